// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/text_flaws.h"

#include <cstddef>
#include <cstring>

#include "api/exchange/eight_bytes.h"

namespace kith::api {
namespace {

// Whether all eight bytes are 0x20..0x7E.
bool plain(std::uint64_t word) {
  const std::uint64_t below_space = word - eight_times(0x20);
  const std::uint64_t del = word ^ eight_times(0x7F);
  const std::uint64_t zero_where_del = del - eight_times(0x01);
  return ((word | below_space | zero_where_del) & eight_times(0x80)) == 0;
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// The length of the sequence that starts at `at` with a byte over 0x7F; 0 where it is not UTF-8
// (overlong forms, surrogates and what lies over U+10FFFF included).
std::size_t sequence(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : '\0');
  if (first < 0xC2 || first > 0xF4 || !continues(text, at + 1)) return 0;
  if (first < 0xE0) return 2;
  if (!continues(text, at + 2)) return 0;
  if (first < 0xF0) {
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
    return 3;
  }
  if (!continues(text, at + 3)) return 0;
  if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
  return 4;
}

std::uint8_t ascii_flaw(char c) {
  if (c == '\n' || c == '\t') return flaw_line;
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F ? flaw_control : std::uint8_t{0};
}

}  // namespace

std::uint8_t text_flaws(std::string_view text) {
  std::uint8_t flaws = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t word = 0;
    if (at + 8 <= text.size()) {
      std::memcpy(&word, text.data() + at, 8);
      if (plain(word)) {
        at += 8;
        continue;
      }
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      flaws |= ascii_flaw(text[at]);
      ++at;
      continue;
    }
    const std::size_t size = sequence(text, at);
    if (size == 0) return static_cast<std::uint8_t>(flaws | flaw_utf8);
    const bool c1 = byte == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (c1) flaws |= flaw_control;
    at += size;
  }
  return flaws;
}

}  // namespace kith::api
