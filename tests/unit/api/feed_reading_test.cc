// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_reading.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/feed_remarks.h"

namespace kith::api {
namespace {

struct Feed {
  FeedBundle bundle;
  FeedReading reading{"feed.json", bundle};

  explicit Feed(std::string_view text) {
    reading.look_at_days(text);
    REQUIRE(reading.parse(text, 0));
  }
  FeedValue root() { return reading.root(); }
};

}  // namespace

TEST_CASE("what says nothing is no value") {
  Feed feed(R"({"a": null, "b": "", "c": "  ", "d": [], "e": {}, "f": 0, "g": false, "h": "x"})");
  for (const char* key : {"a", "b", "c", "d", "e", "none"}) {
    CAPTURE(key);
    CHECK_FALSE(feed.root().at(key));
    CHECK_FALSE(feed.root().has(key));
  }
  CHECK(feed.root().at("f").text() == "0");
  CHECK(feed.root().at("g"));
  CHECK(feed.root().first_of({"a", "h", "f"}).text() == "x");
  CHECK_FALSE(feed.root().at("h").at("inner"));
}

TEST_CASE("places are JSON Pointers, within the base and outside it") {
  Feed feed(R"({"a": {"b/c": [1, {"d~": 2}]}, "e": [{"f": 3}, {"f": 4}]})");
  const FeedValue inner = feed.root().at("a").at("b/c").items()[1].at("d~");
  const FeedValue second = feed.root().at("e").items()[1];
  CHECK(feed.reading.place_of(inner).pointer == "/a/b~1c/1/d~0");
  feed.reading.begin(second, "/e/1");
  CHECK(feed.reading.place_of(second).pointer == "/e/1");
  CHECK(feed.reading.place_of(second.at("f")).pointer == "/e/1/f");
  CHECK(feed.reading.place_of(inner).pointer == "/a/b~1c/1/d~0");
  CHECK(feed.reading.place_of(inner).file == "feed.json");
}

TEST_CASE("keys that nobody read are told once, with how often") {
  Feed feed(R"([{"id": "1", "thing_id": "2", "name": "a", "logo": "x", "empty": ""},
                {"name": "b", "logo": {"deep": 1}}])");
  for (const FeedValue& each : feed.root().items()) {
    CHECK(each.at("name"));
    feed.reading.count_unread(each, "organization");
    feed.reading.count_unread(each, "organization");  // counted already
  }
  feed.reading.finish();
  REQUIRE(feed.bundle.remarks().size() == 1);
  CHECK(tests::left_out(feed.bundle, "/0/logo", "\"logo\" of an organization (2 times)"));
  feed.reading.finish();
  CHECK(feed.bundle.remarks().size() == 1);
}

TEST_CASE("where a text stops being JSON is told by line and column") {
  FeedBundle bundle;
  FeedReading reading("feed.json", bundle);
  const std::string_view text = "{\n  \"a\": 1,\n  b\n}";
  CHECK_FALSE(reading.parse(text, 0));
  CHECK(reading.what_is_wrong(text) ==
        "is not JSON: in line 3, column 3 there should be a key in quotation marks");
  CHECK_FALSE(reading.parse("{\"a\" 1}", 7));
  CHECK(reading.what_is_wrong("{\"a\" 1}") == "is not JSON: in column 6 there should be a colon");
  CHECK_FALSE(reading.parse(std::string(40, '['), 0));
  CHECK(reading.what_is_wrong("[").find("nested too deeply") != std::string::npos);
  CHECK(bundle.remarks().empty());
}

TEST_CASE("of a key that stands twice the first is taken, and said") {
  Feed feed(R"({"a": "first", "a": "second"})");
  CHECK(feed.root().at("a").text() == "first");
  CHECK(tests::mended(feed.bundle, "/a", "the first is taken"));
}

