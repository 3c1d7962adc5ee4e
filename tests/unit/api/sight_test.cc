// SPDX-License-Identifier: Apache-2.0
#include "api/sight.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

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

}  // namespace kith::api
