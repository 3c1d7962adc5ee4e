// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/demo/names.h"
#include "api/demo/traits.h"
#include "api/demo/world.h"
#include "graph/model_person.h"

// What is so, before anybody wrote it down. Records are made from these and show them in part. Each
// is a function of the world and an index: nothing is kept, anything can be asked in any order.
namespace kith::demo {

struct Aversion {  // a thing somebody will not live with
  std::string_view thing;
  std::string_view reason;
  std::string_view words;
};

struct Task {
  std::string_view word;
  graph::SupportLevel level = graph::SupportLevel::help;
  bool critical = false;
};

enum class Speaks : std::uint8_t { words, bsl, makaton, aac, pictures };

struct PersonFacts {
  std::uint32_t index = 0;
  Heritage heritage = Heritage::british;
  Faith faith = Faith::none;
  graph::Gender gender = graph::Gender::woman;
  graph::BirthDate born;
  int age = 0;
  std::string called;
  std::size_t town = 0;
  graph::Point point;
  Traits traits;
  graph::ArrangementKind kind = graph::ArrangementKind::live_in;
  graph::Date start;
  graph::Smoking smoke = graph::Smoking::no;
  graph::Opt<graph::Species> pet;  // comes along
  std::vector<Aversion> must_not;
  bool needs_halal = false;
  int support = 0;  // 0 little, 1 some, 2 much
  std::vector<Task> tasks;
  graph::Night night = graph::Night::none;
  Speaks speaks = Speaks::words;
  std::string_view other_language;  // spoken better than English, or nothing
  std::vector<graph::AccessFeature> access;
};

PersonFacts person_facts(const World& world, std::uint32_t person);

struct PetFacts {
  graph::Species species;
  std::string_view temperament;
  std::string_view sleeps_where;
};

// Anybody whom a new person would live with and who has a say.
struct Member {
  graph::Kind kind = graph::Kind::carer;  // carer, other_living or person
  std::uint32_t item = 0;                 // within the home; of a resident the person's index
  std::string called;
  graph::Gender gender = graph::Gender::woman;
  int age = 0;
  bool child = false;
  Traits traits;
  std::vector<Aversion> must_not;
};

struct CarerSkills {  // of the carer with the same place in `members`
  std::vector<std::string_view> tasks;
  Speaks signs = Speaks::words;
  std::string_view other_language;
  bool drives = false;
  bool nights = false;
};

struct HomeFacts {
  std::uint32_t index = 0;
  Seat seat;
  Heritage heritage = Heritage::british;
  Faith faith = Faith::none;
  std::string family;
  std::size_t town = 0;
  graph::Point point;
  std::vector<Member> members;  // carers, then others, then residents
  std::vector<CarerSkills> skills;
  std::vector<PetFacts> pets;
  graph::Smoking smoking = graph::Smoking::no;  // where one may
  bool garden = true;
  bool step_free = false;
  bool level_shower = false;
  bool hoist = false;
  bool sensory_quiet = false;
  bool halal = false;
  bool children = false;
  bool young_children = false;
  int people_max = 1;
  std::vector<graph::ArrangementKind> kinds;
  Traits traits;  // of the home as a whole
};
// One of the homes that the examples are about: nothing of it is left to chance.
inline bool is_sure(const HomeFacts& facts) { return facts.seat.role != HomeRole::ordinary; }

HomeFacts home_facts(const World& world, std::uint32_t home);

// Whether the thing is there, or not, in the home, or comes with the person.
bool home_has(const HomeFacts& home, std::string_view thing);
bool person_brings(const PersonFacts& person, std::string_view thing);

// How much each side would like the other, with whim or as their natures alone have it.
struct PairLiking {
  int person = 0;            // basis points, as its members below
  std::vector<int> members;  // adults of the home, in the order of `members`
  int person_threshold = 0;
  std::vector<int> thresholds;
};
PairLiking pair_liking(const World& world, const PersonFacts& person, const HomeFacts& home,
                       bool with_whim);
bool is_mutual_yes(const PairLiking& liking);

}  // namespace kith::demo
