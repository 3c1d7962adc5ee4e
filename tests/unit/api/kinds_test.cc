// SPDX-License-Identifier: Apache-2.0
#include "api/kinds.h"

#include <doctest/doctest.h>

#include <set>

namespace kith::api {

using graph::Kind;
using store::Tenant;

TEST_CASE("every record kind has a path of its own, and belongs to one tenant") {
  std::set<std::string_view> paths;
  std::size_t placed = 0;
  for (const Kind kind : every_record_kind()) {
    CAPTURE(graph::to_text(kind));
    REQUIRE(graph::is_record_kind(kind));
    CHECK(kind_from_path(path_of(kind)) == kind);
    paths.insert(path_of(kind));
    CHECK(tenant_of(kind).has_value());
  }
  for (const Tenant tenant : {Tenant::scheme, Tenant::directory}) {
    for (const Kind kind : record_kinds(tenant)) {
      CHECK(tenant_of(kind) == tenant);
      ++placed;
    }
  }
  CHECK(paths.size() == every_record_kind().size());
  CHECK(placed == every_record_kind().size());
  CHECK_FALSE(kind_from_path("villages"));
  CHECK_FALSE(tenant_of(Kind::carer));
}

TEST_CASE("what belongs elsewhere is told where") {
  CHECK(misplaced(Kind::person, Tenant::scheme).empty());
  CHECK(misplaced(Kind::group, Tenant::directory).empty());
  CHECK(misplaced(Kind::person, Tenant::directory) ==
        "a person belongs to a scheme, never into a directory, which is public");
  CHECK(misplaced(Kind::group, Tenant::scheme) ==
        "a group belongs to a directory, not to a scheme: --directory names one");
}

}  // namespace kith::api
