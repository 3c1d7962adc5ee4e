// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "graph/ids.h"

namespace kith::graph {

// Numbers in order, found again by where they stand. Numbers are random, so that their first bits
// say nearly where: 16 bytes a number and one or two more for the way there. Immutable.
class NumberTable {
 public:
  NumberTable() = default;
  // In order, none twice.
  explicit NumberTable(std::vector<Number> sorted) : numbers_(std::move(sorted)) {
    while (bits_ < bits_max && (std::size_t{4} << bits_) < numbers_.size()) ++bits_;
    starts_.assign((std::size_t{1} << bits_) + 1, 0);
    for (const Number& number : numbers_) ++starts_[bucket_of(number) + 1];
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  }

  std::size_t size() const { return numbers_.size(); }
  const Number& at(std::size_t place) const { return numbers_[place]; }

  // Cost: two cache misses for random numbers, O(log n) for any.
  std::optional<std::uint32_t> find(const Number& number) const {
    if (numbers_.empty()) return std::nullopt;
    const std::size_t bucket = bucket_of(number);
    const auto begin = numbers_.begin();
    const auto last = begin + starts_[bucket + 1];
    const auto found = std::lower_bound(begin + starts_[bucket], last, number);
    if (found == last || *found != number) return std::nullopt;
    return static_cast<std::uint32_t>(found - begin);
  }

  std::size_t bytes() const {
    return numbers_.size() * sizeof(Number) + starts_.size() * sizeof(std::uint32_t);
  }

 private:
  static constexpr unsigned bits_max = 22;

  std::size_t bucket_of(const Number& number) const {
    const std::uint32_t head = std::uint32_t{number.bytes[0]} << 24U |
                               std::uint32_t{number.bytes[1]} << 16U |
                               std::uint32_t{number.bytes[2]} << 8U | number.bytes[3];
    return bits_ == 0 ? 0 : head >> (32U - bits_);
  }

  std::vector<Number> numbers_;
  std::vector<std::uint32_t> starts_;
  unsigned bits_ = 0;
};

}  // namespace kith::graph
