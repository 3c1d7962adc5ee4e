// SPDX-License-Identifier: Apache-2.0
#include "matcher/pool_split.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::matcher {
namespace {

// By number: "a" to "e" stand for the first to the fifth.
std::vector<ShareRange> ranges(std::vector<std::pair<std::int32_t, std::int32_t>> ends) {
  std::vector<ShareRange> ranges;
  for (const auto& [least, most] : ends) {
    ShareRange range;
    range.person.number.bytes[0] = static_cast<std::uint8_t>(ranges.size());
    range.least = least;
    range.most = most;
    ranges.push_back(range);
  }
  return ranges;
}

std::vector<std::int64_t> pence(const Split& split) {
  std::vector<std::int64_t> pence;
  for (const Share& share : split.shares) pence.push_back(share.pence);
  return pence;
}

}  // namespace

TEST_CASE("equal, odd pence to the first") {
  CHECK(pence(split_between(1'000, ranges({{0, 900}, {0, 900}, {0, 900}}))) ==
        std::vector<std::int64_t>{334, 333, 333});
}

TEST_CASE("who can give no more or no less leaves the others equal") {
  CHECK(pence(split_between(1'000, ranges({{0, 100}, {0, 900}, {0, 900}}))) ==
        std::vector<std::int64_t>{100, 450, 450});
  CHECK(pence(split_between(1'001, ranges({{0, 900}, {600, 900}, {0, 900}}))) ==
        std::vector<std::int64_t>{201, 600, 200});
}

TEST_CASE("short, and less than the least") {
  const Split much = split_between(2'000, ranges({{0, 900}, {0, 900}}));
  CHECK(much.outcome == SplitOutcome::short_of);
  CHECK(much.difference_pence == 200);
  CHECK(much.shares.empty());
  const Split little = split_between(100, ranges({{100, 900}, {50, 900}}));
  CHECK(little.outcome == SplitOutcome::below_least);
  CHECK(little.difference_pence == 50);
}

TEST_CASE("what was not said is not counted on, and asked") {
  std::vector<ShareRange> three = ranges({{100, 900}, {100, 900}, {100, 900}});
  three[1].most.reset();
  three[2].least.reset();
  three[2].most.reset();
  const Split split = split_between(500, three);
  CHECK(pence(split) == std::vector<std::int64_t>{400, 100, 0});
  CHECK(split.ask == std::vector{three[1].person, three[2].person});
}

TEST_CASE("leaving: counts only, and one alone is no pool") {
  CHECK(leaving_from(500, ranges({{0, 300}, {0, 300}, {0, 300}})) == Leaving{3, true, 3});
  CHECK(leaving_from(700, ranges({{0, 300}, {0, 300}, {0, 300}})) == Leaving{3, true, 0});
  CHECK(leaving_from(500, ranges({{0, 500}, {0, 300}, {0, 100}})) == Leaving{3, true, 2});
  CHECK(leaving_from(100, ranges({{0, 500}, {0, 500}})) == Leaving{2, true, 0});
  CHECK(leaving_from(2'000, ranges({{0, 500}, {0, 500}})) == Leaving{2, false, 0});
}

}  // namespace kith::matcher
