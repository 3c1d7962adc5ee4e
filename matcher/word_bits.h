// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace kith::matcher {

// A set of words as bits. What is in it is found; what is found need not be in it.
class WordBits {
 public:
  WordBits() = default;
  explicit WordBits(std::string_view word) : bits_(bit_of(word)) {}

  void add(std::string_view word) { bits_ |= bit_of(word); }
  bool may_hold_one_of(const WordBits& words) const { return (bits_ & words.bits_) != 0; }

 private:
  static std::uint64_t bit_of(std::string_view word) {  // FNV-1a
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : word) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3ULL;
    return std::uint64_t{1} << (hash >> 58U);
  }

  std::uint64_t bits_ = 0;
};

}  // namespace kith::matcher
