// SPDX-License-Identifier: Apache-2.0
// Gaps of a wish, a place and a size: what is left of all of them, and how many it is told of.
#include <algorithm>
#include <map>

#include "graph/activity_tree.h"
#include "graph/travel.h"
#include "matcher/connections.h"
#include "matcher/same_activity.h"
#include "tests/support/gaps_oracle.h"
#include "tests/support/property.h"

namespace kith::matcher {
namespace {

using tests::RandomTown;
using namespace gaps_oracle;

bool is_left(const Expected& cluster, const GapQuestion& asked) {
  const Doing doing(cluster.activity);
  const bool is_like = asked.wishes.empty() ||
                       std::any_of(asked.wishes.begin(), asked.wishes.end(),
                                   [&](const auto& wish) { return alike(doing, Doing(wish)) > 0; });
  if (!is_like || cluster.who.size() < asked.people_min.value_or(1)) return false;
  if (!asked.around) return true;
  const auto& point = cluster.middle->place->point;
  return point && graph::metres_between(coarse_point(*point), *asked.around) <= asked.within_metres;
}

GapQuestion filtered_question(std::uint64_t seed, const std::vector<One>& all) {
  GapQuestion asked = question_of(true, seed);
  const One& somebody = all[seed / 3 % all.size()];
  if (seed % 3 != 0) {
    for (const Liked& want : somebody.side.wants) {
      if (graph::is_activity(want.activity)) asked.wishes = {want.activity};
    }
  }
  if (seed % 4 == 1) asked.people_min = 2 + seed / 4 % 3;
  if (seed % 5 < 2 && somebody.place && somebody.place->point) {
    asked.around = somebody.place->point;
    asked.within_metres = 300 + static_cast<std::int64_t>(seed / 5 % 3'000);
  }
  return asked;
}

bool wishes_for(const One& one, const GapQuestion& asked) {
  return std::any_of(one.side.wants.begin(), one.side.wants.end(), [&](const Liked& want) {
    return alike(Doing(want.activity), Doing(asked.wishes.front())) > 0;
  });
}

// How many want it, and near how many of them everything of it is answered.
void check_wanted(const RandomTown& town, const std::vector<One>& all, GapQuestion asked,
                  std::map<std::string, std::size_t>& reached) {
  if (asked.wishes.empty()) return;
  std::size_t people = 0;
  std::size_t answered = 0;
  for (const One& one : all) {
    if (!wishes_for(one, asked)) continue;
    ++people;
    answered += one.place &&
                std::all_of(one.side.wants.begin(), one.side.wants.end(), [&](const Liked& want) {
                  return alike(Doing(want.activity), Doing(asked.wishes.front())) == 0 ||
                         is_answered(town, all, one, want, asked.near_metres);
                });
  }
  const Wanted own = gaps_of(town, asked).wanted;
  RC_ASSERT(own.people == people);
  RC_ASSERT(own.answered == answered);
  RC_ASSERT(own.who.size() == people);
  asked.own_page = false;
  asked.people_min.reset();
  const Wanted shared = gaps_of(town, asked).wanted;
  const auto few = [](std::size_t count) { return count > 0 && count < cluster_people_min; };
  RC_ASSERT(shared.who.empty());
  RC_ASSERT(shared.people.has_value() == !few(people));
  const bool tells = !few(people) && !few(answered) && !few(people - answered);
  RC_ASSERT(shared.answered.has_value() == tells);
  if (few(people)) ++reached["few untold"];
  if (tells && answered > 0) ++reached["answered told"];
}

}  // namespace

TEST_CASE("a wish, a place, a size and a top leave others out, and change none") {
  std::map<std::string, std::size_t> reached;
  tests::property("filters", [&reached](std::uint64_t seed) {
    const RandomTown town = tests::random_town(seed, {24, 2, 3, 3, seed % 2 == 0});
    const std::vector<One> all = all_in(town);
    if (all.empty()) return;
    GapQuestion asked = filtered_question(seed, all);
    const Gaps everything = gaps_of(town, question_of(true, seed));
    const std::vector<Expected> expected = expected_clusters(town, all, asked);
    RC_ASSERT(expected.size() == everything.clusters.size());
    std::vector<GapCluster> left;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (is_left(expected[i], asked)) left.push_back(everything.clusters[i]);
    }
    const Gaps filtered = gaps_of(town, asked);
    RC_ASSERT(filtered.clusters == left);
    if (left.size() < everything.clusters.size()) ++reached["fewer"];
    if (!left.empty() && asked.around) ++reached["about there"];
    if (!left.empty() && asked.people_min) ++reached["of a size"];
    if (!left.empty() && !asked.wishes.empty()) ++reached["of a wish"];
    check_wanted(town, all, asked, reached);
    asked.top = 1;
    const Gaps first = gaps_of(town, asked);
    RC_ASSERT(first.clusters.size() == std::min<std::size_t>(1, left.size()));
    RC_ASSERT(first.clusters.size() + first.more == left.size());
    RC_ASSERT(first.fewer == filtered.fewer);
  });
  for (const char* name :
       {"fewer", "about there", "of a size", "of a wish", "few untold", "answered told"}) {
    CAPTURE(std::string(name));
    CHECK(reached[name] >= 3);
  }
}

}  // namespace kith::matcher
