// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/name_uuid.h"

#include <set>

#include <doctest/doctest.h>

namespace kith::api {

TEST_CASE("a UUID has its hyphens in their places and hexadecimal digits between") {
  CHECK(is_uuid("ac148810-d857-441c-9679-408f346de14b"));
  CHECK(is_uuid("AC148810-D857-441C-9679-408F346DE14B"));
  for (const char* none :
       {"", "ac148810d857441c9679408f346de14b", "ac148810-d857-441c-9679-408f346de14", "not-a-uuid",
        "ac148810-d857-441c-9679-408f346de14g", "{ac148810-d857-441c-9679-408f346de1}"}) {
    CAPTURE(none);
    CHECK_FALSE(is_uuid(none));
  }
}

TEST_CASE("the same name always gives the same UUID of version 8") {
  // Pinned, and the same as another implementation makes it: ids that others have stored must not
  // change.
  CHECK(name_uuid("service/1") == "bd3ca82a-6f7f-8307-bcf1-642fd3f8b726");
  std::set<std::string> seen;
  for (int i = 0; i < 1'000; ++i) {
    const std::string made = name_uuid("name " + std::to_string(i));
    CHECK(is_uuid(made));
    CHECK(made[14] == '8');
    CHECK(std::string("89ab").find(made[19]) != std::string::npos);
    CHECK(seen.insert(made).second);
  }
}

}  // namespace kith::api
