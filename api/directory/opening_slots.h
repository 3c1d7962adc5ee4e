// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/opening.h"

// Which of many places may be open at an hour of the week, by quarters of an hour on the wall: a
// sieve before the exact question to graph::OpeningTimes.
namespace kith::api {

// A set of items as bits.
class ItemSet {
 public:
  explicit ItemSet(std::size_t count = 0) : words_((count + 63) / 64) {}
  void add(std::size_t item) { words_[item / 64] |= std::uint64_t{1} << (item % 64); }
  bool has(std::size_t item) const { return (words_[item / 64] >> (item % 64) & 1U) != 0; }
  void add_all(const ItemSet& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
  }
  std::size_t bytes() const { return words_.size() * sizeof(std::uint64_t); }

 private:
  std::vector<std::uint64_t> words_;
};

// Filled by one thread, then immutable and safe from any. 84 bytes an item.
class OpeningSlots {
 public:
  explicit OpeningSlots(std::size_t count);

  // What an item (a place of a group) may be open at.
  void add(std::size_t item, const graph::OpeningTimes& times, const graph::GroupPlace* place);

  // Every item that may be open or by appointment at some time of the stretch, which is read as by
  // graph::OpeningTimes::within; nothing where the stretch is so near to a clock change of a zone
  // in use, or so long, that every item may be. With `not_known`, also those of which nobody may
  // know.
  std::optional<ItemSet> may_be_open(const graph::LocalTime& from, const graph::LocalTime& until,
                                     bool not_known) const;

  std::size_t bytes() const;

 private:
  void add_hours(std::size_t item, std::uint8_t weekdays, const graph::GroupSchedule& schedule);

  std::size_t count_;
  std::vector<ItemSet> slots_;  // 7 × 96, from Monday 00:00
  ItemSet not_known_;
  std::vector<const graph::TimeZone*> zones_;
};

}  // namespace kith::api
