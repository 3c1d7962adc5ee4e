// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_parts.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/feed_remarks.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

struct Parts {
  FeedBundle bundle;
  Json list = Json::array();

  template <class Add>
  Parts(std::string_view text, const Add& add) {
    FeedReading feed("feed.json", bundle);
    REQUIRE(feed.parse(text, 0));
    add(feed, feed.root(), list);
    feed.finish();
  }
};

Parts costs(std::string_view text) { return Parts(text, add_costs); }

}  // namespace

TEST_CASE("pounds become pence, and what they are for is read from the words") {
  const Parts read = costs(R"([{"option": "Under 18s", "amount": 3.5,
    "amount_description": "per 1 hour session", "valid_from": "2026-01-01",
    "valid_to": "2026-12-31"}, {"amount": 0}, {"amount": 20, "amount_description": "per year"}])");
  CHECK(read.list == Json::parse(R"([{"pence": 350, "per": "session",
    "description": "per 1 hour session", "for_whom": "Under 18s", "from": "2026-01-01",
    "until": "2026-12-31"}, {"pence": 0}, {"pence": 2000, "per": "year"}])"));
  CHECK(read.bundle.remarks().empty());
}

TEST_CASE("amounts that are none, or none in pounds, are left out and said") {
  const Parts read = costs(R"([{"amount": "£5.00"}, {"amount": -1}, {"amount": "about 5"},
    {"amount": 5, "currency": "USD", "option": "x"},
    {"amount": 5, "currency": "GBP", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}, 7])");
  CHECK(read.list == Json::parse(R"([{"pence": 500}, {"for_whom": "x"},
                                     {"pence": 500, "from": "2026-02-01"}])"));
  CHECK(tests::mended(read.bundle, "/0/amount", "taken as 500 pence"));
  CHECK(tests::left_out(read.bundle, "/1/amount", "-1 is no amount in pounds"));
  CHECK(tests::left_out(read.bundle, "/2/amount", "about 5 is no amount"));
  CHECK(tests::left_out(read.bundle, "/3/amount", "but in USD"));
  CHECK(tests::left_out(read.bundle, "/4/valid_to", "ends before it begins"));
  CHECK(tests::left_out(read.bundle, "/5", "a cost option is an object"));
}

TEST_CASE("a contact has a name, a role and a number, and a second number is a second entry") {
  const Parts read(R"([{"name": "Ann", "title": "Manager", "department": "Reception",
    "email": "ann@leigh.org.uk", "phones": [{"number": "\"01942 123456\"", "extension": 100,
      "type": "voice", "description": "Mornings"}, {"number": "07700 900123", "type": "fax"}]},
    {"name": "Ann", "title": "Manager"}])",
                   add_contacts);
  CHECK(read.list == Json::parse(R"([{"called": "Ann", "role": "Manager, Reception",
    "phone": "01942 123456 ext. 100", "email": "ann@leigh.org.uk", "description": "Mornings"},
    {"called": "Ann", "role": "Manager, Reception", "phone": "07700 900123", "description": "fax"},
    {"called": "Ann", "role": "Manager"}])"));
  CHECK(tests::mended(read.bundle, "/0/phones/0/number", "quotation marks"));
}

TEST_CASE("what is no telephone number is left out") {
  const Parts read(R"([{"name": "Ann", "phones": [{"number": "ask"}]}, {"name": "Ann"}])",
                   add_contacts);
  CHECK(read.list == Json::parse(R"([{"called": "Ann"}])"));
  CHECK(tests::left_out(read.bundle, "/0/phones/0/number", "ask is no telephone number"));
}

TEST_CASE("numbers without anybody are contacts, unless somebody has them") {
  Json contacts = Json::parse(R"([{"called": "Ann", "phone": "01942 123456"}])");
  FeedBundle bundle;
  FeedReading feed("feed.json", bundle);
  REQUIRE(feed.parse(R"([{"number": "01942 123456"}, {"number": 441942111222}])", 0));
  add_phones(feed, feed.root(), contacts);
  REQUIRE(contacts.size() == 2);
  CHECK(contacts[1] == Json{{"phone", "441942111222"}});
}

