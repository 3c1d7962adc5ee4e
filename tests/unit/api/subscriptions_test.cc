// SPDX-License-Identifier: Apache-2.0
#include "api/subscriptions.h"

#include <doctest/doctest.h>

#include "tests/support/graph_of.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

graph::Record subscription(std::string_view name, const std::string& directory) {
  graph::Subscription made;
  made.identity.number = tests::number_of(name);
  made.directory = directory;
  return made;
}

}  // namespace

TEST_CASE("a scheme reads the directories it subscribes to, and no other") {
  const graph::View view = tests::graph_of(
      {subscription("a", "wigan"), subscription("b", "leigh"), subscription("c", "leigh")});
  CHECK(directories_of(view) == std::vector<std::string>{"leigh", "wigan"});
  CHECK(subscribes(view, "leigh"));
  CHECK_FALSE(subscribes(view, "lei"));
  CHECK(subscription_to(view, "wigan") == tests::number_of("a"));
  CHECK(directories_of(graph::View()).empty());
}

TEST_CASE("what a directory says of itself, where it says something") {
  graph::Directory said;
  said.identity.number = tests::number_of("d");
  said.name = "Leigh community directory";
  const auto record = directory_record(tests::graph_of({said}));
  REQUIRE(record.has_value());
  CHECK(std::get<graph::Directory>(*record).name == "Leigh community directory");
  CHECK_FALSE(directory_record(graph::View()).has_value());
}

}  // namespace kith::api
