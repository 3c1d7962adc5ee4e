// SPDX-License-Identifier: Apache-2.0
#include "graph/time_zone.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include <libical/ical.h>

namespace kith::graph {
namespace {

constexpr std::int64_t microseconds_a_second = 1'000'000;
constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::size_t name_bytes_max = 64;

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

// What the wall clock shows, as if it were UTC.
std::int64_t second_of(const LocalTime& local) {
  return local.day.days * seconds_a_day + local.time.minutes * std::int64_t{60};
}

bool is_name_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '+';
}

// The name becomes the path of a file: nothing but pieces of letters between single slashes.
bool is_zone_name(std::string_view name) {
  if (name.empty() || name.size() > name_bytes_max) return false;
  char before = '/';
  for (const char c : name) {
    if (c == '/' ? before == '/' : !is_name_letter(c)) return false;
    before = c;
  }
  return before != '/';
}

}  // namespace

// Not thread safe: libical keeps what it read in lists of its own.
class TimeZoneReader {
 public:
  explicit TimeZoneReader(icaltimezone* zone) : zone_(zone) {}

  std::unique_ptr<const TimeZone> read() const {
    // No zone changed twice within three days since 2000.
    constexpr std::int64_t step = 3 * seconds_a_day;
    const std::int64_t begin = make_date(2000, 1, 1)->days * seconds_a_day;
    const std::int64_t end = make_date(2100, 1, 1)->days * seconds_a_day;
    auto zone = std::make_unique<TimeZone>();
    zone->changes_.push_back({begin, offset_at(begin)});
    for (std::int64_t at = begin + step; at < end; at += step) {
      if (offset_at(at) == zone->changes_.back().offset) continue;
      zone->changes_.push_back(change_between(at - step, at));
    }
    return zone;
  }

 private:
  std::int32_t offset_at(std::int64_t second) const {
    icaltimetype time = icaltime_from_timet_with_zone(static_cast<time_t>(second), 0, nullptr);
    return icaltimezone_get_utc_offset_of_utc_time(zone_, &time, nullptr);
  }
  // The first second of another offset than that at `before`, which has another at `after`.
  TimeZone::Change change_between(std::int64_t before, std::int64_t after) const {
    const std::int32_t old = offset_at(before);
    while (before + 1 < after) {
      const std::int64_t middle = before + (after - before) / 2;
      (offset_at(middle) == old ? before : after) = middle;
    }
    return {after, offset_at(after)};
  }

  icaltimezone* zone_;
};

std::string to_text(const LocalTime& time) { return to_text(time.day) + "T" + to_text(time.time); }

std::optional<LocalTime> local_time_from_text(std::string_view text) {
  if (text.size() != 16 || text[10] != 'T') return std::nullopt;
  const auto day = date_from_text(text.substr(0, 10));
  const auto time = time_from_text(text.substr(11));
  if (!day || !time) return std::nullopt;
  return LocalTime{*day, *time};
}

const TimeZone* TimeZone::find(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const TimeZone>, std::less<>> known;
  if (name.empty()) name = zone_by_default;
  if (!is_zone_name(name)) return nullptr;
  const std::lock_guard lock(mutex);
  if (const auto found = known.find(name); found != known.end()) return found->second.get();
  const std::string text(name);
  icaltimezone* const zone = icaltimezone_get_builtin_timezone(text.c_str());
  if (zone == nullptr) return nullptr;
  return known.emplace(text, TimeZoneReader(zone).read()).first->second.get();
}

std::int32_t TimeZone::offset_at(std::int64_t second) const {
  const auto after =
      std::upper_bound(changes_.begin(), changes_.end(), second,
                       [](std::int64_t at, const Change& change) { return at < change.second; });
  return after == changes_.begin() ? changes_.front().offset : std::prev(after)->offset;
}

Instant TimeZone::instant_of(const LocalTime& local) const {
  const std::int64_t shown = second_of(local);
  const std::int32_t before = offset_at(shown - seconds_a_day);
  const std::int32_t after = offset_at(shown + seconds_a_day);
  std::int64_t second = shown - before;
  if (offset_at(second) != before && offset_at(shown - after) == after) second = shown - after;
  return Instant{second * microseconds_a_second};
}

LocalTime TimeZone::local_of(Instant instant) const {
  const std::int64_t second = floor_div(instant.microseconds, microseconds_a_second);
  const std::int64_t shown = second + offset_at(second);
  const std::int64_t day = floor_div(shown, seconds_a_day);
  return LocalTime{Date{static_cast<std::int32_t>(day)},
                   TimeOfDay{static_cast<std::int16_t>((shown - day * seconds_a_day) / 60)}};
}

bool TimeZone::changes_within(Date from, Date until) const {
  return std::any_of(std::next(changes_.begin()), changes_.end(), [&](const Change& change) {
    const Date day = local_of(Instant{change.second * microseconds_a_second}).day;
    const Date before = local_of(Instant{(change.second - 1) * microseconds_a_second}).day;
    return day >= from && before <= until;
  });
}

}  // namespace kith::graph
