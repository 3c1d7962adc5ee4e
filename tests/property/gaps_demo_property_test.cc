// SPDX-License-Identifier: Apache-2.0
// The reports of the demonstration, community and homes' own parts apart, against the slow oracle.
#include <doctest/doctest.h>

#include "matcher/gaps.h"
#include "tests/support/demo_view.h"
#include "tests/support/gaps_oracle.h"

namespace kith::matcher {
namespace {

template <class T>
std::vector<T> all_of(const graph::View& view) {
  std::vector<T> records;
  for (const graph::Number& number : view.numbers(T::kind))
    records.push_back(*view.find<T>(number));
  return records;
}

}  // namespace

TEST_CASE("gaps of the demonstration are what looking at everybody and every place finds") {
  std::size_t clusters = 0;
  std::size_t large = 0;
  for (const std::uint64_t seed : {1U, 2U}) {
    CAPTURE(seed);
    const tests::DemoTown town = tests::demo_town(seed, 40);
    tests::RandomTown plain;
    plain.persons = all_of<graph::Person>(town.scheme);
    plain.neighbours = all_of<graph::Neighbour>(town.scheme);
    plain.groups = all_of<graph::Group>(town.directory);
    const auto all = gaps_oracle::all_in(plain);
    const GapQuestion question = gaps_oracle::question_of(true, seed);
    const auto expected = gaps_oracle::expected_clusters(plain, all, question);
    const Gaps gaps = find_gaps(town.scheme, plain.listed(), question).value();
    REQUIRE(gaps.clusters.size() + gaps.more == expected.size());
    for (std::size_t i = 0; i < gaps.clusters.size(); ++i) {
      CAPTURE(i);
      CHECK(gaps.clusters[i].activity == expected[i].activity);
      CHECK(gaps_oracle::numbers_of(gaps.clusters[i].who) == expected[i].who);
      CHECK(gaps_oracle::numbers_of(gaps.clusters[i].leaders) == expected[i].leaders);
      large += gaps.clusters[i].people > 1 ? 1 : 0;
    }
    clusters += gaps.clusters.size();
  }
  CHECK(clusters > 50);
  CHECK(large > 5);
}

}  // namespace kith::matcher
