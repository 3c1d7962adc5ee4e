// SPDX-License-Identifier: Apache-2.0
// Whatever is read as a number is written back as the very same characters: one spelling only.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/ids.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto number = kith::graph::number_from_text(text);
  if (number && kith::graph::to_text(*number) != text) std::abort();
  return 0;
}
