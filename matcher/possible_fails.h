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

  Fails in(graph::Index home, const HomeCard& card) const;

 private:
  // One of the things looked for, and those who come at its start: the ages known of them, and what
  // carers may have musts about.
  struct Wish {
    const Stay* stay = nullptr;
    std::int32_t age_low = 0;
    std::int32_t age_high = 0;
    ThingsSeen things;
    bool is_full_year = false;  // more days than a home offers in a year
  };
  Wish wish_of(const Stay& stay) const;
  void add(const graph::Person& member);

  void judge_wish(const HomeCard& card, const Wish& wish, Fails& fails) const;
  void judge_stay(const HomeCard& card, const Wish& wish, Fails& fails) const;
  void judge_nights(const HomeCard& card, Fails& fails) const;
  void judge_tasks(const HomeCard& card, Fails& fails) const;
  void judge_musts(const HomeCard& card, Fails& fails) const;
  void judge_travel(const HomeCard& card, Fails& fails) const;
  void judge_residents(const HomeCard& card, Fails& fails) const;

  const PersonFrame& asker_;
  RuleBits always_ = 0;     // possible in any home, as what the person's record says has it
  bool is_waking_ = false;  // somebody of them is awake all night
  bool is_up_ = false;      // or needs somebody at night
  bool must_be_near_ = false;
  MustBits musts_;
  std::vector<WordBits> tasks_;  // that safety depends on, in lower case
  std::vector<Wish> wishes_;
  std::vector<graph::Index> own_homes_;  // that somebody of them has or had an arrangement with
};

}  // namespace kith::matcher
