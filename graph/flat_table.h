// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "graph/check.h"

namespace kith::graph {

// A hash map in two arrays: a byte a place, which tells most keys apart, and the entries. However
// large it is, finding costs one or two cache misses. For 64-bit hashes; keys and values are
// default-constructible. No iteration, so that nothing can depend on hash order. Not thread safe,
// but for reading. At most 2^31 entries.
template <class Key, class Value, class Hash>
class FlatTable {
 public:
  std::size_t size() const { return size_; }
  // Room for so many entries more.
  void reserve(std::size_t more) {
    if ((used_ + more) * 4 > marks_.size() * 3) make_room(more);
  }

  // By a key, or by something that hashes alike and compares equal to it.
  template <class Like>
  const Value* find(const Like& key) const {
    const std::size_t place = size_ == 0 ? nowhere : place_of(key, mixed(key));
    return place == nowhere ? nullptr : &entries_[place].second;
  }

  // Brings into the processor's cache what the next call with this key will touch.
  template <class Like>
  void prefetch(const Like& key) const {
    if (size_ == 0) return;
    const std::size_t place = first_place(mixed(key));
    __builtin_prefetch(marks_.data() + place);
    __builtin_prefetch(entries_.data() + place);
  }

  // The key's value, and whether it was made just now, empty. Good until the next call.
  std::pair<Value&, bool> at(Key key) {
    const std::uint64_t hash = mixed(key);
    const std::size_t known = size_ == 0 ? nowhere : place_of(key, hash);
    if (known != nowhere) return {entries_[known].second, false};
    reserve(1);
    const std::size_t place = free_place(hash);
    used_ += marks_[place] == empty ? 1 : 0;
    ++size_;
    marks_[place] = mark_of(hash);
    entries_[place].first = std::move(key);
    return {entries_[place].second, true};
  }

  // Removes the key; nothing happens where it is not there.
  void erase(const Key& key) {
    const std::size_t place = size_ == 0 ? nowhere : place_of(key, mixed(key));
    if (place == nowhere) return;
    marks_[place] = left;
    entries_[place] = Entry{};
    --size_;
  }

 private:
  using Entry = std::pair<Key, Value>;
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  static constexpr std::size_t places_min = 16;
  static constexpr std::uint8_t empty = 0;
  static constexpr std::uint8_t left = 1;  // held a key once: a search goes on behind it

  // So that any bits of a hash decide about all of them.
  template <class Like>
  static std::uint64_t mixed(const Like& key) {
    const auto hash = static_cast<std::uint64_t>(Hash{}(key));
    return (hash ^ (hash >> 32U)) * 0x9e3779b97f4a7c15ULL;
  }
  static std::uint8_t mark_of(std::uint64_t hash) {
    return static_cast<std::uint8_t>(0x80U | ((hash >> 25U) & 0x7FU));
  }
  std::size_t first_place(std::uint64_t hash) const {
    return static_cast<std::size_t>(((hash >> 32U) * marks_.size()) >> 32U);
  }
  std::size_t after(std::size_t place) const { return place + 1 == marks_.size() ? 0 : place + 1; }

  template <class Like>
  std::size_t place_of(const Like& key, std::uint64_t hash) const {
    const std::uint8_t mark = mark_of(hash);
    for (std::size_t at = first_place(hash); marks_[at] != empty; at = after(at)) {
      if (marks_[at] == mark && entries_[at].first == key) return at;
    }
    return nowhere;
  }
  std::size_t free_place(std::uint64_t hash) const {
    std::size_t at = first_place(hash);
    while (marks_[at] > left) at = after(at);
    return at;
  }

  // Twice the places that are needed.
  void make_room(std::size_t more) {
    const std::size_t places = std::max(places_min, (size_ + more) * 2);
    KITH_CHECK(places >> 32U == 0);
    std::vector<std::uint8_t> marks(places, empty);
    std::vector<Entry> entries(places);
    marks_.swap(marks);
    entries_.swap(entries);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (marks[i] <= left) continue;
      const std::uint64_t hash = mixed(entries[i].first);
      const std::size_t place = free_place(hash);
      marks_[place] = mark_of(hash);
      entries_[place] = std::move(entries[i]);
    }
    used_ = size_;
  }

  std::vector<std::uint8_t> marks_;
  std::vector<Entry> entries_;
  std::size_t size_ = 0;
  std::size_t used_ = 0;  // with what keys have left
};

}  // namespace kith::graph
