// SPDX-License-Identifier: Apache-2.0
#include "api/openapi_answers.h"

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "api/openapi_parts.h"
#include "graph/ids.h"
#include "graph/limits.h"
#include "graph/model_household.h"
#include "graph/model_person.h"
#include "matcher/ledger.h"
#include "matcher/policy.h"
#include "matcher/rules.h"

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

// One of the words of a numbered list that ends before `count`.
template <class T>
Json words_of(std::size_t count) {
  Json words = Json::array();
  for (std::size_t i = 0; i < count; ++i) words.push_back(matcher::word(static_cast<T>(i)));
  return Json{{"type", "string"}, {"enum", std::move(words)}};
}

Json kind() { return text("The kind of record that the number is of."); }
Json criterion() { return words_of<matcher::Criterion>(matcher::criterion_count); }
Json role() { return words_of<matcher::PartyRole>(3); }

void add_refusals(Json& schemas) {
  schemas["Fault"] = object({{"pointer", text("JSON Pointer to what is at fault, or \"\".")},
                             {"detail", text()},
                             {"line", whole("Of a bundle; the first is 1.")}},
                            {"pointer", "detail"});
  schemas["Problem"] =
      object({{"type", text()},
              {"title", text()},
              {"status", whole()},
              {"code", text("Stays the same for ever; the sentences may not.")},
              {"detail", text()},
              {"errors", list_of(schema_reference("Fault"), graph::limits::faults_max)},
              {"errors_not_listed", whole("Faults beyond those listed.")}},
             {"type", "title", "status", "code", "detail"});
}

void add_reasons(Json& schemas) {
  schemas["Fact"] =
      object({{"about", text("Number of whose fact it is.")},
              {"kind", kind()},
              {"pointer", text("JSON Pointer into that record.")},
              {"value", text()},
              {"said_by", Json{{"type", "string"}, {"enum", graph::words<graph::SaidBy>}}},
              {"on", day()}},
             {"about", "kind", "pointer", "value"});
  const Json facts = list_of(schema_reference("Fact"));
  schemas["RuleAnswer"] =
      object({{"rule", rule()},
              {"answer", Json{{"type", "string"}, {"enum", {"fail", "unknown"}}}},
              {"safety_critical", truth()},
              {"sentence", text()},
              {"what_would_change", text()},
              {"facts", facts}},
             {"rule", "answer"});
  schemas["LedgerLine"] =
      object({{"criterion", criterion()},
              {"weight", whole("Of the policy, times how much it matters to this party.")},
              {"fit", points("Absent: unknown, counts as 5,000.")},
              {"product", whole("weight × fit.")},
              {"sentence", text()},
              {"facts", facts}},
             {"criterion", "weight", "product"});
  schemas["Ledger"] =
      object({{"role", role()},
              {"number", text("Of the party whose side it is.")},
              {"suitability", points("The products' sum over the denominator, rounded down.")},
              {"coverage", points("Share of the weight that is known.")},
              {"denominator", whole("The sum of the weights.")},
              {"remainder", whole("Products' sum = suitability × denominator + remainder.")},
              {"lines", list_of(schema_reference("LedgerLine"))}},
             {"role", "number", "suitability", "coverage", "denominator", "remainder", "lines"});
}

// What a proposal and a near miss have in common.
Json home_properties() {
  return Json{{"household", text("Number of the carer household.")},
              {"external_id", text()},
              {"called", text()},
              {"area", text()},
              {"wish", text("JSON Pointer to the one of the person's wishes it was asked about.")},
              {"together", points("Harmonic mean of the parties' suitabilities; in an emergency "
                                  "nearness to the person's own people.")},
              {"mean", points("The parties' plain mean, rounded down.")},
              {"coverage", points("The parties' mean coverage, rounded down.")},
              {"ledgers", list_of(schema_reference("Ledger"), graph::limits::parties_max)}};
}

