// SPDX-License-Identifier: Apache-2.0
#include "tests/support/gaps_oracle.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/limits.h"
#include "graph/travel.h"
#include "matcher/connections.h"
#include "matcher/rules_frame.h"
#include "matcher/same_activity.h"
#include "matcher/things.h"

namespace kith::matcher::gaps_oracle {

using graph::GroupAccess;
using tests::RandomTown;

bool apart(const One& a, const One& b) { return a.marks(b.number) || b.marks(a.number); }

bool near(const std::optional<graph::Place>& a, const std::optional<graph::Place>& b,
          std::int64_t metres) {
  if (!a || !b) return false;
  if (a->point && b->point) return graph::metres_between(*a->point, *b->point) <= metres;
  return !a->name.empty() && lower_case(a->name) == lower_case(b->name);
}

std::optional<graph::Place> place_of(const graph::GroupPlace& place) {
  if (place.online == true) return std::nullopt;
  return graph::Place{place.town, place.point};
}

bool is_banned_from(const One& one, const graph::Place& place) {
  if (one.person == nullptr) return false;
  for (const graph::AvoidArea& area : one.person->avoid_areas) {
    if (area.until && *area.until < tests::today) continue;
    if (!area.place.name.empty() && lower_case(area.place.name) == lower_case(place.name)) {
      return true;
    }
    if (place.point && graph::within(*place.point, *area.place.point, area.radius_m->value)) {
      return true;
    }
  }
  return false;
}

std::vector<One> all_in(const RandomTown& town) {
  std::vector<One> all;
  for (const graph::Person& person : town.persons) {
    const bool yes = agreed_to(person.agreement, graph::AgreementFor::connect, tests::today,
                               false) == graph::Agreed::yes;
    if (!yes || !person.no_contact_asked) continue;
    all.push_back(
        {person.identity.number, &person, nullptr, side_of(person), person.area_now, person.free});
  }
  for (const graph::Neighbour& each : town.neighbours) {
    if (each.over_18 != true || !each.agreed_to_be_found_until ||
        *each.agreed_to_be_found_until < tests::today) {
      continue;
    }
    all.push_back({each.identity.number, nullptr, &each, side_of(each), each.area, each.free});
  }
  for (One& one : all) {  // people are measured from the middle of a square
    if (one.place && one.place->point) one.place->point = coarse_point(*one.place->point);
  }
  std::sort(all.begin(), all.end(), [](const One& a, const One& b) { return a.number < b.number; });
  return all;
}

// Random towns keep to quarters of hours.
bool is_open_for(const graph::Group& group, const graph::GroupPlace& place, const One& one) {
  if (one.free.empty()) return true;
  const graph::OpeningTimes times(group);
  for (int i = 0; i < gap_days; ++i) {
    const graph::Date day = tests::today.plus(i);
    for (int minute = 0; minute < day_minutes; minute += 15) {
      if (!one.is_free(graph::weekday_of(day), minute)) continue;
      const graph::LocalTime time{day, {static_cast<std::int16_t>(minute)}};
      if (times.at(time, &place) != graph::OpenState::closed) return true;
    }
  }
  return false;
}

bool is_seen(const graph::Group& group) {
  const bool active = !group.status || *group.status == graph::GroupStatus::active;
  return active && group.agreed_to_be_listed == true &&
         std::any_of(group.places.begin(), group.places.end(), [](const graph::GroupPlace& place) {
           return place.online != true && (place.point || !place.town.empty());
         });
}

bool lists(const std::vector<GroupAccess>& list, GroupAccess access) {
  return std::find(list.begin(), list.end(), access) != list.end();
}

namespace {

bool group_answers(const graph::Group& group, const One& one, const Side& wanting,
                   std::int64_t metres) {
  if (!is_seen(group) || group.room == graph::GroupRoom::full) return false;
  if (one.neighbour != nullptr && group.only_for_people_with_support == true) return false;
  AgeRange ages{one.person == nullptr ? 18 : 0, 150};
  if (one.person != nullptr) ages = age_range(*one.person, tests::today).value_or(ages);
  if (group.age_min && group.age_min->value > ages.high) return false;
  if (group.age_max && group.age_max->value < ages.low) return false;
  if (meetings_between(wanting, side_of(group)).empty()) return false;
  for (const graph::GroupPlace& place : group.places) {
    const auto where = place_of(place);
    if (!near(one.place, where, metres) || is_banned_from(one, *where)) continue;
    bool lacking = false;
    for (const GroupAccess need : one.needs()) lacking |= lists(place.access_missing, need);
    if (!lacking && is_open_for(group, place, one)) return true;
  }
  return false;
}

}  // namespace

bool is_answered(const RandomTown& town, const std::vector<One>& all, const One& one,
                 const Liked& want, std::int64_t metres) {
  Side wanting;
  wanting.wants = {want};
  wanting.avoids = one.side.avoids;
  for (const One& other : all) {
    if (other.number == one.number || apart(one, other)) continue;
    if (!near(one.place, other.place, metres)) continue;
    Side giving = other.side;
    giving.wants.clear();
    std::erase_if(giving.gives, [](const Given& gift) {
      return gift.kind == graph::GiftKind::lead || gift.kind == graph::GiftKind::host;
    });
    if (!meetings_between(wanting, giving).empty()) return true;
  }
  return std::any_of(town.groups.begin(), town.groups.end(), [&](const graph::Group& group) {
    return group_answers(group, one, wanting, metres);
  });
}

namespace {

// Who of `left` to put together, by the definition.
Expected next_cluster(const std::vector<const One*>& left, std::int64_t radius) {
  std::vector<const One*> most;
  Expected expected;
  for (const One* middle : left) {
    std::vector<const One*> around;
    for (const One* other : left) {
      if (other == middle || near(middle->place, other->place, radius)) around.push_back(other);
    }
    if (around.size() <= most.size()) continue;
    most = around;
    expected.middle = middle;
  }
  std::vector<const One*> members;
  for (const One* each : most) {
    const bool kept = std::none_of(members.begin(), members.end(),
                                   [&](const One* other) { return apart(*each, *other); });
    if (kept) members.push_back(each);
  }
  for (const One* each : members) expected.who.push_back(each->number);
  return expected;
}

bool leads(const One& one, const std::string& activity) {
  if (one.side.rather_not_give) return false;
  return std::any_of(one.side.gives.begin(), one.side.gives.end(), [&](const Given& gift) {
    return (gift.kind == graph::GiftKind::teach || gift.kind == graph::GiftKind::lead ||
            gift.kind == graph::GiftKind::host) &&
           lies_within(Doing(gift.activity), Doing(activity));
  });
}

bool is_either(const One& one, const std::vector<graph::Number>& numbers) {
  return std::find(numbers.begin(), numbers.end(), one.number) != numbers.end();
}

void add_leaders(const std::vector<One>& all, std::int64_t radius, Expected& expected) {
  for (const One& one : all) {
    const bool here =
        one.number == expected.middle->number || near(expected.middle->place, one.place, radius);
    if (!here || !leads(one, expected.activity)) continue;
    const bool kept = std::none_of(all.begin(), all.end(), [&](const One& other) {
      return is_either(other, expected.who) && apart(one, other);
    });
    if (kept) expected.leaders.push_back(one.number);
  }
}

}  // namespace

std::vector<Expected> expected_clusters(const RandomTown& town, const std::vector<One>& all,
                                        const GapQuestion& question) {
  std::map<std::string, std::set<const One*>> in_vain;
  for (const One& one : all) {
    if (!one.place || (!one.place->point && one.place->name.empty())) continue;
    for (const Liked& want : one.side.wants) {
      if (is_answered(town, all, one, want, question.near_metres)) continue;
      in_vain[want.activity].insert(&one);
    }
  }
  std::vector<Expected> found;
  std::set<std::string> done;
  for (const auto& [activity, unused] : in_vain) {
    static_cast<void>(unused);
    if (!done.insert(lower_case(activity)).second) continue;
    std::vector<const One*> left;
    for (const One& one : all) {  // by number
      for (const auto& [wanted, who] : in_vain) {
        const bool below = lies_within(Doing(wanted), Doing(activity));
        if (below && who.count(&one) > 0 && (left.empty() || left.back() != &one)) {
          left.push_back(&one);
        }
      }
    }
    while (!left.empty()) {
      Expected expected = next_cluster(left, question.radius_metres);
      expected.activity = activity;
      add_leaders(all, question.radius_metres, expected);
      std::erase_if(left, [&](const One* one) { return is_either(*one, expected.who); });
      found.push_back(std::move(expected));
    }
  }
  std::sort(found.begin(), found.end(), [](const Expected& a, const Expected& b) {
    return std::tuple(b.who.size(), a.activity, a.who) <
           std::tuple(a.who.size(), b.activity, b.who);
  });
  return found;
}

std::vector<graph::Number> numbers_of(const std::vector<Someone>& people) {
  std::vector<graph::Number> numbers;
  for (const Someone& someone : people) numbers.push_back(someone.number);
  return numbers;
}

GapQuestion question_of(bool own_page, std::uint64_t seed) {
  GapQuestion question;
  question.on = tests::today;
  question.own_page = own_page;
  question.near_metres = seed % 3 == 0 ? 800 : 3'000;
  question.radius_metres = seed % 2 == 0 ? 1'200 : 2'500;
  question.top = graph::limits::top_max;
  return question;
}

Gaps gaps_of(const RandomTown& town, const GapQuestion& question) {
  return find_gaps(town.view(), town.listed(), question).value();
}

const One& find(const std::vector<One>& all, const graph::Number& number) {
  return *std::find_if(all.begin(), all.end(),
                       [&](const One& one) { return one.number == number; });
}

}  // namespace kith::matcher::gaps_oracle
