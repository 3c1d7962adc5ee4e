// SPDX-License-Identifier: Apache-2.0
// The schemas of the measure dictionary and of what is measured beside the connection test.
#include <nlohmann/json.hpp>

#include "api/openapi_answers.h"
#include "api/openapi_parts.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using schema::day;
using schema::list_of;
using schema::object;
using schema::text;
using schema::truth;
using schema::whole;

void add_dictionary_schema(Json& schemas) {
  const Json member = object({{"word", text()}, {"means", text()}}, {"word", "means"});
  const Json measure = object({{"name", text("A figure's, or a family's: lost.reason.*")},
                               {"title", text()},
                               {"of", text("connection_test, at_home_91 or run_chart.")},
                               {"version", text("Of the definitions that it is counted by.")},
                               {"unit", text()},
                               {"definition", text()},
                               {"numerator", text()},
                               {"denominator", text()},
                               {"reading", text()},
                               {"cannot_say", text()},
                               {"source", text()},
                               {"since", text("The version of Kith that had it first.")},
                               {"members", list_of(member)}},
                              {"name", "title", "of", "version", "unit", "definition", "numerator",
                               "reading", "cannot_say", "source", "since"});
  schemas["MeasureDictionary"] = object({{"measures", list_of(measure)}}, {"measures"});
}

void add_at_home_schema(Json& schemas) {
  const Json record = object(
      {{"number", text()}, {"event", whole("Of the log: kith audit prove shows it is there.")}},
      {"number"});
  const Json rules =
      object({{"version", text()},
              {"measure", text("What it was called that year.")},
              {"source", text()},
              {"age_min", whole()},
              {"days", whole()},
              {"first_month", whole()},
              {"last_month", whole()}},
             {"version", "measure", "source", "age_min", "days", "first_month", "last_month"});
  const Json figure = object({{"name", text()},
                              {"unit", text()},
                              {"value", whole()},
                              {"whole", whole("The value is a part of it.")},
                              {"per_mille", whole("Of the whole, half up.")},
                              {"records", list_of(text())}},
                             {"name", "unit", "value", "records"});
  const Json discharge =
      object({{"person", text()},
              {"called", text()},
              {"discharged_on", day()},
              {"day_91", day()},
              {"verdict", text("at_home, not_at_home, outside, not_told or not_yet.")},
              {"reason", text("What decided it.")},
              {"age", whole("Full years on the day of discharge.")},
              {"said_by", text()},
              {"found_on", day()},
              {"flags", list_of(text())},
              {"records", list_of(record)},
              {"arrangements", list_of(record)}},
             {"person", "discharged_on", "day_91", "verdict", "reason", "flags", "records"});
  schemas["AtHome"] = object({{"scheme", text()},
                              {"view", text("A token of the state that was asked.")},
                              {"position", whole("In its place, for who reads the log.")},
                              {"from", day()},
                              {"to", day()},
                              {"on", day()},
                              {"published_window", truth()},
                              {"definitions", text()},
                              {"code_version", text()},
                              {"rules", rules},
                              {"figures", list_of(figure)},
                              {"discharges", list_of(discharge)}},
                             {"scheme", "from", "to", "on", "definitions", "code_version", "rules",
                              "figures", "discharges"});
}

void add_run_chart_schema(Json& schemas) {
  const Json rule = object({{"rule", text("beyond_limits, longest_run or crossings.")},
                            {"found", whole()},
                            {"limit", whole("Over it a signal; of crossings under it.")},
                            {"signal", truth()}},
                           {"rule", "found", "limit"});
  const Json period =
      object({{"from", day()},
              {"to", day()},
              {"count", whole()},
              {"exposure", whole("Days lived, or the whole.")},
              {"value", whole("Tenths for 100 person-years, or per thousand.")},
              {"low", whole()},
              {"high", whole()},
              {"beyond", truth()},
              {"side", Json{{"type", "integer"}, {"minimum", -1}, {"maximum", 1}}},
              {"no_point", text("Why there is none: not_assessable or nothing_to_count.")}},
             {"from", "to"});
  schemas["RunChart"] = object({{"scheme", text()},
                                {"scope", text()},
                                {"figure", text()},
                                {"kind", text("rate or share.")},
                                {"every", text("1m or 3m.")},
                                {"on", day()},
                                {"as_known", text()},
                                {"definitions", text()},
                                {"rules_version", text()},
                                {"code_version", text()},
                                {"verdict", text("too_few, no_signal or signal.")},
                                {"points", whole()},
                                {"useful", whole("Points that do not lie on the median.")},
                                {"centre", whole("The mean of all periods.")},
                                {"median", whole()},
                                {"rules", list_of(rule)},
                                {"periods", list_of(period)}},
                               {"scheme", "scope", "figure", "kind", "every", "on", "as_known",
                                "definitions", "rules_version", "code_version", "verdict", "points",
                                "useful", "centre", "median", "rules", "periods"});
}

}  // namespace

void add_measure_schemas(Json& schemas) {
  add_dictionary_schema(schemas);
  add_at_home_schema(schemas);
  add_run_chart_schema(schemas);
}

}  // namespace kith::api
