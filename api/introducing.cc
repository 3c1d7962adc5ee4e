// SPDX-License-Identifier: Apache-2.0
#include "api/introducing.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/introduction_json.h"
#include "api/opaque.h"
#include "api/scheme.h"
#include "api/scheme_policy.h"
#include "graph/codec.h"
#include "graph/introduction_steps.h"
#include "graph/limits.h"
#include "matcher/profile_sheet.h"
#include "matcher/rules.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::StepKind;
using graph::StepTaken;
using Json = nlohmann::ordered_json;

constexpr std::string_view page_use = "page/introductions";

Error no_such() {
  return Error{ErrorCode::not_found, "there is no such introduction, or none you may know of"};
}

Error not_now() {
  return Error{ErrorCode::conflict,
               "the rules of the match do not let this go on at present; a manager can look into "
               "it"};
}

bool needs_the_rules(StepKind kind) {
  switch (kind) {
    case StepKind::shortlisted:
    case StepKind::emergency_asked:
    case StepKind::emergency_begun:
    case StepKind::shared:
    case StepKind::met:
    case StepKind::agreed_in_principle:
    case StepKind::terms_set:
    case StepKind::signed_:
    case StepKind::started: return true;
    default: return false;
  }
}

// Whether the person sleeps there.
bool is_night(const StepTaken& step) {
  if (step.step == StepKind::started || step.step == StepKind::emergency_begun) return true;
  return step.step == StepKind::met && step.meeting &&
         (step.meeting->kind == graph::MeetingKind::overnight ||
          step.meeting->kind == graph::MeetingKind::weekend);
}

bool is_emergency(StepKind kind) {
  return kind == StepKind::emergency_asked || kind == StepKind::emergency_begun;
}

std::vector<graph::SubjectNumber> both(const graph::Introduction& introduction) {
  return {graph::as_subject(introduction.person), graph::as_subject(introduction.household)};
}

// What the arrangement takes from the terms that everybody signed.
graph::Arrangement arrangement_of(const StepTaken& step, const graph::Terms& terms) {
  graph::Arrangement made;
  made.identity.number = step.arrangement->number;
  made.person = step.person;
  made.household = step.household;
  made.arrangement_kind = terms.kind;
  made.start = terms.start;
  made.end = terms.end;
  made.pattern = terms.pattern;
  made.back_up_household = terms.back_up_household;
  for (const graph::Document& each : terms.documents) made.documents.push_back(each.reference);
  made.keep_in_touch_plan = terms.keep_in_touch_plan;
  made.introduction = step.introduction;
  return made;
}

graph::EmergencyStay stay_of(const StepTaken& step) {
  graph::EmergencyStay made;
  made.identity.number = step.emergency->stay->number;
  made.person = step.person;
  made.household = step.household;
  made.from = step.emergency->from;
  made.until = step.emergency->until;
  made.agreed_by = "the person and each carer, that day";
  made.agreed_on = step.emergency->from;
  made.matching_due = step.emergency->matching_due;
  return made;
}

// An ending is the last day; one before the start leaves a period of no day.
graph::Arrangement ended(graph::Arrangement arrangement, const StepTaken& step) {
  graph::Date end = step.on->plus(1);
  if (arrangement.start && end < *arrangement.start) end = *arrangement.start;
  arrangement.end = end;
  arrangement.ended_by = step.ending->by;
  // Their own words stay with the step, which is theirs.
  arrangement.ended_why.value = std::string(graph::word(step.ending->why));
  return arrangement;
}

graph::EmergencyStay ended(graph::EmergencyStay stay, const StepTaken& step) {
  stay.until = std::max(step.on->plus(1), stay.from.value_or(step.on->plus(1)));
  return stay;
}

// Rules that the person's own arrangement answers otherwise once it was agreed: it takes the place
// and the room, and they look for nothing more there.
bool is_about_its_own_place(matcher::Rule rule) {
  return rule == matcher::Rule::capacity || rule == matcher::Rule::availability ||
         rule == matcher::Rule::own_room;
}

bool keeps_apart(const matcher::PairAnswers& answers, StepKind kind) {
  for (std::size_t i = 0; i < matcher::rule_count; ++i) {
    if (answers.answers[i] != matcher::Answer::fail) continue;
    const auto rule = static_cast<matcher::Rule>(i);
    if (kind != StepKind::started || !is_about_its_own_place(rule)) return true;
  }
  return false;
}

