// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/json_text.h"

#include <array>
#include <charconv>
#include <cstdlib>

namespace kith::api {
namespace {

void append_escaped(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  constexpr std::string_view meant = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  out += '\\';
  const std::size_t found = meant.find(c);
  if (found != std::string_view::npos) {
    out += letters[found];
    return;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "u00";
  out += hex[byte >> 4U];
  out += hex[byte & 15U];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, start, at - start);
    append_escaped(out, c);
    start = at + 1;
  }
  out.append(text, start);
  out += '"';
}

std::string json_string(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

void append_whole(std::string& out, std::int32_t value) {
  std::array<char, 16> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

void append_millionths(std::string& out, std::int32_t millionths) {
  constexpr std::int32_t one = 1'000'000;
  const std::int64_t size = std::abs(static_cast<std::int64_t>(millionths));
  if (millionths < 0) out += '-';
  append_whole(out, static_cast<std::int32_t>(size / one));
  if (size % one == 0) return;
  std::string decimals = std::to_string(size % one);
  decimals.insert(0, 6 - decimals.size(), '0');
  decimals.erase(decimals.find_last_not_of('0') + 1);
  out += '.';
  out += decimals;
}

}  // namespace kith::api
