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
using graph::Kind;
using graph::Smoking;
using graph::Species;

constexpr std::array carer_aversions = {
    Aversion{"smoking_inside", "habit", "Nobody smokes in the house, us included."},
    Aversion{"smoking_inside", "asthma", "My chest won't have smoke indoors."},
    Aversion{"smoking", "habit", "We'd rather not have smokers at all."},
    Aversion{"dog", "own pets", "Our old dog won't have another dog in the house."},
    Aversion{"cat", "allergy", "I'm allergic to cats."},
};
constexpr std::array resident_aversions = {
    Aversion{"smoking", "asthma", "I can't be round smoke, not even on clothes."},
    Aversion{"dog", "fear", "No dogs. They jump up."},
    Aversion{"cat", "allergy", "Cats make me sneeze all day."},
    Aversion{"loud_music", "noise", "Not if they play loud music at night."},
};
constexpr std::array<std::string_view, 10> skills_known = {"medication_prompt",
                                                           "personal_care",
                                                           "moving_and_handling",
                                                           "buccal_midazolam",
                                                           "epilepsy_monitoring",
                                                           "insulin",
                                                           "peg_feeding",
                                                           "catheter_care",
                                                           "behaviour_support_plan",
                                                           "sign_supported_communication"};
constexpr std::array<int, 10> skills_permille = {800, 550, 260, 170, 200, 120, 60, 70, 160, 120};

constexpr std::array<std::string_view, 5> dog_tempers = {
    "calm, old, sleeps most of the day", "friendly, jumps up", "lively, barks at the door",
    "gentle with everybody", "shy with new people"};
constexpr std::array<std::string_view, 3> cat_tempers = {"keeps to herself", "sits on every lap",
                                                         "out hunting most nights"};
constexpr std::array<std::string_view, 4> sleeps = {"kitchen", "landing", "utility room",
                                                    "wherever she likes"};

bool is_for_somebody(const HomeFacts& home) { return home.seat.role != HomeRole::ordinary; }

PetFacts make_pet(Species species, Draw& draw) {
  if (species == Species::dog) return {species, draw.pick(dog_tempers), draw.pick(sleeps)};
  if (species == Species::cat) return {species, draw.pick(cat_tempers), draw.pick(sleeps)};
  return {species, "no trouble", "in its own corner"};
}

void draw_pets(HomeFacts& home, Draw& draw) {
  if (draw.chance(380)) home.pets.push_back(make_pet(Species::dog, draw));
  if (draw.chance(220)) home.pets.push_back(make_pet(Species::cat, draw));
  constexpr std::array rarer = {Species::bird, Species::fish, Species::rabbit, Species::reptile};
  if (draw.chance(90)) home.pets.push_back(make_pet(draw.pick(rarer), draw));
}

void draw_building(HomeFacts& home, Draw& draw) {
  const int ticket = draw.below(100);
  home.smoking = ticket < 25 ? Smoking::no : (ticket < 94 ? Smoking::outside : Smoking::inside);
  home.garden = draw.chance(820);
  home.step_free = draw.chance(230);
  home.level_shower = draw.chance(home.step_free ? 600 : 180);
  home.hoist = home.step_free && draw.chance(180);
  home.sensory_quiet = draw.chance(150);
  home.halal = home.faith == Faith::muslim;
}

void draw_terms(HomeFacts& home, Draw& draw) {
  const int residents = home.seat.residents;
  home.people_max = std::min(3, std::max(1, residents) + (draw.chance(700) ? 1 : 0));
  const int ticket = draw.below(100);
  if (ticket < 72) home.kinds.push_back(ArrangementKind::live_in);
  if (ticket > 45) home.kinds.push_back(ArrangementKind::short_break);
  if (draw.chance(300)) home.kinds.push_back(ArrangementKind::day);
  if (draw.chance(90)) home.kinds.push_back(ArrangementKind::kinship);
  if (draw.chance(180)) home.kinds.push_back(ArrangementKind::emergency);
  if (draw.chance(130)) home.kinds.push_back(ArrangementKind::home_from_hospital);
  const auto has_live_in =
      std::find(home.kinds.begin(), home.kinds.end(), ArrangementKind::live_in);
  if (residents > 0 && has_live_in == home.kinds.end()) {
    home.kinds.insert(home.kinds.begin(), ArrangementKind::live_in);
  }
}

CarerSkills draw_skills(const HomeFacts& home, Draw& draw) {
  CarerSkills skills;
  for (std::size_t i = 0; i < skills_known.size(); ++i) {
    if (draw.chance(skills_permille[i])) skills.tasks.push_back(skills_known[i]);
  }
  const int ticket = draw.below(100);
  if (ticket < 5)
    skills.signs = Speaks::bsl;
  else if (ticket < 19)
    skills.signs = Speaks::makaton;
  else if (ticket < 24)
    skills.signs = Speaks::aac;
  if (!home_language(home.heritage).empty() && draw.chance(700)) {
    skills.other_language = home_language(home.heritage);
  }
  skills.drives = draw.chance(820);
  skills.nights = draw.chance(750);
  return skills;
}

