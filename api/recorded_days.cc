// SPDX-License-Identifier: Apache-2.0
#include "api/recorded_days.h"

#include <algorithm>

namespace kith::api {

graph::Result<void> RecordedDays::read_to(const store::EventLog& log, std::uint64_t position) {
  const std::scoped_lock lock(mutex_);
  if (position <= days_.size()) return {};
  return log.scan(days_.size(), position, [this](graph::Event&& event) {
    first_.try_emplace(event.header.record, days_.size());
    days_.push_back(graph::date_of(event.header.at));
    return true;
  });
}

std::optional<graph::Date> RecordedDays::day_of(std::uint64_t position) const {
  const std::scoped_lock lock(mutex_);
  if (position >= days_.size()) return std::nullopt;
  return days_[position];
}

std::optional<graph::Date> RecordedDays::entered_on(const graph::Number& record) const {
  const std::scoped_lock lock(mutex_);
  const auto found = first_.find(record);
  if (found == first_.end()) return std::nullopt;
  return days_[found->second];
}

std::optional<std::uint64_t> RecordedDays::first_event(const graph::Number& record) const {
  const std::scoped_lock lock(mutex_);
  const auto found = first_.find(record);
  return found == first_.end() ? std::nullopt : std::optional(found->second);
}

std::uint64_t RecordedDays::position_after(graph::Date day) const {
  const std::scoped_lock lock(mutex_);
  const auto later =
      std::find_if(days_.begin(), days_.end(), [day](graph::Date each) { return each > day; });
  return static_cast<std::uint64_t>(later - days_.begin());
}

}  // namespace kith::api
