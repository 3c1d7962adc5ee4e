// SPDX-License-Identifier: Apache-2.0
#include "graph/text_words.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace kith::graph {
namespace {

std::string letters_of(std::string_view text) {
  std::string joined;
  for (const TextWord& word : words_of_text(text))
    joined += (joined.empty() ? "" : " ") + word.letters;
  return joined;
}

}  // namespace

TEST_CASE("words lose case, accents and apostrophes") {
  CHECK(letters_of("She CAN'T stand a Caf\u00e9") == "she cant stand a cafe");
  CHECK(letters_of("Cr\u00c8CHE, ten-pin; 5 a side") == "creche ten pin 5 a side");
  CHECK(letters_of("he\u2019s at our Jack's") == "hes at our jacks");
  CHECK(letters_of("'quoted'") == "quoted");
  CHECK(letters_of("").empty());
  CHECK(letters_of(" ,.;- ").empty());
}

TEST_CASE("speech is written out") {
  CHECK(letters_of("fish 'n' chips & wi' t' lads") == "fish and chips and with the lads");
  CHECK(letters_of("down t'pub, th'owd pub") == "down the pub the owd pub");
}

TEST_CASE("each word knows its bytes and how it is parted") {
  const std::vector<TextWord> words = words_of_text("Caf\u00e9s, dogs \u2013 no");
  REQUIRE(words.size() == 3);
  CHECK(words[0].begin == 0);
  CHECK(words[0].end == 6);
  CHECK(words[0].parted == Parted::not_at_all);
  CHECK(words[1].begin == 8);
  CHECK(words[1].end == 12);
  CHECK(words[1].parted == Parted::by_comma);
  CHECK(words[2].parted == Parted::by_sentence);
  CHECK(words_of_text("line-dancing")[1].parted == Parted::not_at_all);
  CHECK(words_of_text("line - dancing")[1].parted == Parted::by_sentence);
}

TEST_CASE("bytes that are no UTF-8 part words") {
  CHECK(letters_of("dogs\xff"
                   "cats") == "dogs cats");
  CHECK(letters_of("dogs\xc3") == "dogs");
  CHECK(letters_of("dogs\xed\xa0\x80"
                   "cats") == "dogs cats");
  CHECK(letters_of("dogs\xc0\xaf"
                   "cats") == "dogs cats");
  CHECK(letters_of("\u0928\u0943") == "\u0928\u0943");  // other scripts stay as they are
}

TEST_CASE("pointing words are known") {
  CHECK(only_points("the"));
  CHECK(only_points("their"));
  CHECK_FALSE(only_points("them"));
  CHECK_FALSE(only_points(""));
}

}  // namespace kith::graph