void add_proposals(Json& schemas) {
  Json proposal = home_properties();
  proposal["held_back_by"] = object({{"role", role()}, {"number", text()}}, {"role", "number"});
  proposal["check_first"] = list_of(schema_reference("RuleAnswer"));
  proposal["ask_first"] = list_of(text("Number of somebody who lives there and was not asked."));
  schemas["Proposal"] = object(proposal, {"household", "together", "mean", "coverage",
                                          "check_first", "ask_first", "ledgers"});
  Json near_miss = home_properties();
  near_miss["rule"] = schema_reference("RuleAnswer");
  schemas["NearMiss"] =
      object(near_miss, {"household", "together", "mean", "coverage", "rule", "ledgers"});
  schemas["BlockingSet"] =
      object({{"rules", list_of(rule())}, {"homes", whole("That would be open without them.")}},
             {"rules", "homes"});
  schemas["AskNext"] = object({{"of", text()},
                               {"kind", kind()},
                               {"criterion", criterion()},
                               {"rule", rule()},
                               {"sentence", text()},
                               {"could_move", whole("How much the answer could move the order.")}},
                              {"of", "kind", "could_move"});
  const Json counts =
      object({{"considered", whole()}, {"passed", whole()}}, {"considered", "passed"});
  schemas["Proposals"] =
      object({{"scheme", text()},
              {"view", text("A token of the state that was asked; auditors get its position.")},
              {"position", whole()},
              {"person", text()},
              {"on", day()},
              {"top", whole()},
              {"emergency_nights", whole()},
              {"policy_version", text()},
              {"closed", list_of(schema_reference("RuleAnswer"))},
              {"proposals", list_of(schema_reference("Proposal"), graph::limits::top_max)},
              {"near_misses", list_of(schema_reference("NearMiss"))},
              {"blocking", list_of(schema_reference("BlockingSet"))},
              {"ask_next", list_of(schema_reference("AskNext"))},
              {"counts", counts},
              {"run", text("Number of the run, where the answer was put on record.")}},
             {"scheme", "person", "on", "top", "policy_version", "closed", "proposals",
              "near_misses", "blocking", "ask_next", "counts"});
}

Json way_schema() {
  const Json somebody = object({{"number", text()}, {"called", text()}}, {"number", "called"});
  return object({{"paid", truth()}, {"people", list_of(somebody)}}, {"people"});
}

Json directories_asked() {
  return list_of(object({{"directory", text()}, {"view", text()}}, {"directory", "view"}));
}

void add_connection_parts(Json& schemas) {
  schemas["WarmWay"] = way_schema();
  schemas["ConnectionLine"] =
      object({{"giving", text("given, mutual or received, as the person sees it.")},
              {"value", points("The smaller of what it is worth to either side.")},
              {"sentence", text()},
              {"own", text("JSON Pointer into the person's record.")},
              {"other", text("JSON Pointer into the other's.")}},
             {"giving", "value", "sentence"});
  schemas["PracticalAnswer"] =
      object({{"about", text("time, travel, access, cost, ages, room, welcome or open.")},
              {"answer", text("pass, fail or unknown.")},
              {"sentence", text()},
              {"what_would_change", text()}},
             {"about", "answer", "sentence"});
  const Json journey = object({{"means", text()},
                               {"minutes_low", whole("In steps of ten.")},
                               {"minutes_high", whole("In steps of ten.")},
                               {"source", text("told, imported or estimated.")},
                               {"accompanied", truth()},
                               {"before_pass", truth()}},
                              {"means", "minutes_low", "minutes_high", "source"});
  schemas["ConnectionProposal"] =
      object({{"stage", text("circle, neighbours, associations, places or services.")},
              {"kind", kind()},
              {"number", text()},
              {"external_id", text()},
              {"directory", text("Of a group.")},
              {"called", text()},
              {"area", text()},
              {"reach_via", text("Of a neighbour: whom to ask, before either hears of the other.")},
              {"giving", text("given, mutual or received: the best of the lines.")},
              {"strong", truth()},
              {"value", points("All lines together.")},
              {"lines", list_of(schema_reference("ConnectionLine"))},
              {"times", list_of(text())},
              {"journey", journey},
              {"metres_about", whole("In steps of a hundred.")},
              {"practical", list_of(schema_reference("PracticalAnswer"))},
              {"ways", list_of(schema_reference("WarmWay"))}},
             {"stage", "kind", "number", "called", "giving", "value", "lines", "times", "practical",
              "ways"});
}

