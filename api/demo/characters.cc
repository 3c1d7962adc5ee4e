// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "api/demo/people.h"
#include "api/demo/reference.h"

namespace kith::demo {

namespace {

using graph::ArrangementKind;
using graph::SaidBy;
using graph::Stance;
using graph::Strength;

graph::Said own(const World& world, std::string_view words) {
  graph::Provenance provenance;
  provenance.said_by = SaidBy::person;
  provenance.on = world.options.reference.plus(-40);
  provenance.own_words.value = text(words);
  return {std::make_shared<const graph::Provenance>(std::move(provenance))};
}

graph::Interest interest(std::string_view concept_word, Stance stance, graph::Said said) {
  return {text(concept_word), stance, Strength::important, std::move(said)};
}

graph::Wish wish(std::string_view thing, Strength strength, std::string_view reason,
                 graph::Said said) {
  graph::Wish wish;
  wish.thing = text(thing);
  wish.strength = strength;
  wish.reason = text(reason);
  wish.said = std::move(said);
  return wish;
}

graph::Rhythm rhythm(int busy, int early, int talk, int screens, int tidy, graph::Said said) {
  graph::Rhythm told;
  told.busy = graph::Scale{busy};
  told.early = graph::Scale{early};
  told.talk = graph::Scale{talk};
  told.screens = graph::Scale{screens};
  told.tidy = graph::Scale{tidy};
  told.strength = Strength::important;
  told.said = std::move(said);
  return told;
}

void agree(graph::Person& person, const World& world, std::string_view how) {
  person.agreement.clear();
  for (const auto purpose : {graph::AgreementFor::hold, graph::AgreementFor::match,
                             graph::AgreementFor::share, graph::AgreementFor::circle}) {
    graph::Agreement agreement;
    agreement.purpose = purpose;
    agreement.answer = graph::YesNo::yes;
    agreement.on = world.options.reference.plus(-50);
    agreement.until = world.options.reference.plus(680);
    agreement.how_given = text(how);
    agreement.supported_by = "key worker";
    agreement.capacity = graph::Capacity::presumed;
    person.agreement.push_back(agreement);
  }
  person.no_contact_asked = graph::NoContactAsked{world.options.reference.plus(-50),
                                                  "match officer", graph::NoContactAnswer::none};
  person.no_contact.clear();
  person.avoid_areas.clear();
  person.together_with.clear();
  person.age_band.reset();
  person.risk_notes.clear();
  person.must.clear();
  person.own_pets.clear();
}

// The tie of that name as somewhere to get to.
graph::Anchor keep(const World& world, const PersonFacts& facts, std::string_view called,
                   graph::AnchorKind kind, int minutes, int north_m, int east_m) {
  graph::Anchor anchor;
  anchor.called = text(called);
  anchor.kind = kind;
  anchor.would_miss = graph::WouldMiss{3};
  anchor.minutes_before = graph::Minutes{minutes};
  anchor.how_known = graph::HowKnown::stated;
  const Town& town = world.towns[0];
  anchor.place = graph::Place{text(town.name), point_near(town, north_m, east_m)};
  for (const TieFacts& tie : circle_of(world, facts)) {
    if (tie.called != called) continue;
    anchor.tie = tie_ref(facts.index, tie.item);
  }
  return anchor;
}

graph::Communication way(std::string_view language, graph::CommunicationMode mode, bool express,
                         bool first) {
  graph::Communication told;
  told.language = text(language);
  told.mode = mode;
  told.understand = true;
  told.express = express;
  told.first = first;
  return told;
}

graph::Travel by_bus(graph::TravelsAlone alone, const World& world, std::string_view words) {
  graph::Travel travel;
  travel.means = {graph::Means::bus, graph::Means::walk};
  travel.alone = alone;
  travel.pass_from = graph::TimeOfDay{9 * 60 + 30};
  travel.walk_max = graph::Minutes{20};
  travel.said = own(world, words);
  return travel;
}

void tell_maya_home(graph::Person& person, const World& world, const PersonFacts& facts) {
  graph::LookingFor breaks;
  breaks.kind = ArrangementKind::short_break;
  breaks.start = facts.start;
  breaks.pattern = "FREQ=MONTHLY;BYDAY=1SA";
  graph::LookingFor live_in;
  live_in.kind = ArrangementKind::live_in;
  live_in.start = facts.start.plus(240);
  live_in.flexible_days = graph::Range<0, 365>{120};
  person.looking_for = {breaks, live_in};
  person.must_not = {
      wish("dog", Strength::must, "allergy", own(world, "Dogs bring my skin up in lumps."))};
  person.wishes = {wish("quiet_home", Strength::important, "",
                        own(world, "Quiet. I get up at half four for work.")),
                   wish("own_key", Strength::important, "", {})};
  graph::Anchor mum = keep(world, facts, "Mum", graph::AnchorKind::family, 12, 900, 400);
  mum.times = "daily 13:00";
  mum.minutes_max = graph::Minutes{30};
  mum.minutes_max_strength = Strength::must;
  mum.said = own(world, "Dinner at Mum's after work. Every day.");
  graph::Anchor bakery = keep(world, facts, "the bakery", graph::AnchorKind::work, 10, -200, 300);
  bakery.times = "Monday to Friday 06:00";
  bakery.minutes_max = graph::Minutes{25};
  bakery.minutes_max_strength = Strength::important;
  bakery.said = own(world, "My job. I do the bread rolls.");
  person.anchors = {mum, bakery};
  person.travel = by_bus(graph::TravelsAlone::known_routes, world, "The 34 I know. Not new ones.");
  graph::Goal goal;
  goal.kind = graph::GoalKind::try_out;
  goal.months = graph::Range<0, 600>{12};
  goal.said = own(world, "Weekends first. Then I decide.");
  person.goal = goal;
}

void tell_maya(graph::Person& person, const World& world, const PersonFacts& facts) {
  agree(person, world, "pictures and BSL");
  tell_maya_home(person, world, facts);
  person.area_wanted = {{"Leigh", {}}};
  graph::Communication bsl = way("bfi", graph::CommunicationMode::sign, true, true);
  bsl.everyday_need = true;
  bsl.said = own(world, "I sign. Some people I talk to.");
  person.communication = {bsl, way("en-GB", graph::CommunicationMode::speech, true, false)};
  person.rhythm = rhythm(1, 5, 2, 3, 4, own(world, "Home is for quiet. Work is loud."));
  person.personality = graph::Personality{};
  person.personality->like_me = {graph::Trait::calm, graph::Trait::routine, graph::Trait::gentle};
  person.personality->gets_on_with = {graph::Trait::calm, graph::Trait::patient};
  person.personality->winds_me_up = {graph::Trait::hurried, graph::Trait::loud};
  person.personality->good_day.value =
      "Flour on my hands, dinner with Mum, a swim, then a film with the words on.";
  person.personality->said = own(world, "");
  person.interests = {
      interest("baking", Stance::teach, own(world, "I can show you rolls, then plaits.")),
      interest("swimming", Stance::love, own(world, "Under the water it's all quiet.")),
      interest("gardening", Stance::would_try, {})};
  person.gifts = {{"baking", graph::GiftKind::teach, true, own(world, "I'd bring bread.")}};
  person.rather_not_give = false;
  person.smoke = graph::Stated<graph::Smoking>{graph::Smoking::no, {}};
  person.waiting_since = world.options.reference.plus(-140);
}

void tell_george_home(graph::Person& person, const World& world, const PersonFacts& facts) {
  graph::LookingFor live_in;
  live_in.kind = ArrangementKind::live_in;
  live_in.start = facts.start;
  live_in.flexible_days = graph::Range<0, 365>{0};
  person.looking_for = {live_in};
  person.wishes = {wish("garden", Strength::nice, "",
                        own(world, "Somewhere for the maggots that isn't the fridge.")),
                   wish("a shed", Strength::nice, "", own(world, "For my rods."))};
  graph::Anchor water = keep(world, facts, "the fishing at Pennington Flash",
                             graph::AnchorKind::place, 25, -1150, -1850);
  water.times = "Tuesday and Saturday";
  water.minutes_max = graph::Minutes{45};
  water.minutes_max_strength = Strength::important;
  water.said = own(world, "If I can't get to the water I may as well not get up.");
  graph::Anchor sister =
      keep(world, facts, "my sister Joyce", graph::AnchorKind::family, 20, 1300, 900);
  sister.times = "Sunday dinner";
  person.anchors = {water, sister};
  person.travel =
      by_bus(graph::TravelsAlone::yes, world, "Pass works from half nine, so that's when I go.");
  graph::Goal goal;
  goal.kind = graph::GoalKind::stay_long;
  goal.strength = Strength::important;
  goal.said = own(world, "I'm seventy-odd. I'm not moving twice.");
  person.goal = goal;
}

void tell_george(graph::Person& person, const World& world, const PersonFacts& facts) {
  agree(person, world, "words");
  tell_george_home(person, world, facts);
  person.area_wanted = {{"Leigh", {}}, {"Lowton", {}}};
  person.must_not.clear();
  graph::Communication english = way("en-GB", graph::CommunicationMode::speech, true, true);
  person.communication = {english};
  person.rhythm = rhythm(2, 5, 3, 2, 3, own(world, "Early to the water, early home."));
  person.personality = graph::Personality{};
  person.personality->like_me = {graph::Trait::dry_humour, graph::Trait::outdoorsy,
                                 graph::Trait::independent};
  person.personality->gets_on_with = {graph::Trait::dry_humour, graph::Trait::direct};
  person.personality->winds_me_up = {graph::Trait::strict, graph::Trait::hurried};
  person.personality->good_day.value =
      "Flask, float, nobody rushing me. A young one to show the knots to.";
  person.personality->said = own(world, "");
  person.interests = {
      interest("angling", Stance::teach, own(world, "Fifty years. I could teach a brick.")),
      interest("birdwatching", Stance::love,
               own(world, "There's a kingfisher. I'm not saying where.")),
      interest("rugby_league", Stance::love, {}),
      interest("computers", Stance::avoid, own(world, "Keep them."))};
  person.gifts = {
      {"angling", graph::GiftKind::teach, true, own(world, "I'd like to be asked, for once.")}};
  person.rather_not_give = false;
  person.smoke = graph::Stated<graph::Smoking>{graph::Smoking::outside,
                                               own(world, "A roll-up in the garden.")};
  person.waiting_since = world.options.reference.plus(-410);
}

}  // namespace

void tell_character(graph::Person& person, const World& world, const PersonFacts& facts) {
  person.born = facts.born;
  person.area_now = graph::Place{text(world.towns[0].name), facts.point};
  person.matters.clear();
  person.profile.clear();
  person.night = graph::Stated<graph::Night>{facts.night, {}};
  person.household_wish = graph::HouseholdWish{};
  person.household_wish->housemates = graph::Housemates::any;
  facts.index == maya ? tell_maya(person, world, facts) : tell_george(person, world, facts);
}

}  // namespace kith::demo
