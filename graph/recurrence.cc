// SPDX-License-Identifier: Apache-2.0
#include "graph/recurrence.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <libical/ical.h>

namespace kith::graph {
namespace {

constexpr std::string_view prefix = "RRULE:";

// A number that may stand in a part; `zero` whether 0 itself may. The sign is allowed where min <
// 0.
struct NumberPart {
  std::string_view key;
  int min;
  int max;
  bool list;
};
constexpr std::array number_parts{
    NumberPart{"INTERVAL", 1, 1'000, false},  NumberPart{"COUNT", 1, 20'000, false},
    NumberPart{"BYMONTH", 1, 12, true},       NumberPart{"BYMONTHDAY", -31, 31, true},
    NumberPart{"BYYEARDAY", -366, 366, true}, NumberPart{"BYWEEKNO", -53, 53, true},
    NumberPart{"BYSETPOS", -366, 366, true},
};
constexpr std::array<std::string_view, 7> days{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::array<std::string_view, 4> frequencies{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};

Error bad(std::string_view part, std::string_view why) {
  return Error{ErrorCode::bad_input, "The pattern is not an RRULE that Kith reads: " +
                                         std::string(part) + " " + std::string(why) + "."};
}

// The pieces between separators; an empty text is one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t end = text.find(separator);
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + 1);
  }
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& all, std::string_view word) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

// A whole number with an optional sign, at most four digits after it, without 0 where signs are
// allowed (RFC 5545: no such day); nothing for anything else.
std::optional<int> whole(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.size() > 5) return std::nullopt;
  int value = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return minus ? -value : value;
}

bool numbers_hold(const NumberPart& part, std::string_view values) {
  const std::vector<std::string_view> pieces = split(values, ',');
  if (!part.list && pieces.size() != 1) return false;
  return std::all_of(pieces.begin(), pieces.end(), [&](std::string_view piece) {
    const std::optional<int> value = whole(piece);
    return value && *value != 0 && *value >= part.min && *value <= part.max;
  });
}

// "SA", "1SA", "-1SU".
bool is_day(std::string_view text) {
  if (text.size() < 2 || !is_one_of(days, text.substr(text.size() - 2))) return false;
  if (text.size() == 2) return true;
  const std::optional<int> which = whole(text.substr(0, text.size() - 2));
  return which && *which != 0 && *which >= -53 && *which <= 53;
}

// "1SA" rather than "SA".
bool is_numbered(std::string_view text) { return text.size() > 2; }

bool days_hold(std::string_view values) {
  const std::vector<std::string_view> pieces = split(values, ',');
  return std::all_of(pieces.begin(), pieces.end(), is_day);
}

// RFC 5545, 3.3.10: only months and years have a first Saturday. (libical gives such days out of
// order.)
bool numbers_days_of_a_week(std::string_view rrule) {
  bool numbered = false;
  bool by_month = false;
  for (const std::string_view part : split(rrule, ';')) {
    by_month = by_month || part == "FREQ=MONTHLY" || part == "FREQ=YEARLY";
    if (!part.starts_with("BYDAY=")) continue;
    const std::vector<std::string_view> pieces = split(part.substr(6), ',');
    numbered = std::any_of(pieces.begin(), pieces.end(), is_numbered);
  }
  return numbered && !by_month;
}

