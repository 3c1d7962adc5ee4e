// SPDX-License-Identifier: Apache-2.0
#include "api/places.h"

#include <cstdlib>
#include <fstream>

#include <doctest/doctest.h>

namespace kith::api {
namespace {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "kith-places-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string table(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name) << text;
    return (path_ / name).string();
  }
  std::filesystem::path places() const { return path_ / "places"; }

 private:
  std::filesystem::path path_;
};

std::int32_t latitude_of(Places& places, const char* text) {
  const auto index = places.index();
  REQUIRE(index.ok());
  const auto found = (*index)->find(text);
  return found ? found->point.latitude.millionths : 0;
}

}  // namespace

TEST_CASE("places are there after a restart, and a newer table goes before what was known") {
  const Folder folder;
  store::DurableFiles files;
  Places places(folder.places(), files);
  REQUIRE(places.index().ok());
  CHECK(latitude_of(places, "WN7 4AJ") == 0);
  const std::string first = folder.table(
      "a.csv", "pcds,lat,long\nWN7 4AJ,53.5,-2.5\nGIR 0AA,53.4,-3\nW1A 1AA,51.5,-0.1\n");
  const auto taken = places.take_in({first, folder.table("b.csv", "outcode,lat,lon\nWN7,53,-2\n")});
  REQUIRE(taken.ok());
  CHECK(taken->postcodes == 3);
  CHECK(taken->rows.taken == 4);
  CHECK(taken->rows.rows == 4);
  Places again(folder.places(), files);
  CHECK(latitude_of(again, "wn74aj") == 53'500'000);
  CHECK(latitude_of(again, "GIR 0AA") == 53'400'000);
  CHECK(latitude_of(again, "W1A 1AA") == 51'500'000);
  CHECK(latitude_of(again, "WN7 9ZZ") == 53'000'000);
  REQUIRE(again.take_in({folder.table("c.csv", "pcds,lat,long\nWN7 4AJ,53.6,-2.5\n")}).ok());
  CHECK(latitude_of(again, "WN7 4AJ") == 53'600'000);
  CHECK(latitude_of(again, "W1A 1AA") == 51'500'000);
  CHECK(latitude_of(again, "WN7") == 53'000'000);
}

TEST_CASE("what is no table of places changes nothing, and is named") {
  const Folder folder;
  store::DurableFiles files;
  Places places(folder.places(), files);
  REQUIRE(places.take_in({folder.table("a.csv", "pcds,lat,long\nWN7 4AJ,53.5,-2.5\n")}).ok());
  const auto wrong = places.take_in({folder.table("b.csv", "name,colour\nA,red\n")});
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().message.find("b.csv") != std::string::npos);
  CHECK_FALSE(places.take_in({"/nowhere/at/all.csv"}).ok());
  CHECK(latitude_of(places, "WN7 4AJ") == 53'500'000);
}

}  // namespace kith::api
