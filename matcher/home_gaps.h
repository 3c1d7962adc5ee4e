// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/model_person_parts.h"
#include "graph/result.h"
#include "graph/view.h"
#include "matcher/candidate_index.h"
#include "matcher/gaps.h"
#include "matcher/policy.h"
#include "matcher/rules.h"

// Which homes a scheme has not got: people for whom no home passes, by what they look for, where,
// and what keeps homes out. What a recruitment campaign is told (matching §3, "The same for
// homes").
namespace kith::matcher {

struct HomeGapQuestion {
  graph::Date on;
  std::int64_t radius_metres = 10'000;  // 1..limits::search_metres_max
  bool own_page = false;                // as in GapQuestion
  Policy policy = default_policy();
};

// A need, and how many of the cluster have it.
struct NeededAccess {
  graph::AccessFeature feature = graph::AccessFeature::step_free;
  std::size_t people = 0;
  friend bool operator==(const NeededAccess&, const NeededAccess&) = default;
};
struct NeededNight {
  graph::Night night = graph::Night::none;
  std::size_t people = 0;
  friend bool operator==(const NeededNight&, const NeededNight&) = default;
};
struct NeededTask {
  std::string task;
  std::size_t people = 0;
  friend bool operator==(const NeededTask&, const NeededTask&) = default;
};

// A home of this kind, there, that these rules do not keep out, would open an option for `people`.
struct HomeGapCluster {
  graph::ArrangementKind kind = graph::ArrangementKind::live_in;
  // An inclusion-minimal set of open rules that keep homes out for each of them; empty: there is no
  // home that open rules alone keep out.
  std::vector<Rule> blocked_by;
  std::string area;  // most common name of where they want to live; "" where none is known
  std::size_t people = 0;
  std::vector<graph::PersonNumber> who;  // by number; own page only
  // By feature, degree, task. On a shared report only what cluster_people_min of them need.
  std::vector<NeededAccess> access;  // essential
  std::vector<NeededNight> nights;   // other than none
  std::vector<NeededTask> tasks;     // that safety depends on

  friend bool operator==(const HomeGapCluster&, const HomeGapCluster&) = default;
};

struct HomeGaps {
  HomeGapQuestion question;
  // Most people first, then by kind, by rules, by the lowest number among them.
  std::vector<HomeGapCluster> clusters;
  // Own page only, by number: for whom no home passes, and who must be asked about no-contact (or
  // the like) before anything is proposed at all.
  std::vector<graph::PersonNumber> without_home;
  std::vector<graph::PersonNumber> to_be_asked;
};

// Of everybody with agreement `match` in force who looks for something: as propose() answers a
// match officer without the right to confidential rules, so that what is hidden shows nowhere.
// Somebody is in one cluster for each kind they look for and each of their blocking sets; around
// the one with most others about, by where they want to live, or else live. `index` must be at the
// view's position. Errors: bad_input for metres out of range; those of propose(). Cost: a question
// for each person, which asks every home where nobody fits. Safe from any thread.
graph::Result<HomeGaps> find_home_gaps(const graph::View& view, const CandidateIndex& index,
                                       const HomeGapQuestion& question);

}  // namespace kith::matcher
