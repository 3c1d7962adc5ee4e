// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/skos_mapping.h"

#include <map>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/shared_data.h"

namespace kith::api {
namespace {

// "Angling" → "=angling", "<angling" or "".
std::map<std::string, std::string> mapped(std::string_view text) {
  const auto scheme = read_skos(text);
  REQUIRE(scheme.ok());
  const auto mappings = map_to_activities(*scheme);
  REQUIRE(mappings.size() == scheme->concepts.size());
  std::map<std::string, std::string> by_label;
  for (std::size_t i = 0; i < mappings.size(); ++i) {
    const char* mark = mappings[i].match == SkosMatch::exact ? "=" : "<";
    by_label[scheme->concepts[i].preferred] =
        mappings[i].match == SkosMatch::none ? "" : mark + std::string(mappings[i].concept_word);
  }
  return by_label;
}

}  // namespace

TEST_CASE("by the label, else through what is broader, else not at all") {
  auto ours = mapped(R"([
      {"id":"1","type":"Concept","prefLabel":"Angling"},
      {"id":"2","type":"Concept","prefLabel":"Lure Angling","broader":"1"},
      {"id":"3","type":"Concept","prefLabel":"Soft Lure Angling","broader":["2"]},
      {"id":"4","type":"Concept","prefLabel":"Octopush"},
      {"id":"5","type":"Concept","prefLabel":"Equestrianism","altLabel":"Horse Riding"}])");
  CHECK(ours["Angling"] == "=angling");
  CHECK(ours["Lure Angling"] == "<angling");
  CHECK(ours["Soft Lure Angling"] == "<angling");
  CHECK(ours["Octopush"].empty());
  CHECK(ours["Equestrianism"] == "=horse_riding");
  CHECK(term(SkosMatch::exact) == "exactMatch");
  CHECK(term(SkosMatch::broad) == "broadMatch");
  CHECK(term(SkosMatch::none).empty());
}

TEST_CASE("a label in another branch is another thing, and only one of theirs is ours") {
  auto ours = mapped(R"([
      {"id":"1","type":"Concept","prefLabel":"Jazz","broader":"2"},
      {"id":"2","type":"Concept","prefLabel":"Dance"},
      {"id":"3","type":"Concept","prefLabel":"Climbing"},
      {"id":"4","type":"Concept","prefLabel":"Bouldering","broader":"3"},
      {"id":"5","type":"Concept","prefLabel":"Short Mat Bowls"},
      {"id":"6","type":"Concept","prefLabel":"Indoor Bowls"}])");
  CHECK(ours["Dance"] == "=dancing");
  CHECK(ours["Jazz"] == "<dancing");
  CHECK(ours["Climbing"] == "=climbing");
  CHECK(ours["Bouldering"] == "<climbing");
  CHECK(ours["Short Mat Bowls"] == "<carpet_bowls");
  CHECK(ours["Indoor Bowls"] == "<carpet_bowls");
}

TEST_CASE("a tree that bites its tail comes to an end") {
  auto ours = mapped(R"([
      {"id":"1","type":"Concept","prefLabel":"One","broader":"2"},
      {"id":"2","type":"Concept","prefLabel":"Two","broader":"3"},
      {"id":"3","type":"Concept","prefLabel":"Three","broader":["1","4"]},
      {"id":"4","type":"Concept","prefLabel":"Yoga","broader":"3"}])");
  CHECK(ours["One"] == "<yoga");
  CHECK(ours["Yoga"] == "=yoga");
}

TEST_CASE("the OpenActive activity list") {
  const auto bytes = tests::shared_bytes("openactive-activity-list/activity-list.jsonld");
  if (!bytes) return;
  const std::string& text = *bytes;
  const auto scheme = read_skos(text);
  REQUIRE(scheme.ok());
  CHECK(scheme->concepts.size() == 768);
  std::map<SkosMatch, std::size_t> counts;
  for (const SkosMapping& each : map_to_activities(*scheme)) ++counts[each.match];
  auto ours = mapped(text);
  CHECK(ours["Angling"] == "=angling");
  CHECK(ours["Crown Green Bowls"] == "=crown_green_bowls");
  CHECK(ours["Group Exercise"] == "=keep_fit");
  CHECK(ours["Gym Workout"] == "=gym");
  CHECK(ours["Aikido"] == "<martial_arts");
  CHECK(ours["Jazz"] == "<dancing");
  CHECK(ours["Nordic Walking"] == "=nordic_walking");
  CHECK(ours["Octopush"].empty());
  CHECK(counts[SkosMatch::exact] == 101);
  CHECK(counts[SkosMatch::broad] == 554);
  CHECK(counts[SkosMatch::none] == 113);
}

}  // namespace kith::api
