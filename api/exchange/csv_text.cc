// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/csv_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "api/exchange/text_flaws.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

constexpr std::string_view formula_letters = "=+-@\t\r'";
constexpr std::array<std::string_view, 4> words_for_unknown{"NULL", "null", "N/A", "#N/A"};

// Windows-1252 from 0x80 to 0x9f; where it has nothing, the C1 control of Latin-1 stands.
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
    0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6U);
    put(0x80 | (code & 0x3fU));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12U);
    put(0x80 | (code >> 6U & 0x3fU));
    put(0x80 | (code & 0x3fU));
  } else {
    put(0xf0 | code >> 18U);
    put(0x80 | (code >> 12U & 0x3fU));
    put(0x80 | (code >> 6U & 0x3fU));
    put(0x80 | (code & 0x3fU));
  }
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    append_utf8(text, code >= 0x80 && code < 0xa0 ? windows_1252[code - 0x80U] : code);
  }
  return text;
}

// Half of a pair that stands alone becomes U+FFFD.
std::string from_utf16(std::string_view bytes, bool big_end_first) {
  const auto unit = [&](std::size_t at) -> std::uint32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big_end_first ? first * 256U + second : second * 256U + first;
  };
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    std::uint32_t code = unit(at);
    const bool high = code >= 0xd800 && code < 0xdc00;
    if (high && at + 3 < bytes.size() && unit(at + 2) >= 0xdc00 && unit(at + 2) < 0xe000) {
      code = 0x10000 + ((code - 0xd800) << 10U) + (unit(at + 2) - 0xdc00);
      at += 2;
    } else if (code >= 0xd800 && code < 0xe000) {
      code = 0xfffd;
    }
    append_utf8(text, code);
  }
  return text;
}

std::string in_utf8(std::string_view view, std::vector<std::string>& mended) {
  if (view.starts_with("\xff\xfe") || view.starts_with("\xfe\xff")) {
    mended.emplace_back("read as UTF-16");
    return from_utf16(view.substr(2), view.front() == '\xfe');
  }
  if (view.starts_with("\xef\xbb\xbf")) view.remove_prefix(3);
  if ((text_flaws(view) & flaw_utf8) == 0) return std::string(view);
  mended.emplace_back("not UTF-8, so read as Windows-1252, as spreadsheets save it");
  return from_windows_1252(view);
}

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
  const std::string text = in_utf8(bytes, read.mended);
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
