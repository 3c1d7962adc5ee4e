// SPDX-License-Identifier: Apache-2.0
#include "api/demo/groups.h"

#include <array>

#include "api/demo/angler.h"
#include "api/demo/facts.h"
#include "api/demo/reference.h"

namespace kith::demo {

namespace {

constexpr std::array<std::string_view, 9> venue_names = {
    "the Methodist hall", "St Oswin's hall",      "the Labour club",
    "the old school",     "the community centre", "the library",
    "the scout hut",      "the rugby club",       "the upstairs room at the market"};
constexpr std::array<std::string_view, 8> contact_names = {"Pat",   "Maureen", "Imran", "Steve",
                                                           "Linda", "Kasia",   "Roy",   "Grace"};

// Steps from town to town, coprime to the number of sketches, so that the groups of a town differ.
constexpr std::uint32_t sketch_step = 7;

graph::GroupSchedule schedule_of(const GroupSketch& sketch) {
  graph::GroupSchedule schedule;
  schedule.place = "main";
  schedule.pattern = std::string(sketch.pattern);
  schedule.opens = graph::TimeOfDay{static_cast<std::int16_t>(sketch.opens)};
  schedule.closes = graph::TimeOfDay{static_cast<std::int16_t>(sketch.closes)};
  return schedule;
}

void draw_practical(graph::Group& group, graph::Date today, Draw& draw) {
  graph::GroupPlace& place = group.places.front();
  if (draw.chance(650)) place.access.push_back(graph::GroupAccess::step_free);
  if (draw.chance(450)) place.access.push_back(graph::GroupAccess::accessible_toilet);
  if (draw.chance(200)) place.access.push_back(graph::GroupAccess::hearing_loop);
  if (draw.chance(500)) place.access.push_back(graph::GroupAccess::parking);
  if (draw.chance(120)) place.access.push_back(graph::GroupAccess::quiet);
  for (graph::GroupCost& cost : group.costs) {
    if (cost.pence->value > 0 && draw.chance(500)) cost.hardship = draw.chance(800);
  }
  constexpr std::array rooms = {graph::GroupRoom::full, graph::GroupRoom::some,
                                graph::GroupRoom::some, graph::GroupRoom::plenty,
                                graph::GroupRoom::plenty};
  if (draw.chance(700)) {
    group.room = draw.pick(rooms);
    group.room_on = today.plus(-draw.between(2, 400));
  }
  for (graph::GroupRole& role : group.roles) {
    if (draw.chance(500)) role.by = today.plus(draw.between(10, 120));
  }
  graph::GroupContact contact;
  contact.called = std::string(draw.pick(contact_names));
  contact.takes_newcomers = draw.chance(700);
  group.contacts.push_back(std::move(contact));
  if (draw.chance(920)) group.agreed_to_be_listed = draw.chance(960);
  if (group.group_kind == graph::GroupKind::faith) group.faith_setting = true;
}

graph::Group drawn_group(const World& world, std::uint32_t beside, Draw& draw) {
  const PersonFacts person = person_facts(world, beside);
  const auto sketches = sketches_of_any_town();
  GroupSketch sketch =
      sketches[(sketch_step * person.town + beside) % static_cast<std::uint32_t>(sketches.size())];
  const Town& town = world.towns[person.town];
  const graph::Point point = somewhere_near(town, 1'200, draw);
  const std::string name = std::string(town.name) + " " + std::string(sketch.name);
  const std::string_view venue = draw.pick(venue_names);
  if (sketch.kind != graph::GroupKind::mainstream_place) sketch.venue = venue;
  graph::Group group = group_of(sketch, town.name, point);
  group.name = name;
  return group;
}

}  // namespace

graph::Group group_of(const GroupSketch& sketch, std::string_view town, const graph::Point& point) {
  graph::Group group;
  group.name = std::string(sketch.name);
  group.group_kind = sketch.kind;
  group.status = graph::GroupStatus::active;
  group.activities.push_back({std::string(sketch.activity), {}});
  if (!sketch.more.empty()) group.activities.push_back({std::string(sketch.more), {}});
  graph::GroupPlace place;
  place.id = "main";
  place.name = std::string(sketch.venue);
  place.town = std::string(town);
  place.point = point;
  group.places.push_back(std::move(place));
  if (!sketch.pattern.empty()) group.schedules.push_back(schedule_of(sketch));
  if (sketch.pence >= 0) {
    graph::GroupCost cost;
    cost.pence = graph::Pence{sketch.pence};
    cost.per = sketch.per;
    group.costs.push_back(std::move(cost));
  }
  if (!sketch.role.empty()) {
    group.roles.push_back(
        {std::string(sketch.role), std::string(sketch.role_activity), {}, sketch.paid_role});
  }
  if (sketch.age_min > 0) group.age_min = graph::Range<0, 120>{sketch.age_min};
  group.only_for_people_with_support = sketch.only_with_support;
  return group;
}

std::uint32_t groups_by_hand() {
  return angler_groups() + static_cast<std::uint32_t>(sketches_by_hand().size());
}

std::uint32_t group_count(const World& world) { return groups_by_hand() + world.options.people; }

graph::Number group_number(const World& world, std::uint32_t group) {
  Draw draw = world.draw(Stream::group_number, group);
  graph::Number number;
  for (std::size_t i = 0; i < number.bytes.size(); ++i) {
    number.bytes[i] = static_cast<std::uint8_t>(draw.below(256));
  }
  return number;
}

graph::Group group_record(const World& world, std::uint32_t group) {
  Draw draw = world.draw(Stream::group, group);
  const graph::Date today = world.options.reference;
  graph::Group record;
  if (group < angler_groups()) {
    record = angler_group(group, today);
  } else if (group < groups_by_hand()) {
    const GroupSketch& sketch = sketches_by_hand()[group - angler_groups()];
    const Town& leigh = leigh_towns().front();
    record = group_of(sketch, leigh.name, somewhere_near(leigh, 900, draw));
    record.identity.external_id = std::string(sketch.id);
    draw_practical(record, today, draw);
    record.agreed_to_be_listed = true;
  } else {
    record = drawn_group(world, group - groups_by_hand(), draw);
    std::string digits = std::to_string(group - groups_by_hand());
    if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
    record.identity.external_id = "g" + digits;
    draw_practical(record, today, draw);
  }
  for (graph::GroupSchedule& schedule : record.schedules) schedule.from = today.plus(-400);
  record.identity.number = group_number(world, group);
  return record;
}

graph::GroupReference group_reference(const World& world, std::uint32_t group) {
  return {std::string(directory_name), graph::to_text(group_number(world, group)),
          group_record(world, group).name};
}

graph::Directory directory_record(const World& world) {
  graph::Directory record;
  record.identity.external_id = external_id(pack(graph::Kind::directory, 0));
  record.name = "Community directory of the demonstration";
  record.publisher = "Kith's demonstration";
  record.area = world.towns.size() == leigh_towns().size() ? "Leigh and around" : "Great Britain";
  record.description.value = "Made up. No group in it exists.";
  record.licence = "Apache-2.0";
  return record;
}

graph::Subscription subscription_record(const World& world) {
  graph::Subscription record;
  record.identity.external_id = external_id(pack(graph::Kind::subscription, 0));
  record.directory = std::string(directory_name);
  record.from = world.options.reference;
  return record;
}

}  // namespace kith::demo
