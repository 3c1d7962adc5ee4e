// SPDX-License-Identifier: Apache-2.0
#include "tests/support/many_homes.h"

#include <array>
#include <random>
#include <vector>

#include "graph/activity_tree.h"
#include "graph/check.h"
#include "graph/codec.h"
#include "tests/support/world.h"

namespace kith::tests {
namespace {

struct Town {
  graph::Point centre;
  std::int32_t spread = 0;   // millionths of a degree of latitude, at the most
  std::uint64_t weight = 0;  // of it and those before it
};

class HomesMaker {
 public:
  explicit HomesMaker(const ManyHomes& settings)
      : settings_(settings), random_(settings.seed), draft_(graph::View{}) {
    make_towns();
  }

  graph::View made() {
    for (std::size_t i = 0; i < settings_.people; ++i) put(person(asker(i)));
    for (std::size_t i = 0; i < settings_.homes; ++i) home(i);
    KITH_CHECK(draft_.check_references().ok());
    return draft_.view();
  }

 private:
  std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(random_() % sides); }
  bool chance(int in_a_hundred) { return roll(100) < static_cast<std::size_t>(in_a_hundred); }
  bool known() { return !chance(settings_.unknown); }
  std::int32_t between(std::int32_t low, std::int32_t high) {
    return low + static_cast<std::int32_t>(roll(static_cast<std::size_t>(high - low) + 1));
  }
  template <class Enum>
  Enum one_of() {
    return static_cast<Enum>(roll(graph::words<Enum>.size()));
  }
  template <std::size_t N>
  std::string word_of(const std::array<std::string_view, N>& words) {
    return std::string(words[roll(N)]);
  }

  void put(const graph::Record& record) {
    graph::Event event = graph::put_event(record);
    event.header.position = position_++;
    KITH_CHECK(draft_.apply(event, graph::Trust::deferred).ok());
  }

