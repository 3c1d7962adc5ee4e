// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "api/demo/concepts.h"
#include "api/demo/facts.h"
#include "api/demo/reference.h"

namespace kith::demo {

namespace {

using graph::AccessFeature;
using graph::ArrangementKind;
using graph::Gender;
using graph::SupportLevel;

constexpr std::array aversions = {
    Aversion{"dog", "allergy", "Dogs bring my skin up in lumps and I can't breathe."},
    Aversion{"dog", "fear", "A dog bit me when I was seven. I can't settle if there is one."},
    Aversion{"cat", "allergy", "Cats make my eyes swell shut."},
    Aversion{"smoking_inside", "asthma", "Smoke indoors sets my chest off."},
    Aversion{"smoking", "habit", "I gave up two years since. I don't want it round me."},
    Aversion{"young_children", "noise", "Little ones crying goes right through me."},
    Aversion{"children", "risk plan", "It was agreed with me that I live with adults only."},
    Aversion{"dog", "habit", "I'm not a dog person, never have been."},
};

constexpr std::array light_tasks = {
    Task{"medication_prompt", SupportLevel::prompt, false},
    Task{"personal_care", SupportLevel::prompt, false},
    Task{"money_and_letters", SupportLevel::help, false},
};
constexpr std::array heavy_tasks = {
    Task{"buccal_midazolam", SupportLevel::full, true},
    Task{"moving_and_handling", SupportLevel::full, true},
    Task{"insulin", SupportLevel::help, true},
    Task{"peg_feeding", SupportLevel::full, true},
    Task{"catheter_care", SupportLevel::help, true},
    Task{"epilepsy_monitoring", SupportLevel::help, true},
    Task{"behaviour_support_plan", SupportLevel::help, false},
    Task{"personal_care", SupportLevel::full, false},
};

Faith draw_faith(Heritage heritage, Draw& draw) {
  const int ticket = draw.below(100);
  switch (heritage) {
    case Heritage::pakistani:
    case Heritage::bangladeshi:
    case Heritage::arab: return ticket < 85 ? Faith::muslim : Faith::none;
    case Heritage::indian:
      if (ticket < 50) return Faith::hindu;
      return ticket < 75 ? Faith::sikh : (ticket < 85 ? Faith::muslim : Faith::none);
    case Heritage::chinese: return ticket < 15 ? Faith::christian : Faith::none;
    case Heritage::british:
      if (ticket == 99) return Faith::jewish;
      return ticket < 30 ? Faith::christian : Faith::none;
    default: return ticket < 65 ? Faith::christian : Faith::none;
  }
}

int draw_age(Draw& draw) {
  const int ticket = draw.below(100);
  if (ticket < 4) return 17;
  if (ticket < 30) return draw.between(18, 25);
  if (ticket < 60) return draw.between(26, 44);
  return ticket < 87 ? draw.between(45, 64) : draw.between(65, 86);
}

void draw_birth(PersonFacts& facts, const World& world, Draw& draw) {
  const int years = draw_age(draw);
  const auto birthday = world.options.reference.plus(-draw.below(365)).days;
  const graph::Date day{birthday - years * 365 - (years + 3) / 4};
  const std::string text = graph::to_text(day);
  facts.born = *graph::birth_date_from_text(draw.chance(250) ? text.substr(0, 4) : text);
  facts.age = graph::age_on(facts.born, world.options.reference);
}

void draw_where(PersonFacts& facts, const World& world) {
  facts.town = town_of_person(world, facts.index);
  Draw spot = world.draw(Stream::place, facts.index, 1);
  facts.point = somewhere_near(world.towns[facts.town], 2500, spot);
}

ArrangementKind draw_kind(Draw& draw) {
  const int ticket = draw.below(100);
  if (ticket < 60) return ArrangementKind::live_in;
  if (ticket < 80) return ArrangementKind::short_break;
  if (ticket < 92) return ArrangementKind::day;
  if (ticket < 96) return ArrangementKind::kinship;
  return ticket < 98 ? ArrangementKind::home_from_hospital : ArrangementKind::emergency;
}

void draw_wish(PersonFacts& facts, const World& world) {
  Draw draw = world.draw(Stream::person_wishes, leader_of(world, facts.index), 1);
  facts.kind = draw_kind(draw);
  if (asked_of(facts.index) == Asked::date) facts.kind = ArrangementKind::live_in;
  facts.start = world.options.reference.plus(draw.between(14, 150));
  if (facts.kind == ArrangementKind::emergency) facts.start = world.options.reference;
}

void draw_habits(PersonFacts& facts, Draw& draw) {
  const int ticket = draw.below(100);
  if (ticket < 14)
    facts.smoke = graph::Smoking::outside;
  else if (ticket < 24)
    facts.smoke = graph::Smoking::vape;
  else if (ticket < 26)
    facts.smoke = graph::Smoking::inside;
  if (draw.chance(90)) {
    constexpr std::array species = {graph::Species::cat, graph::Species::dog, graph::Species::bird,
                                    graph::Species::fish, graph::Species::rabbit};
    facts.pet = draw.pick(species);
  }
  if (asked_of(facts.index) == Asked::habit) {
    if (draw.chance(500))
      facts.smoke = graph::Smoking::outside;
    else
      facts.pet = draw.chance(500) ? graph::Species::dog : graph::Species::cat;
  }
}

bool contradicts(const PersonFacts& facts, std::string_view thing) {
  if (person_brings(facts, thing)) return true;
  const auto loves = [&](const Held& held) {
    const std::string_view word = pastimes()[held.pastime].word;
    return held.stance != graph::Stance::avoid &&
           ((word == "dogs" && thing == "dog") || (word == "cats" && thing == "cat"));
  };
  return std::any_of(facts.traits.held.begin(), facts.traits.held.end(), loves);
}

void draw_aversions(PersonFacts& facts, Draw& draw) {
  if (asked_of(facts.index) == Asked::aversion) {
    const Aversion first = draw.chance(600) ? aversions[0] : aversions[2];
    facts.pet.reset();
    std::erase_if(facts.traits.held, [&](const Held& held) {
      const std::string_view word = pastimes()[held.pastime].word;
      return word == (first.thing == "dog" ? "dogs" : "cats");
    });
    facts.must_not.push_back(first);
    return;
  }
  if (!draw.chance(270)) return;
  const Aversion& drawn = draw.pick(aversions);
  if (!contradicts(facts, drawn.thing)) facts.must_not.push_back(drawn);
}

void draw_support(PersonFacts& facts, Draw& draw) {
  const int ticket = draw.below(100);
  facts.support = ticket < 45 ? 0 : (ticket < 80 ? 1 : 2);
  for (const Task& task : light_tasks) {
    if (draw.chance(facts.support == 0 ? 300 : 450)) facts.tasks.push_back(task);
  }
  const int heavy =
      facts.support == 2 ? draw.between(1, 2) : (facts.support == 1 ? draw.below(2) : 0);
  for (int i = 0; i < heavy; ++i) {
    const Task& task = draw.pick(heavy_tasks);
    const auto same = [&](const Task& other) { return other.word == task.word; };
    std::erase_if(facts.tasks, same);
    facts.tasks.push_back(task);
  }
  constexpr std::array<std::array<int, 4>, 3> nights = {
      {{800, 950, 1000, 1000}, {400, 700, 900, 995}, {150, 350, 650, 950}}};
  const auto& row = nights[static_cast<std::size_t>(facts.support)];
  const int night = draw.below(1000);
  int at = 0;
  while (at < 4 && night >= row[static_cast<std::size_t>(at)]) ++at;
  facts.night = static_cast<graph::Night>(at);
}

void draw_speech(PersonFacts& facts, Draw& draw) {
  const int ticket = draw.below(100);
  if (ticket < 4)
    facts.speaks = Speaks::bsl;
  else if (ticket < 11)
    facts.speaks = Speaks::makaton;
  else if (ticket < 15 && facts.support > 0)
    facts.speaks = Speaks::aac;
  else if (ticket < 20 && facts.support > 0)
    facts.speaks = Speaks::pictures;
  if (facts.speaks == Speaks::makaton && draw.chance(500)) {
    facts.tasks.push_back({"sign_supported_communication", SupportLevel::help, false});
  }
  if (!home_language(facts.heritage).empty() && draw.chance(450)) {
    facts.other_language = home_language(facts.heritage);
  }
}

void draw_access(PersonFacts& facts, Draw& draw) {
  const auto handled = [](const Task& task) { return task.word == "moving_and_handling"; };
  const bool moved = std::any_of(facts.tasks.begin(), facts.tasks.end(), handled);
  if (moved) {
    facts.access = {AccessFeature::step_free, AccessFeature::level_shower};
    if (draw.chance(300)) facts.access.push_back(AccessFeature::hoist);
    return;
  }
  if (draw.chance(facts.age > 60 ? 250 : 70)) facts.access.push_back(AccessFeature::level_shower);
  if (draw.chance(facts.age > 60 ? 150 : 30)) facts.access.push_back(AccessFeature::step_free);
  if (draw.chance(60)) facts.access.push_back(AccessFeature::sensory_quiet);
}

void write_maya(PersonFacts& facts) {
  facts.called = "Maya";
  facts.gender = Gender::woman;
  facts.faith = Faith::none;
  facts.traits.rhythm = {12, 85, 35, 40, 65};
  facts.traits.self = {-55, -20, 15, 55, 60, 0};
  facts.traits.ideal = {-60, -5, 15, 40, 80, 0};
  facts.traits.held = {{pastime_index("baking"), 96, graph::Stance::teach},
                       {pastime_index("swimming"), 64, graph::Stance::love},
                       {pastime_index("films"), 52, graph::Stance::love},
                       {pastime_index("gardening"), 34, graph::Stance::would_try}};
  facts.traits.threshold = 5'500;
  facts.kind = ArrangementKind::short_break;
  facts.smoke = graph::Smoking::no;
  facts.pet.reset();
  facts.must_not = {aversions[0]};
  facts.support = 1;
  facts.tasks = {{"medication_prompt", SupportLevel::prompt, false},
                 {"epilepsy_monitoring", SupportLevel::help, true}};
  facts.night = graph::Night::sleeping_rarely;
  facts.speaks = Speaks::bsl;
  facts.access.clear();
}

void write_george(PersonFacts& facts) {
  facts.called = "George";
  facts.gender = Gender::man;
  facts.faith = Faith::none;
  facts.traits.rhythm = {25, 80, 45, 30, 40};
  facts.traits.self = {-45, -10, 85, 30, 35, 80};
  facts.traits.ideal = {-30, 10, 65, 10, 60, 50};
  facts.traits.held = {{pastime_index("angling"), 98, graph::Stance::teach},
                       {pastime_index("birdwatching"), 66, graph::Stance::love},
                       {pastime_index("rugby_league"), 58, graph::Stance::love},
                       {pastime_index("computers"), 30, graph::Stance::avoid}};
  facts.traits.threshold = 5'400;
  facts.kind = ArrangementKind::live_in;
  facts.smoke = graph::Smoking::outside;
  facts.pet.reset();
  facts.must_not.clear();
  facts.support = 0;
  facts.tasks = {{"medication_prompt", SupportLevel::prompt, false},
                 {"money_and_letters", SupportLevel::help, false}};
  facts.night = graph::Night::none;
  facts.speaks = Speaks::words;
  facts.access = {AccessFeature::level_shower};
}

void write_character(PersonFacts& facts, const World& world) {
  const bool is_maya = facts.index == maya;
  facts.heritage = Heritage::british;
  facts.other_language = {};
  facts.needs_halal = false;
  facts.town = 0;
  facts.point = point_near(world.towns[0], is_maya ? 600 : -900, is_maya ? -500 : 700);
  const int year = graph::year_of(world.options.reference);
  facts.born = {static_cast<std::int16_t>(year - (is_maya ? 28 : 71)),
                static_cast<std::uint8_t>(is_maya ? 4 : 10), static_cast<std::uint8_t>(17)};
  facts.age = graph::age_on(facts.born, world.options.reference);
  facts.start = world.options.reference.plus(is_maya ? 40 : 60);
  is_maya ? write_maya(facts) : write_george(facts);
}

}  // namespace

PersonFacts person_facts(const World& world, std::uint32_t person) {
  Draw draw = world.draw(Stream::person_facts, person);
  PersonFacts facts;
  facts.index = person;
  facts.heritage = draw_heritage(draw);
  facts.faith = draw_faith(facts.heritage, draw);
  const int ticket = draw.below(100);
  facts.gender = ticket < 47 ? Gender::woman : (ticket < 98 ? Gender::man : Gender::other);
  draw_birth(facts, world, draw);
  facts.called = given_name(facts.heritage, facts.gender, facts.age >= 50, draw);
  draw_where(facts, world);
  Draw inner = world.draw(Stream::traits, person);
  facts.traits = draw_traits(inner, facts.faith);
  draw_wish(facts, world);
  draw_habits(facts, draw);
  draw_aversions(facts, draw);
  facts.needs_halal = facts.faith == Faith::muslim && draw.chance(750);
  draw_support(facts, draw);
  draw_speech(facts, draw);
  draw_access(facts, draw);
  if (person < characters) write_character(facts, world);
  return facts;
}

bool person_brings(const PersonFacts& person, std::string_view thing) {
  if (thing == "smoking") {
    return person.smoke == graph::Smoking::outside || person.smoke == graph::Smoking::inside;
  }
  if (thing == "smoking_inside") return person.smoke == graph::Smoking::inside;
  if (thing == "vaping") return person.smoke == graph::Smoking::vape;
  if (thing == "dog") return person.pet == graph::Species::dog;
  if (thing == "cat") return person.pet == graph::Species::cat;
  return false;
}

}  // namespace kith::demo
