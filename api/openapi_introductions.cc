// SPDX-License-Identifier: Apache-2.0
// The schemas of introductions: what is sent, and what is shown of them.
#include <initializer_list>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "api/openapi_answers.h"
#include "api/openapi_parts.h"
#include "graph/model_arrangement.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

Json said(std::string_view what) { return Json{{"type", "string"}, {"description", what}}; }

Json shown_side() {
  return Json{
      {"type", "object"},
      {"description", "How far a profile has gone."},
      {"additionalProperties", false},
      {"properties",
       {{"tier", schema::one_of(graph::words<graph::Tier>)}, {"withdrawn", {{"type", "boolean"}}}}},
      {"required", {"tier", "withdrawn"}}};
}

Json asked() {
  return Json{
      {"type", "object"},
      {"additionalProperties", false},
      {"properties",
       {{"party", schema::one_of(graph::words<graph::Party>)},
        {"of", said("Whose number.")},
        {"says", said("not_answered, answered, not_yet, tell_me_more, worried or to_be_confirmed: "
                      "never what, before everybody has answered.")}}},
      {"required", {"party", "of", "says"}}};
}

Json shown() {
  const Json day{{"type", "string"}, {"format", "date"}};
  Json properties{
      {"type", {{"const", "introduction"}}},
      {"number", said("")},
      {"person", said("")},
      {"household", said("")},
      {"run", said("The recorded run that it began from.")},
      {"from_elsewhere",
       {{"type", "boolean"}, {"description", "It came with an import: history."}}},
      {"stage", schema::one_of(graph::words<graph::IntroductionStage>)},
      {"under_way", {{"type", "boolean"}}},
      {"question", schema::one_of(graph::words<graph::StepQuestion>)},
      {"asked", {{"type", "array"}, {"items", asked()}}},
      {"you", said("Of the asker's own answer: as `says`.")},
      {"shown_of_person", shown_side()},
      {"shown_of_household", shown_side()},
      {"meetings", {{"type", "integer"}, {"minimum", 0}}},
      {"funding", schema::one_of(graph::words<graph::YesNo>)},
      {"started_on", day},
      {"review_due", day},
      {"matching_due", day},
      {"arrangement", said("")},
      {"emergency_stay", said("")},
      {"steps",
       {{"type", "array"},
        {"items", {{"type", "object"}, {"description", "As much of it as the asker may see."}}}}},
      {"record", {{"type", "object"}}}};
  return Json{{"type", "object"},
              {"additionalProperties", false},
              {"properties", std::move(properties)},
              {"required", {"type", "number", "person", "household"}}};
}

// What a step takes, without what Kith says itself.
Json step(const Json& introduction) {
  Json schema = introduction.at("properties").at("steps").at("items");
  for (const char* key :
       {"introduction", "person", "household", "recorded_by", "outcome", "arrangement"}) {
    schema["properties"].erase(key);
  }
  schema.erase("required");
  schema["description"] =
      "One step. At decisions and meetings `step` may be left out; `of` where the party is the "
      "person, the household or an officer; `on` where it is today.";
  return schema;
}

}  // namespace

void add_introduction_schemas(Json& schemas) {
  schemas["IntroductionStep"] = step(schemas.at("Introduction"));
  schemas["IntroductionBegun"] =
      Json{{"type", "object"},
           {"additionalProperties", false},
           {"properties",
            {{"run", said("Number of the recorded run.")},
             {"household", said("A home of one of its rows.")},
             {"step", {{"enum", {"shortlisted", "rejected", "emergency_asked"}}}},
             {"reason", said("Why, in a sentence.")},
             {"on", {{"type", "string"}, {"format", "date"}}}}},
           {"required", {"run", "household", "reason"}}};
  schemas["IntroductionShown"] = shown();
  schemas["IntroductionShownList"] =
      Json{{"type", "object"},
           {"properties",
            {{"items", {{"type", "array"}, {"items", schema_reference("IntroductionShown")}}},
             {"next", {{"type", "string"}}}}},
           {"required", {"items"}}};
  const Json line{{"type", "object"}, {"properties", {{"heading", said("")}, {"text", said("")}}}};
  const Json share{{"type", "object"},
                   {"properties",
                    {{"of", said("person, household, or journeys: of the person from that home.")},
                     {"on", {{"type", "string"}, {"format", "date"}}},
                     {"tier", schema::one_of(graph::words<graph::Tier>)},
                     {"lines", {{"type", "array"}, {"items", line}}}}},
                   {"required", {"of", "on", "tier", "lines"}}};
  schemas["IntroductionShares"] = Json{
      {"type", "object"},
      {"properties", {{"number", said("")}, {"shares", {{"type", "array"}, {"items", share}}}}},
      {"required", {"number", "shares"}}};
}

}  // namespace kith::api
