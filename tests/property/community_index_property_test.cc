// SPDX-License-Identifier: Apache-2.0
// The index of people and neighbours against looking at everybody in turn, while records come,
// change and go. The plain way shares with it only what makes two activities alike, the sides of a
// record and metres_between. From a printed seed; a class of case never reached is a failure.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "graph/activity_tree.h"
#include "graph/travel.h"
#include "matcher/community_index.h"
#include "matcher/giving.h"
#include "matcher/same_activity.h"
#include "tests/support/first_seed.h"
#include "tests/support/random_groups.h"
#include "tests/support/sanitized.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using graph::Kind;
using tests::Dice;

constexpr int worlds = tests::is_sanitized ? 5 : 150;
constexpr int rounds_a_world = 25;
constexpr int questions_a_round = 6;
constexpr int names_a_kind = 60;
constexpr std::size_t everybody = 1'000'000;

std::map<std::string, std::size_t>& reached() {
  static std::map<std::string, std::size_t> classes;
  return classes;
}

// Of one world: somewhere on the earth, a few kilometres wide.
struct Country {
  graph::Point middle;
  std::vector<std::string> activities;
  std::vector<std::string> areas{"Leigh", "LEIGH", "Tyldesley", ""};
};

Country a_country(Dice& dice) {
  const std::vector<std::pair<int, int>> middles{{53, -2}, {0, 0},  {-34, 151}, {70, 20},
                                                 {89, 3},  {51, 0}, {60, -1}};
  const auto [latitude, longitude] = dice.pick(middles);
  Country country;
  country.middle = tests::point(latitude * 1'000'000, longitude * 1'000'000);
  country.activities = {"angling",     "coarse_fishing",
                        "page turner", "page-turners at concerts",
                        "a turner",    "Zorbing",
                        "chess",       "board_games",
                        "outdoors",    ""};
  const auto all = graph::activities();
  for (int i = 0; i < 3; ++i) country.activities.emplace_back(dice.pick(all));
  return country;
}

