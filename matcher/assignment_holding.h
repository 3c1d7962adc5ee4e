// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: which edges of a net are held, by home and by party.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matcher/assignment_net.h"

namespace kith::matcher {

class AssignmentHolding {
 public:
  struct Place {
    std::uint32_t party = nobody;
    std::uint32_t edge = nobody;  // index into net.edges
  };

  explicit AssignmentHolding(const AssignmentNet& net);

  std::span<Place> places(std::uint32_t home) {
    return {places_.data() + place_begin_[home], place_count_[home]};
  }
  std::span<const Place> places(std::uint32_t home) const {
    return {places_.data() + place_begin_[home], place_count_[home]};
  }
  std::uint32_t room(std::uint32_t home) const {
    return place_begin_[home + 1] - place_begin_[home] - place_count_[home];
  }
  std::span<const std::uint32_t> held(std::uint32_t party) const {
    return {held_.data() + held_begin_[party], held_count_[party]};
  }
  bool holds(std::uint32_t party, std::uint32_t edge) const;

  void add(std::uint32_t party, std::uint32_t edge, std::uint32_t home);
  void remove(std::uint32_t party, std::uint32_t edge, std::uint32_t home);
  // The party takes over a place at its home by `edge`, and whoever had it does without.
  void take_over(Place& place, std::uint32_t party, std::uint32_t edge);
  void clear();

 private:
  void add_held(std::uint32_t party, std::uint32_t edge);
  void remove_held(std::uint32_t party, std::uint32_t edge);

  std::vector<std::uint32_t> place_begin_;
  std::vector<std::uint32_t> place_count_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> held_begin_;
  std::vector<std::uint32_t> held_count_;
  std::vector<std::uint32_t> held_;
};

}  // namespace kith::matcher
