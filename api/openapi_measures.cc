// SPDX-License-Identifier: Apache-2.0
// The schemas of the measure dictionary and of what is measured beside the connection test.
#include <nlohmann/json.hpp>

#include "api/openapi_answers.h"
#include "api/openapi_parts.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using schema::list_of;
using schema::object;
using schema::text;

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

}  // namespace

void add_measure_schemas(Json& schemas) { add_dictionary_schema(schemas); }

}  // namespace kith::api