graph::Point a_point(Dice& dice, const Country& country) {
  const auto about = [&](std::int32_t middle, std::int32_t most) {
    return std::clamp(middle + (dice.below(200'001) - 100'000) / (dice.chance(50) ? 10 : 1), -most,
                      most);
  };
  return tests::point(about(country.middle.latitude.millionths, 90'000'000),
                      about(country.middle.longitude.millionths, 180'000'000));
}

graph::Opt<graph::Place> a_place(Dice& dice, const Country& country) {
  if (dice.chance(5)) return std::nullopt;
  graph::Place place{dice.pick(country.areas), std::nullopt};
  if (dice.chance(75)) place.point = a_point(dice, country);
  return place;
}

graph::Person random_person(Dice& dice, const Country& country, const std::string& name) {
  graph::Person person = tests::a_person(name);
  if (dice.chance(90)) {
    person.agreement.push_back(tests::agreed(graph::AgreementFor::connect));
    if (dice.chance(10)) person.agreement.back().answer = graph::YesNo::no;
  }
  person.area_now = a_place(dice, country);
  for (int i = dice.below(4); i > 0; --i) {
    person.interests.push_back(
        {dice.pick(country.activities), static_cast<graph::Stance>(dice.below(6)), {}, {}});
  }
  for (int i = dice.below(3); i > 0; --i) {
    person.gifts.push_back(
        {dice.pick(country.activities), static_cast<graph::GiftKind>(dice.below(6)), {}, {}});
    if (dice.chance(30)) person.gifts.back().wants_to_be_asked = dice.chance(50);
  }
  return person;
}

graph::Neighbour random_neighbour(Dice& dice, const Country& country, const std::string& name) {
  graph::Neighbour neighbour;
  neighbour.identity.number = tests::number_of(name);
  neighbour.called = "Sam";
  neighbour.area = a_place(dice, country);
  if (dice.chance(90)) neighbour.agreed_to_be_found_until = tests::today;
  for (int i = dice.below(3); i > 0; --i) {
    neighbour.offers.push_back(
        {dice.pick(country.activities), static_cast<graph::GiftKind>(dice.below(6))});
  }
  for (int i = dice.below(3); i > 0; --i) {
    neighbour.wants.push_back(
        {dice.pick(country.activities), static_cast<graph::WantKind>(dice.below(5))});
  }
  return neighbour;
}

class Changing {
 public:
  explicit Changing(std::uint64_t seed) : dice_(seed), country_(a_country(dice_)) {}

  void change(int times) {
    for (; times > 0; --times) {
      const bool person = dice_.chance(50);
      const std::string name = (person ? "p" : "n") + std::to_string(dice_.below(names_a_kind));
      if (dice_.chance(15) && live_.contains(name)) {
        world_.end(person ? Kind::person : Kind::neighbour, name);
        ended_.insert(name);
        live_.erase(name);
      } else if (!ended_.contains(name)) {
        live_.insert(name);
        if (person) {
          world_.put(random_person(dice_, country_, name));
        } else {
          world_.put(random_neighbour(dice_, country_, name));
        }
      }
    }
  }
  graph::View view() { return world_.view(); }
  Dice& dice() { return dice_; }
  const Country& country() const { return country_; }

 private:
  Dice dice_;
  Country country_;
  tests::World world_;
  std::set<std::string> live_;
  std::set<std::string> ended_;
};

struct Question {
  std::string activity;
  graph::Opt<graph::Point> point;
  std::int64_t metres = 0;
  std::string area;

  CommunityIndex::Wanted wanted() const { return {activity, point, metres, area}; }
};

Question random_question(Dice& dice, const Country& country) {
  Question question;
  question.activity = dice.pick(country.activities);
  if (dice.chance(80)) question.point = a_point(dice, country);
  const std::vector<int> radii{0, 500, 2'000, 5'000, 20'000, 30'000'000};
  question.metres = dice.pick(radii);
  if (dice.chance(40)) question.area = dice.pick(country.areas);
  return question;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return text;
}

bool is_in_place(const graph::Opt<graph::Place>& place, const Question& question) {
  if (!question.point && question.area.empty()) return true;
  if (place && place->point) {
    return question.point &&
           graph::metres_between(*place->point, *question.point) <= question.metres;
  }
  return place && !question.area.empty() && lower(place->name) == lower(question.area);
}

bool does(const Side& side, const std::string& activity) {
  const Doing asked(activity);
  const auto is_alike = [&](const auto& each) { return alike(Doing(each.activity), asked) > 0; };
  return std::any_of(side.gives.begin(), side.gives.end(), is_alike) ||
         std::any_of(side.wants.begin(), side.wants.end(), is_alike);
}

// Somebody who would give and would like everything about an activity.
Side everything_about(const std::string& activity) {
  Side side;
  for (int i = 0; i < 6; ++i) {
    side.gives.push_back({activity, static_cast<graph::GiftKind>(i), meeting_max, "", {}});
  }
  for (int i = 0; i < 5; ++i) {
    side.wants.push_back({activity, static_cast<graph::WantKind>(i), meeting_max, "", {}});
  }
  return side;
}

bool is_findable(const graph::Person& person) {
  for (const graph::Agreement& each : person.agreement) {
    if (each.purpose == graph::AgreementFor::connect && each.answer == graph::YesNo::yes) {
      return true;
    }
  }
  return false;
}
bool is_findable(const graph::Neighbour& neighbour) {
  return neighbour.agreed_to_be_found_until.has_value();
}

struct Slow {
  std::vector<Findable> people;
  bool meets = false;  // somebody of them
};

template <class Record>
void add_slow(Slow& slow, const Record* record, const graph::Opt<graph::Place>& place,
              const Findable& who, const Question& question) {
  if (!is_findable(*record) || !is_in_place(place, question)) return;
  Side side = side_of(*record);
  if (does(side, question.activity)) slow.people.push_back(who);
  // An avoid is the asker's to look at: it takes nobody out of the index.
  if (!meetings_between(everything_about(question.activity), side).empty()) {
    slow.meets = true;
    CHECK(does(side, question.activity));
  }
}

Slow find_slowly(const graph::View& view, const Question& question) {
  Slow slow;
  for (graph::Index i = 0; i < view.count(Kind::person); ++i) {
    const graph::Person* person = view.person(i);
    if (person) add_slow(slow, person, person->area_now, {Kind::person, i}, question);
  }
  for (graph::Index i = 0; i < view.count(Kind::neighbour); ++i) {
    const graph::Neighbour* each = view.neighbour(i);
    if (each) add_slow(slow, each, each->area, {Kind::neighbour, i}, question);
  }
  return slow;
}

// What is left of an answer once the asker has looked at each record.
std::vector<Findable> sifted(const graph::View& view, const std::vector<Findable>& found,
                             const Question& question) {
  Slow left;
  for (const Findable& each : found) {
    if (each.kind == Kind::person) {
      const graph::Person* person = view.person(each.index);
      REQUIRE(person != nullptr);
      CHECK(is_findable(*person));
      add_slow(left, person, person->area_now, each, question);
    } else {
      const graph::Neighbour* neighbour = view.neighbour(each.index);
      REQUIRE(neighbour != nullptr);
      CHECK(is_findable(*neighbour));
      add_slow(left, neighbour, neighbour->area, each, question);
    }
  }
  return left.people;
}

void check_most(const CommunityIndex& index, const CommunityIndex& anew, const Question& question,
                const std::vector<Findable>& full, Dice& dice) {
  const auto most = static_cast<std::size_t>(dice.below(2 * static_cast<int>(full.size()) + 2));
  const auto some = index.find(question.wanted(), most);
  const auto fresh = anew.find(question.wanted(), most);
  CHECK(some.people == fresh.people);
  CHECK(some.cut == fresh.cut);
  CHECK(some.people.size() <= most);
  CHECK(std::includes(full.begin(), full.end(), some.people.begin(), some.people.end()));
  if (!some.cut) CHECK(some.people == full);
  if (most < full.size()) CHECK(some.cut);
  if (most > 0 && !full.empty()) CHECK_FALSE(some.people.empty());
  ++reached()[some.cut ? "cut" : "not cut"];
}

void check_question(const graph::View& view, const CommunityIndex& index,
                    const CommunityIndex& anew, const Question& question, Dice& dice) {
  CAPTURE(question.activity);
  CAPTURE(question.metres);
  CAPTURE(question.area);
  const auto found = index.find(question.wanted(), everybody);
  const Slow slow = find_slowly(view, question);
  CHECK_FALSE(found.cut);
  CHECK(std::is_sorted(found.people.begin(), found.people.end()));
  CHECK(std::adjacent_find(found.people.begin(), found.people.end()) == found.people.end());
  CHECK(sifted(view, found.people, question) == slow.people);
  check_most(index, anew, question, found.people, dice);
  ++reached()[slow.people.empty() ? "nobody" : slow.meets ? "a meeting" : "found, no meeting"];
  ++reached()[found.people.size() > slow.people.size() ? "some more" : "exact"];
  ++reached()[!question.point         ? question.area.empty() ? "anywhere" : "area"
              : question.area.empty() ? "point"
                                      : "point and area"];
}

TEST_CASE("whoever does something near is found, while people come, change and go") {
  const std::uint64_t seed = tests::first_seed();
  MESSAGE("seed " << seed << " (KITH_SEED)");
  for (int world = 0; world < worlds; ++world) {
    CAPTURE(world);
    Changing changing(seed + static_cast<std::uint64_t>(world));
    CommunityIndex index;
    for (int round = 0; round < rounds_a_world; ++round) {
      changing.change(round == 0 ? 100 : changing.dice().below(8));
      const graph::View view = changing.view();
      const CommunityIndex before = index;
      index = index.advanced_to(view);
      CHECK(index.position() == view.position());
      CHECK(before.position() <= index.position());
      const CommunityIndex anew = CommunityIndex().advanced_to(view);
      for (int i = 0; i < questions_a_round; ++i) {
        const Question question = random_question(changing.dice(), changing.country());
        check_question(view, index, anew, question, changing.dice());
      }
    }
  }
  for (const char* const name :
       {"cut", "not cut", "nobody", "a meeting", "found, no meeting", "some more", "exact",
        "anywhere", "area", "point", "point and area"}) {
    CHECK_MESSAGE(reached()[name] > 0, name);
  }
}

TEST_CASE("an index that saw more changes than it keeps apart still answers as one made anew") {
  Dice dice(tests::first_seed());
  const Country country = a_country(dice);
  tests::World world;
  CommunityIndex index;
  graph::View view;
  for (int round = 0; round < 12; ++round) {
    for (int i = 0; i < 250; ++i) {
      world.put(random_person(dice, country, "p" + std::to_string(i + 150 * round)));
    }
    view = world.view();
    index = index.advanced_to(view);
  }
  const CommunityIndex anew = CommunityIndex().advanced_to(view);
  for (int i = 0; i < 60; ++i) {
    check_question(view, index, anew, random_question(dice, country), dice);
  }
}

}  // namespace
}  // namespace kith::matcher
