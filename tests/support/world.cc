// SPDX-License-Identifier: Apache-2.0
#include "tests/support/world.h"

#include "graph/check.h"
#include "graph/codec.h"

namespace kith::tests {
namespace {

// FNV-1a, then a round of mixing: an even spread from a name.
std::uint64_t mixed(std::string_view name, std::uint64_t seed) {
  std::uint64_t hash = 14'695'981'039'346'656'037U ^ seed;
  for (const char byte : name) {
    hash = (hash ^ static_cast<std::uint8_t>(byte)) * 1'099'511'628'211U;
  }
  hash = (hash ^ (hash >> 31U)) * 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 29U);
}

graph::Identity identity(std::string_view name) {
  return graph::Identity{number_of(name), std::string(name)};
}

}  // namespace

graph::Date day(std::string_view text) {
  const std::optional<graph::Date> date = graph::date_from_text(text);
  KITH_CHECK(date.has_value());
  return *date;
}

graph::Number number_of(std::string_view name) {
  graph::Number number;
  const std::array halves{mixed(name, 0), mixed(name, 1)};
  std::memcpy(number.bytes.data(), halves.data(), number.bytes.size());
  return number;
}

graph::PersonNumber person_number(std::string_view name) { return {number_of(name)}; }
graph::HouseholdNumber household_number(std::string_view name) { return {number_of(name)}; }
graph::SubjectNumber subject_number(std::string_view name) { return {number_of(name)}; }

World::World() : draft_(graph::View{}) {}

void World::put(const graph::Record& record) { apply(graph::put_event(record)); }

void World::end(graph::Kind kind, std::string_view name) {
  apply(graph::end_event(kind, number_of(name), subject_number(name)));
}

void World::apply(graph::Event event) {
  event.header.position = position_++;
  const graph::Result<void> applied = draft_.apply(event, graph::Trust::replayed);
  KITH_CHECK(applied.ok());
}

graph::View World::view() { return draft_.view(); }

graph::Index World::person(std::string_view name) {
  const auto index = view().index_of(graph::Kind::person, number_of(name));
  KITH_CHECK(index.has_value());
  return *index;
}

graph::Index World::household(std::string_view name) {
  const auto index = view().index_of(graph::Kind::household, number_of(name));
  KITH_CHECK(index.has_value());
  return *index;
}

graph::Agreement agreed(graph::AgreementFor purpose) {
  graph::Agreement agreement;
  agreement.purpose = purpose;
  agreement.answer = graph::YesNo::yes;
  agreement.on = day("2026-10-02");
  return agreement;
}

graph::Person a_person(std::string_view name) {
  graph::Person person;
  person.identity = identity(name);
  person.called = std::string(name);
  person.born = graph::BirthDate{1998, 5, 1};
  person.agreement = {agreed()};
  person.no_contact_asked =
      graph::NoContactAsked{day("2026-10-02"), "officer", graph::NoContactAnswer::none};
  graph::LookingFor wish;
  wish.start = first_day;
  person.looking_for = {wish};
  graph::Support support;
  support.task = "cooking";
  support.level = graph::SupportLevel::none;
  person.support = {support};
  return person;
}

graph::Carer a_carer(std::string_view name) {
  graph::Carer carer;
  carer.identity = identity(name);
  carer.called = std::string(name);
  carer.agreement = {agreed()};
  return carer;
}

graph::Household a_home(std::string_view name) {
  using Kind = graph::ArrangementKind;
  const std::vector<Kind> every_kind{Kind::live_in, Kind::short_break, Kind::day,
                                     Kind::kinship, Kind::emergency,   Kind::home_from_hospital};
  graph::Household home;
  home.identity = identity(name);
  home.called = std::string(name);
  home.state = graph::HouseholdState::available;
  home.approval.emplace();
  home.approval->kinds = every_kind;
  home.approval->from = day("2024-01-01");
  home.approval->until = day("2029-12-31");
  home.carers = {a_carer(std::string(name) + "-carer")};
  home.others_living_known = true;
  for (const std::string_view type : {"DBS", "home health and safety"}) {
    home.checks.push_back({std::string(type), "decided", day("2026-01-01"), day("2029-12-31")});
  }
  graph::Room room;
  room.floor = graph::Floor::ground;
  room.lockable = true;
  room.free_from = day("2026-01-01");
  home.rooms = {room};
  graph::Availability offer;
  offer.kinds = every_kind;
  offer.emergency_tonight = true;
  home.available = {offer};
  return home;
}

graph::ResidentStatement a_resident(std::string_view person) {
  graph::ResidentStatement resident;
  resident.person = person_number(person);
  resident.agreement = {agreed()};
  return resident;
}

graph::OtherLiving an_adult(std::string_view name) {
  graph::OtherLiving other;
  other.identity = identity(name);
  other.living = graph::LivingKind::adult;
  other.agreement = {agreed()};
  return other;
}

graph::OtherLiving a_child(std::string_view name, graph::AgeBand age) {
  graph::OtherLiving other;
  other.identity = identity(name);
  other.living = graph::LivingKind::child;
  other.age_band = age;
  return other;
}

graph::Arrangement living_in(std::string_view person, std::string_view home) {
  graph::Arrangement arrangement;
  arrangement.identity = identity(std::string(person) + "-at-" + std::string(home));
  arrangement.person = person_number(person);
  arrangement.household = household_number(home);
  arrangement.start = day("2020-01-01");
  return arrangement;
}

graph::Wish must(std::string_view thing) {
  graph::Wish wish;
  wish.thing = std::string(thing);
  wish.strength = graph::Strength::must;
  return wish;
}

graph::Point point(std::int32_t latitude_millionths, std::int32_t longitude_millionths) {
  return graph::Point{{latitude_millionths}, {longitude_millionths}};
}

}  // namespace kith::tests