// What follows from a step by itself, on the same day.
StepTaken by_kith(const StepTaken& step, StepKind kind) {
  StepTaken follows;
  follows.introduction = step.introduction;
  follows.person = step.person;
  follows.household = step.household;
  follows.step = kind;
  follows.of = graph::as_subject(step.person);
  follows.on = step.on;
  follows.recorded_by = "Kith";
  return follows;
}

// With a home's profile the person is shown their own journeys: theirs to keep, and to take away.
std::optional<StepTaken> journeys_of(const graph::View& view, const StepTaken& step) {
  if (step.step != StepKind::shared || !step.share) return std::nullopt;
  if (step.share->to != graph::Party::person) return std::nullopt;
  const auto* person = view.find<graph::Person>(step.person.number);
  const auto* home = view.find<graph::Household>(step.household.number);
  graph::ShareMade shown{graph::Party::person, step.share->tier, {}};
  shown.lines = matcher::journeys_from_home(*home, *person, step.share->tier);
  if (shown.lines.empty()) return std::nullopt;
  StepTaken follows = by_kith(step, StepKind::journeys_shown);
  follows.share = std::move(shown);
  return follows;
}

// The state once this step is taken, too.
graph::IntroductionState state_with(const graph::View& view, const StepTaken& step) {
  auto steps = view.steps_of(step.introduction.number);
  steps.push_back(&step);
  return graph::state_of(steps);
}

// Whether it is on hold or the person objects is one thing to a carer, who is told neither.
Error for_eyes(const Asker& asker, const graph::View& view, const graph::Number& introduction,
               Error error) {
  if (asker.eyes.role != Role::carer || error.code != ErrorCode::conflict) return error;
  const auto state = graph::state_of(view, graph::IntroductionNumber{introduction});
  const bool waits = graph::is_under_way(state) && (state.on_hold || state.objected);
  return waits ? Error{ErrorCode::conflict, "It is on hold.", {}} : error;
}

}  // namespace

graph::Result<graph::Introduction> IntroductionDesk::find(const Asker& asker,
                                                          const graph::View& view,
                                                          const graph::Number& number) const {
  const auto* found = view.find<graph::Introduction>(number);
  if (!found || !may_know_of(asker.eyes, *found, view)) return no_such();
  return *found;
}

// Any pair may be looked at with everything known: what comes out is one and the same refusal.
graph::Result<void> IntroductionDesk::check_rules(const graph::View& view,
                                                  const StepTaken& step) const {
  const auto person = view.index_of(graph::Kind::person, step.person.number);
  const auto household = view.index_of(graph::Kind::household, step.household.number);
  if (!person || !household) return not_now();
  matcher::Question question;
  question.person = step.person;
  question.on = scheme_.today();
  question.rights.confidential = true;
  auto policy = policy_in_force(view);
  if (!policy) return std::move(policy).error();
  question.policy = std::move(policy).value();
  if (is_emergency(step.step)) question.emergency_nights = 1;
  const auto answers =
      matcher::answer_rules(view, question, *person, *household, matcher::Detail::full);
  if (keeps_apart(answers, step.step)) return not_now();
  const bool night = is_night(step);
  if (step.step != StepKind::shared && !night) return {};
  Error error{ErrorCode::conflict,
              night ? "this has to be known before a night is spent there"
                    : "this has to be known before anything is shown",
              {}};
  for (const matcher::RuleAnswer& each : answers.in_words) {
    if (each.answer != matcher::Answer::unknown || !each.safety_critical) continue;
    if (each.before_first_night && !night) continue;
    // Of a 17-year-old: whom it says to ask, the steps have asked.
    if (each.rule == matcher::Rule::person_agreement) continue;
    error.faults.push_back({"", each.sentence, 0});
  }
  if (error.faults.empty()) return {};
  return error;
}