void add_connections(Json& schemas) {
  add_connection_parts(schemas);
  const Json lost = object({{"tie", text()},
                            {"other", text()},
                            {"called", text()},
                            {"would_miss", whole("0 to 3, in the person's own words.")},
                            {"last_contact", day()},
                            {"sentence", text()},
                            {"ways", list_of(schema_reference("WarmWay"))}},
                           {"tie", "other", "called", "sentence", "ways"});
  const Json begun = object(
      {{"connection", text()}, {"state", text()}, {"sentence", text()}, {"look_in", truth()}},
      {"connection", "state", "sentence"});
  const Json directory = object({{"directory", text()}, {"view", text()}}, {"directory", "view"});
  const Json proposals = list_of(schema_reference("ConnectionProposal"), graph::limits::top_max);
  schemas["Connections"] =
      object({{"scheme", text()},
              {"view", text("A token of the state that was asked.")},
              {"directories", directories_asked()},
              {"person", text()},
              {"wishes", list_of(text())},
              {"on", day()},
              {"top", whole()},
              {"closed", list_of(text("Why nobody may be proposed at all."))},
              {"receives_first", truth()},
              {"proposals", proposals},
              {"near_misses", proposals},
              {"reconnections", list_of(lost)},
              {"on_its_way", list_of(begun)},
              {"missing", list_of(text("What is not known and would help."))},
              {"considered", whole("That had something for each other.")},
              {"cut", truth()},
              {"run", text("Number of the run, where the answer was put on record.")}},
             {"scheme", "view", "directories", "wishes", "on", "top", "closed", "proposals",
              "near_misses", "reconnections", "on_its_way", "missing", "considered"});
}

Json somebody() { return object({{"kind", kind()}, {"number", text()}}, {"kind", "number"}); }

Json common_hours() {
  return object({{"times", text()},
                 {"all", truth()},
                 {"people", whole("Free in each of these hours.")},
                 {"said", whole("Who said when they have time.")}},
                {"times", "people", "said"});
}

Json gap_cluster() {
  const Json host =
      object({{"directory", text()},
              {"group", text()},
              {"called", text()},
              {"place", text()},
              {"similar", text("What it does that is like it.")},
              {"lacks", list_of(text())},
              {"not_known", list_of(text())},
              {"at_these_hours", text()},
              {"full", truth()}},
             {"directory", "group", "called", "lacks", "not_known", "at_these_hours"});
  const Json missing = object(
      {{"leader", truth()}, {"place", truth()}, {"access", truth()}, {"hours", truth()}}, {});
  return object({{"concept", text()},
                 {"in_the_tree", truth()},
                 {"area", text()},
                 {"people", whole()},
                 {"who", list_of(somebody())},
                 {"hours", common_hours()},
                 {"access", list_of(text())},
                 {"could_lead", whole()},
                 {"leaders", list_of(somebody())},
                 {"host", host},
                 {"missing", missing}},
                {"concept", "people", "who", "access", "could_lead", "leaders", "missing"});
}

Json home_gap_cluster() {
  const Json need = object({{"need", text()}, {"people", whole()}}, {"need", "people"});
  return object({{"kind", text("What is looked for.")},
                 {"blocked_by", list_of(rule())},
                 {"area", text()},
                 {"people", whole()},
                 {"who", list_of(text())},
                 {"access", list_of(need)},
                 {"nights", list_of(need)},
                 {"tasks", list_of(need)}},
                {"kind", "blocked_by", "people", "who", "access", "nights", "tasks"});
}

Json pool() {
  const Json share = object({{"person", text()}, {"pence", whole()}}, {"person", "pence"});
  const Json split =
      object({{"outcome", text("even, short_of or below_least.")},
              {"cost_pence", whole()},
              {"difference_pence", whole()},
              {"shares", list_of(share)},
              {"ask", list_of(text())},
              {"holds", truth()},
              {"holds_without", whole("Of how many it would outlive the leaving.")}},
             {"outcome", "cost_pence", "difference_pence", "shares", "ask", "holds_without"});
  const Json shares =
      object({{"least_pence", whole()}, {"most_pence", whole()}, {"people", whole()}},
             {"least_pence", "most_pence", "people"});
  return object({{"concept", text()},
                 {"area", text()},
                 {"people", whole()},
                 {"who", list_of(text())},
                 {"hours", common_hours()},
                 {"shares", shares},
                 {"share_to_ask", whole()},
                 {"time_to_ask", whole()},
                 {"split", split}},
                {"concept", "people", "who", "share_to_ask"});
}

