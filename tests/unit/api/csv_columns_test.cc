// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/csv_columns.h"

#include <doctest/doctest.h>
#include <set>

namespace kith::api {
namespace {

const CsvColumn& column(graph::Kind kind, std::string_view name) {
  for (const CsvColumn& each : csv_columns(kind)) {
    if (each.name == name) return each;
  }
  FAIL("no column " << name);
  return csv_columns(kind).front();
}

}  // namespace

TEST_CASE("number and external id come first, and no name twice") {
  for (const graph::Kind kind : {graph::Kind::person, graph::Kind::household, graph::Kind::tie}) {
    const auto& columns = csv_columns(kind);
    CHECK(columns[0].name == "number");
    CHECK(columns[1].name == "external_id");
    std::set<std::string> names;
    for (const CsvColumn& each : columns) CHECK_MESSAGE(names.insert(each.name).second, each.name);
  }
}

TEST_CASE("what a column holds is what the record's description says") {
  constexpr auto person = graph::Kind::person;
  CHECK(column(person, "born").holds == CellKind::birth_day);
  CHECK(column(person, "waiting_since").holds == CellKind::day);
  CHECK(column(person, "rhythm.busy").holds == CellKind::whole);
  CHECK(column(person, "rhythm").holds == CellKind::object);
  CHECK(column(person, "interests").items == CellKind::interest);
  CHECK(column(person, "gifts").items == CellKind::object);
  CHECK(column(person, "travel.means").items == CellKind::word);
  CHECK(column(person, "area_now.point.latitude").holds == CellKind::number);
  CHECK(column(person, "smoke").path == std::vector<std::string>{"smoke", "value"});
  CHECK(column(person, "smoke.said_by").path == std::vector<std::string>{"smoke", "said_by"});
}

}  // namespace kith::api
