// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Whether two people speak of the same thing to do. Safe from any thread.
namespace kith::matcher {

// What is less alike than this, and neither narrower nor wider, is another thing.
inline constexpr std::int32_t alike_min = 7'000;

// An activity looked up once, to be compared with many: a concept of graph/activity_tree.h, or free
// words by what they say, without letters' case and words that only
// point or join ("the", "of").
struct Doing {
  explicit Doing(std::string_view activity);

  std::string concept_word;          // "" for free words
  std::optional<std::size_t> place;  // among graph::activities()
  std::vector<std::string> words;    // of free words
};

// 0..10,000, symmetric. Of two concepts graph::similarity where one is the other, lies within it or
// is alike_min or more like it; else 0. Free words meet free words alone: 10,000 where everything
// that one says is said by the other, in whatever form of the word ("page turner" and "page-turner
// for concerts").
std::int32_t alike(const Doing& a, const Doing& b);

// Whether `narrow` is `wide` or a kind of it; free words where they say all that `wide` says.
bool lies_within(const Doing& narrow, const Doing& wide);

// Every concept that is alike, as places among graph::activities(), ascending. None for free words.
// Reckoned once for all concepts, some milliseconds; then free. Lives for ever.
const std::vector<std::uint32_t>& places_alike(const Doing& activity);

// Whether an activity is alike to one of those, at all.
bool is_like_any(std::string_view activity, const std::vector<Doing>& those);

// Free words with who does it in place of what they do: "page turner" for "page turning".
std::string said_of_doers(std::string_view words);

// The words by which free words may be found: two that are alike have one of them in common.
std::vector<std::string> words_to_find(const Doing& activity);

}  // namespace kith::matcher
