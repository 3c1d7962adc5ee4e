// SPDX-License-Identifier: Apache-2.0
#include "matcher/blocking.h"

#include <doctest/doctest.h>

namespace kith::matcher {
namespace {

std::uint32_t bits(std::initializer_list<Rule> rules) {
  std::uint32_t mask = 0;
  for (const Rule rule : rules) mask |= 1U << static_cast<unsigned>(rule);
  return mask;
}

}  // namespace

TEST_CASE("only sets of which no part alone would do") {
  // Four homes: {access}, {access, capacity}, {approval, capacity}, {approval, capacity}.
  const auto sets = blocking_sets({bits({Rule::access}), bits({Rule::access, Rule::capacity}),
                                   bits({Rule::approval, Rule::capacity}),
                                   bits({Rule::approval, Rule::capacity})});
  REQUIRE(sets.size() == 2);
  CHECK(sets[0] == BlockingSet{{Rule::access}, 1});
  CHECK(sets[1] == BlockingSet{{Rule::approval, Rule::capacity}, 2});
}

TEST_CASE("fewest rules first, then most homes, and not too many") {
  std::vector<std::uint32_t> masks{bits({Rule::capacity}), bits({Rule::access}),
                                   bits({Rule::access})};
  CHECK(blocking_sets(masks)[0].rules == std::vector<Rule>{Rule::access});
  masks.clear();
  for (unsigned i = 0; i < 14; ++i) masks.push_back(1U << i);
  CHECK(blocking_sets(masks).size() == blocking_sets_max);
  CHECK(blocking_sets({}).empty());
}

}  // namespace kith::matcher
