// SPDX-License-Identifier: Apache-2.0
#include "graph/liking_words.h"

#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace kith::graph {
namespace {

// How the word "dogs" at the end is meant.
Liking dogs_after(std::string_view words) {
  const std::vector<TextWord> all = words_of_text(std::string(words) + " dogs");
  const std::span<const TextWord> rows(all);
  LikingReader reader;
  for (std::size_t at = 0; at + 1 < all.size();) {
    const std::size_t used = reader.step(rows.subspan(at));
    at += used > 0 ? used : 1;
  }
  return reader.named(all.back());
}

bool looks_back(std::string_view words) { return LikingReader::looks_back(words_of_text(words)); }

}  // namespace

TEST_CASE("liked, or only named") {
  for (const char* words :
       {"", "loves", "a lot of", "doesn't mind", "can't get enough of", "never misses", "not only",
        "hates cats but likes", "hates cats. has", "not keen on cats, prefers"}) {
    CHECK_MESSAGE(dogs_after(words) == Liking::said, words);
  }
}

TEST_CASE("shunned") {
  for (const char* words :
       {"hates", "can't stand", "cannot abide", "doesn't like", "does not really like", "dislikes",
        "not keen on", "not that fond of", "scared of", "terrified of", "keeps away from",
        "gets upset by", "can't be doing with", "has no interest in", "fed up of",
        "hates cats, birds and", "never liked", "isn't into", "not a fan of"}) {
    CHECK_MESSAGE(dogs_after(words) == Liking::avoided, words);
  }
}

TEST_CASE("denied is neither") {
  for (const char* words : {"no", "has no", "never has", "doesn't have", "without", "not scared of",
                            "will eat", "never been one for", "not bothered about", "can't walk"}) {
    CHECK_MESSAGE(dogs_after(words) == Liking::denied, words);
  }
  CHECK(dogs_after("no cats, has") == Liking::said);
  CHECK(dogs_after("can't walk very far these days and has") == Liking::said);
}

TEST_CASE("a denial carries on through a list") {
  const std::vector<TextWord> all = words_of_text("no dogs or cats");
  LikingReader reader;
  CHECK(reader.step(all) == 1);
  CHECK(reader.named(all[1]) == Liking::denied);
  CHECK(reader.step(std::span(all).subspan(2)) == 0);
  CHECK(reader.named(all[3]) == Liking::denied);
}

TEST_CASE("what frightens somebody was named before") {
  CHECK(looks_back("frighten her"));
  CHECK(looks_back("upset him a lot"));
  CHECK_FALSE(looks_back("upset by"));
  CHECK_FALSE(looks_back("scare, her"));
  CHECK_FALSE(looks_back("scare"));
}

}  // namespace kith::graph
