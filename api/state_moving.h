// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "api/asker.h"
#include "graph/record.h"
#include "graph/result.h"
#include "graph/state_moves.h"

// States of people and of carer households behind the facade: moved by named transitions, and over
// HTTP by nothing else. What may follow what stands in graph/household_states.h and
// graph/person_states.h; here is who may say so.
//
// * A match officer says what the applicant, the carer, the person, whoever decides for them, the
//   assessing officer and the scheme worker decided; a manager what the panel and the manager did,
//   too. A person and a carer with a token of their own speak for themselves.
// * Under review reads as paused to whoever may not know: for them everything is answered as of a
//   paused home, byte for byte. So that their asking cannot tell the two apart, a paused home is
//   made available again by a manager alone, in the carer's name.
namespace kith::api {

class Scheme;
struct Shown;

class StateDesk {
 public:
  // For one request; the scheme must outlive it.
  explicit StateDesk(Scheme& scheme) : scheme_(scheme) {}

  // {"to", "actor", "authority", "on"?, "reason"?} of a person or a household. Answers their number
  // and state, and what was kept of the transition. With the idempotency key of an earlier request:
  // what that one did. After a failure nothing has changed. Errors: those of may_move, bad_input
  // with every fault, forbidden (not theirs to say), not_found (none, or none they may know of),
  // conflict (the key was used for another request).
  graph::Result<Shown> move(const Asker& asker, graph::Kind kind, const graph::Number& number,
                            std::string_view json, const std::string& idempotency_key);

 private:
  graph::Result<graph::Record> moved(const Asker& asker, const graph::View& view,
                                     const graph::Record& record, std::string_view to,
                                     const graph::StateDecision& decision) const;
  graph::Result<Shown> answer(const Asker& asker, const graph::Record& record, bool replayed);

  Scheme& scheme_;
};

}  // namespace kith::api
