// SPDX-License-Identifier: Apache-2.0
#include "store/keyring.h"

#include <sys/stat.h>

#include <array>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "store/format.h"
#include "tests/support/fixed_world.h"
#include "tests/support/stopping_files.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;

namespace {

using Bytes = std::array<std::uint8_t, 32>;

struct KeyringWorld {
  tests::TemporaryDirectory directory;
  tests::FixedRandomness randomness{1};
  tests::StoppingFiles files;
  graph::SchemeNumber scheme{randomness.number()};
  std::filesystem::path path = directory.path() / "scheme.keys";

  std::unique_ptr<Keyring> create() {
    return Keyring::create(path, scheme, randomness, files).value();
  }
  graph::Result<Keyring::Opened> open(Slot slots_needed) {
    return Keyring::open(path, scheme, slots_needed, randomness, files);
  }
  std::string bytes() { return files.read(path).value(); }
  void write(const std::string& bytes) {
    REQUIRE(files.replace(path, bytes, DurableFiles::Old::leave).ok());
  }
};

// The keys of the first slots; all zero where there is none.
std::vector<Bytes> keys_of(const Keyring& keyring, Slot count) {
  std::vector<Bytes> keys;
  for (Slot slot = 0; slot < count; ++slot) {
    const auto key = keyring.key(slot);
    keys.push_back(key ? key->reveal() : Bytes{});
  }
  return keys;
}

bool holds(std::string_view bytes, const Bytes& key) {
  return bytes.find(std::string_view(reinterpret_cast<const char*>(key.data()), key.size())) !=
         std::string_view::npos;
}

}  // namespace

TEST_CASE("every slot has a key of its own, the same after opening again") {
  KeyringWorld world;
  const auto keyring = world.create();
  REQUIRE(keyring->reserve(1000).ok());
  CHECK(keyring->slots() == 1024);
  const auto keys = keys_of(*keyring, 1024);
  CHECK(std::set<Bytes>(keys.begin(), keys.end()).size() == 1024);
  auto again = world.open(1000);
  REQUIRE(again.ok());
  CHECK(again->mended.empty());
  CHECK(keys_of(*again->keyring, 1024) == keys);
  CHECK(again->keyring->lasting_secret().reveal() == keyring->lasting_secret().reveal());
}

