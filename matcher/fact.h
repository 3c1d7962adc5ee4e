// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/calendar.h"
#include "graph/field.h"
#include "graph/ids.h"

// What an answer rests on.
namespace kith::matcher {

// One thing a record says that a rule or criterion used: enough to write a sentence in any
// rendering and to trace it. `pointer` is a JSON Pointer into the record on the wire
// ("/rhythm/busy").
struct Fact {
  graph::SubjectNumber about;  // whose fact it is
  graph::Kind kind = graph::Kind::person;
  std::string pointer;
  std::string value;  // canonical words or number, as on the wire
  graph::Seen seen = graph::Seen::officer;
  std::optional<graph::SaidBy> said_by;
  std::optional<graph::Date> on;

  friend bool operator==(const Fact&, const Fact&) = default;
};

// Whether to collect facts and sentences. Scoring a hundred thousand homes needs neither; the same
// code gives the same numbers either way.
enum class Detail : std::uint8_t { numbers, full };

}  // namespace kith::matcher
