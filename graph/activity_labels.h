// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "graph/text_words.h"

// Every label of the vocabulary, to be found in a row of words. Made once; immutable, safe from any
// thread.
namespace kith::graph {

// A label found at the beginning of a row of words.
struct LabelFound {
  std::string_view concept_word;  // "": a phrase that is no activity
  std::size_t words = 0;          // how many words of the row it takes, pointing ones included
  std::size_t slips = 0;          // spelling distance, 0 where every word is spelt right
  bool preferred = false;         // the preferred label itself
  bool does = false;              // begins with what somebody does: "knits", "plays the guitar"
  bool ambiguous = false;         // another concept fits as well; `concept_word` is then ""
};

// The longest label that the row begins with; of equally long ones that with the fewest slips, then
// with the fewest words in another form. Labels go over no comma and no end of a sentence. At most
// one word of a label may be misspelt. Nothing where no label begins there. Cost: a few look-ups a
// word, and SpellingIndex::nearest for a word nobody knows.
std::optional<LabelFound> label_at(std::span<const TextWord> row);

// A whole label as another vocabulary writes it: every word must belong to it and be spelt right.
std::optional<LabelFound> whole_label(std::string_view label);

}  // namespace kith::graph
