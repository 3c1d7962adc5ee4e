// SPDX-License-Identifier: Apache-2.0
#include "api/tokens.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "tests/support/fixed_world.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;

class SettableClock : public graph::Clock {
 public:
  graph::Instant now() override { return instant; }
  graph::Instant instant{1'795'298'400'000'000};
};

struct World {
  World() {
    std::string path = (fs::temp_directory_path() / "kith-tokens-XXXXXX").string();
    folder = ::mkdtemp(path.data());
    open();
  }
  ~World() {
    tokens.reset();
    fs::remove_all(folder);
  }
  void open() {
    auto opened = Tokens::open(folder / "tokens", files, clock, randomness);
    REQUIRE(opened.ok());
    tokens = std::move(opened).value();
  }
  NewToken make(Role role = Role::manager) {
    TokenEntry wanted;
    wanted.role = role;
    wanted.scheme = "wigan";
    wanted.label = "Anna";
    wanted.expires = graph::Instant{clock.instant.microseconds + 60'000'000};
    auto made = tokens->create(wanted);
    REQUIRE(made.ok());
    return std::move(made).value();
  }

  fs::path folder;
  store::DurableFiles files;
  SettableClock clock;
  tests::FixedRandomness randomness{7};
  std::unique_ptr<Tokens> tokens;
};

}  // namespace

TEST_CASE("a token is found by its secret and by nothing else") {
  World world;
  const NewToken made = world.make();
  CHECK(made.secret.starts_with("kith_"));
  CHECK(made.secret.size() == 48);
  const auto found = world.tokens->find(made.secret);
  REQUIRE(found);
  CHECK(found->role == Role::manager);
  CHECK(found->scheme == "wigan");
  CHECK(found->id == made.entry.id);
  for (std::size_t i = 0; i < made.secret.size(); ++i) {
    std::string other = made.secret;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(world.tokens->find(other));
  }
  CHECK_FALSE(world.tokens->find(""));
  CHECK_FALSE(world.tokens->find(made.secret + "A"));
  CHECK_FALSE(world.tokens->find(made.secret.substr(5)));
  CHECK_FALSE(world.tokens->find(made.entry.id));
}

TEST_CASE("tokens end by themselves, and when they are revoked") {
  World world;
  const NewToken first = world.make();
  const NewToken second = world.make(Role::auditor);
  CHECK(world.tokens->find(second.secret));
  REQUIRE(world.tokens->revoke(second.entry.id).ok());
  CHECK(world.tokens->revoke(second.entry.id).ok());
  CHECK_FALSE(world.tokens->find(second.secret));
  CHECK(world.tokens->find(first.secret));
  world.clock.instant.microseconds += 59'999'999;
  CHECK(world.tokens->find(first.secret));
  world.clock.instant.microseconds += 1;
  CHECK_FALSE(world.tokens->find(first.secret));
  CHECK(world.tokens->revoke("nobody").error().code == graph::ErrorCode::not_found);
}

TEST_CASE("tokens survive a restart, and the file holds no secret") {
  World world;
  const NewToken made = world.make();
  CHECK(world.tokens->find(made.secret));
  world.open();
  const auto found = world.tokens->find(made.secret);
  REQUIRE(found);
  CHECK(found->label == "Anna");
  CHECK(found->last_used);
  std::ifstream file(world.folder / "tokens");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  CHECK(text.find(made.secret) == std::string::npos);
  CHECK(text.find(made.secret.substr(5)) == std::string::npos);
  CHECK((fs::status(world.folder / "tokens").permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a file that Kith did not write is refused") {
  for (const char* text : {"", "{}", "[]", "{\"tokens\":[{}]}", "{\"tokens\":[1]}",
                           "{\"tokens\":[{\"id\":\"a\",\"label\":\"\",\"role\":\"king\","
                           "\"scheme\":\"\",\"created\":\"x\",\"hash\":\"00\"}]}"}) {
    World world;
    std::ofstream(world.folder / "tokens") << text;
    CAPTURE(text);
    const auto opened =
        Tokens::open(world.folder / "tokens", world.files, world.clock, world.randomness);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == graph::ErrorCode::corrupt);
  }
}

}  // namespace kith::api