TEST_CASE("the file is for its owner only, and holds no subject key in clear") {
  KeyringWorld world;
  const auto keyring = world.create();
  struct ::stat status {};
  REQUIRE(::stat(world.path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  const std::string bytes = world.bytes();
  CHECK(bytes.size() == format::keyring_header_bytes + format::sealed_page_bytes);
  for (const Bytes& key : keys_of(*keyring, 256)) CHECK_FALSE(holds(bytes, key));
  CHECK(holds(bytes, keyring->lasting_secret().reveal()));
}

TEST_CASE("new subjects cost one sync in 256") {
  KeyringWorld world;
  const auto keyring = world.create();
  const std::size_t before = world.files.steps();
  for (Slot slot = 1; slot <= 512; ++slot) REQUIRE(keyring->reserve(slot).ok());
  CHECK(world.files.steps() - before == 2);  // one write, one sync
}

TEST_CASE("more subjects than a scheme holds are refused") {
  KeyringWorld world;
  const auto keyring = world.create();
  CHECK(keyring->reserve(graph::limits::subjects_a_scheme_max + 1).error().code ==
        ErrorCode::too_large);
}

TEST_CASE("a destroyed key is gone from the file, from memory and from what old pages say") {
  KeyringWorld world;
  const auto keyring = world.create();
  REQUIRE(keyring->reserve(600).ok());
  const auto before = keys_of(*keyring, 768);
  const std::string old_bytes = world.bytes();
  REQUIRE(keyring->destroy(std::vector<Slot>{3, 300}).ok());
  CHECK(keyring->epoch() == 2);
  auto expected = before;
  expected[3] = expected[300] = Bytes{};
  CHECK(keys_of(*keyring, 768) == expected);
  auto again = world.open(600);
  REQUIRE(again.ok());
  CHECK(keys_of(*again->keyring, 768) == expected);
  CHECK(again->keyring->epoch() == 2);
  // Neither an old page nor, under the new file's page key, old slots open in the new file.
  const std::size_t page = format::keyring_header_bytes;
  for (const std::size_t from : {page, page + format::sealed_page_key_bytes}) {
    std::string mixed = world.bytes();
    const std::size_t size = page + format::sealed_page_bytes - from;
    mixed.replace(from, size, old_bytes, from, size);
    const std::string now = world.bytes();
    world.write(mixed);
    CHECK(world.open(600).error().code == ErrorCode::corrupt);
    world.write(now);
  }
}

TEST_CASE("the replaced file's bytes are overwritten where they lay") {
  KeyringWorld world;
  const auto keyring = world.create();
  // A second name keeps the old file reachable, as an undelete would.
  const auto other_name = world.directory.path() / "undeleted";
  std::filesystem::create_hard_link(world.path, other_name);
  REQUIRE(keyring->destroy(std::vector<Slot>{0}).ok());
  const std::string old_bytes = world.files.read(other_name).value();
  CHECK(old_bytes == std::string(old_bytes.size(), '\0'));
  CHECK(old_bytes.size() > 8000);
}

TEST_CASE("destroying twice is no error, and further keys can be drawn after") {
  KeyringWorld world;
  const auto keyring = world.create();
  REQUIRE(keyring->destroy(std::vector<Slot>{7}).ok());
  REQUIRE(keyring->destroy(std::vector<Slot>{7}).ok());
  REQUIRE(keyring->reserve(257).ok());
  auto again = world.open(257);
  REQUIRE(again.ok());
  CHECK_FALSE(again->keyring->key(7).has_value());
  CHECK(again->keyring->key(256).has_value());
  CHECK(again->keyring->epoch() == 3);
}

TEST_CASE("stopped at any step of a destruction, the file opens with all keys or without these") {
  int without = 0;
  int with = 0;
  for (std::size_t step = 1; step < 100; ++step) {
    KeyringWorld world;
    auto keyring = world.create();
    REQUIRE(keyring->reserve(300).ok());
    auto expected = keys_of(*keyring, 512);
    world.files.stop_at(step);
    const bool done = keyring->destroy(std::vector<Slot>{5}).ok();
    if (!done) CHECK(keyring->reserve(600).error().code == ErrorCode::unavailable);
    keyring.reset();
    world.files.go_on();
    auto again = world.open(300);
    REQUIRE(again.ok());
    CHECK_FALSE(std::filesystem::exists(DurableFiles::path_beside(world.path)));
    const bool gone = !again->keyring->key(5).has_value();
    (gone ? without : with) += 1;
    if (gone) expected[5] = Bytes{};
    CHECK(keys_of(*again->keyring, 512) == expected);
    CHECK(again->keyring->reserve(600).ok());
    if (done) {
      CHECK(gone);
      break;
    }
  }
  CHECK(with >= 4);     // create, write, sync, rename
  CHECK(without >= 3);  // directory, overwrite, and done
}

TEST_CASE("after a failed destruction the same object can finish it") {
  for (std::size_t step = 1; step < 9; ++step) {
    KeyringWorld world;
    const auto keyring = world.create();
    world.files.stop_at(step);
    const bool done = keyring->destroy(std::vector<Slot>{5}).ok();
    world.files.go_on();
    REQUIRE(keyring->destroy(std::vector<Slot>{5}).ok());
    CHECK(keyring->reserve(600).ok());
    auto again = world.open(600);
    REQUIRE(again.ok());
    CHECK_FALSE(again->keyring->key(5).has_value());
    CHECK(again->keyring->key(599).has_value());
    if (done) return;
  }
}

TEST_CASE("a page that was cut short by a crash is passed over unless it was needed") {
  KeyringWorld world;
  auto keyring = world.create();
  const auto first = keys_of(*keyring, 256);
  REQUIRE(keyring->reserve(257).ok());
  const std::string whole = world.bytes();
  for (const std::size_t lost : {1UL, 100UL, format::sealed_page_bytes - 1}) {
    world.write(whole.substr(0, whole.size() - lost));
    auto opened = world.open(256);
    REQUIRE(opened.ok());
    CHECK(opened->mended.size() == 1);
    CHECK(opened->keyring->slots() == 256);
    CHECK(keys_of(*opened->keyring, 256) == first);
    CHECK(opened->keyring->reserve(257).ok());
    CHECK(world.open(257).ok());
    world.write(whole.substr(0, whole.size() - lost));
    CHECK(world.open(257).error().code == ErrorCode::key_missing);
  }
  world.write(whole.substr(0, whole.size() - 50) + std::string(50, '\0'));
  CHECK(world.open(256).ok());
  world.write(whole.substr(0, whole.size() - 50) + std::string(50, '\0'));
  CHECK(world.open(257).error().code == ErrorCode::corrupt);
}

TEST_CASE("a failed reservation changes nothing and can be repeated") {
  KeyringWorld world;
  const auto keyring = world.create();
  for (const std::size_t step : {1U, 2U}) {
    world.files.stop_at(step);
    CHECK(keyring->reserve(257).error().code == ErrorCode::storage_failed);
    CHECK(keyring->slots() == 256);
    world.files.go_on();
  }
  REQUIRE(keyring->reserve(257).ok());
  CHECK(keys_of(*world.open(257)->keyring, 512) == keys_of(*keyring, 512));
}

TEST_CASE("a keyring that is lost, of another scheme or older than the data is named as such") {
  KeyringWorld world;
  const std::string none = world.open(0).error().message;
  CHECK(none.find("is not there") != std::string::npos);
  CHECK(world.open(0).error().code == ErrorCode::key_missing);
  const auto keyring = world.create();
  CHECK(world.open(257).error().code == ErrorCode::key_missing);
  const graph::SchemeNumber right = world.scheme;
  world.scheme = graph::SchemeNumber{world.randomness.number()};
  CHECK(world.open(0).error().code == ErrorCode::key_missing);
  world.scheme = right;
  CHECK(world.open(256).ok());
  CHECK(Keyring::create(world.path, right, world.randomness, world.files).error().code ==
        ErrorCode::conflict);
}

TEST_CASE("every flipped bit is noticed, and a newer format is named") {
  KeyringWorld world;
  const auto keyring = world.create();
  const std::string whole = world.bytes();
  for (std::size_t i = 0; i < whole.size(); i += (i < 300 ? 1 : 97)) {
    std::string bad = whole;
    bad[i] = static_cast<char>(bad[i] ^ 4);
    world.write(bad);
    CHECK_FALSE(world.open(1).ok());
  }
  std::string newer = whole;
  newer[9] = 2;
  world.write(newer);
  CHECK(world.open(1).error().code == ErrorCode::format_newer);
  world.write(whole.substr(0, 60));
  CHECK(world.open(0).error().code == ErrorCode::corrupt);
}

TEST_CASE("a mode that lets others read is mended and said") {
  KeyringWorld world;
  const auto keyring = world.create();
  std::filesystem::permissions(world.path, std::filesystem::perms(0644));
  auto opened = world.open(1);
  REQUIRE(opened.ok());
  REQUIRE(opened->mended.size() == 1);
  CHECK(opened->mended[0].find("other users") != std::string::npos);
  CHECK(world.open(1)->mended.empty());
}
