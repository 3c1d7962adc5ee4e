// SPDX-License-Identifier: Apache-2.0
// Gaps against a slow oracle that looks at everybody, every minute and every place by itself; and
// two worlds that differ in a mark.
#include <algorithm>
#include <map>
#include <set>

#include "graph/activity_tree.h"
#include "graph/travel.h"
#include "matcher/gaps_words.h"
#include "matcher/same_activity.h"
#include "matcher/things.h"
#include "tests/support/gaps_oracle.h"
#include "tests/support/property.h"

namespace kith::matcher {
namespace {

using graph::GroupAccess;
using tests::RandomTown;
using namespace gaps_oracle;

// How many of the cluster are free at the least popular of the hours it names, and how many said.
void check_hours(const std::vector<One>& all, const GapCluster& cluster) {
  std::vector<const One*> said;
  for (const graph::Number& number : numbers_of(cluster.who)) {
    if (const One& one = find(all, number); !one.free.empty()) said.push_back(&one);
  }
  RC_ASSERT(cluster.hours.said == said.size());
  std::vector<std::size_t> counts;
  for (int minute = 0; minute < 7 * day_minutes; ++minute) {
    counts.push_back(
        static_cast<std::size_t>(std::count_if(said.begin(), said.end(), [&](const One* one) {
          return one->is_free(minute / day_minutes, minute % day_minutes);
        })));
  }
  // The most who share half an hour, by looking at every half hour of every day.
  std::size_t most = 0;
  for (std::size_t begin = 0; begin + 30 <= counts.size(); ++begin) {
    if (begin / day_minutes != (begin + 29) / day_minutes) continue;
    most = std::max(most, *std::min_element(&counts[begin], &counts[begin] + 30));
  }
  const std::size_t expected = most * 2 > said.size() ? most : 0;
  RC_ASSERT(cluster.hours.people == expected);
  RC_ASSERT(cluster.hours.times.empty() == (expected == 0));
  RC_ASSERT(cluster.hours.all == (expected > 0 && expected == said.size()));
  One common;
  common.free = cluster.hours.times;
  for (std::size_t minute = 0; minute < counts.size() && expected > 0; ++minute) {
    const int at = static_cast<int>(minute);
    if (!common.is_free(at / day_minutes, at % day_minutes)) continue;
    RC_ASSERT(counts[minute] >= expected);
  }
}

// Whether some place could have it at once, looking at all of them.
bool any_ready(const RandomTown& town, const std::vector<One>& all, const GapCluster& cluster,
               const One& middle, bool must_be_ready) {
  One common;
  common.free = cluster.hours.times;
  for (const graph::Group& group : town.groups) {
    using Kind = graph::GroupKind;
    bool fits = group.group_kind == Kind::mainstream_place ||
                group.group_kind == Kind::association || group.group_kind == Kind::faith;
    for (const graph::GroupActivity& each : group.activities) {
      fits |= graph::similarity(each.activity, cluster.activity) >= meeting_min;
    }
    if (!fits || !is_seen(group)) continue;
    for (const graph::GroupPlace& place : group.places) {
      const auto where = place_of(place);
      if (!near(middle.place, where, 3'000)) continue;
      bool good = true;
      for (const graph::Number& number : numbers_of(cluster.who)) {
        good &= !is_banned_from(find(all, number), *where);
      }
      for (const GroupAccess need : cluster.access) {
        good &= !must_be_ready || !lists(place.access_missing, need);
      }
      if (good && (!must_be_ready || is_open_for(group, place, common))) return true;
    }
  }
  return false;
}

void check_host(const RandomTown& town, const std::vector<One>& all, const GapCluster& cluster,
                const One& middle) {
  RC_ASSERT(cluster.host.has_value() == any_ready(town, all, cluster, middle, false));
  RC_ASSERT(cluster.missing.place == !cluster.host.has_value());
  if (!cluster.host) return;
  const bool ready =
      cluster.host->lacks.empty() && cluster.host->at_these_hours != graph::OpenState::closed;
  RC_ASSERT(ready == any_ready(town, all, cluster, middle, true));
  RC_ASSERT(cluster.missing.access == !cluster.host->lacks.empty());
}

}  // namespace

TEST_CASE("gaps are what looking at everybody and every place by itself finds") {
  std::map<std::string, std::size_t> reached;
  tests::property("oracle", [&reached](std::uint64_t seed) {
    const RandomTown town = tests::random_town(seed);
    GapQuestion question = question_of(true, seed);
    question.near_metres = 3'000;
    const std::vector<One> all = all_in(town);
    const std::vector<Expected> expected = expected_clusters(town, all, question);
    const Gaps gaps = gaps_of(town, question);
    RC_ASSERT(gaps.clusters.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const GapCluster& cluster = gaps.clusters[i];
      RC_ASSERT(cluster.activity == expected[i].activity);
      RC_ASSERT(numbers_of(cluster.who) == expected[i].who);
      RC_ASSERT(cluster.people == expected[i].who.size());
      RC_ASSERT(numbers_of(cluster.leaders) == expected[i].leaders);
      RC_ASSERT(cluster.could_lead == expected[i].leaders.size());
      RC_ASSERT(cluster.missing.leader == expected[i].leaders.empty());
      check_hours(all, cluster);
      check_host(town, all, cluster, *expected[i].middle);
      ++reached[cluster.people >= cluster_people_min ? "large" : "small"];
      ++reached[cluster.could_lead > 0 ? "leader" : "nobody to lead"];
      if (!cluster.host) ++reached["no place"];
      if (cluster.missing.access) ++reached["no access"];
      if (cluster.missing.hours) ++reached["closed"];
      if (cluster.hours.all) ++reached["all share hours"];
      if (cluster.hours.people > 0 && !cluster.hours.all) ++reached["most share hours"];
      if (cluster.host && cluster.missing == MissingParts{}) ++reached["nothing missing"];
    }
    if (gaps.clusters.size() > 1) ++reached["several"];
    if (!gaps.without_area.empty()) ++reached["without area"];
  });
  for (const char* name :
       {"large", "small", "leader", "nobody to lead", "no place", "no access", "closed",
        "all share hours", "most share hours", "nothing missing", "several", "without area"}) {
    CAPTURE(std::string(name));
    CHECK(reached[name] >= 3);
  }
}

TEST_CASE("nobody kept apart stands in one cluster, nor leads one, and nobody twice an activity") {
  std::size_t parted = 0;
  tests::property("kept apart", [&parted](std::uint64_t seed) {
    const RandomTown town = tests::random_town(seed, {14, 2, 2, 30});
    const std::vector<One> all = all_in(town);
    std::set<std::pair<std::string, graph::Number>> seen;
    for (const GapCluster& cluster : gaps_of(town, question_of(true, seed)).clusters) {
      const std::vector<graph::Number> who = numbers_of(cluster.who);
      for (const graph::Number& one : who) {
        RC_ASSERT(seen.emplace(cluster.activity, one).second);
        for (const graph::Number& other : who) {
          RC_ASSERT(!apart(find(all, one), find(all, other)));
        }
        for (const graph::Number& other : numbers_of(cluster.leaders)) {
          RC_ASSERT(!apart(find(all, one), find(all, other)));
        }
      }
      if (who.size() > 1) ++parted;
    }
  });
  CHECK(parted > 0);
}

TEST_CASE("a shared report: no small cluster, nobody's number or name, hours of five or nobody's") {
  std::size_t shown = 0;
  std::size_t with_hours = 0;
  tests::property("shared", [&](std::uint64_t seed) {
    const RandomTown town = tests::random_town(seed, {24, 2, 3, 3, seed % 2 == 0});
    const Gaps own = gaps_of(town, question_of(true, seed));
    const Gaps shared = gaps_of(town, question_of(false, seed));
    RC_ASSERT(shared.without_area.empty());
    RC_ASSERT(shared.open_wants == 0U);
    std::vector<std::pair<std::string, std::size_t>> large;
    for (const GapCluster& cluster : own.clusters) {
      if (cluster.people < cluster_people_min) continue;
      large.emplace_back(cluster.activity, cluster.people);
    }
    std::vector<std::pair<std::string, std::size_t>> seen;
    for (const GapCluster& cluster : shared.clusters) {
      seen.emplace_back(cluster.activity, cluster.people);
      RC_ASSERT(cluster.who.empty());
      RC_ASSERT(cluster.leaders.empty());
      RC_ASSERT(cluster.hours.people == 0 || cluster.hours.people >= cluster_people_min);
      RC_ASSERT(cluster.hours.times.empty() == (cluster.hours.people == 0));
      ++shown;
      if (cluster.hours.people > 0) ++with_hours;
    }
    RC_ASSERT(seen == large);
    const std::string words = gaps_in_words(town.view(), shared);
    for (const graph::Person& person : town.persons) {
      RC_ASSERT(words.find(person.called) == std::string::npos);
      RC_ASSERT(words.find(to_text(person.identity.number)) == std::string::npos);
    }
  });
  CHECK(shown > 20);
  CHECK(with_hours > 5);
}

TEST_CASE("two worlds: a mark between people of no common cluster shows nowhere") {
  std::size_t apart_and_equal = 0;
  std::size_t together_and_different = 0;
  tests::property("mark", [&](std::uint64_t seed) {
    RandomTown town = tests::random_town(seed, {22, 2, 2, 4, seed % 2 == 0});
    const Gaps open = gaps_of(town, question_of(true, seed));
    const Gaps shared = gaps_of(town, question_of(false, seed));
    tests::Dice dice(seed ^ 77U);
    graph::Person& by = town.persons[static_cast<std::size_t>(dice.below(22))];
    const graph::Number with = dice.pick(town.persons).identity.number;
    if (with == by.identity.number) return;
    bool common = false;
    for (const GapCluster& cluster : open.clusters) {
      std::vector<graph::Number> parties = numbers_of(cluster.who);
      for (const graph::Number& each : numbers_of(cluster.leaders)) parties.push_back(each);
      const auto has = [&](const graph::Number& number) {
        return std::find(parties.begin(), parties.end(), number) != parties.end();
      };
      common |= has(by.identity.number) && has(with);
    }
    // Nor do they answer a want of each other.
    const std::vector<One> all = all_in(town);
    const auto gives_to = [&](const graph::Number& giver, const graph::Number& other) {
      const auto is = [](const graph::Number& number) {
        return [number](const One& one) { return one.number == number; };
      };
      const auto a = std::find_if(all.begin(), all.end(), is(giver));
      const auto b = std::find_if(all.begin(), all.end(), is(other));
      if (a == all.end() || b == all.end()) return false;
      const auto meetings = meetings_between(b->side, a->side);
      return std::any_of(meetings.begin(), meetings.end(),
                         [](const Meeting& meeting) { return meeting.giving == Giving::received; });
    };
    const bool answering = gives_to(by.identity.number, with) || gives_to(with, by.identity.number);
    tests::add_mark(by, with);
    const Gaps hidden = gaps_of(town, question_of(false, seed));
    const bool same = hidden.clusters == shared.clusters && hidden.groups == shared.groups &&
                      gaps_in_words(town.view(), hidden) == gaps_in_words(town.view(), shared);
    if (!common && !answering) {
      RC_ASSERT(same);
      if (!shared.clusters.empty()) ++apart_and_equal;
    } else if (!same) {
      ++together_and_different;  // the control: the mark does something
    }
  });
  CHECK(apart_and_equal > 5);
  CHECK(together_and_different > 0);
}

TEST_CASE("the order in which people and groups came in changes nothing") {
  tests::property("order of input", [](std::uint64_t seed) {
    RandomTown town = tests::random_town(seed);
    const Gaps before = gaps_of(town, question_of(true, seed));
    std::reverse(town.persons.begin(), town.persons.end());
    std::reverse(town.neighbours.begin(), town.neighbours.end());
    std::reverse(town.groups.begin(), town.groups.end());
    const Gaps after = gaps_of(town, question_of(true, seed));
    RC_ASSERT(after.clusters == before.clusters);
    RC_ASSERT(after.without_area == before.without_area);
  });
}

}  // namespace kith::matcher
