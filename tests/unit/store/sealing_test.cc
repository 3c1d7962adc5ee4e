// SPDX-License-Identifier: Apache-2.0
#include "store/sealing.h"

#include <cstring>
#include <new>
#include <ostream>
#include <set>
#include <string>
#include <type_traits>

#include <doctest/doctest.h>

#include "store/randomness.h"
#include "tests/support/fixed_world.h"

using namespace kith;
using namespace kith::store;

namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};
static_assert(!Printable<SubjectKey>);
static_assert(Printable<int>);
static_assert(!std::is_copy_constructible_v<SubjectKey>);

PartPlace some_place() {
  PartPlace place;
  place.scheme.number.bytes[0] = 1;
  place.position = 7;
  place.part = 2;
  place.subject.number.bytes[15] = 9;
  return place;
}

std::string sealed_at(const SealingKey& key, const PartPlace& place, std::string_view plain) {
  tests::FixedRandomness randomness(5);
  std::string out;
  seal(key, associated_data(place), plain, randomness, out);
  return out;
}

}  // namespace

TEST_CASE("what was sealed opens, at every size") {
  SystemRandomness randomness;
  const SealingKey key = draw_key(randomness);
  for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 63U, 64U, 65U, 1000U, 300000U}) {
    const std::string plain(size, 'x');
    std::string out = "in front";
    seal(key, "here", plain, randomness, out);
    REQUIRE(out.size() == 8 + size + sealed_overhead_bytes);
    CHECK(open_sealed(key, "here", std::string_view(out).substr(8)) == plain);
    std::string copy = out;
    CHECK_FALSE(open_in_place(key, "there", std::span(copy).subspan(8)).has_value());
    CHECK((open_in_place(key, "here", std::span(out).subspan(8)) == plain));
  }
}

TEST_CASE("the construction is XChaCha20-Poly1305: draft-irtf-cfrg-xchacha, appendix A.3.1") {
  class Vector : public graph::Randomness {
   public:
    void fill(std::span<std::uint8_t> bytes) override {
      std::uint8_t next = 0x40;
      for (std::uint8_t& byte : bytes) byte = next++;
    }
  } nonce;
  SealingKey key;
  std::uint8_t next = 0x80;
  for (std::uint8_t& byte : key.reveal()) byte = next++;
  const std::string plain =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
      "sunscreen would be it.";
  std::string out;
  seal(key, "\x50\x51\x52\x53\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc7", plain, nonce, out);
  CHECK(tests::hex(out.substr(nonce_bytes, 16)) == "bd6d179d3e83d43b9576579493c0e939");
  CHECK(tests::hex(out.substr(out.size() - tag_bytes)) == "c0875924c1c7987947deafd8780acf49");
}

TEST_CASE("sealed bytes open at no other place") {
  tests::FixedRandomness randomness(1);
  const SealingKey key = draw_key(randomness);
  const PartPlace place = some_place();
  const std::string sealed = sealed_at(key, place, "Maya likes angling");
  REQUIRE(open_sealed(key, associated_data(place), sealed).has_value());
  std::vector<PartPlace> others(5, place);
  others[0].scheme.number.bytes[3] ^= 1U;
  others[1].position += 1;
  others[2].part = 3;
  others[3].subject.number.bytes[0] ^= 0x80U;
  others[4].stream = Stream::access;
  for (const PartPlace& other : others) {
    CHECK_FALSE(open_sealed(key, associated_data(other), sealed).has_value());
  }
}

TEST_CASE("sealed bytes open with no other key, nor changed, nor cut") {
  tests::FixedRandomness randomness(2);
  const SealingKey key = draw_key(randomness);
  const std::string associated = associated_data(some_place());
  const std::string sealed = sealed_at(key, some_place(), "words");
  CHECK_FALSE(open_sealed(draw_key(randomness), associated, sealed).has_value());
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(open_sealed(key, associated, changed).has_value());
    CHECK_FALSE(open_sealed(key, associated, sealed.substr(0, i)).has_value());
  }
}

TEST_CASE("the same words sealed twice share no bytes that tell") {
  SystemRandomness randomness;
  const SealingKey key = draw_key(randomness);
  std::set<std::string> nonces;
  std::set<std::string> bodies;
  for (int i = 0; i < 1000; ++i) {
    std::string out;
    seal(key, "here", "yes", randomness, out);
    nonces.insert(out.substr(0, nonce_bytes));
    bodies.insert(out.substr(nonce_bytes, 3 + tag_bytes));
  }
  CHECK(nonces.size() == 1000);
  CHECK(bodies.size() == 1000);
}

TEST_CASE("uses do not mix") {
  const graph::SchemeNumber scheme;
  std::set<std::string> all{associated_data(PartPlace{})};
  for (const Use use : {Use::snapshot_block, Use::page_key, Use::key_page}) {
    all.insert(associated_data(use, scheme, 0, 0));
  }
  CHECK(all.size() == 4);
}

TEST_CASE("a key is wiped where it lay, when destroyed and when moved from") {
  alignas(SubjectKey) std::array<std::uint8_t, sizeof(SubjectKey)> room;
  room.fill(0xee);
  tests::FixedRandomness randomness(3);
  auto* key = new (room.data()) SubjectKey(draw_key(randomness));
  const SubjectKey before = key->duplicate();
  REQUIRE(std::memcmp(room.data(), before.reveal().data(), key_bytes) == 0);
  SubjectKey moved = std::move(*key);
  CHECK(moved.reveal() == before.reveal());
  CHECK(room == std::array<std::uint8_t, sizeof(SubjectKey)>{});
  *key = std::move(moved);
  CHECK(room != std::array<std::uint8_t, sizeof(SubjectKey)>{});
  key->~SubjectKey();
  CHECK(room == std::array<std::uint8_t, sizeof(SubjectKey)>{});
}

TEST_CASE("a keyed hash is the same for the same and depends on the key") {
  tests::FixedRandomness randomness(4);
  const SealingKey key = draw_key(randomness);
  const SealingKey other = draw_key(randomness);
  CHECK(keyed_hash(key, "a") == keyed_hash(key, "a"));
  CHECK(keyed_hash(key, "a") != keyed_hash(key, "b"));
  CHECK(keyed_hash(key, "a") != keyed_hash(other, "a"));
}
