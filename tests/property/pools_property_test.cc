// SPDX-License-Identifier: Apache-2.0
// Pools and shares against their definitions, looked at pair by pair and penny by penny.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "graph/travel.h"
#include "matcher/connections.h"
#include "matcher/free_times.h"
#include "matcher/gaps_words.h"
#include "matcher/pool_split.h"
#include "matcher/pools.h"
#include "matcher/rules_frame.h"
#include "matcher/same_activity.h"
#include "tests/support/property.h"
#include "tests/support/random_town.h"

namespace kith::matcher {
namespace {

using graph::Person;
using tests::RandomTown;

bool in(const std::string& narrow, const std::string& wide) {
  return lies_within(Doing(narrow), Doing(wide));
}

bool may(const Person& person) {
  const auto yes = [&](graph::AgreementFor purpose) {
    return agreed_to(person.agreement, purpose, tests::today, false) == graph::Agreed::yes;
  };
  const bool somewhere =
      person.area_now && (person.area_now->point || !person.area_now->name.empty());
  return yes(graph::AgreementFor::connect) && yes(graph::AgreementFor::pool) && somewhere &&
         person.no_contact_asked.has_value() && !person.pool.empty();
}

bool marks(const Person& a, const Person& b) {
  return std::any_of(a.no_contact.begin(), a.no_contact.end(), [&](const graph::NoContact& mark) {
    return mark.with.number == b.identity.number && (!mark.until || *mark.until >= tests::today);
  });
}

bool near(const Person& a, const Person& b, std::int64_t metres) {
  if (a.area_now->point && b.area_now->point) {
    return graph::metres_between(coarse_point(*a.area_now->point),
                                 coarse_point(*b.area_now->point)) <= metres;
  }
  return !a.area_now->name.empty() && lower_case(a.area_now->name) == lower_case(b.area_now->name);
}

bool wishes(const Person& person, const std::string& activity) {
  return std::any_of(person.pool.begin(), person.pool.end(),
                     [&](const graph::PoolWish& wish) { return in(activity, wish.activity); });
}

// Half an hour that all who said are free, by the general way of sharing times; in one day.
bool share_time(const std::vector<const Person*>& people) {
  std::optional<std::vector<graph::FreeTime>> common;
  for (const Person* person : people) {
    if (person->free.empty()) continue;
    if (!common) {
      common = person->free;
      continue;
    }
    common = shared_times(*common, person->free);
    if (!common || common->empty()) return false;
  }
  return true;
}

bool compatible(const std::vector<const Person*>& people, std::int64_t metres) {
  for (const Person* a : people) {
    for (const Person* b : people) {
      if (a != b && (marks(*a, *b) || !near(*a, *b, metres))) return false;
    }
  }
  return share_time(people);
}

PoolQuestion question_of(bool own_page, std::uint64_t seed) {
  PoolQuestion question;
  question.on = tests::today;
  question.own_page = own_page;
  question.radius_metres = seed % 3 == 0 ? 1'000 : 3'000;
  return question;
}

std::vector<const Person*> people_of(const RandomTown& town, const Pool& pool) {
  std::vector<const Person*> people;
  for (const graph::PersonNumber& number : pool.who) {
    people.push_back(&*std::find_if(town.persons.begin(), town.persons.end(), [&](const Person& p) {
      return p.identity.number == number.number;
    }));
  }
  return people;
}

// For one activity nobody left over could join a pool with room, nor make one.
void check_nobody_forgotten(const RandomTown& town, const std::string& activity,
                            const std::vector<std::vector<const Person*>>& pools,
                            std::int64_t metres) {
  std::set<const Person*> pooled;
  for (const auto& pool : pools) pooled.insert(pool.begin(), pool.end());
  std::vector<const Person*> left;
  for (const Person& person : town.persons) {
    if (may(person) && wishes(person, activity) && pooled.count(&person) == 0) {
      left.push_back(&person);
    }
  }
  for (const Person* one : left) {
    for (std::vector<const Person*> pool : pools) {
      if (pool.size() == pool_people_max) continue;
      pool.push_back(one);
      RC_ASSERT(!compatible(pool, metres));
    }
    const bool exact = std::any_of(one->pool.begin(), one->pool.end(), [&](const auto& wish) {
      return in(wish.activity, activity) && in(activity, wish.activity);
    });
    for (const Person* other : left) {
      if (exact && one != other) RC_ASSERT(!compatible({one, other}, metres));
    }
  }
}

std::vector<ShareRange> random_ranges(tests::Dice& dice) {
  std::vector<ShareRange> ranges;
  for (int i = dice.between(2, 6); i > 0; --i) {
    ShareRange range;
    range.person.number = tests::number_of("payer" + std::to_string(dice.below(1'000'000)));
    const int least = dice.below(12);
    if (dice.chance(85)) range.least = least;
    if (dice.chance(85)) range.most = least + dice.below(12);
    ranges.push_back(range);
  }
  return ranges;
}

std::int64_t least_of(const ShareRange& range) { return range.least.value_or(0); }
std::int64_t most_of(const ShareRange& range) {
  return std::max<std::int64_t>(least_of(range), range.most.value_or(0));
}

// Whether some choice of whole pence within the ranges adds up to the cost: every sum that can be
// made, one member after the other.
std::set<std::int64_t> sums_of(const std::vector<ShareRange>& ranges, std::size_t without) {
  std::set<std::int64_t> sums{0};
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (i == without) continue;
    std::set<std::int64_t> more;
    for (const std::int64_t sum : sums) {
      for (std::int64_t pence = least_of(ranges[i]); pence <= most_of(ranges[i]); ++pence) {
        more.insert(sum + pence);
      }
    }
    sums = std::move(more);
  }
  return sums;
}

void check_shares(const Split& split, std::vector<ShareRange> ranges, std::int64_t cost) {
  std::sort(ranges.begin(), ranges.end(),
            [](const ShareRange& a, const ShareRange& b) { return a.person < b.person; });
  RC_ASSERT(split.shares.size() == ranges.size());
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const std::int64_t pence = split.shares[i].pence;
    sum += pence;
    RC_ASSERT(split.shares[i].person == ranges[i].person);
    RC_ASSERT(pence >= least_of(ranges[i]));
    RC_ASSERT(pence <= most_of(ranges[i]));
    for (std::size_t j = 0; j < ranges.size(); ++j) {
      const std::int64_t other = split.shares[j].pence;
      const bool at_ends = pence == least_of(ranges[i]) || other == most_of(ranges[j]);
      // Who pays more cannot pay less, or who pays less cannot pay more; and of two that differ by
      // an odd penny alone, the first by number pays it.
      if (pence > other + 1) RC_ASSERT(at_ends);
      if (pence == other + 1 && i > j) RC_ASSERT(at_ends);
    }
  }
  RC_ASSERT(sum == cost);
}

}  // namespace