void add_carer(const World& world, HomeFacts& home, std::uint32_t item, Gender gender, int age) {
  Draw draw = world.draw(Stream::home_members, home.index, item);
  Member member;
  member.item = item;
  member.gender = gender;
  member.age = age;
  member.called = given_name(home.heritage, gender, age >= 55, draw);
  member.traits = draw_traits(draw, home.faith);
  if (draw.chance(330)) {
    const Aversion& drawn = draw.pick(carer_aversions);
    const bool own_pets = drawn.reason == "own pets";
    if (home_has(home, drawn.thing) == own_pets) member.must_not.push_back(drawn);
  }
  home.members.push_back(member);
  home.skills.push_back(draw_skills(home, draw));
}

void draw_carers(const World& world, HomeFacts& home) {
  Draw draw = world.draw(Stream::home_members, home.index, 100);
  const int age = draw.bell(30, 72);
  const Gender first = draw.chance(780) ? Gender::woman : Gender::man;
  add_carer(world, home, 0, first, age);
  const bool couple = draw.chance(540);
  if (!couple) return;
  const bool same = draw.chance(70);
  const Gender other = first == Gender::woman ? Gender::man : Gender::woman;
  add_carer(world, home, 1, same ? first : other, std::max(25, age + draw.between(-5, 6)));
}

void draw_others(const World& world, HomeFacts& home) {
  Draw draw = world.draw(Stream::home_members, home.index, 200);
  const int carer_age = home.members.front().age;
  std::uint32_t item = 0;
  const auto add = [&](bool child, int age) {
    Member member;
    member.kind = Kind::other_living;
    member.item = item++;
    member.child = child;
    member.age = age;
    member.gender = draw.chance(500) ? Gender::woman : Gender::man;
    member.called = given_name(home.heritage, member.gender, age >= 60, draw);
    member.traits = draw_traits(draw, home.faith);
    home.members.push_back(member);
    home.children |= child;
    home.young_children |= child && age <= 10;
  };
  if (carer_age < 52 && draw.chance(420)) {
    const int count = draw.between(1, 2);
    for (int i = 0; i < count; ++i) add(true, draw.between(2, 15));
  }
  if (carer_age >= 45 && draw.chance(230)) add(false, draw.between(18, 27));
  if (carer_age >= 50 && draw.chance(60))
    add(false, std::min(94, carer_age + draw.between(22, 28)));
}

void add_residents(const World& world, HomeFacts& home) {
  const std::uint32_t first = world.first_resident[home.index];
  for (std::uint32_t person = first; person < world.first_resident[home.index + 1]; ++person) {
    const PersonFacts facts = person_facts(world, person);
    Draw draw = world.draw(Stream::statement, person);
    Member member;
    member.kind = Kind::person;
    member.item = person;
    member.called = facts.called;
    member.gender = facts.gender;
    member.age = facts.age;
    member.traits = facts.traits;
    if (draw.chance(240)) {
      const Aversion& drawn = draw.pick(resident_aversions);
      const bool own = person_brings(facts, drawn.thing) || home_has(home, drawn.thing);
      if (!own) member.must_not.push_back(drawn);
    }
    home.members.push_back(member);
  }
}

void give_feature(HomeFacts& home, AccessFeature feature) {
  if (feature == AccessFeature::step_free) home.step_free = true;
  if (feature == AccessFeature::level_shower) home.level_shower = true;
  if (feature == AccessFeature::hoist) home.hoist = true;
  if (feature == AccessFeature::sensory_quiet) home.sensory_quiet = true;
}

void remove_thing(HomeFacts& home, std::string_view thing) {
  std::erase_if(home.pets, [&](const PetFacts& pet) {
    return (thing == "dog" && pet.species == Species::dog) ||
           (thing == "cat" && pet.species == Species::cat);
  });
  if (thing == "smoking_inside" || thing == "smoking") home.smoking = Smoking::no;
  const bool children = thing == "children" || thing == "young_children";
  if (!children) return;
  std::erase_if(home.members, [&](const Member& member) {
    return member.child && (thing == "children" || member.age <= 10);
  });
  home.young_children = false;
  home.children = std::any_of(home.members.begin(), home.members.end(),
                              [](const Member& member) { return member.child; });
}

