// SPDX-License-Identifier: Apache-2.0
#include "api/demo/circles.h"

#include <algorithm>
#include <array>

#include "api/demo/concepts.h"
#include "api/demo/reference.h"
#include "api/demo/telling.h"

namespace kith::demo {

namespace {

using graph::Means;
using graph::Paid;
using graph::TieCategory;

struct Relative {
  std::string_view called;  // "*" stands for a name
  int age_min;              // of the person
  int age_max;
  int closeness;         // 0 … 3
  bool younger = false;  // of the next generation, or come by marriage
};

constexpr std::array relatives = {
    Relative{"Mum", 16, 62, 3},
    Relative{"Dad", 16, 58, 3},
    Relative{"my sister *", 16, 90, 3},
    Relative{"my brother *", 16, 90, 2},
    Relative{"Nan", 16, 38, 3},
    Relative{"Grandad", 16, 34, 2},
    Relative{"Auntie *", 16, 66, 2},
    Relative{"Uncle *", 16, 62, 1},
    Relative{"cousin *", 16, 80, 1},
    Relative{"my niece *", 28, 90, 2, true},
    Relative{"my nephew *", 28, 90, 1, true},
    Relative{"my daughter *", 40, 90, 3, true},
    Relative{"my son *", 40, 90, 2, true},
    Relative{"my sister-in-law *", 28, 90, 1, true},
    Relative{"my brother-in-law *", 28, 90, 1, true},
    Relative{"step-mum *", 16, 50, 1},
    Relative{"Auntie *", 16, 70, 1},
    Relative{"cousin *", 16, 90, 0},
};
constexpr std::array<std::string_view, 6> friend_words = {
    "my mate *",       "*", "* from school", "my girlfriend *", "* who I used to live with",
    "my best friend *"};
constexpr std::array<std::string_view, 5> neighbour_words = {
    "* next door", "* over the road", "* at number 12", "* from the shop", "* upstairs"};
constexpr std::array<std::string_view, 4> work_words = {"* at the café", "* at college",
                                                        "* my boss", "* from the warehouse"};
constexpr std::array<std::string_view, 5> group_words = {
    "* from choir", "* at church", "* at the club", "* from bowls", "* at the allotments"};
struct PaidRole {
  std::string_view called;
  std::string_view where;
  int fewest;
  int most;
  int per_days;
};
constexpr std::array paid_roles = {
    PaidRole{"* my support worker", "at home", 4, 20, 28},
    PaidRole{"* my key worker", "at home", 2, 8, 28},
    PaidRole{"* my social worker", "the civic centre", 1, 3, 91},
    PaidRole{"Dr *", "the surgery", 1, 4, 365},
    PaidRole{"* from day centre", "day centre", 4, 12, 28},
    PaidRole{"* the advocate", "the café on the market", 1, 3, 91},
    PaidRole{"* my nurse", "at home", 1, 4, 28},
    PaidRole{"* who does my hair", "the salon", 1, 2, 56},
};

int minutes_by(Means means, std::int64_t metres) {
  // Metres a minute over streets a third longer than the crow flies, and the wait.
  struct Pace {
    int metres_a_minute;
    int wait;
  };
  constexpr std::array<Pace, 6> paces = {
      {{72, 0}, {62, 0}, {280, 9}, {700, 14}, {210, 1}, {460, 3}}};
  const Pace& pace = paces[static_cast<std::size_t>(means)];
  const std::int64_t minutes = metres * 4 / 3 / pace.metres_a_minute + pace.wait;
  return static_cast<int>(std::clamp<std::int64_t>(minutes, 1, 600));
}

// `older`: whether to draw from the names of an older generation.
std::string named(std::string_view pattern, Heritage heritage, bool older, Draw& draw) {
  std::string words(pattern);
  const auto star = words.find('*');
  if (star == std::string::npos) return words;
  graph::Gender gender = draw.chance(500) ? graph::Gender::woman : graph::Gender::man;
  for (const std::string_view word :
       {"sister", "Auntie", "niece", "daughter", "mum", "girlfriend"}) {
    if (words.find(word) != std::string::npos) gender = graph::Gender::woman;
  }
  for (const std::string_view word : {"brother", "Uncle", "nephew", "my son"}) {
    if (words.find(word) != std::string::npos) gender = graph::Gender::man;
  }
  if (words.find("in-law") != std::string::npos && words.find("sister") != std::string::npos) {
    gender = graph::Gender::woman;
  }
  const std::string name(words.rfind("Dr ", 0) == 0 ? family_name(draw_heritage(draw), draw)
                                                    : given_name(heritage, gender, older, draw));
  return words.replace(star, 1, name);
}

bool is_older(const Relative& relative, const PersonFacts& person) {
  const std::string_view word = relative.called;
  const bool elder = word.starts_with("Auntie") || word.starts_with("Uncle");
  if (elder || word.starts_with("step")) return person.age >= 22;
  const bool in_law = word.find("in-law") != std::string_view::npos;
  return person.age >= 50 && (in_law || !relative.younger);
}

void set_place(const World& world, const PersonFacts& person, TieFacts& tie, Draw& draw) {
  const auto towns = world.towns;
  std::size_t town = person.town;
  if (draw.chance(tie.category == TieCategory::family ? 380 : 150)) {
    const std::size_t span = std::min<std::size_t>(towns.size(), 8);
    town =
        (person.town + static_cast<std::size_t>(draw.below(static_cast<int>(span)))) % towns.size();
  }
  tie.town = text(towns[town].name);
  tie.point = somewhere_near(towns[town], 1800, draw);
  if (tie.category == TieCategory::neighbour) {
    tie.point = person.point;
    tie.town = text(towns[person.town].name);
  }
  const Way way = way_to(world, person, metres_between(person.point, tie.point));
  tie.means = way.means;
  tie.minutes = way.minutes;
}

void set_contact(TieFacts& tie, int closeness, Draw& draw) {
  tie.would_miss = std::clamp(closeness + draw.between(-1, 1), 0, 3);
  constexpr std::array<std::array<int, 2>, 4> low_high = {{{1, 3}, {1, 4}, {2, 8}, {4, 28}}};
  const auto& row = low_high[static_cast<std::size_t>(std::clamp(closeness, 0, 3))];
  tie.contacts = draw.between(row[0], row[1]);
  tie.per_days = closeness == 0 && draw.chance(500) ? 365 : (closeness == 1 ? 91 : 28);
  tie.lost = draw.chance(85);
}

void add_family(const World& world, const PersonFacts& person, int count,
                std::vector<TieFacts>& circle) {
  Draw draw = world.draw(Stream::person_circle, person.index, 1);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < relatives.size(); ++i) {
    const bool child = relatives[i].age_min == 40;
    if (person.age < relatives[i].age_min || person.age > relatives[i].age_max) continue;
    if (!child || draw.chance(160)) order.push_back(i);
  }
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[static_cast<std::size_t>(draw.below(static_cast<int>(i)))]);
  }
  std::stable_sort(order.begin(), order.end(), [](std::size_t a, std::size_t b) {
    return relatives[a].closeness > relatives[b].closeness;
  });
  // Not always the nearest: some have lost or never had them.
  std::erase_if(order, [&](std::size_t) {
    return static_cast<int>(order.size()) > count && draw.chance(260);
  });
  const auto most = std::min(order.size(), static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < most; ++i) {
    TieFacts tie;
    const Relative& relative = relatives[order[i]];
    do {
      tie.called = named(relative.called, person.heritage, is_older(relative, person), draw);
    } while (tie.called.find(person.called) != std::string::npos);
    tie.years = std::max(
        1, relative.younger ? draw.between(1, person.age - 22) : person.age - draw.below(4));
    set_contact(tie, relative.closeness, draw);
    circle.push_back(tie);
  }
}

