// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_mends.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "api/exchange/text_flaws.h"
#include "api/plain_text.h"
#include "graph/calendar.h"
#include "graph/field.h"
#include "graph/ids.h"
#include "graph/limits.h"
#include "graph/recurrence.h"

namespace kith::api {
namespace {

using graph::Result;

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

MendedText read_as(std::string_view from, std::string made) {
  if (made == from) return {std::move(made), ""};
  std::string words = fmt::format("{} read as {}", shown(from), made);
  return {std::move(made), std::move(words)};
}

int month_named(std::string_view name) {
  constexpr std::array<std::string_view, 12> months{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const std::string word = lower_case(name);
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (word == months[i] || word == months[i].substr(0, 3) || (i == 8 && word == "sept")) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

int small_number(std::string_view text) {
  int value = -1;
  if (is_digits(text) && text.size() <= 4)
    std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The three parts of a day without its name, "of" and the ends of 1st, 2nd, 3rd, 4th.
std::vector<std::string> day_parts(std::string_view text) {
  std::vector<std::string> parts = pieces_of(text, "/-. ,");
  std::erase_if(parts, [](const std::string& part) {
    return lower_case(part) == "of" || (!weekday_code(part).empty());
  });
  for (std::string& part : parts) {
    const bool ordinal = part.size() > 2 && part.size() <= 4 && is_digit(part.front()) &&
                         is_digits(std::string_view(part).substr(0, part.size() - 2));
    const std::string end = ordinal ? lower_case(part.substr(part.size() - 2)) : "";
    if (end == "st" || end == "nd" || end == "rd" || end == "th") part.resize(part.size() - 2);
  }
  return parts;
}

std::optional<graph::Date> day_from_parts(const std::vector<std::string>& parts, DayOrder order) {
  if (parts.size() != 3) return std::nullopt;
  const auto made = [&](std::size_t year, std::size_t month,
                        std::size_t day) -> std::optional<graph::Date> {
    const int named = month_named(parts[month]);
    const int number = named > 0 ? named : small_number(parts[month]);
    const std::size_t digits = parts[year].size();
    if ((digits != 4 && digits != 2) || parts[day].size() > 2) return std::nullopt;
    const int century = digits == 2 && small_number(parts[year]) >= 0 ? 2000 : 0;
    return graph::make_date(century + small_number(parts[year]), number, small_number(parts[day]));
  };
  if (parts[0].size() == 4) return made(0, 1, 2);
  const bool month_first = month_named(parts[0]) > 0;
  const bool british = !month_first && (order == DayOrder::british || month_named(parts[1]) > 0);
  if (auto day = british ? made(2, 1, 0) : made(2, 0, 1)) return day;
  return british ? made(2, 0, 1) : made(2, 1, 0);
}

std::string_view before_time(std::string_view text) {
  const bool timed = text.size() > 10 && text[4] == '-' && (text[10] == 'T' || text[10] == ' ') &&
                     is_digit(text[11 < text.size() ? 11 : 10]);
  return timed ? text.substr(0, 10) : text;
}

// 9, 930, 0930 as hours and minutes.
std::optional<std::pair<int, int>> clock_of(std::string_view text) {
  std::vector<std::string> parts = pieces_of(text, ":. ");
  if (parts.size() == 1 && parts[0].size() >= 3 && parts[0].size() <= 4) {
    const std::size_t hours = parts[0].size() - 2;
    parts = {parts[0].substr(0, hours), parts[0].substr(hours)};
  }
  if (parts.empty() || parts.size() > 4) return std::nullopt;
  if (parts.size() == 4 && !is_digits(parts[3])) return std::nullopt;
  for (std::size_t i = 0; i < std::min<std::size_t>(parts.size(), 3); ++i) {
    if (!is_digits(parts[i]) || parts[i].size() > 2) return std::nullopt;
  }
  return std::pair(small_number(parts[0]), parts.size() > 1 ? small_number(parts[1]) : 0);
}

// The time without a day before it and a zone behind it.
std::string_view bare_time(std::string_view text) {
  if (text.size() > 11 && text[4] == '-' && (text[10] == 'T' || text[10] == ' ')) {
    text.remove_prefix(11);
  }
  const std::size_t zone = text.find_first_of("+Z");
  const std::size_t minus = text.find('-', 4);
  const bool timed = text.find(':') != std::string_view::npos;
  return timed ? trimmed(text.substr(0, std::min(zone, minus))) : text;
}

// Takes "am", "p.m." and the like off the end: 'a', 'p', or ' ' for none.
char half_of_day(std::string& text) {
  for (const std::string_view end : {"a.m.", "p.m.", "a.m", "p.m", "am", "pm"}) {
    if (text.size() > end.size() && text.ends_with(end)) {
      text = std::string(trimmed(text.substr(0, text.size() - end.size())));
      return end.front();
    }
  }
  return ' ';
}

}  // namespace

DayOrder day_order_of(const std::vector<std::string>& days, DayOrder otherwise) {
  bool american = false;
  for (const std::string& day : days) {
    const std::vector<std::string> parts = day_parts(before_time(trimmed(day)));
    if (parts.size() != 3 || (parts[2].size() != 4 && parts[2].size() != 2)) continue;
    const int first = small_number(parts[0]);
    const int second = small_number(parts[1]);
    if (first > 12 && first <= 31 && second > 0 && second <= 12) return DayOrder::british;
    american = american || (first > 0 && first <= 12 && second > 12 && second <= 31);
  }
  return american ? DayOrder::american : otherwise;
}

std::optional<MendedText> mend_day(std::string_view text, DayOrder order) {
  const std::string_view day = before_time(trimmed(text));
  if (graph::date_from_text(day)) return read_as(text, std::string(day));
  if (day.size() > 40) return std::nullopt;
  if (is_digits(day) && day.size() == 8) {
    const std::string iso =
        fmt::format("{}-{}-{}", day.substr(0, 4), day.substr(4, 2), day.substr(6, 2));
    if (graph::date_from_text(iso)) return read_as(text, iso);
    return std::nullopt;
  }
  const auto made = day_from_parts(day_parts(day), order);
  return made ? std::optional(read_as(text, graph::to_text(*made))) : std::nullopt;
}

std::optional<MendedText> mend_time(std::string_view text) {
  std::string time = lower_case(trimmed(text));
  if (graph::time_from_text(time)) return read_as(text, time);
  if (time == "noon" || time == "midday" || time == "12 noon") return read_as(text, "12:00");
  if (time == "midnight" || time == "12 midnight") return read_as(text, "00:00");
  if (time.size() > 40) return std::nullopt;
  const char half = half_of_day(time);
  const std::string upper = half == ' ' ? std::string(trimmed(text)) : time;
  const auto clock = clock_of(half == ' ' ? bare_time(upper) : std::string_view(time));
  if (!clock || clock->first < 0 || clock->second < 0 || clock->second > 59) return std::nullopt;
  int hours = clock->first;
  const bool alone = half == ' ' && time.find_first_of(":.") == std::string::npos;
  if ((alone && time.size() != 4) || hours > 24 || (hours == 24 && clock->second > 0)) {
    return std::nullopt;  // "9" alone may be anything
  }
  if (half != ' ' && hours <= 12) hours = hours % 12 + (half == 'p' ? 12 : 0);
  return read_as(text, fmt::format("{:02}:{:02}", hours % 24, clock->second));
}

std::optional<std::int32_t> mend_pence(std::string_view text) {
  std::string amount = lower_case(trimmed(text));
  for (const std::string_view free : {"free", "nil", "none", "no charge", "free of charge"}) {
    if (amount == free) return 0;
  }
  bool pounds = false;
  for (const std::string_view mark : {"£", "gbp"}) {
    if (const std::size_t at = amount.find(mark); at != std::string::npos) {
      amount.erase(at, mark.size());
      pounds = true;
    }
  }
  amount = std::string(trimmed(amount));
  const bool pence = !pounds && amount.size() > 1 && amount.back() == 'p';
  if (pence) amount.pop_back();
  std::erase(amount, ',');
  const std::size_t point = std::min(amount.find('.'), amount.size());
  const std::string_view whole = std::string_view(amount).substr(0, point);
  std::string_view fraction = std::string_view(amount).substr(std::min(point + 1, amount.size()));
  while (fraction.size() > 2 && fraction.back() == '0') fraction.remove_suffix(1);
  const bool numbers = is_digits(whole) && (fraction.empty() || is_digits(fraction));
  if (!numbers || whole.size() > 7 || fraction.size() > 2 || (pence && !fraction.empty())) {
    return std::nullopt;
  }
  std::string digits(whole);
  if (!pence) digits.append(fraction).append(2 - fraction.size(), '0');
  std::int32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value <= graph::Pence::max ? std::optional(value) : std::nullopt;
}

std::string_view cost_per(std::string_view words) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 21> all{{
      {"session", "session"},  {"class", "session"}, {"visit", "session"}, {"lesson", "session"},
      {"meeting", "session"},  {"time", "session"},  {"night", "session"}, {"game", "session"},
      {"week", "week"},        {"weekly", "week"},   {"month", "month"},   {"monthly", "month"},
      {"year", "year"},        {"yearly", "year"},   {"annum", "year"},    {"annual", "year"},
      {"annually", "year"},    {"once", "once"},     {"joining", "once"},  {"registration", "once"},
      {"sessions", "session"},
  }};
  for (const std::string& word : pieces_of(lower_case(words), " ,.;:/()-\n\t")) {
    const auto* found =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.first == word; });
    if (found != all.end()) return found->second;
  }
  return {};
}

std::optional<double> mend_degrees(std::string_view number, int max) {
  const std::string text(trimmed(number));
  const bool plain = !text.empty() && text.size() < 40 && digits_in(text) > 0 &&
                     text.find_first_not_of("0123456789.+-eE") == std::string::npos;
  if (!plain) return std::nullopt;
  double value = 0;
  const char* const begin = text.data() + (text.front() == '+' ? 1 : 0);
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(begin, end, value);
  if (read.ec != std::errc() || read.ptr != end || !(std::abs(value) <= max)) return std::nullopt;
  const double rounded = std::round(value * 1e6) / 1e6;
  return rounded == 0 ? 0 : rounded;  // no minus nought
}

std::string external_id_from(std::string_view publisher_id) {
  const std::string_view kept = trimmed(publisher_id);
  if (kept.empty() || graph::is_external_id(kept)) return std::string(kept);
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char letter : kept) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
  }
  std::string id(kept.substr(0, 44));
  for (char& letter : id) {
    const bool may = is_letter(letter) || is_digit(letter) || letter == '.' || letter == '_';
    if (!may) letter = '-';
  }
  return fmt::format("{}-{:016x}", id, hash);
}

