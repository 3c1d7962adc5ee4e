// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "api/demo/draw.h"
#include "graph/words.h"

// Invented names. Lists of given and family names in use in Britain, drawn independently.
namespace kith::demo {

// Where a family's names, languages and food come from. Only the generator knows it: records hold
// what a person states, never this.
enum class Heritage : std::uint8_t {
  british,
  irish,
  pakistani,
  indian,
  bangladeshi,
  caribbean,
  african,
  polish,
  chinese,
  arab
};

Heritage draw_heritage(Draw& draw);
// Older people have older names.
std::string_view given_name(Heritage heritage, graph::Gender gender, bool older, Draw& draw);
std::string_view family_name(Heritage heritage, Draw& draw);
// The language of the family beside English, or nothing; BCP 47.
std::string_view home_language(Heritage heritage);

}  // namespace kith::demo