// The home as if made for its person: what a planted home is, and a decoy but for one thing.
void suit_to(HomeFacts& home, const PersonFacts& target, Draw& draw) {
  for (const Aversion& aversion : target.must_not) remove_thing(home, aversion.thing);
  if (target.smoke == Smoking::outside || target.smoke == Smoking::vape) {
    home.smoking = Smoking::outside;
  }
  if (target.smoke == Smoking::inside) home.smoking = Smoking::inside;
  for (const AccessFeature feature : target.access) give_feature(home, feature);
  home.halal |= target.needs_halal;
  home.garden = true;
  const auto kind = std::find(home.kinds.begin(), home.kinds.end(), target.kind);
  if (kind == home.kinds.end()) home.kinds.push_back(target.kind);
  home.people_max = std::max(home.people_max, home.seat.residents + 1);
  for (Member& member : home.members) {
    std::erase_if(member.must_not, [&](const Aversion& aversion) {
      const bool own_pets = aversion.reason == "own pets";
      return person_brings(target, aversion.thing) || home_has(home, aversion.thing) != own_pets;
    });
    const Traits suited = suited_to(target.traits, draw);
    member.traits =
        member.item == 0 && member.kind == Kind::carer ? suited : half_way(member.traits, suited);
  }
  CarerSkills& first = home.skills.front();
  first.nights = true;
  for (const Task& task : target.tasks) {
    const bool known =
        std::find(first.tasks.begin(), first.tasks.end(), task.word) != first.tasks.end();
    if (!known) first.tasks.push_back(task.word);
  }
  if (target.speaks != Speaks::words) first.signs = target.speaks;
  if (!target.other_language.empty()) first.other_language = target.other_language;
}

// The one thing that is wrong with a decoy.
void spoil(HomeFacts& home, const PersonFacts& target, Draw& draw) {
  if (home.seat.role == HomeRole::decoy_must) {
    const std::string_view thing = target.must_not.front().thing;
    home.pets.push_back(make_pet(thing == "dog" ? Species::dog : Species::cat, draw));
  }
  if (home.seat.role == HomeRole::decoy_resident) {
    const auto broken = std::find_if(
        resident_aversions.begin(), resident_aversions.end(),
        [&](const Aversion& aversion) { return person_brings(target, aversion.thing); });
    home.members.back().must_not = {*broken};
  }
  if (home.seat.role == HomeRole::decoy_full) home.people_max = home.seat.residents + 1;
}

struct Written {
  std::string_view family;
  std::string_view first;
  Gender gender;
  std::string_view second;
  int age;
  Heritage heritage;
};
constexpr std::array<Written, fixed_homes> written = {{
    {"Fairclough", "Ruth", Gender::woman, "Colin", 54, Heritage::british},
    {"Grundy", "Bev", Gender::woman, "Phil", 51, Heritage::british},
    {"Akhtar", "Samina", Gender::woman, "Nadeem", 46, Heritage::pakistani},
    {"Halliwell", "Jan", Gender::woman, "Mick", 58, Heritage::british},
    {"Seddon", "Alan", Gender::man, "Sue", 61, Heritage::british},
    {"Unsworth", "Margaret", Gender::woman, "Terry", 63, Heritage::british},
}};

void name_fixed_carers(HomeFacts& home) {
  const Written& names = written[home.index];
  Member& first = home.members[0];
  first.called = names.first;
  first.gender = names.gender;
  first.age = names.age;
  if (home.members.size() < 2) return;
  Member& second = home.members[1];
  second.called = names.second;
  second.gender = names.gender == Gender::woman ? Gender::man : Gender::woman;
  second.age = names.age + 2;
}

void average_traits(HomeFacts& home) {
  home.traits = home.members.front().traits;
  for (std::size_t i = 1; i < home.members.size(); ++i) {
    if (home.members[i].child) continue;
    home.traits = half_way(home.traits, half_way(home.traits, home.members[i].traits));
  }
}

}  // namespace

HomeFacts home_facts(const World& world, std::uint32_t index) {
  Draw draw = world.draw(Stream::home_facts, index);
  HomeFacts home;
  home.index = index;
  home.seat = world.seats[index];
  home.heritage = draw_heritage(draw);
  if (home.heritage == Heritage::pakistani && draw.chance(850)) home.faith = Faith::muslim;
  home.family = family_name(home.heritage, draw);
  if (index < fixed_homes) {
    home.heritage = written[index].heritage;
    home.faith = index == akhtar ? Faith::muslim : Faith::none;
    home.family = written[index].family;
  }
  home.town = world.town_of_home[index];
  home.point = somewhere_near(world.towns[home.town], index < fixed_homes ? 900 : 2500, draw);
  draw_pets(home, draw);
  draw_building(home, draw);
  draw_terms(home, draw);
  draw_carers(world, home);
  if (index < fixed_homes) name_fixed_carers(home);
  draw_others(world, home);
  add_residents(world, home);
  if (is_for_somebody(home)) {
    const PersonFacts target = person_facts(world, home.seat.target);
    suit_to(home, target, draw);
    spoil(home, target, draw);
  }
  average_traits(home);
  return home;
}

bool home_has(const HomeFacts& home, std::string_view thing) {
  const auto pet = [&](Species species) {
    return std::any_of(home.pets.begin(), home.pets.end(),
                       [&](const PetFacts& one) { return one.species == species; });
  };
  if (thing == "dog") return pet(Species::dog);
  if (thing == "cat") return pet(Species::cat);
  if (thing == "smoking_inside") return home.smoking == Smoking::inside;
  if (thing == "smoking") return home.smoking == Smoking::inside;
  if (thing == "children") return home.children;
  if (thing == "young_children") return home.young_children;
  return false;
}

}  // namespace kith::demo
