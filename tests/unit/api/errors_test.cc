// SPDX-License-Identifier: Apache-2.0
#include "api/errors.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <set>
#include <string>

#include "graph/limits.h"

namespace kith::api {

using graph::Error;
using graph::ErrorCode;

TEST_CASE("every error code has its row, and its own public code") {
  std::set<std::string_view> codes;
  for (int i = 0; i <= static_cast<int>(ErrorCode::check_failed); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    CAPTURE(i);
    CHECK(row_of(code).error == code);
    CHECK(row_of(code).status >= 400);
    CHECK(row_of(code).status < 600);
    CHECK(row_of(code).exit >= exit_no);
    CHECK(row_of(code).exit <= exit_environment);
    codes.insert(row_of(code).code);
  }
  CHECK(codes.size() == static_cast<std::size_t>(ErrorCode::check_failed) + 1);
}

TEST_CASE("a problem lists every fault, and how many more where there are too many") {
  Error error{ErrorCode::bad_input, "no", {}};
  for (std::size_t i = 0; i < graph::limits::faults_max + 5; ++i) {
    error.faults.push_back({"/a", "b", i});
  }
  const auto json = nlohmann::json::parse(problem_json(error));
  CHECK(json.at("status") == 422);
  CHECK(json.at("code") == "bad_input");
  CHECK(json.at("type") == "urn:kith:error:bad_input");
  CHECK(json.at("errors").size() == graph::limits::faults_max);
  CHECK(json.at("errors_not_listed") == 5);
  CHECK_FALSE(json.at("errors")[0].contains("line"));
  CHECK(json.at("errors")[1].at("line") == 1);
}

TEST_CASE("bytes that are no text are still a problem that can be read") {
  const Error error{ErrorCode::malformed, "\xff\xfe", {{"/\xc3", "\x80", 0}}};
  CHECK(nlohmann::json::accept(problem_json(error)));
}

TEST_CASE("nothing of an input steers the terminal") {
  CHECK(printable("a\x1b[31mb\r\n\x7f") == "a?[31mb???");
  CHECK(printable("\xc2\x9b"
                  "31m") == "??31m");
  CHECK(printable("M\xc3\xa1ya") == "M\xc3\xa1ya");
  const std::string words =
      words_of(Error{ErrorCode::bad_input, "no\nkith: yes", {{"/x\n", "\x1b", 3}, {"", "d", 0}}});
  CHECK(words == "kith: no?kith: yes\n  line 3 /x?: ?\n  d\n");
}

}  // namespace kith::api
