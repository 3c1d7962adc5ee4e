// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: a queue for Dijkstra's search with whole distances. What comes out
// never falls, and nothing is put in below what came out last.
#pragma once

#include <cstdint>
#include <vector>

namespace kith::matcher {

class DistanceQueue {
 public:
  struct Item {
    std::int64_t distance = 0;
    std::uint32_t node = 0;
  };

  DistanceQueue() : heads_(width, none) {}

  bool is_empty() const { return size_ == 0; }
  void push(std::int64_t distance, std::uint32_t node);
  Item pop();  // one of the least; the queue is not empty
  void clear();

 private:
  static constexpr std::uint32_t width = 4096;  // distances beyond are kept apart until they matter
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Entry {
    std::uint32_t node = 0;
    std::uint32_t next = none;
  };

  void push_near(std::int64_t distance, std::uint32_t node);
  void move_on();

  std::vector<std::uint32_t> heads_;
  std::vector<Entry> entries_;
  std::vector<Item> far_;
  std::int64_t base_ = 0;  // distance of heads_[0]
  std::uint32_t at_ = 0;
  std::size_t size_ = 0;
};

}  // namespace kith::matcher
