// SPDX-License-Identifier: Apache-2.0
// What is due of introductions, arrangements and emergency stays. Of answers: that they are
// awaited.
#include <algorithm>
#include <span>

#include "graph/introduction_parties.h"
#include "matcher/due_rows.h"

namespace kith::matcher {
namespace {

using graph::Date;
using graph::IntroductionStage;
using graph::IntroductionState;
using graph::Kind;
using graph::Opt;
using graph::Party;
using graph::PartyNumber;
using graph::StepKind;
using graph::StepQuestion;
using graph::StepTaken;
using Steps = std::vector<const StepTaken*>;

// An introduction under way here, with its steps.
struct Introduced {
  graph::Number number;
  Steps steps;
  IntroductionState state;
};

DueRow of_introduction(DueKind kind, Date on, const Introduced& introduced) {
  DueRow row = due_row(kind, on, Kind::introduction, introduced.number);
  row.person = introduced.state.person;
  row.household = introduced.state.household;
  return row;
}

// The day of the last step that is such a one, or of the first.
template <class Is>
Opt<Date> last_day(const Steps& steps, const Is& is) {
  const auto found = std::find_if(steps.rbegin(), steps.rend(), is);
  return found == steps.rend() ? std::nullopt : (*found)->on;
}
template <class Is>
Opt<Date> first_day(const Steps& steps, const Is& is) {
  const auto found = std::find_if(steps.begin(), steps.end(), is);
  return found == steps.end() ? std::nullopt : (*found)->on;
}
auto is_step(StepKind kind) {
  return [kind](const StepTaken* step) { return step->step == kind; };
}

bool is_of_persons_side(Party party) {
  return party == Party::person || party == Party::parental_responsibility ||
         party == Party::childrens_services;
}

// The question that somebody can answer now. To arrange is one of several next steps: it is open
// once somebody was asked.
Opt<StepQuestion> open_question(const IntroductionState& state) {
  if (state.question || !state.reached) return state.question;
  switch (*state.reached) {
    case IntroductionStage::proposed:
    case IntroductionStage::shared:
    case IntroductionStage::emergency_stay: return StepQuestion::meet;
    case IntroductionStage::emergency_asked: return StepQuestion::emergency;
    case IntroductionStage::meeting:
      if (state.meetings > state.meetings_asked) return StepQuestion::go_on;
      break;
    default: break;
  }
  return std::nullopt;
}

// Since when one of them could answer it; nothing where they have not been told enough yet.
Opt<Date> asked_since(const Introduced& introduced, StepQuestion question, Party party) {
  const Steps& steps = introduced.steps;
  switch (question) {
    case StepQuestion::emergency: return last_day(steps, is_step(StepKind::emergency_asked));
    case StepQuestion::go_on: return last_day(steps, is_step(StepKind::met));
    case StepQuestion::arrange:
      return first_day(steps, [](const StepTaken* step) {
        return step->step == StepKind::answered && step->question == StepQuestion::arrange;
      });
    case StepQuestion::meet: break;
  }
  const Party owner = is_of_persons_side(party) ? Party::household : Party::person;
  return first_day(steps, [owner](const StepTaken* step) {
    return step->step == StepKind::shared && step->party == owner;
  });
}

void find_awaited(DueRows& rows, const Introduced& introduced) {
  const IntroductionState& state = introduced.state;
  const auto question = open_question(state);
  if (!question || state.on_hold || state.objected) return;
  for (const PartyNumber& who :
       graph::who_is_asked(rows.view(), state.person, state.household, *question, rows.today())) {
    const bool before =
        *question == StepQuestion::meet &&
        std::find(state.said_yes.begin(), state.said_yes.end(), who) != state.said_yes.end();
    if (before || graph::standing_of(state, who) != graph::Standing::awaited) continue;
    const auto since = asked_since(introduced, *question, who.party);
    if (!since) continue;
    const bool tonight = *question == StepQuestion::emergency;
    DueRow row = of_introduction(DueKind::answer_awaited,
                                 tonight ? *since : since->plus(answer_days), introduced);
    row.who = {who};
    row.what = graph::word(*question);
    row.since = since;
    // A person's own answer has no deadline, and nobody is to be pressed.
    who.party == Party::carer ? rows.add_deadline(std::move(row)) : rows.add(std::move(row));
  }
}

void find_notes(DueRows& rows, const Introduced& introduced) {
  const auto& steps = introduced.steps;
  const auto met = std::find_if(steps.rbegin(), steps.rend(), is_step(StepKind::met));
  if (met == steps.rend() || !(*met)->on) return;
  std::vector<PartyNumber> missing;
  for (const Party party : {Party::person, Party::carer}) {
    const bool noted = std::any_of(steps.rbegin(), met, [party](const StepTaken* step) {
      return step->step == StepKind::felt && step->party == party;
    });
    if (noted) continue;
    const bool persons = party == Party::person;
    missing.push_back({persons ? Party::person : Party::household,
                       persons ? graph::as_subject(introduced.state.person)
                               : graph::as_subject(introduced.state.household)});
  }
  if (missing.empty()) return;
  DueRow row = of_introduction(DueKind::meeting_notes, *(*met)->on, introduced);
  row.who = std::move(missing);
  row.since = (*met)->on;
  rows.add(std::move(row));
}

void find_stopped(DueRows& rows, const Introduced& introduced) {
  const IntroductionState& state = introduced.state;
  if (!state.objected && !state.on_hold) return;
  const auto since = state.objected
                         ? last_day(introduced.steps,
                                    [](const StepTaken* step) {
                                      return step->step == StepKind::felt && step->felt &&
                                             step->felt->reaction == graph::Reaction::objected;
                                    })
                         : last_day(introduced.steps, is_step(StepKind::held));
  DueRow row = of_introduction(
      state.objected ? DueKind::introduction_stopped : DueKind::introduction_on_hold,
      since.value_or(rows.today()), introduced);
  row.since = since;
  rows.add(std::move(row));
}

// What was shown stays with the other side until it is asked back.
void find_left(DueRows& rows, const Introduced& introduced) {
  const IntroductionState& state = introduced.state;
  const bool came_to_nothing = state.reached == IntroductionStage::declined ||
                               state.reached == IntroductionStage::withdrawn ||
                               state.reached == IntroductionStage::rejected;
  if (!came_to_nothing || !state.last_on) return;
  for (const Party owner : {Party::person, Party::household}) {
    const bool persons = owner == Party::person;
    const graph::Sharing& side = persons ? state.of_person : state.of_household;
    if (!side.tier || side.withdrawn) continue;
    DueRow row = of_introduction(DueKind::profile_left, state.last_on->plus(left_days), introduced);
    row.who = {
        {owner, persons ? graph::as_subject(state.person) : graph::as_subject(state.household)}};
    row.since = state.last_on;
    rows.add_deadline(std::move(row));
  }
}

// A review as a step of the arrangement's introduction tells it, whether taken here or brought.
struct Reviews {
  bool known = false;  // whether reviews would be on record
  Opt<Date> last;
  Opt<Date> next_due;
};

void take_reviews(const StepTaken& step, Reviews& reviews) {
  if (step.step != StepKind::reviewed || !step.review || !step.on) return;
  reviews.last = step.on;
  reviews.next_due = step.review->next_due;
}

Reviews reviews_of(const graph::View& view, const graph::Arrangement& arrangement) {
  Reviews reviews;
  if (!arrangement.introduction) return reviews;
  const graph::Number& number = arrangement.introduction->number;
  for (const StepTaken* step : view.steps_of(number)) take_reviews(*step, reviews);
  reviews.known = graph::is_agreed_here(view, arrangement);
  const auto* brought = view.find<graph::Introduction>(number);
  if (reviews.known || !brought) return reviews;
  for (const StepTaken& step : brought->steps) take_reviews(step, reviews);
  reviews.known = reviews.last.has_value();
  return reviews;
}

void find_review(DueRows& rows, const graph::Arrangement& arrangement, DueRow row) {
  const Reviews reviews = reviews_of(rows.view(), arrangement);
  row.since = reviews.last ? reviews.last : arrangement.start;
  if (reviews.last) {
    row.on = reviews.last->plus(year_days);
    if (reviews.next_due && *reviews.next_due < row.on) row.on = *reviews.next_due;
    rows.add_deadline(std::move(row));
    return;
  }
  const Date start = *arrangement.start;
  row.not_on_record = !reviews.known;
  row.kind = DueKind::early_review;
  row.on = start.plus(early_review_days);
  if (reviews.known) {
    rows.add_deadline(std::move(row));
    return;
  }
  // It began before Kith, which cannot know: told about each day on which one is held, for four
  // weeks, and counted.
  rows.count_begun_elsewhere();
  constexpr std::int32_t told_days = 28;
  if (row.on.plus(told_days) < rows.today()) {
    row.kind = DueKind::yearly_review;
    const std::int32_t days = rows.today().days - told_days - start.days;
    row.on = start.plus((days + year_days - 1) / year_days * year_days);
  }
  rows.add(std::move(row));
}

void find_arrangement(DueRows& rows, const graph::Arrangement& arrangement) {
  if (!arrangement.start || !graph::runs_on(arrangement, rows.today())) return;
  DueRow row =
      due_row(DueKind::yearly_review, rows.today(), Kind::arrangement, arrangement.identity.number);
  row.person = arrangement.person;
  row.household = arrangement.household;
  find_review(rows, arrangement, std::move(row));
}

// The introduction that an emergency stay was made in; nothing for one that was brought.
// An emergency never becomes an arrangement by staying: matching has a day to have caught up by.
void find_emergency(DueRows& rows, const graph::EmergencyStay& stay) {
  if (!stay.matching_due || (stay.from && *stay.from > rows.today())) return;
  const auto state = graph::stay_begun_in(rows.view(), stay);
  const bool over = stay.until && *stay.until <= rows.today();
  // One made here is told until an arrangement was agreed or somebody ended it: neither that
  // profiles were shared nor that somebody withdrew ends a stay.
  const bool goes_on =
      state && graph::has_open_stay(*state) && (!over || graph::is_under_way(*state));
  if (state ? !goes_on : over) return;
  DueRow row = due_row(DueKind::emergency_matching, *stay.matching_due, Kind::emergency_stay,
                       stay.identity.number);
  row.person = stay.person;
  row.household = stay.household;
  row.since = stay.from;
  rows.add_deadline(std::move(row));
}

}  // namespace

void find_due_arrangements(DueRows& rows) {
  for (const graph::Number& number : rows.view().numbers(Kind::arrangement)) {
    find_arrangement(rows, *rows.view().find<graph::Arrangement>(number));
  }
  for (const graph::Number& number : rows.view().numbers(Kind::emergency_stay)) {
    find_emergency(rows, *rows.view().find<graph::EmergencyStay>(number));
  }
}

void find_due_introductions(DueRows& rows) {
  for (const graph::Number& number : rows.view().numbers(Kind::introduction)) {
    Introduced introduced{number, rows.view().steps_of(number), {}};
    if (introduced.steps.empty()) continue;  // history
    introduced.state = graph::state_of(introduced.steps);
    if (!graph::is_under_way(introduced.state)) {
      find_left(rows, introduced);
      continue;
    }
    rows.is_being_introduced(introduced.state.person);
    if (introduced.state.reached == IntroductionStage::started) continue;
    find_awaited(rows, introduced);
    find_stopped(rows, introduced);
    find_notes(rows, introduced);
    find_due_baselines(rows, number, introduced.state);
  }
}

}  // namespace kith::matcher
