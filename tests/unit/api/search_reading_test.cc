// SPDX-License-Identifier: Apache-2.0
#include "api/directory/search_reading.h"

#include <string>

#include <doctest/doctest.h>

namespace kith::api {
namespace {

// "fishing=angling club Leigh | dogs": units, then what was left out.
std::string read(std::string_view text) {
  const auto reading = read_search_words(text);
  REQUIRE(reading.ok());
  std::string out;
  for (const SearchUnit& unit : reading->units) {
    std::string words;
    for (const std::string& word : unit.words) words += (words.empty() ? "" : "+") + word;
    if (!unit.concept_word.empty()) words += "=" + std::string(unit.concept_word);
    if (unit.misspelt) words += "?";
    out += (out.empty() ? "" : " ") + words;
  }
  for (const std::string& each : reading->left_out) out += " | " + each;
  return out;
}

}  // namespace

TEST_CASE("activities, then the other words but the small ones") {
  CHECK(read("fishing") == "fishing=angling");
  CHECK(read("a fishing club in Leigh") == "fishing=angling club leigh");
  CHECK(read("Leigh, model railways") == "leigh model+railways=model_railways");
  CHECK(read("angeling") == "angeling=angling?");
  CHECK(read("chior") == "chior=choir?");
  CHECK(read("") == "");
  CHECK(read("support for young carers") == "support young carers");
}

TEST_CASE("the same thing is looked for once") {
  CHECK(read("club club Club") == "club");
  CHECK(read("fishing and fishing") == "fishing=angling");
}

TEST_CASE("what is unwelcome is not looked for") {
  CHECK(read("choir, can't stand dogs") == "choir=choir | dogs");
}

TEST_CASE("nothing but small words means these") {
  CHECK(read("together") == "together");
  CHECK(read("with the") == "with the");
}

TEST_CASE("words keep their own letters, apostrophes and pictures go") {
  CHECK(read("WI Atherton") == "wi atherton");
  CHECK(read("women's aid") == "womens aid");
  CHECK(read("women\xE2\x80\x99s aid") == "womens aid");
  CHECK(read("\xF0\x9F\x8E\xA3 club") == "club | \xF0\x9F\x8E\xA3");
  CHECK(read("\xD1\x85\xD0\xBE\xD1\x80 club") == "\xD1\x85\xD0\xBE\xD1\x80 club");
  CHECK(read("\xFF\xFE\"*^{}:()") == "");
}

TEST_CASE("too much at once") {
  CHECK(read_search_words(std::string(401, 'a')).error().code == graph::ErrorCode::too_large);
  std::string many;
  for (int i = 0; i < 17; ++i) many += "word" + std::to_string(i) + " ";
  CHECK(read_search_words(many).error().code == graph::ErrorCode::too_large);
}

}  // namespace kith::api
