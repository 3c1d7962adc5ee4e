// SPDX-License-Identifier: Apache-2.0
#include "graph/activity_labels.h"

#include <string>

#include <doctest/doctest.h>

#include "graph/activity_tree.h"

namespace kith::graph {
namespace {

std::string at(std::string_view text) {
  const auto found = label_at(words_of_text(text));
  if (!found) return "nothing";
  return found->ambiguous ? "ambiguous" : std::string(found->concept_word);
}

std::string whole(std::string_view label) {
  const auto found = whole_label(label);
  if (!found) return "nothing";
  return found->ambiguous ? "ambiguous" : std::string(found->concept_word);
}

}  // namespace

TEST_CASE("every label is its own concept's, as a whole") {
  for (const std::string_view word : activities()) {
    REQUIRE(whole(spoken(word)) == word);
    for (const std::string_view label : other_labels(word)) {
      CAPTURE(label);
      REQUIRE(whole(label) == word);
    }
  }
}

TEST_CASE("the longest label wins") {
  CHECK(at("steam trains") == "steam_trains");
  CHECK(at("trains") == "trains");
  CHECK(at("football on the telly and darts") == "football_watching");
  const auto found = label_at(words_of_text("football on the telly and darts"));
  REQUIRE(found.has_value());
  CHECK(found->words == 4);
}

TEST_CASE("labels go over no comma and begin where they are asked for") {
  CHECK(at("steam, trains") == "nothing");
  CHECK(at("line-dancing") == "line_dancing");
  CHECK(at("the dogs") == "nothing");
  CHECK_FALSE(label_at({}).has_value());
}

TEST_CASE("the form that is written decides, and a tie is ambiguous") {
  CHECK(at("bowls") == "bowls");
  CHECK(at("bowling") == "tenpin_bowling");
  CHECK(at("bowl") == "ambiguous");
  CHECK(at("walking") == "walking");
  CHECK(at("walked") == "nothing");  // "can walk to the bus" is no pastime
  CHECK(at("training") == "nothing");
  CHECK(at("washing machine").empty());  // a phrase that is no activity
}

TEST_CASE("one misspelt word a label") {
  CHECK(at("libary") == "library");
  CHECK(at("lien dancing") == "nothing");  // four letters are never mended
  CHECK(at("medication") == "nothing");
  CHECK(whole("libary") == "nothing");
}

TEST_CASE("words that say too little in a sentence are whole labels all the same") {
  CHECK(at("company") == "nothing");
  CHECK(whole("Company") == "company");
  CHECK(whole("Crown-Green Bowls") == "crown_green_bowls");
  CHECK(whole("Dance") == "dancing");
  CHECK(whole("washing machine") == "nothing");
  CHECK(whole("bowls and trains") == "nothing");
  CHECK(whole("") == "nothing");
  CHECK(whole_label("Angling")->preferred);
  CHECK_FALSE(whole_label("Fishing")->preferred);
  CHECK(whole_label("plays guitar")->does);
  CHECK_FALSE(whole_label("guitars")->does);
}

}  // namespace kith::graph
