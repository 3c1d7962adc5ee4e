// SPDX-License-Identifier: Apache-2.0
#include "graph/activity_words.h"

#include <string>

#include <doctest/doctest.h>

#include "graph/limits.h"

namespace kith::graph {
namespace {

std::string part(std::string_view text, const TextRange& said) {
  return std::string(text.substr(said.begin, said.end - said.begin));
}

// "angling=fishing !dogs=dogs | bit"
std::string read(std::string_view text) {
  const auto reading = read_activities(text);
  REQUIRE(reading.ok());
  std::string line;
  for (const UnderstoodActivity& each : reading->understood) {
    line += (line.empty() ? "" : " ") + std::string(each.avoid ? "!" : "") +
            std::string(each.concept_word) + "=" + part(text, each.said);
  }
  for (const NotUnderstood& each : reading->not_understood) {
    line += " | " + part(text, each.said);
    if (each.why != WhyNot::unknown) line += ":" + std::string(word(each.why));
  }
  return line;
}

}  // namespace

TEST_CASE("what is said, and what it stands on") {
  CHECK(read("likes a bit of fishing") == "angling=fishing");
  CHECK(read("Baking cakes, and the brass band!") == "cakes=Baking cakes brass_bands=brass band");
  CHECK(read("knitting \u2013 caf\u00e9") == "knitting=knitting cafe=caf\u00e9");
  CHECK(read("").empty());
  CHECK(read("she is a lovely lady") == " | lady");
}

TEST_CASE("how it was understood") {
  const auto reading = read_activities("angling, fishing, gardning");
  REQUIRE(reading.ok());
  REQUIRE(reading->understood.size() == 3);
  CHECK(reading->understood[0].how == HowUnderstood::preferred_label);
  CHECK(reading->understood[1].how == HowUnderstood::other_label);
  CHECK(reading->understood[2].how == HowUnderstood::spelling);
  CHECK(reading->understood[2].slips == 1);
  CHECK(word(HowUnderstood::spelling) == "spelling");
}

TEST_CASE("something to avoid is no interest") {
  CHECK(read("hates football but loves rugby league") ==
        "!football=football rugby_league=rugby league");
  CHECK(read("can't be doing with cards or dominoes. Likes trains") ==
        "!cards=cards !dominoes=dominoes trains=trains");
  CHECK(read("can't stand dogs, knits") == "!dogs=dogs knitting=knits");
  CHECK(read("can't stand dogs, cats") == "!dogs=dogs !cats=cats");
  CHECK(read("cats, dogs frighten her") == "cats=cats !dogs=dogs");
}

TEST_CASE("a denial is not understood, nor is a diet") {
  CHECK(read("no dogs or cats please") == " | dogs:denied | cats:denied");
  CHECK(read("eats cake, bakes bread") == "bread=bakes bread | cake:denied");
}

TEST_CASE("nothing is guessed") {
  CHECK(read("a bowl") == " | bowl:ambiguous");
  CHECK(read("needs a walking frame and help with medication") ==
        " | walking frame | help with medication");
  CHECK(read("has a learning disability") == " | learning disability");
}

TEST_CASE("a text too long is refused") {
  CHECK(read_activities(std::string(limits::text_bytes_max, 'a')).ok());
  const auto refused = read_activities(std::string(limits::text_bytes_max + 1, ' '));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::too_large);
}

}  // namespace kith::graph
