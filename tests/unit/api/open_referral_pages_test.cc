// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_pages.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/exchange/name_uuid.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

std::vector<Json> items(std::size_t count) { return std::vector<Json>(count, Json{{"id", 1}}); }

}  // namespace

TEST_CASE("a page says where in the list it stands") {
  CHECK(open_referral_page(items(2), 1, 2, 5) ==
        Json::parse(R"({"total_items": 5, "total_pages": 3, "page_number": 1, "size": 2,
          "first_page": true, "last_page": false, "empty": false,
          "contents": [{"id": 1}, {"id": 1}]})"));
  const Json last = open_referral_page(items(1), 3, 2, 5);
  CHECK(last.at("first_page") == false);
  CHECK(last.at("last_page") == true);
  CHECK(last.at("size") == 1);
  const Json exact = open_referral_page(items(2), 2, 2, 4);
  CHECK(exact.at("total_pages") == 2);
  CHECK(exact.at("last_page") == true);
}

TEST_CASE("an empty list is one empty page, and beyond the last there is nothing") {
  const Json empty = open_referral_page({}, 1, 50, 0);
  CHECK(empty.at("total_pages") == 0);
  CHECK(empty.at("first_page") == true);
  CHECK(empty.at("last_page") == true);
  CHECK(empty.at("empty") == true);
  CHECK(empty.at("contents").is_array());
  const Json beyond = open_referral_page({}, 9, 50, 60);
  CHECK(beyond.at("last_page") == true);
  CHECK(beyond.at("empty") == true);
}

TEST_CASE("taxonomies hold each term once, by name") {
  graph::Directory directory;
  directory.name = "leigh";
  const OpenReferralWriter writer(directory);
  OpenReferralTaxonomies taxonomies(writer);
  graph::Group group;
  group.name = "Anglers";
  group.terms = {{"2", "Sport", "LGA", "1"}, {"1", "Leisure", "LGA", ""}, {"", "Odd", "", ""}};
  group.activities = {{"angling", {}}, {"my own thing", {}}};
  taxonomies.add(group);
  taxonomies.add(group);

  const std::vector<Json> terms = taxonomies.terms();
  REQUIRE(terms.size() == 4);
  CHECK(terms[0].at("name") == "Odd");
  CHECK(terms[1].at("code") == "angling");
  CHECK(terms[2].at("name") == "Leisure");
  CHECK(terms[3].at("parent_id") == terms[2].at("id"));
  for (const Json& term : terms) CHECK(is_uuid(term.at("id").get<std::string>()));

  const std::vector<Json> short_ones = taxonomies.taxonomies(false);
  REQUIRE(short_ones.size() == 3);
  CHECK(short_ones[0].at("name") == "Terms of no taxonomy");
  CHECK(short_ones[1].at("name") == "Kith activities");
  CHECK_FALSE(short_ones[2].contains("taxonomy_terms"));
  const std::vector<Json> full = taxonomies.taxonomies(true);
  CHECK(full[2].at("taxonomy_terms").size() == 2);
  CHECK(full[2].at("taxonomy_terms")[0].at("taxonomy_id") == full[2].at("id"));
}

}  // namespace kith::api
