// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_bundle.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "graph/limits.h"

namespace kith::api {

TEST_CASE("a record keeps the place it came from") {
  FeedBundle bundle;
  bundle.add({{"type", "group"}, {"name", "Anglers"}}, {"feed.json", 0, "/0"});
  bundle.add({{"type", "group"}, {"name", "Choir"}}, {"services.csv", 7, ""});
  CHECK(bundle.lines() ==
        "{\"type\":\"group\",\"name\":\"Anglers\"}\n{\"type\":\"group\",\"name\":\"Choir\"}\n");
  CHECK(bundle.records() == 2);
  CHECK(bundle.place_of(1).pointer == "/0");
  CHECK(bundle.place_of(2).line == 7);
}

TEST_CASE("words that are not UTF-8 make no line that cannot be read") {
  FeedBundle bundle;
  bundle.add({{"name", "caf\xe9"}}, {"feed.json", 0, ""});
  CHECK(bundle.lines() == "{\"name\":\"caf\xef\xbf\xbd\"}\n");
}

TEST_CASE("remarks and refusals are listed up to a limit, and then counted") {
  FeedBundle bundle;
  for (std::size_t i = 0; i < graph::limits::mended_listed_max + 5; ++i) {
    bundle.remark({FeedNote::left_out, {"feed.json", i, ""}, "a key nobody knows"});
  }
  for (std::size_t i = 0; i < graph::limits::faults_max + 7; ++i) bundle.refuse({}, "no name");
  CHECK(bundle.remarks().size() == graph::limits::mended_listed_max);
  CHECK(bundle.remarks_not_listed() == 5);
  CHECK(bundle.remarks().back().place.line == graph::limits::mended_listed_max - 1);
  CHECK(bundle.refusals().size() == graph::limits::faults_max);
  CHECK(bundle.refusals_not_listed() == 7);
}

}  // namespace kith::api
