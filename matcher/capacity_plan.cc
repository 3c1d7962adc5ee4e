// SPDX-License-Identifier: Apache-2.0
#include "matcher/capacity_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "matcher/capacity.h"
#include "matcher/plan_instance.h"
#include "matcher/rules_frame.h"
#include "matcher/sized_assignment.h"

namespace kith::matcher {
namespace {

using graph::Date;
using graph::HouseholdNumber;
using graph::PersonNumber;

// One of a party, asked about living in alone.
PersonFrame living_in_of(const graph::View& view, const SchemeOptions& scheme,
                         const PersonNumber& person) {
  Question question;
  question.person = person;
  question.on = scheme.on;
  question.policy = scheme.policy;
  const auto index = view.index_of(graph::Kind::person, person.number);
  KITH_CHECK(index.has_value());
  PersonFrame frame(view, question, *index);
  std::erase_if(frame.stays, [](const Stay& stay) {
    return !stay.kind_stated || stay.kind != graph::ArrangementKind::live_in;
  });
  return frame;
}

// What is counted of a party.
struct Counted {
  std::size_t party = 0;  // in the scheme's options
  std::vector<PersonFrame> frames;
  std::int32_t rooms = 1;
  Date start;  // the latest that one of them can begin

  std::int32_t size() const { return static_cast<std::int32_t>(frames.size()); }
};

struct Place {
  HouseholdNumber number;
  graph::Index index = 0;
  std::int32_t people = 0;  // who may still come
  std::optional<std::int32_t> rooms;
  Date start;  // earliest among those whose option it is
  bool has_sharers = false;
  std::size_t option_for = 0;  // people
};

class CapacityBuilding {
 public:
  CapacityBuilding(const graph::View& view, const SchemeOptions& scheme)
      : view_(view), scheme_(scheme) {}

  graph::Result<CapacityPlan> plan(std::uint64_t work_max) {
    for (std::size_t i = 0; i < scheme_.parties.size(); ++i) count(i);
    for (std::size_t i = 0; i < counted_.size(); ++i) add_edges(i);
    for (Place& place : places_) {
      measure(place);
      instance_.homes.push_back({key_of(place.number.number), room_in(place)});
    }
    auto answer = solve_sized(instance_, work_max);
    if (!answer) return std::move(answer).error();
    const AssignmentValue bound = answer->bound;
    std::uint64_t work = answer->work;
    while (take_out_roomless(answer->chosen) && work < work_max) {
      answer = solve_sized(instance_, work_max - work);
      if (!answer) return std::move(answer).error();
      work += answer->work;
    }
    CapacityPlan made = told(answer->chosen);
    made.bound = bound;
    made.is_proven = made.value == bound;
    made.work = work;
    return made;
  }

 private:
  void count(std::size_t party) {
    Counted counted{party, {}, 1, scheme_.on};
    for (const PersonNumber& person : scheme_.parties[party].party.people) {
      counted.frames.push_back(living_in_of(view_, scheme_, person));
      const std::vector<Stay>& stays = counted.frames.back().stays;
      if (stays.empty()) {
        for_other_kinds_ += scheme_.parties[party].party.people.size();
        return;
      }
      Date earliest = stays.front().start;
      for (const Stay& stay : stays) earliest = std::min(earliest, stay.start);
      counted.start = std::max(counted.start, earliest);
    }
    counted.rooms = rooms_needed(counted.frames.front());
    const std::vector<PersonNumber>& numbers = counted.frames.front().numbers;
    waiting_.insert(numbers.begin(), numbers.end());
    counted_.push_back(std::move(counted));
  }

  bool is_option(const Counted& counted, graph::Index home) const {
    return std::none_of(counted.frames.begin(), counted.frames.end(), [&](const PersonFrame& each) {
      return answer_rules(each, home, Detail::numbers).any_fail();
    });
  }

  std::uint32_t place_of(const HouseholdNumber& number, graph::Index index, Date start) {
    const auto [found, is_new] =
        place_by_number_.emplace(number, static_cast<std::uint32_t>(places_.size()));
    if (is_new) places_.push_back({number, index, 0, std::nullopt, start, false, 0});
    return found->second;
  }

  void add_edges(std::size_t at) {
    const Counted& counted = counted_[at];
    const PartyOptions& options = scheme_.parties[counted.party];
    options_.push_back(0);
    instance_.parties.push_back(
        {key_of(options.party.people.front().number), options.party.weeks, counted.size()});
    for (const OrderKey& option : options.options) {
      const auto index = view_.index_of(graph::Kind::household, option.household);
      KITH_CHECK(index.has_value());
      if (!is_option(counted, *index)) continue;
      const std::uint32_t home = place_of({option.household}, *index, counted.start);
      Place& place = places_[home];
      place.start = std::min(place.start, counted.start);
      place.has_sharers = place.has_sharers || counted.rooms < counted.size();
      place.option_for += counted.frames.size();
      ++options_[at];
      instance_.edges.push_back({static_cast<std::uint32_t>(at), home, option.together});
    }
  }

  // Somebody who comes for breaks today and waits to live there does not stand in their own way.
  bool waits(const Occupant& occupant) const {
    return occupant.person && waiting_.contains(*occupant.person);
  }

