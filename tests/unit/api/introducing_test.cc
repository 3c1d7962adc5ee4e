// SPDX-License-Identifier: Apache-2.0
#include "api/introducing.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "graph/codec.h"
#include "graph/introduction_parties.h"
#include "tests/support/walked_scheme.h"

namespace kith::tests {

using namespace graph;  // NOLINT: the words of its steps

namespace introducing {

using Json = nlohmann::ordered_json;

api::Asker asker_of(api::Role role, std::string_view own = {}) {
  api::Asker asker;
  asker.eyes.role = role;
  asker.who = "token of a " + std::string(api::word(role));
  if (!own.empty()) asker.eyes.own = number_of(own);
  return asker;
}

StepTaken says(const WalkingPair& walking, Party party, const std::string& of,
               StepQuestion question, StepAnswer answer = StepAnswer::yes) {
  return answer_of(walking.pair(), party, of, question, answer);
}

struct Desk {
  WalkedScheme world{false};
  WalkingPair* walking = &world.another_pair();

  Pair pair() const { return walking->pair(); }
  bool sends(const StepTaken& step) { return world.send(*walking, step).ok(); }
  void all_say_yes(StepQuestion question) {
    REQUIRE(sends(says(*walking, Party::person, walking->person, question)));
    REQUIRE(sends(says(*walking, Party::carer, carer_of(pair()), question)));
    REQUIRE(sends(says(*walking, Party::resident, adult_of(pair()), question)));
    if (question != StepQuestion::meet) return;
    REQUIRE(sends(says(*walking, Party::child, child_of(pair()), question, StepAnswer::wishes)));
  }
  void to_shared() {
    REQUIRE(world.begin(*walking, StepKind::shortlisted).ok());
    REQUIRE(sends(share_of(pair(), Party::person)));
    REQUIRE(sends(share_of(pair(), Party::household)));
  }
  void to_terms() {
    to_shared();
    all_say_yes(StepQuestion::meet);
    REQUIRE(sends(met(pair())));
    all_say_yes(StepQuestion::arrange);
    REQUIRE(sends(funded(pair())));
    REQUIRE(sends(agreed_in_principle(pair())));
    REQUIRE(sends(terms_of(pair(), ArrangementKind::live_in, back_up)));
  }
  graph::Result<api::Shown> raw(const api::Asker& asker, api::StepGate gate, const Json& body,
                                const std::string& key = "") {
    return world.scheme().introductions().take(asker, walking->introduction, gate, body.dump(),
                                               key);
  }
};

TEST_CASE("whatever keeps a pair from being introduced, the refusal is the same") {
  Desk desk;
  auto& introductions = desk.world.scheme().introductions();
  const auto refusal = [&](const Json& body) {
    const auto begun = introductions.begin(WalkedScheme::manager(), body.dump(), "");
    REQUIRE(!begun.ok());
    return std::pair(begun.error().code, begun.error().message);
  };
  Json body{{"run", to_text(desk.walking->run.number)},
            {"household", desk.walking->home},
            {"reason", "Both love the garden."}};
  Json other_run = body;
  other_run["run"] = to_text(number_of("no such run"));
  Json other_home = body;
  other_home["household"] = "oak";
  const auto first = refusal(other_run);
  CHECK(first.first == ErrorCode::not_found);
  CHECK(refusal(other_home) == first);
  Person marked = a_walker(desk.pair(), false);
  NoContact mark;
  mark.with = subject_number(desk.walking->home);
  marked.no_contact = {mark};
  store::Command command;
  command.events.push_back(graph::put_event(marked));
  REQUIRE(desk.world.scheme().writer().submit(std::move(command)).ok());
  const std::uint64_t before = desk.world.log_size();
  CHECK(refusal(body) == first);
  CHECK(desk.world.log_size() == before);
}

TEST_CASE("the last answer is told in the same batch, on the day on which it is written") {
  Desk desk;
  desk.to_shared();
  desk.all_say_yes(StepQuestion::meet);
  CHECK(desk.world.steps_of(*desk.walking).back().step == StepKind::disclosed);
  REQUIRE(desk.sends(met(desk.pair())));
  for (const Party party : {Party::person, Party::carer, Party::resident}) {
    const std::string of = party == Party::person  ? desk.walking->person
                           : party == Party::carer ? carer_of(desk.pair())
                                                   : adult_of(desk.pair());
    StepTaken step = says(*desk.walking, party, of, StepQuestion::go_on);
    step.on = Date{today.days - 3};
    REQUIRE(desk.sends(step));
  }
  const auto steps = desk.world.steps_of(*desk.walking);
  CHECK(steps.back().step == StepKind::disclosed);
  CHECK(steps.back().on == today);
  CHECK(steps.back().recorded_by == "Kith");
}

TEST_CASE("the last signature makes the arrangement, and nothing else does") {
  Desk desk;
  desk.to_terms();
  const auto made = [&] {
    const View view = desk.world.scheme().view();
    return view.arrangements_of(*view.index_of(Kind::household, number_of(desk.walking->home)))
        .size();
  };
  REQUIRE(desk.sends(signature(desk.pair(), Party::carer, carer_of(desk.pair()))));
  REQUIRE(desk.sends(signature(desk.pair(), Party::person, desk.walking->person)));
  CHECK(made() == 0);
  REQUIRE(desk.sends(signature(desk.pair(), Party::match_officer, desk.walking->person)));
  CHECK(made() == 1);
  const StepTaken last = desk.world.steps_of(*desk.walking).back();
  REQUIRE(last.arrangement.has_value());
  const View view = desk.world.scheme().view();
  const auto* arrangement = view.find<Arrangement>(last.arrangement->number);
  REQUIRE(arrangement != nullptr);
  CHECK(is_agreed_here(view, *arrangement));
  CHECK(arrangement->start == first_day);
  REQUIRE(desk.sends(step_of(desk.pair(), StepKind::started)));
  REQUIRE(desk.sends(ending(desk.pair(), Party::person, desk.walking->person, EndedBy::person)));
  const View later = desk.world.scheme().view();
  CHECK(later.find<Arrangement>(last.arrangement->number)->ended_by == EndedBy::person);
}

TEST_CASE("a start asks the rules once more, and nothing rewrites what everybody signed") {
  Desk desk;
  desk.to_terms();
  REQUIRE(desk.sends(signature(desk.pair(), Party::carer, carer_of(desk.pair()))));
  REQUIRE(desk.sends(signature(desk.pair(), Party::person, desk.walking->person)));
  REQUIRE(desk.sends(signature(desk.pair(), Party::match_officer, desk.walking->person)));
  const auto puts = [&](const graph::Record& record) {
    store::Command command;
    command.events.push_back(graph::put_event(record));
    return desk.world.scheme().writer().submit(std::move(command)).ok();
  };
  const View view = desk.world.scheme().view();
  const ArrangementNumber number = *desk.world.steps_of(*desk.walking).back().arrangement;
  Arrangement other = *view.find<Arrangement>(number.number);
  other.household = household_number(back_up);
  CHECK(!puts(other));
  other = *view.find<Arrangement>(number.number);
  other.arrangement_kind = ArrangementKind::day;
  CHECK(!puts(other));
  CHECK(puts(*view.find<Arrangement>(number.number)));
  Household home = *view.find<Household>(number_of(desk.walking->home));
  const Household before = home;
  home.state = HouseholdState::under_review;
  REQUIRE(puts(home));
  CHECK(!desk.sends(step_of(desk.pair(), StepKind::started)));
  REQUIRE(puts(before));
  CHECK(desk.sends(step_of(desk.pair(), StepKind::started)));
}

TEST_CASE("to a carer an objection is a hold") {
  Desk desk;
  desk.to_shared();
  desk.all_say_yes(StepQuestion::meet);
  REQUIRE(desk.sends(met(desk.pair())));
  StepTaken felt = step_by(desk.pair(), StepKind::felt, Party::person, desk.walking->person);
  felt.felt = Felt{{}, {"Too loud."}, Reaction::objected};
  REQUIRE(desk.sends(felt));
  const Json body{{"party", "carer"},
                  {"of", to_text(number_of(carer_of(desk.pair())))},
                  {"question", "go_on"},
                  {"answer", "yes"}};
  const auto took =
      desk.raw(asker_of(api::Role::carer, carer_of(desk.pair())), api::StepGate::decisions, body);
  REQUIRE(!took.ok());
  CHECK(took.error().message == "It is on hold.");
}

TEST_CASE("what Kith says itself nobody sends, and a profile is shown today") {
  Desk desk;
  REQUIRE(desk.world.begin(*desk.walking, StepKind::shortlisted).ok());
  const Json shown{{"step", "shared"}, {"party", "person"}, {"share", {{"tier", "1"}}}};
  const auto refused = [&](const char* outer, const char* inner, const Json& value) {
    Json body = shown;
    (inner ? body[outer][inner] : body[outer]) = value;
    const auto took = desk.raw(WalkedScheme::manager(), api::StepGate::transitions, body);
    return !took.ok() && took.error().code == ErrorCode::bad_input &&
           took.error().faults.at(0).pointer.starts_with(std::string("/") + outer);
  };
  CHECK(refused("recorded_by", nullptr, "somebody"));
  CHECK(refused("arrangement", nullptr, to_text(number_of("x"))));
  CHECK(refused("outcome", nullptr, "yes"));
  CHECK(refused("share", "lines", Json::array()));
  CHECK(refused("share", "to", "person"));
  CHECK(refused("on", nullptr, to_text(Date{today.days - 1})));
  CHECK(refused("on", nullptr, to_text(today.plus(1))));
  CHECK(desk.raw(WalkedScheme::manager(), api::StepGate::transitions, shown).ok());
}

TEST_CASE("officers say what they are told, managers what takes a manager, others their own") {
  Desk desk;
  desk.to_shared();
  const WalkingPair& walking = *desk.walking;
  const auto allowed = [&](const api::Asker& asker, const StepTaken& step) {
    const auto took = desk.world.send_as(asker, walking, step);
    return took.ok() || took.error().code != ErrorCode::forbidden;
  };
  const api::Asker worker = asker_of(api::Role::scheme_worker);
  const api::Asker maya = asker_of(api::Role::person, walking.person);
  const api::Asker carer = asker_of(api::Role::carer, carer_of(desk.pair()));
  const StepTaken persons = says(walking, Party::person, walking.person, StepQuestion::meet);
  const StepTaken carers = says(walking, Party::carer, carer_of(desk.pair()), StepQuestion::meet);
  StepTaken decided = persons;
  decided.best_interests = best_interests();
  CHECK(allowed(worker, persons));
  CHECK(allowed(worker, carers));
  CHECK(allowed(worker, decided));
  CHECK(!allowed(worker,
                 ending(desk.pair(), Party::manager, walking.person, EndedBy::scheme_safety)));
  CHECK(allowed(maya, persons));
  CHECK(!allowed(maya, carers));
  CHECK(!allowed(maya, decided));
  CHECK(!allowed(maya, funded(desk.pair())));
  CHECK(!allowed(maya, step_of(desk.pair(), StepKind::money_shown)));
  CHECK(allowed(carer, carers));
  CHECK(!allowed(carer, persons));
  const StepTaken stops =
      step_by(desk.pair(), StepKind::sharing_withdrawn, Party::carer, carer_of(desk.pair()));
  CHECK(desk.world.send_as(carer, walking, stops).ok());
}

TEST_CASE("a request sent again with its key gets the first answer, and nothing happens twice") {
  Desk desk;
  desk.to_shared();
  const Json body{{"step", "money_shown"},
                  {"money", {{"pays_pence_a_week", 0}, {"left_pence_a_week", 6200}}}};
  const auto first = desk.raw(WalkedScheme::manager(), api::StepGate::transitions, body, "once");
  REQUIRE(first.ok());
  CHECK(!first->replayed);
  const std::uint64_t before = desk.world.log_size();
  const auto again = desk.raw(WalkedScheme::manager(), api::StepGate::transitions, body, "once");
  REQUIRE(again.ok());
  CHECK(again->replayed);
  CHECK(desk.world.log_size() == before);
  const auto other = desk.raw(WalkedScheme::manager(), api::StepGate::transitions,
                              Json{{"step", "held"}, {"reason", "Later."}}, "once");
  REQUIRE(!other.ok());
  CHECK(other.error().code == ErrorCode::conflict);
}

TEST_CASE("a list shows what its reader may know of, page by page") {
  Desk desk;
  desk.to_shared();
  WalkingPair& second = desk.world.another_pair();
  REQUIRE(desk.world.begin(second, StepKind::shortlisted).ok());
  auto& introductions = desk.world.scheme().introductions();
  const auto first = introductions.list(WalkedScheme::manager(), "", 1);
  REQUIRE(first.ok());
  CHECK(first->items.size() == 1);
  const auto rest = introductions.list(WalkedScheme::manager(), first->next, 1);
  REQUIRE(rest.ok());
  CHECK(rest->items.size() == 1);
  CHECK(rest->next.empty());
  const auto own = introductions.list(asker_of(api::Role::person, second.person), "", 10);
  REQUIRE(own.ok());
  REQUIRE(own->items.size() == 1);
  CHECK(own->items[0].find(to_text(second.introduction)) != std::string::npos);
  // The other home has been shown nothing of the person yet.
  CHECK(introductions.list(asker_of(api::Role::carer, carer_of(second.pair())), "", 10)
            ->items.empty());
}

}  // namespace introducing
}  // namespace kith::tests