TieCategory draw_acquaintance(Draw& draw) {
  const int ticket = draw.below(100);
  if (ticket < 24) return TieCategory::friend_;
  if (ticket < 45) return TieCategory::neighbour;
  if (ticket < 62) return TieCategory::work_learning;
  if (ticket < 84) return TieCategory::group_faith;
  return TieCategory::other_supported;
}

void add_acquaintance(const World& world, const PersonFacts& person, Draw& draw,
                      std::vector<TieFacts>& circle) {
  TieFacts tie;
  tie.category = draw_acquaintance(draw);
  const Heritage heritage = draw_heritage(draw);
  const bool older = draw.chance(500);
  int closeness = draw.below(2);
  switch (tie.category) {
    case TieCategory::friend_:
      tie.called = named(draw.pick(friend_words), heritage, person.age >= 52, draw);
      closeness = draw.between(1, 3);
      break;
    case TieCategory::neighbour:
      tie.called = named(draw.pick(neighbour_words), heritage, older, draw);
      break;
    case TieCategory::work_learning:
      tie.called = named(draw.pick(work_words), heritage, older, draw);
      break;
    case TieCategory::group_faith:
      tie.called = named(draw.pick(group_words), heritage, older, draw);
      break;
    default: {
      const auto other =
          static_cast<std::uint32_t>(draw.below(static_cast<int>(world.options.people)));
      if (other == person.index) break;
      tie.called = person_facts(world, other).called;
      tie.known_as = graph::as_subject(person_ref(other));
      break;
    }
  }
  if (tie.called.empty()) tie.called = named("*", heritage, older, draw);
  tie.years = draw.between(1, std::max(2, person.age / 4));
  set_contact(tie, closeness, draw);
  circle.push_back(tie);
}

