// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/csv_cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/json_text.h"
#include "api/plain_text.h"
#include "graph/activity_words.h"
#include "graph/calendar.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> parts_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, from), text.size());
    const std::string_view part = trimmed(text.substr(from, end - from));
    if (!part.empty()) parts.emplace_back(part);
    from = end + 1;
  }
  return parts;
}

// A value as Kith writes it, and what had to be understood for that; nothing: not understood.
struct Understood {
  std::string json;
  bool as_written = false;
  std::string own_words = {};  // what stays as people said it, not being understood
};

std::optional<std::string> month_number(std::string_view name) {
  constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                    "jul", "aug", "sep", "oct", "nov", "dec"};
  constexpr std::array<std::string_view, 12> full{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
  const std::string word = lower_case(name);
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (word == months[i] || word == full[i] || (i == 8 && word == "sept")) {
      return std::to_string(i + 1);
    }
  }
  return std::nullopt;
}

// Day, month and year as they are written in Britain; years of two digits are nobody's guess.
std::optional<std::string> british_day(std::string_view text) {
  std::vector<std::string> parts = parts_of(text, "/-. ");
  if (parts.size() != 3) return std::nullopt;
  if (const auto month = month_number(parts[1])) parts[1] = *month;
  const bool numbers = is_digits(parts[0]) && is_digits(parts[1]) && is_digits(parts[2]);
  if (!numbers || parts[0].size() > 2 || parts[1].size() > 2 || parts[2].size() != 4) {
    return std::nullopt;
  }
  const std::string iso = fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
  return graph::date_from_text(iso) ? std::optional(iso) : std::nullopt;
}

std::optional<Understood> understand_day(std::string_view text) {
  if (graph::date_from_text(text)) return Understood{json_string(text), true};
  const bool with_midnight = text.size() > 10 && (text[10] == 'T' || text[10] == ' ') &&
                             text.substr(11).find_first_not_of("0:.Z") == std::string_view::npos;
  if (with_midnight && graph::date_from_text(text.substr(0, 10))) {
    return Understood{json_string(text.substr(0, 10))};
  }
  if (const auto day = british_day(text)) return Understood{json_string(*day)};
  return std::nullopt;
}

std::optional<Understood> understand_time(std::string_view text) {
  const std::vector<std::string> parts = parts_of(text, ":.");
  const bool numbers = parts.size() >= 2 && parts.size() <= 3 &&
                       std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
                         return is_digits(part) && part.size() <= 2;
                       });
  if (!numbers || (parts.size() == 3 && parts[2] != "00")) return std::nullopt;
  const std::string time = fmt::format("{:0>2}:{:0>2}", parts[0], parts[1]);
  return Understood{json_string(time), time == text};
}

std::optional<Understood> understand_truth(std::string_view text) {
  if (text == "true" || text == "false") return Understood{std::string(text), true};
  const std::string word = lower_case(text);
  for (const std::string_view yes : {"yes", "y", "true", "1"}) {
    if (word == yes) return Understood{"true"};
  }
  for (const std::string_view no : {"no", "n", "false", "0"}) {
    if (word == no) return Understood{"false"};
  }
  return std::nullopt;
}

std::optional<Understood> understand_whole(std::string_view text) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc()) return std::nullopt;
  if (read.ptr == end) return Understood{std::to_string(value), std::to_string(value) == text};
  const std::string_view rest(read.ptr, static_cast<std::size_t>(end - read.ptr));
  const bool no_fraction = rest.size() > 1 && rest.front() == '.' &&
                           rest.find_first_not_of('0', 1) == std::string_view::npos;
  return no_fraction ? std::optional(Understood{std::to_string(value)}) : std::nullopt;
}

std::optional<Understood> understand_number(std::string_view text) {
  const auto number = nlohmann::json::parse(text, nullptr, false);
  if (!number.is_number()) return std::nullopt;
  return Understood{std::string(text), true};
}

// "SL/001" is SL-001: the same wherever it is referred to, so that nothing comes apart.
Understood understand_id(std::string_view text) {
  std::string id(text);
  for (char& letter : id) {
    const bool may = is_letter(letter) || is_digit(letter) || letter == '.' || letter == '_';
    if (!may) letter = '-';
  }
  return Understood{json_string(id), id == text};
}

// "Live in" and "live-in" for live_in.
std::optional<Understood> understand_word(std::string_view text,
                                          const std::vector<std::string>& words) {
  std::string wanted = lower_case(text);
  std::replace_if(
      wanted.begin(), wanted.end(), [](char letter) { return letter == ' ' || letter == '-'; },
      '_');
  for (const std::string& word : words) {
    if (word == text) return Understood{json_string(word), true};
  }
  for (const std::string& word : words) {
    if (word == wanted) return Understood{json_string(word)};
  }
  return std::nullopt;
}

std::optional<Understood> understand_single(CellKind kind, const std::vector<std::string>& words,
                                            std::string_view text) {
  switch (kind) {
    case CellKind::day: return understand_day(text);
    case CellKind::birth_day:
      if (is_digits(text) && text.size() == 4) return Understood{json_string(text), true};
      return understand_day(text);
    case CellKind::time_of_day: return understand_time(text);
    case CellKind::truth: return understand_truth(text);
    case CellKind::whole: return understand_whole(text);
    case CellKind::number: return understand_number(text);
    case CellKind::word: return understand_word(text, words);
    case CellKind::text: return Understood{json_string(text), true};
    case CellKind::id: return understand_id(text);
    case CellKind::list:
    case CellKind::object:
    case CellKind::interest:
    case CellKind::activity: break;
  }
  return std::nullopt;
}

