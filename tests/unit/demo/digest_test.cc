// SPDX-License-Identifier: Apache-2.0
// The generator is frozen: measured results name it, so its bytes never change under a name.
#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <openssl/evp.h>

#include "api/demo/synthetic_scheme.h"

using namespace kith;
using namespace kith::demo;

namespace {

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context_, EVP_sha256(), nullptr); }
  ~Digest() { EVP_MD_CTX_free(context_); }
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(std::string_view bytes) { EVP_DigestUpdate(context_, bytes.data(), bytes.size()); }
  std::string hex() {
    std::array<unsigned char, 32> bytes{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(context_, bytes.data(), &size);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : bytes) {
      text += digits[byte >> 4U];
      text += digits[byte & 15U];
    }
    return text;
  }

 private:
  EVP_MD_CTX* context_;
};

struct Frozen {
  std::uint64_t seed;
  std::uint32_t people;
  NoiseLevel noise;
  std::string_view bundle;
  std::string_view truth;
};

// leigh-1, today 2026-11-21.
constexpr std::array frozen = {
    Frozen{1, 60, NoiseLevel::low,
           "fafe57d7ea115b4c6c929b43f292780ded8b43ff830142dd319d0cd7deb63130",
           "06c9bdbfe02670129de5fa3b065b6a715c67c2a7028cc9396b1bd86d8e3eedf9"},
    Frozen{1, 60, NoiseLevel::middle,
           "406e5bdb3d8a5f824e0df5caea07c91e3d38e3f0d643a26f0321f3cb4e374edb",
           "5bdadf46433f882c56e98008b244a1fbf2604957884905c87c93a3c4c4654aab"},
    Frozen{1, 60, NoiseLevel::high,
           "6441ea0400835d292c708d072111b0ecff6cf3444d0f9f17244e1d9e58a7c2f8",
           "a19fa7174d0d94c904fa41749592766f55e16c30f3f85ad7458de018a9354715"},
    Frozen{2026, 400, NoiseLevel::middle,
           "bc89f5c3b2aba22d51e508765dd30917f68be07ce4e17723d41deee80f404758",
           "a210cd12b7363b5288552953ef307e8fdc119d3e19f16cdbad9daa09d0e5b938"},
    Frozen{7, 3'000, NoiseLevel::middle,
           "705a1ed9ad1e0936b46c4b9514e4509357a0680747e9ba063e8c1d12525a66c9", ""},
};

// leigh-5, the same day; its truth is that of leigh-1.
struct FrozenNeighbourhood {
  std::uint64_t seed;
  std::uint32_t people;
  std::string_view bundle;
  std::string_view directory;
};

constexpr std::array frozen_neighbourhoods = {
    FrozenNeighbourhood{1, 60, "0604f8335cce408d2756c2aed9a6d242315b4794d62c0b001a9b7c7949d4f8ee",
                        "bd05cf4a28e5b0e3bbfa7f89e3890536e3cdc13c93b2c84065a25ca029e0f339"},
    FrozenNeighbourhood{2026, 400,
                        "5a60d83d0a1edf6a6948000b1a4a7bbd4d637beb576b22f3236e8f4ae4758b18",
                        "790d1a84ae44d33c1e862c560d32dfba71ab29e06f4c254731db5281f3ccd3dc"},
    FrozenNeighbourhood{7, 3'000,
                        "ebd2917254256a1feef21a4b4d3ef24b0fdf48680934e00243c99713bddc48b1",
                        "b346aef4b52df35ad6ce05e8253582e9bce0d5b7268af5c9d6fd0ebef43d2c01"},
};

SyntheticScheme scheme(std::uint64_t seed, std::uint32_t people, NoiseLevel noise,
                       std::string_view generator = generator_name) {
  Options options;
  options.generator = generator;
  options.seed = seed;
  options.people = people;
  options.noise = noise;
  options.reference = *graph::make_date(2026, 11, 21);
  return make_scheme(options).value();
}

}  // namespace

TEST_CASE("the bytes of leigh-1 are the frozen ones") {
  for (const Frozen& one : frozen) {
    CAPTURE(one.seed);
    CAPTURE(one.people);
    CAPTURE(static_cast<int>(one.noise));
    INFO("the generator changed: give it a new name and show both results side by side");
    const SyntheticScheme made = scheme(one.seed, one.people, one.noise);
    Digest bundle;
    made.write_bundle([&](std::string_view line) { bundle.add(line); });
    CHECK(bundle.hex() == one.bundle);
    if (one.truth.empty()) continue;
    Digest truth;
    made.write_truth([&](std::string_view line) { truth.add(line); });
    CHECK(truth.hex() == one.truth);
  }
}

TEST_CASE("the bytes of leigh-5 are the frozen ones") {
  for (const FrozenNeighbourhood& one : frozen_neighbourhoods) {
    CAPTURE(one.seed);
    CAPTURE(one.people);
    INFO("the generator changed: give it a new name and show both results side by side");
    const SyntheticScheme made =
        scheme(one.seed, one.people, NoiseLevel::middle, neighbourhood_generator_name);
    Digest bundle;
    made.write_bundle([&](std::string_view line) { bundle.add(line); });
    CHECK(bundle.hex() == one.bundle);
    Digest directory;
    made.write_directory([&](std::string_view line) { directory.add(line); });
    CHECK(directory.hex() == one.directory);
  }
}

TEST_CASE("the same seed gives the same bytes, another seed others") {
  const std::string first = scheme(5, 60, NoiseLevel::middle).bundle();
  CHECK(first == scheme(5, 60, NoiseLevel::middle).bundle());
  CHECK(first != scheme(6, 60, NoiseLevel::middle).bundle());
  CHECK(first != scheme(5, 60, NoiseLevel::high).bundle());
}

TEST_CASE("options that cannot be are refused, each with its place") {
  Options options;
  options.generator = "leigh-0";
  options.people = 3;
  const auto made = make_scheme(options);
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().code == graph::ErrorCode::bad_input);
  REQUIRE(made.error().faults.size() == 3);
  CHECK(made.error().faults[0].pointer == "/generator");
  CHECK(made.error().faults[1].pointer == "/people");
  CHECK(made.error().faults[2].pointer == "/reference");
}
