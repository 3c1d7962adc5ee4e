// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model_sharing.h"
#include "graph/result.h"

// How the states of people and of carer households change: by named transitions, each a row of a
// table (graph/household_states.h, graph/person_states.h) that says who decides it. Pure.
namespace kith::graph {

// Who decides that a state changes, in which part. `decision_maker`: whoever lawfully decides for a
// person who cannot decide this themselves; never counted as the person.
enum class StateActor : std::uint8_t {
  applicant,
  carer,
  person,
  decision_maker,
  scheme_worker,
  assessing_officer,
  panel,
  manager
};
template <>
inline constexpr auto words<StateActor> = detail::list("applicant", "carer", "person",
                                                       "decision_maker", "scheme_worker",
                                                       "assessing_officer", "panel", "manager");

// A decision that a state changes. `authority`: by what they decide ("panel of 12 October").
struct StateDecision {
  StateActor actor = StateActor::scheme_worker;
  std::string authority;
  Date on;
  std::string reason;  // "" where none is given; a carer or a person owes nobody one
};

// A set of actors.
using StateActors = std::uint16_t;
template <class... Actors>
constexpr StateActors by(Actors... actors) {
  return static_cast<StateActors>((0U | ... | (1U << static_cast<unsigned>(actors))));
}
constexpr bool is_among(StateActors actors, StateActor actor) { return (actors & by(actor)) != 0; }

// One row: who may decide to go from a state (nothing: none is known) to another, and which of them
// have to say why.
template <class State>
struct StateMove {
  Opt<State> from;
  State to;
  StateActors actors = 0;
  StateActors with_reason = 0;
};

// What stands against a transition: what it says (bad_input) or how the record stands (conflict),
// each with its place in the request or in the record.
class MoveFaults {
 public:
  void require_said(bool good, std::string_view pointer, std::string_view detail);
  void require_now(bool good, std::string_view pointer, std::string_view detail);
  // Conflict before bad input: what comes at the wrong time need not be mended first.
  Result<void> result() const;

 private:
  std::vector<Fault> said_;
  std::vector<Fault> now_;
};

// "the panel or the manager".
std::string actors_in_words(StateActors actors);

// The row of a transition, or null where there is none; then, or where it is not the actor's to
// decide, or their reason is missing, the faults say so.
template <class State>
const StateMove<State>* find_move(std::span<const StateMove<State>> moves, Opt<State> from,
                                  State to, const StateDecision& decision, MoveFaults& faults) {
  const StateMove<State>* found = nullptr;
  std::string ways;
  for (const StateMove<State>& each : moves) {
    if (each.from != from) continue;
    if (each.to == to) found = &each;
    ways += (ways.empty() ? "" : ", ") + std::string(word(each.to));
  }
  const std::string now = from ? std::string(word(*from)) : "where no state is known";
  if (!found) {
    faults.require_now(
        false, "/to",
        ways.empty() ? "nothing comes after " + now : "from " + now + " one comes to: " + ways);
    return nullptr;
  }
  const bool theirs = is_among(found->actors, decision.actor);
  faults.require_said(theirs, "/actor", "is decided by " + actors_in_words(found->actors));
  faults.require_said(!is_among(found->with_reason, decision.actor) || !decision.reason.empty(),
                      "/reason", "say why");
  faults.require_said(!decision.authority.empty(), "/authority", "say by what they decide");
  return theirs ? found : nullptr;
}

// What the record keeps of it, at the end of its states. The limit is limits::list_items_max: the
// oldest go, and stay in the log.
void keep_state(List<StateTaken>& states, StateTaken taken);

template <class State>
StateTaken state_taken(Opt<State> from, State to, const StateDecision& decision,
                       std::string recorded_by) {
  StateTaken taken;
  taken.from = from ? word(*from) : "";
  taken.to = word(to);
  taken.on = decision.on;
  taken.actor = word(decision.actor);
  taken.authority = decision.authority;
  taken.recorded_by = std::move(recorded_by);
  taken.reason.value = decision.reason;
  return taken;
}

// A person or a household, moved: its state, and what is kept of how it came to it.
template <class Moved, class State>
void move_to(Moved& record, State to, const StateDecision& decision, std::string recorded_by) {
  keep_state(record.states, state_taken(record.state, to, decision, std::move(recorded_by)));
  record.state = to;
}

}  // namespace kith::graph
