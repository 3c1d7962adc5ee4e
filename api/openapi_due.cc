// SPDX-License-Identifier: Apache-2.0
// The schemas of what is due, and of states moved.
#include <string_view>

#include <nlohmann/json.hpp>

#include "api/openapi_answers.h"
#include "api/openapi_parts.h"
#include "graph/household_states.h"
#include "graph/model_person.h"
#include "graph/model_step.h"
#include "matcher/due.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

Json described(std::string_view what) { return Json{{"type", "string"}, {"description", what}}; }
Json a_day() { return Json{{"type", "string"}, {"format", "date"}}; }
Json a_truth(std::string_view what) { return Json{{"type", "boolean"}, {"description", what}}; }
Json a_count(std::string_view what) {
  return Json{{"type", "integer"}, {"minimum", 0}, {"description", what}};
}

Json closed_object(Json properties, Json required) {
  return Json{{"type", "object"},
              {"additionalProperties", false},
              {"properties", std::move(properties)},
              {"required", std::move(required)}};
}

Json due_kinds() {
  Json words = Json::array();
  for (std::size_t i = 0; i < matcher::due_kind_count; ++i) {
    words.push_back(matcher::word(static_cast<matcher::DueKind>(i)));
  }
  return Json{{"type", "string"}, {"enum", std::move(words)}};
}

Json due_row() {
  const Json record =
      closed_object({{"kind", described("")}, {"number", described("")}}, {"kind", "number"});
  const Json who =
      closed_object({{"party", schema::one_of(graph::words<graph::Party>)}, {"of", described("")}},
                    {"party", "of"});
  return closed_object({{"kind", due_kinds()},
                        {"on", a_day()},
                        {"overdue", a_truth("A day that could be missed has been.")},
                        {"record", record},
                        {"person", described("")},
                        {"household", described("")},
                        {"who", {{"type", "array"}, {"items", who}}},
                        {"what", described("The check, the task, the agreement or the question.")},
                        {"since", a_day()},
                        {"not_on_record", a_truth("Nobody wrote down that it ever was.")},
                        {"sentence", described("What to do.")}},
                       {"kind", "on", "record", "sentence"});
}

Json state_words() {
  return Json{{"anyOf",
               {schema::one_of(graph::words<graph::HouseholdState>),
                schema::one_of(graph::words<graph::PersonState>)}}};
}

Json decision_properties() {
  return Json{{"to", state_words()},
              {"actor", schema::one_of(graph::words<graph::StateActor>)},
              {"authority", described("By what they decide: \"panel of 12 October\".")},
              {"on", a_day()},
              {"reason", described("Why; a carer and a person owe none.")}};
}

}  // namespace

void add_due_schemas(Json& schemas) {
  schemas["Due"] = closed_object(
      {{"scheme", described("")},
       {"view", described("A token of the state that was asked.")},
       {"on", a_day()},
       {"within_days", a_count("What falls due in so many days is told.")},
       {"rows",
        {{"type", "array"}, {"maxItems", matcher::DueQuestion::rows_max}, {"items", due_row()}}},
       {"more", a_count("Rows beyond `top`.")},
       {"begun_elsewhere",
        a_count("Arrangements begun before Kith with no review on record here.")}},
      {"scheme", "view", "on", "within_days", "rows", "more"});
  schemas["StateDecision"] = closed_object(decision_properties(), {"to", "actor", "authority"});
  Json taken = decision_properties();
  taken["recorded_by"] = described("");
  schemas["StateMoved"] = closed_object(
      {{"type", {{"enum", {"household", "person"}}}},
       {"number", described("")},
       {"state", state_words()},
       {"taken", closed_object(taken, {"to", "actor", "authority", "on", "recorded_by"})}},
      {"type", "number", "state", "taken"});
}

}  // namespace kith::api
