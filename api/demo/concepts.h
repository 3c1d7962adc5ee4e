// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

// What the people of the demo like to do. The words are wire words of `concept`; the rest is how
// somebody would say it, and which likings tend to come together in one person.
namespace kith::demo {

enum class Field : std::uint8_t {
  outdoors,
  sport,
  music,
  making,
  games,
  faith,
  community,
  animals,
  going_out,
  kitchen,
  machines,
  quiet
};
inline constexpr int field_count = 12;

struct Pastime {
  std::string_view word;
  std::string_view doing;  // "go fishing": fits after "I love to", "I can show you how to"
  Field field;
  std::uint8_t popularity;  // tickets in a draw
  std::uint8_t faith = 0;   // for whom alone; a Faith of traits.h, 0 anybody
};

std::span<const Pastime> pastimes();
// The place of a word in the list. The word must be there.
std::uint8_t pastime_index(std::string_view word);

}  // namespace kith::demo
