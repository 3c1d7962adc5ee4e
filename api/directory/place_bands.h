// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/field.h"

// Which of many points lie near one: points in bands of a hundredth of a degree of latitude (1.1
// km), within a band by longitude. Immutable once made, safe from any thread.
namespace kith::api {

class PlaceBands {
 public:
  struct Entry {
    graph::Point point;
    std::uint32_t item = 0;
  };

  PlaceBands() = default;
  explicit PlaceBands(std::vector<Entry> entries);

  // Every item within graph::metres_between of the point, and some beyond, each once for every
  // entry it has, ascending. Cost: a look-up a band, then the entries in a box around the circle.
  std::vector<std::uint32_t> about(const graph::Point& point, std::int64_t metres) const;

 private:
  void append(std::int32_t band, std::int64_t west, std::int64_t east,
              std::vector<std::uint32_t>& found) const;

  std::vector<Entry> entries_;        // by band, then by longitude
  std::vector<std::uint32_t> begin_;  // of each band, from the first on, and the end of the last
  std::int32_t first_band_ = 0;
};

}  // namespace kith::api