void add_paid(const World& world, const PersonFacts& person, int count, Draw& draw,
              std::vector<TieFacts>& circle) {
  std::size_t at = static_cast<std::size_t>(draw.below(static_cast<int>(paid_roles.size())));
  for (int i = 0; i < count; ++i) {
    TieFacts tie;
    tie.category = TieCategory::paid;
    const PaidRole& role = paid_roles[at++ % paid_roles.size()];
    const Heritage heritage = draw_heritage(draw);
    tie.called = named(role.called, heritage, draw.chance(300), draw);
    tie.paid = tie.called.find("hair") != std::string::npos ? Paid::by_person : Paid::by_service;
    tie.years = draw.between(1, 6);
    tie.contacts = draw.between(role.fewest, role.most);
    tie.per_days = role.per_days;
    tie.where = text(role.where);
    tie.lost = draw.chance(20);
    tie.would_miss = draw.below(3);
    circle.push_back(tie);
  }
  if (world.is_looking(person.index)) return;
  const std::uint32_t home = world.home_of(person.index);
  TieFacts tie;
  tie.category = TieCategory::paid;
  tie.paid = Paid::shared_lives_carer;
  tie.called = home_facts(world, home).members.front().called;
  tie.known_as = carer_ref(home, 0);
  tie.contacts = 28;
  tie.would_miss = 3;
  tie.years = draw.between(1, 8);
  circle.push_back(tie);
}

void set_where(TieFacts& tie, Draw& draw) {
  if (!tie.where.empty()) return;
  constexpr std::array<std::string_view, 4> family_places = {"at theirs", "Sunday dinner at theirs",
                                                             "they come here", "in town"};
  constexpr std::array<std::string_view, 4> places = {"in town", "the café on the market",
                                                      "the park", "the club"};
  tie.where =
      text(tie.category == TieCategory::family ? draw.pick(family_places) : draw.pick(places));
  if (tie.category == TieCategory::neighbour) tie.where = "on the street";
  if (tie.category == TieCategory::paid) tie.where = "at home";
}

// The ties the worked examples lean on.
void write_character(const PersonFacts& person, std::vector<TieFacts>& circle) {
  const auto first_of = [&](TieCategory category) -> TieFacts* {
    const auto found = std::find_if(circle.begin(), circle.end(),
                                    [&](const TieFacts& tie) { return tie.category == category; });
    return found == circle.end() ? nullptr : &*found;
  };
  TieFacts* family = first_of(TieCategory::family);
  TieFacts* group = first_of(TieCategory::group_faith);
  const bool is_maya = person.index == maya;
  if (family != nullptr) {
    family->called = is_maya ? "Mum" : "my sister Joyce";
    family->contacts = is_maya ? 28 : 4;
    family->per_days = 28;
    family->would_miss = 3;
    family->lost = false;
    family->years = is_maya ? 28 : 69;
    family->minutes = is_maya ? 12 : 20;
    family->town = "Leigh";
    family->where = "at theirs";
  }
  if (group != nullptr) {
    group->called = is_maya ? "Ann at the baths" : "Norman from the angling club";
    group->lost = false;
    group->would_miss = 2;
  }
}

}  // namespace

Means usual_means(const World& world, const PersonFacts& person) {
  if (person.index < characters) return Means::bus;
  Draw draw = world.draw(Stream::anchor, person.index, 9);
  const int ticket = draw.below(100);
  const bool chair = std::any_of(person.tasks.begin(), person.tasks.end(), [](const Task& task) {
    return task.word == "moving_and_handling";
  });
  if (chair) return ticket < 45 ? Means::wheelchair : Means::lift;
  if (ticket < 48) return Means::bus;
  if (ticket < 66) return Means::walk;
  return ticket < 70 ? Means::bicycle : (ticket < 73 ? Means::train : Means::lift);
}

// Nobody walks for an hour and a half to see a cousin.
Way way_to(const World& world, const PersonFacts& person, std::int64_t metres) {
  Means means = usual_means(world, person);
  if (means == Means::walk && metres > 1'900) means = Means::bus;
  if (means == Means::wheelchair && metres > 1'800) means = Means::lift;
  if (means == Means::bicycle && metres > 9'000) means = Means::lift;
  if (means != Means::wheelchair && metres < 600) means = Means::walk;
  return {means, minutes_by(means, metres)};
}

std::vector<TieFacts> circle_of(const World& world, const PersonFacts& person) {
  Draw draw = world.draw(Stream::person_circle, person.index);
  int size = draw.bell(7, 23);
  if (draw.chance(90)) size = draw.between(3, 6);  // some have very few people
  const int paid = std::max(1, (size * 25 + draw.between(0, 99)) / 100);
  const int family = (size * 43 + draw.between(0, 99)) / 100;
  std::vector<TieFacts> circle;
  add_family(world, person, family, circle);
  while (static_cast<int>(circle.size()) < size - paid)
    add_acquaintance(world, person, draw, circle);
  add_paid(world, person, world.is_looking(person.index) ? paid : paid - 1, draw, circle);
  std::uint32_t item = 0;
  for (TieFacts& tie : circle) {
    tie.item = item++;
    set_place(world, person, tie, draw);
    set_where(tie, draw);
  }
  if (person.index < characters) write_character(person, circle);
  return circle;
}

}  // namespace kith::demo
