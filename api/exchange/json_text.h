// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// The canonical spelling of JSON scalars.
namespace kith::api {

// Quoted; only ", \ and control characters are escaped, UTF-8 stays as it is.
void append_json_string(std::string& out, std::string_view text);
std::string json_string(std::string_view text);
void append_whole(std::string& out, std::int32_t value);
// Millionths as a decimal without needless zeros: 53.5, -0.000001, 12.
void append_millionths(std::string& out, std::int32_t millionths);

}  // namespace kith::api
