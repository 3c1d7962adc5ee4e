// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/hsds_tables.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/feeds.h"

namespace kith::api {
namespace {

using nlohmann::json;
using tests::groups_of;
using tests::left_out;
using tests::mended;
using tests::refused;

const std::string services_header = "id,organization_id,name\n";

FeedBundle read(const std::vector<FeedTable>& tables) {
  FeedBundle feed;
  const auto done = read_hsds_tables(tables, feed);
  REQUIRE(done.ok());
  return feed;
}

json one(const std::vector<FeedTable>& tables) {
  const auto groups = groups_of(read(tables));
  REQUIRE(groups.size() == 1);
  return groups[0];
}

}  // namespace

TEST_CASE("tables of HSDS 3 are joined by their ids") {
  const json group = one({
      {"services.csv",
       "id,organization_id,name,description,url,email,status,fees_description,minimum_age,"
       "last_modified\n"
       "s1,o1,Leigh Chess Club,Chess for all.,leighchess.org.uk,chess@example.org,active,Free.,16,"
       "2026-03-01T10:00:00Z\n"},
      {"organizations.csv", "id,name,website\no1,Leigh Clubs,https://example.org\n"},
      {"organization_identifiers.csv",
       "id,organization_id,identifier_scheme,identifier\n1,o1,GB-CHC,123456\n"},
      {"service_at_locations.csv", "id,service_id,location_id\nsl1,s1,l1\n"},
      {"locations.csv",
       "id,location_type,name,latitude,longitude\nl1,physical,The Hall,53.5,-2.5\n"},
      {"addresses.csv",
       "id,location_id,address_1,city,postal_code,address_type\na1,l1,1 "
       "Lane,Leigh,wn74aj,physical\n"},
      {"accessibility.csv", "id,location_id,description\n1,l1,Hearing loop\n"},
      {"schedules.csv",
       "id,service_at_location_id,freq,byday,opens_at,closes_at\n1,sl1,WEEKLY,MO,19:00,21:30:00\n"},
      {"cost_options.csv",
       "id,service_id,amount,currency,amount_description\n1,s1,3.50,GBP,per session\n"},
      {"contacts.csv", "id,service_id,name,title\nc1,s1,Pat,Secretary\n"},
      {"phones.csv", "id,contact_id,number,extension\n1,c1,01942 000000,12\n"},
      {"attributes.csv", "id,link_id,taxonomy_term_id,link_entity\n1,s1,t1,service\n"},
      {"taxonomy_terms.csv", "id,name,parent_id,taxonomy\nt1,Games,t0,leisure\n"},
      {"languages.csv", "id,service_id,name\n1,s1,English\n"},
      {"service_areas.csv", "id,service_id,name\n1,s1,Wigan borough\n"},
      {"required_documents.csv", "id,service_id,document\n1,s1,a board\n"},
  });
  CHECK(group == json::parse(R"({
      "type":"group","external_id":"s1","name":"Leigh Chess Club","description":"Chess for all.",
      "status":"active",
      "places":[{"id":"l1","name":"The Hall","address":["1 Lane"],"town":"Leigh",
                 "postcode":"WN7 4AJ","point":{"latitude":53.5,"longitude":-2.5},
                 "access":["hearing_loop"],"access_words":"Hearing loop"}],
      "schedules":[{"pattern":"FREQ=WEEKLY;BYDAY=MO","opens":"19:00","closes":"21:30",
                    "place":"l1"}],
      "costs":[{"pence":350,"per":"session","description":"per session"}],
      "fees":"Free.","age_min":16,
      "contacts":[{"called":"Pat","role":"Secretary","phone":"01942 000000 ext. 12"}],
      "languages":["en"],"areas_served":["Wigan borough"],
      "organisation":{"id":"o1","name":"Leigh Clubs","website":"https://example.org",
                      "charity_number":"123456"},
      "website":"http://leighchess.org.uk","email":"chess@example.org",
      "how_to_join":"Needed: a board","changed_on":"2026-03-01",
      "terms":[{"id":"t1","name":"Games","taxonomy":"leisure","parent_id":"t0"}],
      "activities":[{"concept":"chess"},{"concept":"games"}]})"));
}

TEST_CASE("what cannot be taken of a table is refused at its line and header") {
  const FeedBundle feed = read({
      {"services.csv",
       "id,organization_id,name\ns1,o1,One\ns1,o1,Twice\n,o1,No id\ns2,o1,\ns3,,Nobody's\n"
       "s4,o1,Four,and more\ns5,o9,Of another\ns6,o1,<br>\n"},
      {"organizations.csv", "id,name\no1,Clubs\no2,Idle\n"},
      {"schedules.csv",
       "id,service_id,byday,opens_at,valid_from\n1,s1,MO,10:00,30/2/2026\n2,,MO,10:00,\n"
       "3,s77,MO,10:00,\n4,s1,TU,late,\n5,s1,Funday,11:00,\n"},
      {"phones.csv", "id,service_id,number\n1,s1,\n2,s1,none\n"},
      {"broken.csv", "id,name\n1,\"open\n"},
      {"photographs.csv", "id,file\n1,a.jpg\n"},
  });
  CHECK(groups_of(feed).size() == 2);
  CHECK(feed.refusals().size() == 10);
  CHECK(refused(feed, "services.csv", 9, "name", "the service has no name"));
  CHECK(refused(feed, "services.csv", 3, "id", "stands in line 2 of services.csv already"));
  CHECK(refused(feed, "services.csv", 4, "id", "has no id"));
  CHECK(refused(feed, "services.csv", 5, "name", "the service has no name"));
  CHECK(refused(feed, "services.csv", 6, "organization_id", "does not say whose it is"));
  CHECK(refused(feed, "services.csv", 7, "", "4 cells under 3 headers"));
  CHECK(refused(feed, "schedules.csv", 2, "valid_from", "30/2/2026 is no day"));
  CHECK(refused(feed, "schedules.csv", 3, "service_id", "does not say what it belongs to"));
  CHECK(refused(feed, "phones.csv", 2, "number", "has no number"));
  CHECK(refused(feed, "broken.csv", 2, "", "a quote is never closed"));
  CHECK(left_out(feed, "schedules.csv", 4, "service_id", "belongs to s77"));
  CHECK(left_out(feed, "photographs.csv", 0, "", "no table that a directory of services has"));
  CHECK(left_out(feed, "organizations.csv", 3, "", "an organisation without services"));
  CHECK(mended(feed, "services.csv", 8, "organization_id", "the organisation o9"));
  CHECK(mended(feed, "schedules.csv", 5, "opens_at", "late is no time of day"));
  CHECK(mended(feed, "schedules.csv", 6, "byday", "kept in words"));
  CHECK(mended(feed, "phones.csv", 3, "number", "none is no telephone number"));
}

TEST_CASE("columns that groups have no place for are named once a file, empty ones not") {
  const FeedBundle feed =
      read({{"services.csv", "id,name,licenses,wait_time,alternate_name\n1,A,x,,\n2,B,y,long,\n"}});
  REQUIRE(feed.remarks().size() == 1);
  CHECK(feed.remarks()[0].what == "columns that groups have no place for: licenses, wait_time");
}

TEST_CASE("closures take days from the schedules of their place") {
  const json group = one({
      {"services.csv", "id,name\n1,A\n"},
      {"regular_schedules.csv",
       "id,service_id,weekday,opens_at,closes_at\n1,1,1,9am,24:00\n2,1,Sunday,22:00,2:00\n"},
      {"holiday_schedules.csv",
       "id,service_id,closed,start_date,end_date,opens_at,closes_at\n"
       "1,1,true,24/12/2026,26/12/2026,,\n2,1,no,31/12/2026,31/12/2026,10:00,12:00\n"},
  });
  const json except{"2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31"};
  REQUIRE(group["schedules"].size() == 3);
  CHECK(group["schedules"][0] == json{{"pattern", "FREQ=WEEKLY;BYDAY=MO"},
                                      {"opens", "09:00"},
                                      {"closes", "00:00"},
                                      {"except", except}});
  CHECK(group["schedules"][1]["pattern"] == "FREQ=WEEKLY;BYDAY=SU");
  CHECK(group["schedules"][1]["closes"] == "02:00");
  CHECK(group["schedules"][2] == json{{"from", "2026-12-31"},
                                      {"until", "2026-12-31"},
                                      {"opens", "10:00"},
                                      {"closes", "12:00"},
                                      {"notes", "Other hours than usual."}});
}

TEST_CASE("a service without hours gets those of its place, and says so") {
  const FeedBundle feed = read({
      {"services.csv", "id,name,location_id\n1,A,7\n2,B,7\n"},
      {"locations.csv", "id,name\n7,Hall\n"},
      {"schedules.csv", "id,service_id,location_id,byday\n1,,7,MO\n2,2,7,TU\n"},
  });
  const auto groups = groups_of(feed);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0]["schedules"] == json{{{"pattern", "FREQ=WEEKLY;BYDAY=MO"},
                                        {"place", "7"},
                                        {"notes", "Hours of the place."}}});
  CHECK(groups[1]["schedules"] == json{{{"pattern", "FREQ=WEEKLY;BYDAY=TU"}, {"place", "7"}}});
  CHECK(mended(feed, "schedules.csv", 2, "", "hours of a place"));
}

