// SPDX-License-Identifier: Apache-2.0
#include "matcher/waiting_parties.h"

#include <algorithm>
#include <numeric>

#include "graph/agreements.h"
#include "graph/limits.h"

namespace kith::matcher {
namespace {

using graph::Person;
using graph::PersonNumber;

// Sets of positions that grow together; each is known by its lowest.
class Joined {
 public:
  explicit Joined(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t lowest(std::size_t of) {
    while (parent_[of] != of) {
      parent_[of] = parent_[parent_[of]];
      of = parent_[of];
    }
    return of;
  }
  void join(std::size_t a, std::size_t b) {
    const std::size_t first = lowest(a);
    const std::size_t second = lowest(b);
    parent_[std::max(first, second)] = std::min(first, second);
  }

 private:
  std::vector<std::size_t> parent_;
};

void join_those_together(const graph::View& view, const std::vector<PersonNumber>& people,
                         Joined& joined) {
  for (std::size_t i = 0; i < people.size(); ++i) {
    for (const graph::TogetherWith& tie : view.find<Person>(people[i].number)->together_with) {
      if (tie.strength != graph::Strength::must) continue;
      const auto other = std::lower_bound(people.begin(), people.end(), tie.person);
      if (other == people.end() || *other != tie.person) continue;
      joined.join(i, static_cast<std::size_t>(other - people.begin()));
    }
  }
}

void count_weeks(const Person& person, graph::Date on, WaitingParty& party) {
  if (!person.waiting_since) return;
  constexpr std::int32_t days_a_week = 7;
  const std::int32_t weeks = (on.days - person.waiting_since->days) / days_a_week;
  party.weeks = std::max(party.weeks, std::min(weeks, graph::limits::waiting_weeks_max));
  party.weeks_known = true;
}

}  // namespace

bool looks_for_a_home(const Person& person, graph::Date on) {
  return !person.looking_for.empty() &&
         agreed_to(person.agreement, graph::AgreementFor::match, on, false) == graph::Agreed::yes;
}

bool waits_longer(const WaitingParty& a, const WaitingParty& b) {
  if (a.weeks != b.weeks) return a.weeks > b.weeks;
  return a.people.front() < b.people.front();
}

std::vector<WaitingParty> waiting_parties(const graph::View& view, graph::Date on) {
  std::vector<PersonNumber> people;
  for (const graph::Number& number : view.numbers(graph::Kind::person)) {
    if (looks_for_a_home(*view.find<Person>(number), on)) people.push_back({number});
  }
  Joined joined(people.size());
  join_those_together(view, people, joined);
  std::vector<WaitingParty> parties;
  std::vector<std::size_t> party_of(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) {
    const std::size_t lowest = joined.lowest(i);
    if (lowest == i) {
      party_of[i] = parties.size();
      parties.emplace_back();
    }
    WaitingParty& party = parties[party_of[lowest]];
    party.people.push_back(people[i]);
    count_weeks(*view.find<Person>(people[i].number), on, party);
  }
  return parties;
}

}  // namespace kith::matcher
