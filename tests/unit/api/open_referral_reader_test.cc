// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_reader.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/feed_remarks.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

struct Feed {
  FeedBundle bundle;
  graph::Result<void> done;

  explicit Feed(std::string_view bytes) : done(read_open_referral(bytes, "feed.json", bundle)) {}
  Json record(std::size_t which) const {
    std::string_view lines = bundle.lines();
    for (; which > 0; --which) lines.remove_prefix(lines.find('\n') + 1);
    return Json::parse(lines.substr(0, lines.find('\n')));
  }
};

constexpr const char* two = R"([{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])";

std::string as_page(std::string_view key, std::string_view list) {
  return "{\"" + std::string(key) + "\": " + std::string(list) + "}";
}

}  // namespace

TEST_CASE("services in every wrapping that feeds use") {
  for (const std::string& text :
       {std::string(two), as_page("contents", two), as_page("content", two), as_page("items", two),
        R"({"id": "o", "name": "O", "services": )" + std::string(two) + "}",
        std::string("\xEF\xBB\xBF") + two,
        std::string("{\"id\": \"a\", \"name\": \"A\"}\r\n\n{\"id\": \"b\", \"name\": \"B\"}\n")}) {
    CAPTURE(text);
    const Feed feed(text);
    REQUIRE(feed.done.ok());
    REQUIRE(feed.bundle.records() == 2);
    CHECK(feed.record(0).at("external_id") == "a");
    CHECK(feed.record(1).at("name") == "B");
    CHECK(feed.bundle.refusals().empty());
    CHECK(feed.bundle.remarks().empty());
  }
}

TEST_CASE("each record knows where it came from") {
  const Feed page(as_page("contents", two));
  CHECK(page.bundle.place_of(2).pointer == "/contents/1");
  CHECK(page.bundle.place_of(2).line == 0);
  CHECK(page.bundle.place_of(2).file == "feed.json");
  const Feed lines("\n{\"id\": \"a\", \"name\": \"A\"}\n{\"id\": \"b\", \"name\": \"B\"}");
  CHECK(lines.bundle.place_of(1).line == 2);
  CHECK(lines.bundle.place_of(2).line == 3);
  CHECK(lines.bundle.place_of(2).pointer.empty());
}

TEST_CASE("services of an organisation are its own unless they say otherwise") {
  const Feed feed(R"({"id": "o", "name": "O", "website": "o.org.uk", "logo": "x", "services": [
    {"id": "a", "name": "A"}, {"id": "b", "name": "B", "organization": {"id": "p", "name": "P"}},
    {"id": "c", "name": "C"}]})");
  REQUIRE(feed.bundle.records() == 3);
  CHECK(feed.record(0).at("organisation").at("name") == "O");
  CHECK(feed.record(1).at("organisation").at("name") == "P");
  CHECK(feed.record(2).at("organisation").at("website") == "http://o.org.uk");
  CHECK(feed.bundle.remarks().size() == 2);  // the website and the logo, each once
  CHECK(tests::mended(feed.bundle, "/website", "o.org.uk read as http://o.org.uk"));
}

TEST_CASE("a service at a location is the service there") {
  const Feed feed(R"({"id": "x", "location": {"id": "l", "name": "Library", "latitude": 100},
                      "service": {"id": "a", "name": "A", "email": "?"}})");
  REQUIRE(feed.bundle.records() == 1);
  CHECK(feed.record(0).at("places")[0].at("name") == "Library");
  CHECK(tests::left_out(feed.bundle, "/location/latitude", "alone"));
  CHECK(tests::left_out(feed.bundle, "/service/email", "is no email address"));
}

TEST_CASE("what is no service among services is refused or left out at its place") {
  const Feed feed(R"({"contents": [{"id": "a", "name": "A"}, 7, {"title": "x"},
    {"id": "o", "name": "O", "organization_identifiers": []},
    {"type": "group", "external_id": "g", "name": "G"}]})");
  REQUIRE(feed.done.ok());
  CHECK(feed.bundle.records() == 1);
  CHECK(tests::refused(feed.bundle, "/contents/1", "a service is an object"));
  CHECK(tests::refused(feed.bundle, "/contents/2", "neither a name nor an id"));
  CHECK(tests::left_out(feed.bundle, "/contents/3", "an organisation without services"));
  CHECK(tests::refused(feed.bundle, "/contents/4", "a record of a Kith bundle"));
}

TEST_CASE("an id that comes again is the same service or a refusal") {
  const Feed feed(
      R"([{"id": "a", "name": "A"}, {"id": "a", "name": "A"}, {"id": "a", "name": "B"}])");
  CHECK(feed.bundle.records() == 1);
  CHECK(tests::left_out(feed.bundle, "/1", "word for word, as in feed.json at /0: taken once"));
  CHECK(tests::refused(feed.bundle, "/2/id", "is the id of a service in feed.json at /0 too"));
}

