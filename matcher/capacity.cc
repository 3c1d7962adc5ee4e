// SPDX-License-Identifier: Apache-2.0
#include "matcher/capacity.h"

#include <algorithm>
#include <string>

#include "graph/limits.h"
#include "graph/recurrence.h"

namespace kith::matcher {
namespace {

using graph::ArrangementKind;
using graph::Date;
using graph::PersonNumber;

// Dates as three kinds of records give them.
struct Stretch {
  std::optional<PersonNumber> person;
  ArrangementKind kind = ArrangementKind::live_in;
  std::optional<Date> from;
  std::optional<Date> until;
  const std::string* pattern = nullptr;
  bool has_ended = false;  // though it does not say when
};

class Collector {
 public:
  Collector(const Days& days, const Policy& policy, std::span<const PersonNumber> without)
      : days_(days), policy_(policy), without_(without) {}

  void add(const Stretch& stretch) {
    if (!takes_a_place(stretch.kind, policy_) || is_left_out(stretch.person)) return;
    if (stretch.until && *stretch.until <= days_.from) return;
    if (stretch.pattern != nullptr && !stretch.pattern->empty()) {
      add_pattern(stretch);
    } else if (stretch.until || stretch.kind == ArrangementKind::live_in) {
      add_days(stretch, stretch.from, stretch.until, stretch.from.has_value());
    } else {
      add_without_end(stretch);
    }
  }

  std::vector<Occupant> take() { return std::move(found_); }

 private:
  bool is_left_out(const std::optional<PersonNumber>& person) const {
    return person && std::find(without_.begin(), without_.end(), *person) != without_.end();
  }

  void add_days(const Stretch& stretch, std::optional<Date> from, std::optional<Date> until,
                bool sure) {
    Occupant occupant{stretch.person, from, until, sure && !stretch.has_ended, std::nullopt};
    found_.push_back(std::move(occupant));
  }

  void add_without_end(const Stretch& stretch) {
    if (stretch.from) add_days(stretch, stretch.from, stretch.from->plus(1), true);
    add_days(stretch, stretch.from, std::nullopt, false);
  }

  // Without a first day nobody knows where an interval or a count begins.
  void add_pattern(const Stretch& stretch) {
    const Date until = stretch.until ? std::min(*stretch.until, days_.until) : days_.until;
    auto dates =
        graph::occurrences(*stretch.pattern, stretch.from.value_or(days_.from), days_.from, until);
    if (!dates) return add_days(stretch, stretch.from, stretch.until, false);
    Occupant occupant{stretch.person, stretch.from, stretch.until,
                      stretch.from.has_value() && !stretch.has_ended, std::move(*dates)};
    found_.push_back(std::move(occupant));
  }

  const Days& days_;
  const Policy& policy_;
  std::span<const PersonNumber> without_;
  std::vector<Occupant> found_;
};

void add_arrangements(const graph::View& view, graph::Index household, Collector& collector,
                      std::vector<PersonNumber>& on_record) {
  for (const graph::Index index : view.arrangements_of(household)) {
    const graph::Arrangement* held = view.arrangement(index);
    if (held == nullptr) continue;
    on_record.push_back(held->person);
    collector.add(Stretch{held->person, held->arrangement_kind, held->start, held->end,
                          &held->pattern, held->ended_by.has_value() && !held->end});
  }
}

void add_emergency_stays(const graph::View& view, graph::Index household, Collector& collector) {
  for (const graph::Index index : view.emergency_stays_of(household)) {
    const graph::EmergencyStay* held = view.emergency_stay(index);
    if (held == nullptr) continue;
    collector.add(
        Stretch{held->person, ArrangementKind::emergency, held->from, held->until, nullptr, false});
  }
}

}  // namespace

bool Occupant::takes(graph::Date date) const {
  if (dates) return std::binary_search(dates->begin(), dates->end(), date);
  return (!from || *from <= date) && (!until || date < *until);
}

std::int32_t people_max(const graph::Household& household, const Policy& policy) {
  std::int32_t most =
      std::min<std::int32_t>(graph::limits::people_a_home_max, policy.people_a_home_max);
  if (household.approval && household.approval->people_max) {
    most = std::min(most, household.approval->people_max->value);
  }
  return most;
}

bool takes_a_place(graph::ArrangementKind kind, const Policy& policy) {
  if (kind == ArrangementKind::day) return policy.day_counts;
  return kind != ArrangementKind::kinship;
}

std::vector<Occupant> occupants(const graph::View& view, graph::Index household, const Days& days,
                                const Policy& policy, std::span<const PersonNumber> without) {
  const graph::Household* home = view.household(household);
  KITH_CHECK(home != nullptr);
  Collector collector(days, policy, without);
  std::vector<PersonNumber> on_record;
  add_arrangements(view, household, collector, on_record);
  add_emergency_stays(view, household, collector);
  for (const graph::Booking& booking : home->bookings) {
    collector.add(Stretch{booking.person, booking.kind, booking.from, booking.until,
                          &booking.pattern, false});
  }
  for (const graph::ResidentStatement& resident : home->residents) {
    const bool known =
        std::find(on_record.begin(), on_record.end(), resident.person) != on_record.end();
    if (!known) {
      collector.add(Stretch{resident.person, ArrangementKind::live_in, Date{0}, std::nullopt,
                            nullptr, false});
    }
  }
  return collector.take();
}

Taken taken_on(const std::vector<Occupant>& occupants, graph::Date date) {
  Taken taken;
  for (std::size_t i = 0; i < occupants.size(); ++i) {
    if (!occupants[i].takes(date)) continue;
    bool counted = false;
    bool counted_sure = false;
    for (std::size_t j = 0; j < i && occupants[i].person; ++j) {
      if (occupants[j].person != occupants[i].person || !occupants[j].takes(date)) continue;
      counted = true;
      counted_sure = counted_sure || occupants[j].sure;
    }
    if (!counted) ++taken.possible;
    if (occupants[i].sure && !counted_sure) ++taken.sure;
  }
  return taken;
}

}  // namespace kith::matcher