// The day of an UNTIL: 20270331, or with a time, which whole days do not need.
std::optional<Date> until_day(std::string_view text) {
  const bool timed = text.size() == 15 || (text.size() == 16 && text.ends_with('Z'));
  if (text.size() != 8 && !(timed && text[8] == 'T')) return std::nullopt;
  if (timed && !whole(text.substr(9, 3))) return std::nullopt;
  const std::optional<int> year = whole(text.substr(0, 4));
  const std::optional<int> month = whole(text.substr(4, 2));
  const std::optional<int> day = whole(text.substr(6, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_date(*year, *month, *day);
}

bool value_holds(std::string_view key, std::string_view value) {
  if (key == "FREQ") return is_one_of(frequencies, value);
  if (key == "WKST") return is_one_of(days, value);
  if (key == "BYDAY") return days_hold(value);
  if (key == "UNTIL") return until_day(value).has_value();
  const auto* part = std::find_if(number_parts.begin(), number_parts.end(),
                                  [&](const NumberPart& each) { return each.key == key; });
  return part != number_parts.end() && numbers_hold(*part, value);
}

std::string_view without_prefix(std::string_view rrule) {
  if (rrule.starts_with(prefix)) rrule.remove_prefix(prefix.size());
  return rrule;
}

icaltimetype to_ical(Date date) {
  const std::string text = to_text(date);
  icaltimetype time = icaltime_null_date();
  time.hour = time.minute = time.second = 0;  // libical gives -1, and then counts days wrongly
  time.year = *whole(std::string_view(text).substr(0, 4));
  time.month = *whole(std::string_view(text).substr(5, 2));
  time.day = *whole(std::string_view(text).substr(8, 2));
  return time;
}

struct IteratorFree {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

// libical compares an UNTIL with a time against days as it likes; a whole day is what was meant.
void forget_time(icaltimetype& until) {
  until.hour = until.minute = until.second = 0;
  until.is_date = 1;
  until.zone = nullptr;
}

using Iterator = std::unique_ptr<icalrecur_iterator, IteratorFree>;

// Null where the parts contradict each other, such as a 30th of February.
Iterator iterator_of(std::string_view rrule, Date first) {
  const std::string text(rrule);
  icalrecurrencetype rule = icalrecurrencetype_from_string(text.c_str());
  if (rule.freq == ICAL_NO_RECURRENCE) return nullptr;
  if (!icaltime_is_null_time(rule.until)) forget_time(rule.until);
  return Iterator(icalrecur_iterator_new(rule, to_ical(first)));
}

// Walks the days before `until`, in order. Nothing where there are more than occurrences_max.
std::optional<std::vector<Date>> walk(icalrecur_iterator* iterator, Date from, Date until) {
  std::vector<Date> found;
  for (std::size_t steps = 0; steps <= occurrences_max; ++steps) {
    const icaltimetype next = icalrecur_iterator_next(iterator);
    if (icaltime_is_null_time(next)) return found;
    const std::optional<Date> date = make_date(next.year, next.month, next.day);
    if (!date || *date >= until) return found;
    // A day that the pattern names twice comes twice: BYDAY=SU,SU.
    if (*date >= from && (found.empty() || found.back() != *date)) found.push_back(*date);
  }
  return std::nullopt;
}

}  // namespace

Result<void> check_rrule(std::string_view rrule) {
  rrule = without_prefix(rrule);
  if (rrule.size() > rrule_bytes_max) return bad("it", "is longer than 256 bytes");
  std::vector<std::string_view> seen;
  for (const std::string_view part : split(rrule, ';')) {
    const std::size_t equals = part.find('=');
    const std::string_view key = part.substr(0, equals);
    if (equals == std::string_view::npos) return bad("\"" + std::string(part) + "\"", "has no =");
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) return bad(key, "stands twice");
    if (!value_holds(key, part.substr(equals + 1))) {
      return bad("\"" + std::string(part) + "\"", "is not a part of a pattern of days");
    }
    seen.push_back(key);
  }
  const auto has = [&](std::string_view key) {
    return std::find(seen.begin(), seen.end(), key) != seen.end();
  };
  if (!has("FREQ")) return bad("FREQ", "is missing");
  if (has("COUNT") && has("UNTIL")) return bad("COUNT and UNTIL", "exclude each other");
  // libical 3.0.16 ends the process at such a pattern that begins on some days (2025-07-06).
  if (has("BYWEEKNO") && !has("BYDAY")) return bad("BYWEEKNO", "needs a BYDAY beside it");
  if (numbers_days_of_a_week(rrule)) return bad("a number in BYDAY", "needs months or years");
  if (!iterator_of(rrule, Date{0})) return bad("the combination of parts", "has no meaning");
  return {};
}

Result<std::vector<Date>> occurrences(std::string_view rrule, Date first, Date from, Date until) {
  if (const Result<void> checked = check_rrule(rrule); !checked) return checked.error();
  const Iterator iterator = iterator_of(without_prefix(rrule), first);
  if (!iterator) return bad("the combination of parts", "has no meaning");
  std::optional<std::vector<Date>> found = walk(iterator.get(), from, until);
  if (found) return std::move(*found);
  return Error{ErrorCode::too_large,
               "The pattern begins so long ago that it has more than 20,000 days: begin it later."};
}

}  // namespace kith::graph