TEST_CASE("pools hold together pair by pair, and nobody is forgotten") {
  std::map<std::string, std::size_t> reached;
  tests::property("pools", [&reached](std::uint64_t seed) {
    tests::TownSize size{16, 0, 0, 12, seed % 4 == 0};
    if (size.close) size.persons = 60;  // more than one pool holds
    const RandomTown town = tests::random_town(seed, size);
    const PoolQuestion question = question_of(true, seed);
    const Pools pools = find_pools(town.view(), question).value();
    std::map<std::string, std::vector<std::vector<const Person*>>> by_activity;
    std::set<std::pair<std::string, graph::PersonNumber>> seen;
    for (const Person& person : town.persons) {
      for (const graph::PoolWish& wish : person.pool) {
        if (may(person)) by_activity[lower_case(wish.activity)];
      }
    }
    for (std::size_t i = 0; i < pools.pools.size(); ++i) {
      const Pool& pool = pools.pools[i];
      const std::vector<const Person*> people = people_of(town, pool);
      RC_ASSERT(pool.people == people.size());
      RC_ASSERT(people.size() >= pool_people_min);
      RC_ASSERT(people.size() <= pool_people_max);
      RC_ASSERT(compatible(people, question.radius_metres));
      // Doubled: without its own, RC_ASSERT takes || for an operator that looks at both sides.
      RC_ASSERT((i == 0 || pools.pools[i - 1].people >= pool.people));
      std::size_t said = 0;
      for (const Person* person : people) {
        RC_ASSERT(may(*person));
        RC_ASSERT(wishes(*person, pool.activity));
        RC_ASSERT(seen.emplace(pool.activity, graph::PersonNumber{person->identity.number}).second);
        said += person->free.empty() ? 0 : 1;
      }
      RC_ASSERT(pool.time_to_ask == people.size() - said);
      RC_ASSERT(pool.shares || people.size() - pool.share_to_ask < pool_people_min);
      by_activity[lower_case(pool.activity)].push_back(people);
      ++reached[people.size() == pool_people_max ? "full" : people.size() > 2 ? "some" : "two"];
      if (pool.time_to_ask > 0) ++reached["ask when"];
      if (pool.share_to_ask > 0) ++reached["ask how much"];
    }
    for (const auto& [activity, found] : by_activity) {
      check_nobody_forgotten(town, activity, found, question.radius_metres);
    }
  });
  for (const char* name : {"two", "some", "full", "ask when", "ask how much"}) {
    CAPTURE(std::string(name));
    CHECK(reached[name] >= 3);
  }
}

