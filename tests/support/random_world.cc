// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_world.h"

#include <algorithm>
#include <array>
#include <random>

namespace kith::tests {
namespace {

using graph::Opt;
using graph::Scale;

class WorldDice {
 public:
  explicit WorldDice(std::uint64_t seed) : random_(seed) {}

  // 0 … sides - 1. The library's distributions differ between machines; this does not.
  std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(random_() % sides); }
  bool chance(std::size_t in_a_hundred) { return roll(100) < in_a_hundred; }
  template <class Enum>
  Enum one_of() {
    return static_cast<Enum>(roll(graph::words<Enum>.size()));
  }
  Opt<Scale> scale() {
    if (chance(30)) return std::nullopt;
    return Scale{static_cast<std::int32_t>(1 + roll(5))};
  }
  Opt<graph::Strength> strength() {
    if (chance(60)) return std::nullopt;
    return one_of<graph::Strength>();
  }
  std::mt19937_64& bits() { return random_; }

 private:
  std::mt19937_64 random_;
};

// Few words, so that people meet and homes tie.
constexpr std::array<std::string_view, 10> activities{
    "angling", "baking", "gardening", "choir",   "football_watching",
    "dogs",    "bingo",  "trains",    "walking", "whittling"};
constexpr std::array<std::string_view, 6> things{"dog",      "garden",         "children",
                                                 "internet", "smoking_inside", "a good laugh"};
constexpr std::array<std::string_view, 4> tasks{"washing", "cooking", "money", "medication"};

template <std::size_t N>
std::string word_of(WorldDice& dice, const std::array<std::string_view, N>& words) {
  return std::string(words[dice.roll(N)]);
}

graph::Said said(WorldDice& dice) {
  if (dice.chance(60)) return {};
  graph::Provenance provenance;
  provenance.said_by = dice.one_of<graph::SaidBy>();
  provenance.on = day("2026-10-02");
  return {std::make_shared<const graph::Provenance>(provenance)};
}

Opt<graph::Rhythm> rhythm(WorldDice& dice) {
  if (dice.chance(40)) return std::nullopt;
  graph::Rhythm made;
  made.busy = dice.scale();
  made.early = dice.scale();
  made.talk = dice.scale();
  made.strength = dice.strength();
  made.said = said(dice);
  return made;
}

Opt<graph::Personality> personality(WorldDice& dice) {
  if (dice.chance(40)) return std::nullopt;
  graph::Personality made;
  for (std::size_t i = dice.roll(4); i > 0; --i)
    made.like_me.push_back(dice.one_of<graph::Trait>());
  for (std::size_t i = dice.roll(4); i > 0; --i) {
    made.gets_on_with.push_back(dice.one_of<graph::Trait>());
  }
  if (dice.chance(30)) made.winds_me_up.push_back(dice.one_of<graph::Trait>());
  made.strength = dice.strength();
  return made;
}

graph::List<graph::Interest> interests(WorldDice& dice, std::size_t most) {
  graph::List<graph::Interest> made;
  for (std::size_t i = dice.roll(most + 1); i > 0; --i) {
    graph::Interest interest;
    interest.activity = word_of(dice, activities);
    interest.stance = dice.one_of<graph::Stance>();
    interest.strength = dice.strength();
    interest.said = said(dice);
    made.push_back(interest);
  }
  return made;
}

graph::List<graph::Gift> gifts(WorldDice& dice) {
  graph::List<graph::Gift> made;
  for (std::size_t i = dice.roll(3); i > 0; --i) {
    graph::Gift gift;
    gift.activity = word_of(dice, activities);
    gift.kind = dice.one_of<graph::GiftKind>();
    made.push_back(gift);
  }
  return made;
}

graph::Wish wish(WorldDice& dice) {
  graph::Wish made;
  made.thing = word_of(dice, things);
  made.strength = dice.strength();
  return made;
}

graph::Point somewhere(WorldDice& dice) {
  return point(53'400'000 + static_cast<std::int32_t>(dice.roll(200'000)),
               -2'600'000 + static_cast<std::int32_t>(dice.roll(200'000)));
}

graph::Communication way(WorldDice& dice) {
  graph::Communication made;
  const bool signs = dice.chance(20);
  made.language = signs ? "bfi" : "en-GB";
  made.mode = signs ? graph::CommunicationMode::sign : graph::CommunicationMode::speech;
  made.first = dice.chance(50);
  return made;
}

void give_places(WorldDice& dice, graph::Person& person) {
  if (dice.chance(70)) {
    person.travel.emplace();
    person.travel->means = {dice.chance(50) ? graph::Means::bus : graph::Means::walk};
  }
  for (std::size_t i = dice.roll(3); i > 0; --i) {
    graph::Anchor anchor;
    anchor.called = "anchor " + std::to_string(i);
    if (dice.chance(80)) anchor.place = graph::Place{"", somewhere(dice)};
    if (dice.chance(80)) anchor.would_miss = graph::WouldMiss{static_cast<int>(dice.roll(4))};
    if (dice.chance(30)) anchor.minutes_max = graph::Minutes{static_cast<int>(10 + dice.roll(80))};
    if (dice.chance(30)) anchor.minutes_max_strength = dice.one_of<graph::Strength>();
    person.anchors.push_back(anchor);
  }
}

void give_needs(WorldDice& dice, graph::Person& person) {
  for (std::size_t i = dice.roll(3); i > 0; --i) {
    graph::Support support;
    support.task = word_of(dice, tasks);
    support.level = dice.one_of<graph::SupportLevel>();
    support.critical = dice.chance(15);
    person.support.push_back(support);
  }
  if (dice.chance(40)) {
    person.night = graph::Stated<graph::Night>{dice.one_of<graph::Night>(), {}};
  }
  if (dice.chance(60)) person.communication = {way(dice)};
  if (dice.chance(25)) person.must_not = {must(things[dice.roll(5)])};
  if (dice.chance(40)) person.wishes = {wish(dice)};
}

graph::Person random_person(WorldDice& dice, const std::string& name) {
  graph::Person person = a_person(name);
  person.rhythm = rhythm(dice);
  person.personality = personality(dice);
  person.interests = interests(dice, 4);
  person.gifts = gifts(dice);
  if (dice.chance(10)) person.rather_not_give = true;
  give_places(dice, person);
  give_needs(dice, person);
  if (dice.chance(50)) {
    person.goal.emplace();
    person.goal->kind = dice.one_of<graph::GoalKind>();
  }
  if (dice.chance(20))
    person.smoke = graph::Stated<graph::Smoking>{dice.one_of<graph::Smoking>(), {}};
  if (dice.chance(5)) person.agreement.clear();
  if (dice.chance(5)) person.no_contact_asked.reset();
  return person;
}

graph::Carer random_carer(WorldDice& dice, const std::string& name) {
  graph::Carer carer = a_carer(name);
  if (dice.chance(50)) carer.languages = {way(dice)};
  for (std::size_t i = dice.roll(3); i > 0; --i) {
    graph::Competence competence;
    competence.task = word_of(dice, tasks);
    carer.competences.push_back(competence);
  }
  if (dice.chance(30)) carer.personality = personality(dice);
  if (dice.chance(30)) carer.rhythm = rhythm(dice);
  carer.interests = interests(dice, 2);
  if (dice.chance(10)) carer.must_not = {must(dice.chance(50) ? "smoking" : "night_support")};
  if (dice.chance(20)) carer.wishes = {wish(dice)};
  if (dice.chance(5)) {
    carer.agreement.clear();
  } else if (dice.chance(5)) {
    carer.agreement[0].answer = graph::YesNo::no;
  }
  return carer;
}

graph::Home random_house(WorldDice& dice) {
  graph::Home home;
  home.quiet = dice.scale();
  if (dice.chance(60)) home.garden = dice.chance(50);
  if (dice.chance(60)) home.internet = dice.chance(80);
  if (dice.chance(60)) home.pets_known = true;
  if (home.pets_known && dice.chance(50)) home.pets = {{dice.one_of<graph::Species>(), "", ""}};
  if (dice.chance(50)) home.smoking = dice.one_of<graph::Smoking>();
  return home;
}

void give_residents(WorldDice& dice, RandomWorld& world, graph::Household& home) {
  if (world.persons.size() < 2 || !dice.chance(40)) return;
  const graph::Person& who = world.persons[1 + dice.roll(world.persons.size() - 1)];
  const std::string& name = who.identity.external_id;
  graph::ResidentStatement resident = a_resident(name);
  if (dice.chance(50)) resident.rhythm = rhythm(dice);
  if (dice.chance(40)) resident.wishes = {wish(dice)};
  if (dice.chance(10)) resident.must_not = {must("smoking")};
  if (dice.chance(10)) resident.answer = dice.one_of<graph::HouseholdAnswer>();
  home.residents = {resident};
  world.arrangements.push_back(living_in(name, home.identity.external_id));
}

void give_terms(WorldDice& dice, graph::Household& home) {
  if (dice.chance(10)) home.state = dice.one_of<graph::HouseholdState>();
  if (dice.chance(10)) home.approval->until = day("2026-10-31");
  if (dice.chance(5)) home.approval.reset();
  if (dice.chance(15)) home.rooms.clear();
  if (home.approval && dice.chance(20)) home.approval->people_max = graph::Range<0, 20>{1};
  if (dice.chance(50)) {
    home.horizon.emplace();
    home.horizon->kind = dice.one_of<graph::HorizonKind>();
  }
}

graph::Household random_home(WorldDice& dice, const std::string& name) {
  graph::Household home = a_home(name);
  if (dice.chance(80)) home.location = somewhere(dice);
  home.carers[0] = random_carer(dice, name + "-carer");
  if (dice.chance(40)) home.carers.push_back(random_carer(dice, name + "-second"));
  if (dice.chance(70)) home.home = random_house(dice);
  home.rhythm = rhythm(dice);
  home.personality = personality(dice);
  home.interests = interests(dice, 3);
  home.enjoys = interests(dice, 1);
  home.gift_wanted = gifts(dice);
  give_terms(dice, home);
  return home;
}

// The same home under another number: they tie in all but the spread.
graph::Household twin_of(const graph::Household& home, const std::string& name) {
  graph::Household twin = home;
  twin.identity = a_home(name).identity;
  twin.residents.clear();
  for (std::size_t i = 0; i < twin.carers.size(); ++i) {
    twin.carers[i].identity = a_carer(name + std::to_string(i)).identity;
  }
  return twin;
}

}  // namespace

RandomWorld random_world(std::uint64_t seed, RandomSize size) {
  WorldDice dice(seed);
  RandomWorld world;
  for (std::size_t i = 0; i < size.persons; ++i) {
    world.persons.push_back(random_person(dice, "person" + std::to_string(i)));
  }
  for (std::size_t i = 0; i < size.homes; ++i) {
    const std::string name = "home" + std::to_string(i);
    if (i > 0 && dice.chance(15)) {
      world.homes.push_back(twin_of(world.homes[dice.roll(i)], name));
      continue;
    }
    world.homes.push_back(random_home(dice, name));
    give_residents(dice, world, world.homes.back());
  }
  return world;
}

graph::View view_of(const RandomWorld& world, std::uint64_t shuffle) {
  std::vector<graph::Record> records(world.persons.begin(), world.persons.end());
  records.insert(records.end(), world.homes.begin(), world.homes.end());
  records.insert(records.end(), world.arrangements.begin(), world.arrangements.end());
  if (shuffle != 0) {
    WorldDice dice(shuffle);
    for (std::size_t i = records.size(); i > 1; --i)
      std::swap(records[i - 1], records[dice.roll(i)]);
  }
  World made;
  for (const graph::Record& record : records) made.put(record);
  return made.view();
}

matcher::Question question_about(const RandomWorld& world, std::size_t top) {
  matcher::Question question;
  question.person = graph::PersonNumber{world.persons.at(0).identity.number};
  question.on = today;
  question.top = top;
  return question;
}

void count_classes(const matcher::Proposals& proposals,
                   std::map<std::string, std::size_t>& counts) {
  const auto reached = [&counts](const std::string& name, bool here) {
    counts[name] += here ? 1 : 0;
  };
  reached("closed", !proposals.closed.empty());
  reached("proposals", !proposals.proposals.empty());
  reached("near miss", !proposals.near_misses.empty());
  reached("blocking", !proposals.blocking.empty());
  reached("ask next", !proposals.ask_next.empty());
  for (std::size_t i = 0; i < proposals.proposals.size(); ++i) {
    const matcher::Proposal& proposal = proposals.proposals[i];
    reached("unknown rule", !proposal.check_first.empty());
    reached("silent resident", !proposal.ask_first.empty());
    reached("resident party", proposal.ledgers.back().role == matcher::PartyRole::resident);
    reached("several carers", proposal.ledgers.size() > 2);
    reached("tie", i > 0 && proposal.order.together == proposals.proposals[i - 1].order.together);
    reached("remainder", proposal.ledgers.front().remainder > 0);
  }
}

}  // namespace kith::tests
