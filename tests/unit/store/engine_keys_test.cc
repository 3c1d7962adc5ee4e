// SPDX-License-Identifier: Apache-2.0
#include "store/engine_keys.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/world.h"

using namespace kith;
using namespace kith::store;

namespace {

graph::SchemeNumber scheme_of(std::uint8_t last) {
  graph::SchemeNumber scheme;
  scheme.number.bytes.fill(0xff);
  scheme.number.bytes.back() = last;
  return scheme;
}

bool in(const Range& range, const std::string& key) {
  return key >= range.from && (range.to.empty() || key < range.to);
}

}  // namespace

TEST_CASE("events sort by position, and each scheme's by themselves") {
  const std::vector<std::uint64_t> positions{0, 1, 255, 256, 65'535, 1ULL << 32U, 1ULL << 62U};
  for (std::size_t i = 1; i < positions.size(); ++i) {
    CHECK(keys::event(scheme_of(7), positions[i - 1]) < keys::event(scheme_of(7), positions[i]));
  }
  CHECK(keys::event(scheme_of(7), 1ULL << 62U) < keys::event(scheme_of(8), 0));
}

TEST_CASE("a range of events holds its positions and no other scheme's") {
  for (const std::uint8_t last : {std::uint8_t{7}, std::uint8_t{0xff}}) {
    const Range range = keys::events(scheme_of(last), 3, 300);
    for (const std::uint64_t position : {3U, 255U, 299U}) {
      CHECK(in(range, keys::event(scheme_of(last), position)));
      CHECK(in(keys::events_from(scheme_of(last), 3), keys::event(scheme_of(last), position)));
    }
    CHECK_FALSE(in(range, keys::event(scheme_of(last), 2)));
    CHECK_FALSE(in(range, keys::event(scheme_of(last), 300)));
    CHECK_FALSE(in(range, keys::event(scheme_of(6), 100)));
    CHECK(in(keys::events_from(scheme_of(last), 3), keys::event(scheme_of(last), 1ULL << 62U)));
    CHECK_FALSE(in(keys::events_from(scheme_of(7), 3), keys::event(scheme_of(8), 5)));
  }
}

TEST_CASE("the tables of a scheme do not overlap, nor those of two schemes") {
  const auto subject = tests::subject_number("maya");
  const std::vector<std::uint8_t> hash(32, 0xff);
  const std::string row = keys::subject(scheme_of(7), subject);
  const std::string outcome = keys::outcome(scheme_of(7), hash);
  CHECK(in(keys::subjects(scheme_of(7)), row));
  CHECK_FALSE(in(keys::outcomes(scheme_of(7)), row));
  CHECK(in(keys::outcomes(scheme_of(7)), outcome));
  CHECK_FALSE(in(keys::subjects(scheme_of(7)), outcome));
  CHECK_FALSE(in(keys::subjects(scheme_of(8)), row));
  CHECK(in(keys::scheme_names(), keys::scheme_name("leigh")));
  CHECK_FALSE(in(keys::scheme_names(), keys::head(scheme_of(7), Stream::facts)));
}

TEST_CASE("the two streams have heads and spaces of their own") {
  CHECK(keys::head(scheme_of(7), Stream::facts) != keys::head(scheme_of(7), Stream::access));
  CHECK(keys::space_of(Stream::facts) == Space::log);
  CHECK(keys::space_of(Stream::access) == Space::access);
}
