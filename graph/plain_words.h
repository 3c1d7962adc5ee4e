// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// Words that say nothing about activities, for reading free text. Safe from any thread.
namespace kith::graph {

// A word that joins others or tells that something is liked ("of", "likes", "bit"): no loss where
// it is not understood.
bool is_small_word(std::string_view letters);

// An everyday word that lies close to a word of the vocabulary ("house" to "horse"): never taken
// for a misspelling.
bool is_ordinary_word(std::string_view letters);

}  // namespace kith::graph
