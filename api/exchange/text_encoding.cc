// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "api/exchange/text_flaws.h"

namespace kith::api {
namespace {

// Windows-1252 from 0x80 to 0x9f; where it has nothing, the C1 control of Latin-1 stands.
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
    0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6U);
    put(0x80 | (code & 0x3fU));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12U);
    put(0x80 | (code >> 6U & 0x3fU));
    put(0x80 | (code & 0x3fU));
  } else {
    put(0xf0 | code >> 18U);
    put(0x80 | (code >> 12U & 0x3fU));
    put(0x80 | (code >> 6U & 0x3fU));
    put(0x80 | (code & 0x3fU));
  }
}

void append_windows_1252(std::string& out, char byte) {
  const auto code = static_cast<unsigned char>(byte);
  append_utf8(out, code >= 0x80 && code < 0xa0 ? windows_1252[code - 0x80U] : code);
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) append_windows_1252(text, byte);
  return text;
}

// Half of a pair that stands alone becomes U+FFFD.
std::string from_utf16(std::string_view bytes, bool big_end_first) {
  const auto unit = [&](std::size_t at) -> std::uint32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big_end_first ? first * 256U + second : second * 256U + first;
  };
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    std::uint32_t code = unit(at);
    const bool high = code >= 0xd800 && code < 0xdc00;
    if (high && at + 3 < bytes.size() && unit(at + 2) >= 0xdc00 && unit(at + 2) < 0xe000) {
      code = 0x10000 + ((code - 0xd800) << 10U) + (unit(at + 2) - 0xdc00);
      at += 2;
    } else if (code >= 0xd800 && code < 0xe000) {
      code = 0xfffd;
    }
    append_utf8(text, code);
  }
  return text;
}

// The bytes of the letter at the front, 0 where it is no UTF-8.
std::size_t letter_size(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const bool whole = size <= text.size() && (text_flaws(text.substr(0, size)) & flaw_utf8) == 0;
  return whole ? size : 0;
}

// What needs no reading as Windows-1252: UTF-16 and UTF-8, their marks taken off.
std::optional<std::string> by_mark_or_as_it_is(std::string_view& view,
                                               std::vector<std::string>& mended) {
  if (view.starts_with("\xff\xfe") || view.starts_with("\xfe\xff")) {
    mended.emplace_back("read as UTF-16");
    return from_utf16(view.substr(2), view.front() == '\xfe');
  }
  if (view.starts_with("\xef\xbb\xbf")) view.remove_prefix(3);
  if ((text_flaws(view) & flaw_utf8) == 0) return std::string(view);
  return std::nullopt;
}

}  // namespace

std::string utf8_of(std::string_view view, std::vector<std::string>& mended) {
  if (auto text = by_mark_or_as_it_is(view, mended)) return std::move(*text);
  mended.emplace_back("not UTF-8, so read as Windows-1252, as spreadsheets save it");
  return from_windows_1252(view);
}

std::string utf8_by_letter(std::string_view view, std::vector<std::string>& mended) {
  if (auto text = by_mark_or_as_it_is(view, mended)) return std::move(*text);
  std::string text;
  text.reserve(view.size() + view.size() / 8);
  std::size_t foreign = 0;
  while (!view.empty()) {
    const std::size_t size = letter_size(view);
    if (size == 0) {
      append_windows_1252(text, view.front());
      ++foreign;
    } else {
      text += view.substr(0, size);
    }
    view.remove_prefix(std::max<std::size_t>(size, 1));
  }
  mended.push_back(std::to_string(foreign) +
                   (foreign == 1 ? " letter that is" : " letters that are") +
                   " no UTF-8 read as Windows-1252");
  return text;
}

}  // namespace kith::api