TEST_CASE("a place that is linked to a service twice is one place") {
  const json group = one({
      {"services.csv", "id,name,location_id\n1,A,7\n"},
      {"locations.csv", "id,name\n7,Hall\n"},
      {"service_at_locations.csv",
       "id,service_id,location_id,description\na,1,7,Upstairs\nb,1,7,Cellar\n"},
      {"schedules.csv", "id,service_at_location_id,byday\n1,b,MO\n"},
  });
  CHECK(group["places"] ==
        json{{{"id", "7"}, {"name", "Hall"}, {"description", "Upstairs\nCellar"}}});
  CHECK(group["schedules"][0]["place"] == "7");
}

TEST_CASE("days with the month first are read so where the tables tell") {
  const FeedBundle feed = read({
      {"services.csv", "id,name,assured_date\n1,A,4/7/2026\n"},
      {"addresses.csv", "id,location_id,country\n1,1,US\n"},
  });
  CHECK(groups_of(feed)[0]["assured_on"] == "2026-04-07");
  CHECK(mended(feed, "all tables", 0, "", "month first"));
  CHECK(one({{"services.csv", "id,name,assured_date\n1,A,4/7/2026\n"}})["assured_on"] ==
        "2026-07-04");
}

TEST_CASE("tables without services are an error") {
  FeedBundle feed;
  CHECK(read_hsds_tables({}, feed).error().code == graph::ErrorCode::bad_input);
  CHECK(read_hsds_tables({{"organizations.csv", "id,name\n1,A\n"}}, feed).error().code ==
        graph::ErrorCode::bad_input);
  CHECK(feed.records() == 0);
  FeedBundle none;
  CHECK(read_hsds_tables({{"x/Service.CSV", services_header}}, none).ok());
  CHECK(none.records() == 0);
}

TEST_CASE("the real tables give a group for each service") {
  // tests/e2e/feed_counts_test.py counts in the tables again what stands in that file.
  std::size_t folders = 0;
  for (const tests::FeedCounts& counts : tests::feed_counts("hsds")) {
    const auto tables = tests::shared_tables(counts.path);
    if (tables.empty()) return;
    CAPTURE(counts.path);
    ++folders;
    const FeedBundle feed = read(tables);
    CHECK(feed.refusals().empty());
    tests::check_counts(feed, counts);
  }
  CHECK(folders == 6);
}

}  // namespace kith::api
