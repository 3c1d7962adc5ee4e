// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"
#include "matcher/candidate_index.h"
#include "matcher/described_home.h"
#include "matcher/plan.h"

// Which home to look for next: each is described, put into the scheme as if it were there, and the
// plan solved again. Prices only choose what to try; every number comes from solving.
namespace kith::matcher {

struct RecruitQuestion {
  std::size_t top = 10;   // 1..limits::recruit_max
  bool own_page = false;  // otherwise a shared report: no number under cluster_people_min
  std::int64_t radius_metres = 10'000;  // as in HomeGapQuestion
};

// What one home of this description would change. On a shared report a number under
// cluster_people_min is 0, and a home for whom too few would come is left out.
struct Recruit {
  HomeDescription home;
  std::size_t option_for = 0;        // people who wait, for whom it would be a real option
  std::size_t first_option_for = 0;  // of these, who have no real option today
  std::size_t parties_more = 0;      // who would have somebody in the plan, beyond those who have

  friend bool operator==(const Recruit&, const Recruit&) = default;
};

struct Recruitment {
  std::vector<Recruit> homes;  // that change most for the plan first, then for most people
  std::size_t tried = 0;       // descriptions
};

// Of the descriptions tried (kinds of home that home gaps miss, and homes like those that are
// sought after) those that would be a real option for anybody. Errors: those of make_plan() and
// find_home_gaps(); bad_input for `top`. Cost: for each description one home's rules for everybody
// and one plan, solved from the last; at most limits::recruit_max of them. Safe from any thread.
graph::Result<Recruitment> recruitment(const graph::View& view, const CandidateIndex& index,
                                       const SchemeOptions& scheme, const PlanQuestion& plan,
                                       const RecruitQuestion& question);

// "A home for living in near Leigh would be a real option for 7 people who wait, 5 of whom have
// none today; with it the plan would have somebody for one more."
std::string in_words(const Recruit& recruit);
// Every line ends in a line break.
std::string in_words(const Recruitment& recruitment);

// A scheme's options with those at one home more: of each party, in their order.
SchemeOptions with_options(const SchemeOptions& scheme, graph::HouseholdNumber home,
                           const std::vector<std::optional<OrderKey>>& options);

}  // namespace kith::matcher