  // Three boxes: the south, the north, Scotland.
  graph::Point anywhere() {
    const std::size_t part = roll(10);
    if (part < 7) return point(between(50'400'000, 53'400'000), between(-4'000'000, 1'200'000));
    if (part < 9) return point(between(53'400'000, 55'000'000), between(-3'200'000, -300'000));
    return point(between(55'000'000, 57'600'000), between(-4'800'000, -2'000'000));
  }

  void make_towns() {
    std::uint64_t weight = 0;
    for (std::int32_t i = 0; i < 240; ++i) {
      weight += static_cast<std::uint64_t>(1'000'000 / (i + 6));  // the n-th greatest: as 1 / n
      towns_.push_back({anywhere(), i < 10 ? 180'000 : 70'000, weight});
    }
  }

  graph::Point somewhere() {
    if (chance(12)) return anywhere();
    const std::uint64_t drawn = random_() % towns_.back().weight;
    std::size_t at = 0;
    while (towns_[at].weight <= drawn) ++at;
    return near(towns_[at].centre, towns_[at].spread);
  }
  graph::Point near(const graph::Point& centre, std::int32_t spread) {
    const auto off = [&] { return (between(-spread, spread) + between(-spread, spread)) / 2; };
    return point(centre.latitude.millionths + off(), centre.longitude.millionths + off() * 5 / 3);
  }

  graph::Opt<graph::Scale> scale() {
    if (!known()) return std::nullopt;
    return graph::Scale{between(1, 5)};
  }
  graph::Opt<graph::Rhythm> rhythm() {
    if (!known()) return std::nullopt;
    graph::Rhythm made;
    made.busy = scale();
    made.early = scale();
    made.talk = scale();
    if (chance(20)) made.strength = one_of<graph::Strength>();
    return made;
  }
  graph::Opt<graph::Personality> personality() {
    if (!known()) return std::nullopt;
    graph::Personality made;
    for (std::size_t i = 1 + roll(3); i > 0; --i) made.like_me.push_back(one_of<graph::Trait>());
    for (std::size_t i = roll(3); i > 0; --i) made.gets_on_with.push_back(one_of<graph::Trait>());
    if (chance(40)) made.winds_me_up.push_back(one_of<graph::Trait>());
    return made;
  }
  graph::List<graph::Interest> interests(std::size_t most) {
    static const std::vector<std::string_view> all = graph::activities();
    graph::List<graph::Interest> made;
    if (!known()) return made;
    for (std::size_t i = 1 + roll(most); i > 0; --i) {
      graph::Interest interest;
      interest.activity = all[roll(std::min(settings_.activities, all.size()))];
      interest.stance = one_of<graph::Stance>();
      if (chance(30)) interest.strength = one_of<graph::Strength>();
      made.push_back(interest);
    }
    return made;
  }
  graph::Communication way() {
    graph::Communication made;
    const bool signs = chance(6);
    made.language = signs ? "bfi" : "en-GB";
    made.mode = signs ? graph::CommunicationMode::sign : graph::CommunicationMode::speech;
    made.first = true;
    return made;
  }
  std::string task() {
    static constexpr std::array<std::string_view, 6> tasks{"washing",    "cooking",  "money",
                                                           "medication", "dressing", "epilepsy"};
    return word_of(tasks);
  }

  void give_journeys(graph::Person& person) {
    person.travel.emplace();
    person.travel->means = {graph::Means::walk};
    if (chance(80)) person.travel->means.push_back(graph::Means::bus);
    if (chance(20)) person.travel->means.push_back(graph::Means::lift);
    const graph::Point centre = somewhere();
    const bool limited = chance(settings_.travel_maximum);
    for (std::size_t i = 0, count = 1 + roll(3); i < count; ++i) {
      graph::Anchor anchor;
      anchor.called = "anchor " + std::to_string(i);
      anchor.place = graph::Place{"", near(centre, 40'000)};
      if (known()) anchor.would_miss = graph::WouldMiss{between(1, 3)};
      if (known()) anchor.minutes_before = graph::Minutes{between(5, 40)};
      if (limited && i == 0) {
        anchor.minutes_max = graph::Minutes{between(4, 12) * 5};
        anchor.minutes_max_strength = graph::Strength::must;
      }
      person.anchors.push_back(anchor);
    }
  }
  graph::Person person(const std::string& name) {
    static constexpr std::array<std::string_view, 4> dreaded{"dog", "cat", "children",
                                                             "smoking_inside"};
    graph::Person made = a_person(name);
    give_journeys(made);
    made.rhythm = rhythm();
    made.personality = personality();
    made.interests = interests(5);
    for (std::size_t i = roll(4); i > 0; --i) {
      graph::Support support;
      support.task = task();
      support.level = one_of<graph::SupportLevel>();
      support.critical = chance(10);
      made.support.push_back(support);
    }
    if (known()) made.night = graph::Stated<graph::Night>{one_of<graph::Night>(), {}};
    if (known()) made.communication = {way()};
    if (chance(25)) made.must_not = {must(word_of(dreaded))};
    if (known()) made.smoke = graph::Stated<graph::Smoking>{one_of<graph::Smoking>(), {}};
    if (known()) made.goal.emplace().kind = one_of<graph::GoalKind>();
    return made;
  }

  graph::Carer carer(const std::string& name) {
    graph::Carer made = a_carer(name);
    if (known()) made.languages = {way()};
    for (std::size_t i = roll(4); i > 0; --i) {
      graph::Competence competence;
      competence.task = task();
      made.competences.push_back(competence);
    }
    if (chance(10)) made.must_not = {must("smoking")};
    if (!known()) return made;
    made.interests = interests(2);
    made.personality = personality();
    return made;
  }
  graph::Home house() {
    graph::Home made;
    made.quiet = scale();
    if (known()) made.garden = chance(70);
    if (known()) made.internet = chance(90);
    if (known()) made.pets_known = true;
    if (made.pets_known && chance(45)) made.pets = {{one_of<graph::Species>(), "", ""}};
    if (known()) made.smoking = one_of<graph::Smoking>();
    return made;
  }
  void give_terms(graph::Household& home) {
    if (chance(8)) home.state = graph::HouseholdState::paused;
    if (chance(8)) home.approval->until = day("2026-10-31");
    if (chance(25)) home.rooms.clear();
    if (chance(20)) home.approval->people_max = graph::Range<0, 20>{1};
    if (known()) home.nights = graph::Nights{chance(80), chance(70)};
    if (known()) home.horizon.emplace().kind = one_of<graph::HorizonKind>();
  }
  void home(std::size_t index) {
    const std::string name = "h" + std::to_string(index);
    graph::Household made = a_home(name);
    if (chance(95)) made.location = somewhere();
    made.carers[0] = carer(name + "-1");
    if (chance(45)) made.carers.push_back(carer(name + "-2"));
    if (known()) made.home = house();
    made.rhythm = rhythm();
    made.personality = personality();
    made.interests = interests(4);
    made.enjoys = interests(2);
    give_terms(made);
    if (!chance(10)) return put(made);
    const std::string resident = "r" + std::to_string(index);
    put(a_person(resident));
    made.residents = {a_resident(resident)};
    made.residents[0].rhythm = rhythm();
    put(made);
    put(living_in(resident, name));
  }

  const ManyHomes& settings_;
  std::mt19937_64 random_;
  graph::Draft draft_;
  std::uint64_t position_ = 0;
  std::vector<Town> towns_;
};

}  // namespace

graph::View many_homes(const ManyHomes& settings) { return HomesMaker(settings).made(); }

std::string asker(std::size_t index) { return "asker" + std::to_string(index); }

}  // namespace kith::tests
