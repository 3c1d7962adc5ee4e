// SPDX-License-Identifier: Apache-2.0
#include "api/directory/place_bands.h"

#include <random>
#include <vector>

#include <doctest/doctest.h>

#include "graph/travel.h"
#include "tests/support/group_world.h"

namespace kith::api {
namespace {

using tests::point_of;

// Of what lies about a point, what really is that near.
std::vector<std::uint32_t> near(const PlaceBands& bands,
                                const std::vector<PlaceBands::Entry>& entries,
                                const graph::Point& point, std::int64_t metres) {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t item : bands.about(point, metres)) {
    if (graph::metres_between(entries[item].point, point) <= metres) found.push_back(item);
  }
  return found;
}

std::vector<std::uint32_t> near_of_all(const std::vector<PlaceBands::Entry>& entries,
                                       const graph::Point& point, std::int64_t metres) {
  std::vector<std::uint32_t> found;
  for (const PlaceBands::Entry& each : entries) {
    if (graph::metres_between(each.point, point) <= metres) found.push_back(each.item);
  }
  return found;
}

}  // namespace

TEST_CASE("nothing near is missed, wherever on earth") {
  std::mt19937_64 random(7);
  const auto between = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(random() >> 11U) / 9007199254740992.0;
  };
  struct Box {
    double south, north, west, east;
  };
  std::size_t found = 0;
  for (const Box& box :
       {Box{53.4, 53.6, -2.6, -2.3}, Box{-0.1, 0.1, -0.1, 0.1}, Box{60, 61, -1, 0},
        Box{-17, -16, 179.5, 180}, Box{-17, -16, -180, -179.5}, Box{89, 90, -180, 180},
        Box{-90, -89, -180, 180}, Box{-90, 90, -180, 180}}) {
    std::vector<PlaceBands::Entry> entries;
    for (std::uint32_t i = 0; i < 400; ++i) {
      entries.push_back({point_of(between(box.south, box.north), between(box.west, box.east)), i});
    }
    const PlaceBands bands(entries);
    for (const std::int64_t metres : {0, 50, 2'000, 9'000, 60'000, 1'000'000}) {
      for (int i = 0; i < 20; ++i) {
        const graph::Point& point = entries[static_cast<std::size_t>(i)].point;
        const auto expected = near_of_all(entries, point, metres);
        REQUIRE(near(bands, entries, point, metres) == expected);
        found += expected.size();
      }
    }
  }
  CHECK(found > 10'000);
}

TEST_CASE("across the date line, and far less than everything") {
  std::vector<PlaceBands::Entry> entries{{point_of(-17, 179.999), 0}, {point_of(-17, -179.999), 1}};
  CHECK(PlaceBands(entries).about(point_of(-17, 179.999), 500).size() == 2);
  entries.clear();
  for (std::uint32_t i = 0; i < 1'000; ++i) entries.push_back({point_of(50 + i * 0.01, -2), i});
  CHECK(PlaceBands(entries).about(point_of(53, -2), 2'000).size() < 8);
  CHECK(PlaceBands(entries).about(point_of(53, -3), 2'000).empty());
  CHECK(PlaceBands().about(point_of(53, -3), 2'000).empty());
}

}  // namespace kith::api
