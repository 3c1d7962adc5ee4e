// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

// Comma-separated values as RFC 4180 has them and as spreadsheets leave them. No library in Debian
// 12 reads columns that are not known when compiling and keeps the line of a cell, so this is ours.
namespace kith::api {

struct CsvCell {
  std::string text;     // UTF-8, without the quotes around it
  bool quoted = false;  // stood in quotes: meant to the letter

  friend bool operator==(const CsvCell&, const CsvCell&) = default;
};

struct CsvRow {
  std::vector<CsvCell> cells;
  std::uint64_t line = 0;  // where it begins, from 1
};

struct CsvText {
  std::vector<CsvRow> rows;         // those with a cell that is not empty
  std::vector<std::string> mended;  // what of the file as a whole was read how
};

// The rows of a file. Taken: UTF-8 with or without byte order mark, UTF-16 with one, otherwise
// Windows-1252; LF, CRLF and CR, mixed; quoted cells with separators, doubled quotes and line ends
// in them; comma, semicolon or tab, whichever the first row has most of. Errors: too_large (over
// limits::csv_bytes_max), malformed (a quote that is never closed, text after a closing quote, a
// NUL) with the line. Memory: about three times the file. Linear.
graph::Result<CsvText> read_csv(std::string_view bytes);

// Adds one cell, in quotes where it needs them: a comma, quote, line end, or blank at either end,
// or letters that a reader takes for "unknown". `meant`: quoted whatever stands in it.
void append_csv_cell(std::string& out, std::string_view text, bool meant = false);

// A spreadsheet takes text that begins with = + - @ for a formula. Such text (and text that begins
// with an apostrophe before one of these) leaves with an apostrophe before it, and loses it again.
std::string without_formula(std::string_view text);
std::string with_formula(std::string_view text);

// What people write for "not known": NULL, N/A, #N/A, null.
bool is_word_for_unknown(std::string_view text);

// What a cell says to take away what is stored.
inline constexpr std::string_view word_for_none = "(none)";

}  // namespace kith::api