TEST_CASE("an organisation, with the numbers it is registered under") {
  FeedBundle bundle;
  FeedReading feed("feed.json", bundle);
  REQUIRE(feed.parse(R"({"id": "o1", "name": "Leigh Anglers", "description": "d",
    "url": "leigh.org.uk", "email": "a@leigh.org.uk", "logo": "x", "organization_identifiers": [
      {"identifier_scheme": "GB-COH", "identifier": "1234567"},
      {"identifier_scheme": "UK-CHTY", "identifier": "998877"},
      {"identifier_type": "Company number", "identifier": "7654321"},
      {"identifier_scheme": "NHS-OID", "identifier": "STAR-99"}]})",
                     0));
  CHECK(read_organisation(feed, feed.root()) == Json::parse(R"({"id": "o1", "name": "Leigh Anglers",
    "description": "d", "website": "http://leigh.org.uk", "email": "a@leigh.org.uk",
    "company_number": "1234567", "charity_number": "998877"})"));
  CHECK(tests::left_out(bundle, "/organization_identifiers/2/identifier", "one company number"));
  CHECK(tests::left_out(bundle, "/organization_identifiers/3/identifier", ""));
  feed.finish();
  CHECK(tests::left_out(bundle, "/logo", "\"logo\" of an organization"));
  CHECK(read_organisation(feed, FeedValue()).empty());
}

TEST_CASE("terms stay as they came, Kith's own become activities") {
  FeedBundle bundle;
  FeedReading feed("feed.json", bundle);
  REQUIRE(feed.parse(R"([
    {"id": "a", "taxonomy_term": {"id": "t1", "name": "Sport", "taxonomy": "LGA", "parent_id": "t0",
      "term": "Sport", "description": "Sport"}},
    {"id": "b", "taxonomy": {"id": "t2", "name": "Clubs", "vocabulary": "open"}},
    {"id": "c", "label": "Age Group", "value": "Youth"},
    {"id": "d", "taxonomy_term": {"id": "t3", "name": "angling", "taxonomy": "Kith activities",
      "code": "angling"}},
    {"id": "e", "taxonomy_term": {"id": "t4", "name": "?", "taxonomy": "Kith activities",
      "code": "no_such_thing"}},
    {"id": "f", "taxonomy_term": {"name": "X", "taxonomy_detail": {"name": "Detail"},
      "description": "more"}}])",
                     0));
  Json terms = Json::array();
  Json activities = Json::array();
  add_terms(feed, feed.root(), terms, activities);
  CHECK(activities == Json::parse(R"([{"concept": "angling"}])"));
  CHECK(terms == Json::parse(R"([
    {"id": "t1", "name": "Sport", "taxonomy": "LGA", "parent_id": "t0"},
    {"id": "t2", "name": "Clubs", "taxonomy": "open"}, {"name": "Youth", "taxonomy": "Age Group"},
    {"id": "t4", "name": "?", "taxonomy": "Kith activities"},
    {"name": "X", "taxonomy": "Detail"}])"));
  CHECK(tests::left_out(bundle, "/5/taxonomy_term/description", "no description"));
}

TEST_CASE("languages by code or name, areas and funding each once") {
  const Parts languages(R"([{"code": "ur", "name": "Urdu"}, {"name": "Welsh"}, "English",
                            {"id": "x"}, {"language": "Klingonish"}])",
                        add_languages);
  CHECK(languages.list == Json{"ur", "cy", "en"});
  CHECK(tests::mended(languages.bundle, "/1/name", "Welsh read as cy"));
  CHECK(tests::left_out(languages.bundle, "/4/language", "no language that is known"));
  const Parts areas(R"([{"name": "Leigh"}, {"service_area": "Leigh"}, {"name": "Atherton",
                        "extent": "x"}])",
                    add_areas);
  CHECK(areas.list == Json{"Leigh", "Atherton"});
  CHECK(tests::left_out(areas.bundle, "/2/extent", ""));
  const Parts funding(R"([{"source": "Lottery"}, {"source": "Lottery"}])", add_funding);
  CHECK(funding.list == Json{"Lottery"});
}

}  // namespace kith::api
