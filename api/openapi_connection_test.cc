// SPDX-License-Identifier: Apache-2.0
// The schema of the connection test's card.
#include <nlohmann/json.hpp>

#include "api/openapi_answers.h"
#include "api/openapi_parts.h"
#include "graph/ledger_words.h"
#include "graph/model_circle.h"
#include "graph/model_service.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using schema::day;
using schema::list_of;
using schema::object;
using schema::one_of;
using schema::text;
using schema::truth;
using schema::whole;

constexpr std::string_view tie_label = "Number of the tie; private-1 … where its person keeps it.";

Json card_figure() {
  const Json rate = object({{"tenths", whole()}, {"low_tenths", whole()}, {"high_tenths", whole()}},
                           {"tenths", "low_tenths", "high_tenths"});
  const Json item =
      object({{"person", text()}, {"tie", text(tie_label)}, {"record", text()}}, {"person"});
  return object({{"name", text("lost, lost.reason.moved …; stays the same for ever.")},
                 {"title", text()},
                 {"unit", one_of({"people", "ties", "days", "minutes", "hours", "points", "records",
                                  "times"})},
                 {"value", whole()},
                 {"whole", whole("The value is a part of it.")},
                 {"per_mille", whole("Of the whole, half up.")},
                 {"per_100_years", rate},
                 {"rule", text("Where it is defined.")},
                 {"items", list_of(item)},
                 {"kept_back", whole("Items more, which this reader is not told of.")}},
                {"name", "title", "unit", "value", "rule", "items"});
}

Json card_person() {
  return object({{"person", text("Absent of who did not agree that their circle is held.")},
                 {"called", text()},
                 {"in_scope", one_of({"in_scheme", "asked_for", "uses_service", "in_area",
                                      "lives_there_too", "family"})},
                 {"measured", one_of({"yes", "no_t1", "no_t0", "not_agreed", "gone"})},
                 {"t0", day()},
                 {"t1", day()},
                 {"days", whole("T0 to T1; without a T1 to the end of the window.")},
                 {"reviews", list_of(text("Those of T0, then of T1."))}},
                {"in_scope", "measured"});
}

Json tie_then() {
  return object({{"standing", one_of(graph::words<graph::TieStanding>)},
                 {"rule", one_of(graph::words<graph::StandingRule>)},
                 {"giving", one_of(graph::words<graph::Giving>)},
                 {"record", text("That rules on the day.")},
                 {"last_contact", day()},
                 {"last_contact_by", text("The record that tells of it.")},
                 {"days_max", whole("The limit it was held against.")},
                 {"contacts", whole("In the 90 days before.")}},
                {"standing", "rule", "giving", "days_max"});
}

Json card_tie() {
  const Json near = object({{"service_event", text()},
                            {"service", text()},
                            {"change", one_of(graph::words<graph::ServiceChange>)},
                            {"on", day()},
                            {"days_after", Json{{"type", "integer"}}},
                            {"said_by", one_of(graph::words<graph::SaidBy>)}},
                           {"service_event", "service", "change", "on", "days_after"});
  const Json loss = object({{"on", day()},
                            {"reason", one_of(graph::words<graph::LossReason>)},
                            {"said_by", one_of(graph::words<graph::SaidBy>)},
                            {"would_miss", whole()},
                            {"guess_of_somebody_else", truth()},
                            {"not_wanted_since", truth()},
                            {"near", list_of(near)}},
                           {"on", "reason", "near"});
  const Json ending = object({{"kind", one_of(graph::words<graph::EndingKind>)},
                              {"on", day()},
                              {"said_by", one_of(graph::words<graph::SaidBy>)}},
                             {"kind", "on"});
  return object({{"person", text()},
                 {"tie", text(tie_label)},
                 {"private", truth()},
                 {"called", text()},
                 {"decisions", list_of(text())},
                 {"in_t0", truth()},
                 {"t0", tie_then()},
                 {"t1", tie_then()},
                 {"loss", loss},
                 {"ending", ending},
                 {"records", list_of(text())}},
                {"person", "tie"});
}

}  // namespace

void add_connection_test_schemas(Json& schemas) {
  const Json answers = object({{"instrument", text()},
                               {"question", text()},
                               {"said_by", one_of(graph::words<graph::SaidBy>)},
                               {"at", one_of({"t0", "t1"})},
                               {"given", list_of(whole("How many gave it, from 0 to 10."))}},
                              {"instrument", "question", "said_by", "at", "given"});
  const Json story =
      object({{"person", text()}, {"review", text()}, {"on", day()}, {"words", text()}},
             {"person", "review", "on", "words"});
  const Json record = object({{"number", text()},
                              {"kind", text()},
                              {"on", day()},
                              {"said_by", one_of(graph::words<graph::SaidBy>)},
                              {"event", whole("Of the log: kith audit prove shows it is there.")},
                              {"recorded_on", day()}},
                             {"number", "kind"});
  const Json scope =
      object({{"kind", one_of({"scheme", "service", "person", "area", "arrangement"})},
              {"number", text()},
              {"area", text()}},
             {"kind"});
  schemas["ConnectionCard"] = object(
      {{"scheme", text()},
       {"view", text("A token of the state that was asked.")},
       {"position", whole("In its place, for who reads the log.")},
       {"scope", scope},
       {"from", day()},
       {"to", day()},
       {"on", day()},
       {"definitions", text()},
       {"code_version", text()},
       {"policy_version", text()},
       {"assessable", truth()},
       {"people", list_of(card_person())},
       {"gone", whole("Of the scheme: people whose record is there no more.")},
       {"figures", list_of(card_figure())},
       {"answers", list_of(answers)},
       {"stories", list_of(story)},
       {"stories_kept", whole("Told, and not shown to this reader.")},
       {"ties", list_of(card_tie())},
       {"records", list_of(record)},
       {"run", text("Number of the run, where the card was put on record.")}},
      {"scheme", "scope", "from", "to", "on", "definitions", "code_version", "policy_version",
       "people", "gone", "figures", "answers", "stories", "stories_kept", "ties", "records"});
}

}  // namespace kith::api
