// SPDX-License-Identifier: Apache-2.0
#include "matcher/stable_matching.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

using namespace kith;
using namespace kith::matcher;

namespace {

StableInstance draw(std::mt19937_64& engine) {
  const auto below = [&engine](std::uint64_t bound) { return engine() % bound; };
  StableInstance instance;
  const std::uint64_t parties = below(5) + 1;
  const std::uint64_t homes = below(4) + 1;
  for (std::uint64_t i = 0; i < parties; ++i) instance.parties.push_back({{below(2), engine()}});
  for (std::uint64_t i = 0; i < homes; ++i) {
    instance.homes.push_back({{below(2), engine()}, static_cast<std::int32_t>(below(3))});
  }
  for (std::uint32_t party = 0; party < parties; ++party) {
    for (std::uint32_t home = 0; home < homes; ++home) {
      if (below(4) == 0) continue;
      instance.edges.push_back(
          {party, home, static_cast<std::int64_t>(below(3)), static_cast<std::int64_t>(below(3))});
    }
  }
  return instance;
}

using Matching = std::vector<std::uint32_t>;

// Every set of edges, one a party at most, that has no fault.
void add_stable(const StableInstance& instance, std::uint32_t party, Matching& chosen,
                std::vector<Matching>& found) {
  if (party == instance.parties.size()) {
    Matching sorted = chosen;
    std::sort(sorted.begin(), sorted.end());
    if (stability_faults(instance, sorted).empty()) found.push_back(sorted);
    return;
  }
  add_stable(instance, party + 1, chosen, found);
  for (std::uint32_t edge = 0; edge < instance.edges.size(); ++edge) {
    if (instance.edges[edge].party != party) continue;
    chosen.push_back(edge);
    add_stable(instance, party + 1, chosen, found);
    chosen.pop_back();
  }
}

// By the definition, not by what the check remembers: somebody and a home who would both rather.
bool has_blocking_pair(const StableInstance& instance, const Matching& chosen) {
  const auto party_liking = [&](const StableEdge& edge) {
    return std::pair(-edge.party_liking, instance.homes[edge.home].key);
  };
  const auto home_liking = [&](const StableEdge& edge) {
    return std::pair(-edge.home_liking, instance.parties[edge.party].key);
  };
  for (const StableEdge& edge : instance.edges) {
    bool party_would = true;
    std::int32_t better = 0;
    for (const std::uint32_t index : chosen) {
      const StableEdge& held = instance.edges[index];
      if (held.party == edge.party && party_liking(held) <= party_liking(edge)) party_would = false;
      if (held.home == edge.home && home_liking(held) <= home_liking(edge)) ++better;
    }
    if (party_would && better < instance.homes[edge.home].places) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the matching is stable, and every party has its best home of all stable matchings") {
  std::mt19937_64 engine(3);
  std::size_t several = 0;
  for (int i = 0; i < 2'000; ++i) {
    CAPTURE(i);
    const StableInstance instance = draw(engine);
    const auto matching = match_stably(instance);
    REQUIRE(matching.ok());
    REQUIRE(stability_faults(instance, *matching).empty());
    REQUIRE_FALSE(has_blocking_pair(instance, *matching));
    std::vector<Matching> stable;
    Matching chosen;
    add_stable(instance, 0, chosen, stable);
    REQUIRE(std::find(stable.begin(), stable.end(), *matching) != stable.end());
    several += stable.size() > 1 ? 1 : 0;
    for (const Matching& other : stable) {
      REQUIRE_FALSE(has_blocking_pair(instance, other));
      REQUIRE(other.size() == matching->size());
      for (const std::uint32_t index : other) {
        const StableEdge& theirs = instance.edges[index];
        const auto ours = std::find_if(matching->begin(), matching->end(), [&](std::uint32_t edge) {
          return instance.edges[edge].party == theirs.party;
        });
        REQUIRE(ours != matching->end());
        REQUIRE(instance.edges[*ours].party_liking >= theirs.party_liking);
      }
    }
  }
  CHECK(several > 5);
}

TEST_CASE("a matching with a blocking pair, or one too many, is not stable") {
  StableInstance instance;
  instance.parties = {{{0, 1}}, {{0, 2}}};
  instance.homes = {{{0, 1}, 1}, {{0, 2}, 1}};
  instance.edges = {{0, 0, 2, 1}, {0, 1, 1, 1}, {1, 0, 1, 2}, {1, 1, 1, 1}};
  CHECK(*match_stably(instance) == Matching{1, 2});
  CHECK(stability_faults(instance, {1, 2}).empty());
  CHECK_FALSE(stability_faults(instance, {0, 3}).empty());
  CHECK_FALSE(stability_faults(instance, {1}).empty());
  CHECK_FALSE(stability_faults(instance, {0, 2}).empty());
  CHECK_FALSE(stability_faults(instance, {0, 1}).empty());
  CHECK_FALSE(stability_faults(instance, {4}).empty());
}

TEST_CASE("what is no matching question is refused") {
  StableInstance instance;
  instance.parties = {{{0, 1}}};
  instance.homes = {{{0, 1}, 1}};
  instance.edges = {{0, 0, 1, 1}, {0, 0, 2, 2}};
  CHECK_FALSE(match_stably(instance).ok());
  instance.edges = {{0, 1, 1, 1}};
  CHECK_FALSE(match_stably(instance).ok());
  instance.edges.clear();
  CHECK(match_stably(instance)->empty());
  instance.homes[0].places = -1;
  CHECK_FALSE(match_stably(instance).ok());
}
