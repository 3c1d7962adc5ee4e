// SPDX-License-Identifier: Apache-2.0
#include "api/demo/reviewed_years.h"

#include <algorithm>
#include <array>

#include "api/demo/households.h"
#include "api/demo/reference.h"
#include "api/demo/telling.h"

namespace kith::demo {
namespace {

using graph::AgreementFor;
using graph::Date;
using graph::SaidBy;
using graph::TieState;
using graph::WhoDid;

// What is drawn of a year, each from its own part of the stream.
enum YearPart : std::uint64_t { year_itself, year_agreement, year_of_ties = 100 };
constexpr std::uint32_t first_new_item = 60;  // of ties; no circle is as large
constexpr std::uint32_t first_review_part = 10;
constexpr std::uint32_t events_of_service = 10;  // parts of a service's own events lie below
constexpr std::uint32_t events_of_person = 8;

struct YearDays {
  Date before;  // of the first review
  Date after;
};

YearDays year_days(const World& world, std::uint32_t person) {
  Draw draw = world.draw(Stream::reviewed_year, person, year_itself);
  const Date today = world.options.reference;
  return {today.plus(-366 - draw.below(24)), today.plus(-3 - draw.below(25))};
}

Draw tie_draw(const World& world, std::uint32_t person, std::uint32_t item) {
  return world.draw(Stream::reviewed_year, person, year_of_ties + item);
}

int gap_of(const TieFacts& facts) { return std::max(1, facts.per_days / facts.contacts); }

int contacts_in_90_days(const TieFacts& facts) { return 90 * facts.contacts / facts.per_days; }

graph::TieSeen seen_before(const TieFacts& facts, const graph::Tie& tie, Date review, Draw& draw) {
  graph::TieSeen seen;
  const bool gone = facts.lost && tie.last_contact && *tie.last_contact < review &&
                    tie.state != TieState::reconnected;
  const bool came_back = tie.state == TieState::reconnected;
  if (gone || came_back) {
    seen.contacts = graph::Range<0, 10'000>{0};
    if (gone) seen.last_contact = tie.last_contact;
    return seen;
  }
  seen.contacts = graph::Range<0, 10'000>{contacts_in_90_days(facts)};
  seen.last_contact = review.plus(-draw.between(0, std::min(gap_of(facts), 80)));
  return seen;
}

graph::TieSeen seen_after(const TieFacts& facts, const graph::Tie& tie, Date review, Draw& draw) {
  graph::TieSeen seen;
  seen.last_contact = tie.last_contact ? std::min(*tie.last_contact, review) : review.plus(-20);
  if (facts.lost && tie.state != TieState::reconnected) {
    const bool is_within = review.days - seen.last_contact->days <= 90;
    seen.contacts = graph::Range<0, 10'000>{is_within ? 1 : 0};
    return seen;
  }
  int contacts = std::max(1, contacts_in_90_days(facts));
  const int ticket = draw.below(100);
  if (ticket < 12) contacts = (contacts + 1) / 2;
  if (ticket >= 92) contacts *= 2;
  if (review.days - seen.last_contact->days >= 90) contacts = 0;
  seen.contacts = graph::Range<0, 10'000>{contacts};
  return seen;
}

graph::Review year_review(const PersonFacts& person, bool is_first, const YearDays& days,
                          SaidBy perspective) {
  graph::Review review;
  review.identity.external_id = external_id(
      pack(graph::Kind::review, person.index, first_review_part + (is_first ? 0U : 1U)));
  review.person = person_ref(person.index);
  review.on = is_first ? days.before : days.after;
  review.which = is_first ? graph::ReviewPoint::t0 : graph::ReviewPoint::t365;
  review.present = {person.called, "key worker"};
  review.perspective = perspective;
  return review;
}

void rate(graph::Review& review, Draw& draw) {
  if (review.perspective != SaidBy::person) return;
  review.self_rated.push_back({"ASCS", "social contact", {draw.between(1, 4)}, SaidBy::person});
  review.self_rated.push_back({"UCLA-3", "left out", {draw.between(1, 3)}, SaidBy::person});
}

// Somebody met for the first time since the first review.
TieFacts new_friend(const World& world, const PersonFacts& person, std::uint32_t item, Draw& draw) {
  struct Place {
    graph::TieCategory category;
    std::string_view called;  // behind the name
    std::string_view where;
  };
  constexpr std::array<Place, 6> places = {{
      {graph::TieCategory::group_faith, " from bowls", "the bowling green"},
      {graph::TieCategory::group_faith, " from choir", "the church hall"},
      {graph::TieCategory::neighbour, " over the road", "on the street"},
      {graph::TieCategory::work_learning, " at the café", "the café on the market"},
      {graph::TieCategory::group_faith, " at the allotments", "the allotments"},
      {graph::TieCategory::friend_, "", "town"},
  }};
  const Place& place = draw.pick(places);
  TieFacts facts;
  facts.item = first_new_item + item;
  facts.category = place.category;
  const graph::Gender gender = draw.chance(500) ? graph::Gender::woman : graph::Gender::man;
  facts.called = given_name(draw_heritage(draw), gender, person.age >= 52, draw);
  facts.called += place.called;
  facts.would_miss = draw.between(0, 2);
  facts.contacts = draw.between(1, 4);
  facts.per_days = 28;
  facts.years = 0;
  facts.where = text(place.where);
  facts.point = person.point;
  facts.town = text(world.towns[person.town].name);
  facts.means = usual_means(world, person);
  facts.minutes = draw.between(4, 25);
  return facts;
}

graph::Tie new_tie(const PersonFacts& person, const TieFacts& facts, Date since, Date last,
                   Draw& draw) {
  graph::Tie tie;
  tie.identity.external_id = external_id(tie_ref(person.index, facts.item).number);
  tie.of = person_ref(person.index);
  tie.other.external_id = external_id(pack(graph::Kind::named_contact, person.index, facts.item));
  tie.other.called = facts.called;
  tie.ring = graph::Ring::participation;
  tie.category = facts.category;
  tie.paid = graph::Paid::no;
  tie.wanted = graph::Wanted::yes;
  tie.would_miss = graph::WouldMiss{facts.would_miss};
  tie.since = since;
  tie.valid_from = since;
  tie.last_contact = last;
  tie.typical = graph::Typical{{facts.contacts}, {facts.per_days}};
  tie.mode = graph::ContactMode::in_person;
  tie.initiated_by = draw.chance(600) ? graph::Initiator::person : graph::Initiator::other;
  tie.where = facts.where;
  tie.place = graph::Place{facts.town, {}};
  tie.minutes_each_way = graph::Minutes{facts.minutes};
  tie.means = facts.means;
  tie.state = TieState::live;
  tie.perspective = SaidBy::person;
  return tie;
}

// From the first meeting on; of some every one was arranged by a worker, who was there, too.
std::vector<graph::Contact> new_contacts(const PersonFacts& person, const TieFacts& facts,
                                         Date since, Date until, Draw& draw) {
  std::vector<graph::Contact> contacts;
  const bool worker_led = draw.chance(150);
  const int count = draw.between(2, 5);
  const int days = until.days - since.days;
  for (int i = 0; i < count; ++i) {
    graph::Contact contact;
    contact.identity.external_id = external_id(
        pack(graph::Kind::contact, person.index, facts.item, static_cast<std::uint32_t>(i)));
    contact.tie = tie_ref(person.index, facts.item);
    contact.of = person_ref(person.index);
    contact.on = since.plus(days * i / (count - 1));
    contact.mode = graph::ContactMode::in_person;
    contact.minutes = graph::Minutes{15 * draw.between(2, 10)};
    const bool with_worker = worker_led || (i == 0 && draw.chance(500));
    contact.arranged_by = with_worker ? WhoDid::worker : WhoDid::person;
    contact.staffed_by = with_worker ? WhoDid::worker : WhoDid::nobody;
    contact.transported_by = with_worker ? WhoDid::worker : WhoDid::nobody;
    contact.said_by = SaidBy::person;
    contacts.push_back(std::move(contact));
  }
  return contacts;
}

void add_new_ties(const World& world, const PersonFacts& person, const YearDays& days,
                  ReviewedYear& year) {
  Draw draw = world.draw(Stream::reviewed_year, person.index, first_new_item);
  const int count = draw.chance(550) ? 0 : (draw.chance(750) ? 1 : 2);
  for (int i = 0; i < count; ++i) {
    const TieFacts facts = new_friend(world, person, static_cast<std::uint32_t>(i), draw);
    const Date since = days.before.plus(draw.between(20, 240));
    const Date last = days.after.plus(-draw.between(0, 30));
    year.ties.push_back(new_tie(person, facts, since, last, draw));
    for (graph::Contact& contact : new_contacts(person, facts, since, last, draw)) {
      year.contacts.push_back(std::move(contact));
    }
    graph::TieSeen seen;
    seen.tie = tie_ref(person.index, facts.item);
    seen.last_contact = last;
    year.reviews.back().ties.push_back(seen);
  }
}

graph::ServiceEvent person_event(const PersonFacts& person, std::uint32_t service,
                                 std::uint32_t which, graph::ServiceChange change, Date on) {
  graph::ServiceEvent event;
  const std::uint32_t part = events_of_service + person.index * events_of_person + which;
  event.identity.external_id = external_id(pack(graph::Kind::service_event, service, part));
  event.service = service_ref(service);
  event.change = change;
  event.on = on;
  event.whom = person_ref(person.index);
  event.said_by = SaidBy::staff;
  return event;
}

// What a service did near the time of a loss that is put down to it.
void add_events(const World& world, const PersonFacts& person, const std::vector<TieFacts>& circle,
                const std::vector<graph::Tie>& ties, const YearDays& days, ReviewedYear& year) {
  struct Cause {
    std::string_view reason;  // begins like this
    graph::ServiceChange change;
    std::uint32_t service;  // a day service, or support at home
    std::string_view detail;
  };
  constexpr std::array<Cause, 4> causes = {{
      {"transport", graph::ServiceChange::transport, 0, "the lift home stopped"},
      {"staff", graph::ServiceChange::staff, 1, "the worker who drove left"},
      {"clash", graph::ServiceChange::hours, 0, "two more days a week"},
      {"moved", graph::ServiceChange::move, 1, "moved with the support"},
  }};
  Draw draw = world.draw(Stream::reviewed_year, person.index, first_new_item + 1);
  if (draw.chance(450)) {
    const Date on = days.before.plus(-draw.between(30, 900));
    year.events.push_back(person_event(person, 0, 0, graph::ServiceChange::start, on));
  }
  std::uint32_t which = 1;
  for (std::size_t i = 0; i < circle.size() && which < events_of_person; ++i) {
    const graph::Tie& tie = ties[i];
    if (tie.state != TieState::lost || !tie.last_contact || *tie.last_contact < days.before) {
      continue;
    }
    const auto cause = std::find_if(causes.begin(), causes.end(), [&](const Cause& one) {
      return tie.state_reason.starts_with(one.reason);
    });
    if (cause == causes.end() || !draw.chance(750)) continue;
    graph::ServiceEvent event = person_event(person, cause->service, which++, cause->change,
                                             tie.last_contact->plus(-draw.between(0, 90)));
    event.detail = text(cause->detail);
    year.events.push_back(std::move(event));
  }
}

const graph::Agreement* circle_agreement(const graph::Person& person) {
  for (const graph::Agreement& each : person.agreement) {
    if (each.purpose == AgreementFor::circle) return &each;
  }
  return nullptr;
}

}  // namespace

bool is_reviewed_twice(const World& world, const PersonFacts& facts, const graph::Person& person) {
  const graph::Agreement* agreement = circle_agreement(person);
  if (!agreement || agreement->answer != graph::YesNo::yes) return false;
  Draw draw = world.draw(Stream::reviewed_year, facts.index, year_agreement);
  return facts.index < characters || draw.chance(900);
}

void tell_circle_agreement(graph::Person& person, const World& world, const PersonFacts& facts) {
  if (circle_agreement(person) || person.agreement.empty()) return;
  const YearDays days = year_days(world, facts.index);
  Draw draw = world.draw(Stream::reviewed_year, facts.index, year_agreement + 1);
  if (draw.chance(150)) return;
  graph::Agreement given = person.agreement.front();  // by the same authority
  given.purpose = AgreementFor::circle;
  given.answer = graph::YesNo::yes;
  given.on = days.before.plus(-draw.between(1, 30));
  given.until.reset();
  person.agreement.push_back(std::move(given));
}

void tell_year(graph::Tie& tie, const World& world, const PersonFacts& person,
               const TieFacts& facts) {
  if (!facts.lost || facts.paid != graph::Paid::no) return;
  const YearDays days = year_days(world, person.index);
  Draw draw = tie_draw(world, person.index, facts.item);
  const int ticket = draw.below(100);
  if (ticket < 15 && tie.state == TieState::lost) {
    tie.state = TieState::reconnected;
    tie.state_reason.clear();
    tie.state_reason_said_by.reset();
    tie.last_contact = days.after.plus(-draw.between(0, 30));
  } else if (ticket < 75 && gap_of(facts) <= 90) {
    const int fewest = std::max(100, 3 * gap_of(facts));
    tie.last_contact = days.after.plus(-draw.between(fewest, 340));
    if (tie.valid_to) tie.valid_to = tie.last_contact->plus(1);
  }
  if (tie.since && *tie.since > *tie.last_contact) tie.since = tie.last_contact->plus(-365);
  tie.valid_from = tie.since;
}

ReviewedYear reviewed_year(const World& world, const PersonFacts& person,
                           const std::vector<TieFacts>& circle,
                           const std::vector<graph::Tie>& ties) {
  ReviewedYear year;
  const YearDays days = year_days(world, person.index);
  Draw draw = world.draw(Stream::reviewed_year, person.index, year_agreement + 2);
  const SaidBy perspective = draw.chance(780) ? SaidBy::person : SaidBy::staff;
  for (const bool is_first : {true, false}) {
    graph::Review review = year_review(person, is_first, days, perspective);
    for (std::size_t i = 0; i < circle.size(); ++i) {
      const Date on = *review.on;
      graph::TieSeen seen = is_first ? seen_before(circle[i], ties[i], on, draw)
                                     : seen_after(circle[i], ties[i], on, draw);
      seen.tie = tie_ref(person.index, circle[i].item);
      review.ties.push_back(seen);
    }
    rate(review, draw);
    year.reviews.push_back(std::move(review));
  }
  add_new_ties(world, person, days, year);
  add_events(world, person, circle, ties, days, year);
  return year;
}

}  // namespace kith::demo