TEST_CASE("a shared report of pools: none under five, nobody, and sums of five or more alone") {
  std::size_t shown = 0;
  tests::property("shared", [&shown](std::uint64_t seed) {
    const RandomTown town = tests::random_town(seed, {30, 0, 0, 5, seed % 2 == 0});
    const Pools pools = find_pools(town.view(), question_of(false, seed)).value();
    RC_ASSERT(pools.without_area.empty());
    for (const Pool& pool : pools.pools) {
      RC_ASSERT(pool.people >= cluster_people_min);
      RC_ASSERT(pool.who.empty());
      RC_ASSERT((!pool.shares || pool.shares->people >= cluster_people_min));
      RC_ASSERT(pool.hours.times.empty() || pool.hours.said >= cluster_people_min);
      ++shown;
    }
    const std::string words = pools_in_words(town.view(), pools);
    for (const Person& person : town.persons) {
      RC_ASSERT(words.find(person.called) == std::string::npos);
    }
  });
  CHECK(shown > 20);
}

TEST_CASE("two worlds: a mark between people of no common pool shows in no pool") {
  std::size_t equal = 0;
  std::size_t different = 0;
  tests::property("mark", [&](std::uint64_t seed) {
    RandomTown town = tests::random_town(seed, {30, 0, 0, 6, seed % 2 == 0});
    const Pools own = find_pools(town.view(), question_of(true, seed)).value();
    const Pools open = find_pools(town.view(), question_of(false, seed)).value();
    tests::Dice dice(seed ^ 99U);
    Person& by = town.persons[static_cast<std::size_t>(dice.below(30))];
    const graph::Number with = dice.pick(town.persons).identity.number;
    if (with == by.identity.number) return;
    bool common = false;
    for (const Pool& pool : own.pools) {
      const auto has = [&](const graph::Number& number) {
        return std::any_of(pool.who.begin(), pool.who.end(),
                           [&](const graph::PersonNumber& each) { return each.number == number; });
      };
      common |= has(by.identity.number) && has(with);
    }
    tests::add_mark(by, with);
    const Pools hidden = find_pools(town.view(), question_of(false, seed)).value();
    if (!common) RC_ASSERT(hidden.pools == open.pools);
    if (!common && !open.pools.empty()) ++equal;
    if (hidden.pools != open.pools) ++different;
  });
  CHECK(equal > 5);
  CHECK(different > 0);
}

TEST_CASE("shares add up to the penny, within each one's range, as equal as ranges allow") {
  std::map<SplitOutcome, std::size_t> reached;
  tests::property("split", [&reached](std::uint64_t seed) {
    tests::Dice dice(seed);
    const std::vector<ShareRange> ranges = random_ranges(dice);
    const std::int64_t cost = dice.between(1, 90);
    const Split split = split_between(cost, ranges);
    const std::set<std::int64_t> sums = sums_of(ranges, ranges.size());
    ++reached[split.outcome];
    RC_ASSERT((split.outcome == SplitOutcome::even) == (sums.count(cost) > 0));
    if (split.outcome == SplitOutcome::even) {
      RC_ASSERT(split.difference_pence == 0);
      check_shares(split, ranges, cost);
    } else if (split.outcome == SplitOutcome::short_of) {
      RC_ASSERT(split.difference_pence == cost - *sums.rbegin());
    } else {
      RC_ASSERT(split.difference_pence == *sums.begin() - cost);
    }
    RC_ASSERT(split.shares.empty() == (split.outcome != SplitOutcome::even));
    std::vector<ShareRange> reversed(ranges.rbegin(), ranges.rend());
    RC_ASSERT(split_between(cost, reversed) == split);
  });
  CHECK(reached.size() == 3);
}

TEST_CASE("leaving is safe where those who stay can still make the cost") {
  std::map<std::string, std::size_t> reached;
  tests::property("leaving", [&reached](std::uint64_t seed) {
    tests::Dice dice(seed);
    const std::vector<ShareRange> ranges = random_ranges(dice);
    const std::int64_t cost = dice.between(1, 70);
    const Leaving leaving = leaving_from(cost, ranges);
    std::size_t holds = 0;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      const bool enough = *sums_of(ranges, i).rbegin() >= cost;
      if (enough && ranges.size() - 1 >= pool_people_min) ++holds;
    }
    RC_ASSERT(leaving.holds_without == holds);
    RC_ASSERT(leaving.members == ranges.size());
    RC_ASSERT(leaving.holds == (*sums_of(ranges, ranges.size()).rbegin() >= cost));
    ++reached[holds == 0 ? "none" : holds == ranges.size() ? "any" : "some"];
  });
  CHECK(reached.size() == 3);
}

}  // namespace kith::matcher
