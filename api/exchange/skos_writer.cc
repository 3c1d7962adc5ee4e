// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/skos_writer.h"

#include <string_view>

#include "api/exchange/json_text.h"
#include "graph/activity_tree.h"

namespace kith::api {
namespace {

constexpr std::string_view scheme_id = "urn:kith:activities";

constexpr std::string_view head =
    R"({"@context":{"skos":"http://www.w3.org/2004/02/skos/core#","id":"@id","type":"@type",)"
    R"("Concept":"skos:Concept","ConceptScheme":"skos:ConceptScheme",)"
    R"("prefLabel":{"@id":"skos:prefLabel","@language":"en-GB"},)"
    R"("altLabel":{"@id":"skos:altLabel","@language":"en-GB","@container":"@set"},)"
    R"("broader":{"@id":"skos:broader","@type":"@id"},)"
    R"("inScheme":{"@id":"skos:inScheme","@type":"@id"},)"
    R"("topConceptOf":{"@id":"skos:topConceptOf","@type":"@id"}},)";

void append_id(std::string& out, std::string_view word) {
  append_json_string(out, std::string(scheme_id) + ":" + std::string(word));
}

void append_concept(std::string& out, std::string_view word) {
  out += R"({"id":)";
  append_id(out, word);
  out += R"(,"type":"Concept","prefLabel":)";
  append_json_string(out, graph::spoken(word));
  const auto labels = graph::other_labels(word);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    out += i == 0 ? R"(,"altLabel":[)" : ",";
    append_json_string(out, labels[i]);
  }
  if (!labels.empty()) out += ']';
  const std::string_view broader = graph::broader(word);
  out += broader.empty() ? R"(,"topConceptOf":)" : R"(,"broader":)";
  if (broader.empty()) {
    append_json_string(out, scheme_id);
  } else {
    append_id(out, broader);
  }
  out += R"(,"inScheme":)";
  append_json_string(out, scheme_id);
  out += '}';
}

}  // namespace

std::string activities_as_skos() {
  std::string out(head);
  out += "\n\"@graph\":[\n{\"id\":";
  append_json_string(out, scheme_id);
  out += R"(,"type":"ConceptScheme","prefLabel":"What people do with their days"})";
  for (const std::string_view word : graph::activities()) {
    out += ",\n";
    append_concept(out, word);
  }
  return out + "\n]}\n";
}

}  // namespace kith::api