void add_gaps(Json& schemas) {
  schemas["Gaps"] = object({{"scheme", text()},
                            {"view", text("A token of the state that was asked.")},
                            {"directories", directories_asked()},
                            {"on", day()},
                            {"own_page", truth()},
                            {"near_metres", whole()},
                            {"radius_metres", whole()},
                            {"groups", whole("Listed, active, with a place.")},
                            {"clusters", list_of(gap_cluster())},
                            {"more", whole("Clusters beyond those told.")},
                            {"wanted_by", list_of(somebody())},
                            {"in_vain", list_of(somebody())},
                            {"near", text("The place asked about, by its name.")},
                            {"within_metres", whole()},
                            {"fewer", whole("Clusters of fewer people than min.")},
                            {"without_area", list_of(somebody())},
                            {"open_wants", whole()},
                            {"pools", list_of(pool())},
                            {"pools_without_area", list_of(text())},
                            {"policy_version", text("Of homes: what they were asked with.")},
                            {"home_clusters", list_of(home_gap_cluster())},
                            {"without_home", list_of(text())},
                            {"to_be_asked", list_of(text())}},
                           {"scheme", "view", "directories", "on", "radius_metres"});
}

void add_circle(Json& schemas) {
  const Json tie =
      object({{"tie", schema_reference("Tie")}, {"live", truth()}, {"days_since_contact", whole()}},
             {"tie", "live"});
  schemas["Circle"] =
      object({{"person", text()}, {"on", day()}, {"live", whole()}, {"ties", list_of(tie)}},
             {"person", "on", "live", "ties"});
}

void add_log(Json& schemas) {
  schemas["Head"] = object({{"scheme", text()},
                            {"number", text()},
                            {"size", whole()},
                            {"root", text()},
                            {"at", text()},
                            {"public_key", text()},
                            {"signature", text()}},
                           {"scheme", "number", "size", "root", "at", "public_key", "signature"});
  schemas["Proof"] = object({{"proof", text("inclusion or consistency.")},
                             {"event", whole("Inclusion: the position of the event.")},
                             {"leaf", text("Inclusion: the hash of the event's leaf.")},
                             {"from", whole("Consistency: the size of the earlier tree.")},
                             {"from_root", text("Consistency: its root.")},
                             {"size", whole("Of the tree that is proved against.")},
                             {"root", text()},
                             {"hashes", list_of(text())}},
                            {"proof", "size", "root", "hashes"});
  const Json event =
      object({{"position", whole()},
              {"sealed", text("The event as it is stored, in hex; its parts stay sealed.")},
              {"inclusion", list_of(text())}},
             {"position", "sealed", "inclusion"});
  const Json earlier =
      object({{"size", whole()}, {"root", text()}, {"consistency", list_of(text())}},
             {"size", "root", "consistency"});
  schemas["ProofBundle"] = object({{"format", text("kith proof bundle 1")},
                                   {"head", schema_reference("Head")},
                                   {"events", list_of(event)},
                                   {"earlier", list_of(earlier)}},
                                  {"format", "head", "events", "earlier"});
}

void add_policy(Json& schemas) {
  const auto between = [](std::int32_t least, std::int32_t most) {
    return Json{{"type", "integer"}, {"minimum", least}, {"maximum", most}};
  };
  Json weights = Json::object();
  for (std::size_t i = 0; i < matcher::criterion_count; ++i) {
    weights[std::string(matcher::word(static_cast<matcher::Criterion>(i)))] =
        between(0, matcher::weight_max);
  }
  Json all_weights{{"type", "object"}, {"additionalProperties", false}, {"properties", weights}};
  all_weights["required"] = Json::array();
  for (const auto& [name, schema] : weights.items()) all_weights["required"].push_back(name);
  Json importance = list_of(between(1, matcher::weight_max), 4);
  importance["minItems"] = 4;
  importance["description"] = "Times what the party says of it: unsaid, nice, important, must.";
  schemas["Policy"] =
      object({{"version", text("One content for ever: 1 to 64 of A-Z a-z 0-9 . _ -")},
              {"weights", all_weights},
              {"matters_weight_when_stated", between(0, matcher::weight_max)},
              {"importance", importance},
              {"combination", words_of<matcher::Combination>(matcher::combination_count)},
              {"people_a_home_max", between(1, graph::limits::people_a_home_max)},
              {"day_counts", truth()},
              {"real_option_floor", points("Below it a pair is no real option.")}},
             {"version", "weights", "matters_weight_when_stated", "importance", "combination",
              "people_a_home_max", "day_counts", "real_option_floor"});
  const Json set = object({{"at", text()},
                           {"by", text()},
                           {"role", text()},
                           {"reason", text()},
                           {"replaced", text("The version before.")},
                           {"position", whole("Of its event; for whoever reads the log.")}},
                          {"at", "by", "role", "reason", "replaced"});
  schemas["PolicyInForce"] =
      object({{"policy", schema_reference("Policy")}, {"set", set}}, {"policy"});
  schemas["PolicyChange"] = object(
      {{"policy", schema_reference("Policy")}, {"reason", text("Why.")}}, {"policy", "reason"});
}

