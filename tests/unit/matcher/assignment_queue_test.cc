// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_queue.h"

#include <algorithm>
#include <map>
#include <random>

#include <doctest/doctest.h>

using kith::matcher::DistanceQueue;

TEST_CASE("distances come out in order, however far apart, and again after clearing") {
  std::mt19937_64 engine(7);
  DistanceQueue queue;
  for (int round = 0; round < 20; ++round) {
    queue.clear();
    std::multimap<std::int64_t, std::uint32_t> oracle;
    std::int64_t last = 0;
    for (std::uint32_t i = 0; i < 2'000; ++i) {
      if (oracle.empty() || engine() % 3 > 0) {
        const std::int64_t distance =
            last + static_cast<std::int64_t>(engine() % (i % 50 == 0 ? 1'000'000'000 : 900));
        queue.push(distance, i);
        oracle.emplace(distance, i);
        continue;
      }
      const DistanceQueue::Item item = queue.pop();
      last = item.distance;
      REQUIRE(item.distance == oracle.begin()->first);
      const auto [from, to] = oracle.equal_range(item.distance);
      const auto found =
          std::find_if(from, to, [&](const auto& entry) { return entry.second == item.node; });
      REQUIRE(found != to);
      oracle.erase(found);
    }
    CHECK(queue.is_empty() == oracle.empty());
  }
}
