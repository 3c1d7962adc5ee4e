// SPDX-License-Identifier: Apache-2.0
#include "api/opaque.h"

#include <doctest/doctest.h>

#include <string>

namespace kith::api {
namespace {

store::SealingKey key(std::uint8_t fill) {
  std::array<std::uint8_t, store::key_bytes> bytes{};
  bytes.fill(fill);
  return store::SealingKey(bytes);
}

}  // namespace

TEST_CASE("what was made is read again, for the same use and with the same key") {
  const auto secret = key(1);
  for (const std::string content :
       {"", "a", "sixteen bytes ok", "thirty-two bytes, not one more.."}) {
    const std::string text = make_opaque(secret, "page/people", content);
    CHECK(read_opaque(secret, "page/people", text) == content);
    CHECK_FALSE(read_opaque(secret, "page/ties", text));
    CHECK_FALSE(read_opaque(key(2), "page/people", text));
    CHECK(make_opaque(secret, "page/people", content) == text);
  }
}

TEST_CASE("no other text is read") {
  const auto secret = key(1);
  const std::string text = make_opaque(secret, "view", "12345678");
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    if (other != text) CHECK_FALSE(read_opaque(secret, "view", other));
    CHECK_FALSE(read_opaque(secret, "view", text.substr(0, i)));
  }
  CHECK_FALSE(read_opaque(secret, "view", text + "A"));
  CHECK_FALSE(read_opaque(secret, "view", std::string(4'000, 'A')));
  CHECK_FALSE(read_opaque(secret, "view", "not base64 !"));
}

TEST_CASE("a view token tells nothing of its position") {
  const auto secret = key(1);
  CHECK(view_token(secret, 7) == view_token(secret, 7));
  CHECK(view_token(secret, 7) != view_token(secret, 8));
  CHECK(view_token(secret, 7).size() == view_token(secret, 1'000'000).size());
}

}  // namespace kith::api
