// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Text as people and other programs leave it, made comparable. ASCII only; no locale.
namespace kith::api {

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_digits(std::string_view text);  // not of no text
// A to Z as a to z.
std::string lower_case(std::string_view text);
// Without blanks, tabs and line ends at either end.
std::string_view trimmed(std::string_view text);
// 0 Monday … 6 Sunday, of "Monday", "mon" and "MO"; nothing for anything else.
std::optional<int> weekday_from_text(std::string_view text);

}  // namespace kith::api