std::optional<std::string> postcode_district(std::string_view text) {
  std::string kept;
  for (const char letter : text) {
    if (letter != ' ')
      kept += static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
  }
  const auto is_unit = [&] {
    const std::string_view end = std::string_view(kept).substr(kept.size() - 3);
    return is_digit(end[0]) && is_letter(end[1]) && is_letter(end[2]);
  };
  if (kept.size() >= 5 && kept.size() <= 7 && is_unit()) kept.resize(kept.size() - 3);
  if (kept == "GIR") return kept;
  std::size_t area = 0;
  while (area < kept.size() && is_letter(kept[area])) ++area;
  const std::string_view rest = std::string_view(kept).substr(area);
  const bool holds = area >= 1 && area <= 2 && (rest.size() == 1 || rest.size() == 2) &&
                     is_digit(rest[0]) &&
                     (rest.size() == 1 || is_digit(rest[1]) || is_letter(rest[1]));
  return holds ? std::optional(kept) : std::nullopt;
}

std::optional<std::string> mend_postcode(std::string_view text) {
  std::string kept;
  for (const char letter : text) {
    if (letter != ' ')
      kept += static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
  }
  const auto district = postcode_district(kept);
  if (!district || kept.size() != district->size() + 3) return std::nullopt;
  return *district + " " + kept.substr(district->size());
}