TEST_CASE("texts are mended and what is none is left out, each at its place") {
  Feed feed(R"({"n": " A &amp; B ", "w": "<p>One</p><p>Two</p>", "i": 12, "b": true, "l": [1]})");
  CHECK(feed.reading.name(feed.root().at("n")) == "A & B");
  CHECK(tests::mended(feed.bundle, "/n", "entities decoded"));
  CHECK(feed.reading.words(feed.root().at("w")) == "One\n\nTwo");
  CHECK(feed.reading.name(feed.root().at("i")) == "12");
  CHECK(tests::mended(feed.bundle, "/i", "the number 12 taken as text"));
  CHECK(feed.reading.name(feed.root().at("b")).empty());
  CHECK(tests::left_out(feed.bundle, "/b", "true where a text should be"));
  CHECK(feed.reading.words(feed.root().at("l")).empty());
  CHECK(tests::left_out(feed.bundle, "/l", "a list where a text should be"));
  CHECK(feed.reading.name(feed.root().at("nothing")).empty());
}

TEST_CASE("addresses of the web and for mail are taken where they are some") {
  Feed feed(R"({"a": "www.leigh.org.uk/caf\u00e9", "b": "example_counselling",
                "c": "MAILTO:pat@leigh.org.uk", "d": "email-example_com", "e": 12345})");
  CHECK(feed.reading.web(feed.root().at("a")) == "http://www.leigh.org.uk/caf%C3%A9");
  CHECK(feed.reading.web(feed.root().at("b")).empty());
  CHECK(tests::left_out(feed.bundle, "/b", "example_counselling is no web address"));
  CHECK(feed.reading.email(feed.root().at("c")) == "pat@leigh.org.uk");
  CHECK(feed.reading.email(feed.root().at("d")).empty());
  CHECK(tests::left_out(feed.bundle, "/d", "is no email address"));
  CHECK(feed.reading.email(feed.root().at("e")).empty());
  CHECK(tests::left_out(feed.bundle, "/e", "12345 is no email address"));
}

TEST_CASE("days are read in the order that the whole file writes them") {
  Feed british(R"({"a": "04/07/2026", "b": "Closed on 21/12/2026", "c": "2026-07-04T09:00:00Z"})");
  CHECK(british.reading.day(british.root().at("a")) == "2026-07-04");
  CHECK(tests::mended(british.bundle, "/a", "04/07/2026 read as 2026-07-04"));
  CHECK(british.reading.day(british.root().at("c")) == "2026-07-04");
  CHECK(british.bundle.remarks().size() == 1);  // the time of a day is no loss
  Feed american(R"({"a": "04/07/2026", "b": "12\/21\/2026"})");
  CHECK(american.reading.day(american.root().at("a")) == "2026-04-07");
  CHECK(american.reading.day(american.root().at("b")) == "2026-12-21");
}

TEST_CASE("times of day are read as people write them") {
  Feed feed(R"({"a": "10:00:00", "b": "9.30", "c": "10:00:00+01:00", "d": "soon", "e": "17:45"})");
  CHECK(feed.reading.time(feed.root().at("a")) == "10:00");
  CHECK(feed.reading.time(feed.root().at("e")) == "17:45");
  CHECK(feed.bundle.remarks().empty());
  CHECK(feed.reading.time(feed.root().at("b")) == "09:30");
  CHECK(tests::mended(feed.bundle, "/b", "9.30 read as 09:30"));
  CHECK(feed.reading.time(feed.root().at("c")) == "10:00");
  CHECK(tests::mended(feed.bundle, "/c", "read as 10:00"));
  CHECK(feed.reading.time(feed.root().at("d")).empty());
  CHECK(tests::left_out(feed.bundle, "/d", "soon is no time of day"));
}

TEST_CASE("what Kith wrote itself comes back as it was, and nothing but that") {
  Feed feed(R"({"kith": {"room": "some", "list": [], "other": 1}, "bad": {"kith": "x"}})");
  nlohmann::ordered_json record{{"list", {1}}, {"name", "a"}};
  copy_own(feed.reading, feed.root(), {"room", "list"}, record);
  CHECK(record == nlohmann::ordered_json{{"name", "a"}, {"room", "some"}});
  copy_own(feed.reading, feed.root().at("bad"), {"room"}, record);
  CHECK(tests::left_out(feed.bundle, "/bad/kith", "not what Kith writes"));
  feed.reading.finish();
  CHECK(tests::left_out(feed.bundle, "/kith/other", "\"other\" of a kith"));
}

}  // namespace kith::api
