// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "graph/introduction_ledger.h"
#include "graph/introduction_parties.h"
#include "graph/limits.h"
#include "graph/result.h"

// Which step an introduction may take next (domain §2c). The one place that says so: the scheme's
// writer asks it of every step, whoever sent it, against all that was written before. There is no
// way round it, and none that skips anybody's yes.
namespace kith::graph {

// What may be wrong with a step: with what it says (bad_input, each fault with its place) or with
// when it comes (conflict).
class StepFaults {
 public:
  void missing(std::string pointer, std::string detail);
  void untimely(std::string why);
  void require(bool good, std::string_view pointer, std::string_view detail);
  void require_now(bool good, std::string_view why);
  // Conflict before bad input: what comes at the wrong time need not be mended first.
  Result<void> result() const;

 private:
  std::vector<Fault> faults_;
  std::string why_;
};

// A step, and what stood before it.
struct StepBefore {
  const View& view;
  const StepTaken& step;
  IntroductionState state;
  const Person& person;
  const Household& household;

  // The day by which it is judged who lives there and what is agreed: its own, but never before
  // what was written earlier, so that an old date leaves nobody out.
  Date as_of() const { return std::max(step.on.value_or(Date{}), state.last_on.value_or(Date{})); }
};

// Whether the step may be taken, the view being as it was before. Says nothing of what anybody
// answered before it was disclosed: the refusal is the same whatever they said. Errors: bad_input,
// conflict. Cost: linear in the introduction's steps and the home's records.
Result<void> may_take(const View& view, const StepTaken& step);

// What the last answer to the open question discloses, and nothing while somebody is awaited.
Opt<YesNo> outcome_of(const View& view, const IntroductionState& state, Date on);

// Whether this signature is the last one: then an arrangement is made.
bool is_last_signature(const View& view, const IntroductionState& state, const PartyNumber& who);

// Each kind's own rules (introduction_answers.cc, introduction_terms.cc).
void check_answer(const StepBefore& before, StepFaults& faults);
void check_disclosed(const StepBefore& before, StepFaults& faults);
void check_share(const StepBefore& before, StepFaults& faults);
void check_own_yes(const StepTaken& step, StepFaults& faults);
void check_best_interests(const StepBefore& before, StepFaults& faults);
// Everybody whom a meeting or an arrangement concerns has said yes to it, whoever came later too.
bool all_said_yes(const StepBefore& before, StepQuestion question);
void check_nothing_is_open(const StepBefore& before, StepFaults& faults);
void check_terms(const StepBefore& before, StepFaults& faults);
void check_signature(const StepBefore& before, StepFaults& faults);
void check_start(const StepBefore& before, StepFaults& faults);
void check_ending(const StepBefore& before, StepFaults& faults);
void check_emergency(const StepBefore& before, StepFaults& faults);

}  // namespace kith::graph