std::optional<MendedText> mend_phone(std::string_view text) {
  const MendedText words = mend_name(text);
  std::string kept = words.text;
  std::erase(kept, '"');
  std::string_view number = trimmed(kept);
  for (const std::string_view before : {"telephone", "tel", "phone", "call"}) {
    const std::string_view rest = number.substr(std::min(before.size(), number.size()));
    const bool marked = rest.starts_with(':') || rest.starts_with('.') || rest.starts_with(' ');
    if (marked && lower_case(number.substr(0, before.size())) == before) {
      number = rest.substr(std::min(rest.find_first_not_of(":. "), rest.size()));
      break;
    }
  }
  if (digits_in(number) < 3) return std::nullopt;
  return read_as(trimmed(text), std::string(number));
}

std::optional<MendedText> mend_email(std::string_view text) {
  std::string_view address = trimmed(text);
  if (lower_case(address.substr(0, 7)) == "mailto:") address = trimmed(address.substr(7));
  const std::size_t at = address.find('@');
  const std::string_view host = at < address.size() ? address.substr(at + 1) : std::string_view();
  const bool holds = at != 0 && !host.empty() && host.find('@') == std::string_view::npos &&
                     host.find('.') != std::string_view::npos && host.front() != '.' &&
                     host.back() != '.' && text_flaws(address) == 0 &&
                     address.find_first_of(" ,;<>()\"") == std::string_view::npos &&
                     address.size() <= graph::limits::name_bytes_max;
  return holds ? std::optional(read_as(trimmed(text), std::string(address))) : std::nullopt;
}