void add_directories(Json& schemas) {
  schemas["DirectorySummary"] = object({{"directory", text("Its name in paths.")},
                                        {"about", schema_reference("Directory")},
                                        {"groups", whole("Groups in it, listed or not.")}},
                                       {"directory", "groups"});
  schemas["OpenReferral"] = Json{
      {"type", "object"},
      {"description", "As the Open Referral UK 3.0 profile has it (its own schemas say more)."}};
  schemas["DirectoryList"] =
      object({{"items", list_of(schema_reference("DirectorySummary"))}}, {"items"});
}

void add_search(Json& schemas) {
  const Json place = object({{"id", text()},
                             {"name", text()},
                             {"address", list_of(text())},
                             {"town", text()},
                             {"postcode", text()},
                             {"latitude", Json{{"type", "number"}}},
                             {"longitude", Json{{"type", "number"}}},
                             {"online", truth()}},
                            {});
  const Json opening = object({{"opens", text()},
                               {"closes", text()},
                               {"local_opens", text("On the wall, in `zone`.")},
                               {"local_closes", text()},
                               {"zone", text()},
                               {"by_appointment", truth()}},
                              {"opens", "closes", "local_opens", "local_closes"});
  const Json cost = object({{"pence", whole()},
                            {"per", text()},
                            {"for_whom", text()},
                            {"description", text()},
                            {"hardship", truth()}},
                           {});
  const Json access =
      object({{"access", text()}, {"known", text("yes, no or not_known.")}}, {"access", "known"});
  const Json reason = object({{"said", text()}, {"by", list_of(text())}}, {"said", "by"});
  schemas["FoundGroup"] = object({{"number", text()},
                                  {"external_id", text()},
                                  {"name", text()},
                                  {"agreed_to_be_listed", truth()},
                                  {"kind", text()},
                                  {"status", text()},
                                  {"activities", list_of(text())},
                                  {"description", text()},
                                  {"place", place},
                                  {"metres", whole()},
                                  {"open", text("The state at the time asked for.")},
                                  {"opening", opening},
                                  {"pence", whole("What one time, or a week, costs.")},
                                  {"costs", list_of(cost)},
                                  {"fees", text()},
                                  {"access", list_of(access)},
                                  {"place_access", list_of(text())},
                                  {"how_to_join", text()},
                                  {"phone", text()},
                                  {"email", text()},
                                  {"website", text()},
                                  {"alert", text()},
                                  {"relevance", whole()},
                                  {"activity", text()},
                                  {"reasons", list_of(reason)}},
                                 {"number", "name", "agreed_to_be_listed"});
  const Json searched = object({{"said", text()},
                                {"concept", text()},
                                {"searched", list_of(text())},
                                {"respelt", list_of(text())},
                                {"also", list_of(text())},
                                {"found", truth()}},
                               {"said", "searched", "found"});
  schemas["FoundGroups"] = object({{"total", whole("Groups that meet the question.")},
                                   {"skip", whole()},
                                   {"perhaps", whole("Groups more that may meet it: of them "
                                                     "nobody said when, what it costs or how "
                                                     "one gets in.")},
                                   {"partly", truth()},
                                   {"searched", list_of(searched)},
                                   {"left_out", list_of(text())},
                                   {"groups", list_of(schema_reference("FoundGroup"))}},
                                  {"total", "groups"});
}

}  // namespace

Json schema_reference(std::string_view schema) {
  return Json{{"$ref", "#/components/schemas/" + std::string(schema)}};
}

void add_answer_schemas(Json& schemas) {
  add_refusals(schemas);
  schemas["Lookup"] = object({{"external_id", text()}}, {"external_id"});
  schemas["Found"] = object({{"number", text()}}, {"number"});
  schemas["Status"] = object({{"status", text()}}, {"status"});
  add_reasons(schemas);
  add_proposals(schemas);
  add_connections(schemas);
  add_gaps(schemas);
  add_plan_schemas(schemas);
  add_connection_test_schemas(schemas);
  add_measure_schemas(schemas);
  add_replay_schemas(schemas);
  add_circle(schemas);
  add_log(schemas);
  add_policy(schemas);
  add_directories(schemas);
  add_search(schemas);
}

}  // namespace kith::api
