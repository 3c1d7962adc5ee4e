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
using schema::one_of;
using schema::points;
using schema::rule;
using schema::text;
using schema::truth;
using schema::whole;

Json with_home(const Json& properties) {
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

Json waiting_people() {
  return list_of(
      object({{"number", text()}, {"external_id", text()}, {"called", text()}}, {"number"}));
}

constexpr std::string_view weeks_waited =
    "Since they began to wait, the longest of them, 1 to 520.";

// Who waits, with the home they have in an answer, if any.
Json party_with_home(const Json& more) {
  Json properties = with_home({{"people", waiting_people()},
                               {"weeks", whole(weeks_waited)},
                               {"weeks_known", truth()},
                               {"real_options", whole()}});
  properties.update(more);
  return object(properties, {"people", "weeks", "real_options"});
}

Json stable_plan() {
  const Json choice = party_with_home(
      {{"choice", whole("1: of their real options what suits them best; absent without a home.")}});
  return object(
      {{"people", whole("Who ask for themselves.")},
       {"people_with_home", whole()},
       {"under_way", whole("People left out, as something is under way for them.")},
       {"pairs_looked_at", whole("For the proof: each that might be.")},
       {"blocking_pairs", whole("Of these, those who would both rather have each other: none.")},
       {"choices", list_of(choice)}},
      {"people", "people_with_home", "under_way", "pairs_looked_at", "blocking_pairs", "choices"});
}

Json planned_party() {
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
  return object({{"people", waiting_people()},
                 {"weeks", whole(weeks_waited)},
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
              {"recruitment", list_of(recruit())},
              {"stable", stable_plan()},
              {"run", text("Number of the run, where the answer was put on record.")}},
             {"scheme", "on", "policy_version", "options", "per_home", "end", "people",
              "people_suggested", "parties", "homes"});
}

void add_capacity_plan(Json& schemas) {
  const Json home =
      object(with_home({{"places", whole("People who may still come to live there.")},
                        {"taken", whole("In the way that was found.")},
                        {"option_for", whole("People who wait, for whom it is a real option.")}}),
             {"household", "places", "taken", "option_for"});
  schemas["CapacityPlan"] = object(
      {{"scheme", text()},
       {"view", text("A token of the state that was asked.")},
       {"position", whole("In its place, for who reads the log.")},
       {"on", day()},
       {"policy_version", text()},
       {"people", whole("Who look for living in.")},
       {"people_with_place", whole("Of these, who could live somewhere in the way found.")},
       {"looking_for_other_kinds", whole("People who are not counted.")},
       {"proved_best", truth()},
       {"parties_more_at_most", whole("There may be a way for so many more; 0: there is none.")},
       {"parties", list_of(party_with_home(Json::object()))},
       {"homes", list_of(home)},
       {"value", value_of_plan()},
       {"bound", value_of_plan()},
       {"work", whole("Steps of search.")}},
      {"scheme", "on", "policy_version", "people", "people_with_place", "looking_for_other_kinds",
       "proved_best", "parties_more_at_most", "parties", "homes"});
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
  const Json overruled = object(
      {{"days", whole("Counted back from today.")},
       {"runs_looked_at", whole("In which a row was shortlisted or rejected.")},
       {"runs_shortlisted", whole("Of these, in which a row was shortlisted.")},
       {"runs_overruled", whole("Of these, in which it was not the first row.")},
       {"runs_unknown", whole("Whose first row was erased since.")},
       {"rows_rejected", whole()},
       {"reasons", list_of(object({{"reason", text()}, {"rows", whole()}}, {"reason", "rows"}))},
       {"other_rows", whole("Rejected for other reasons, together.")}},
      {"days", "reasons"});
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
              {"groups", list_of(group)},
              {"overruled", overruled}},
             {"scheme", "on", "top", "lists", "homes", "homes_in_no_list", "top_tenth", "places",
              "places_of_top_tenth", "gini", "not_shortlisted", "not_in_front", "groups"});
}

}  // namespace

void add_plan_schemas(Json& schemas) {
  add_plan_answer(schemas);
  add_capacity_plan(schemas);
  add_exposure(schemas);
}

}  // namespace kith::api
