// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ledger_oracle_records.h"

namespace kith::tests::oracle {
namespace {

constexpr std::int32_t long_ago = -200'000;

template <class T>
void sort_by_number(std::vector<T>& records) {
  std::sort(records.begin(), records.end(),
            [](const T& a, const T& b) { return a.identity.number < b.identity.number; });
}

}  // namespace

int place_in_line(const Opt<SaidBy>& by) {
  const std::vector<SaidBy> line{SaidBy::person, SaidBy::family, SaidBy::carer, SaidBy::staff,
                                 SaidBy::record};
  for (int i = 0; i < 5; ++i) {
    if (by == line[static_cast<std::size_t>(i)]) return i;
  }
  return 5;
}

Giving who_pays(const Tie& tie) {
  if (tie.paid) {
    switch (*tie.paid) {
      case Paid::no: return Giving::freely;
      case Paid::shared_lives_carer: return Giving::shared_lives_carer;
      case Paid::by_person:
      case Paid::by_service: return Giving::paid;
    }
  }
  if (tie.ring == Ring::exchange || tie.category == TieCategory::paid) return Giving::paid;
  return tie.category ? Giving::freely : Giving::unknown;
}

OracleLife life_of(const std::vector<Record>& records) {
  OracleLife life;
  for (const Record& record : records) {
    if (const auto* person = std::get_if<Person>(&record)) life.person = *person;
    if (const auto* tie = std::get_if<Tie>(&record)) {
      life.connections[tie->other.number.number].push_back(*tie);
    }
    if (const auto* contact = std::get_if<Contact>(&record)) life.contacts.push_back(*contact);
    if (const auto* review = std::get_if<Review>(&record)) life.reviews.push_back(*review);
    if (const auto* event = std::get_if<ServiceEvent>(&record)) life.events.push_back(*event);
    if (const auto* diary = std::get_if<Diary>(&record)) life.diaries.push_back(*diary);
  }
  for (auto& [other, ties] : life.connections) sort_by_number(ties);
  sort_by_number(life.contacts);
  sort_by_number(life.reviews);
  sort_by_number(life.events);
  sort_by_number(life.diaries);
  return life;
}

bool AskedTie::is_of(const TieNumber& tie) const {
  return std::any_of(ties_.begin(), ties_.end(),
                     [&](const Tie& each) { return each.identity.number == tie.number; });
}

const Tie* AskedTie::record(const Opt<TieNumber>& number) const {
  for (const Tie& tie : ties_) {
    if (number && tie.identity.number == number->number) return &tie;
  }
  return nullptr;
}

std::vector<Contact> AskedTie::contacts(Date first, Date end) const {
  std::map<std::pair<Date, Number>, Contact> found;
  for (const Contact& contact : life_.contacts) {
    if (!contact.on || *contact.on < first || *contact.on >= end || *contact.on > today_) continue;
    if (is_of(contact.tie)) found[{*contact.on, contact.identity.number}] = contact;
  }
  std::vector<Contact> in_order;
  for (const auto& each : found) in_order.push_back(each.second);
  return in_order;
}

std::set<Date> AskedTie::days_told_of() const {
  std::set<Date> days;
  for (const Contact& contact : life_.contacts) {
    if (contact.on) days.insert(*contact.on);
  }
  for (const Review& review : life_.reviews) {
    for (const TieSeen& seen : review.ties) {
      if (seen.last_contact) days.insert(*seen.last_contact);
    }
  }
  for (const Tie& tie : ties_) {
    if (tie.last_contact) days.insert(*tie.last_contact);
  }
  return days;
}

bool AskedTie::known_by(Date on) const {
  for (const Contact& contact : life_.contacts) {
    if (contact.on && *contact.on <= on && is_of(contact.tie)) return true;
  }
  for (const Review& review : life_.reviews) {
    if (!review.on || *review.on > on) continue;
    for (const TieSeen& seen : review.ties) {
      if (is_of(seen.tie)) return true;
    }
  }
  for (const Tie& tie : ties_) {
    if (tie.valid_from && *tie.valid_from <= on) return true;
    if (tie.since && *tie.since <= on) return true;
    if (tie.last_contact && *tie.last_contact <= on) return true;
    if (tie.first_met_via == "baseline" || tie.first_met_via == "before") return true;
  }
  return false;
}

Opt<ToldContact> AskedTie::last_contact(Date on) const {
  const std::set<Date> days = days_told_of();
  for (auto each = days.rbegin(); each != days.rend(); ++each) {
    const Date day = *each;
    if (day > on) continue;
    for (const Contact& contact : life_.contacts) {
      if (contact.on == day && is_of(contact.tie)) return {{day, contact.identity.number}};
    }
    std::set<Number> reviews;
    for (const Review& review : life_.reviews) {
      if (!review.on || *review.on > today_) continue;
      const auto told = last_said(*review.on);
      if (told && told->first == day) reviews.insert(told->second.number);
    }
    if (!reviews.empty()) return {{day, *reviews.begin()}};
    for (const Tie& tie : ties_) {
      if (tie.last_contact == day) return {{day, tie.identity.number}};
    }
  }
  return {};
}

const Tie* AskedTie::ruling(Date on) const {
  using Key = std::tuple<std::int64_t, std::int64_t, Number>;
  std::map<Key, const Tie*> holding, starting;
  bool begun = false;
  for (const Tie& tie : ties_) {
    if (!sound(tie)) continue;
    const Opt<Date> first = start(tie);
    const std::int64_t days = first ? first->days : long_ago;
    const int line = place_in_line(tie.perspective);
    starting[{days, line, tie.identity.number}] = &tie;
    if (first && *first > on) continue;
    begun = true;
    if (tie.valid_to && *tie.valid_to <= on) continue;
    holding[{line, -days, tie.identity.number}] = &tie;
  }
  // Same start, other perspective: the order of the key settles it.
  if (!holding.empty()) return holding.begin()->second;
  if (begun || starting.empty()) return nullptr;
  return starting.begin()->second;
}

Opt<Typical> AskedTie::rhythm() const {
  const Date on = t0_ ? *t0_ : *t1_;
  if (!known_by(on)) return {};
  const auto counts = [on](const Tie& tie) {
    return tie.typical && sound(tie) && (!tie.valid_from || *tie.valid_from <= on);
  };
  const Tie* ruler = ruling(on);
  if (ruler && counts(*ruler)) return ruler->typical;
  std::map<std::tuple<std::int64_t, int, Number>, Typical> stated;
  for (const Tie& tie : ties_) {
    if (!counts(tie)) continue;
    const std::int64_t days = tie.valid_from ? tie.valid_from->days : long_ago;
    stated[{-days, place_in_line(tie.perspective), tie.identity.number}] = *tie.typical;
  }
  if (stated.empty()) return {};
  return stated.begin()->second;
}

Opt<ContactCount> AskedTie::count(Date on) const {
  const std::vector<Contact> held = contacts(on.plus(-90), on);
  ContactCount counted;
  for (const Contact& contact : held) counted.records.push_back({contact.identity.number});
  const auto told = count_said(on);
  const Opt<ToldContact> last = last_contact(on);
  if (told) {
    counted.contacts = told->first.value;
    counted.review = told->second;
  } else {
    if (!last) return {};
    const bool before = last->on < on.plus(-90);
    const bool on_record = !contacts(last->on, last->on.plus(1)).empty();
    if (!before && !on_record) return {};
    counted.contacts = static_cast<std::int32_t>(held.size());
  }
  if (counted.contacts != static_cast<std::int32_t>(held.size())) return counted;
  std::int64_t minutes = 0;
  bool all = true;
  for (const Contact& contact : held) {
    all = all && contact.minutes;
    minutes += contact.minutes ? contact.minutes->value : 0;
  }
  if (all) counted.minutes = minutes;
  return counted;
}

TieThen AskedTie::then(Date on, bool is_t0) const {
  TieThen then;
  std::vector<std::pair<int, Number>> named;
  for (const Review& review : life_.reviews) {
    if (review.on != on) continue;
    const bool names = std::any_of(review.ties.begin(), review.ties.end(),
                                   [this](const TieSeen& seen) { return is_of(seen.tie); });
    if (names) named.emplace_back(place_in_line(review.perspective), review.identity.number);
  }
  std::sort(named.begin(), named.end());
  for (const auto& each : named) then.reviews.push_back({each.second});
  if (!known_by(on)) return then;
  const Opt<Typical> usual = rhythm();
  then.days_max = 42;
  while (usual && (then.days_max + 1) * usual->contacts.value <= 2 * usual->per_days.value) {
    ++then.days_max;
  }
  then.last_contact = last_contact(on);
  then.contacts = count(on);
  const Tie* ruler = ruling(on);
  if (ruler) {
    then.record = TieNumber{ruler->identity.number};
    then.giving = who_pays(*ruler);
  }
  std::tie(then.standing, then.rule) = standing(on, is_t0, ruler, then);
  return then;
}

std::set<Date> AskedTie::told_by_reviews_of(Date day) const {
  for (int line = 0; line <= 5; ++line) {
    std::set<Date> told;
    for (const Review& review : life_.reviews) {
      if (review.on != day || place_in_line(review.perspective) != line) continue;
      for (const TieSeen& seen : review.ties) {
        if (is_of(seen.tie) && seen.last_contact && *seen.last_contact <= day) {
          told.insert(*seen.last_contact);
        }
      }
    }
    if (!told.empty()) return told;
  }
  return {};
}

std::pair<TieStanding, StandingRule> AskedTie::standing(Date on, bool is_t0, const Tie* ruler,
                                                        const TieThen& then) const {
  if (!ruler) return {TieStanding::ended, StandingRule::not_held};
  const std::set<TieState> endings{TieState::ended_by_person, TieState::ended_safe, TieState::died};
  if (!is_t0 && ruler->state && endings.count(*ruler->state) > 0 && !ruler->valid_to) {
    const Opt<ToldContact> last = last_contact(today_);
    if (!last || last->on <= on) return {TieStanding::ended, StandingRule::said_ended};
  }
  if (then.last_contact) {
    std::set<TieStanding> possible;
    std::set<Date> told = told_by_reviews_of(on);
    if (told.size() < 2) told.clear();
    told.insert(then.last_contact->on);
    for (const Date each : told) {
      const std::int32_t days = on.days - std::max(each, then.last_contact->on).days;
      possible.insert(days > then.days_max ? TieStanding::lapsed : TieStanding::live);
    }
    if (possible.size() == 1) return {*possible.begin(), StandingRule::rhythm};
    return {TieStanding::unknown, StandingRule::nothing_known};
  }
  if (ruler->state == TieState::lost || (is_t0 && ruler->state == TieState::reconnected)) {
    return {TieStanding::lapsed, StandingRule::listed_lost};
  }
  return {TieStanding::unknown, StandingRule::nothing_known};
}

}  // namespace kith::tests::oracle