// In one line: within JSON a line end can stand only between values.
std::optional<Understood> understand_json(std::string_view text, char opening) {
  if (text.empty() || text.front() != opening) return std::nullopt;
  if (!nlohmann::json::accept(text)) return std::nullopt;
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
  return Understood{std::move(line), true};
}

// What one part of a text says people do. Nothing understood: their own words stand for themselves.
void add_activities(const CsvColumn& column, const std::string& part, Json& list,
                    Understood& made) {
  const auto reading = graph::read_activities(part);
  const bool stance = column.items == CellKind::interest;
  const auto add = [&](std::string_view word, bool avoid) {
    Json item{{"concept", word}};
    if (stance) item["stance"] = avoid ? "avoid" : "love";
    if (stance && word != part) item["own_words"] = part;
    list.push_back(std::move(item));
  };
  if (reading) {
    for (const auto& each : reading->understood) add(each.concept_word, each.avoid);
    if (!reading->understood.empty()) return;
  }
  made.own_words += (made.own_words.empty() ? "" : ", ") + part;
  add(part, false);
}

// "gardening; a bit of fishing": by semicolons or line ends, else by commas.
Understood understand_activities(const CsvColumn& column, std::string_view text) {
  const bool semicolons = text.find_first_of(";\n|") != std::string_view::npos;
  Understood made;
  Json list = Json::array();
  for (const std::string& part : parts_of(text, semicolons ? ";\n\r|" : ",")) {
    add_activities(column, part, list, made);
  }
  made.json = list.dump(-1, ' ', false, Json::error_handler_t::replace);
  return made;
}

// "walk; bus": by semicolons or line ends, else by commas.
std::optional<Understood> understand_list(const CsvColumn& column, std::string_view text) {
  if (auto json = understand_json(text, '[')) return json;
  if (column.items == CellKind::interest || column.items == CellKind::activity) {
    return understand_activities(column, text);
  }
  if (column.items == CellKind::object || column.items == CellKind::list) return std::nullopt;
  const bool semicolons = text.find_first_of(";\n|") != std::string_view::npos;
  std::string json;
  for (const std::string& part : parts_of(text, semicolons ? ";\n\r|" : ",")) {
    const auto item = understand_single(column.items, column.words, part);
    json += (json.empty() ? "" : ",") + (item ? item->json : json_string(part));
  }
  return Understood{"[" + json + "]"};
}

std::optional<Understood> understand(const CsvColumn& column, std::string_view text) {
  if (column.holds == CellKind::list) return understand_list(column, text);
  if (column.holds == CellKind::object) return understand_json(text, '{');
  return understand_single(column.holds, column.words, text);
}

// Ten or eleven digits after a nought, as British numbers are written.
bool holds_telephone_number(std::string_view text) {
  std::size_t digits = 0;
  for (const char letter : text) {
    const bool digit = is_digit(letter);
    if (digit && (digits > 0 || letter == '0')) {
      if (++digits >= 10) return true;
    } else if (letter != ' ' && letter != '-' && letter != '(' && letter != ')') {
      digits = 0;
    }
  }
  return false;
}

}  // namespace

ReadCell read_cell(const CsvColumn& column, const CsvCell& cell) {
  ReadCell read;
  if (cell.text.empty()) return read;
  const bool verbatim = cell.quoted && column.holds == CellKind::text;
  const std::string_view kept = verbatim ? std::string_view(cell.text) : trimmed(cell.text);
  if (kept.empty()) {
    read.mended = "only blanks: taken as unknown";
    return read;
  }
  if (!cell.quoted && is_word_for_unknown(kept)) {
    read.mended = fmt::format("{}: taken as unknown", kept);
    return read;
  }
  if (!cell.quoted && kept == word_for_none) {
    read.takes_away = true;
    return read;
  }
  const std::string text = column.holds == CellKind::text ? with_formula(kept) : std::string(kept);
  const auto understood = understand(column, text);
  read.json = understood ? understood->json : json_string(text);
  if (understood && !understood->as_written) {
    read.mended = fmt::format("{} read as {}", text, understood->json);
  } else if (kept.size() != cell.text.size()) {
    read.mended = "blanks around it left out";
  }
  if (understood && !understood->own_words.empty()) {
    read.worth_a_look = fmt::format(
        "no activity that Kith knows: {}. Kept in these words, which match only "
        "themselves",
        understood->own_words);
  }
  if (column.holds == CellKind::text && holds_telephone_number(text)) {
    read.worth_a_look = "looks like a telephone number: kept; is this the place for it?";
  }
  return read;
}

void append_cell(std::string& out, const CsvColumn& column, const Json& value) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    const bool is_text = column.holds == CellKind::text;
    append_csv_cell(out, is_text ? without_formula(text) : text, is_text && text.empty());
  } else {
    append_csv_cell(out, value.dump());
  }
}

}  // namespace kith::api
