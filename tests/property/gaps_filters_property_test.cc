// SPDX-License-Identifier: Apache-2.0
// Gaps of a wish, a place and a size: what is left of all of them, and how many it is told of.
#include <algorithm>
#include <map>

#include "graph/activity_tree.h"
#include "graph/travel.h"
#include "matcher/rules_frame.h"
#include "matcher/same_activity.h"
#include "tests/support/gaps_oracle.h"
#include "tests/support/property.h"

namespace kith::matcher {
namespace {

using tests::RandomTown;
using namespace gaps_oracle;

bool lies_there(const One& one, const Around& around) {
  if (!one.place) return false;
  if (!one.place->point) return lower_case(one.place->name) == lower_case(around.place.name);
  return graph::metres_between(*one.place->point, *around.place.point) <= around.metres;
}

bool is_left(const Expected& cluster, const std::vector<One>& all, const GapQuestion& asked) {
  const Doing doing(cluster.activity);
  const bool is_like = asked.wishes.empty() ||
                       std::any_of(asked.wishes.begin(), asked.wishes.end(),
                                   [&](const auto& wish) { return alike(doing, Doing(wish)) > 0; });
  if (!is_like || cluster.who.size() < asked.people_min.value_or(1)) return false;
  return !asked.around ||
         std::any_of(cluster.who.begin(), cluster.who.end(), [&](const graph::Number& number) {
           return lies_there(find(all, number), *asked.around);
         });
}

GapQuestion filtered_question(std::uint64_t seed, const std::vector<One>& all) {
  GapQuestion asked = question_of(true, seed);
  const One& somebody = all[seed / 3 % all.size()];
  if (seed % 3 != 0) {
    for (const Liked& want : somebody.side.wants) {
      if (graph::is_activity(want.activity)) asked.wishes = {want.activity};
    }
    const One& other = all[seed / 11 % all.size()];
    for (const Liked& want : other.side.wants) {
      if (seed % 7 == 0 && graph::is_activity(want.activity)) asked.wishes.push_back(want.activity);
    }
  }
  if (seed % 4 == 1) asked.people_min = 2 + seed / 4 % 3;
  if (seed % 5 < 2 && somebody.place && somebody.place->point) {
    asked.around = Around{*somebody.place, 300 + static_cast<std::int64_t>(seed / 5 % 3'000)};
  }
  return asked;
}

bool is_asked(const Liked& want, const GapQuestion& asked) {
  return std::any_of(asked.wishes.begin(), asked.wishes.end(), [&](const std::string& wish) {
    return alike(Doing(want.activity), Doing(wish)) > 0;
  });
}

// Who wants it, and for whom not everything of it is answered; nothing of that on a shared report.
void check_wanted(const RandomTown& town, const std::vector<One>& all, GapQuestion asked,
                  std::map<std::string, std::size_t>& reached) {
  std::vector<graph::Number> who;
  std::vector<graph::Number> in_vain;
  for (const One& one : all) {
    bool wants = false;
    bool answered = true;
    for (const Liked& want : one.side.wants) {
      if (!is_asked(want, asked)) continue;
      wants = true;
      answered = answered && is_answered(town, all, one, want, asked.near_metres);
    }
    if (!wants || (asked.around && !lies_there(one, *asked.around))) continue;
    who.push_back(one.number);
    const bool somewhere = one.place && (one.place->point || !one.place->name.empty());
    if (!answered && somewhere) in_vain.push_back(one.number);
  }
  const WishersFound own = gaps_of(town, asked).wanted;
  RC_ASSERT(numbers_of(own.who) == who);
  RC_ASSERT(numbers_of(own.in_vain) == in_vain);
  asked.own_page = false;
  asked.people_min.reset();
  RC_ASSERT(gaps_of(town, asked).wanted == WishersFound{});
  if (!in_vain.empty() && in_vain.size() < who.size()) ++reached["some in vain"];
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
      if (is_left(expected[i], all, asked)) left.push_back(everything.clusters[i]);
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
  for (const char* name : {"fewer", "about there", "of a size", "of a wish", "some in vain"}) {
    CAPTURE(std::string(name));
    CHECK(reached[name] >= 3);
  }
}

}  // namespace kith::matcher
