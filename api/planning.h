// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/scheme.h"
#include "graph/result.h"

// The plan for the whole scheme, and who is seen in it and who is not. Planning views: they
// introduce nobody and record nothing but who looked (a plan on record: api/run_desk.h).
namespace kith::api {

struct PlanAsk {
  std::optional<std::int64_t> options;   // homes suggested to one party
  std::optional<std::int64_t> per_home;  // introductions of a home at a time
  std::vector<std::string> pins;         // "PERSON=HOME", by number or external id
  std::vector<std::string> bans;
  std::optional<std::int64_t> recruit;  // besides: so many homes to look for
  bool stable = false;              // besides: what it would be if everybody asked for themselves
  std::optional<std::int64_t> top;  // of exposure: of each list
  // Of exposure, besides: of so many last days, how often the order was not followed. A manager is
  // told every number, everybody else none under five.
  std::optional<std::int64_t> overruled_days;
  bool own_page = false;  // numbers of any size, and who they are: for who may know everything
  std::optional<std::int64_t> work_max;
  std::optional<graph::Date> on;
  bool in_words = false;
};

// The state of a scheme that a plan is made of, with the homes of that view.
struct PlanMoment {
  graph::View view;
  matcher::CandidateIndex index;
};

// A plan's answer, and what it takes to make the same again.
struct PlanMade {
  ProposalAnswer answer;
  PlanAsk asked;  // as it was understood: every number said, the day too, pins and bans by number
  std::string policy_version;
  std::uint64_t position = 0;
  std::vector<graph::SubjectNumber> subjects;  // everybody in it
};
// As ask_plan(), of any view; writes no access entry.
graph::Result<PlanMade> make_plan_answer(const Scheme& scheme, const Asker& asker,
                                         const PlanAsk& ask, const PlanMoment& moment);

// A match officer gets names and words without a number of worth; who may know what is confidential
// gets the whole certificate; an auditor numbers in place of names. Errors: forbidden
// (ask_proposals is needed; an own page takes sight of what is confidential), wrong_usage (a pin or
// ban that is not "PERSON=HOME"), those of matcher::make_plan() and recruitment(). Writes an access
// entry about everybody in it.
graph::Result<ProposalAnswer> ask_plan(Scheme& scheme, const Asker& asker, const PlanAsk& ask);
// How many could live somewhere all at once. Errors: likewise, and those of
// matcher::make_capacity_plan().
graph::Result<ProposalAnswer> ask_capacity_plan(Scheme& scheme, const Asker& asker,
                                                const PlanAsk& ask);
// Errors: likewise, and those of matcher::exposure().
graph::Result<ProposalAnswer> ask_exposure(Scheme& scheme, const Asker& asker, const PlanAsk& ask);

}  // namespace kith::api
