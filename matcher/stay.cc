// SPDX-License-Identifier: Apache-2.0
#include "matcher/stay.h"

#include <algorithm>
#include <array>

#include "graph/recurrence.h"

namespace kith::matcher {
namespace {

using graph::Date;

// A longer stretch than this is living in by another name, and is looked at so far.
constexpr std::int32_t stretch_max = 2 * days_ahead;

void fill_pattern(Stay& stay, const std::string& pattern) {
  const Date end = stay.start.plus(days_ahead);
  const Date until = stay.until ? std::min(*stay.until, end) : end;
  auto nights = graph::occurrences(pattern, stay.start, stay.start, until);
  if (!nights || nights->empty()) return;
  stay.shape = StayShape::nights;
  stay.is_pattern = true;
  stay.nights = std::move(*nights);
}

void fill_stretch(Stay& stay, Date until) {
  const Date end = std::min(until, stay.start.plus(stretch_max));
  for (Date night = stay.start; night < end; night = night.plus(1)) stay.nights.push_back(night);
  if (!stay.nights.empty()) stay.shape = StayShape::nights;
}

// Adds one night's answers to a fit.
void count(StayFit& fit, const HomeDays& days, Date night) {
  const Answer room = days.room(night);
  const Answer offered = days.offered(night);
  ++fit.asked;
  fit.room += room == Answer::pass;
  fit.room_possible += room != Answer::fail;
  fit.offered += offered == Answer::pass;
  fit.offered_possible += offered != Answer::fail;
  if (room == Answer::fail && !fit.first_taken) fit.first_taken = night;
}

StayFit fit_of_nights(const Stay& stay, const HomeDays& days, std::int32_t moved) {
  StayFit fit;
  fit.moved = moved;
  for (const Date night : stay.nights) count(fit, days, night.plus(moved));
  return fit;
}

bool better(const StayFit& a, const StayFit& b) {
  const auto key = [](const StayFit& fit) {
    return std::array{fit.room_possible + fit.offered_possible, fit.room + fit.offered};
  };
  return key(a) > key(b);
}

// The stretch moved by 0, +1, -1, +2 … days: the first that fits, else the one that fits best.
StayFit fit_of_flexible_stretch(const Stay& stay, const HomeDays& days) {
  StayFit best = fit_of_nights(stay, days, 0);
  const auto full = [](const StayFit& fit) {
    return fit.room == fit.asked && fit.offered == fit.asked;
  };
  for (std::int32_t by = 1; by <= stay.flexible_days && !full(best); ++by) {
    for (const std::int32_t moved : {by, -by}) {
      if (stay.start.plus(moved) < stay.asked_on) continue;
      const StayFit fit = fit_of_nights(stay, days, moved);
      if (better(fit, best)) best = fit;
    }
  }
  return best;
}

// Each night of a pattern may move by itself; in order, each takes the earliest day left, which
// serves as many as any other choice because all may move equally far.
StayFit fit_of_flexible_pattern(const Stay& stay, const HomeDays& days) {
  StayFit fit;
  Date next = stay.asked_on;
  for (const Date night : stay.nights) {
    Date at = std::max(night.plus(-stay.flexible_days), next);
    const Date last = night.plus(stay.flexible_days);
    const auto fits = [&](Date day) {
      return days.room(day) != Answer::fail && days.offered(day) != Answer::fail;
    };
    while (at <= last && !fits(at)) at = at.plus(1);
    const bool found = at <= last;
    count(fit, days, found ? at : night);
    if (found) next = at.plus(1);
  }
  return fit;
}

StayFit fit_of_some_a_year(const Stay& stay, const HomeDays& days) {
  StayFit year;
  for (std::int32_t i = 0; i < 365; ++i) count(year, days, stay.start.plus(i));
  const auto most = [&](std::int32_t count_of) { return std::min(count_of, stay.nights_a_year); };
  StayFit fit;
  fit.asked = stay.nights_a_year;
  fit.room = most(year.room);
  fit.room_possible = most(year.room_possible);
  fit.offered = std::min(most(year.offered), days.nights_a_year_max());
  fit.offered_possible = std::min(most(year.offered_possible), days.nights_a_year_max());
  return fit;
}

// From a date on for good: the worst of that day and of every day on which somebody comes.
Answer room_for_good(const HomeDays& days, const std::vector<Date>& changes, Date from,
                     std::optional<Date>& taken) {
  Answer worst = Answer::pass;
  const auto look = [&](Date date) {
    const Answer room = days.room(date);
    if (room == Answer::fail && !taken) taken = date;
    if (room == Answer::fail || worst == Answer::pass) worst = room;
  };
  look(from);
  for (const Date change : changes) {
    if (change > from && worst != Answer::fail) look(change);
  }
  return worst;
}

StayFit fit_of_open(const Stay& stay, const HomeDays& days) {
  StayFit fit;
  fit.asked = 1;
  const std::vector<Date> changes = days.changes();
  const Answer room = room_for_good(days, changes, stay.start, fit.first_taken);
  fit.room = room == Answer::pass;
  fit.room_possible = room != Answer::fail;
  for (std::size_t i = 0; i < changes.size() && room == Answer::fail && !fit.free_from; ++i) {
    std::optional<Date> taken;
    if (changes[i] <= stay.start) continue;
    if (room_for_good(days, changes, changes[i], taken) != Answer::fail) fit.free_from = changes[i];
  }
  const Answer offered = days.offered(stay.start);
  fit.offered_possible = offered != Answer::fail;
  fit.offered = offered == Answer::pass && !days.offered_until(stay.start);
  return fit;
}

// A pattern gives days only within what was expanded; elsewhere nobody looked.
std::optional<std::vector<Date>> offered_dates(const graph::Availability& entry, const Days& days) {
  auto dates =
      graph::occurrences(entry.pattern, entry.from.value_or(days.from), days.from, days.until);
  if (!dates) return std::nullopt;
  return std::move(*dates);
}

}  // namespace

Days Stay::days() const {
  const Date last = nights.empty() ? start.plus(days_ahead) : nights.back().plus(1);
  return Days{start.plus(-flexible_days), last.plus(flexible_days)};
}

Stay stay_of(const graph::LookingFor* wish, Date on) {
  Stay stay;
  stay.asked_on = on;
  stay.start = on;
  if (wish == nullptr) return stay;
  stay.kind = wish->kind;
  stay.kind_stated = true;
  stay.start_stated = wish->start.has_value();
  stay.start = std::max(wish->start.value_or(on), on);
  stay.until = wish->until;
  stay.flexible_days = wish->flexible_days ? wish->flexible_days->value : 0;
  if (!wish->pattern.empty()) {
    fill_pattern(stay, wish->pattern);
  } else if (wish->until) {
    fill_stretch(stay, *wish->until);
  } else if (wish->nights_a_year) {
    stay.shape = StayShape::some_a_year;
    stay.nights_a_year = wish->nights_a_year->value;
  } else if (wish->kind == graph::ArrangementKind::live_in) {
    stay.shape = StayShape::open;
  }
  return stay;
}

Stay emergency_stay_of(Date on, std::int32_t nights) {
  Stay stay;
  stay.asked_on = on;
  stay.start = on;
  stay.kind = graph::ArrangementKind::emergency;
  stay.kind_stated = true;
  stay.start_stated = true;
  stay.until = on.plus(nights);
  fill_stretch(stay, *stay.until);
  return stay;
}

HomeDays::HomeDays(const graph::View& view, graph::Index household, const Stay& stay,
                   const Policy& policy, std::span<const graph::PersonNumber> party)
    : occupants_(occupants(view, household, stay.days(), policy, party)) {
  const graph::Household& home = *view.household(household);
  people_max_ = people_max(home, policy);
  places_ = people_max_ - static_cast<std::int32_t>(party.size());
  offers_asked_ = !home.available.empty();
  std::int32_t most = -1;
  for (const graph::Availability& entry : home.available) {
    const std::size_t before = offers_.size();
    add_offer(entry, stay);
    if (offers_.size() == before) continue;
    most = std::max(most, entry.nights_a_year ? entry.nights_a_year->value : 366);
  }
  if (most >= 0) nights_a_year_max_ = most;
}

void HomeDays::add_offer(const graph::Availability& entry, const Stay& stay) {
  const bool kind_open = entry.kinds.empty() || !stay.kind_stated;
  const bool same =
      std::find(entry.kinds.begin(), entry.kinds.end(), stay.kind) != entry.kinds.end();
  if (!kind_open && !same) return;
  Offer offer{entry.from, entry.until, !kind_open, std::nullopt};
  if (stay.kind == graph::ArrangementKind::emergency) {
    if (entry.emergency_tonight == false) return;
    offer.sure = offer.sure && entry.emergency_tonight.has_value();
  }
  if (!entry.pattern.empty()) {
    offer.dates = offered_dates(entry, stay.days());
    offer.sure = offer.sure && offer.dates.has_value() && entry.from.has_value();
  }
  offers_.push_back(std::move(offer));
}

HomeDays HomeDays::for_people(std::int32_t people) const {
  HomeDays copy = *this;
  copy.places_ = people_max_ - people;
  return copy;
}

bool HomeDays::Offer::covers(Date date) const {
  if ((from && date < *from) || (until && date >= *until)) return false;
  return !dates || std::binary_search(dates->begin(), dates->end(), date);
}

Answer HomeDays::room(Date date) const {
  const Taken taken = taken_on(occupants_, date);
  if (taken.sure > places_) return Answer::fail;
  return taken.possible > places_ ? Answer::unknown : Answer::pass;
}

Answer HomeDays::offered(Date date) const {
  if (!offers_asked_) return Answer::unknown;
  Answer best = Answer::fail;
  for (const Offer& offer : offers_) {
    if (!offer.covers(date)) continue;
    if (offer.sure) return Answer::pass;
    best = Answer::unknown;
  }
  return best;
}

std::vector<Date> HomeDays::changes() const {
  std::vector<Date> found;
  for (const Occupant& occupant : occupants_) {
    if (occupant.from) found.push_back(*occupant.from);
    if (occupant.until) found.push_back(*occupant.until);
    if (!occupant.dates) continue;
    for (const Date date : *occupant.dates) {
      found.push_back(date);
      found.push_back(date.plus(1));
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::optional<Date> HomeDays::offered_until(Date date) const {
  std::optional<Date> latest;
  for (const Offer& offer : offers_) {
    if (!offer.covers(date)) continue;
    if (!offer.until && !offer.dates) return std::nullopt;
    const Date end = offer.until.value_or(date.plus(1));
    latest = latest ? std::max(*latest, end) : end;
  }
  return latest;
}

bool HomeDays::room_some_day() const {
  std::vector<Occupant> staying;
  for (const Occupant& occupant : occupants_) {
    if (!occupant.until && !occupant.dates && occupant.sure) staying.push_back(occupant);
  }
  for (Occupant& occupant : staying) occupant.from.reset();
  return taken_on(staying, Date{0}).sure <= places_;
}

StayFit fit_of(const Stay& stay, const HomeDays& days) {
  switch (stay.shape) {
    case StayShape::open: return fit_of_open(stay, days);
    case StayShape::some_a_year: return fit_of_some_a_year(stay, days);
    case StayShape::unstated: {
      StayFit fit;
      count(fit, days, stay.start);
      return fit;
    }
    case StayShape::nights: break;
  }
  StayFit fit;
  if (stay.flexible_days == 0) {
    fit = fit_of_nights(stay, days, 0);
  } else {
    fit =
        stay.is_pattern ? fit_of_flexible_pattern(stay, days) : fit_of_flexible_stretch(stay, days);
  }
  fit.offered = std::min(fit.offered, days.nights_a_year_max());
  fit.offered_possible = std::min(fit.offered_possible, days.nights_a_year_max());
  return fit;
}

std::optional<Weekends> weekends_of(const Stay& stay, const HomeDays& days,
                                    Answer (HomeDays::*question)(Date) const) {
  Weekends weekends;
  std::int32_t week = 0;
  bool whole = false;
  for (const Date night : stay.nights) {
    if (graph::weekday_of(night) < 4) return std::nullopt;
    const std::int32_t of = (night.days - graph::weekday_of(night)) / 7;
    if (weekends.asked == 0 || of != week) {
      if (weekends.asked > 0) weekends.possible += whole;
      ++weekends.asked;
      week = of;
      whole = true;
    }
    whole = whole && (days.*question)(night) != Answer::fail;
  }
  if (weekends.asked == 0) return std::nullopt;
  weekends.possible += whole;
  return weekends;
}

}  // namespace kith::matcher
