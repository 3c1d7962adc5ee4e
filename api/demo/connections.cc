// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "api/demo/groups.h"
#include "api/demo/neighbourhood.h"
#include "api/demo/reference.h"
#include "api/demo/telling.h"

namespace kith::demo {

namespace {

using graph::ConnectionState;
using graph::ConnectionStep;
using graph::WentAlong;

constexpr int states = 6;

std::vector<ConnectionState> way_to_state(ConnectionState state) {
  switch (state) {
    case ConnectionState::signposted: return {ConnectionState::signposted};
    case ConnectionState::offered: return {ConnectionState::offered};
    case ConnectionState::invited: return {ConnectionState::offered, ConnectionState::invited};
    case ConnectionState::tried:
      return {ConnectionState::offered, ConnectionState::invited, ConnectionState::tried};
    case ConnectionState::expected:
      return {ConnectionState::offered, ConnectionState::invited, ConnectionState::tried,
              ConnectionState::expected};
    case ConnectionState::ended:
      return {ConnectionState::offered, ConnectionState::tried, ConnectionState::ended};
  }
  return {};
}

std::string_view draw_words(ConnectionState state, Draw& draw) {
  constexpr std::array<std::array<std::string_view, 2>, states> words = {
      {{"They gave me a leaflet.", "I've got the number somewhere."},
       {"Somebody said they'd like to meet me.", "I said I'd think about it."},
       {"We've a day for it.", "I know who I'm asking for when I get there."},
       {"It was loud at first. The second hour was better.", "I'd go again."},
       {"They kept my chair.", "They rang when I wasn't there."},
       {"It wasn't for me.", "The bus stopped running that late."}}};
  return draw.pick(words[static_cast<std::size_t>(state)]);
}

void tell_fading(graph::Connection& connection, Draw& draw, graph::Date today) {
  graph::FadingPlan plan;
  plan.until = connection.steps.back().on->plus(draw.between(14, 84));
  plan.check_on = plan.until->plus(draw.between(28, 56));
  const int days_late = draw.between(0, 6);
  const bool going = draw.chance(800);
  if (plan.check_on->plus(days_late) <= today) {
    plan.checked_on = plan.check_on->plus(days_late);
    plan.still_going = going;
  }
  connection.fading = plan;
}

bool is_current(const graph::Person& person, graph::Date today) {
  return std::any_of(
      person.agreement.begin(), person.agreement.end(), [&](const graph::Agreement& one) {
        return one.purpose == graph::AgreementFor::connect && one.answer == graph::YesNo::yes &&
               (!one.until || *one.until >= today);
      });
}

void lead_to_group(graph::Connection& connection, const World& world, std::uint32_t group,
                   bool with_role) {
  const graph::Group record = group_record(world, group);
  connection.group = group_reference(world, group);
  connection.activity = record.activities.front().activity;
  if (!record.places.empty()) connection.where = record.places.front().name;
  if (!record.roles.empty() && with_role) connection.role = record.roles.front().role;
}

void lead_to_neighbour(graph::Connection& connection, const World& world, std::uint32_t which) {
  const graph::Neighbour neighbour = neighbour_record(world, which);
  connection.with = neighbour_ref(which);
  connection.activity = neighbour.offers.empty() ? neighbour.wants.front().activity
                                                 : neighbour.offers.front().activity;
}

// Somebody of the circle who is not paid, and is there.
std::optional<graph::SubjectNumber> go_between(const World& world, const PersonFacts& facts) {
  for (const TieFacts& tie : circle_of(world, facts)) {
    const bool known =
        tie.category == graph::TieCategory::family || tie.category == graph::TieCategory::friend_;
    if (!known || tie.lost || tie.known_as || tie.paid != graph::Paid::no) continue;
    return graph::SubjectNumber{pack(graph::Kind::named_contact, facts.index, tie.item)};
  }
  return {};
}

}  // namespace

void tell_steps(graph::Connection& connection, ConnectionState state, Draw& draw,
                graph::Date today) {
  const auto way = way_to_state(state);
  const auto count = static_cast<int>(way.size());
  const int days_ago = draw.between(20, 420);
  const bool long_there = state == ConnectionState::expected;
  const int last = draw.between(0, long_there ? days_ago - 10 : 15);
  for (int i = 0; i < count; ++i) {
    ConnectionStep step;
    step.state = way[static_cast<std::size_t>(i)];
    const int since = count == 1 ? days_ago : days_ago - (days_ago - last) * i / (count - 1);
    step.on = today.plus(-since);
    if (step.state == ConnectionState::tried || step.state == ConnectionState::expected) {
      constexpr std::array along = {WentAlong::nobody, WentAlong::go_between, WentAlong::go_between,
                                    WentAlong::coordinator, WentAlong::family};
      step.went_along =
          step.state == ConnectionState::expected ? WentAlong::nobody : draw.pick(along);
    }
    step.said_by = draw.chance(700) ? graph::SaidBy::person : graph::SaidBy::staff;
    const std::string_view words = draw_words(step.state, draw);
    if (step.said_by == graph::SaidBy::person && i + 1 == count) step.words_of.value = text(words);
    connection.steps.push_back(std::move(step));
  }
  if (state == ConnectionState::tried || state == ConnectionState::expected) {
    tell_fading(connection, draw, today);
  }
  if (state != ConnectionState::expected || !draw.chance(500)) return;
  connection.takes_along = graph::TakesAlong{draw.chance(800), {}};
  if (draw.chance(500)) connection.takes_along->until = today.plus(draw.between(60, 400));
}

std::vector<graph::Connection> connection_records(const World& world, const PersonFacts& facts,
                                                  const graph::Person& person) {
  std::vector<graph::Connection> connections;
  Draw draw = world.draw(Stream::connection, facts.index);
  const graph::Date today = world.options.reference;
  const int count = draw.chance(650) ? (draw.chance(250) ? 2 : 1) : 0;
  if (!is_current(person, today)) return connections;
  for (int i = 0; i < count; ++i) {
    graph::Connection connection;
    const auto item = static_cast<std::uint32_t>(i);
    connection.identity.external_id = external_id(pack(graph::Kind::connection, facts.index, item));
    connection.of = person_ref(facts.index);
    const auto state = static_cast<ConnectionState>((facts.index + 3 * item) % states);
    // The second one is always with a neighbour: nobody goes to the same group twice.
    if (i == 0 && draw.chance(700)) {
      lead_to_group(connection, world, group_beside(facts.index), draw.chance(500));
    } else {
      lead_to_neighbour(connection, world, 3 * facts.index + 1);
    }
    const bool led = state >= ConnectionState::invited && draw.chance(500);
    if (led) connection.introduced_by = go_between(world, facts);
    tell_steps(connection, state, draw, today);
    connections.push_back(std::move(connection));
    if (connections.back().with) break;
  }
  return connections;
}

std::vector<graph::GroupVisit> group_visit_records(const World& world, std::uint32_t group) {
  Draw draw = world.draw(Stream::group_visit, group);
  std::vector<graph::GroupVisit> visits;
  const bool by_hand = group < groups_by_hand();
  const int count = by_hand ? 1 : (draw.chance(350) ? draw.between(1, 2) : 0);
  for (int i = 0; i < count; ++i) {
    graph::GroupVisit visit;
    visit.identity.external_id =
        external_id(pack(graph::Kind::group_visit, group, static_cast<std::uint32_t>(i)));
    visit.group = group_reference(world, group);
    const int days = draw.between(3, draw.chance(700) ? 200 : 900);
    visit.on = world.options.reference.plus(-(by_hand ? std::min(days, 60) : days));
    constexpr std::array<std::string_view, 4> roles = {"a coordinator", "a coordinator", "a person",
                                                       "a neighbour"};
    visit.by = text(draw.pick(roles));
    constexpr std::array how = {2, 2, 1, 1, 1, 1, 0, 0, -1, -2};
    const int was = by_hand ? 1 : draw.pick(how);
    visit.how_it_was = graph::Range<-2, 2>{was};
    constexpr std::array<std::string_view, 5> words = {
        "Nobody spoke to us and we left at the break.", "We had to ask where to sit.",
        "It was all right. They were busy.", "They said hello at the door.",
        "They had a chair out and knew the name by the second week."};
    if (draw.chance(700)) visit.words_of.value = text(words[static_cast<std::size_t>(was + 2)]);
    if (draw.chance(450)) visit.access.push_back(graph::GroupAccess::step_free);
    if (draw.chance(250)) visit.access.push_back(graph::GroupAccess::accessible_toilet);
    if (draw.chance(200)) visit.access_missing.push_back(graph::GroupAccess::hearing_loop);
    visits.push_back(std::move(visit));
  }
  return visits;
}

std::uint32_t level_one_count_count(const World& world) { return 8 + world.options.people / 3; }

graph::LevelOneCount level_one_count_record(const World& world, std::uint32_t count) {
  Draw draw = world.draw(Stream::level_one, count);
  graph::LevelOneCount record;
  record.identity.external_id = external_id(pack(graph::Kind::level_one_count, count));
  record.on = world.options.reference.plus(-draw.between(0, 180));
  record.area = text(world.towns[town_of_ticket(world.towns, draw.below(world.tickets))].name);
  const int conversations = draw.bell(1, 11);
  record.conversations = graph::Range<1, 1'000>{conversations};
  if (draw.chance(850)) record.signposts = graph::Range<0, 1'000>{draw.between(0, conversations)};
  return record;
}

}  // namespace kith::demo