graph::Result<void> IntroductionDesk::fill_share(const graph::View& view, StepTaken& step) const {
  if (step.step != StepKind::shared || !step.share) return {};
  const bool of_person = step.party == graph::Party::person;
  step.share->to = of_person ? graph::Party::household : graph::Party::person;
  const auto* person = view.find<graph::Person>(step.person.number);
  const auto* home = view.find<graph::Household>(step.household.number);
  if (!person || !home) return no_such();
  const graph::Tier tier = step.share->tier;
  const graph::Date today = scheme_.today();
  if (of_person) {
    step.share->lines = matcher::profile_of_person(view, *person, tier, today);
    return {};
  }
  // How far it would be to the person's own people is theirs, and stands apart (journeys_of).
  step.share->lines = matcher::profile_of_home(view, *home, *person, tier, today);
  std::erase_if(step.share->lines, [](const graph::SharedLine& line) {
    return line.heading == matcher::journeys_heading();
  });
  return {};
}

graph::Record IntroductionDesk::as_step(const StepTaken& taken) const {
  graph::Step step;
  step.identity.number = scheme_.surroundings_.randomness.number();
  step.taken = taken;
  return step;
}

graph::Result<std::vector<graph::Record>> IntroductionDesk::following(const graph::View& view,
                                                                      StepTaken& step) const {
  graph::Randomness& randomness = scheme_.surroundings_.randomness;
  std::vector<graph::Record> records;
  const graph::IntroductionState before = graph::state_of(view, step.introduction);
  const graph::PartyNumber who{step.party, step.of};
  if (step.step == StepKind::signed_ && before.terms &&
      graph::is_last_signature(view, before, who)) {
    step.arrangement = graph::ArrangementNumber{randomness.number()};
    records.push_back(arrangement_of(step, *before.terms));
  }
  if (step.step == StepKind::emergency_begun && step.emergency) {
    step.emergency->stay = graph::EmergencyStayNumber{randomness.number()};
    records.push_back(stay_of(step));
  }
  if (auto may = graph::may_take(view, step); !may) return std::move(may).error();
  records.insert(records.begin(), as_step(step));
  if (before.arrangement) {
    const auto* arrangement = view.find<graph::Arrangement>(before.arrangement->number);
    if (arrangement && step.step == StepKind::ended) records.push_back(ended(*arrangement, step));
    if (arrangement && step.step == StepKind::started && arrangement->start != step.on) {
      graph::Arrangement started = *arrangement;
      started.start = step.on;
      records.push_back(std::move(started));
    }
  }
  if (step.step == StepKind::ended && graph::has_open_stay(before)) {
    const auto* stay = view.find<graph::EmergencyStay>(before.emergency_stay->number);
    if (stay && step.on) records.push_back(ended(*stay, step));
  }
  if (auto journeys = journeys_of(view, step)) records.push_back(as_step(*journeys));
  if (step.step == StepKind::answered) {
    const graph::IntroductionState after = state_with(view, step);
    // Told on the day on which it is written, to those who live there by then.
    const graph::Date today = scheme_.today();
    const auto outcome = graph::outcome_of(view, after, today);
    const bool begins_a_stay =
        after.question == graph::StepQuestion::emergency && outcome == graph::YesNo::yes;
    if (outcome && !begins_a_stay) {
      StepTaken disclosed = by_kith(step, StepKind::disclosed);
      disclosed.on = today;
      disclosed.outcome = outcome;
      records.push_back(as_step(disclosed));
    }
  }
  return records;
}

graph::Result<std::optional<Shown>> IntroductionDesk::done_before(const Asker& asker,
                                                                  std::string_view what,
                                                                  std::string_view json,
                                                                  const std::string& key) {
  auto before = scheme_.done_before(Scheme::idempotency_of(asker, key, what, json));
  if (!before) return std::move(before).error();
  if (!*before) return std::optional<Shown>();
  auto event = scheme_.store().log().read((*before)->first);
  if (!event) return std::move(event).error();
  graph::Number introduction = event->header.record;
  if (event->header.kind == graph::Kind::step) {
    const graph::View now = scheme_.view();
    const auto* step = now.find<graph::Step>(event->header.record);
    if (!step) return no_such();
    introduction = step->taken.introduction.number;
  }
  auto again = shown(asker, introduction);
  if (!again) return std::move(again).error();
  again->replayed = true;
  return std::optional<Shown>(std::move(again).value());
}

