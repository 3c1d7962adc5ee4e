// SPDX-License-Identifier: Apache-2.0
// The schemas of the plan for the whole scheme and of what is made from it.
#include <nlohmann/json.hpp>

#include "api/openapi_answers.h"
#include "api/openapi_parts.h"
#include "graph/model_person_parts.h"
#include "graph/words.h"
#include "matcher/exposure.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using schema::day;
using schema::list_of;
using schema::object;
using schema::points;
using schema::rule;
using schema::text;
using schema::truth;
using schema::whole;

Json one_of(std::initializer_list<std::string_view> words) {
  return Json{{"type", "string"}, {"enum", Json(words)}};
}

Json with_home(Json properties) {
  Json home{{"household", text("Number of the carer household.")},
            {"external_id", text()},
            {"called", text()},
            {"area", text()}};
  home.update(properties);
  return home;
}

Json value_of_plan() {
  return object({{"parties", whole("Who have a suggestion; who go together count as one.")},
                 {"weeks", whole("That those have waited, together.")},
                 {"together", Json{{"type", "integer"},
                                   {"description", "Sum of together over the suggestions."}}}},
                {"parties", "weeks", "together"});
}

Json price_of_home() {
  const Json number{{"type", "integer"}};
  return Json{
      {"type", "object"},
      {"additionalProperties", false},
      {"description", "What one more introduction there would add, compared in this order."},
      {"properties", {{"parties", number}, {"weeks", number}, {"together", number}}},
      {"required", {"parties", "weeks", "together"}}};
}

Json planned_party() {
  const Json person =
      object({{"number", text()}, {"external_id", text()}, {"called", text()}}, {"number"});
  const Json suggestion = object(
      with_home({{"standing", one_of({"under_way", "pinned", "suggested"})},
                 {"real_option", truth()},
                 {"together", points("Not for a match officer.")},
                 {"only_one_for", whole("Other people who wait and have no other real option.")},
                 {"option_for", whole("Other people who wait, for whom it is a real option.")}}),
      {"household", "standing", "only_one_for", "option_for"});
  const Json closed =
      object({{"rule", rule()}, {"sentence", text()}, {"what_would_change", text()}}, {"rule"});
  const Json blocking =
      object({{"rules", list_of(rule())}, {"homes", whole()}}, {"rules", "homes"});
  return object({{"people", list_of(person)},
                 {"weeks", whole("Since they began to wait, the longest of them, 1 to 520.")},
                 {"weeks_known", truth()},
                 {"real_options", whole()},
                 {"suggestions", list_of(suggestion)},
                 {"without", one_of({"closed", "no_home_fits", "none_suits", "none_in_common"})},
                 {"about", text("Number of whom of them that is so.")},
                 {"closed", list_of(closed)},
                 {"blocking", list_of(blocking)}},
                {"people", "weeks", "real_options", "suggestions"});
}

Json recruit() {
  return object({{"kind", Json{{"type", "string"}, {"enum", graph::words<graph::ArrangementKind>}}},
                 {"area", text()},
                 {"access", list_of(text())},
                 {"night", text("The most that somebody there can help at night.")},
                 {"tasks", list_of(text())},
                 {"option_for", whole("People who wait, for whom it would be a real option.")},
                 {"first_option_for", whole("Of these, who have none today.")},
                 {"parties_more", whole("Who would have somebody in the plan besides.")},
                 {"sentence", text()}},
                {"kind", "access", "night", "tasks", "option_for", "sentence"});
}

void add_plan_answer(Json& schemas) {
  const Json home =
      object(with_home({{"places", whole("For introductions, those under way included.")},
                        {"taken", whole()},
                        {"option_for", whole("People who wait, for whom it is a real option.")},
                        {"price", price_of_home()}}),
             {"household", "places", "taken", "option_for"});
  schemas["Plan"] =
      object({{"scheme", text()},
              {"view", text("A token of the state that was asked.")},
              {"position", whole("In its place, for who reads the log.")},
              {"on", day()},
              {"policy_version", text()},
              {"options", whole()},
              {"per_home", whole()},
              {"end", one_of({"proved_best", "stopped", "stopped_without"})},
              {"people", whole("Who wait.")},
              {"people_suggested", whole("Of these, for whom there is somebody to suggest.")},
              {"parties", list_of(planned_party())},
              {"homes", list_of(home)},
              {"value", value_of_plan()},
              {"bound", value_of_plan()},
              {"work", whole("Edges looked at.")},
              {"descriptions_tried", whole("Of homes to look for.")},
              {"recruitment", list_of(recruit())}},
             {"scheme", "on", "policy_version", "options", "per_home", "end", "people",
              "people_suggested", "parties", "homes"});
}

void add_exposure(Json& schemas) {
  const Json home = object(with_home({{"lists", whole("In whose best it stands.")},
                                      {"first", whole("Of these, where it stands first.")},
                                      {"recorded", whole("Times it was proposed before.")}}),
                           {"household", "lists", "first"});
  const Json group = object({{"by", one_of({"age", "area", "kind"})},
                             {"name", text("others: small ones together.")},
                             {"people", whole()},
                             {"weeks_median", whole("Half of them wait so long or less.")},
                             {"without", whole("For whom there is nobody to suggest.")}},
                            {"by", "name", "people", "weeks_median"});
  const std::string_view few = "Absent: some, but fewer than five.";
  schemas["Exposure"] =
      object({{"scheme", text()},
              {"view", text("A token of the state that was asked.")},
              {"position", whole("In its place, for who reads the log.")},
              {"on", day()},
              {"top", whole()},
              {"own_page", truth()},
              {"lists", whole()},
              {"homes", list_of(home)},
              {"homes_in_no_list", whole()},
              {"top_tenth", whole("Homes: a tenth of all.")},
              {"places", whole("In all lists together.")},
              {"places_of_top_tenth", whole("That those homes have which have most.")},
              {"gini", points("Of lists over homes; 0: all alike.")},
              {"never_shortlisted", whole(few)},
              {"never_in_front", whole(few)},
              {"not_shortlisted", list_of(text())},
              {"not_in_front", list_of(text())},
              {"envy", whole(few)},
              {"envy_of_shorter_wait", whole(few)},
              {"groups", list_of(group)}},
             {"scheme", "on", "top", "lists", "homes", "homes_in_no_list", "top_tenth", "places",
              "places_of_top_tenth", "gini", "not_shortlisted", "not_in_front", "groups"});
}

}  // namespace

void add_plan_schemas(Json& schemas) {
  add_plan_answer(schemas);
  add_exposure(schemas);
}

}  // namespace kith::api
