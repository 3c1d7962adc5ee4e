// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Spelling slack: which known words a misspelt one may stand for.
namespace kith::graph {

// Optimal string alignment distance: letters put in, left out, changed, or swapped with their
// neighbour, no letter touched twice. Cost: the product of the lengths.
std::size_t spelling_distance(std::string_view a, std::string_view b);

// How many slips a word of so many letters may hold: none below 5, one below 8, else two.
constexpr std::size_t slips_max(std::size_t letters) {
  return letters < 5 ? 0 : letters < 8 ? 1 : 2;
}

// Known words, found by what is nearly them. Immutable once made, safe from any thread.
class SpellingIndex {
 public:
  struct Found {
    std::size_t distance = 0;          // of all of them
    std::vector<std::uint32_t> words;  // places in the list given, ascending; empty: none
  };

  // Words of a to z; others are never found. Cost: some fifty entries a word.
  explicit SpellingIndex(std::vector<std::string> words);

  // The nearest known words that begin with the same letter, within slips_max of `word`'s length.
  // A known word finds itself alone. Cost: linear in the pairs of letters of `word`.
  Found nearest(std::string_view word) const;

 private:
  std::vector<std::string> words_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries_;  // hash of a shortened word
};

}  // namespace kith::graph