graph::Result<Shown> IntroductionDesk::commit(const Asker& asker, const graph::View& view,
                                              std::vector<graph::Record> records,
                                              const StepTaken& step, const std::string& key,
                                              std::string_view what, std::string_view json) {
  store::Command command;
  for (const graph::Record& each : records) command.events.push_back(graph::put_event(each));
  command.idempotency = Scheme::idempotency_of(asker, key, what, json);
  for (const graph::Number& number : {step.person.number, step.household.number}) {
    command.preconditions.push_back({number, view.changed_at(number)});
  }
  auto committed = scheme_.writer().submit(std::move(command));
  if (!committed) return std::move(committed).error();
  auto answer = shown(asker, step.introduction.number);
  if (answer) answer->replayed = committed->replayed;
  return answer;
}

graph::Result<Shown> IntroductionDesk::take(const Asker& asker, const graph::Number& introduction,
                                            StepGate gate, std::string_view json,
                                            const std::string& key) {
  const std::string what =
      fmt::format("POST introductions/{}/{}", graph::to_text(introduction), static_cast<int>(gate));
  const std::lock_guard lock(mutex_);
  auto before = done_before(asker, what, json, key);
  if (!before) return std::move(before).error();
  if (*before) return std::move(**before);
  const graph::View now = scheme_.view();
  auto found = find(asker, now, introduction);
  if (!found) return std::move(found).error();
  auto step = read(asker, now, *found, gate, json);
  if (!step) return std::move(step).error();
  if (auto filled = fill_share(now, *step); !filled) return std::move(filled).error();
  auto records = following(now, *step);
  if (!records) return for_eyes(asker, now, introduction, std::move(records).error());
  if (needs_the_rules(step->step)) {
    if (auto stand = check_rules(now, *step); !stand) return std::move(stand).error();
  }
  return commit(asker, now, std::move(records).value(), *step, key, what, json);
}

graph::Result<Shown> IntroductionDesk::shown(const Asker& asker, const graph::Number& number) {
  const graph::View now = scheme_.view();
  auto found = find(asker, now, number);
  if (!found) return std::move(found).error();
  Shown answer;
  answer.body = introduction_json(asker.eyes, *found, now, scheme_.today()).dump();
  answer.etag = etag_of(answer.body);
  answer.number = number;
  auto noted = scheme_.note(asker, "introductions/get", now.position(), answer.body, both(*found));
  if (!noted) return std::move(noted).error();
  return answer;
}

graph::Result<Shown> IntroductionDesk::get(const Asker& asker, const graph::Number& number) {
  return shown(asker, number);
}

graph::Result<Shown> IntroductionDesk::shares(const Asker& asker, const graph::Number& number) {
  const graph::View now = scheme_.view();
  auto found = find(asker, now, number);
  if (!found) return std::move(found).error();
  Shown answer;
  answer.body = shares_json(asker.eyes, *found, now, scheme_.today()).dump();
  answer.etag = etag_of(answer.body);
  answer.number = number;
  auto noted =
      scheme_.note(asker, "introductions/shares", now.position(), answer.body, both(*found));
  if (!noted) return std::move(noted).error();
  return answer;
}

graph::Result<Page> IntroductionDesk::list(const Asker& asker, std::string_view cursor,
                                           std::size_t limit) {
  auto after = number_in_cursor(scheme_.secret(), page_use, cursor);
  if (!after) return std::move(after).error();
  const graph::View now = scheme_.view();
  const auto numbers = now.numbers(graph::Kind::introduction);
  auto next =
      cursor.empty() ? numbers.begin() : std::upper_bound(numbers.begin(), numbers.end(), *after);
  Page page;
  std::string bytes;
  std::vector<graph::SubjectNumber> subjects;
  graph::Number last;
  for (; next != numbers.end(); ++next) {
    const auto* each = now.find<graph::Introduction>(*next);
    if (!may_know_of(asker.eyes, *each, now)) continue;
    if (page.items.size() == limit) {
      page.next = cursor_after(scheme_.secret(), page_use, last);
      break;
    }
    page.items.push_back(introduction_json(asker.eyes, *each, now, scheme_.today()).dump());
    bytes += page.items.back();
    for (const auto& subject : both(*each)) subjects.push_back(subject);
    last = *next;
  }
  auto noted =
      scheme_.note(asker, "introductions/list", now.position(), bytes, std::move(subjects));
  if (!noted) return std::move(noted).error();
  return page;
}

}  // namespace kith::api
