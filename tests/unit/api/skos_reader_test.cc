// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/skos_reader.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "graph/limits.h"

namespace kith::api {
namespace {

SkosScheme skos_of(std::string_view text) {
  const auto scheme = read_skos(text);
  REQUIRE(scheme.ok());
  return *scheme;
}

bool notes(const SkosScheme& scheme, std::string_view pointer, std::string_view words) {
  return std::any_of(scheme.notes.begin(), scheme.notes.end(), [&](const graph::Fault& note) {
    return note.pointer == pointer && note.detail.find(words) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("the three ways concepts are listed and terms are written") {
  for (const char* text :
       {R"({"type":"ConceptScheme","concept":[{"id":"a","type":"Concept","prefLabel":"Angling"}]})",
        R"({"@graph":[{"@id":"x","@type":"skos:ConceptScheme"},
            {"@id":"a","@type":["skos:Concept"],"skos:prefLabel":{"@value":"Angling"}}]})",
        R"([{"@id":"a","@type":"http://www.w3.org/2004/02/skos/core#Concept",
            "http://www.w3.org/2004/02/skos/core#prefLabel":[{"@value":"Angling"}]}])"}) {
    const SkosScheme scheme = skos_of(text);
    REQUIRE(scheme.concepts.size() == 1);
    CHECK(scheme.concepts[0].id == "a");
    CHECK(scheme.concepts[0].preferred == "Angling");
    CHECK(scheme.notes.empty());
  }
}

TEST_CASE("the English label is taken, others of ours too") {
  const SkosScheme scheme = skos_of(R"([{"id":"a","type":"Concept",
      "prefLabel":[{"@value":"Pysgota","@language":"cy"},{"@value":"Angling","@language":"en-GB"}],
      "altLabel":["Fishing",{"@value":"Genweirio","@language":"cy"}],"hiddenLabel":"fishin"},
      {"id":"b","type":"Concept","prefLabel":{"cy":"Garddio","en":"Gardening"},"broader":"a"},
      {"id":"c","type":"Concept","prefLabel":"Weeding","broader":["b",{"@id":"a"},"b"]}])");
  REQUIRE(scheme.concepts.size() == 3);
  CHECK(scheme.concepts[0].preferred == "Angling");
  CHECK(scheme.concepts[0].others == std::vector<std::string>{"Fishing", "fishin"});
  CHECK(scheme.concepts[1].preferred == "Gardening");
  CHECK(scheme.concepts[1].broader == std::vector<std::string>{"a"});
  CHECK(scheme.concepts[2].broader == std::vector<std::string>{"b", "a"});
  CHECK(scheme.notes.empty());
}

TEST_CASE("what is wrong is mended or left out, with its place") {
  const SkosScheme scheme = skos_of(R"({"concept":[
      {"type":"Concept","prefLabel":" Angling "},
      {"id":"b","type":"Concept","altLabel":"Bowls","broader":["gone","b",7]},
      {"id":"b","type":"Concept","prefLabel":"Bowls again"},
      {"id":"d","type":"Concept"},
      {"id":"e","type":"Concept","prefLabel":7,"altLabel":["","Eating\u0000"]},
      "text"]})");
  REQUIRE(scheme.concepts.size() == 2);
  CHECK(scheme.concepts[0].id == "/concept/0");
  CHECK(scheme.concepts[0].preferred == "Angling");
  CHECK(scheme.concepts[1].preferred == "Bowls");
  CHECK(scheme.concepts[1].broader.empty());
  CHECK(notes(scheme, "/concept/0", "no id"));
  CHECK(notes(scheme, "/concept/0/prefLabel", "space"));
  CHECK(notes(scheme, "/concept/1", "first altLabel"));
  CHECK(notes(scheme, "/concept/1/broader", "no such concept"));
  CHECK(notes(scheme, "/concept/1/broader/1", "itself"));
  CHECK(notes(scheme, "/concept/1/broader/2", "names no concept"));
  CHECK(notes(scheme, "/concept/2", "before"));
  CHECK(notes(scheme, "/concept/3", "no label"));
  CHECK(notes(scheme, "/concept/4/prefLabel", "a label is a text"));
  CHECK(notes(scheme, "/concept/4/altLabel/0", "empty"));
  CHECK(notes(scheme, "/concept/4/altLabel/1", "no plain text"));
  CHECK(notes(scheme, "/concept/5", "object"));
}

TEST_CASE("what is no vocabulary is refused") {
  CHECK(read_skos("{").error().code == graph::ErrorCode::malformed);
  CHECK(read_skos("").error().code == graph::ErrorCode::malformed);
  CHECK(read_skos("{}").error().code == graph::ErrorCode::bad_input);
  CHECK(read_skos(R"({"concept":[]})").error().code == graph::ErrorCode::bad_input);
  const std::string large(graph::limits::body_bytes_max + 1, ' ');
  CHECK(read_skos(large).error().code == graph::ErrorCode::too_large);
  const std::string deep(100, '[');
  CHECK(read_skos(deep).error().code == graph::ErrorCode::malformed);
}

}  // namespace kith::api
