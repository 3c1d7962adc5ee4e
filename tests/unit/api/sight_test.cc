// SPDX-License-Identifier: Apache-2.0
#include "api/sight.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/support/world.h"

namespace kith::api {

using Json = nlohmann::ordered_json;

TEST_CASE("what was hidden comes back, what was seen and left out is gone") {
  const Json whole = Json::parse(R"({"a":1,"hidden":{"x":1},"b":2})");
  const Json visible = Json::parse(R"({"a":1,"b":2})");
  CHECK(with_hidden_kept(whole, visible, Json::parse(R"({"a":3})")) ==
        Json::parse(R"({"a":3,"hidden":{"x":1}})"));
  CHECK(with_hidden_kept(whole, visible, Json::parse(R"({"a":1,"hidden":{"x":2}})")) ==
        Json::parse(R"({"a":1,"hidden":{"x":2}})"));
}

TEST_CASE("people within a record keep what is hidden of them, wherever they stand in the list") {
  const Json whole = Json::parse(R"({"carers":[{"number":"1","called":"A","must":["x"]},)"
                                 R"({"number":"2","called":"B","must":["y"]}]})");
  const Json visible =
      Json::parse(R"({"carers":[{"number":"1","called":"A"},{"number":"2","called":"B"}]})");
  const Json written =
      Json::parse(R"({"carers":[{"number":"2","called":"Bea"},{"called":"New"}]})");
  CHECK(with_hidden_kept(whole, visible, written) ==
        Json::parse(R"({"carers":[{"number":"2","called":"Bea","must":["y"]},{"called":"New"}]})"));
  CHECK(with_hidden_kept(whole, visible, visible) == whole);
}

TEST_CASE("a value that reads differently than it stands is kept where it was not touched") {
  const Json whole = Json::parse(R"({"state":"under_review","called":"H"})");
  const Json visible = Json::parse(R"({"state":"paused","called":"H"})");
  CHECK(with_hidden_kept(whole, visible, Json::parse(R"({"state":"paused","called":"I"})")) ==
        Json::parse(R"({"state":"under_review","called":"I"})"));
  CHECK(with_hidden_kept(whole, visible, Json::parse(R"({"state":"available"})")) ==
        Json::parse(R"({"state":"available"})"));
}

TEST_CASE("a tie is for an officer's eyes as long as its person lets their circle be held") {
  tests::World world;
  graph::Person maya = tests::a_person("maya");
  graph::Tie tie;
  tie.of = tests::person_number("maya");
  const Eyes officer;
  const auto seen = [&] {
    world.put(maya);
    return may_know_of_tie(officer, tie, world.view());
  };
  CHECK_FALSE(seen());
  maya.agreement = {tests::agreed(graph::AgreementFor::circle)};
  CHECK(seen());
  graph::Agreement no = maya.agreement.front();
  no.answer = graph::YesNo::no;
  no.on = no.on->plus(1);
  maya.agreement.push_back(no);  // taken back
  CHECK_FALSE(seen());
  maya.agreement.push_back(maya.agreement.front());
  maya.agreement.back().on = no.on->plus(1);  // and given again
  CHECK(seen());
}

TEST_CASE("a yes to the circle holds from its day to its end") {
  tests::World world;
  graph::Person maya = tests::a_person("maya");
  maya.agreement = {tests::agreed(graph::AgreementFor::circle)};
  const graph::Date given = *maya.agreement.front().on;
  maya.agreement.front().until = given.plus(10);
  world.put(maya);
  graph::Tie tie;
  tie.of = tests::person_number("maya");
  const auto seen_on = [&](graph::Date day) {
    Eyes officer;
    officer.on = day;
    return may_know_of_tie(officer, tie, world.view());
  };
  CHECK_FALSE(seen_on(given.plus(-1)));
  CHECK(seen_on(given));
  CHECK(seen_on(given.plus(10)));
  CHECK_FALSE(seen_on(given.plus(11)));
}

TEST_CASE("items of a list that were not seen are kept, whatever is written over the others") {
  const Json whole = Json::parse(R"({"ties":[{"tie":"A","n":1},{"tie":"B"}]})");
  const Json some = Json::parse(R"({"ties":[{"tie":"A","n":1}]})");
  const auto written_over = [&whole](const Json& visible, const char* written) {
    return with_hidden_kept(whole, visible, Json::parse(written)).dump();
  };
  CHECK(written_over(some, R"({"ties":[{"tie":"A","n":1}]})") == whole.dump());
  CHECK(written_over(some, R"({"ties":[{"tie":"A","n":2},{"tie":"C"}]})") ==
        R"({"ties":[{"tie":"A","n":2},{"tie":"C"},{"tie":"B"}]})");
  CHECK(written_over(some, R"({"ties":[]})") == R"({"ties":[{"tie":"B"}]})");
  CHECK(written_over(some, "{}") == R"({"ties":[{"tie":"B"}]})");
  CHECK(written_over(Json::object(), R"({"ties":[{"tie":"C"}]})") ==
        R"({"ties":[{"tie":"C"},{"tie":"A","n":1},{"tie":"B"}]})");
  CHECK(written_over(Json::object(), "{}") == whole.dump());
}

}  // namespace kith::api
