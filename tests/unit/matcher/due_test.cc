// SPDX-License-Identifier: Apache-2.0
#include "matcher/due.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "matcher/due_words.h"
#include "tests/support/introducing.h"

namespace kith::tests::due_list {

using namespace graph;  // NOLINT: records of every kind are made here
using matcher::Due;
using matcher::due_in_words;
using matcher::due_kind_count;
using matcher::DueKind;
using matcher::DueQuestion;
using matcher::DueRow;
using matcher::find_due;

constexpr Pair pair{"maya", "elm"};

Check check_of(std::string type, Opt<Date> on, Opt<Date> until = std::nullopt) {
  Check check;
  check.type = std::move(type);
  check.outcome = "decided";
  check.on = on;
  check.until = until;
  return check;
}

// Nothing is due of it.
Household a_quiet_home(std::string_view name) {
  Household home = a_sharing_home(name);
  home.checks.push_back(check_of("yearly review", today.plus(-10)));
  return home;
}

Person a_quiet_person(std::string_view name) {
  Person person = a_sharing_person(name);
  person.state = PersonState::getting_to_know;
  return person;
}

World a_world() {
  World world;
  world.put(a_quiet_person("maya"));
  world.put(a_quiet_home("elm"));
  world.put(an_introduction(pair));
  return world;
}

Due asked(World& world, std::int32_t within_days = 28) {
  DueQuestion question;
  question.on = today;
  question.within_days = within_days;
  return find_due(world.view(), question);
}

// "answer_awaited 2026-11-28 carer; …", overdue ones with "!".
std::string told(const Due& due) {
  std::string text;
  for (const DueRow& row : due.rows) {
    text += (text.empty() ? "" : "; ") + std::string(row.overdue ? "!" : "") +
            std::string(word(row.kind)) + " " + to_text(row.on);
    for (const PartyNumber& each : row.who) text += " " + std::string(graph::word(each.party));
    if (!row.what.empty()) text += " " + row.what;
    if (row.not_on_record) text += " not_on_record";
  }
  return text;
}

std::string told(World& world, std::int32_t within_days = 28) {
  return told(asked(world, within_days));
}

void takes(World& world, StepTaken step, std::int32_t days_ago = 0) {
  step.on = today.plus(-days_ago);
  const auto done = take(world, step);
  CHECK_MESSAGE(done.ok(), graph::word(step.step), done.ok() ? "" : done.error().message);
}

void share_both(World& world, std::int32_t days_ago) {
  takes(world, step_of(pair, StepKind::shortlisted), days_ago);
  takes(world, share_of(pair, Party::person), days_ago);
  takes(world, share_of(pair, Party::household), days_ago);
}

StepTaken says(Party party, std::string_view of, StepQuestion question, StepAnswer answer) {
  return answer_of(pair, party, of, question, answer);
}

// A step that is put without asking whether it may be taken.
void put_step(World& world, StepTaken step, Date on) {
  step.on = on;
  Step made;
  made.identity.number = number_of("put " + std::to_string(world.view().position()));
  made.taken = std::move(step);
  world.put(made);
}

// An arrangement that began here so many days ago, as its steps and the record of it say.
void begin_arrangement(World& world, std::int32_t days_ago) {
  const Date start = today.plus(-days_ago);
  put_step(world, step_of(pair, StepKind::shortlisted), start);
  const StepTaken last = signature(pair, Party::match_officer, "maya", true);
  put_step(world, last, start);
  put_step(world, step_of(pair, StepKind::started), start);
  Arrangement made = living_in("maya", "elm");
  made.identity.number = last.arrangement->number;
  made.start = start;
  made.introduction = pair.introduction();
  world.put(made);
}

StepTaken a_review(ReviewKind kind, Opt<Date> next_due) {
  StepTaken step = step_of(pair, StepKind::reviewed);
  step.review = Reviewed{kind, {"all"}, {}, next_due};
  return step;
}

TEST_CASE("nothing is due where everything is in date") {
  World world = a_world();
  CHECK(told(world) == "");
  CHECK(due_in_words(world.view(), asked(world)) == "Nothing is due until 19 Dec 2026.\n");
}

TEST_CASE(
    "an early review six weeks after the start, then as the last one said, at latest a year") {
  World world = a_world();
  begin_arrangement(world, 14);
  CHECK(told(world) == "early_review 2026-12-19");
  CHECK(told(world, 27) == "");
  SUBCASE("missed") {
    World late = a_world();
    begin_arrangement(late, 43);
    CHECK(told(late) == "!early_review 2026-11-20");
  }
  SUBCASE("held, and the next one named") {
    put_step(world, a_review(ReviewKind::early, today.plus(20)), today);
    CHECK(told(world) == "yearly_review 2026-12-11");
  }
  SUBCASE("held long ago, and no next one named") {
    put_step(world, a_review(ReviewKind::early, std::nullopt), today.plus(-364));
    CHECK(told(world) == "yearly_review 2026-11-22");
  }
  SUBCASE("a next one named for later than a year") {
    put_step(world, a_review(ReviewKind::regular, today.plus(700)), today.plus(-370));
    CHECK(told(world) == "!yearly_review 2026-11-16");
  }
}

TEST_CASE("of an arrangement that began before Kith each yearly review is told for a while") {
  World world;
  world.put(a_quiet_person("maya"));
  world.put(a_quiet_home("elm"));
  Arrangement old = living_in("maya", "elm");
  old.start = today.plus(-3 * 365 + 20);
  world.put(old);
  CHECK(told(world) == "yearly_review 2026-12-11 not_on_record");
  CHECK(told(world, 19) == "");
  CHECK(asked(world).begun_elsewhere == 1);
  CHECK(asked(world, 0).begun_elsewhere == 1);
  old.start = today.plus(-2 * 365 - 28);
  world.put(old);
  CHECK(told(world) == "yearly_review 2026-10-24 not_on_record");
  old.start = today.plus(-2 * 365 - 29);
  world.put(old);
  CHECK(told(world) == "");
  old.start = today.plus(-42);
  world.put(old);
  CHECK(told(world) == "early_review 2026-11-21 not_on_record");
  SUBCASE("what came with an import tells of its reviews") {
    Introduction brought = an_introduction(pair);
    StepTaken review = a_review(ReviewKind::regular, std::nullopt);
    review.on = today.plus(-360);
    brought.steps = {review};
    world.put(brought);
    old.introduction = pair.introduction();
    world.put(old);
    CHECK(told(world) == "yearly_review 2026-11-26");
    CHECK(asked(world).begun_elsewhere == 0);
  }
  SUBCASE("one that is over is not told") {
    old.end = today;
    world.put(old);
    CHECK(told(world) == "");
  }
}

TEST_CASE("answers awaited: who, since when, and a carer's seven days, never what was said") {
  World world = a_world();
  share_both(world, 8);
  CHECK(told(world) ==
        "!answer_awaited 2026-11-20 carer meet; answer_awaited 2026-11-20 person meet");
  SUBCASE("a carer's yes and a carer's no look the same") {
    std::vector<std::string> words;
    for (const StepAnswer answer : {StepAnswer::yes, StepAnswer::no}) {
      World other = a_world();
      share_both(other, 8);
      takes(other, says(Party::carer, "elm-carer", StepQuestion::meet, answer), 1);
      words.push_back(due_in_words(other.view(), asked(other)));
      CHECK(told(other) == "answer_awaited 2026-11-20 person meet");
    }
    CHECK(words[0] == words[1]);
  }
  SUBCASE("who asks for time is still awaited, with the same words") {
    const std::string before = due_in_words(world.view(), asked(world));
    takes(world, says(Party::person, "maya", StepQuestion::meet, StepAnswer::not_yet), 1);
    CHECK(due_in_words(world.view(), asked(world)) == before);
    takes(world, says(Party::person, "maya", StepQuestion::meet, StepAnswer::tell_me_more), 1);
    CHECK(due_in_words(world.view(), asked(world)) == before);
  }
  SUBCASE("on hold nobody is awaited") {
    takes(world, step_of(pair, StepKind::held), 3);
    CHECK(told(world) == "introduction_on_hold 2026-11-18");
  }
}

TEST_CASE("nobody is awaited who has not been told of the other") {
  World world = a_world();
  takes(world, step_of(pair, StepKind::shortlisted), 8);
  CHECK(told(world) == "");
  takes(world, share_of(pair, Party::household), 2);
  CHECK(told(world) == "answer_awaited 2026-11-26 person meet");
}

TEST_CASE("after a meeting: whether to go on, and what worked for each side") {
  World world = a_world();
  share_both(world, 8);
  takes(world, says(Party::person, "maya", StepQuestion::meet, StepAnswer::yes), 7);
  takes(world, says(Party::carer, "elm-carer", StepQuestion::meet, StepAnswer::yes), 7);
  takes(world, disclosed(pair, YesNo::yes), 7);
  CHECK(told(world) == "");
  takes(world, met(pair), 3);
  const std::string notes = "meeting_notes 2026-11-18";
  const std::string awaited =
      "; answer_awaited 2026-11-25 person go_on; answer_awaited 2026-11-25 carer go_on";
  CHECK(told(world) == notes + " person household" + awaited);
  StepTaken felt = step_by(pair, StepKind::felt, Party::person, "maya");
  felt.felt = Felt{{"The dog."}, {"The stairs."}, Reaction::content};
  takes(world, felt, 2);
  CHECK(told(world) == notes + " household" + awaited);
  felt.felt->reaction = Reaction::objected;
  takes(world, felt, 1);
  CHECK(told(world) == notes + " household; introduction_stopped 2026-11-20");
}

TEST_CASE("what was shown is asked back once nothing came of it") {
  World world = a_world();
  share_both(world, 30);
  takes(world, step_of(pair, StepKind::withdrawn), 29);
  CHECK(told(world) == "!profile_left 2026-11-20 person; !profile_left 2026-11-20 household");
  takes(world, step_by(pair, StepKind::sharing_withdrawn, Party::person, "maya"), 29);
  CHECK(told(world) == "!profile_left 2026-11-20 household");
}

TEST_CASE("an emergency stay is told until matching has caught up, also once its nights are over") {
  World world = a_world();
  EmergencyStay stay;
  stay.identity.number = number_of("stay");
  stay.person = person_number("maya");
  stay.household = household_number("elm");
  stay.from = today.plus(-10);
  stay.until = today.plus(4);
  stay.matching_due = today.plus(-1);
  world.put(stay);
  CHECK(told(world) == "!emergency_matching 2026-11-20");
  stay.until = today;
  world.put(stay);
  CHECK(told(world) == "");
  put_step(world, step_of(pair, StepKind::emergency_asked, Party::manager), *stay.from);
  StepTaken begun = step_of(pair, StepKind::emergency_begun, Party::manager);
  begun.emergency = EmergencyTerms{EmergencyStayNumber{stay.identity.number}, stay.from, stay.until,
                                   stay.matching_due};
  put_step(world, begun, *stay.from);
  CHECK(told(world) == "!emergency_matching 2026-11-20");
  put_step(world, step_of(pair, StepKind::withdrawn), today);
  CHECK(told(world) == "");
  stay.until = today.plus(4);  // neither that ends it, so that somebody has to
  world.put(stay);
  CHECK(told(world) == "!emergency_matching 2026-11-20");
  StepTaken over = step_of(pair, StepKind::ended, Party::manager);
  over.ending = Ending{};
  put_step(world, over, today);
  CHECK(told(world) == "");
}

TEST_CASE("who looks and has no introduction under way is told after four weeks") {
  World world = a_world();
  Person maya = a_quiet_person("maya");
  maya.state = PersonState::looking;
  maya.waiting_since = today;
  world.put(maya);
  CHECK(told(world) == "person_waiting 2026-12-19");
  CHECK(told(world, 27) == "");
  maya.waiting_since.reset();
  world.put(maya);
  CHECK(told(world) == "person_waiting 2026-11-21 not_on_record");
  maya.states = {{"profile_agreed", "looking", today.plus(-30), "person", "", "", {}}};
  world.put(maya);
  CHECK(told(world) == "person_waiting 2026-11-19");
  SUBCASE("an introduction is under way") {
    takes(world, step_of(pair, StepKind::shortlisted));
    CHECK(told(world) == "");
  }
  SUBCASE("they live somewhere") {
    world.put(living_in("maya", "elm"));
    CHECK(told(world).find("person_waiting") == std::string::npos);
  }
  SUBCASE("nobody noted a state, and they wait for something") {
    maya.state.reset();
    maya.waiting_since = today.plus(-40);
    world.put(maya);
    CHECK(told(world) == "person_waiting 2026-11-09");
    maya.looking_for.clear();
    world.put(maya);
    CHECK(told(world) == "");
  }
}

TEST_CASE("a profile that was shown to nobody for half a year is asked about") {
  World world = a_world();
  Person maya = a_quiet_person("maya");
  maya.sharing->on = today.plus(-183);
  world.put(maya);
  CHECK(told(world) == "!profile_unmatched 2026-11-20");
  SUBCASE("shown since") {
    share_both(world, 20);
    takes(world, step_of(pair, StepKind::withdrawn), 1);
    CHECK(told(world).find("profile_unmatched") == std::string::npos);
  }
  SUBCASE("nothing may be shown") {
    maya.sharing->tier_max = Tier::officer;
    world.put(maya);
    CHECK(told(world) == "");
  }
}

TEST_CASE("what runs out of people and homes") {
  World world = a_world();
  Person maya = a_quiet_person("maya");
  for (Agreement& each : maya.agreement) each.until = today.plus(5);
  maya.agreement[0].until = today.plus(-5);
  maya.sharing->until = today.plus(6);
  world.put(maya);
  CHECK(told(world) ==
        "!agreement_ends 2026-11-16 match; agreement_ends 2026-11-26 share; "
        "sharing_ends 2026-11-27");
  maya.state = PersonState::ended;
  world.put(maya);
  CHECK(told(world) == "");
  Household elm = a_quiet_home("elm");
  elm.approval->until = today.plus(3);
  elm.sharing->until = today.plus(4);
  elm.checks = {check_of("DBS", today.plus(-900), today.plus(-2)),
                check_of("home safety", today.plus(-364), today.plus(100)),
                check_of("car insurance", today, today.plus(300))};
  elm.carers[0].competences = {{"buccal_midazolam", today.plus(1), {}}, {"hoist", {}, {}}};
  world.put(elm);
  CHECK(told(world) ==
        "!household_review 2024-12-31; !check_ends 2026-11-19 DBS; "
        "home_safety_check 2026-11-22; competence_ends 2026-11-22 carer buccal_midazolam; "
        "approval_ends 2026-11-24; sharing_ends 2026-11-25");
  elm.state = HouseholdState::resigned;
  world.put(elm);
  CHECK(told(world) == "");
}

TEST_CASE("a home under review is a paused one, and how it came through its states is not read") {
  World world = a_world();
  Household elm = a_quiet_home("elm");
  elm.checks.clear();
  elm.approval->panel_next = today.plus(9);
  elm.state = HouseholdState::paused;
  world.put(elm);
  const std::string paused = told(world, 300);
  CHECK(paused ==
        "!household_review 2024-12-31; home_safety_check 2026-11-21 not_on_record; "
        "profile_unmatched 2027-04-22");
  elm.state = HouseholdState::under_review;
  elm.states = {{"paused", "under_review", today.plus(-3), "manager", "", "", {"A worry."}}};
  world.put(elm);
  CHECK(told(world, 300) == paused);
  elm.checks = {check_of("carer review", today.plus(-20))};
  world.put(elm);
  CHECK(
      told(world).starts_with("home_safety_check 2026-11-21 not_on_record; "
                              "household_review 2026-11-30"));
}

TEST_CASE("a yes that ends within a home is told once, and never whose it is") {
  const auto told_with = [](Opt<Date> one, Opt<Date> two, YesNo answer_of_two) {
    World world = a_world();
    Household elm = a_quiet_home("elm");
    elm.carers.push_back(a_carer("other"));
    elm.carers[0].agreement[0].until = one;
    elm.carers[1].agreement = {agreed()};
    elm.carers[1].agreement[0].until = two;
    elm.carers[1].agreement[0].answer = answer_of_two;
    world.put(elm);
    return due_in_words(world.view(), asked(world));
  };
  const std::string first = told_with(today.plus(2), std::nullopt, YesNo::yes);
  CHECK(first.find("ends on 23 Nov 2026") != std::string::npos);
  CHECK(told_with(std::nullopt, today.plus(2), YesNo::yes) == first);
  CHECK(told_with(today.plus(2), today.plus(2), YesNo::yes) == first);
  CHECK(told_with(today.plus(2), std::nullopt, YesNo::no) == "Nothing is due until 19 Dec 2026.\n");
}

TEST_CASE("the neighbourhood's part stands apart") {
  World world = a_world();
  Person maya = a_quiet_person("maya");
  maya.agreement.push_back(agreed(AgreementFor::connect));
  maya.agreement.back().until = today.plus(7);
  maya.sharing->until = today.plus(1);
  world.put(maya);
  Connection walk;
  walk.identity.number = number_of("walk");
  walk.of = person_number("maya");
  walk.steps = {{ConnectionState::tried, today.plus(-60), {}, {}, {}}};
  walk.fading = FadingPlan{today.plus(-29), std::nullopt, std::nullopt, std::nullopt, {}};
  world.put(walk);
  Neighbour pat;
  pat.identity.number = number_of("pat");
  pat.called = "Pat";
  pat.agreed_to_be_found_until = today.plus(3);
  world.put(pat);
  const auto part = [&world](bool homes, bool neighbourhood) {
    DueQuestion question;
    question.on = today;
    question.homes = homes;
    question.neighbourhood = neighbourhood;
    return told(find_due(world.view(), question));
  };
  const std::string theirs =
      "!fading_check 2026-11-20; neighbour_agreement_ends 2026-11-24; "
      "agreement_ends 2026-11-28 connect";
  CHECK(part(false, true) == theirs);
  CHECK(part(true, false) == "sharing_ends 2026-11-22");
  CHECK(part(true, true).size() ==
        theirs.size() + 2 + std::string("sharing_ends 2026-11-22").size());
  walk.fading->checked_on = today;
  world.put(walk);
  CHECK(part(false, true).find("fading_check") == std::string::npos);
}

TEST_CASE("so many rows and no more, the soonest first, and the others are counted") {
  World world;
  for (int i = 0; i < 30; ++i) {
    Household home = a_quiet_home("home " + std::to_string(i));
    home.approval->until = today.plus(i - 10);
    world.put(home);
  }
  DueQuestion question;
  question.on = today;
  question.top = 12;
  const Due due = find_due(world.view(), question);
  CHECK(due.rows.size() == 12);
  CHECK(due.more == 18);
  for (std::size_t i = 0; i < due.rows.size(); ++i) {
    CHECK(due.rows[i].on == today.plus(static_cast<std::int32_t>(i) - 10));
    CHECK(due.rows[i].overdue == (i < 10));
  }
  const std::string words = due_in_words(world.view(), due);
  CHECK(words.find("And 18 more") != std::string::npos);
  CHECK(words.starts_with("Overdue:\n  11 Nov 2026  The approval of home 0 ended on 11 Nov 2026"));
}

TEST_CASE("before somebody moves in their circle is reviewed, and those of who lives there") {
  World world = a_world();
  Person maya = a_quiet_person("maya");
  maya.agreement.push_back(agreed(graph::AgreementFor::circle));
  world.put(maya);
  for (const std::string_view name : {"ben", "cora"}) {
    Person resident = a_quiet_person(name);
    if (name == "ben") resident.agreement.push_back(agreed(graph::AgreementFor::circle));
    world.put(resident);
  }
  Household elm = a_quiet_home("elm");
  for (const std::string_view name : {"ben", "cora"}) {
    graph::ResidentStatement statement;
    statement.person = person_number(name);
    elm.residents.push_back(statement);
  }
  world.put(elm);
  put_step(world, step_of(pair, StepKind::shortlisted), today.plus(-20));
  StepTaken terms = terms_of(pair, graph::ArrangementKind::live_in, "oak");
  terms.terms->start = today.plus(9);
  put_step(world, terms, today.plus(-1));
  const auto reviews_due = [&world] {
    std::vector<std::string> sentences;
    for (const DueRow& row : asked(world).rows) {
      if (row.kind != DueKind::baseline_review) continue;
      CHECK(row.on == today.plus(9));
      sentences.push_back(sentence_of(world.view(), row));
    }
    return sentences;
  };
  // Cora did not agree that her circle is held.
  const std::vector<std::string> due = reviews_due();
  REQUIRE(due.size() == 2);
  CHECK(std::count(due.begin(), due.end(),
                   "Hold a circle review with maya by 30 Nov 2026, when they move in with elm: "
                   "what that changes can only be told from how it was before.") == 1);
  CHECK(std::count(due.begin(), due.end(),
                   "Hold a circle review with ben by 30 Nov 2026, when maya moves in with elm: "
                   "what that changes can only be told from how it was before.") == 1);
  graph::Review review;
  review.identity.number = number_of("before");
  review.person = person_number("ben");
  review.on = today.plus(9 - 29);
  world.put(review);
  CHECK(reviews_due().size() == 2);
  review.on = today.plus(9 - 28);
  world.put(review);
  CHECK(reviews_due().size() == 1);
}

TEST_CASE("every kind has a word of its own") {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < due_kind_count; ++i) words.push_back(word(static_cast<DueKind>(i)));
  std::sort(words.begin(), words.end());
  CHECK(std::unique(words.begin(), words.end()) == words.end());
  CHECK(word(DueKind::early_review) == "early_review");
  CHECK(word(DueKind::neighbour_agreement_ends) == "neighbour_agreement_ends");
}

}  // namespace kith::tests::due_list
