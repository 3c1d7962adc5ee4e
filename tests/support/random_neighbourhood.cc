// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_neighbourhood.h"

#include <array>
#include <string>

#include "tests/support/random_groups.h"
#include "tests/support/world.h"

namespace kith::tests {
namespace {

using graph::AgreementFor;

constexpr std::array<const char*, 8> street_activities{"angling", "fly_fishing", "baking",
                                                       "choir",   "singing",     "dog_walking",
                                                       "walking", "old buttons"};

template <class Enum>
Enum any_of(Dice& dice) {
  return static_cast<Enum>(dice.below(static_cast<int>(graph::words<Enum>.size())));
}

std::vector<graph::FreeTime> free_times(Dice& dice) {
  std::vector<graph::FreeTime> times;
  for (int i = dice.below(3); i > 0; --i) {
    graph::FreeTime time;
    if (dice.chance(70)) time.days.push_back(any_of<graph::Weekday>(dice));
    const int from = dice.below(20) * 60;
    if (dice.chance(60)) time.from = graph::TimeOfDay{static_cast<std::int16_t>(from)};
    if (dice.chance(60)) {
      time.until = graph::TimeOfDay{static_cast<std::int16_t>(from + 60 + dice.below(120))};
    }
    times.push_back(time);
  }
  return times;
}

graph::Place area(Dice& dice) {
  graph::Place place;
  place.name = dice.chance(50) ? "Leigh" : "Atherton";
  if (dice.chance(80)) place.point = random_point(dice);
  return place;
}

graph::Person random_person(Dice& dice, int index) {
  graph::Person person = a_person("person " + std::to_string(index));
  person.called = "Person" + std::to_string(index);
  if (dice.chance(85)) person.agreement.push_back(agreed(AgreementFor::connect));
  if (dice.chance(8)) person.no_contact_asked.reset();
  if (dice.chance(85)) person.area_now = area(dice);
  if (dice.chance(10)) person.born = graph::BirthDate{2009, 1, 1};
  person.free = free_times(dice);
  for (int i = dice.below(4); i > 0; --i) {
    graph::Interest interest;
    interest.activity = dice.pick(street_activities);
    interest.stance = any_of<graph::Stance>(dice);
    person.interests.push_back(interest);
  }
  for (int i = dice.below(3); i > 0; --i) {
    graph::Gift gift;
    gift.activity = dice.pick(street_activities);
    gift.kind = any_of<graph::GiftKind>(dice);
    if (dice.chance(30)) gift.wants_to_be_asked = dice.chance(50);
    person.gifts.push_back(gift);
  }
  if (dice.chance(20)) person.rather_not_give = true;
  if (dice.chance(50)) {
    person.travel.emplace().means = {any_of<graph::Means>(dice)};
    if (dice.chance(50)) person.travel->walk_max = graph::Minutes{dice.between(5, 40)};
  }
  return person;
}

graph::Neighbour random_neighbour(Dice& dice, int index) {
  graph::Neighbour neighbour;
  neighbour.identity.number = number_of("neighbour " + std::to_string(index));
  neighbour.called = "Neighbour" + std::to_string(index);
  for (int i = dice.below(3); i > 0; --i) {
    neighbour.offers.push_back({dice.pick(street_activities), any_of<graph::GiftKind>(dice)});
  }
  for (int i = dice.below(3); i > 0; --i) {
    neighbour.wants.push_back({dice.pick(street_activities), any_of<graph::WantKind>(dice)});
  }
  if (dice.chance(90)) neighbour.area = area(dice);
  neighbour.free = free_times(dice);
  if (dice.chance(90)) neighbour.agreed_to_be_found_until = today.plus(dice.between(-20, 200));
  if (dice.chance(90)) neighbour.over_18 = dice.chance(90);
  return neighbour;
}

graph::Tie random_tie(Dice& dice, int index, const graph::Number& of, const graph::Number& other) {
  graph::Tie tie;
  tie.identity.number = number_of("tie " + std::to_string(index));
  tie.of.number = of;
  tie.other.number.number = other;
  tie.other.called = "Other" + std::to_string(index);
  if (dice.chance(70)) tie.wanted = any_of<graph::Wanted>(dice);
  if (dice.chance(30)) tie.state = any_of<graph::TieState>(dice);
  if (dice.chance(60)) tie.last_contact = today.plus(-dice.below(400));
  if (dice.chance(20)) tie.hidden = true;
  if (dice.chance(50)) tie.would_miss = graph::WouldMiss{dice.below(4)};
  return tie;
}

graph::Number anybody(Dice& dice, const Streets& streets) {
  const auto neighbours = static_cast<int>(streets.neighbours.size());
  const auto people = static_cast<int>(streets.people.size());
  if (neighbours > 0 && dice.chance(50)) {
    return streets.neighbours[static_cast<std::size_t>(dice.below(neighbours))].identity.number;
  }
  return streets.people[static_cast<std::size_t>(dice.below(people))].identity.number;
}

void add_what_lies_between(Dice& dice, int size, Streets& streets) {
  const graph::Number first = streets.people.front().identity.number;
  for (int i = 0; i < size; ++i) {
    const graph::Number other = anybody(dice, streets);
    if (other == first) continue;
    if (dice.chance(40)) streets.ties.push_back(random_tie(dice, i, first, other));
    if (dice.chance(15)) {
      streets.people.front().no_contact.push_back({{other}, {}, ""});
    }
    if (!dice.chance(15)) continue;
    graph::Connection connection;
    connection.identity.number = number_of("connection " + std::to_string(i));
    connection.of.number = first;
    connection.with = graph::SubjectNumber{other};
    connection.steps.emplace_back().state = any_of<graph::ConnectionState>(dice);
    streets.connections.push_back(connection);
  }
}

void add_groups(Dice& dice, int size, Streets& streets) {
  for (int i = 0; i < size; ++i) {
    graph::Group group = random_group(dice, i);
    group.activities.push_back({dice.pick(street_activities), {}});
    if (dice.chance(30)) group.activities.back().wanted = any_of<graph::Stance>(dice);
    if (dice.chance(30)) group.roles.push_back({"helper", dice.pick(street_activities), {}, {}});
    if (dice.chance(60)) group.group_kind = any_of<graph::GroupKind>(dice);
    if (dice.chance(15)) group.room = graph::GroupRoom::full;
    streets.groups.push_back(group);
    if (!dice.chance(30)) continue;
    graph::GroupVisit visit;
    visit.identity.number = number_of("visit " + std::to_string(i));
    visit.group = {"leigh", graph::to_text(group.identity.number), group.name};
    visit.on = today.plus(-dice.below(900));
    visit.how_it_was.emplace().value = dice.between(-2, 2);
    streets.visits.push_back(visit);
  }
}

}  // namespace

Streets random_streets(std::uint64_t seed, int size) {
  Dice dice(seed);
  Streets streets;
  for (int i = 0; i < size; ++i) streets.people.push_back(random_person(dice, i));
  for (int i = 0; i < size; ++i) streets.neighbours.push_back(random_neighbour(dice, i));
  add_what_lies_between(dice, size, streets);
  add_groups(dice, size, streets);
  return streets;
}

graph::View view_of(const Streets& streets) {
  World world;
  for (const auto& each : streets.people) world.put(each);
  for (const auto& each : streets.neighbours) world.put(each);
  for (const auto& each : streets.ties) world.put(each);
  for (const auto& each : streets.connections) world.put(each);
  for (const auto& each : streets.visits) world.put(each);
  return world.view();
}

std::vector<matcher::GroupCandidate> candidates_of(const Streets& streets) {
  std::vector<matcher::GroupCandidate> candidates;
  for (const graph::Group& group : streets.groups) candidates.push_back({&group, "leigh", {}});
  return candidates;
}

matcher::ConnectionQuestion question_about(const Streets& streets, std::uint64_t seed) {
  Dice dice(seed ^ 0x5eedU);
  matcher::ConnectionQuestion question;
  question.person = graph::PersonNumber{streets.people.front().identity.number};
  question.on = today;
  question.top = static_cast<std::size_t>(dice.between(1, 30));
  question.metres_max = dice.between(200, 6'000);
  question.may_know = [](const graph::Tie& tie) { return !tie.hidden.value_or(false); };
  if (dice.chance(30)) question.wishes = {"angling:teach", "baking"};
  if (dice.chance(20)) question.access = {graph::GroupAccess::step_free};
  if (dice.chance(20)) question.cost_pence_max = dice.below(500);
  if (dice.chance(20)) question.free = free_times(dice);
  if (dice.chance(10)) question.groups = false;
  return question;
}

}  // namespace kith::tests
