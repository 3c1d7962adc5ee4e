// SPDX-License-Identifier: Apache-2.0
// Whom a question about connections is about, and whom it may find.
#include "matcher/connections_seeker.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "graph/activity_tree.h"
#include "graph/agreements.h"
#include "graph/limits.h"
#include "graph/travel.h"
#include "matcher/criteria_words.h"
#include "matcher/findable.h"
#include "matcher/place_needs.h"
#include "matcher/rules_frame.h"
#include "matcher/things.h"

namespace kith::matcher {

using graph::Agreed;
namespace {

using graph::AgreementFor;
using graph::Error;
using graph::ErrorCode;
using graph::GroupAccess;

constexpr std::int32_t visit_days = 730;  // a visit says less each day, then nothing

// Beside what the question itself asks for, each once.
void add_access(const graph::Person& person, std::vector<GroupAccess>& access) {
  for (const GroupAccess each : needs_where_people_meet(person)) {
    if (std::find(access.begin(), access.end(), each) == access.end()) access.push_back(each);
  }
}

Error cannot_be_asked(std::vector<graph::Fault> faults) {
  return Error{ErrorCode::bad_input, "the question cannot be asked like that", std::move(faults)};
}

std::optional<Error> fault_of(const ConnectionQuestion& question) {
  std::vector<graph::Fault> faults;
  if (!question.person && question.wishes.empty()) {
    faults.push_back({"/wish", "says nothing: name a person, or what is wished for", 0});
  }
  if (question.wishes.size() > graph::limits::wishes_max) {
    faults.push_back({"/wish", "at most " + std::to_string(graph::limits::wishes_max), 0});
  }
  if (question.top < 1 || question.top > graph::limits::top_max) {
    faults.push_back({"/top", "1 to " + std::to_string(graph::limits::top_max), 0});
  }
  if (question.metres_max < 1 || question.metres_max > graph::limits::search_metres_max) {
    faults.push_back(
        {"/within", "1 to " + std::to_string(graph::limits::search_metres_max) + " metres", 0});
  }
  if (faults.empty()) return std::nullopt;
  return cannot_be_asked(std::move(faults));
}

Locality locality_of(const graph::Opt<graph::Place>& place) {
  return place ? Locality{place->name, place->point, false} : Locality{};
}

Locality coarse(Locality exact) {
  if (exact.point) exact.point = coarse_point(*exact.point);
  return exact;
}

void take_from_person(const graph::Person& person, ConnectionSeeker& seeker) {
  const ConnectionQuestion& question = seeker.question;
  seeker.name = name_of(person);
  seeker.side = side_of(person);
  seeker.free = person.free;
  seeker.travel = person.travel.value_or(graph::Travel{});
  seeker.age = age_of(person, question.on);
  add_access(person, seeker.access);
  seeker.home = locality_of(person.area_now);
  seeker.spot = coarse(seeker.home);
  const auto index = seeker.view.index_of(graph::Kind::person, person.identity.number);
  for (const graph::Index each : seeker.view.ties_of(*index)) {
    const graph::Tie& tie = *seeker.view.tie(each);
    if (question.may_know && question.may_know(tie)) seeker.ties.push_back(&tie);
  }
}

const graph::Tie* tie_with(const ConnectionSeeker& seeker, const graph::Number& other) {
  for (const graph::Tie* tie : seeker.ties) {
    if (tie->other.number.number == other) return tie;
  }
  return nullptr;
}

// They said that they do not want this one: nobody proposes it again.
bool is_unwanted(const ConnectionSeeker& seeker, const graph::Number& other) {
  const graph::Tie* tie = tie_with(seeker, other);
  return tie != nullptr &&
         (tie->wanted == graph::Wanted::no || tie->state == graph::TieState::ended_by_person ||
          tie->state == graph::TieState::ended_safe);
}

// `home`: where the other lives, as exactly as it is known.
bool is_kept_apart(const ConnectionSeeker& seeker, const graph::Number& other,
                   const Locality& home) {
  if (seeker.person == nullptr) return false;
  const graph::Date on = seeker.question.on;
  return must_not_meet(seeker.view, seeker.number(), other, on) ||
         is_kept_from(*seeker.person, home, on);
}

std::optional<ConnectionOther> other_person(const ConnectionSeeker& seeker, graph::Index index) {
  const graph::Person* person = seeker.view.person(index);
  if (person == nullptr || person == seeker.person || !may_be_found(*person, seeker.question.on)) {
    return std::nullopt;
  }
  ConnectionOther other;
  other.kind = graph::Kind::person;
  other.number = person->identity.number;
  other.name = name_of(*person);
  other.side = side_of(*person);
  other.free = person->free;
  other.age = age_of(*person, seeker.question.on);
  if (other.age && *other.age < adult_age) return std::nullopt;
  const Locality home = locality_of(person->area_now);
  other.spot = coarse(home);
  // Of nobody in particular it is not known where they live; `near` says nothing of it.
  const bool keeps_away =
      seeker.person != nullptr && is_kept_from(*person, seeker.home, seeker.question.on);
  if (keeps_away || is_kept_apart(seeker, other.number, home)) return std::nullopt;
  return other;
}

std::optional<ConnectionOther> other_neighbour(const ConnectionSeeker& seeker, graph::Index index) {
  const graph::Neighbour* neighbour = seeker.view.neighbour(index);
  if (neighbour == nullptr || !may_be_found(*neighbour, seeker.question.on)) return std::nullopt;
  ConnectionOther other;
  other.kind = graph::Kind::neighbour;
  other.number = neighbour->identity.number;
  other.name = name_of(*neighbour);
  other.side = side_of(*neighbour);
  other.free = neighbour->free;
  other.reach_via = neighbour->reach_via;
  const Locality home = locality_of(neighbour->area);
  other.spot = coarse(home);
  if (is_kept_apart(seeker, other.number, home)) return std::nullopt;
  return other;
}

// 9,000 where nobody has been; from 3,500 (unwelcoming) to 10,000 (warm) the day after a visit,
// and back to 9,000 as it fades.
std::int32_t welcome_of(const graph::View& view, const graph::Number& group, graph::Date on) {
  const graph::GroupVisit* const last = last_visit(view, group, on);
  if (last == nullptr) return welcome_unknown;
  constexpr std::array<std::int32_t, 5> by_how{3'500, 6'500, 9'000, 9'500, 10'000};
  const std::int32_t how = last->how_it_was->value + 2;
  const auto then = by_how[static_cast<std::size_t>(how)];
  return then + (welcome_unknown - then) * (on.days - last->on->days) / visit_days;
}

Locality spot_of(const graph::GroupPlace& place) { return Locality{place.town, place.point, true}; }

// How little a place suits: out of reach, then how much of what is needed it is known to lack, then
// a place nobody knows where, then how far.
auto distance_key(const ConnectionSeeker& seeker, const graph::GroupPlace& place) {
  const auto& from = seeker.spot.point;
  const bool measured = from && place.point;
  const std::int64_t metres = measured ? graph::metres_between(*from, *place.point) : 0;
  const auto lacks =
      std::count_if(seeker.access.begin(), seeker.access.end(), [&](const GroupAccess each) {
        const auto& missing = place.access_missing;
        return std::find(missing.begin(), missing.end(), each) != missing.end();
      });
  return std::make_tuple(metres > seeker.question.metres_max, lacks, !measured, metres);
}

// Of those that the person need not stay away from; of equal ones the first.
const graph::GroupPlace* best_place(const ConnectionSeeker& seeker, const graph::Group& group) {
  const graph::GroupPlace* best = nullptr;
  for (const graph::GroupPlace& place : group.places) {
    if (place.online.value_or(false)) continue;
    if (seeker.person && is_kept_from(*seeker.person, spot_of(place), seeker.question.on)) continue;
    if (best == nullptr || distance_key(seeker, place) < distance_key(seeker, *best)) best = &place;
  }
  return best;
}

}  // namespace

graph::Point coarse_point(const graph::Point& point) {
  constexpr std::int32_t cell = 10'000;  // millionths of a degree
  const auto middle = [](std::int32_t millionths) {
    const std::int32_t below = millionths % cell;
    return millionths - (below < 0 ? below + cell : below) + cell / 2;
  };
  return {{middle(point.latitude.millionths)}, {middle(point.longitude.millionths)}};
}

std::optional<int> age_of(const graph::Person& person, graph::Date on) {
  const auto ages = age_range(person, on);
  return ages ? std::optional<int>(ages->low) : std::nullopt;
}

const graph::GroupVisit* last_visit(const graph::View& view, const graph::Number& group,
                                    graph::Date on) {
  const graph::GroupVisit* last = nullptr;
  for (const graph::GroupVisit* visit : view.visits_of(group)) {
    if (!visit->on || !visit->how_it_was || *visit->on > on) continue;
    if (on.days - visit->on->days > visit_days) continue;
    if (last == nullptr || *last->on < *visit->on) last = visit;
  }
  return last;
}

graph::Result<ConnectionSeeker> seeker_of(const graph::View& view,
                                          const ConnectionQuestion& question) {
  if (auto fault = fault_of(question)) return std::move(*fault);
  ConnectionSeeker seeker{view, question, nullptr, "somebody", {}, {}, {}, {}, {}, {}, {}, {}};
  seeker.access = question.access;
  seeker.age = question.age;
  if (question.person) {
    seeker.person = view.find<graph::Person>(question.person->number);
    if (seeker.person == nullptr) return Error{ErrorCode::not_found, "there is no such person"};
    take_from_person(*seeker.person, seeker);
  }
  if (!question.wishes.empty()) {
    auto wished = side_of_wishes(question.wishes);
    if (!wished) return std::move(wished).error();
    wished->avoids = seeker.side.avoids;
    wished->rather_not_give = seeker.side.rather_not_give;
    seeker.side = std::move(*wished);
  }
  if (question.near) seeker.spot = Locality{question.near->name, question.near->point, false};
  if (!question.free.empty()) seeker.free = question.free;
  if (!question.means.empty()) seeker.travel.means = question.means;
  return seeker;
}

std::vector<std::string> closed_to(const ConnectionSeeker& seeker) {
  std::vector<std::string> reasons;
  if (seeker.person == nullptr) return reasons;
  const auto& person = *seeker.person;
  const Agreed agreed =
      agreed_to(person.agreement, AgreementFor::connect, seeker.question.on, false);
  const std::string name = sentence_case(seeker.name);
  if (agreed == Agreed::not_asked) {
    reasons.push_back(name + " has not been asked whether they want to be introduced to people " +
                      "and groups (agreement \"connect\").");
  } else if (agreed != Agreed::yes) {
    reasons.push_back(name + (agreed == Agreed::no ? " said no to being introduced."
                                                   : "'s yes to being introduced does not hold "
                                                     "today (agreement \"connect\")."));
  }
  if (!person.no_contact_asked) {
    reasons.push_back(name + " has not been asked whether there is anybody or anywhere to stay " +
                      "away from.");
  }
  return reasons;
}

namespace {

// Of the question's wishes: what is looked for as words alone.
std::vector<std::string> not_understood(const ConnectionSeeker& seeker) {
  std::vector<std::string> words;
  if (seeker.question.wishes.empty()) return words;
  const auto look = [&](const auto& things) {
    for (const auto& each : things) {
      if (!graph::is_activity(each.activity)) words.push_back(each.activity);
    }
  };
  look(seeker.side.gives);
  look(seeker.side.wants);
  return words;
}

}  // namespace

std::vector<std::string> unknown_of(const ConnectionSeeker& seeker) {
  std::vector<std::string> unknown;
  const std::string name = sentence_case(seeker.name);
  const bool asked_of_person = seeker.person != nullptr && seeker.question.wishes.empty();
  if (seeker.side.gives.empty() && asked_of_person && !seeker.receives_first()) {
    unknown.push_back("What " + seeker.name + " could show, lend or bring is not known: ask what " +
                      "they are good at, and what others come to them for.");
  }
  if (seeker.side.wants.empty() && asked_of_person) {
    unknown.push_back("What " + seeker.name + " likes or would try is not known.");
  }
  if (!seeker.spot.point && seeker.spot.name.empty()) {
    unknown.push_back("Where to look is not known: nothing could be measured. Give --near, or " +
                      std::string("record an area."));
  }
  if (seeker.person != nullptr && seeker.free.empty()) {
    unknown.push_back("When " + seeker.name + " has time is not known.");
  }
  if (seeker.person != nullptr && seeker.travel.means.empty()) {
    unknown.push_back("How " + seeker.name + " gets about is not known.");
  }
  if (seeker.person != nullptr && seeker.ties.empty()) {
    unknown.push_back("Nobody of " + seeker.name + "'s circle is known here, so no warm way " +
                      "through it can be shown.");
  }
  if (seeker.person != nullptr && !seeker.age) {
    unknown.push_back("How old " + seeker.name + " is is not recorded: under 18s never meet " +
                      "anybody one to one.");
  }
  for (const std::string& each : left_out_of_wishes(seeker.question.wishes)) {
    unknown.push_back("“" + each + "” in the wish was not understood, and nothing was kept out " +
                      "for it (--for person leaves groups out, --near says where).");
  }
  for (const std::string& each : not_understood(seeker)) {
    unknown.push_back("“" + each + "” names no activity that is known here, so it was looked for " +
                      "as words (kith activities shows what is known).");
  }
  if (seeker.is_under_18()) {
    unknown.push_back(name + " is under 18: only groups are looked for, never one to one.");
  }
  return unknown;
}

std::optional<ConnectionOther> findable_other(const ConnectionSeeker& seeker,
                                              const Findable& found) {
  if (seeker.is_under_18()) return std::nullopt;
  auto other = found.kind == graph::Kind::person ? other_person(seeker, found.index)
                                                 : other_neighbour(seeker, found.index);
  if (other && is_unwanted(seeker, other->number)) return std::nullopt;
  return other;
}

std::optional<ConnectionOther> group_other(const ConnectionSeeker& seeker,
                                           const GroupCandidate& candidate) {
  const graph::Group& group = *candidate.group;
  if (group.status == graph::GroupStatus::inactive || group.status == graph::GroupStatus::defunct) {
    return std::nullopt;
  }
  ConnectionOther other;
  other.kind = graph::Kind::group;
  other.number = group.identity.number;
  other.name = group.name;
  other.side = side_of(group);
  other.welcome = welcome_of(seeker.view, other.number, seeker.question.on);
  other.group = &group;
  other.directory = candidate.directory;
  other.by_words = candidate.by_words;
  other.place = best_place(seeker, group);
  if (other.place != nullptr) other.spot = spot_of(*other.place);
  const bool has_places =
      std::any_of(group.places.begin(), group.places.end(),
                  [](const auto& place) { return !place.online.value_or(false); });
  if (has_places && other.place == nullptr) return std::nullopt;  // all lie where they must not be
  return other;
}

}  // namespace kith::matcher
