// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ids.h"

// Records as rows: which columns a kind of record has.
namespace kith::api {

enum class CellKind : std::uint8_t {
  text,
  whole,        // a whole number
  number,       // a decimal
  truth,        // true or false
  day,          // 2026-11-21
  birth_day,    // that, or the year alone
  id,           // an external id, or a reference by number or external id
  time_of_day,  // 09:30
  word,         // one of `words`
  list,         // JSON; of single values and of what people do also "a; b"
  object,       // JSON; written only for one with nothing in it, its members have their own columns
  interest,     // an object in a list: an activity that somebody takes a stance to
  activity      // likewise: an activity and what is wanted of newcomers
};

struct CsvColumn {
  std::string name;               // "rhythm.busy"
  std::vector<std::string> path;  // {"rhythm", "busy"}
  CellKind holds = CellKind::text;
  CellKind items = CellKind::object;  // of a list: what one is; object: only JSON will do
  std::vector<std::string> words;     // of a word, or of a list of words
  bool is_stated = false;  // a value that may carry who said it: its path ends in "value"
};

// The columns of a record kind, in the order of the records' own description: number, external_id,
// then one for each value. What is inside an object has a column of its own with a dot in its name;
// a list is one cell of canonical JSON. Made once for each kind; safe from any thread.
const std::vector<CsvColumn>& csv_columns(graph::Kind kind);

}  // namespace kith::api
