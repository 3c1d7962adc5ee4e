// SPDX-License-Identifier: Apache-2.0
#include "api/directory/opening_slots.h"

#include <algorithm>

namespace kith::api {
namespace {

constexpr int slot_minutes = 15;
constexpr int slots_a_day = 24 * 60 / slot_minutes;
constexpr int slots_a_week = 7 * slots_a_day;

}  // namespace

OpeningSlots::OpeningSlots(std::size_t count)
    : count_(count), slots_(slots_a_week, ItemSet(count)), not_known_(count) {}

void OpeningSlots::add(std::size_t item, const graph::OpeningTimes& times,
                       const graph::GroupPlace* place) {
  if (!times.is_active()) return;
  bool any = false;
  for (const graph::ScheduleTimes& each : times.schedules()) {
    if (!times.counts(each, place)) continue;
    any = true;
    const graph::GroupSchedule& schedule = each.schedule();
    if (each.zone() == nullptr || each.days().may_be_perhaps() || !schedule.opens ||
        !schedule.closes) {
      not_known_.add(item);
      continue;
    }
    if (std::find(zones_.begin(), zones_.end(), each.zone()) == zones_.end()) {
      zones_.push_back(each.zone());
    }
    // What libical cannot reckon at some distant day is not known there.
    if (each.days().may_not_be_reckoned()) not_known_.add(item);
    add_hours(item, each.days().weekdays(), schedule);
  }
  if (!any) not_known_.add(item);
}

void OpeningSlots::add_hours(std::size_t item, std::uint8_t weekdays,
                             const graph::GroupSchedule& schedule) {
  const int opens = schedule.opens->minutes;
  const int closes = schedule.closes->minutes + (schedule.closes > schedule.opens ? 0 : 24 * 60);
  for (int weekday = 0; weekday < 7; ++weekday) {
    if ((weekdays >> unsigned(weekday) & 1U) == 0) continue;
    const int begin = weekday * slots_a_day + opens / slot_minutes;
    const int end = weekday * slots_a_day + (closes + slot_minutes - 1) / slot_minutes;
    for (int slot = begin; slot < end; ++slot) {
      slots_[static_cast<std::size_t>(slot % slots_a_week)].add(item);
    }
  }
}

std::optional<ItemSet> OpeningSlots::may_be_open(const graph::LocalTime& from,
                                                 const graph::LocalTime& until,
                                                 bool not_known) const {
  const graph::LocalTime last = std::max(from, until);
  if (last.day.days - from.day.days > 3) return std::nullopt;
  for (const graph::TimeZone* zone : zones_) {
    if (zone->changes_within(from.day.plus(-3), last.day.plus(3))) return std::nullopt;
  }
  ItemSet found(count_);
  const int begin = from.time.minutes / slot_minutes;
  const int end = (last.day.days - from.day.days) * slots_a_day +
                  std::max(last.time.minutes - 1, 0) / slot_minutes;
  const int monday = graph::weekday_of(from.day) * slots_a_day;
  for (int slot = begin; slot <= std::max(begin, end); ++slot) {
    found.add_all(slots_[static_cast<std::size_t>((monday + slot) % slots_a_week)]);
  }
  if (not_known) found.add_all(not_known_);
  return found;
}

std::size_t OpeningSlots::bytes() const { return (slots_.size() + 1) * not_known_.bytes(); }

}  // namespace kith::api
