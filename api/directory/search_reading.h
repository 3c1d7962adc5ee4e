// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

// What somebody typed, as what to look for.
namespace kith::api {

// One thing that a group must say, or do. `words` hold letters, digits and, at most, bytes above
// 127: nothing that steers a query.
struct SearchUnit {
  std::string said;
  std::vector<std::string> words;  // all of them; small words are left out
  std::string_view concept_word;   // of graph/activity_tree.h; "" for none
  bool misspelt = false;           // the concept is a guess at what the words were meant to be
};

struct SearchReading {
  std::vector<SearchUnit> units;      // in the order of the text, none twice
  std::vector<std::string> left_out;  // said with a "not", as unwelcome, as food; pictures
};

// Activities first, as graph/activity_words.h understands them, misspelt ones too; then every other
// word that is not small. Where nothing but small words is said, they are what is meant. Errors:
// too_large beyond limits::search_words_bytes_max or search_words_max. Safe from any thread.
graph::Result<SearchReading> read_search_words(std::string_view text);

}  // namespace kith::api
