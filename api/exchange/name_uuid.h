// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// Stable ids for formats that want UUIDs.
namespace kith::api {

// Whether a text has the form of a UUID, in whichever case.
bool is_uuid(std::string_view text);

// A UUID made of a name: version 8 of RFC 9562, the first 128 bits of SHA-256 over Kith's own
// namespace and the name (its appendix B.2). The same name gives the same UUID for ever. In small
// letters.
std::string name_uuid(std::string_view name);

}  // namespace kith::api
