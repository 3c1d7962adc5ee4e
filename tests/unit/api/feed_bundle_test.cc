// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_bundle.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "graph/limits.h"
#include "tests/support/graph_of.h"
#include "tests/support/world.h"

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

namespace {

graph::Record stored(std::string_view name, const std::string& external_id,
                     const std::string& source) {
  graph::Group group;
  group.identity = {tests::number_of(name), external_id};
  group.name = "Anglers";
  group.source = source;
  group.agreed_to_be_listed = false;
  group.room = graph::GroupRoom::some;
  group.costs.push_back({graph::Pence{300}, {}, {}, {}, true, {}, {}});
  return group;
}

}  // namespace

TEST_CASE("what comes again keeps what only the directory knows") {
  const graph::View view =
      tests::graph_of({stored("a", "wigan.1", "wigan"), stored("b", "wigan.2", "wigan"),
                       stored("c", "leigh.1", "leigh")});
  FeedBundle bundle(view, "wigan");
  bundle.add({{"type", "group"},
              {"external_id", "1"},
              {"name", "Leigh anglers"},
              {"costs", {{{"pence", 300}}}},
              {"agreed_to_be_listed", true}},
             {});
  const auto record = nlohmann::json::parse(bundle.lines());
  CHECK(record.at("external_id") == "wigan.1");
  CHECK(record.at("source") == "wigan");
  CHECK(record.at("name") == "Leigh anglers");
  CHECK(record.at("room") == "some");
  CHECK(record.at("costs").at(0).at("hardship") == true);
  CHECK(record.at("agreed_to_be_listed") == false);
  CHECK(bundle.not_in_feed() == std::vector<std::string>{"Anglers"});
  CHECK(bundle.remarks().empty());
}

TEST_CASE("what a feed says nothing any more of is named") {
  graph::Group group;
  group.identity = {tests::number_of("a"), "wigan.1"};
  group.name = "Anglers";
  group.source = "wigan";
  group.description.value = "By the canal.";
  group.places.push_back({});
  group.places[0].id = "hall";
  FeedBundle bundle(tests::graph_of({group}), "wigan");
  bundle.add({{"type", "group"}, {"external_id", "1"}, {"name", "Anglers"}}, {"f.json", 0, "/2"});
  REQUIRE(bundle.remarks().size() == 1);
  CHECK(bundle.remarks()[0].note == FeedNote::mended);
  CHECK(bundle.remarks()[0].place.pointer == "/2");
  CHECK(bundle.remarks()[0].what ==
        "Anglers: the feed says nothing any more of description, places: taken away");
}

TEST_CASE("feeds with the same ids stay apart, and none takes another's group") {
  const std::string uuid = "ac148810-d857-441c-9679-408f346de14b";
  const graph::View view = tests::graph_of({stored("a", uuid, "leigh")});
  FeedBundle bundle(view, "wigan");
  bundle.add({{"external_id", uuid}, {"name", "Choir"}}, {"feed.json", 0, "/3"});
  CHECK(bundle.lines().empty());
  REQUIRE(bundle.refusals().size() == 1);
  CHECK(bundle.refusals()[0].place.pointer == "/3");
  CHECK(bundle.refusals()[0].why == "has the id of a group that came from the feed leigh");
  bundle.add({{"external_id", std::string(64, 'x')}, {"name", "Choir"}}, {});
  const auto record = nlohmann::json::parse(bundle.lines());
  CHECK(graph::is_external_id(record.at("external_id").get<std::string>()));
  FeedBundle same(view, "leigh");
  same.add({{"external_id", uuid}, {"name", "Choir"}}, {});
  CHECK(same.records() == 1);
}

TEST_CASE("a feed's name is short and plain") {
  CHECK(is_feed_source("wigan-council"));
  for (const char* name : {"", "Wigan", "1", "wigan council", "a-name-of-21-characters"}) {
    CHECK_FALSE(is_feed_source(name));
  }
}

}  // namespace kith::api
