// SPDX-License-Identifier: Apache-2.0
#include "tests/support/walked_scheme.h"

#include <nlohmann/json.hpp>

#include "api/exchange/record_json.h"
#include "api/recorded_run.h"
#include "graph/check.h"
#include "graph/codec.h"

namespace kith::tests {
namespace {

using Json = nlohmann::ordered_json;
using graph::StepKind;

api::StepGate gate_of(StepKind kind) {
  switch (kind) {
    case StepKind::answered:
    case StepKind::funded: return api::StepGate::decisions;
    case StepKind::met:
    case StepKind::felt: return api::StepGate::meetings;
    default: return api::StepGate::transitions;
  }
}

}  // namespace

std::string request_of(const graph::StepTaken& step) {
  graph::Introduction holder;
  holder.identity.number = step.introduction.number;
  holder.person = step.person;
  holder.household = step.household;
  holder.steps.push_back(step);
  Json json = api::record_to_json(holder).at("steps").at(0);
  for (const char* key :
       {"introduction", "person", "household", "recorded_by", "outcome", "arrangement"}) {
    json.erase(key);
  }
  if (json.contains("share")) json["share"] = Json{{"tier", json["share"]["tier"]}};
  if (json.contains("emergency")) json["emergency"].erase("stay");
  return json.dump();
}

api::Asker WalkedScheme::manager() {
  api::Asker asker;
  asker.eyes.role = api::Role::manager;
  asker.who = "token of a manager";
  return asker;
}

WalkedScheme::WalkedScheme(bool minor) : minor_(minor) {
  engine_ = store::make_memory_engine(options_);
  const auto keys = directory_.path() / "keys";
  const auto snapshots = directory_.path() / "snapshots";
  std::filesystem::create_directories(keys);
  std::filesystem::create_directories(snapshots);
  scheme_ = api::Scheme::create({*engine_, keys, snapshots, files_, clock_, randomness_}, "leigh",
                                store::Tenant::scheme)
                .value();
  store::Command command;
  command.events.push_back(graph::put_event(a_home(back_up)));
  submit(std::move(command));
}

void WalkedScheme::submit(store::Command command) {
  const auto done = scheme_->writer().submit(std::move(command));
  KITH_CHECK(done.ok());
}

WalkingPair& WalkedScheme::named() {
  const std::string place = std::to_string(pairs_.size());
  return pairs_.emplace_back(WalkingPair{"maya" + place, "elm" + place});
}

void WalkedScheme::add_people(const WalkingPair& walking, store::Command& command) const {
  command.events.push_back(graph::put_event(a_walker(walking.pair(), minor_)));
  command.events.push_back(graph::put_event(a_walked_home(walking.pair())));
  command.events.push_back(graph::put_event(a_baseline(walking.pair())));
}

WalkingPair& WalkedScheme::another_pair() {
  WalkingPair& made = named();
  store::Command command;
  add_people(made, command);
  submit(std::move(command));
  record_run(made);
  return made;
}

void WalkedScheme::record_run(WalkingPair& walking) {
  walking.run.number = randomness_.number();
  const graph::PersonNumber person = person_number(walking.person);
  const api::RunQuestion asked{.question = "proposals", .person = person, .on = today, .top = 1};
  graph::Event run = api::begun_run(walking.run, manager(), asked, "{}");
  run.header.subjects.push_back(graph::as_subject(household_number(walking.home)));
  run.parts.push_back({"{}", false});
  store::Command command;
  command.events.push_back(std::move(run));
  submit(std::move(command));
}

graph::SubjectNumber in_place_of(const graph::SubjectNumber& number, const Pair& from,
                                 const Pair& to) {
  if (number == subject_number(from.person)) return subject_number(to.person);
  if (number == subject_number(from.home)) return subject_number(to.home);
  for (const auto name : {carer_of, adult_of, child_of}) {
    if (number == subject_number(name(from))) return subject_number(name(to));
  }
  return number;
}

// What came of the steps, too: the arrangement, the stay.
void WalkedScheme::add_steps(const WalkingPair& from, const WalkingPair& to,
                             store::Command& command) {
  const graph::View view = scheme_->view();
  const graph::PersonNumber person = person_number(to.person);
  const graph::HouseholdNumber home = household_number(to.home);
  graph::Introduction introduction;
  introduction.identity.number = to.introduction;
  introduction.person = person;
  introduction.household = home;
  command.events.push_back(graph::put_event(introduction));
  for (graph::Step step; const graph::StepTaken* each : view.steps_of(from.introduction)) {
    step.identity.number = randomness_.number();
    step.taken = *each;
    step.taken.introduction.number = to.introduction;
    step.taken.person = person;
    step.taken.household = home;
    step.taken.of = in_place_of(each->of, from.pair(), to.pair());
    if (each->arrangement) {
      graph::Arrangement made = *view.find<graph::Arrangement>(each->arrangement->number);
      made.identity.number = randomness_.number();
      made.person = person;
      made.household = home;
      made.introduction = graph::IntroductionNumber{to.introduction};
      step.taken.arrangement = graph::ArrangementNumber{made.identity.number};
      command.events.push_back(graph::put_event(made));
    }
    if (each->emergency) {
      graph::EmergencyStay made = *view.find<graph::EmergencyStay>(each->emergency->stay->number);
      made.identity.number = randomness_.number();
      made.person = person;
      made.household = home;
      step.taken.emergency->stay = graph::EmergencyStayNumber{made.identity.number};
      command.events.push_back(graph::put_event(made));
    }
    command.events.push_back(graph::put_event(step));
  }
}

std::vector<WalkingPair*> WalkedScheme::more_like(const WalkingPair& walking, std::size_t count) {
  std::vector<WalkingPair*> made;
  store::Command command;
  for (std::size_t i = 0; i < count; ++i) {
    made.push_back(&named());
    made.back()->introduction = randomness_.number();
    add_people(*made.back(), command);
    add_steps(walking, *made.back(), command);
  }
  submit(std::move(command));
  return made;
}

graph::Result<void> WalkedScheme::begin(WalkingPair& walking, StepKind kind, graph::Date on) {
  const Json body{{"run", graph::to_text(walking.run.number)},
                  {"household", walking.home},
                  {"step", graph::word(kind)},
                  {"on", graph::to_text(on)},
                  {"reason", "Both love the garden."}};
  auto shown = scheme_->introductions().begin(manager(), body.dump(), "");
  if (!shown) return std::move(shown).error();
  walking.introduction = shown->number;
  return {};
}

graph::Result<api::Shown> WalkedScheme::send_as(const api::Asker& asker, const WalkingPair& walking,
                                                const graph::StepTaken& step) {
  return scheme_->introductions().take(asker, walking.introduction, gate_of(step.step),
                                       request_of(step), "");
}

graph::Result<void> WalkedScheme::send(WalkingPair& walking, const graph::StepTaken& step) {
  if (walking.introduction.is_zero()) return begin(walking, step.step);
  auto shown = send_as(manager(), walking, step);
  if (!shown) return std::move(shown).error();
  return {};
}

std::vector<graph::StepTaken> WalkedScheme::steps_of(const WalkingPair& walking) const {
  std::vector<graph::StepTaken> steps;
  const graph::View view = scheme_->view();
  for (const graph::StepTaken* each : view.steps_of(walking.introduction)) steps.push_back(*each);
  return steps;
}

}  // namespace kith::tests
