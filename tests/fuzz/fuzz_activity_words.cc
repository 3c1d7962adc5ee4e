// SPDX-License-Identifier: Apache-2.0
// Any bytes as what somebody says: ranges lie in the text, in order, one beside the other.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/activity_tree.h"
#include "graph/activity_words.h"
#include "graph/limits.h"

using namespace kith::graph;

namespace {

void require(bool right) {
  if (!right) std::abort();
}

template <class Parts>
void require_order(const Parts& parts, std::size_t size) {
  std::size_t end = 0;
  for (const auto& part : parts) {
    require(part.said.begin >= end && part.said.begin < part.said.end && part.said.end <= size);
    end = part.said.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto reading = read_activities(text);
  require(reading.ok() == (size <= limits::text_bytes_max));
  if (!reading) return 0;
  require_order(reading->understood, size);
  require_order(reading->not_understood, size);
  for (const UnderstoodActivity& each : reading->understood) {
    require(is_activity(each.concept_word));
    require((each.slips > 0) == (each.how == HowUnderstood::spelling));
  }
  return 0;
}
