// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "api/demo/households.h"
#include "api/demo/reference.h"

namespace kith::demo {

namespace {

using graph::HouseholdState;

void tell_visitors(graph::Household& home, Telling& telling) {
  if (!telling.chance(350)) return;
  graph::RegularVisitor visitor;
  constexpr std::array<std::string_view, 4> often = {"Sundays", "most evenings", "school holidays",
                                                     "once a month"};
  visitor.how_often = text(telling.pick(often));
  visitor.overnight = telling.chance(250);
  visitor.visitor = telling.chance(600) ? graph::VisitorKind::adult : graph::VisitorKind::child;
  home.regular_visitors.push_back(visitor);
}

// A dog that comes on Sundays is a dog all the same: never where a home was made for somebody.
void tell_visiting_pet(graph::Household& home, const HomeFacts& facts, Telling& telling) {
  if (facts.seat.role != HomeRole::ordinary || !telling.chance(70)) return;
  graph::RegularVisitor pet;
  pet.visitor = graph::VisitorKind::pet;
  pet.species = graph::Species::dog;
  pet.how_often = "Sundays, with our daughter";
  pet.overnight = false;
  home.regular_visitors.push_back(pet);
}

void tell_network(graph::Household& home, const World& world, const HomeFacts& facts,
                  Telling& telling) {
  struct Brought {
    std::string_view called;
    std::string_view word;
  };
  constexpr std::array brought = {Brought{"my brother's allotment", "allotment"},
                                  Brought{"the chapel choir", "choir"},
                                  Brought{"the bowls club", "bowls"},
                                  Brought{"Sunday league, our lad plays", "football_watching"},
                                  Brought{"the knit and natter", "knitting"},
                                  Brought{"our friends with a narrowboat", "canal_boats"},
                                  Brought{"the angling society", "angling"},
                                  Brought{"the mosque's lunch club", "cooking"},
                                  Brought{"Friday darts at the Legion", "darts"},
                                  Brought{"the stables where our girl rides", "horses"},
                                  Brought{"the men's shed", "woodwork"},
                                  Brought{"the coffee morning", "coffee_mornings"}};
  if (!telling.shows()) return;
  const int count = telling.between(1, 2);
  for (int i = 0; i < count; ++i) {
    const Brought& one = telling.pick(brought);
    if (one.word == "cooking" && facts.faith != Faith::muslim) continue;
    if (one.word == "choir" && facts.faith == Faith::muslim) continue;
    if (!home.network.empty() && home.network.back().called == one.called) continue;
    home.network.push_back(
        {text(one.called), text(one.word), graph::Place{text(world.towns[facts.town].name), {}}});
  }
}

void tell_going_about(graph::Household& home, const HomeFacts& facts, Telling& telling) {
  if (facts.skills.front().drives && telling.shows()) {
    constexpr std::array<std::string_view, 5> to = {"club", "family", "appointments", "work",
                                                    "church"};
    graph::WillDrive drive;
    drive.to = text(telling.pick(to));
    drive.a_week = graph::Range<0, 50>{telling.between(1, 4)};
    drive.minutes_max = graph::Minutes{10 * telling.between(1, 4)};
    home.will_drive.push_back(drive);
  }
  if (!telling.shows()) return;
  graph::AreaTransport transport;
  constexpr std::array<std::string_view, 4> stops = {"end of the road", "bus station",
                                                     "by the church", "outside the Co-op"};
  transport.stop = text(telling.pick(stops));
  transport.walk_to_stop = graph::Minutes{telling.between(1, 15)};
  transport.every = graph::Minutes{5 * telling.between(2, 12)};
  transport.last = graph::TimeOfDay{static_cast<std::int16_t>(30 * telling.between(37, 47))};
  home.own_area_transport = transport;
}

void tell_checks(graph::Household& home, Telling& telling) {
  constexpr std::array<std::string_view, 4> types = {"DBS", "home health and safety", "references",
                                                     "car insurance"};
  for (const std::string_view type : types) {
    if (!telling.chance(820)) continue;
    graph::Check check;
    check.type = text(type);
    check.outcome = home.state == HouseholdState::assessing || home.state == HouseholdState::applied
                        ? "asked for"
                        : "decided";
    check.on = telling.before(30, 900);
    if (type != "references") check.until = telling.after(-20, 700);  // some lapsed, some soon will
    home.checks.push_back(check);
  }
}

}  // namespace

void tell_around(graph::Household& home, const World& world, const HomeFacts& facts,
                 Telling& telling) {
  if (facts.seat.role != HomeRole::ordinary || telling.chance(880)) {
    home.nights = graph::Nights{true, facts.skills.front().nights};
    if (facts.seat.role == HomeRole::ordinary && telling.chance(80))
      home.nights->adult_in_every_night = false;
  }
  tell_visitors(home, telling);
  tell_visiting_pet(home, facts, telling);
  tell_network(home, world, facts, telling);
  tell_going_about(home, facts, telling);
  if (telling.shows()) {
    graph::Horizon horizon;
    const int ticket = telling.between(0, 9);
    horizon.kind = ticket < 4   ? graph::HorizonKind::either
                   : ticket < 8 ? graph::HorizonKind::long_
                                : graph::HorizonKind::stepping_stone;
    if (telling.chance(80))
      horizon.known_changes.push_back(
          {"thinking of moving nearer our son", telling.after(200, 700)});
    home.horizon = horizon;
  }
  if (telling.chance(100))
    home.carer_circumstances.value = "Looks after her own mother two mornings a week";
  tell_checks(home, telling);
  if (!telling.chance(450) || world.homes < fixed_homes + 2) return;
  graph::BackUp back_up;
  const auto other =
      static_cast<std::uint32_t>(telling.between(0, static_cast<int>(world.homes) - 1));
  if (other == facts.index) return;
  back_up.household = home_ref(other);
  back_up.met = telling.chance(650);
  home.back_up.push_back(back_up);
}

graph::Arrangement arrangement_record(const World& world, std::uint32_t resident) {
  Telling telling(world, world.draw(Stream::home_calendar, resident, 1), 700);
  graph::Arrangement arrangement;
  arrangement.identity.external_id = external_id(pack(graph::Kind::arrangement, resident));
  arrangement.person = person_ref(resident);
  const std::uint32_t home = world.home_of(resident);
  arrangement.household = home_ref(home);
  arrangement.start = telling.before(60, 3000);
  if (telling.chance(300) && home != akhtar) arrangement.back_up_household = home_ref(akhtar);
  if (telling.shows()) arrangement.documents = {"arrangement agreement", "licence agreement"};
  return arrangement;
}

std::uint32_t service_count(const World& world) { return 2 + world.options.people / 30; }

graph::Service service_record(const World& world, std::uint32_t service) {
  Telling telling(world, world.draw(Stream::service, service), 800);
  struct Named {
    std::string_view name;
    std::string_view kind;
    std::string_view registered;
  };
  constexpr std::array named = {
      Named{"Brookside day service", "day_service", ""},
      Named{"Homeward support", "home_care_agency", "domiciliary care"},
      Named{"The Old Mill workshop", "day_service", ""},
      Named{"Canalside supported living", "supported_living", "supported living"},
      Named{"Minibus to the day centre", "transport", ""},
      Named{"Lilford community nursing", "community_nursing", ""}};
  const Named& one = named[service % named.size()];
  const Town& town =
      world.towns[town_of_ticket(world.towns, telling.between(0, world.tickets - 1))];
  graph::Service record;
  record.identity.external_id = external_id(service_ref(service).number);
  record.name = service < named.size() ? text(one.name) : text(one.name) + ", " + text(town.name);
  record.provider = telling.chance(400) ? "the council" : "an independent provider";
  record.service_kind = text(one.kind);
  record.place = graph::Place{text(town.name), somewhere_near(town, 900, telling.draw())};
  record.registered_type = text(one.registered);
  record.start = telling.before(900, 4000);
  if (telling.chance(80)) record.end = telling.before(20, 400);
  return record;
}

std::vector<graph::ServiceEvent> service_event_records(const World& world, std::uint32_t service) {
  Telling telling(world, world.draw(Stream::service_event, service), 800);
  struct Change {
    graph::ServiceChange change;
    std::string_view detail;
  };
  constexpr std::array changes = {
      Change{graph::ServiceChange::transport, "minibus on Wednesdays stopped"},
      Change{graph::ServiceChange::hours, "closes at two instead of four"},
      Change{graph::ServiceChange::staff, "two workers left"},
      Change{graph::ServiceChange::cost, "meals charged from now on"},
      Change{graph::ServiceChange::move, "moved to the other side of town"},
      Change{graph::ServiceChange::start, "began two days a week"}};
  std::vector<graph::ServiceEvent> events;
  const int count = telling.between(0, 2);
  for (int i = 0; i < count; ++i) {
    const Change& one = telling.pick(changes);
    graph::ServiceEvent event;
    event.identity.external_id =
        external_id(pack(graph::Kind::service_event, service, static_cast<std::uint32_t>(i)));
    event.service = service_ref(service);
    event.change = one.change;
    event.on = telling.before(15, 500);
    if (one.change == graph::ServiceChange::start || telling.chance(200)) {
      event.whom = person_ref(static_cast<std::uint32_t>(
          telling.between(0, static_cast<int>(world.options.people) - 1)));
    }
    event.detail = text(one.detail);
    event.said_by = telling.chance(500) ? graph::SaidBy::staff : graph::SaidBy::person;
    events.push_back(event);
  }
  return events;
}

}  // namespace kith::demo
