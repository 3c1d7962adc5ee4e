// SPDX-License-Identifier: Apache-2.0
#include "api/plain_text.h"

#include <doctest/doctest.h>

namespace kith::api {

TEST_CASE("small letters, and nothing but ASCII changes") {
  CHECK(lower_case("DOB Zoë É") == "dob zoë É");
  CHECK(lower_case("") == "");
}

TEST_CASE("blanks at either end go, those within stay") {
  CHECK(trimmed(" \ta b\r\n") == "a b");
  CHECK(trimmed(" \n") == "");
  CHECK(trimmed("") == "");
}

}  // namespace kith::api
