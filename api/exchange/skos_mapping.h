// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "api/exchange/skos_reader.h"

// Another's concepts as ours.
namespace kith::api {

enum class SkosMatch : std::uint8_t { none, exact, broad };
// "exactMatch", "broadMatch"; "" for none.
std::string_view term(SkosMatch match);

// What became of one concept of a scheme.
struct SkosMapping {
  SkosMatch match = SkosMatch::none;
  std::string_view concept_word;  // ours; "" for none
  std::size_t through = 0;        // place of the concept of theirs whose label it was
};

// One mapping a concept, in the scheme's order. A label that is the preferred one of ours matches
// exactly. So does any other pair of labels, unless the concept stands in their tree below
// something that is ours in another branch (their "Jazz" below "Dance" is no music) or several of
// theirs come to the same one of ours; then those are narrower and match broadly. What has no such
// label matches broadly, through the nearest broader concept that has. Cost: linear; their tree may
// have cycles, and of the concepts above one some sixty are looked at.
std::vector<SkosMapping> map_to_activities(const SkosScheme& scheme);

}  // namespace kith::api