  void measure(Place& place) {
    const graph::Household& home = *view_.household(place.index);
    const Days days{place.start, place.start.plus(days_ahead)};
    std::vector<Occupant> there = occupants(view_, place.index, days, scheme_.policy, {});
    std::erase_if(there, [&](const Occupant& each) { return waits(each); });
    std::int32_t most = 0;
    for (Date day = days.from; day < days.until && !there.empty(); day = day.plus(1)) {
      most = std::max(most, taken_on(there, day).possible);
    }
    place.people = std::max(0, people_max(home, scheme_.policy) - most);
    if (home.rooms.empty()) return;
    place.rooms = static_cast<std::int32_t>(
        std::count_if(home.rooms.begin(), home.rooms.end(), [&](const graph::Room& room) {
          return room.lockable != false && (!room.free_from || *room.free_from <= place.start);
        }));
  }

  // Where two may share a room, people are counted, and rooms looked at afterwards.
  static std::int32_t room_in(const Place& place) {
    const bool by_rooms = place.rooms && !place.has_sharers;
    return by_rooms ? std::min(place.people, *place.rooms) : place.people;
  }

  bool waits_longer_than(std::uint32_t a, std::uint32_t b) const {
    return waits_longer(party_at(instance_.edges[a].party), party_at(instance_.edges[b].party));
  }
  const WaitingParty& party_at(std::size_t counted) const {
    return scheme_.parties[counted_[counted].party].party;
  }

  // Takes out of the question who finds no room of their own beside those who have waited longer,
  // and out of the answer with it. Whether there was any.
  bool take_out_roomless(std::vector<std::uint32_t>& chosen) {
    std::sort(chosen.begin(), chosen.end(),
              [&](std::uint32_t a, std::uint32_t b) { return waits_longer_than(a, b); });
    std::vector<std::int32_t> rooms_taken(places_.size());
    std::set<std::uint32_t> out;
    for (const std::uint32_t index : chosen) {
      const AssignmentEdge& edge = instance_.edges[index];
      const std::optional<std::int32_t>& rooms = places_[edge.home].rooms;
      std::int32_t& taken = rooms_taken[edge.home];
      if (rooms && taken + counted_[edge.party].rooms > *rooms) {
        out.insert(index);
      } else {
        taken += counted_[edge.party].rooms;
      }
    }
    if (out.empty()) return false;
    remove(out, chosen);
    return true;
  }

  void remove(const std::set<std::uint32_t>& out, std::vector<std::uint32_t>& chosen) {
    std::vector<AssignmentEdge> edges;
    std::vector<std::uint32_t> renumbered(instance_.edges.size());
    for (std::uint32_t i = 0; i < instance_.edges.size(); ++i) {
      renumbered[i] = static_cast<std::uint32_t>(edges.size());
      if (!out.contains(i)) edges.push_back(instance_.edges[i]);
    }
    std::erase_if(chosen, [&](std::uint32_t index) { return out.contains(index); });
    for (std::uint32_t& index : chosen) index = renumbered[index];
    instance_.edges = std::move(edges);
  }

  CapacityPlan told(const std::vector<std::uint32_t>& chosen) const {
    CapacityPlan plan;
    plan.position = scheme_.position;
    plan.on = scheme_.on;
    plan.policy_version = scheme_.policy.version;
    plan.looking_for_other_kinds = for_other_kinds_;
    for (std::size_t i = 0; i < counted_.size(); ++i) {
      plan.parties.push_back({party_at(i), options_[i], std::nullopt});
    }
    for (const Place& place : places_) {
      plan.homes.push_back({place.number, room_in(place), 0, place.option_for});
    }
    for (const std::uint32_t index : chosen) {
      const AssignmentEdge& edge = instance_.edges[index];
      plan.parties[edge.party].household = places_[edge.home].number;
      plan.homes[edge.home].taken += counted_[edge.party].size();
      ++plan.value.parties_met;
      plan.value.priority += party_at(edge.party).weeks;
      plan.value.weight += edge.weight;
    }
    std::sort(plan.parties.begin(), plan.parties.end(),
              [](const CapacityParty& a, const CapacityParty& b) {
                return waits_longer(a.party, b.party);
              });
    std::sort(
        plan.homes.begin(), plan.homes.end(),
        [](const CapacityHome& a, const CapacityHome& b) { return a.household < b.household; });
    return plan;
  }

  const graph::View& view_;
  const SchemeOptions& scheme_;
  std::size_t for_other_kinds_ = 0;
  std::vector<Counted> counted_;
  std::vector<std::size_t> options_;  // of each
  std::vector<Place> places_;
  std::map<HouseholdNumber, std::uint32_t> place_by_number_;
  std::set<PersonNumber> waiting_;
  SizedInstance instance_;
};

}  // namespace

std::size_t CapacityPlan::people() const {
  std::size_t count = 0;
  for (const CapacityParty& each : parties) count += each.party.people.size();
  return count;
}

std::size_t CapacityPlan::people_with_place() const {
  std::size_t count = 0;
  for (const CapacityParty& each : parties) {
    if (each.household) count += each.party.people.size();
  }
  return count;
}

graph::Result<CapacityPlan> make_capacity_plan(const graph::View& view, const SchemeOptions& scheme,
                                               std::uint64_t work_max) {
  return CapacityBuilding(view, scheme).plan(work_max);
}

}  // namespace kith::matcher
