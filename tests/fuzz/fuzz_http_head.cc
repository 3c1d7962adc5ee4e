// SPDX-License-Identifier: Apache-2.0
// Any bytes as the head of a request: read, or refused with a status; never both, never a crash.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "api/http_head.h"
#include "graph/check.h"
#include "graph/limits.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto vetted = kith::api::vet_head(bytes);
  if (const auto* refusal = std::get_if<kith::api::HeadRefusal>(&vetted)) {
    KITH_CHECK(refusal->status >= 400 && refusal->status < 600);
    return 0;
  }
  const auto& head = std::get<kith::api::Head>(vetted);
  KITH_CHECK(bytes.ends_with("\r\n\r\n"));
  KITH_CHECK(head.body_bytes <= kith::graph::limits::body_bytes_max);
  KITH_CHECK(head.target.front() == '/');
  KITH_CHECK(!head.headers.contains("transfer-encoding"));
  for (const auto& [name, value] : head.headers) {
    KITH_CHECK(!name.empty());
    KITH_CHECK(value.find_first_of("\r\n") == std::string_view::npos);
  }
  return 0;
}
