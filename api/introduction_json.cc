// SPDX-License-Identifier: Apache-2.0
#include "api/introduction_json.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/record_json.h"
#include "graph/agreements.h"
#include "graph/introduction_parties.h"

namespace kith::api {
namespace {

using graph::IntroductionState;
using graph::Party;
using graph::PartyNumber;
using graph::StepAnswer;
using graph::StepKind;
using graph::StepTaken;
using Json = nlohmann::ordered_json;

// Whose eyes these are, towards one introduction.
enum class Side : std::uint8_t { officer, everything, person, carer };

Side side_of(const Eyes& eyes) {
  switch (eyes.role) {
    case Role::person: return Side::person;
    case Role::carer: return Side::carer;
    case Role::data_protection_lead: return Side::everything;
    default: return Side::officer;
  }
}

std::string text(const graph::Number& number) { return graph::to_text(number); }

bool is_final(StepAnswer answer) {
  return answer != StepAnswer::not_yet && answer != StepAnswer::tell_me_more &&
         answer != StepAnswer::worried;
}

// What is told of an answer before it is disclosed: that there is one, or that there cannot be yet.
std::string_view told_of(const IntroductionState& state, const PartyNumber& who) {
  std::string_view told = "not_answered";
  for (const graph::PartyAnswer& each : state.answers) {
    if (each.who != who) continue;
    if (!each.own && told != "not_answered") continue;
    told = is_final(each.answer) ? "answered" : graph::word(each.answer);
    if (each.to_be_confirmed) told = "to_be_confirmed";
  }
  return told;
}

// What is asked now: the open question, or the one that would come next.
graph::Opt<graph::StepQuestion> question_now(const IntroductionState& state) {
  using graph::IntroductionStage;
  using graph::StepQuestion;
  if (state.question) return state.question;
  if (!state.reached) return std::nullopt;
  switch (*state.reached) {
    case IntroductionStage::shared: return StepQuestion::meet;
    case IntroductionStage::emergency_asked: return StepQuestion::emergency;
    case IntroductionStage::meeting:
      if (state.all_said_yes_to_arrange) return std::nullopt;
      return state.meetings > state.meetings_asked ? StepQuestion::go_on : StepQuestion::arrange;
    default: return std::nullopt;
  }
}

Json party_json(const PartyNumber& who) {
  return Json{{"party", graph::word(who.party)}, {"of", text(who.of.number)}};
}

void add_question(Json& json, const IntroductionState& state, const graph::View& view, Side side,
                  const Eyes& eyes, graph::Date today) {
  const auto question = question_now(state);
  if (!question || !graph::is_under_way(state)) return;
  json["question"] = graph::word(*question);
  if (side == Side::person || side == Side::carer) {
    const Party party = side == Side::person ? Party::person : Party::carer;
    if (eyes.own) {
      json["you"] = told_of(state, PartyNumber{party, graph::SubjectNumber{*eyes.own}});
    }
    return;
  }
  Json asked = Json::array();
  for (const PartyNumber& who :
       graph::who_is_asked(view, state.person, state.household, *question, today)) {
    const bool before =
        *question == graph::StepQuestion::meet &&
        std::find(state.said_yes.begin(), state.said_yes.end(), who) != state.said_yes.end();
    if (before) continue;
    Json each = party_json(who);
    each["says"] = told_of(state, who);
    asked.push_back(std::move(each));
  }
  json["asked"] = std::move(asked);
}

// One step as the record of it reads, whole.
Json whole(const graph::Introduction& introduction, const StepTaken& step) {
  graph::Introduction holder;
  holder.identity = introduction.identity;
  holder.person = introduction.person;
  holder.household = introduction.household;
  holder.steps.push_back(step);
  Json json = record_to_json(holder).at("steps").at(0);
  for (const char* key : {"introduction", "person", "household"}) json.erase(key);
  return json;
}

bool is_officers(const StepTaken& step) {
  return step.party == Party::match_officer || step.party == Party::manager ||
         step.party == Party::funder;
}

// Officers: everything but what somebody answered, and who it was that withdrew or reopened.
Json for_officer(Json json, const StepTaken& step) {
  if (is_officers(step)) return json;
  const bool hides_whose = step.step == StepKind::withdrawn || step.step == StepKind::reopened ||
                           step.step == StepKind::held || step.step == StepKind::resumed;
  if (hides_whose) {
    return Json{{"step", json.at("step")}, {"on", json.at("on")}};
  }
  if (step.step == StepKind::answered) {
    // How it was said goes, too: only a yes has to say it, so that its absence would tell a no.
    Json told = Json::object();
    for (const char* key : {"step", "party", "of", "on", "recorded_by", "question"}) {
      if (json.contains(key)) told[key] = json.at(key);
    }
    return told;
  }
  return json;
}

// Whoever speaks for a young person has no number here, and theirs is not the young person's word.
bool is_own(const Eyes& eyes, const StepTaken& step) {
  const Party own = eyes.role == Role::carer ? Party::carer : Party::person;
  return eyes.own && step.of.number == *eyes.own && step.party == own;
}

// A person or a carer: their own words whole, what was shown, met, signed and begun, and no reason
// that an officer wrote.
graph::Opt<Json> for_party(Json json, const StepTaken& step, const Eyes& eyes) {
  if (is_own(eyes, step)) return json;
  switch (step.step) {
    case StepKind::shared:
    case StepKind::met:
    case StepKind::disclosed:
    case StepKind::agreed_in_principle:
    case StepKind::terms_set:
    case StepKind::started: break;
    case StepKind::reviewed: json["review"].erase("text"); break;
    case StepKind::money_shown:
      if (eyes.role != Role::person) json.erase("money");
      break;
    case StepKind::signed_:
      return Json{{"step", json.at("step")}, {"on", json.at("on")}, {"party", json.at("party")}};
    case StepKind::held:
    case StepKind::resumed:
    case StepKind::withdrawn:
    case StepKind::ended:
    case StepKind::emergency_begun: return Json{{"step", json.at("step")}, {"on", json.at("on")}};
    default: return std::nullopt;
  }
  for (const char* key : {"reason", "recorded_by", "share"}) json.erase(key);
  return json;
}

Json steps_json(const graph::Introduction& introduction, const graph::View& view, Side side,
                const Eyes& eyes) {
  Json steps = Json::array();
  for (const StepTaken* step : view.steps_of(introduction.identity.number)) {
    Json json = whole(introduction, *step);
    if (json.contains("share")) json["share"].erase("lines");
    if (side == Side::officer) {
      steps.push_back(for_officer(std::move(json), *step));
    } else if (side == Side::everything) {
      steps.push_back(std::move(json));
    } else if (auto theirs = for_party(std::move(json), *step, eyes)) {
      steps.push_back(std::move(*theirs));
    }
  }
  return steps;
}

void add_sharing(Json& json, const char* key, const graph::Sharing& sharing) {
  if (!sharing.tier) return;
  json[key] = Json{{"tier", graph::word(*sharing.tier)}, {"withdrawn", sharing.withdrawn}};
}

void add_dates(Json& json, const IntroductionState& state) {
  if (state.started_on) json["started_on"] = graph::to_text(*state.started_on);
  if (state.review_due) json["review_due"] = graph::to_text(*state.review_due);
  if (state.matching_due) json["matching_due"] = graph::to_text(*state.matching_due);
  if (state.arrangement) json["arrangement"] = text(state.arrangement->number);
  if (state.emergency_stay) json["emergency_stay"] = text(state.emergency_stay->number);
}

// Whether whose profile it is agrees today to have it shown.
bool still_agrees(const graph::Introduction& introduction, bool of_person, const graph::View& view,
                  graph::Date today) {
  if (of_person) {
    const auto* person = view.find<graph::Person>(introduction.person.number);
    return person != nullptr && graph::agrees_to_show(*person, today);
  }
  const auto* home = view.find<graph::Household>(introduction.household.number);
  return home != nullptr && graph::agrees_to_show(*home, today);
}

// What came with an import: history, as it was written.
Json from_elsewhere(const graph::Introduction& introduction, Side side) {
  Json json{{"type", "introduction"},
            {"number", text(introduction.identity.number)},
            {"person", text(introduction.person.number)},
            {"household", text(introduction.household.number)},
            {"from_elsewhere", true}};
  if (introduction.stage) json["stage"] = graph::word(*introduction.stage);
  if (side == Side::everything) json["record"] = record_to_json(introduction);
  return json;
}

// What an officer does next, where it waits for no answer.
std::string next_in_words(const std::string& stage) {
  if (stage == "proposed") {
    return "  Next: each side is shown what the other agreed to (transitions step=shared).\n";
  }
  if (stage == "answered") return "  Next: they meet (meetings); money is shown before a visit.\n";
  if (stage == "agreed_in_principle") {
    return "  Next: the terms (transitions step=terms_set), then everybody signs.\n";
  }
  if (stage == "arrangement_agreed") {
    return "  Next: a circle review (T0) before it starts (transitions step=started).\n";
  }
  return "";
}

}  // namespace

bool may_know_of(const Eyes& eyes, const graph::Introduction& introduction,
                 const graph::View& view) {
  if (eyes.role == Role::person) return eyes.own && introduction.person.number == *eyes.own;
  if (eyes.role != Role::carer) return true;
  const auto* home = view.find<graph::Household>(introduction.household.number);
  if (!home || !eyes.own) return false;
  // A home learns of it when the person's profile was shown to it, or when it is asked on a night
  // of need.
  const IntroductionState state = graph::state_of(view, {introduction.identity.number});
  if (!state.of_person.tier && !state.is_emergency) return false;
  return std::any_of(home->carers.begin(), home->carers.end(), [&eyes](const graph::Carer& each) {
    return each.identity.number == *eyes.own;
  });
}

Json introduction_json(const Eyes& eyes, const graph::Introduction& introduction,
                       const graph::View& view, graph::Date today) {
  const Side side = side_of(eyes);
  const IntroductionState state = graph::state_of(view, {introduction.identity.number});
  if (!state.reached) return from_elsewhere(introduction, side);
  Json json{{"type", "introduction"},
            {"number", text(introduction.identity.number)},
            {"person", text(introduction.person.number)},
            {"household", text(introduction.household.number)}};
  const bool staff = side == Side::officer || side == Side::everything;
  if (staff) json["run"] = introduction.run;
  auto stage = *graph::stage_of(state);
  // That the person objects is for them to tell.
  const bool objects = stage == graph::IntroductionStage::stopped;
  if (side == Side::carer && objects) stage = graph::IntroductionStage::on_hold;
  json["stage"] = graph::word(stage);
  json["under_way"] = graph::is_under_way(state);
  add_question(json, state, view, side, eyes, today);
  add_sharing(json, "shown_of_person", state.of_person);
  add_sharing(json, "shown_of_household", state.of_household);
  json["meetings"] = state.meetings;
  if (staff && state.funding) json["funding"] = graph::word(*state.funding);
  add_dates(json, state);
  json["steps"] = steps_json(introduction, view, side, eyes);
  return json;
}

Json shares_json(const Eyes& eyes, const graph::Introduction& introduction, const graph::View& view,
                 graph::Date today) {
  const Side side = side_of(eyes);
  const IntroductionState state = graph::state_of(view, {introduction.identity.number});
  Json shown = Json::array();
  for (const StepTaken* step : view.steps_of(introduction.identity.number)) {
    const bool journeys = step->step == StepKind::journeys_shown;
    if ((step->step != StepKind::shared && !journeys) || !step->share) continue;
    if (journeys && side == Side::carer) continue;
    const bool of_person = step->party == Party::person;
    const graph::Sharing& sharing = of_person ? state.of_person : state.of_household;
    const bool theirs = journeys || side == (of_person ? Side::person : Side::carer);
    const bool staff = side == Side::officer || side == Side::everything;
    const bool goes_on = graph::is_under_way(state) && !sharing.withdrawn &&
                         still_agrees(introduction, of_person, view, today);
    if (!staff && !theirs && !goes_on) continue;
    Json json = whole(introduction, *step);
    shown.push_back(Json{{"of", journeys ? "journeys" : graph::word(step->party)},
                         {"on", json.at("on")},
                         {"tier", json.at("share").at("tier")},
                         {"lines", json.at("share").at("lines")}});
  }
  return Json{{"number", text(introduction.identity.number)}, {"shares", std::move(shown)}};
}

std::string introduction_words(const Json& json, const graph::View& view) {
  const auto called = [&view](const std::string& number, bool person) {
    const auto read = graph::number_from_text(number);
    if (!read) return number;
    if (person) {
      const auto* found = view.find<graph::Person>(*read);
      return found ? found->called : number;
    }
    const auto* found = view.find<graph::Household>(*read);
    return found ? found->called : number;
  };
  std::string words =
      fmt::format("{}  {} and {}: {}{}\n", json.at("number").get<std::string>(),
                  called(json.at("person"), true), called(json.at("household"), false),
                  json.value("stage", "not said"),
                  json.value("from_elsewhere", false) ? ", as it was written elsewhere" : "");
  if (!json.value("from_elsewhere", false)) words += next_in_words(json.value("stage", ""));
  if (json.contains("asked")) {
    words += fmt::format("  Asked whether to {}:\n", json.at("question").get<std::string>());
    for (const Json& each : json.at("asked")) {
      words += fmt::format("    {} {}: {}\n", each.at("party").get<std::string>(),
                           each.at("of").get<std::string>(), each.at("says").get<std::string>());
    }
  }
  for (const char* key : {"matching_due", "review_due"}) {
    if (json.contains(key)) {
      words += fmt::format("  {}: {}\n", key, json.at(key).get<std::string>());
    }
  }
  return words;
}

}  // namespace kith::api
