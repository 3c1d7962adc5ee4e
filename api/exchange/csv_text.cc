// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/csv_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "api/exchange/text_encoding.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

constexpr std::string_view formula_letters = "=+-@\t\r'";
constexpr std::array<std::string_view, 4> words_for_unknown{"NULL", "null", "N/A", "#N/A"};

// What separates the cells: most often in the first row, outside quotes.
char separator_of(std::string_view text) {
  std::array<std::pair<char, std::size_t>, 3> found{{{',', 0}, {';', 0}, {'\t', 0}}};
  bool quoted = false;
  for (const char letter : text) {
    if (letter == '"') quoted = !quoted;
    if (!quoted && (letter == '\n' || letter == '\r')) break;
    for (auto& [separator, count] : found) count += !quoted && letter == separator ? 1 : 0;
  }
  return std::max_element(found.begin(), found.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

Error malformed(std::string_view what, std::uint64_t line) {
  return Error{ErrorCode::malformed,
               "the file is no table that can be read",
               {{"", std::string(what), line}}};
}

class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  graph::Result<std::vector<CsvRow>> read() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row;
      row.line = line_;
      do {
        auto cell = next_cell();
        if (!cell) return std::move(cell).error();
        row.cells.push_back(std::move(cell).value());
      } while (take(separator_));
      end_line();
      const bool holds = std::any_of(row.cells.begin(), row.cells.end(),
                                     [](const CsvCell& cell) { return !cell.text.empty(); });
      if (holds) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  bool take(char letter) {
    if (at_ == text_.size() || text_[at_] != letter) return false;
    ++at_;
    return true;
  }
  void end_line() {
    const bool carriage_return = take('\r');
    const bool line_feed = take('\n');
    if (carriage_return || line_feed) ++line_;
  }
  graph::Result<CsvCell> next_cell() { return take('"') ? next_quoted() : next_plain(); }
  graph::Result<CsvCell> next_plain() {
    const std::string ends{separator_, '\r', '\n'};
    const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
    CsvCell cell{std::string(text_.substr(at_, end - at_)), false};
    at_ = end;
    return cell;
  }
  graph::Result<CsvCell> next_quoted() {
    const std::uint64_t begin = line_;
    CsvCell cell{"", true};
    for (;;) {
      const std::size_t end = text_.find('"', at_);
      if (end == std::string_view::npos) return malformed("a quote is never closed", begin);
      const std::string_view part = text_.substr(at_, end - at_);
      line_ += lines_in(part);
      cell.text += part;
      at_ = end + 1;
      if (!take('"')) break;
      cell.text += '"';
    }
    const bool ends =
        at_ == text_.size() || text_[at_] == separator_ || text_[at_] == '\r' || text_[at_] == '\n';
    if (!ends) return malformed("text goes on after a closing quote", line_);
    return cell;
  }
  static std::uint64_t lines_in(std::string_view part) {
    std::uint64_t lines = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (part[i] == '\n' || (part[i] == '\r' && (i + 1 == part.size() || part[i + 1] != '\n'))) {
        ++lines;
      }
    }
    return lines;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace

graph::Result<CsvText> read_csv(std::string_view bytes) {
  if (bytes.size() > graph::limits::csv_bytes_max) {
    return Error{ErrorCode::too_large,
                 fmt::format("a table takes at most {} MiB: cut it in two, or bring a bundle",
                             graph::limits::csv_bytes_max / (1024 * 1024))};
  }
  CsvText read;
  const std::string text = utf8_of(bytes, read.mended);
  if (const std::size_t nul = text.find('\0'); nul != std::string::npos) {
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(nul), '\n');
    return malformed("a NUL stands in it: this is no text", static_cast<std::uint64_t>(line) + 1);
  }
  const char separator = separator_of(text);
  if (separator != ',') {
    read.mended.emplace_back(separator == ';' ? "cells are separated by semicolons"
                                              : "cells are separated by tabs");
  }
  auto rows = Reader(text, separator).read();
  if (!rows) return std::move(rows).error();
  read.rows = std::move(rows).value();
  return read;
}

void append_csv_cell(std::string& out, std::string_view text, bool meant) {
  const bool blank_end = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  const bool quotes = meant || blank_end || is_word_for_unknown(text) || text == word_for_none ||
                      text.find_first_of(",;\t\"\r\n") != std::string_view::npos;
  if (!quotes) {
    out += text;
    return;
  }
  out += '"';
  for (const char letter : text) {
    if (letter == '"') out += '"';
    out += letter;
  }
  out += '"';
}

std::string without_formula(std::string_view text) {
  const bool guarded = !text.empty() && formula_letters.find(text.front()) != std::string::npos;
  return guarded ? "'" + std::string(text) : std::string(text);
}

std::string with_formula(std::string_view text) {
  const bool guarded =
      text.size() > 1 && text.front() == '\'' && formula_letters.find(text[1]) != std::string::npos;
  return std::string(guarded ? text.substr(1) : text);
}

bool is_word_for_unknown(std::string_view text) {
  return std::find(words_for_unknown.begin(), words_for_unknown.end(), text) !=
         words_for_unknown.end();
}

}  // namespace kith::api
