// SPDX-License-Identifier: Apache-2.0
#include "graph/household_states.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "graph/limits.h"
#include "tests/support/world.h"

namespace kith::tests {

using namespace graph;  // NOLINT: the words of states

namespace household_states {

using State = HouseholdState;
using Actor = StateActor;

// By hand from domain §2a, and what graph/household_states.h says goes beside it; "" is no state.
struct Allowed {
  std::string from;
  std::string to;
  std::vector<std::string> by;
};
const std::vector<Allowed> allowed{
    {"", "enquiry", {"applicant", "scheme_worker"}},
    {"enquiry", "pre_assessment_visit", {"applicant", "scheme_worker"}},
    {"pre_assessment_visit", "applied", {"applicant"}},
    {"applied", "assessing", {"applicant", "assessing_officer"}},
    {"assessing", "to_panel", {"assessing_officer"}},
    {"to_panel", "approved", {"panel"}},
    {"approved", "available", {"carer"}},
    {"available", "paused", {"carer"}},
    {"paused", "available", {"carer"}},
    {"approved", "under_review", {"manager"}},
    {"available", "under_review", {"manager"}},
    {"paused", "under_review", {"manager"}},
    {"under_review", "approved", {"manager", "panel"}},
    {"under_review", "deapproved", {"panel"}},
    {"under_review", "resigned", {"carer"}},
    // Beside the way:
    {"to_panel", "assessing", {"panel"}},
    {"to_panel", "deapproved", {"panel"}},
    {"enquiry", "resigned", {"applicant"}},
    {"pre_assessment_visit", "resigned", {"applicant"}},
    {"applied", "resigned", {"applicant"}},
    {"assessing", "resigned", {"applicant"}},
    {"to_panel", "resigned", {"applicant"}},
    {"approved", "resigned", {"carer"}},
    {"available", "resigned", {"carer"}},
    {"paused", "resigned", {"carer"}},
    {"resigned", "enquiry", {"applicant", "scheme_worker"}},
};

bool is_allowed(const std::string& from, std::string_view to, std::string_view actor) {
  return std::any_of(allowed.begin(), allowed.end(), [&](const Allowed& each) {
    return each.from == from && each.to == to &&
           std::find(each.by.begin(), each.by.end(), actor) != each.by.end();
  });
}

Check check_of(std::string type) {
  Check check;
  check.type = std::move(type);
  check.outcome = "decided";
  check.on = today.plus(-30);
  return check;
}

// Everything that any transition asks for.
Household a_complete_home() {
  Household home = a_home("elm");
  home.others_living = {an_adult("ann"), a_child("bo", AgeBand::from_6_to_10)};
  home.checks = {check_of("references"), check_of("DBS"), check_of("home_safety")};
  Approval terms;
  terms.kinds = {ArrangementKind::live_in};
  terms.from = today.plus(-100);
  terms.until = today.plus(100);
  terms.people_max = Range<0, 20>{2};
  home.approval = terms;
  return home;
}

StateDecision decision_of(Actor actor, std::string reason = "Because.") {
  return StateDecision{actor, "told on the day", today, std::move(reason)};
}

std::string refusal(const Household& home, State to, Actor actor, std::string reason = "Because.") {
  const auto result = may_move(home, to, decision_of(actor, std::move(reason)));
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

TEST_CASE("every state, every state after it, every actor of a home: those of domain 2a alone") {
  std::size_t moves = 0;
  std::size_t tried = 0;
  Household home = a_complete_home();
  for (const Opt<State> from : states()) {
    for (const Opt<State> to : states()) {
      if (!to) continue;
      for (std::size_t i = 0; i < words<Actor>.size(); ++i) {
        home.state = from;
        const auto actor = static_cast<Actor>(i);
        const std::string before = from ? std::string(word(*from)) : "";
        const bool may = may_move(home, *to, decision_of(actor)).ok();
        CHECK_MESSAGE(may == is_allowed(before, word(*to), word(actor)), before, " to ", word(*to),
                      " by ", word(actor));
        moves += may ? 1 : 0;
        ++tried;
      }
    }
  }
  CHECK(tried == 12 * 11 * 8);
  CHECK(moves == 31);
}

TEST_CASE("a carer pauses, comes back and resigns without a reason, a manager has to give one") {
  Household home = a_complete_home();
  home.state = State::available;
  CHECK(refusal(home, State::paused, Actor::carer, "") == "");
  CHECK(refusal(home, State::resigned, Actor::carer, "") == "");
  CHECK(refusal(home, State::under_review, Actor::manager, "") == "bad_input /reason");
  CHECK(refusal(home, State::under_review, Actor::carer) == "bad_input /actor");
  home.state = State::paused;
  CHECK(refusal(home, State::available, Actor::carer, "") == "");
  const auto no_authority = may_move(home, State::available, {Actor::carer, "", today, ""});
  CHECK(no_authority.error().faults.at(0).pointer == "/authority");
}

TEST_CASE("the panel approves, on terms, and the worker never does") {
  Household home = a_complete_home();
  home.state = State::to_panel;
  CHECK(refusal(home, State::approved, Actor::scheme_worker) == "bad_input /actor");
  CHECK(refusal(home, State::approved, Actor::assessing_officer) == "bad_input /actor");
  home.approval->kinds.clear();
  home.approval->people_max = Range<0, 20>{4};
  home.approval->until.reset();
  CHECK(refusal(home, State::approved, Actor::panel) ==
        "conflict /approval/kinds /approval/until /approval/people_max");
  home.approval->panel_next = today.plus(300);
  home.approval->from.reset();
  CHECK(refusal(home, State::approved, Actor::panel) ==
        "conflict /approval/kinds /approval/from /approval/people_max");
  home.approval.reset();
  CHECK(refusal(home, State::approved, Actor::panel) == "conflict /approval");
}

TEST_CASE("nobody opens a home whose approval does not hold that day") {
  Household home = a_complete_home();
  home.state = State::approved;
  home.approval->until = today;
  CHECK(refusal(home, State::available, Actor::carer) == "");
  home.approval->until = today.plus(-1);
  CHECK(refusal(home, State::available, Actor::carer) == "conflict /approval");
  home.approval->until.reset();
  home.approval->from = today.plus(1);
  CHECK(refusal(home, State::available, Actor::carer) == "conflict /approval");
  home.approval.reset();
  CHECK(refusal(home, State::available, Actor::carer) == "conflict /approval");
}

TEST_CASE("everybody adult who lives there agrees before a home applies") {
  Household home = a_complete_home();
  home.state = State::pre_assessment_visit;
  CHECK(refusal(home, State::applied, Actor::applicant) == "");
  const auto no = [] {
    Agreement answer = agreed();
    answer.answer = YesNo::no;
    return answer;
  };
  const std::string open = "conflict /carers";
  SUBCASE("a carer was not asked") { home.carers[0].agreement.clear(); }
  SUBCASE("a carer said no") { home.carers[0].agreement = {no()}; }
  SUBCASE("another adult was not asked") { home.others_living[0].agreement.clear(); }
  SUBCASE("another adult said no") { home.others_living[0].agreement = {no()}; }
  SUBCASE("no carer is on record") { home.carers.clear(); }
  const auto asked = may_move(home, State::applied, decision_of(Actor::applicant));
  // The same words, whoever it is and whatever they said.
  CHECK(asked.error().faults ==
        std::vector<Fault>{
            {"/carers", "each carer, and each adult who lives there, agrees first", 0}});
  home.state = State::applied;
  CHECK(refusal(home, State::assessing, Actor::assessing_officer) == open);
  home.state = State::to_panel;
  CHECK(refusal(home, State::assessing, Actor::panel) == "");
}

TEST_CASE("who has moved out, and a child, are not asked, an unknown household is") {
  Household home = a_complete_home();
  home.state = State::pre_assessment_visit;
  home.others_living[0].agreement.clear();
  home.others_living[0].stays_until = today;
  CHECK(refusal(home, State::applied, Actor::applicant) == "");
  home.others_living.clear();
  home.others_living_known.reset();
  CHECK(refusal(home, State::applied, Actor::applicant) == "conflict /others_living");
  home.others_living_known = true;
  CHECK(refusal(home, State::applied, Actor::applicant) == "");
  home.checks.clear();
  CHECK(refusal(home, State::applied, Actor::applicant) == "conflict /checks");
}

TEST_CASE("the panel sees a home once references, DBS and safety are decided") {
  Household home = a_complete_home();
  home.state = State::assessing;
  CHECK(refusal(home, State::to_panel, Actor::assessing_officer) == "");
  for (Check& each : home.checks) each.outcome.clear();
  CHECK(refusal(home, State::to_panel, Actor::assessing_officer) ==
        "conflict /checks /checks /checks");
  home.checks.clear();
  CHECK(refusal(home, State::to_panel, Actor::assessing_officer) ==
        "conflict /checks /checks /checks");
}

TEST_CASE("what is kept of a transition, and that only the oldest are let go") {
  Household home = a_complete_home();
  home.state = State::available;
  move_to(home, State::paused, {Actor::carer, "by telephone", today, ""}, "Anna");
  CHECK(home.state == State::paused);
  const StateTaken taken{"available", "paused", today, "carer", "by telephone", "Anna", {}};
  CHECK(home.states.back() == taken);
  for (std::size_t i = 0; i < limits::list_items_max; ++i) {
    const State to = home.state == State::paused ? State::available : State::paused;
    move_to(home, to, decision_of(Actor::carer, std::to_string(i)), "Anna");
  }
  CHECK(home.states.size() == limits::list_items_max);
  CHECK(home.states.front().reason.value == "0");
  CHECK(home.states.back().reason.value == std::to_string(limits::list_items_max - 1));
}

}  // namespace household_states
}  // namespace kith::tests
