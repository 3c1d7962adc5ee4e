// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "graph/limits.h"

// What the head of a request must look like before anything else reads it. Stricter than RFC 9112
// wherever a server and a proxy could read the same bytes differently (request smuggling).
namespace kith::api {

inline constexpr std::size_t target_bytes_max = 2'048;        // 414
inline constexpr std::size_t head_bytes_max = 16 * 1024;      // 431, request line included
inline constexpr std::size_t header_lines_max = 64;           // 431
inline constexpr std::size_t header_value_bytes_max = 4'096;  // 431

// What was wrong, with the status that says so. `detail` quotes nothing of the request.
struct HeadRefusal {
  int status = 400;
  std::string detail;
};

struct Head {
  std::string method;
  std::string target;
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case, values trimmed
  std::size_t body_bytes = 0;                               // Content-Length
  bool keep_alive = true;
};

// Reads a head, from the request line to the empty line, which `bytes` ends with. Refused: a line
// that does not end in CRLF, control characters, folded lines, a header twice that is no list
// (400), Transfer-Encoding and Content-Encoding (415), Expect (417), no Host (400), Content-Length
// that is not digits (400) or above limits::body_bytes_max (413), a body on GET and HEAD (400), a
// percent sequence in a header that would decode to CR, LF or NUL (400), an unknown method (501),
// HTTP other than 1.1 and 1.0 (505), a percent sequence in the path (400), a body of another type
// than JSON (415).
std::variant<Head, HeadRefusal> vet_head(std::string_view bytes);

// For a head that is still growing: whether it is over its limits already. Status 414 or 431, or 0.
int over_limits(std::string_view bytes_so_far);

}  // namespace kith::api
