// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "matcher/criteria.h"
#include "matcher/criteria_words.h"

// The two sides of a pair as the criteria see them: a carer's own answers where there are any, the
// home's otherwise.
namespace kith::matcher {

// Somebody who describes themselves. `about` may say nothing; then `missing` says who could.
template <class About>
struct Described {
  std::string name;  // only in full
  const About* about = nullptr;
  Source source;  // only in full
  Missing missing;
  bool as_home = false;  // it is the home's word, whoever looks
};

using DescribedPersonality = Described<graph::Personality>;
// Rhythms are merged scale by scale, so each description holds its own.
struct DescribedRhythm {
  std::string name;
  graph::Rhythm about;
  Source source;
  Missing missing;
  bool as_home = false;
};

DescribedPersonality personality_of(const Pair& pair, const Looker& looker);
DescribedRhythm rhythm_of(const Pair& pair, const Looker& looker);

// A looker index that stands for the home as a whole.
inline constexpr std::size_t whole_home = static_cast<std::size_t>(-1);

// Somebody a party looks at, and for how many they stand.
struct Other {
  Looker who;
  std::int32_t count = 1;
};

// Those a party looks at: the person for everybody in the home; for the person, each carer who
// described themselves in `part` and the home itself for those who did not.
template <class Part>
std::vector<Other> others(const Pair& pair, const Looker& looker, Part graph::Carer::*part) {
  if (looker.role != PartyRole::person) return {{{PartyRole::person, 0}}};
  std::vector<Other> found;
  std::int32_t as_the_home = 0;
  for (std::size_t i = 0; i < pair.household.carers.size(); ++i) {
    if (pair.household.carers[i].*part) {
      found.push_back({{PartyRole::carer, i}});
    } else {
      ++as_the_home;
    }
  }
  if (found.empty()) return {{{PartyRole::carer, whole_home}}};
  if (as_the_home > 0) found.push_back({{PartyRole::carer, whole_home}, as_the_home});
  return found;
}

}  // namespace kith::matcher
