// SPDX-License-Identifier: Apache-2.0
// Steps of an introduction, written in full, for tests: each is what a careful officer would send.
#pragma once

#include <string_view>
#include <vector>

#include "graph/introduction_steps.h"
#include "graph/model_step.h"
#include "tests/support/world.h"

namespace kith::tests {

// The introduction of one person and one home, by name; numbered by both names.
struct Pair {
  std::string_view person;
  std::string_view home;

  graph::IntroductionNumber introduction() const;
};

graph::Introduction an_introduction(const Pair& pair);

// A step by an officer, with a reason.
graph::StepTaken step_of(const Pair& pair, graph::StepKind kind,
                         graph::Party party = graph::Party::match_officer);
// A step by somebody with a number of their own, "elm-carer".
graph::StepTaken step_by(const Pair& pair, graph::StepKind kind, graph::Party party,
                         std::string_view of);
// An answer; of the person in words, with a friend there.
graph::StepTaken answer_of(const Pair& pair, graph::Party party, std::string_view of,
                           graph::StepQuestion question, graph::StepAnswer answer);
// The person's or the home's profile shown to the other.
graph::StepTaken share_of(const Pair& pair, graph::Party owner,
                          graph::Tier tier = graph::Tier::first);
graph::StepTaken disclosed(const Pair& pair, graph::YesNo outcome);
graph::StepTaken met(const Pair& pair, graph::MeetingKind kind = graph::MeetingKind::tea);
graph::StepTaken funded(const Pair& pair, graph::YesNo answer = graph::YesNo::yes);
graph::StepTaken agreed_in_principle(const Pair& pair);
graph::StepTaken terms_of(const Pair& pair, graph::ArrangementKind kind, std::string_view back_up);
// `makes`: it is the last one.
graph::StepTaken signature(const Pair& pair, graph::Party party, std::string_view of,
                           bool makes = false);
graph::StepTaken ending(const Pair& pair, graph::Party party, std::string_view of,
                        graph::EndedBy by);
graph::BestInterests best_interests();

// A person and a home who agreed to have their profiles shown, to any tier.
graph::Person a_sharing_person(std::string_view name);
graph::Household a_sharing_home(std::string_view name);

// Whether the step may be taken; if so it is in the world afterwards.
graph::Result<void> take(World& world, const graph::StepTaken& step);

}  // namespace kith::tests
