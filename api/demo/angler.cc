// SPDX-License-Identifier: Apache-2.0
#include "api/demo/angler.h"

#include <array>
#include <memory>
#include <string>

#include "api/demo/groups.h"
#include "api/demo/reference.h"

namespace kith::demo {

namespace {

using graph::GiftKind;
using graph::WantKind;
using graph::Weekday;

constexpr std::uint32_t groups_a_telling = 3;
constexpr std::uint32_t coffee_morning = 9;  // in sketches_by_hand()

const Town& town_of_telling(std::uint32_t telling) { return leigh_towns()[telling == 0 ? 0 : 8]; }

graph::Place place_in(std::uint32_t telling, int north_m, int east_m) {
  const Town& town = town_of_telling(telling);
  return {std::string(town.name), point_near(town, north_m, east_m)};
}

graph::FreeTime free_hours(graph::List<Weekday> days, int from, int until) {
  return {std::move(days), graph::TimeOfDay{static_cast<std::int16_t>(from)},
          graph::TimeOfDay{static_cast<std::int16_t>(until)}};
}

graph::Said own_words(graph::Date today, std::string_view words) {
  graph::Provenance provenance;
  provenance.said_by = graph::SaidBy::person;
  provenance.on = today.plus(-20);
  provenance.own_words.value = std::string(words);
  return {std::make_shared<const graph::Provenance>(std::move(provenance))};
}

graph::Person agreed_person(std::uint32_t which, std::uint32_t telling, std::string_view called,
                            int age, graph::Date today) {
  graph::Person person;
  person.identity.external_id = external_id(person_ref(in_telling(which, telling)).number);
  person.called = std::string(called);
  person.born = graph::BirthDate{static_cast<std::int16_t>(graph::year_of(today) - age), 0, 0};
  for (const auto purpose :
       {graph::AgreementFor::hold, graph::AgreementFor::circle, graph::AgreementFor::connect}) {
    graph::Agreement agreement;
    agreement.purpose = purpose;
    agreement.answer = graph::YesNo::yes;
    agreement.on = today.plus(-20);
    agreement.until = today.plus(710);
    agreement.how_given = "words";
    agreement.capacity = graph::Capacity::presumed;
    person.agreement.push_back(std::move(agreement));
  }
  person.no_contact_asked =
      graph::NoContactAsked{today.plus(-20), "coordinator", graph::NoContactAnswer::none};
  graph::Communication english;
  english.language = "en-GB";
  english.understand = true;
  english.express = true;
  english.first = true;
  person.communication.push_back(english);
  return person;
}

graph::Person arthur_record(std::uint32_t telling, graph::Date today) {
  graph::Person person = agreed_person(arthur, telling, "Arthur", 70, today);
  person.area_now = place_in(telling, 500, -300);
  person.interests = {
      {"angling", graph::Stance::love, graph::Strength::important,
       own_words(today, "Fifty years on the bank. It's a long day with nobody to tell it to.")},
      {"eating_out", graph::Stance::love, graph::Strength::nice,
       own_words(today, "A dinner out now and then. It's no fun for one.")}};
  person.gifts = {{"angling", GiftKind::teach, true,
                   own_words(today, "I could show a lad the knots. Nobody's asked.")}};
  person.rather_not_give = telling == 1;
  graph::Travel travel;
  travel.means = {graph::Means::walk, graph::Means::bus};
  travel.alone = graph::TravelsAlone::yes;
  travel.walk_max = graph::Minutes{25};
  person.travel = travel;
  person.free = {free_hours(
      {Weekday::monday, Weekday::tuesday, Weekday::thursday, Weekday::friday, Weekday::saturday},
      8 * 60, 12 * 60 + 30)};
  graph::Personality told;
  told.like_me = {graph::Trait::dry_humour, graph::Trait::patient};
  told.good_day.value = telling == 0 ? "The water, a flask, and somebody to show."
                                     : "I've done my showing. I'd rather be taken out.";
  told.said = own_words(today, "");
  person.personality = told;
  return person;
}

graph::Neighbour found_neighbour(std::uint32_t which, std::uint32_t telling,
                                 std::string_view called, graph::Place area, graph::Date until) {
  graph::Neighbour record;
  record.identity.external_id = external_id(neighbour_ref(in_telling(which, telling)).number);
  record.called = std::string(called);
  record.area = std::move(area);
  record.reach_via = "the coordinator for " + record.area->name;
  record.agreed_to_be_found_until = until;
  record.over_18 = true;
  return record;
}

// A live tie that is wanted and may introduce, from both ends.
graph::Tie agreed_tie(std::uint32_t of, std::uint32_t telling, std::uint32_t item,
                      const graph::Number& other, std::string_view called,
                      graph::TieCategory category, graph::Date today) {
  graph::Tie tie;
  const std::uint32_t owner = in_telling(of, telling);
  tie.identity.external_id = external_id(tie_ref(owner, item).number);
  tie.of = person_ref(owner);
  tie.other.external_id = external_id(other);
  tie.other.called = std::string(called);
  tie.category = category;
  tie.paid = category == graph::TieCategory::paid ? graph::Paid::by_service : graph::Paid::no;
  tie.wanted = graph::Wanted::yes;
  tie.would_miss = graph::WouldMiss{2};
  tie.since = today.plus(-2'000);
  tie.last_contact = today.plus(-5);
  tie.typical = graph::Typical{{4}, {28}};
  tie.mode = graph::ContactMode::in_person;
  tie.state = graph::TieState::live;
  tie.may_introduce = graph::MayIntroduce{true, true, today.plus(400)};
  tie.perspective = graph::SaidBy::person;
  return tie;
}

graph::Number frank_of(std::uint32_t telling) {
  return pack(graph::Kind::named_contact, in_telling(arthur, telling), 2);
}

graph::Tie lost_friend(std::uint32_t telling, graph::Date today) {
  graph::Tie lost = agreed_tie(arthur, telling, 2, frank_of(telling),
                               "Frank from the old day centre", graph::TieCategory::friend_, today);
  lost.where = "the old day centre";
  lost.place = graph::Place{std::string(town_of_telling(telling).name), {}};
  lost.state = graph::TieState::lost;
  lost.state_reason = "the day centre closed";
  lost.state_reason_said_by = graph::SaidBy::person;
  lost.last_contact = today.plus(-1'100);
  lost.may_introduce.reset();
  return lost;
}

void add_ties(std::uint32_t telling, graph::Date today, std::vector<graph::Tie>& ties) {
  using graph::TieCategory;
  const graph::Number niece = person_ref(in_telling(denise, telling)).number;
  const graph::Number uncle = person_ref(in_telling(arthur, telling)).number;
  const graph::Number worker = pack(graph::Kind::named_contact, in_telling(arthur, telling), 1);
  const graph::Number lad = neighbour_ref(in_telling(callum, telling)).number;
  ties.push_back(
      agreed_tie(arthur, telling, 0, niece, "my niece Denise", TieCategory::family, today));
  ties.back().would_miss = graph::WouldMiss{3};
  ties.push_back(
      agreed_tie(arthur, telling, 1, worker, "Janet my support worker", TieCategory::paid, today));
  ties.push_back(lost_friend(telling, today));
  ties.push_back(agreed_tie(denise, telling, 0, uncle, "Uncle Arthur", TieCategory::family, today));
  ties.push_back(
      agreed_tie(denise, telling, 1, lad, "Callum next door", TieCategory::neighbour, today));
  ties.push_back(agreed_tie(denise, telling, 2, frank_of(telling), "Frank who was with my uncle",
                            TieCategory::friend_, today));
  ties.push_back(agreed_tie(winnie, telling, 0, worker, "Janet who comes on Mondays",
                            TieCategory::paid, today));
  ties.push_back(
      agreed_tie(winnie, telling, 1, lad, "Callum over the road", TieCategory::neighbour, today));
}

constexpr GroupSketch angling_club{.id = "angling-club",
                                   .name = "Angling Club",
                                   .kind = graph::GroupKind::club,
                                   .activity = "angling",
                                   .role = "junior bailiff",
                                   .role_activity = "angling",
                                   .pattern = "FREQ=WEEKLY;BYDAY=SA",
                                   .opens = 8 * 60,
                                   .closes = 12 * 60,
                                   .pence = 4'500,
                                   .per = graph::CostPer::year,
                                   .venue = "the boathouse"};
constexpr GroupSketch befriending{.id = "befriending",
                                  .name = "Befriending",
                                  .kind = graph::GroupKind::volunteering,
                                  .activity = "eating_out",
                                  .more = "befriending",
                                  .pattern = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
                                  .opens = 9 * 60 + 30,
                                  .closes = 12 * 60,
                                  .pence = 0,
                                  .venue = "the old school",
                                  .age_min = 18};
constexpr GroupSketch day_service{.id = "day-service",
                                  .name = "Day Service",
                                  .kind = graph::GroupKind::service,
                                  .activity = "angling",
                                  .pattern = "FREQ=MONTHLY;BYDAY=3TH",
                                  .opens = 9 * 60,
                                  .closes = 12 * 60,
                                  .pence = 4'800,
                                  .venue = "the resource centre",
                                  .age_min = 18,
                                  .only_with_support = true};
constexpr std::array<const GroupSketch*, groups_a_telling> telling_sketches = {
    &angling_club, &befriending, &day_service};

}  // namespace

std::uint32_t angler_groups() { return tellings * groups_a_telling; }

graph::Group angler_group(std::uint32_t group, graph::Date today) {
  const std::uint32_t telling = group / groups_a_telling;
  const std::uint32_t which = group % groups_a_telling;
  const GroupSketch& sketch = *telling_sketches[which];
  constexpr std::array<std::array<int, 2>, groups_a_telling> metres = {
      {{-1'150, -1'850}, {100, 100}, {300, 600}}};
  const Town& town = town_of_telling(telling);
  graph::Group record =
      group_of(sketch, town.name, point_near(town, metres[which][0], metres[which][1]));
  record.identity.external_id = std::string(sketch.id) + std::string(telling_suffix(telling));
  record.name = std::string(town.name) + " " + std::string(sketch.name);
  graph::GroupPlace& place = record.places.front();
  place.access = {graph::GroupAccess::step_free, graph::GroupAccess::accessible_toilet};
  for (graph::GroupRole& role : record.roles) role.by = today.plus(90);
  if (which == 0) record.costs.front().hardship = true;
  if (which == 2) record.schedules.front().description.value = "A fishing trip, once a month.";
  record.room = graph::GroupRoom::some;
  record.room_on = today.plus(-14);
  graph::GroupContact contact;
  contact.called = which == 0 ? "Pat" : (which == 1 ? "Linda" : "Steve");
  contact.takes_newcomers = true;
  record.contacts.push_back(std::move(contact));
  record.agreed_to_be_listed = true;
  return record;
}

std::vector<graph::Person> angler_people(graph::Date today) {
  std::vector<graph::Person> people;
  for (std::uint32_t telling = 0; telling < tellings; ++telling) {
    people.push_back(arthur_record(telling, today));
    graph::Person niece = agreed_person(denise, telling, "Denise", 46, today);
    niece.area_now = place_in(telling, 650, 350);
    niece.interests = {{"baking", graph::Stance::love, {}, {}}};
    people.push_back(std::move(niece));
    graph::Person other = agreed_person(winnie, telling, "Winnie", 81, today);
    other.area_now = place_in(telling, 560, 340);
    other.interests = {{"bingo", graph::Stance::love, {}, {}}};
    people.push_back(std::move(other));
  }
  return people;
}

std::vector<graph::Neighbour> angler_neighbours(graph::Date today) {
  const auto make = [&](std::uint32_t which, std::uint32_t telling, std::string_view called,
                        int north_m, int east_m, int days_left) {
    return found_neighbour(which, telling, called, place_in(telling, north_m, east_m),
                           today.plus(days_left));
  };
  const graph::List<graph::FreeTime> saturday = {free_hours({Weekday::saturday}, 8 * 60, 12 * 60)};
  std::vector<graph::Neighbour> neighbours;
  for (std::uint32_t telling = 0; telling < tellings; ++telling) {
    graph::Neighbour learner = make(callum, telling, "Callum", 620, 330, 365);
    learner.wants = {{"angling", WantKind::learn}};
    learner.offers = {{"bicycle_repair", GiftKind::help}};
    learner.free = saturday;
    neighbours.push_back(std::move(learner));
    graph::Neighbour company = make(sheila, telling, "Sheila", 200, -700, 300);
    company.offers = {{"eating_out", GiftKind::company}};
    company.free = {free_hours({Weekday::tuesday, Weekday::thursday}, 9 * 60 + 30, 12 * 60)};
    neighbours.push_back(std::move(company));
    graph::Neighbour past = make(tony, telling, "Tony", 450, -250, -30);
    past.wants = {{"angling", WantKind::learn}};
    past.free = saturday;
    neighbours.push_back(std::move(past));
    graph::Neighbour young = make(josh, telling, "Josh", 540, -350, 365);
    young.wants = {{"angling", WantKind::learn}};
    young.free = saturday;
    young.over_18 = false;
    neighbours.push_back(std::move(young));
  }
  return neighbours;
}

std::vector<graph::Tie> angler_ties(graph::Date today) {
  std::vector<graph::Tie> ties;
  for (std::uint32_t telling = 0; telling < tellings; ++telling) add_ties(telling, today, ties);
  return ties;
}

std::vector<graph::Connection> angler_connections(const World& world) {
  std::vector<graph::Connection> connections;
  for (std::uint32_t telling = 0; telling < tellings; ++telling) {
    const std::uint32_t owner = in_telling(arthur, telling);
    graph::Connection leaflet;
    leaflet.identity.external_id = external_id(pack(graph::Kind::connection, owner, 0));
    leaflet.of = person_ref(owner);
    leaflet.group = group_reference(world, angler_groups() + coffee_morning);
    leaflet.activity = "coffee_mornings";
    graph::ConnectionStep step;
    step.state = graph::ConnectionState::signposted;
    step.on = world.options.reference.plus(-15);
    step.said_by = graph::SaidBy::person;
    step.words_of.value = "They gave me a leaflet.";
    leaflet.steps.push_back(std::move(step));
    connections.push_back(std::move(leaflet));
  }
  return connections;
}

}  // namespace kith::demo
