// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

// The letters of a file that came from elsewhere.
namespace kith::api {

// The text of a file in UTF-8, without byte order mark: UTF-16 where it has that mark, UTF-8 where
// it is that, otherwise Windows-1252. What was read otherwise than as UTF-8 is said in `mended`.
// Linear; twice the file in memory.
std::string utf8_of(std::string_view bytes, std::vector<std::string>& mended);

// The same, but of what is neither UTF-16 nor UTF-8 only the bytes that are no UTF-8 are read as
// Windows-1252: one bad letter in a large feed does not spoil the others.
std::string utf8_by_letter(std::string_view bytes, std::vector<std::string>& mended);

}  // namespace kith::api
