// SPDX-License-Identifier: Apache-2.0
// Any bytes as another's vocabulary: what is taken hangs together, and is mapped one to one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "api/exchange/skos_mapping.h"
#include "api/exchange/skos_reader.h"
#include "graph/activity_tree.h"

using namespace kith;

namespace {

void require(bool right) {
  if (!right) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto scheme = api::read_skos({reinterpret_cast<const char*>(data), size});
  if (!scheme) return 0;
  std::set<std::string> ids;
  for (const api::SkosConcept& each : scheme->concepts) require(ids.insert(each.id).second);
  for (const api::SkosConcept& each : scheme->concepts) {
    require(!each.preferred.empty());
    for (const std::string& id : each.broader) require(ids.contains(id) && id != each.id);
  }
  const auto mappings = api::map_to_activities(*scheme);
  require(mappings.size() == scheme->concepts.size());
  for (const api::SkosMapping& each : mappings) {
    const bool found = each.match != api::SkosMatch::none;
    require(found == graph::is_activity(each.concept_word));
    require(each.through < mappings.size());
  }
  return 0;
}