std::optional<MendedText> mend_web(std::string_view text) {
  const std::string_view address = trimmed(text);
  const std::string head = lower_case(address.substr(0, 8));
  const std::size_t scheme = head == "https://" ? 8 : head.starts_with("http://") ? 7 : 0;
  const std::string_view rest = address.substr(scheme);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  const std::string_view name = host.substr(0, host.find(':'));
  const std::size_t point = name.rfind('.');
  const bool holds = point != std::string_view::npos && point > 0 && name.size() - point > 2 &&
                     name.find("..") == std::string_view::npos && name.front() != '.' &&
                     name.find_first_of("@,;_ ") == std::string_view::npos &&
                     text_flaws(address) == 0 &&
                     address.find_first_of(" <>\"{}|\\^`") == std::string_view::npos &&
                     address.size() <= graph::limits::text_bytes_max - 8 &&
                     (scheme > 0 || host.find(':') == std::string_view::npos);
  if (!holds) return std::nullopt;
  return read_as(trimmed(text), (scheme > 0 ? "" : "http://") + std::string(address));
}

std::optional<MendedText> mend_language(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 49> all{{
      {"english", "en"},        {"korean", "ko"},
      {"japanese", "ja"},       {"taiwanese", "nan"},
      {"czech", "cs"},          {"slovak", "sk"},
      {"welsh", "cy"},          {"polish", "pl"},
      {"urdu", "ur"},           {"punjabi", "pa"},
      {"panjabi", "pa"},        {"bengali", "bn"},
      {"sylheti", "syl"},       {"gujarati", "gu"},
      {"arabic", "ar"},         {"french", "fr"},
      {"portuguese", "pt"},     {"spanish", "es"},
      {"german", "de"},         {"italian", "it"},
      {"romanian", "ro"},       {"somali", "so"},
      {"turkish", "tr"},        {"chinese", "zh"},
      {"mandarin", "cmn"},      {"cantonese", "yue"},
      {"hindi", "hi"},          {"tamil", "ta"},
      {"farsi", "fa"},          {"persian", "fa"},
      {"kurdish", "ku"},        {"pashto", "ps"},
      {"russian", "ru"},        {"ukrainian", "uk"},
      {"lithuanian", "lt"},     {"latvian", "lv"},
      {"hungarian", "hu"},      {"greek", "el"},
      {"dutch", "nl"},          {"vietnamese", "vi"},
      {"tagalog", "tl"},        {"gaelic", "gd"},
      {"irish", "ga"},          {"cornish", "kw"},
      {"yoruba", "yo"},         {"british sign language", "bfi"},
      {"bsl", "bfi"},           {"american sign language", "ase"},
      {"makaton", "x-makaton"},
  }};
  std::string word = lower_case(trimmed(text));
  if (const std::size_t open = word.find('('); word.ends_with(')') && open != std::string::npos) {
    word = word.substr(open + 1, word.size() - open - 2);  // "Chinese (Mandarin)"
  }
  const auto* found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.first == word; });
  if (found != all.end()) return read_as(trimmed(text), std::string(found->second));
  const std::string_view tag = trimmed(text);
  const std::size_t first = std::min(tag.find('-'), tag.size());
  const bool holds =
      (first == 2 || first == 3) && tag.size() <= 35 &&
      std::all_of(tag.begin(), tag.begin() + static_cast<std::ptrdiff_t>(first), is_letter) &&
      tag.back() != '-' && std::all_of(tag.begin(), tag.end(), [](char letter) {
        return is_letter(letter) || is_digit(letter) || letter == '-';
      });
  if (!holds) return std::nullopt;
  return read_as(tag, lower_case(tag.substr(0, first)) + std::string(tag.substr(first)));
}

