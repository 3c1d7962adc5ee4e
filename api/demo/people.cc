// SPDX-License-Identifier: Apache-2.0
#include "api/demo/people.h"

#include <algorithm>
#include <array>

#include "api/demo/reference.h"

namespace kith::demo {

namespace {

using graph::AgreementFor;
using graph::ArrangementKind;
using graph::YesNo;

void tell_agreement(graph::Person& person, const PersonFacts& facts, bool looking,
                    Telling& telling) {
  const int days_ago = telling.between(4, 330);  // one conversation for most of it
  const auto add = [&](AgreementFor purpose, int asked, int yes) {
    if (!telling.chance(asked)) return;
    const YesNo answer = telling.chance(yes) ? YesNo::yes : YesNo::no;
    const bool first_talk = purpose == AgreementFor::hold || purpose == AgreementFor::match;
    const int later = !first_talk && telling.chance(250) ? telling.between(0, days_ago - 1) : 0;
    person.agreement.push_back(telling.agreement(purpose, answer, days_ago - later));
  };
  const bool sure = asked_of(facts.index) != Asked::nothing;
  add(AgreementFor::hold, 985, 1000);
  if (looking) add(AgreementFor::match, sure ? 1000 : 955, sure ? 1000 : 975);
  if (looking) add(AgreementFor::share, 800, 930);
  add(AgreementFor::photo, 550, 650);
  add(AgreementFor::circle, 700, 880);
  add(AgreementFor::research, 400, 600);
  constexpr std::array decided_by_another = {10, 90, 330};
  if (!telling.chance(decided_by_another[static_cast<std::size_t>(facts.support)])) return;
  // Somebody else decides for this person, lawfully: assessed for these decisions, before them.
  constexpr std::array authorities = {graph::Authority::best_interests,
                                      graph::Authority::lpa_health_welfare,
                                      graph::Authority::deputy};
  graph::Authority authority = telling.pick(authorities);
  if (facts.age < 18) authority = graph::Authority::best_interests;
  const graph::Date assessed = telling.today().plus(-days_ago - telling.between(1, 20));
  const bool advocate = telling.chance(400);
  for (graph::Agreement& agreement : person.agreement) {
    agreement.authority = authority;
    agreement.capacity = graph::Capacity::assessed_lacks;
    agreement.capacity_on = assessed;
    if (advocate) agreement.advocate = "IMCA";
  }
}

void tell_looking_for(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  graph::LookingFor wish;
  wish.kind = facts.kind;
  wish.start = facts.start;
  constexpr std::array flexible = {0, 7, 14, 30, 60};
  if (telling.chance(600)) wish.flexible_days = graph::Range<0, 365>{telling.pick(flexible)};
  if (facts.kind == ArrangementKind::short_break) {
    const int ticket = telling.between(0, 2);
    if (ticket == 0)
      wish.pattern = telling.chance(500) ? "FREQ=MONTHLY;BYDAY=1FR,1SA" : "FREQ=MONTHLY;BYDAY=3SA";
    if (ticket == 1) wish.until = facts.start.plus(telling.between(3, 14));
    if (ticket == 2) wish.nights_a_year = graph::Range<1, 366>{telling.between(2, 8) * 7};
  }
  if (facts.kind == ArrangementKind::day || facts.kind == ArrangementKind::kinship) {
    constexpr std::array<std::string_view, 4> patterns = {
        "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=WEEKLY;BYDAY=TH",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"};
    wish.pattern = text(telling.pick(patterns));
  }
  if (facts.kind == ArrangementKind::home_from_hospital) {
    wish.until = facts.start.plus(telling.between(21, 42));
  }
  if (facts.kind == ArrangementKind::emergency) wish.until = facts.start.plus(14);
  person.looking_for.push_back(wish);
  if (asked_of(facts.index) == Asked::date)
    person.looking_for.back().flexible_days = graph::Range<0, 365>{0};
}

// Never one that was planted for somebody: what is planted stays possible.
std::uint32_t some_ordinary_home(const World& world, Telling& telling) {
  auto home = static_cast<std::uint32_t>(telling.between(0, static_cast<int>(world.homes) - 1));
  while (world.seats[home].role != HomeRole::ordinary) home = (home + 1) % world.homes;
  return home;
}

void tell_past(graph::Person& person, const World& world, Telling& telling) {
  if (telling.chance(60)) {
    graph::Decline decline;
    decline.household = home_ref(some_ordinary_home(world, telling));
    decline.by = telling.chance(500) ? graph::DeclinedBy::person : graph::DeclinedBy::carer;
    decline.on = telling.before(20, 500);
    person.declines.push_back(decline);
  }
  if (!telling.chance(70)) return;
  graph::History history;
  history.household = home_ref(some_ordinary_home(world, telling));
  history.kind = telling.chance(700) ? graph::HistoryKind::met : graph::HistoryKind::stayed;
  history.on = telling.before(60, 900);
  history.how_it_was.value = telling.chance(700) ? "They made me a cake. I'd go again."
                                                 : "It was all right but too far from my sister.";
  person.history.push_back(history);
}

void tell_no_contact(graph::Person& person, const World& world, const PersonFacts& facts,
                     Telling& telling) {
  if (asked_of(facts.index) == Asked::nothing && !telling.chance(940)) return;
  graph::NoContactAsked asked;
  asked.on = telling.before(10, 300);
  asked.by = telling.chance(600) ? "match officer" : "social worker";
  const bool marks = telling.chance(asked_of(facts.index) == Asked::nothing ? 110 : 0);
  asked.answer = marks ? graph::NoContactAnswer::marks : graph::NoContactAnswer::none;
  person.no_contact_asked = asked;
  if (!marks) return;
  if (telling.chance(500)) {
    graph::AvoidArea avoid;
    const auto& town = world.towns[static_cast<std::size_t>(
        telling.between(0, static_cast<int>(world.towns.size()) - 1))];
    avoid.place.name = text(town.name);
    avoid.place.point = somewhere_near(town, 800, telling.draw());
    avoid.radius_m = graph::Range<1, 200'000>{100 * telling.between(5, 15)};
    avoid.source = telling.chance(500) ? "the person" : "court order";
    if (avoid.source == "court order") avoid.until = telling.after(100, 900);
    person.avoid_areas.push_back(avoid);
    return;
  }
  graph::NoContact mark;
  mark.with = graph::as_subject(home_ref(some_ordinary_home(world, telling)));
  mark.source = "the person";
  person.no_contact.push_back(mark);
}

void tell_areas(graph::Person& person, const World& world, const PersonFacts& facts,
                Telling& telling) {
  const Town& town = world.towns[facts.town];
  person.area_now = graph::Place{text(town.name), {}};
  if (telling.chance(850)) person.area_now->point = facts.point;
  if (!world.is_looking(facts.index) || !telling.shows()) return;
  person.area_wanted.push_back({text(town.name), {}});
  if (!telling.chance(400)) return;
  const std::size_t span = std::min<std::size_t>(world.towns.size(), 6);
  const std::size_t next =
      (facts.town + 1 + static_cast<std::size_t>(telling.between(0, static_cast<int>(span) - 2))) %
      world.towns.size();
  person.area_wanted.push_back({text(world.towns[next].name), {}});
}

}  // namespace

void tell_core(graph::Person& person, const World& world, const PersonFacts& facts,
               Telling& telling) {
  const bool looking = world.is_looking(facts.index);
  person.called = facts.called;
  if (telling.chance(800))
    person.born = facts.born;
  else
    person.age_band = band_of(facts.age);
  tell_agreement(person, facts, looking, telling);
  if (looking) tell_looking_for(person, facts, telling);
  tell_areas(person, world, facts, telling);
  tell_no_contact(person, world, facts, telling);
  const bool hurried =
      facts.kind == ArrangementKind::emergency || facts.kind == ArrangementKind::home_from_hospital;
  if (looking && telling.chance(930))
    person.waiting_since = telling.before(hurried ? 0 : 7, hurried ? 12 : 700);
  if (looking && facts.index >= characters) tell_past(person, world, telling);
  const std::uint32_t leader = leader_of(world, facts.index);
  const bool has_second =
      facts.index + 1 < world.looking && leader_of(world, facts.index + 1) == facts.index;
  if (leader == facts.index && !has_second) return;
  const std::uint32_t other = leader == facts.index ? facts.index + 1 : leader;
  Draw pair = world.draw(Stream::person_wishes, leader, 2);
  graph::TogetherWith together;
  together.person = person_ref(other);
  together.strength = pair.chance(700) ? graph::Strength::must : graph::Strength::important;
  together.one_room = pair.chance(350);
  person.together_with.push_back(together);
}

graph::Person person_record(const World& world, const PersonFacts& facts) {
  const int fullness = fullness_of(world, graph::Kind::person, facts.index);
  Telling telling(world, world.draw(Stream::person_record, facts.index), fullness);
  graph::Person person;
  person.identity.external_id = external_id(person_ref(facts.index).number);
  tell_core(person, world, facts, telling);
  tell_needs(person, facts, telling);
  tell_wishes(person, facts, telling);
  person.rhythm = telling.rhythm(facts.traits.rhythm);
  person.personality = telling.personality(facts.traits);
  person.interests = telling.interests(facts.traits);
  tell_rest(person, world, facts, telling);
  if (facts.index < characters) tell_character(person, world, facts);
  return person;
}

}  // namespace kith::demo
