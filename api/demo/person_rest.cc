// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "api/demo/concepts.h"
#include "api/demo/people.h"
#include "api/demo/reference.h"

namespace kith::demo {

namespace {

using graph::AnchorKind;
using graph::Strength;

void tell_gifts(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  if (!telling.shows()) return;
  for (const Held& held : facts.traits.held) {
    if (held.depth < 55 || held.stance == graph::Stance::avoid || !telling.chance(400)) continue;
    graph::Gift gift;
    gift.activity = text(pastimes()[held.pastime].word);
    gift.kind = held.stance == graph::Stance::teach  ? graph::GiftKind::teach
                : held.stance == graph::Stance::lead ? graph::GiftKind::lead
                : telling.chance(500)                ? graph::GiftKind::company
                                                     : graph::GiftKind::help;
    if (telling.chance(500)) gift.wants_to_be_asked = telling.chance(800);
    gift.said = telling.perhaps_said();
    person.gifts.push_back(gift);
  }
  if (telling.chance(500)) person.rather_not_give = telling.chance(150);
}

AnchorKind anchor_kind(graph::TieCategory category) {
  if (category == graph::TieCategory::family) return AnchorKind::family;
  if (category == graph::TieCategory::work_learning) return AnchorKind::work;
  if (category == graph::TieCategory::group_faith) return AnchorKind::club;
  return AnchorKind::friend_;
}

void tell_limit(graph::Anchor& anchor, int minutes, Telling& telling) {
  if (telling.chance(800)) {
    anchor.minutes_before = graph::Minutes{minutes};
    anchor.how_known = telling.chance(500)   ? graph::HowKnown::stated
                       : telling.chance(500) ? graph::HowKnown::timetable
                                             : graph::HowKnown::estimated;
  }
  if (!telling.chance(550)) return;
  constexpr std::array limits = {15, 20, 30, 30, 45, 60};
  const int limit = telling.pick(limits);
  anchor.minutes_max = graph::Minutes{std::max(limit, (minutes + 9) / 10 * 10)};
  anchor.minutes_max_strength = telling.chance(250) ? Strength::must : Strength::important;
}

void tell_tie_anchors(graph::Person& person, std::uint32_t owner,
                      const std::vector<TieFacts>& circle, Telling& telling) {
  int kept = 0;
  for (const TieFacts& tie : circle) {
    const bool unpaid = tie.paid == graph::Paid::no;
    if (!unpaid || tie.lost || tie.would_miss < 2 || kept >= 3) continue;
    if (!telling.chance(350 + 150 * tie.would_miss)) continue;
    ++kept;
    graph::Anchor anchor;
    anchor.called = tie.called;
    anchor.kind = anchor_kind(tie.category);
    anchor.tie = tie_ref(owner, tie.item);
    anchor.place = graph::Place{tie.town, tie.point};
    anchor.would_miss = graph::WouldMiss{tie.would_miss};
    constexpr std::array<std::string_view, 4> weekly = {"Sunday dinner", "Saturday morning",
                                                        "twice a week", "Wednesday tea time"};
    if (telling.chance(600)) {
      anchor.times = tie.contacts > 20 && tie.per_days == 28 ? "daily" : text(telling.pick(weekly));
    }
    tell_limit(anchor, tie.minutes, telling);
    anchor.said = telling.perhaps_said();
    person.anchors.push_back(anchor);
  }
}

void tell_place_anchors(graph::Person& person, const World& world, const PersonFacts& facts,
                        Telling& telling) {
  struct Kept {
    AnchorKind kind;
    std::string_view called;
    std::string_view times;
    int age_max;
  };
  constexpr std::array places = {
      Kept{AnchorKind::work, "the garden centre job", "Tuesday and Thursday", 66},
      Kept{AnchorKind::work, "the warehouse", "weekdays 08:00", 66},
      Kept{AnchorKind::work, "college", "weekdays 09:30", 26},
      Kept{AnchorKind::health, "the surgery", "once a month", 120},
      Kept{AnchorKind::club, "the allotments", "most mornings", 120},
      Kept{AnchorKind::club, "the snooker hall", "Friday night", 120},
      Kept{AnchorKind::place, "the market", "Saturday", 120},
      Kept{AnchorKind::place, "the library", "when it rains", 120}};
  if (!telling.shows()) return;
  const Kept& kept = telling.pick(places);
  if (facts.age > kept.age_max) return;
  graph::Anchor anchor;
  anchor.called = text(kept.called);
  anchor.kind = kept.kind;
  const Town& town = world.towns[facts.town];
  anchor.place = graph::Place{text(town.name), somewhere_near(town, 900, telling.draw())};
  anchor.would_miss = graph::WouldMiss{kept.kind == AnchorKind::health ? 1 : telling.between(1, 3)};
  anchor.times = text(kept.times);
  tell_limit(anchor,
             way_to(world, facts, metres_between(facts.point, *anchor.place->point)).minutes,
             telling);
  anchor.said = telling.perhaps_said();
  person.anchors.push_back(anchor);
}

void tell_travel(graph::Person& person, const World& world, const PersonFacts& facts,
                 Telling& telling) {
  if (!telling.shows()) return;
  graph::Travel travel;
  const graph::Means usual = usual_means(world, facts);
  travel.means.push_back(usual);
  if (usual != graph::Means::walk && usual != graph::Means::wheelchair && telling.chance(600)) {
    travel.means.push_back(graph::Means::walk);
  }
  const int ticket = telling.between(0, 99);
  const int alone = facts.support == 0 ? 75 : (facts.support == 1 ? 35 : 8);
  travel.alone = ticket < alone        ? graph::TravelsAlone::yes
                 : ticket < alone + 25 ? graph::TravelsAlone::known_routes
                                       : graph::TravelsAlone::no;
  if (usual == graph::Means::bus && telling.chance(500)) travel.pass_from = graph::TimeOfDay{570};
  if (telling.chance(250)) {
    travel.last_home = graph::TimeOfDay{static_cast<std::int16_t>(60 * telling.between(18, 22))};
  }
  if (telling.chance(500)) travel.walk_max = graph::Minutes{5 * telling.between(1, 9)};
  travel.said = telling.perhaps_said();
  person.travel = travel;
}

void tell_home_wish(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  if (!telling.shows()) return;
  graph::HouseholdWish wish;
  if (telling.chance(600)) {
    wish.housemates = facts.traits.self[1] < -30  ? graph::Housemates::none
                      : facts.traits.self[1] > 40 ? graph::Housemates::more
                                                  : graph::Housemates::any;
  }
  const auto no_children = [](const Aversion& one) {
    return one.thing == "children" || one.thing == "young_children";
  };
  const bool none = std::any_of(facts.must_not.begin(), facts.must_not.end(), no_children);
  if (none)
    wish.children = graph::ChildrenWish::none;
  else if (telling.chance(500))
    wish.children = graph::ChildrenWish::any;
  if (telling.chance(350))
    wish.setting = telling.chance(700) ? graph::Setting::town : graph::Setting::any;
  if (telling.chance(300)) wish.strength = Strength::nice;
  wish.said = telling.perhaps_said();
  person.household_wish = wish;
}

void tell_goal(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  if (!telling.shows()) return;
  graph::Goal goal;
  using graph::ArrangementKind;
  using graph::GoalKind;
  std::string_view words;
  if (facts.kind == ArrangementKind::short_break) {
    goal.kind = telling.chance(650) ? GoalKind::break_ : GoalKind::try_out;
    words = "We all need a rest from each other now and then.";
  } else if (facts.kind == ArrangementKind::day || facts.kind == ArrangementKind::kinship) {
    goal.kind = GoalKind::try_out;
    words = "To get out and see people.";
  } else if (facts.kind == ArrangementKind::emergency) {
    goal.kind = GoalKind::go_home;
    words = "I need somewhere safe just now.";
  } else if (facts.kind == ArrangementKind::home_from_hospital) {
    goal.kind = GoalKind::go_home;
    words = "I want to be back in my own kitchen.";
  } else if (facts.age < 40 && telling.chance(450)) {
    goal.kind = GoalKind::own_flat;
    goal.months = graph::Range<0, 600>{6 * telling.between(2, 6)};
    words = "One day my own front door.";
  } else {
    goal.kind = telling.chance(700) ? GoalKind::stay_long : GoalKind::try_out;
    words = goal.kind == GoalKind::stay_long ? "I've moved enough." : "I'll see how it goes.";
  }
  if (telling.chance(500)) goal.strength = Strength::important;
  goal.said = telling.perhaps_said(words);
  person.goal = goal;
}

void tell_matters(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  constexpr std::array<std::string_view, 6> faiths = {"",      "christian", "muslim",
                                                      "hindu", "sikh",      "jewish"};
  if (!telling.shows()) return;
  graph::Matter faith;
  faith.aspect = graph::Aspect::faith;
  faith.thing =
      facts.faith == Faith::none ? "faith" : text(faiths[static_cast<std::size_t>(facts.faith)]);
  if (facts.faith == Faith::none || telling.chance(350)) {
    faith.does_not_matter = true;
  } else {
    faith.strength = telling.chance(600) ? Strength::important : Strength::nice;
    faith.meaning = telling.chance(300) ? "the same faith" : "respect for it, and getting there";
  }
  faith.said = telling.perhaps_said();
  person.matters.push_back(faith);
  if (facts.needs_halal) {
    graph::Matter food;
    food.aspect = graph::Aspect::food;
    food.thing = "halal";
    food.strength = Strength::must;
    person.matters.push_back(food);
  }
  if (!telling.chance(120)) return;
  struct Other {
    graph::Aspect aspect;
    std::string_view thing;
    std::string_view meaning;
  };
  constexpr std::array others = {
      Other{graph::Aspect::identity, "lgbt", "people who are easy about it"},
      Other{graph::Aspect::age, "young people", "somebody near my own age about"},
      Other{graph::Aspect::culture, "family at weekends", "the door is open to cousins"},
      Other{graph::Aspect::food, "proper dinners", "meat and two veg"}};
  const Other& other = telling.pick(others);
  graph::Matter matter;
  matter.aspect = other.aspect;
  matter.thing = text(other.thing);
  matter.strength = telling.chance(600) ? Strength::important : Strength::nice;
  matter.meaning = text(other.meaning);
  person.matters.push_back(matter);
}

void tell_papers(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  if (telling.shows() && telling.chance(700)) {
    graph::Money money;
    constexpr std::array funding = {graph::Funding::not_asked, graph::Funding::in_principle,
                                    graph::Funding::in_principle, graph::Funding::agreed};
    money.funding = telling.pick(funding);
    if (telling.chance(400)) money.left_per_week = graph::Pence{100 * telling.between(25, 95)};
    person.money = money;
  }
  if (telling.shows() && telling.chance(600)) {
    constexpr std::array<std::string_view, 7> best = {
        "Give me time to answer.",
        "Tell me the day before if plans change.",
        "One thing at a time, and let me do the rest.",
        "Look at me when you talk.",
        "Leave me be when I go quiet. I come back.",
        "Write it on the calendar in the kitchen.",
        "Ask me first, not my mum."};
    constexpr std::array<std::string_view, 6> liked = {
        "makes people laugh", "always says thank you", "never forgets a birthday",
        "kind to animals",    "a good listener",       "keeps going"};
    graph::ProfilePart how;
    how.document = "one_page_profile";
    how.heading = "how best to support me";
    how.words_of.value = text(telling.pick(best));
    how.version = graph::Range<1, 10'000>{telling.between(1, 4)};
    how.approved_by_person = telling.chance(850);
    graph::ProfilePart appreciated = how;
    appreciated.heading = "what people appreciate about me";
    appreciated.words_of.value = facts.called + " " + text(telling.pick(liked)) + ".";
    if (telling.chance(600)) person.profile.push_back(appreciated);
    person.profile.push_back(how);
  }
}

void tell_risk(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  struct Risk {
    std::string_view task;  // only where this is needed, or the pastime below is held
    std::string_view pastime;
    std::string_view purpose;
    std::string_view people;
    std::string_view process;
    std::string_view harm;
  };
  constexpr std::array risks = {
      Risk{"epilepsy_monitoring", "", "Going to the baths on Thursdays",
           "Goes with Jo, who knows the signs of a seizure", "Tells the lifeguard on the way in",
           "It is the one thing that lifts the week"},
      Risk{"buccal_midazolam", "", "Going out with friends", "One friend has been shown what to do",
           "Medicine and phone in the red bag", "Would not see anybody from one week to the next"},
      Risk{"", "cooking", "Cooking alone on the gas", "The neighbour knows",
           "Timer, and a text after", "Would be back to sandwiches"},
      Risk{"", "cycling", "Riding on the canal path", "Somebody knows when and where",
           "Helmet, phone, back before dark", "Nothing else gets the legs going"},
      Risk{"", "angling", "Fishing alone at the water", "The others at the club look out",
           "Same peg, phone charged", "Would sit in all day"}};
  for (const Risk& risk : risks) {
    const bool task = std::any_of(facts.tasks.begin(), facts.tasks.end(),
                                  [&](const Task& one) { return one.word == risk.task; });
    const bool held =
        std::any_of(facts.traits.held.begin(), facts.traits.held.end(), [&](const Held& one) {
          return pastimes()[one.pastime].word == risk.pastime && one.stance == graph::Stance::love;
        });
    if (!(task || held) || !telling.chance(250)) continue;
    graph::RiskNote note;
    note.purpose.value = text(risk.purpose);
    note.people.value = text(risk.people);
    note.process.value = text(risk.process);
    note.harm_of_not_doing.value = text(risk.harm);
    note.review = telling.after(20, 300);
    person.risk_notes.push_back(note);
    return;
  }
}

}  // namespace

void tell_rest(graph::Person& person, const World& world, const PersonFacts& facts,
               Telling& telling) {
  const auto circle = circle_of(world, facts);
  tell_gifts(person, facts, telling);
  tell_tie_anchors(person, facts.index, circle, telling);
  tell_place_anchors(person, world, facts, telling);
  tell_travel(person, world, facts, telling);
  tell_home_wish(person, facts, telling);
  if (facts.pet) {
    graph::OwnPet pet;
    pet.species = *facts.pet;
    constexpr std::array<std::string_view, 6> names = {"Smudge", "Benji", "Duchess",
                                                       "Tyson",  "Mabel", "Biscuit"};
    pet.called = text(telling.pick(names));
    const bool asked = asked_of(facts.index) == Asked::habit;
    pet.comes_along = asked || telling.chance(700) ? Strength::must : Strength::important;
    person.own_pets.push_back(pet);
  }
  if (telling.shows() && telling.chance(300)) {
    person.partner_stays = telling.chance(400) ? graph::Often::sometimes : graph::Often::no;
  }
  if (telling.shows() && telling.chance(500)) {
    person.visitors = facts.traits.self[1] > 30 ? graph::Often::often : graph::Often::sometimes;
  }
  if (world.is_looking(facts.index)) tell_goal(person, facts, telling);
  tell_matters(person, facts, telling);
  if (facts.smoke != graph::Smoking::no || telling.shows()) {
    person.smoke = graph::Stated<graph::Smoking>{facts.smoke, telling.perhaps_said()};
  }
  tell_papers(person, facts, telling);
  tell_risk(person, facts, telling);
}

}  // namespace kith::demo
