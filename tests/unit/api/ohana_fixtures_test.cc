// SPDX-License-Identifier: Apache-2.0
// The 51 tables, good and faulty, that the importer of the Ohana API was tested with, each read in
// the place of the table that it stands for. tests/e2e/ohana_fixtures.txt says what becomes of
// them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "api/exchange/hsds_tables.h"
#include "tests/support/shared_data.h"

namespace kith::api {
namespace {

const std::string folder = "ohana-sample/spec/support/fixtures/";

// What the specs of that importer have stored before: one thing of each kind.
const std::map<std::string, std::string> others{
    {"organizations.csv", "id,name\n1,Parent Agency\n"},
    {"locations.csv", "id,organization_id,name,virtual\n1,1,VRS Services,true\n"},
    {"services.csv", "id,location_id,name\n1,1,Literacy Program\n"},
    {"contacts.csv", "id,location_id,name\n1,1,Moncef Belyamani\n"},
    {"taxonomy.csv", "taxonomy_id,name,parent_id\n101,Emergency,\n102,Food,\n"},
    // Its country says how days are written.
    {"addresses.csv", "id,location_id,address_1,city,country\n1,1,1 Street,Fairfax,US\n"},
};

void add_line(std::string& words, const char* what, const FeedPlace& place,
              const std::string& why) {
  words += fmt::format("  {} {} {}: {}\n", what, place.line,
                       place.pointer.empty() ? "-" : place.pointer, why);
}

// "valid_org.csv organizations.csv accepted", then what is said of it.
std::string outcome(const std::string& fixture, const std::string& table,
                    const std::string& bytes) {
  std::vector<FeedTable> tables{{table, bytes}};
  for (const auto& [name, text] : others) {
    if (name != table) tables.push_back({name, text});
  }
  FeedBundle feed;
  REQUIRE(read_hsds_tables(tables, feed).ok());
  std::string words;
  bool refused = false;
  bool mended = false;
  for (const auto& refusal : feed.refusals()) {
    if (refusal.place.file != table) continue;
    refused = true;
    add_line(words, "refused", refusal.place, refusal.why);
  }
  for (const FeedRemark& remark : feed.remarks()) {
    if (remark.place.file != table) continue;
    const bool is_mended = remark.note == FeedNote::mended;
    mended = mended || is_mended;
    add_line(words, is_mended ? "mended" : "left out", remark.place, remark.what);
  }
  return fmt::format("{} {} {}\n", fixture, table,
                     refused  ? "refused"
                     : mended ? "mended"
                              : "accepted") +
         words;
}

}  // namespace

TEST_CASE("what becomes of the tables that the Ohana API was tested with") {
  if (!tests::shared_data(folder)) return;
  std::ifstream file(KITH_TESTS_FOLDER "/e2e/ohana_fixtures.txt");
  REQUIRE(file.good());
  std::map<std::string, std::string> expected;  // by fixture
  std::string fixture;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) continue;
    if (!line.starts_with(" ")) fixture = line.substr(0, line.find(' '));
    expected[fixture] += line + "\n";
  }
  CHECK(expected.size() == 51);
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*tests::shared_data(folder))) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    REQUIRE(expected.contains(name));
    ++found;
    std::istringstream words(expected[name]);
    std::string table;
    words >> table >> table;
    CHECK(outcome(name, table, *tests::shared_bytes(folder + name)) == expected[name]);
  }
  CHECK(found == 51);
}

}  // namespace kith::api
