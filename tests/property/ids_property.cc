// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "graph/ids.h"
#include "tests/support/property.h"

using kith::graph::Number;
using kith::graph::number_from_text;
using kith::graph::number_text_size;
using kith::graph::to_text;

namespace {

Number any_number() {
  Number number;
  const auto bytes =
      *rc::gen::container<std::array<std::uint8_t, 16>>(rc::gen::inRange<std::uint8_t>(0, 255));
  std::copy(bytes.begin(), bytes.end(), number.bytes.begin());
  return number;
}

}  // namespace

TEST_CASE("a number reads back from its text") {
  kith::tests::property("round trip", [] {
    const Number number = any_number();
    const std::string text = to_text(number);
    RC_ASSERT(text.size() == number_text_size);
    RC_ASSERT(number_from_text(text) == number);
  });
}

TEST_CASE("numbers and their texts are in the same order") {
  kith::tests::property("order", [] {
    const Number a = any_number();
    const Number b = any_number();
    RC_ASSERT((a < b) == (to_text(a) < to_text(b)));
  });
}

TEST_CASE("one character changed is another number or none") {
  kith::tests::property("one change", [](char other) {
    const Number number = any_number();
    std::string text = to_text(number);
    const auto place = *rc::gen::inRange<std::size_t>(0, text.size());
    RC_PRE(text[place] != other);
    text[place] = other;
    RC_ASSERT(number_from_text(text) != number);
  });
}
