// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// Whole numbers on disk are big-endian, so that keys sort as numbers do.
namespace kith::store {

template <std::unsigned_integral T>
void put_integer(std::string& out, T value) {
  for (std::size_t i = sizeof(T); i-- > 0;) {
    out.push_back(static_cast<char>(static_cast<std::uint8_t>(value >> (8 * i))));
  }
}

inline void put_bytes(std::string& out, std::span<const std::uint8_t> bytes) {
  out.append(bytes.begin(), bytes.end());
}

// Reads from the front of bytes that may be anything. Once something is missing, everything reads
// as zero and `ok` stays false: check it once, after the last read.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <std::unsigned_integral T>
  T integer() {
    T value = 0;
    for (const char byte : take(sizeof(T))) {
      value = static_cast<T>((static_cast<std::uint64_t>(value) << 8U) |
                             static_cast<std::uint8_t>(byte));
    }
    return value;
  }

  template <std::size_t N>
  std::array<std::uint8_t, N> array() {
    std::array<std::uint8_t, N> bytes{};
    std::size_t i = 0;
    for (const char byte : take(N)) bytes[i++] = static_cast<std::uint8_t>(byte);
    return bytes;
  }

  // A view into what the reader was made from; empty if there are not so many bytes left.
  std::string_view take(std::size_t count) {
    if (count > rest_.size()) {
      ok_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  std::size_t left() const { return rest_.size(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace kith::store
