// SPDX-License-Identifier: Apache-2.0
// Private to the fast way of finding proposals: which rules need to be asked at all.
#pragma once

#include <vector>

#include "matcher/home_card.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {

// For one question, home by home: the rules that are known to fail, and those that may. Any other
// passes or is unknown there, so a sieve that counts fails need not ask it. Looks at no record but
// the person's; `asker` must outlive it.
class PossibleFails {
 public:
  explicit PossibleFails(const PersonFrame& asker);

  Fails in(const HomeCard& card) const;

 private:
  // One of the things looked for, and the known ages of those who come at its start.
  struct Wish {
    const Stay* stay = nullptr;
    std::int32_t age_low = 0;
    std::int32_t age_high = 0;
    bool is_full_year = false;  // more days than a year has; see HomeDays::nights_a_year_max()
  };
  RuleBits possible_in(const HomeCard& card, const Wish& wish) const;
  bool is_too_far_for_any(const HomeCard& card) const;
  Wish wish_of(const Stay& stay) const;

  const PersonFrame& asker_;
  RuleBits anywhere_ = 0;   // decided by what the person's record says, in any home
  RuleBits somewhere_ = 0;  // may fail where the home's card says so
  std::vector<Wish> wishes_;
};

}  // namespace kith::matcher
