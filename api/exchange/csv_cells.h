// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/csv_columns.h"
#include "api/exchange/csv_text.h"

// One value in one cell.
namespace kith::api {

// What a cell says, as JSON text.
struct ReadCell {
  std::string json;          // "" where nothing is said
  bool takes_away = false;   // what is stored is to go
  std::string mended;        // how it was read, where not written as Kith writes it; else ""
  std::string worth_a_look;  // taken as it stands, and somebody should look; else ""
};

// Reads a cell as its column wants it. Outside quotes blanks at either end go, words for unknown
// say nothing, and (none) takes away what is stored. Days are taken in British order too
// (21/11/2026, 21 Nov 2026), truths as yes and no, words in any case and with blanks, whole numbers
// as 3.0, times as 9:30, lists of single values as "a; b", and so what people do ("fishing; can't
// stand dogs"): activities where graph/activity_words.h understands them, else their own words;
// letters that no id may have become hyphens. What cannot be read is given on as text, so that the
// reader of records names the fault at its place. A list that is no JSON likewise.
ReadCell read_cell(const CsvColumn& column, const CsvCell& cell);

// Writes a value of that column; the text that read_cell turns into the same value.
void append_cell(std::string& out, const CsvColumn& column, const nlohmann::ordered_json& value);

}  // namespace kith::api
