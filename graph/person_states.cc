// SPDX-License-Identifier: Apache-2.0
#include "graph/person_states.h"

#include <algorithm>
#include <array>

#include "graph/agreements.h"
#include "graph/introduction_parties.h"

namespace kith::graph {
namespace {

using State = PersonState;
using Actor = StateActor;

constexpr StateActors talks = by(Actor::person, Actor::scheme_worker);
// What takes a yes: the person's own, or a lawful one.
constexpr StateActors agrees = by(Actor::person, Actor::decision_maker);
constexpr StateActors stops = by(Actor::person, Actor::manager);
constexpr StateActors manager = by(Actor::manager);

constexpr std::array moves{
    PersonMove{std::nullopt, State::introduced, talks},
    PersonMove{State::introduced, State::getting_to_know, talks},
    PersonMove{State::getting_to_know, State::profile_agreed, agrees},
    PersonMove{State::profile_agreed, State::looking, agrees},
    PersonMove{State::looking, State::in_arrangement, talks},
    PersonMove{State::in_arrangement, State::looking, agrees},
    PersonMove{State::in_arrangement, State::moving_on, stops, manager},
    PersonMove{State::moving_on, State::looking, agrees},
    PersonMove{State::moving_on, State::ended, by(Actor::person, Actor::scheme_worker)},
    PersonMove{State::looking, State::profile_agreed, stops, manager},
    PersonMove{State::introduced, State::ended, stops, manager},
    PersonMove{State::getting_to_know, State::ended, stops, manager},
    PersonMove{State::profile_agreed, State::ended, stops, manager},
    PersonMove{State::looking, State::ended, stops, manager},
    PersonMove{State::in_arrangement, State::ended, stops, manager},
    PersonMove{State::ended, State::introduced, talks},
};

// A yes that the actor may take for one: the person's own, or a lawful one that is not.
bool has_yes(const Person& person, AgreementFor purpose, const StateDecision& decision) {
  if (agreed_to(person.agreement, purpose, decision.on, false) != Agreed::yes) return false;
  const bool own =
      latest_answer(person.agreement, purpose, decision.on)->authority == Authority::self;
  return own == (decision.actor == Actor::person);
}

bool has_shared(const Person& person, const StateDecision& decision) {
  const auto& terms = person.sharing;
  if (!terms || terms->tier_max == Tier::officer) return false;
  if ((terms->on && *terms->on > decision.on) || (terms->until && *terms->until < decision.on)) {
    return false;
  }
  return (terms->authority == Authority::self) == (decision.actor == Actor::person);
}

void check_profile(const Person& person, const StateDecision& decision, MoveFaults& faults) {
  faults.require_now(has_shared(person, decision), "/sharing",
                     "whoever decides this says first what may be shown, and how far");
  faults.require_now(has_yes(person, AgreementFor::share, decision), "/agreement",
                     "whoever decides this agrees first that it is shown (share)");
}

void check_looking(const Person& person, const StateDecision& decision, MoveFaults& faults) {
  check_profile(person, decision, faults);
  faults.require_now(has_yes(person, AgreementFor::match, decision), "/agreement",
                     "whoever decides this agrees first that homes are proposed (match)");
  faults.require_now(!person.looking_for.empty(), "/looking_for", "say what is looked for");
}

void check_arrangement(const View& view, const Person& person, Date on, MoveFaults& faults) {
  const auto index = view.index_of(Kind::person, person.identity.number);
  bool runs = false;
  if (index) {
    const auto all = view.arrangements_of_person(*index);
    runs = std::any_of(all.begin(), all.end(), [&](Index each) {
      const Arrangement* one = view.arrangement(each);
      return one && runs_on(*one, on);
    });
  }
  faults.require_now(runs, "/state", "no arrangement of theirs runs that day");
}

}  // namespace

std::span<const PersonMove> person_moves() { return moves; }

Result<void> may_move(const View& view, const Person& person, PersonState to,
                      const StateDecision& decision) {
  MoveFaults faults;
  if (!find_move(person_moves(), person.state, to, decision, faults)) return faults.result();
  const bool back_in_time =
      !person.states.empty() && person.states.back().on && decision.on < *person.states.back().on;
  faults.require_said(!back_in_time, "/on", "is before the last transition");
  if (to == State::profile_agreed && person.state == State::getting_to_know) {
    check_profile(person, decision, faults);
  } else if (to == State::looking) {
    check_looking(person, decision, faults);
  } else if (to == State::in_arrangement) {
    check_arrangement(view, person, decision.on, faults);
  }
  return faults.result();
}

}  // namespace kith::graph
