// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "graph/text_words.h"

// Whether people like or shun what they are speaking of, from the words around it. Safe from any
// thread.
namespace kith::graph {

enum class Liking : std::uint8_t { said, avoided, denied };

// Follows a text from word to word. Avoiding goes on until the sentence ends, until "but", or until
// something liked comes; denying ("not", "never", "can't") covers the next few words.
class LikingReader {
 public:
  // A thing is named here, which begins with `first`: how it is meant. `does`: it is something that
  // somebody does, and after a comma no more of a list ("hates dogs, plays the guitar").
  Liking named(const TextWord& first, bool does = false);
  // Any other words. How many at the beginning of `row` were about liking and are used up; 0 where
  // the first is about something else.
  std::size_t step(std::span<const TextWord> row);
  // Whether what was named before these words is shunned: "dogs frighten her".
  static bool looks_back(std::span<const TextWord> row);

 private:
  void part(Parted parted);
  std::size_t phrase(std::span<const TextWord> row);

  bool avoiding_ = false;
  std::size_t denied_ = 0;  // for so many more words
};

}  // namespace kith::graph
