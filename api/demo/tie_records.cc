// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "api/demo/circles.h"
#include "api/demo/reference.h"
#include "api/demo/telling.h"

namespace kith::demo {

namespace {

using graph::Paid;
using graph::Ring;
using graph::SaidBy;
using graph::TieCategory;
using graph::TieState;
using graph::WhoDid;

Ring ring_of(const TieFacts& facts) {
  if (facts.paid == Paid::by_person || facts.paid == Paid::by_service) return Ring::exchange;
  if (facts.would_miss >= 3) return Ring::intimacy;
  const bool near = facts.category == TieCategory::family || facts.category == TieCategory::friend_;
  return near || facts.would_miss == 2 ? Ring::friendship : Ring::participation;
}

int usual_gap(const TieFacts& facts) { return std::max(1, facts.per_days / facts.contacts); }

void write_state(graph::Tie& tie, const TieFacts& facts, Telling& telling) {
  tie.state = facts.lost ? TieState::lost : TieState::live;
  if (!facts.lost) return;
  constexpr std::array<std::string_view, 8> reasons = {"moved away",
                                                       "transport: the lift stopped",
                                                       "transport: bus route changed",
                                                       "staff change",
                                                       "clash with the day service",
                                                       "fell out",
                                                       "illness",
                                                       "not known"};
  tie.state_reason = text(telling.pick(reasons));
  tie.state_reason_said_by = telling.speaker();
  if (telling.chance(70)) {
    tie.state = TieState::ended_by_person;
    tie.state_reason = "I'd had enough of it";
    tie.state_reason_said_by = SaidBy::person;
  } else if (facts.category == TieCategory::family && telling.chance(120)) {
    tie.state = TieState::died;
    tie.state_reason.clear();
    tie.state_reason_said_by.reset();
  }
}

void write_way(graph::Tie& tie, const TieFacts& facts, Telling& telling) {
  const bool far_off = facts.per_days > 91 && telling.chance(400);
  tie.mode = far_off ? graph::ContactMode::phone : graph::ContactMode::in_person;
  if (telling.chance(120))
    tie.mode = telling.chance(600) ? graph::ContactMode::phone : graph::ContactMode::online;
  if (telling.shows()) {
    tie.initiated_by = facts.paid != Paid::no ? graph::Initiator::worker
                       : telling.chance(450)  ? graph::Initiator::person
                                              : graph::Initiator::other;
  }
  if (tie.mode != graph::ContactMode::in_person) return;
  if (telling.shows()) tie.where = facts.where;
  if (!telling.shows() || facts.category == TieCategory::paid) return;
  tie.place = graph::Place{facts.town, {}};
  const bool they_come = facts.where == "they come here" || facts.where == "on the street";
  if (they_come) return;
  tie.minutes_each_way = graph::Minutes{facts.minutes};
  tie.means = facts.means;
  tie.how_known = telling.chance(600) ? graph::HowKnown::stated : graph::HowKnown::estimated;
  if (!telling.chance(160)) return;
  graph::DependsOn depends;
  depends.what = telling.chance(550) ? "worker" : (telling.chance(500) ? "vehicle" : "pass");
  if (telling.chance(400)) depends.other_routes = "bus with one change";
  tie.depends_on.push_back(depends);
}

void write_exchange(graph::Tie& tie, const TieFacts& facts, Telling& telling) {
  constexpr std::array<std::string_view, 7> gives = {"feeds the cat when they are away",
                                                     "company",
                                                     "makes the tea",
                                                     "carries the shopping",
                                                     "brings cakes",
                                                     "listens",
                                                     "puts the bins out"};
  constexpr std::array<std::string_view, 7> gets = {
      "a lift on Fridays", "company",          "help with letters", "a laugh",
      "Sunday dinner",     "somebody to ring", "news of the family"};
  if (facts.paid != Paid::no || !telling.shows()) return;
  if (telling.chance(450)) tie.gives.value = text(telling.pick(gives));
  if (telling.chance(500)) tie.gets.value = text(telling.pick(gets));
}

void write_feeling(graph::Tie& tie, const TieFacts& facts, Telling& telling) {
  tie.perspective = telling.speaker();
  const bool own = *tie.perspective == SaidBy::person;
  if (own && telling.chance(900)) {
    tie.wanted = telling.chance(950)
                     ? graph::Wanted::yes
                     : (telling.chance(600) ? graph::Wanted::unsure : graph::Wanted::no);
    tie.would_miss = graph::WouldMiss{facts.would_miss};
  } else if (!own && telling.chance(600)) {
    // People see their staff as friends more than staff do; others guess low on friends.
    tie.would_miss_proxy = graph::WouldMiss{std::max(0, facts.would_miss - telling.between(0, 1))};
  }
}

graph::ReviewPoint point_of(const World& world, std::uint32_t person, Telling& telling) {
  if (world.is_looking(person)) return graph::ReviewPoint::t0;
  constexpr std::array points = {graph::ReviewPoint::t0, graph::ReviewPoint::t90,
                                 graph::ReviewPoint::t180, graph::ReviewPoint::t365,
                                 graph::ReviewPoint::other};
  return telling.pick(points);
}

}  // namespace

graph::Tie tie_record(const World& world, const PersonFacts& person, const TieFacts& facts) {
  const int fullness = fullness_of(world, graph::Kind::person, person.index);
  Telling telling(world, world.draw(Stream::circle_tie, person.index, facts.item),
                  std::max(fullness, 300));
  graph::Tie tie;
  tie.identity.external_id = external_id(tie_ref(person.index, facts.item).number);
  tie.of = person_ref(person.index);
  tie.other.external_id =
      external_id(facts.known_as ? facts.known_as->number
                                 : pack(graph::Kind::named_contact, person.index, facts.item));
  tie.other.called = facts.called;
  tie.category = facts.category;
  tie.paid = facts.paid;
  write_feeling(tie, facts, telling);
  if (telling.chance(900)) tie.ring = ring_of(facts);
  if (telling.shows())
    tie.since = telling.today().plus(-365 * facts.years - telling.between(0, 364));
  const int gap = usual_gap(facts);
  tie.last_contact = facts.lost
                         ? telling.before(std::max(120, 3 * gap), std::max(120, 3 * gap) + 700)
                         : telling.before(0, std::min(gap, 300));
  if (tie.since && *tie.since > *tie.last_contact) tie.since = tie.last_contact->plus(-365);
  tie.typical = graph::Typical{{facts.contacts}, {facts.per_days}};
  write_way(tie, facts, telling);
  write_exchange(tie, facts, telling);
  write_state(tie, facts, telling);
  if (facts.paid == Paid::no && telling.chance(350)) {
    tie.may_introduce = graph::MayIntroduce{true, telling.chance(600), telling.after(60, 500)};
  }
  if (telling.chance(250))
    tie.seen_by = telling.chance(300) ? graph::SeenBy::me : graph::SeenBy::circle;
  tie.valid_from = tie.since;
  if (tie.state == TieState::ended_by_person || tie.state == TieState::died) {
    tie.valid_to = tie.last_contact->plus(1);
  }
  if (telling.chance(500)) tie.first_met_via = facts.lost ? "before" : "baseline";
  return tie;
}

std::vector<graph::Contact> contact_records(const World& world, const PersonFacts& person,
                                            const TieFacts& facts) {
  Telling telling(world, world.draw(Stream::contact, person.index, facts.item), 700);
  std::vector<graph::Contact> contacts;
  if (facts.lost || !telling.chance(90)) return contacts;
  const int count = telling.between(1, 3);
  int days = telling.between(1, 20);
  for (int i = 0; i < count; ++i) {
    graph::Contact contact;
    contact.identity.external_id = external_id(
        pack(graph::Kind::contact, person.index, facts.item, static_cast<std::uint32_t>(i)));
    contact.tie = tie_ref(person.index, facts.item);
    contact.of = person_ref(person.index);
    contact.on = telling.today().plus(-days);
    days += usual_gap(facts) + telling.between(0, 6);
    contact.mode = telling.chance(800) ? graph::ContactMode::in_person : graph::ContactMode::phone;
    if (telling.shows()) contact.minutes = graph::Minutes{5 * telling.between(2, 36)};
    const bool paid = facts.paid != Paid::no;
    contact.arranged_by =
        paid ? WhoDid::worker : (telling.chance(500) ? WhoDid::person : WhoDid::other);
    contact.staffed_by = paid || telling.chance(200) ? WhoDid::worker : WhoDid::nobody;
    if (contact.mode == graph::ContactMode::in_person) {
      contact.transported_by = telling.chance(600)   ? WhoDid::nobody
                               : telling.chance(500) ? WhoDid::worker
                                                     : WhoDid::other;
    }
    contact.said_by = telling.speaker();
    contacts.push_back(std::move(contact));
  }
  return contacts;
}

std::vector<graph::Review> review_records(const World& world, const PersonFacts& person) {
  Telling telling(world, world.draw(Stream::review, person.index), 800);
  if (!telling.chance(140)) return {};
  graph::Review review;
  review.identity.external_id = external_id(pack(graph::Kind::review, person.index));
  review.person = person_ref(person.index);
  review.on = telling.before(10, 200);
  review.which = point_of(world, person.index, telling);
  review.present = {person.called};
  if (telling.chance(600)) review.present.emplace_back("key worker");
  const auto circle = circle_of(world, person);
  if (telling.chance(400) && circle.front().category == TieCategory::family &&
      !circle.front().lost) {
    review.present.push_back(circle.front().called);
  }
  review.perspective = telling.chance(750) ? SaidBy::person : SaidBy::staff;
  for (const TieFacts& facts : circle) {
    if (!telling.chance(850)) continue;
    graph::TieSeen seen;
    seen.tie = tie_ref(person.index, facts.item);
    const int gap = usual_gap(facts);
    seen.contacts = graph::Range<0, 10'000>{facts.lost ? 0 : 90 * facts.contacts / facts.per_days};
    seen.last_contact = review.on->plus(facts.lost ? -telling.between(130, 600)
                                                   : -telling.between(0, std::min(gap, 80)));
    review.ties.push_back(seen);
  }
  if (*review.perspective == SaidBy::person) {
    review.self_rated.push_back(
        {"ASCS", "social contact", {telling.between(1, 4)}, SaidBy::person});
    review.self_rated.push_back({"UCLA-3", "left out", {telling.between(1, 3)}, SaidBy::person});
    constexpr std::array<std::string_view, 5> stories = {
        "I see more of my family now, they come on the bus of a Sunday.",
        "I miss the old lot from the market. Nobody takes me any more.",
        "It's all right. I'd like somebody to go to the match with.",
        "They know my order at the café now. That was a good day.",
        "Since the minibus stopped I only see my friends at Christmas."};
    if (telling.chance(500)) {
      review.stories.push_back({{text(telling.pick(stories))}, telling.chance(700)});
    }
  }
  return {review};
}

}  // namespace kith::demo
