// SPDX-License-Identifier: Apache-2.0
#include "graph/person_states.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::tests {

using namespace graph;  // NOLINT: the words of states

namespace person_states {

using State = PersonState;
using Actor = StateActor;

// By hand from domain §2b, and what graph/person_states.h says goes beside it; "" is no state.
struct Allowed {
  std::string from;
  std::string to;
  std::vector<std::string> by;
};
const std::vector<Allowed> allowed{
    {"", "introduced", {"person", "scheme_worker"}},
    {"introduced", "getting_to_know", {"person", "scheme_worker"}},
    {"getting_to_know", "profile_agreed", {"person", "decision_maker"}},
    {"profile_agreed", "looking", {"person", "decision_maker"}},
    {"looking", "in_arrangement", {"person", "scheme_worker"}},
    {"in_arrangement", "looking", {"person", "decision_maker"}},
    {"in_arrangement", "moving_on", {"person", "manager"}},
    {"in_arrangement", "ended", {"person", "manager"}},
    {"moving_on", "looking", {"person", "decision_maker"}},
    {"moving_on", "ended", {"person", "scheme_worker"}},
    // Beside the way:
    {"looking", "profile_agreed", {"person", "manager"}},
    {"introduced", "ended", {"person", "manager"}},
    {"getting_to_know", "ended", {"person", "manager"}},
    {"profile_agreed", "ended", {"person", "manager"}},
    {"looking", "ended", {"person", "manager"}},
    {"ended", "introduced", {"person", "scheme_worker"}},
};

bool is_allowed(const std::string& from, std::string_view to, std::string_view actor) {
  return std::any_of(allowed.begin(), allowed.end(), [&](const Allowed& each) {
    return each.from == from && each.to == to &&
           std::find(each.by.begin(), each.by.end(), actor) != each.by.end();
  });
}

// Somebody of whom everything is agreed, by themselves or lawfully for them.
Person who_agreed(Authority authority) {
  Person maya = a_person("maya");
  maya.agreement = {agreed(AgreementFor::match), agreed(AgreementFor::share)};
  for (Agreement& each : maya.agreement) each.authority = authority;
  maya.sharing = SharingTerms{};
  maya.sharing->authority = authority;
  return maya;
}

Authority authority_for(Actor actor) {
  return actor == Actor::decision_maker ? Authority::lpa_health_welfare : Authority::self;
}

StateDecision decision_of(Actor actor, std::string reason = "Because.") {
  return StateDecision{actor, "told on the day", today, std::move(reason)};
}

World a_world() {
  World world;
  world.put(a_person("maya"));
  world.put(a_home("elm"));
  world.put(living_in("maya", "elm"));
  return world;
}

std::string refusal(const View& view, const Person& person, State to, Actor actor,
                    std::string reason = "Because.") {
  const auto result = may_move(view, person, to, decision_of(actor, std::move(reason)));
  if (result) return "";
  std::string text = result.error().code == ErrorCode::conflict ? "conflict" : "bad_input";
  for (const Fault& each : result.error().faults) text += " " + each.pointer;
  return text;
}

std::vector<Opt<State>> states() {
  std::vector<Opt<State>> all{std::nullopt};
  for (std::size_t i = 0; i < words<State>.size(); ++i) all.push_back(static_cast<State>(i));
  return all;
}

TEST_CASE("every state, every state after it, every actor of a person: those of domain 2b alone") {
  World world = a_world();
  const View view = world.view();
  std::size_t moves = 0;
  std::size_t tried = 0;
  for (const Opt<State> from : states()) {
    for (const Opt<State> to : states()) {
      if (!to) continue;
      for (std::size_t i = 0; i < words<Actor>.size(); ++i) {
        const auto actor = static_cast<Actor>(i);
        Person maya = who_agreed(authority_for(actor));
        maya.state = from;
        const std::string before = from ? std::string(word(*from)) : "";
        const bool may = may_move(view, maya, *to, decision_of(actor)).ok();
        CHECK_MESSAGE(may == is_allowed(before, word(*to), word(actor)), before, " to ", word(*to),
                      " by ", word(actor));
        moves += may ? 1 : 0;
        ++tried;
      }
    }
  }
  CHECK(tried == 8 * 7 * 8);
  CHECK(moves == 32);
}

TEST_CASE("nothing is agreed for a person by somebody who may not, nor against their no") {
  World world = a_world();
  const View view = world.view();
  Person maya = who_agreed(Authority::self);
  maya.state = State::getting_to_know;
  const auto refused = [&](Actor actor) {
    return refusal(view, maya, State::profile_agreed, actor);
  };
  CHECK(refused(Actor::person) == "");
  CHECK(refused(Actor::decision_maker) == "conflict /sharing /agreement");
  CHECK(refused(Actor::scheme_worker) == "bad_input /actor");
  maya = who_agreed(Authority::best_interests);
  maya.state = State::getting_to_know;
  CHECK(refused(Actor::decision_maker) == "");
  CHECK(refused(Actor::person) == "conflict /sharing /agreement");
  Agreement no = agreed(AgreementFor::share);
  no.answer = YesNo::no;
  maya.agreement.push_back(no);
  CHECK(refused(Actor::decision_maker) == "conflict /agreement");
}

TEST_CASE("a profile is agreed once it is said what is shown, and while that holds") {
  World world = a_world();
  Person maya = who_agreed(Authority::self);
  maya.state = State::getting_to_know;
  CHECK(refusal(world.view(), maya, State::profile_agreed, Actor::person) == "");
  SUBCASE("nothing is said") { maya.sharing.reset(); }
  SUBCASE("nothing may be shown") { maya.sharing->tier_max = Tier::officer; }
  SUBCASE("it has ended") { maya.sharing->until = today.plus(-1); }
  SUBCASE("it has not begun") { maya.sharing->on = today.plus(1); }
  CHECK(refusal(world.view(), maya, State::profile_agreed, Actor::person) == "conflict /sharing");
}

TEST_CASE("nobody looks without their yes to being matched, or for nothing") {
  World world = a_world();
  for (const State from : {State::profile_agreed, State::in_arrangement, State::moving_on}) {
    Person maya = who_agreed(Authority::self);
    maya.state = from;
    CHECK(refusal(world.view(), maya, State::looking, Actor::person) == "");
    maya.looking_for.clear();
    maya.agreement = {agreed(AgreementFor::share)};
    CHECK(refusal(world.view(), maya, State::looking, Actor::person) ==
          "conflict /agreement /looking_for");
  }
}

TEST_CASE("in an arrangement is who lives in one that day") {
  World world = a_world();
  Person maya = who_agreed(Authority::self);
  maya.state = State::looking;
  CHECK(refusal(world.view(), maya, State::in_arrangement, Actor::scheme_worker) == "");
  Arrangement over = living_in("maya", "elm");
  over.end = today;
  world.put(over);
  CHECK(refusal(world.view(), maya, State::in_arrangement, Actor::scheme_worker) ==
        "conflict /state");
  Person nobody = who_agreed(Authority::self);
  nobody.identity.number = number_of("nobody");
  nobody.state = State::looking;
  CHECK(refusal(world.view(), nobody, State::in_arrangement, Actor::person) == "conflict /state");
}

TEST_CASE("a person stops and leaves without a reason, a manager with one, and days go forward") {
  World world = a_world();
  Person maya = who_agreed(Authority::self);
  maya.state = State::looking;
  const View view = world.view();
  CHECK(refusal(view, maya, State::profile_agreed, Actor::person, "") == "");
  CHECK(refusal(view, maya, State::ended, Actor::person, "") == "");
  CHECK(refusal(view, maya, State::ended, Actor::manager, "") == "bad_input /reason");
  move_to(maya, State::ended, decision_of(Actor::person, ""), "Anna");
  CHECK(maya.states.back().from == "looking");
  StateDecision earlier = decision_of(Actor::person);
  earlier.on = today.plus(-1);
  const auto refused = may_move(view, maya, State::introduced, earlier);
  CHECK(refused.error().faults.at(0).pointer == "/on");
}

}  // namespace person_states
}  // namespace kith::tests
