// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Free text as words, for reading what people say. No locale: ASCII and the accented letters of
// Latin-1 lose case and accent, other letters stay as their bytes. Bytes that are no UTF-8 part
// words like a space. Safe from any thread.
namespace kith::graph {

// How strongly a word is parted from the one before it.
enum class Parted : std::uint8_t { not_at_all, by_comma, by_sentence };

struct TextWord {
  std::string letters;    // lower case, without accents and apostrophes: "cant", "cafe"
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  Parted parted = Parted::not_at_all;
};

// The words of a text in order; every byte is looked at once. "&" and "+" are the word "and"; the
// short forms of speech are written out ("wi" with, "n" and, "t" the).
std::vector<TextWord> words_of_text(std::string_view text);

// Whether a word only points ("the", "my"): labels and texts are compared without it.
bool only_points(std::string_view letters);

}  // namespace kith::graph
