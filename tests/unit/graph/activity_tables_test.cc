// SPDX-License-Identifier: Apache-2.0
#include "graph/activity_tables.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "graph/activity_tree.h"

namespace kith::graph {
namespace {

bool is_plain_snake(std::string_view word) {
  const bool letters = std::all_of(word.begin(), word.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  return letters && !word.empty() && word.front() != '_' && word.back() != '_' &&
         word.find("__") == std::string_view::npos;
}

std::size_t depth_of(std::string_view word) {
  std::size_t depth = 0;
  for (std::string_view at = word; !at.empty() && depth < 100; at = broader(at)) ++depth;
  return depth;
}

}  // namespace

TEST_CASE("the vocabulary has a few hundred concepts, four levels deep at most") {
  const std::vector<std::string_view> all = activities();
  CHECK(all.size() >= 420);
  CHECK(all.size() <= 500);
  for (const std::string_view word : all) {
    CAPTURE(word);
    REQUIRE(is_plain_snake(word));
    REQUIRE(depth_of(word) <= 4);
    REQUIRE((broader(word).empty() || is_activity(broader(word))));
  }
}

TEST_CASE("the hundred and forty-five words that came first keep their places") {
  // Stored records name them; these stand for the rest, one from each branch.
  CHECK(broader("allotment") == "gardening");
  CHECK(broader("gardening") == "outdoors");
  CHECK(broader("church_choir") == "church");
  CHECK(broader("brass_bands") == "music_listening");
  CHECK(broader("pool") == "snooker");
  CHECK(broader("tenpin_bowling") == "bowls");
  CHECK(broader("cafe") == "tea_and_coffee");
  CHECK(broader("musicals") == "films");
  CHECK(broader("signing") == "languages");
  CHECK(broader("tea_parties") == "parties");
  CHECK(broader("dogs") == "animals");
  CHECK(broader("charity_shops") == "shopping");
}

TEST_CASE("no label has two meanings") {
  std::map<std::string, std::string_view> meaning;
  for (const std::string_view word : activities()) {
    std::vector<std::string> labels{spoken(word)};
    for (const std::string_view label : other_labels(word)) labels.emplace_back(label);
    for (const std::string& label : labels) {
      CAPTURE(label);
      REQUIRE_FALSE(label.empty());
      REQUIRE(label.find_first_of("|=_") == std::string::npos);
      const auto held = meaning.emplace(label, word);
      REQUIRE_MESSAGE(held.second, word, " and ", held.first->second);
    }
  }
  CHECK(meaning.size() > 3'000);
}

TEST_CASE("labels come without their marks") {
  const std::vector<std::string_view> labels = other_labels("company");
  CHECK(std::find(labels.begin(), labels.end(), "-") == labels.end());
  CHECK(std::find(labels.begin(), labels.end(), "good company") != labels.end());
  const std::vector<std::string_view> fishing = other_labels("angling");
  CHECK(std::find(fishing.begin(), fishing.end(), "fishing") != fishing.end());
  CHECK(marked_labels("angling").find("=fishing") != std::string_view::npos);
  CHECK(other_labels("ferret_racing").empty());
  CHECK(marked_labels("ferret_racing").empty());
}

TEST_CASE("a phrase that is no activity is no label") {
  const std::string phrases = "|" + std::string(not_activities()) + "|";
  for (const std::string_view word : activities()) {
    REQUIRE(phrases.find("|" + spoken(word) + "|") == std::string::npos);
    for (const std::string_view label : other_labels(word)) {
      REQUIRE(phrases.find("|" + std::string(label) + "|") == std::string::npos);
    }
  }
}

}  // namespace kith::graph
