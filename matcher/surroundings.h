// SPDX-License-Identifier: Apache-2.0
// Private to gaps, home gaps and pools: who has most others about them.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace kith::matcher {

// Positions of some people, fewer as they are taken. Deterministic: of equal ones the lowest
// position. Cost: the square of the people altogether. Marks between people have no place in
// `near`: which clusters are made must not depend on a mark between two who stand in none together.
class Surroundings {
 public:
  using Near = std::function<bool(std::size_t, std::size_t)>;
  // `people` ascending. Everybody is near themselves.
  Surroundings(std::vector<std::size_t> people, Near near);

  bool is_empty() const { return people_.empty(); }
  std::size_t middle() const;  // who has most of those left about them; not of the empty
  std::vector<std::size_t> around(std::size_t middle) const;  // ascending
  void take(const std::vector<std::size_t>& taken);           // ascending

 private:
  std::size_t count_about(std::size_t one, const std::vector<std::size_t>& people) const;

  std::vector<std::size_t> people_;
  std::vector<std::size_t> about_;  // how many of them are around each, itself included
  Near near_;
};

}  // namespace kith::matcher