TEST_CASE("the pages of a feed are read by one reader") {
  FeedBundle bundle;
  OpenReferralReader reader(bundle);
  REQUIRE(reader.read(two, "1.json").ok());
  REQUIRE(reader.read(R"([{"id": "b", "name": "B"}, {"id": "c", "name": "C"}])", "2.json").ok());
  CHECK(bundle.records() == 3);
  CHECK(bundle.place_of(3).file == "2.json");
  CHECK(tests::left_out(bundle, "/0", "as in 1.json at /1"));
}

TEST_CASE("a page says what it is not") {
  const Feed lies(R"({"total_items": 1, "total_pages": 1, "contents": )" + std::string(two) + "}");
  CHECK(tests::mended(lies.bundle, "/total_items", "says 1 in all, and 2 stand here"));
  const Feed first(R"({"totalElements": 9, "totalPages": 5, "content": )" + std::string(two) + "}");
  CHECK(tests::left_out(first.bundle, "/totalPages", "one page of 5"));
  const Feed empty(R"({"total_items": 0, "empty": true, "contents": []})");
  CHECK(empty.done.ok());
  CHECK(empty.bundle.records() == 0);
}

TEST_CASE("what is no JSON is refused with line and column") {
  const Feed broken("{\n \"id\": \"a\",\n \"name\" \"A\"}");
  REQUIRE_FALSE(broken.done.ok());
  CHECK(broken.done.error().code == graph::ErrorCode::malformed);
  CHECK(broken.done.error().message ==
        "feed.json is not JSON: in line 3, column 9 there should be a colon");
  REQUIRE(broken.done.error().faults.size() == 1);
  CHECK(Feed("").done.error().message ==
        "feed.json is not JSON: in line 1, column 1 there should be a value");
  CHECK(Feed(std::string(100, '[')).done.error().message.find("nested too deeply") !=
        std::string::npos);
}

TEST_CASE("a broken line among JSON Lines is refused by itself") {
  const Feed feed(
      "{\"id\": \"a\", \"name\": \"A\"}\n{\"id\": \"x\", }\n{\"id\": \"b\", \"name\": \"B\"}");
  REQUIRE(feed.done.ok());
  CHECK(feed.bundle.records() == 2);
  REQUIRE(feed.bundle.refusals().size() == 1);
  CHECK(feed.bundle.refusals()[0].place.line == 2);
  CHECK(feed.bundle.refusals()[0].why ==
        "is not JSON: in column 13 there should be a key in "
        "quotation marks");
}

TEST_CASE("a file without any service says what it holds, and adds nothing") {
  const auto why = [](std::string_view text) {
    const Feed feed(text);
    REQUIRE_FALSE(feed.done.ok());
    CHECK(feed.done.error().code == graph::ErrorCode::bad_input);
    CHECK(feed.bundle.records() + feed.bundle.remarks().size() + feed.bundle.refusals().size() ==
          0);
    return feed.done.error().message;
  };
  CHECK(why(R"({"version": "HSDS-UK-3.0", "openapi_url": "https://x.org"})") ==
        "there is no service in feed.json: it holds what a feed says of itself");
  CHECK(why(R"({"total_pages": 4, "contents": [{"id": "o", "name": "O", "website": "x"}]})") ==
        "there is no service in feed.json: it holds an organisation without services");
  CHECK(why(R"({"id": "t", "name": "T", "taxonomy_terms": [1]})").ends_with("a taxonomy"));
  CHECK(why(R"({"id": "t", "name": "T", "taxonomy": "x"})").ends_with("a term of a taxonomy"));
  CHECK(why(R"({"id": "l", "latitude": 1})").ends_with("a location"));
  CHECK(why(R"({"name": "p", "resources": [1]})").ends_with("the description of a data package"));
  CHECK(why(R"([{"key": "k", "name": "The Men's Room", "info": "x", "sessions": []}])")
            .ends_with("something of Street Support, which --format street-support reads"));
  CHECK(why("[]").ends_with("nothing"));
  CHECK(why("7").ends_with("a single value"));
  CHECK(why(R"({"a": 1})").ends_with("neither a service nor a page of services"));
}

TEST_CASE("letters of Windows are read, and said once a file") {
  const Feed feed("[{\"id\": \"a\", \"name\": \"Caf\xE9 \x93Quiet\x94\"}]");
  REQUIRE(feed.done.ok());
  CHECK(feed.record(0).at("name") == "Caf\xC3\xA9 \xE2\x80\x9CQuiet\xE2\x80\x9D");
  CHECK(tests::mended(feed.bundle, "", "3 letters that are no UTF-8"));
}

}  // namespace kith::api
