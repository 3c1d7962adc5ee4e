// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/header_map.h"

#include <doctest/doctest.h>

namespace kith::api {
namespace {

CsvRow headers(std::initializer_list<const char*> texts) {
  CsvRow row;
  for (const char* const text : texts) row.cells.push_back({text, false});
  return row;
}

}  // namespace

TEST_CASE("a mapping file reads back as it is written") {
  HeaderMap map;
  map.kind = graph::Kind::person;
  map.columns = {{"DOB", "born"}, {"Ref", "external_id"}};
  map.ignored = {"Notes"};
  const auto read = read_header_map(to_text(map));
  REQUIRE(read.ok());
  CHECK(to_text(*read) == to_text(map));
}

TEST_CASE("every fault of a mapping file is named") {
  CHECK(read_header_map("{").error().code == graph::ErrorCode::malformed);
  const auto read =
      read_header_map(R"({"kind":"person","columns":{"a":"shoe","b":1},"ignored":[1],"more":2})");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().faults.size() == 4);
  CHECK_FALSE(read_header_map(R"({"kind":"carer"})").ok());
  CHECK_FALSE(read_header_map("[]").ok());
}

TEST_CASE("headers by name, by map, left out, and guessed") {
  HeaderMap map;
  map.columns = {{"Looks after", "risk_notes"}};
  map.ignored = {"Shoe size"};
  const auto matched = match_headers(
      graph::Kind::person,
      headers({"external_id", "Looks after", "Shoe size", "Date of Birth", "Busy", "???"}), map);
  REQUIRE(matched.headers.size() == 6);
  CHECK(matched.headers[0].from == HeaderFrom::own_name);
  CHECK(matched.headers[1].column->name == "risk_notes");
  CHECK(matched.headers[1].from == HeaderFrom::map);
  CHECK(matched.headers[2].column == nullptr);
  CHECK(matched.headers[3].column->name == "born");
  CHECK(matched.headers[3].from == HeaderFrom::guess);
  CHECK(matched.headers[4].column->name == "rhythm.busy");
  CHECK(matched.unknown == std::vector<std::string>{"???"});
}

TEST_CASE("a guess never takes a column that another header has") {
  const auto matched =
      match_headers(graph::Kind::person, headers({"DOB", "born", "Date of birth"}), {});
  CHECK(matched.unknown == std::vector<std::string>{"DOB", "Date of birth"});
  CHECK(match_headers(graph::Kind::person, headers({"born", "born"}), {}).repeated ==
        std::vector<std::string>{"born"});
}

}  // namespace kith::api
