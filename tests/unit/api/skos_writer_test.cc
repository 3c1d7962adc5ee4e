// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/skos_writer.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/exchange/skos_mapping.h"
#include "graph/activity_tree.h"

namespace kith::api {

TEST_CASE("our vocabulary is JSON-LD with every concept and label") {
  const std::string text = activities_as_skos();
  CHECK(text == activities_as_skos());
  const nlohmann::json json = nlohmann::json::parse(text);
  const nlohmann::json& graph = json.at("@graph");
  REQUIRE(graph.size() == graph::activities().size() + 1);
  CHECK(graph[0].at("type") == "ConceptScheme");
  for (std::size_t i = 1; i < graph.size(); ++i) {
    const std::string_view word = graph::activities()[i - 1];
    REQUIRE(graph[i].at("id") == "urn:kith:activities:" + std::string(word));
    REQUIRE(graph[i].at("prefLabel") == graph::spoken(word));
    REQUIRE(graph[i].contains("broader") == !graph::broader(word).empty());
    REQUIRE(graph[i].value("altLabel", nlohmann::json::array()).size() ==
            graph::other_labels(word).size());
  }
}

TEST_CASE("what we write we read, and it is ours again, one to one") {
  const auto scheme = read_skos(activities_as_skos());
  REQUIRE(scheme.ok());
  CHECK(scheme->notes.empty());
  const auto mappings = map_to_activities(*scheme);
  REQUIRE(mappings.size() == graph::activities().size());
  for (std::size_t i = 0; i < mappings.size(); ++i) {
    REQUIRE(mappings[i].match == SkosMatch::exact);
    REQUIRE(mappings[i].concept_word == graph::activities()[i]);
  }
}

}  // namespace kith::api
