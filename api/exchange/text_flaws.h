// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace kith::api {

// What may be wrong with a string, as bits.
inline constexpr std::uint8_t flaw_line = 1;  // a newline or tab: fine in free words, not in names
inline constexpr std::uint8_t flaw_control = 2;  // another control character, NUL included
inline constexpr std::uint8_t flaw_utf8 = 4;     // not UTF-8

// The flaws of a decoded string. Cost: eight bytes a step while they are plain ASCII.
std::uint8_t text_flaws(std::string_view text);

}  // namespace kith::api
