// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/postcodes.h"

#include <cmath>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/shared_data.h"

namespace kith::api {
namespace {

// The columns of the ONS Postcode Directory of 2023, and of 2026 in `later`.
const std::string header =
    "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,"
    "osgrdind,oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,"
    "park,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua11,buasd11,ru11ind,oac11,"
    "lat,long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21\n";
const std::string later =
    "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,lat,long,"
    "lep21cd1\n";

std::string row(const std::string& postcode, const std::string& latitude,
                const std::string& longitude) {
  std::string made = "\"x\",\"x\",\"" + postcode + "\",\"198001\",\"\"";
  for (int i = 5; i < 42; ++i) made += ",\"\"";
  return made + "," + latitude + "," + longitude + ",\"\",\"\",\"\",1,\"\",\"\",\"\",\"\",\"\"\n";
}

PostcodeReport add(PostcodeIndex& index, const std::string& text) {
  TextBytes bytes(text);
  const auto report = index.add(bytes);
  REQUIRE(report.ok());
  return *report;
}

std::string at(const PostcodeIndex& index, std::string_view text) {
  const auto found = index.find(text);
  if (!found) return "none";
  return found->matched + (found->exact == PlaceExact::postcode ? "! " : "~ ") +
         std::to_string(found->point.latitude.millionths) + " " +
         std::to_string(found->point.longitude.millionths);
}

}  // namespace

TEST_CASE("a postcode has its point, and its district stands in where it is not known") {
  PostcodeIndex index;
  const PostcodeReport report =
      add(index, header + row("WN7 4AJ", "53.497", "-2.519") + row("WN7 1AB", "53.499", "-2.521") +
                     row("EC1A 1BB", "51.52", "-0.0972") + row("AB1 0AA", "99.999999", "0.000000") +
                     row("WN7 4AJ", "53.497", "-2.519") + row("nowhere", "53", "-2") +
                     row("WN7 5XX", "north", "-2"));
  CHECK(report.rows == 7);
  CHECK(report.taken == 3);
  CHECK(report.without_point == 1);
  CHECK(report.repeated == 1);
  CHECK(report.wrong == 2);
  REQUIRE(report.faults.size() == 2);
  CHECK(report.faults[0].line == 7);
  CHECK(report.faults[1].line == 8);
  CHECK(index.postcodes() == 3);
  CHECK(at(index, "wn74aj") == "WN7 4AJ! 53497000 -2519000");
  CHECK(at(index, "EC1A 1BB") == "EC1A 1BB! 51520000 -97200");
  CHECK(at(index, "EC1A 1BC") == "EC1A~ 51520000 -97200");
  CHECK(at(index, "AB1 0AA") == "none");
  CHECK(at(index, "94063") == "none");
  CHECK(at(index, "") == "none");
  add(index, "outcode,lat,lon,town\nWN7,53.5,-2.5,\"Leigh, Bedford\"\n");
  CHECK(at(index, "WN7") == "WN7~ 53500000 -2500000");
  CHECK(at(index, "WN7 4AJ") == "WN7 4AJ! 53497000 -2519000");
}

TEST_CASE("the columns are found by their names in old and new releases, in any order of rows") {
  PostcodeIndex index;
  add(index,
      later + "x,x,ZE1 0AA,1,,0,1,1,1,a,b,60.15,-1.14,c\nx,x,B1 1AA,1,,0,1,1,1,a,b,52.4,-1.9,c\n");
  CHECK(at(index, "B1 1AA") == "B1 1AA! 52400000 -1900000");
  CHECK(at(index, "ZE1 0AA") == "ZE1 0AA! 60150000 -1140000");
  std::istringstream stream("\xef\xbb\xbfoutcode,lat,lon\r\nB2,52.5,-1.8\r\n");
  StreamBytes file(stream);  // a source of another kind, which stands at its end at first
  REQUIRE(index.add(file).ok());
  CHECK(at(index, "B2") == "B2~ 52500000 -1800000");
  TextBytes wrong("a,b\n1,2\n");
  CHECK(index.add(wrong).error().code == graph::ErrorCode::bad_input);
  TextBytes nothing("");
  CHECK(index.add(nothing).error().code == graph::ErrorCode::bad_input);
}

TEST_CASE("no two postcodes are taken for one") {
  PostcodeIndex index;
  std::string text = "pcds,lat,long\n";
  int count = 0;
  for (const char* district : {"B1", "B10", "B1A", "BB1", "BZ1", "B2", "Z9", "ZZ99", "W1", "W1A",
                               "WA1", "EC1A", "EC1Z", "E1", "E1W", "GIR"}) {
    for (const char* unit : {"0AA", "0AZ", "0BA", "9ZZ", "1AA"}) {
      text += std::string(district) + " " + unit + ",5" + std::to_string(count % 5) + ".0" +
              std::to_string(10 + count) + ",-1\n";
      ++count;
    }
  }
  const PostcodeReport report = add(index, text);
  CHECK(report.taken == static_cast<std::uint64_t>(count));
  CHECK(report.repeated == 0);
  CHECK(index.postcodes() == static_cast<std::size_t>(count));
  CHECK(at(index, "GIR 0AA").starts_with("GIR 0AA!"));
}

TEST_CASE("a group's place without a point gets one, and it is said which") {
  PostcodeIndex index;
  add(index, "pcds,lat,long\nWN7 4AJ,53.497,-2.519\nSE10 0AA,51.48,0.00004\n");
  auto group = nlohmann::ordered_json::parse(R"({"places":[
      {"postcode":"WN7 9ZZ"},{"postcode":"WN7 4AJ"},{"postcode":"SE10 0AA"},{"name":"Hall"},
      {"postcode":"94063"},{"postcode":"WN7 4AJ","point":{"latitude":1,"longitude":2}}]})");
  FeedBundle feed;
  put_points(group, index, {"f.csv", 3, ""}, feed);
  CHECK(!group["places"][0].contains("point"));  // the middle of a district is nobody's place
  CHECK(group["places"][1]["point"].dump() == R"({"latitude":53.497,"longitude":-2.519})");
  CHECK(group["places"][2]["point"].dump() == R"({"latitude":51.48,"longitude":4e-05})");
  CHECK(group["places"][5]["point"]["latitude"] == 1);
  CHECK(!group["places"][3].contains("point"));
  CHECK(!group["places"][4].contains("point"));
  REQUIRE(feed.remarks().size() == 2);
  CHECK(feed.remarks()[0].what == "point from the postcode WN7 4AJ");
  CHECK(feed.remarks()[0].place.line == 3);
}

TEST_CASE("the districts of Great Britain, and those of another source not far from them") {
  const auto ours = tests::shared_bytes("uk-outcodes/uk-outcodes.csv");
  const auto theirs = tests::shared_bytes("uk-outcodes/doogal-postcode-districts.csv");
  if (!ours || !theirs) return;
  PostcodeIndex index;
  const PostcodeReport report = add(index, *ours);
  CHECK(report.rows == 2867);  // as the source says, and as wc counts lines but the first
  CHECK(report.taken == 2867);
  CHECK(report.wrong == 0);
  CHECK(index.districts() == 2867);
  CHECK(index.postcodes() == 0);
  const auto leigh = index.find("WN7 4AJ");
  REQUIRE(leigh.has_value());
  CHECK(leigh->matched == "WN7");
  CHECK(std::abs(leigh->point.latitude.millionths - 53'500'000) < 50'000);
  PostcodeIndex more;
  const PostcodeReport other = add(more, *theirs);
  CHECK(other.without_point == 19);
  CHECK(other.wrong == 1);  // NPT, a district without a number
}

}  // namespace kith::api
