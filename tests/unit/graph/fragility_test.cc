// SPDX-License-Identifier: Apache-2.0
#include "graph/fragility.h"

#include <doctest/doctest.h>

#include "tests/support/ledger_world.h"

namespace kith::graph {
namespace {

using tests::subject_number;
using tests::tie_number;
using tests::tie_numbers;

// Reached through any of these; through none of them: has a way of its own.
DependentTie tie_through(std::string_view name, std::initializer_list<std::string_view> through) {
  DependentTie tie;
  tie.tie = tie_number(name);
  tie.other = subject_number(name);
  tie.has_own_way = through.size() == 0;
  for (const std::string_view who : through) tie.through.push_back(subject_number(who));
  tie.would_miss = 1;
  tie.minutes = 60;
  return tie;
}

const std::vector<SubjectNumber> couple{subject_number("a"), subject_number("b")};

}  // namespace

TEST_CASE("tenths of a percent, half up") {
  CHECK(per_mille({5, 8}) == 625);
  CHECK(per_mille({1, 3}) == 333);
  CHECK(per_mille({2, 3}) == 667);
  CHECK(per_mille({1, 2'000}) == 1);  // a half goes up
  CHECK(per_mille({0, 4}) == 0);
  CHECK(!per_mille({0, 0}));
}

TEST_CASE("bands: the edges of 25 and 50 percent are watched, fewer than four ties not rated") {
  CHECK(band_of({1, 5}, 5) == Band::robust);
  CHECK(band_of({1, 4}, 4) == Band::watch);
  CHECK(band_of({2, 4}, 4) == Band::watch);
  CHECK(band_of({3, 4}, 4) == Band::fragile);
  CHECK(band_of({3, 3}, 3) == Band::few_ties);
  CHECK(!band_of({0, 0}, 0));
}

TEST_CASE("one driver for everybody: all of it goes") {
  const Fragility fragility = fragility_of({tie_through("mum", {"w"}), tie_through("ann", {"w"}),
                                            tie_through("raj", {"w"}), tie_through("joan", {"w"})},
                                           {subject_number("w")});
  REQUIRE(fragility.worst_by_count);
  CHECK(per_mille(fragility.worst_by_count->by_count) == 1'000);
  CHECK(band_of(fragility.worst_by_count->by_count, fragility.ties.size()) == Band::fragile);
  CHECK(fragility.worst_by_count->lost == tie_numbers({"mum", "ann", "raj", "joan"}));
  CHECK(!fragility.two_by_count);
}

TEST_CASE("either of a couple can drive: one may leave, not both") {
  const Fragility fragility = fragility_of(
      {tie_through("mum", {"a", "b"}), tie_through("ann", {"b", "a"}), tie_through("raj", {})},
      couple);
  CHECK(fragility.bridges.empty());
  CHECK(!fragility.worst_by_count);
  REQUIRE(fragility.two_by_count);
  CHECK(fragility.two_by_count->by_count == Share{2, 3});
  CHECK(fragility.two_by_count->who.size() == 2);
}

TEST_CASE("who comes along with somebody else goes with them") {
  const std::vector<DependentTie> ties{tie_through("mum", {"a"}), tie_through("gran", {"mum"}),
                                       tie_through("aunt", {"gran", "b"})};
  const Fragility fragility = fragility_of(ties, couple);
  REQUIRE(fragility.bridges.size() == 1);
  CHECK(fragility.bridges[0].lost == tie_numbers({"mum", "gran"}));
  CHECK(fragility.two_by_count->by_count == Share{3, 3});
  CHECK(fragility.without_a_way.empty());
}

TEST_CASE("ties that lead to each other alone are nobody's bridge") {
  const Fragility fragility = fragility_of(
      {tie_through("one", {"two"}), tie_through("two", {"one"}), tie_through("mum", {"a"})},
      couple);
  CHECK(fragility.without_a_way == tie_numbers({"one", "two"}));
  REQUIRE(fragility.bridges.size() == 1);
  CHECK(fragility.bridges[0].by_count == Share{1, 3});
}

TEST_CASE("each measure leaves out what is not known of it, and has its own worst") {
  DependentTie mum = tie_through("mum", {"a"});
  mum.would_miss = 3;
  mum.minutes.reset();
  DependentTie ann = tie_through("ann", {"b"});
  ann.would_miss.reset();
  DependentTie raj = tie_through("raj", {"b"});
  raj.would_miss = 0;
  const Fragility fragility = fragility_of({mum, ann, raj}, couple);
  CHECK(fragility.would_miss_unknown == tie_numbers({"ann"}));
  CHECK(fragility.minutes_unknown == tie_numbers({"mum"}));
  CHECK(fragility.worst_by_count->who == std::vector{subject_number("b")});
  CHECK(fragility.worst_by_would_miss->who == std::vector{subject_number("a")});
  CHECK(fragility.worst_by_would_miss->by_would_miss == Share{3, 3});
  CHECK(fragility.worst_by_minutes->by_minutes == Share{120, 120});
}

}  // namespace kith::graph