std::string_view weekday_code(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> all{{
      {"monday", "MO"},
      {"tuesday", "TU"},
      {"wednesday", "WE"},
      {"thursday", "TH"},
      {"friday", "FR"},
      {"saturday", "SA"},
      {"sunday", "SU"},
  }};
  std::string day = lower_case(trimmed(word));
  if (day.size() > 3 && day.back() == '.') day.pop_back();
  for (const auto& [name, code] : all) {
    const bool begins = day.size() >= 2 && day.size() <= 5 && name.starts_with(day);
    const bool longer = day == "tues" || day == "thur" || day == "thurs";
    if (day == name || day == std::string(name) + "s" || (begins && (day.size() < 4 || longer))) {
      return code;
    }
  }
  return {};
}

namespace {

// "mo, we", "Monday" and "2tu" as RFC 5545 writes them; what is no day stays, for the check.
std::string days_of_rule(std::string_view text) {
  std::string made;
  for (const std::string& piece : pieces_of(text, ",; \t\n")) {
    const std::size_t letters = std::min(piece.find_first_not_of("+-0123456789"), piece.size());
    const std::string_view code = weekday_code(piece.substr(letters));
    made += (made.empty() ? "" : ",") + piece.substr(0, letters);
    made += code.empty() ? piece.substr(letters) : std::string(code);
  }
  return made;
}

std::string upper_case(std::string_view text) {
  std::string made(trimmed(text));
  for (char& letter : made) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  std::erase(made, ' ');
  return made;
}

}  // namespace

Result<MendedText> rule_from(const RuleParts& parts) {
  std::string freq = upper_case(parts.freq);
  if (freq.starts_with("RRULE:")) freq.erase(0, 6);
  const std::string byday = days_of_rule(parts.byday);
  std::string rule = freq;
  if (freq.find('=') == std::string::npos) {
    const std::array<std::pair<std::string_view, std::string>, 7> more{
        {{"INTERVAL", upper_case(parts.interval)},
         {"BYDAY", byday},
         {"BYMONTHDAY", upper_case(parts.bymonthday)},
         {"BYYEARDAY", upper_case(parts.byyearday)},
         {"BYWEEKNO", upper_case(parts.byweekno)},
         {"COUNT", upper_case(parts.count)},
         {"WKST", days_of_rule(parts.wkst)}}};
    if (freq.empty() && byday.empty()) {
      const bool says = !more[2].second.empty() || !more[3].second.empty() ||
                        !more[4].second.empty() || !more[5].second.empty();
      if (!says) return MendedText{};
    }
    rule = freq.empty() && byday.empty() ? "" : "FREQ=" + (freq.empty() ? "WEEKLY" : freq);
    for (const auto& [key, value] : more) {
      if (!value.empty()) rule += fmt::format("{}{}={}", rule.empty() ? "" : ";", key, value);
    }
  }
  if (auto checked = graph::check_rrule(rule); !checked) return std::move(checked).error();
  std::string mended;
  if (parts.freq.empty()) mended = "days without how often read as weekly";
  if (byday != parts.byday && !parts.byday.empty()) {
    mended = fmt::format("{} read as {}", shown(parts.byday), byday);
  }
  if (mended.empty() && freq != parts.freq) {
    mended = fmt::format("{} read as {}", shown(parts.freq), freq);
  }
  return MendedText{std::move(rule), std::move(mended)};
}

}  // namespace kith::api
