// SPDX-License-Identifier: Apache-2.0
#include "api/opaque.h"

#include <algorithm>

#include <array>

#include <sodium.h>

#include "graph/check.h"
#include "store/byte_order.h"

namespace kith::api {
namespace {

constexpr std::size_t mark_bytes = 16;
constexpr std::size_t content_bytes_max = 32;  // one block of the stream below
constexpr std::size_t text_bytes_max = 100;
constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string keyed(const store::SealingKey& secret, std::string_view purpose, std::string_view use,
                  std::string_view content) {
  std::string bytes(purpose);
  bytes.push_back('\0');
  bytes.append(use);
  bytes.push_back('\0');
  bytes.append(content);
  const auto hash = store::keyed_hash(secret, bytes);
  return std::string(hash.begin(), hash.end());
}

// Deterministic sealing: the mark authenticates the content and is the nonce of the stream over it.
std::string mark_of(const store::SealingKey& secret, std::string_view use,
                    std::string_view content) {
  return keyed(secret, "kith opaque mark", use, content).substr(0, mark_bytes);
}

std::string masked(const store::SealingKey& secret, std::string_view use, std::string_view mark,
                   std::string_view content) {
  const std::string stream = keyed(secret, "kith opaque stream", use, mark);
  std::string out(content);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = static_cast<char>(out[i] ^ stream[i % stream.size()]);
  }
  return out;
}

}  // namespace

std::string make_opaque(const store::SealingKey& secret, std::string_view use,
                        std::string_view content) {
  KITH_CHECK(content.size() <= content_bytes_max);
  std::string bytes = mark_of(secret, use, content);
  bytes += masked(secret, use, bytes, content);
  std::array<char, text_bytes_max> text{};
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), base64);
  return text.data();
}

std::optional<std::string> read_opaque(const store::SealingKey& secret, std::string_view use,
                                       std::string_view text) {
  std::string bytes(text_bytes_max, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  if (text.size() > text_bytes_max ||
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, &end, base64) != 0 ||
      end != text.data() + text.size() || size < mark_bytes ||
      size > mark_bytes + content_bytes_max) {
    return std::nullopt;
  }
  const std::string mark = bytes.substr(0, mark_bytes);
  std::string content = masked(secret, use, mark, bytes.substr(mark_bytes, size - mark_bytes));
  const std::string expected = mark_of(secret, use, content);
  if (sodium_memcmp(expected.data(), mark.data(), mark_bytes) != 0) return std::nullopt;
  return content;
}

std::string cursor_after(const store::SealingKey& secret, std::string_view use,
                         const graph::Number& last) {
  return make_opaque(
      secret, use,
      std::string_view(reinterpret_cast<const char*>(last.bytes.data()), last.bytes.size()));
}

graph::Result<graph::Number> number_in_cursor(const store::SealingKey& secret, std::string_view use,
                                              std::string_view cursor) {
  graph::Number after;
  if (cursor.empty()) return after;
  const auto content = read_opaque(secret, use, cursor);
  if (!content || content->size() != sizeof after.bytes) {
    return graph::Error{graph::ErrorCode::malformed,
                        "this cursor is not one that was given for this list: begin without one"};
  }
  std::copy(content->begin(), content->end(), after.bytes.begin());
  return after;
}

std::string view_token(const store::SealingKey& secret, std::uint64_t position) {
  std::string content;
  store::put_integer(content, position);
  return make_opaque(secret, "view", content);
}

}  // namespace kith::api
