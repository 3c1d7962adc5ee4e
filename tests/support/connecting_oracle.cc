// SPDX-License-Identifier: Apache-2.0
#include "tests/support/connecting_oracle.h"

#include <algorithm>
#include <map>
#include <set>

#include "api/connection_json.h"
#include "api/sight.h"
#include "graph/activity_tree.h"
#include "graph/limits.h"
#include "graph/travel.h"
#include "matcher/connection_ways.h"
#include "matcher/connections_words.h"
#include "matcher/kept_apart.h"
#include "matcher/same_activity.h"
#include "tests/support/measure.h"

namespace kith::tests {
namespace {

using graph::Number;

// As api/connecting.cc looks for groups: what does it, what is narrower, and what is near in the
// tree below the next wider word.
std::vector<std::string> looked_for(const std::string& activity) {
  std::vector<std::string> all{activity};
  const std::string wider(graph::broader(activity));
  if (!wider.empty() && graph::similarity(activity, wider) >= 7'000) all.push_back(wider);
  return all;
}

// Nobody paid is asked where an unpaid way is there.
bool beside_unpaid(const OraclePath& path, const std::vector<matcher::WarmWay>& ways) {
  return path.paid && !ways.empty() && !ways.front().is_paid;
}

bool does_any(const graph::Group& group, const std::set<std::string>& activities) {
  const auto is_wanted = [&](const auto& each) {
    return std::any_of(activities.begin(), activities.end(), [&](const std::string& wanted) {
      return graph::is_within(each.activity, wanted);
    });
  };
  return std::any_of(group.activities.begin(), group.activities.end(), is_wanted) ||
         std::any_of(group.roles.begin(), group.roles.end(), is_wanted);
}

bool lies_near(const graph::Group& group, const std::optional<graph::Point>& from,
               std::int64_t metres_max) {
  return !from || std::any_of(group.places.begin(), group.places.end(), [&](const auto& place) {
    return place.point && graph::metres_between(*from, *place.point) <= metres_max;
  });
}

}  // namespace

BareAnswer bare(const api::ProposalAnswer& answer) {
  return {answer.json.substr(answer.json.find(']')), answer.words};
}

ConnectingOracle::ConnectingOracle(api::Scheme& scheme, api::Scheme& directory, graph::Instant now,
                                   const OracleTies& ties)
    : scheme_(scheme),
      directory_(directory),
      view_(scheme.view()),
      groups_(directory.view()),
      now_(now),
      ties_(ties) {}

BareAnswer ConnectingOracle::answer(const api::Asker& asker, const api::ConnectionAsk& ask) const {
  const matcher::ConnectionQuestion question = question_of(asker, ask);
  std::vector<matcher::GroupCandidate> candidates;
  if (ask.groups) candidates = groups(question);
  auto found = matcher::connections_exhaustively(view_, candidates, question);
  expect(found.ok(), "the oracle refuses a question");
  if (question.person) add_ways(question, *found);
  std::string json = "]";
  api::append_members(json, *found, question, view_);
  return {json + "}", matcher::in_words(view_, question, *found)};
}

matcher::ConnectionQuestion ConnectingOracle::question_of(const api::Asker& asker,
                                                          const api::ConnectionAsk& ask) const {
  matcher::ConnectionQuestion question;
  if (!ask.person.empty()) {
    question.person = graph::PersonNumber{scheme_.person_of(ask.person, view_).value()};
  }
  question.wishes = ask.wishes;
  if (!ask.near.empty()) question.near = place_called(ask.near);
  question.metres_max = ask.metres_max;
  question.groups = ask.groups;
  question.top = ask.top;
  question.on = scheme_.today();
  question.may_know = [&](const graph::Tie& tie) {
    return api::may_know_of_tie(asker.eyes, tie, view_);
  };
  return question;
}

// The mean of all listed places and of all neighbours there who agreed to be found today.
graph::Place ConnectingOracle::place_called(const std::string& name) const {
  std::int64_t latitude = 0;
  std::int64_t longitude = 0;
  std::int64_t count = 0;
  const auto add = [&](const graph::Point& point) {
    latitude += point.latitude.millionths;
    longitude += point.longitude.millionths;
    ++count;
  };
  for (const Number& number : groups_.numbers(graph::Kind::group)) {
    for (const graph::GroupPlace& place : groups_.find<graph::Group>(number)->places) {
      if (place.town == name && place.point) add(*place.point);
    }
  }
  for (const Number& number : view_.numbers(graph::Kind::neighbour)) {
    const auto* neighbour = view_.find<graph::Neighbour>(number);
    const bool there = neighbour->area && neighbour->area->name == name && neighbour->area->point;
    if (!there || !neighbour->over_18.value_or(false) ||
        neighbour->agreed_to_be_found_until.value_or(graph::Date{}) < scheme_.today()) {
      continue;
    }
    add(matcher::coarse_point(*neighbour->area->point));
  }
  expect(count > 0, "nothing has this town's name");
  return {name, graph::Point{{static_cast<std::int32_t>(latitude / count)},
                             {static_cast<std::int32_t>(longitude / count)}}};
}

std::optional<graph::Point> ConnectingOracle::looked_from(
    const matcher::ConnectionQuestion& question) const {
  if (question.near) return question.near->point;
  if (!question.person) return std::nullopt;
  const auto* person = view_.find<graph::Person>(question.person->number);
  if (!person->area_now || !person->area_now->point) return std::nullopt;
  return matcher::coarse_point(*person->area_now->point);
}

std::vector<matcher::GroupCandidate> ConnectingOracle::groups(
    const matcher::ConnectionQuestion& question) const {
  const matcher::Side side = matcher::asked_side(view_, question).value().side;
  const auto from = looked_from(question);
  std::set<std::string> activities;
  std::map<Number, std::vector<std::size_t>> by_words;
  const auto look = [&](const auto& list) {
    for (const auto& each : list) {
      if (!graph::is_activity(each.activity)) continue;
      for (std::string& one : looked_for(each.activity)) activities.insert(std::move(one));
    }
  };
  look(side.wants);
  look(side.gives);
  const auto look_for_words = [&](const std::string& words, std::size_t want) {
    api::SearchQuestion search;
    search.words = words;
    search.now = now_;
    search.top = graph::limits::page_items_max;
    if (from) search.near = api::NearWanted{*from, question.metres_max};
    const api::SearchAnswer answer = directory_.search(search, false).value();
    if (answer.partly || answer.searched.empty()) return;
    for (const auto& each : answer.groups) by_words[each.group->identity.number].push_back(want);
  };
  for (std::size_t i = 0; i < side.wants.size(); ++i) {
    const matcher::Liked& want = side.wants[i];
    if (!graph::is_activity(want.activity)) {
      look_for_words(want.activity, i);
      look_for_words(matcher::said_of_doers(want.activity), i);
    } else if (!want.words.empty()) {
      look_for_words(want.words, i);
      look_for_words(graph::spoken(want.activity), i);
      const auto labels = graph::other_labels(want.activity);
      if (!labels.empty()) look_for_words(std::string(labels.front()), i);
    }
  }
  std::vector<matcher::GroupCandidate> candidates;
  for (const Number& number : groups_.numbers(graph::Kind::group)) {
    const auto* group = groups_.find<graph::Group>(number);
    const auto said = by_words.find(number);
    const bool does = does_any(*group, activities) && lies_near(*group, from, question.metres_max);
    if (!does && said == by_words.end()) continue;
    candidates.push_back({group, directory_.name(), {}});
    if (said != by_words.end()) candidates.back().by_words = said->second;
  }
  return candidates;
}

std::vector<Number> ConnectingOracle::unpaid_sphere(const Number& from) const {
  std::set<Number> seen{from};
  std::vector<Number> reached{from};
  std::size_t begin = 0;
  for (int hop = 0; hop < 3; ++hop) {
    const std::size_t end = reached.size();
    for (; begin < end; ++begin) {
      const auto links = ties_.find(reached[begin]);
      if (links == ties_.end()) continue;
      for (const auto& [to, tie] : links->second) {
        if (!tie.paid && seen.insert(to).second) reached.push_back(to);
      }
    }
  }
  reached.erase(reached.begin());
  return reached;
}

// Of those near, who goes to the group and would take somebody along.
std::vector<Number> ConnectingOracle::companions(const std::vector<Number>& near,
                                                 const Number& group) const {
  std::vector<Number> found;
  for (const Number& each : near) {
    const auto index = view_.index_of(graph::Kind::person, each);
    if (!index) continue;
    for (const graph::Index place : view_.connections_of(*index)) {
      const graph::Connection& connection = *view_.connection(place);
      const bool there = connection.group && connection.group->number == graph::to_text(group) &&
                         !connection.steps.empty() &&
                         (connection.steps.back().state == graph::ConnectionState::tried ||
                          connection.steps.back().state == graph::ConnectionState::expected);
      if (there && connection.takes_along && connection.takes_along->agreed) found.push_back(each);
    }
  }
  return found;
}

matcher::WarmWay ConnectingOracle::way_of(const OraclePath& path) const {
  matcher::WarmWay way;
  way.people = path.stops;
  way.is_paid = path.paid;
  for (const Number& each : path.stops) {
    const auto* person = view_.find<graph::Person>(each);
    way.called.push_back(person ? person->called : view_.find<graph::Neighbour>(each)->called);
  }
  return way;
}

void ConnectingOracle::add_ways(const matcher::ConnectionQuestion& question,
                                matcher::Connections& answer) const {
  const Number& from = question.person->number;
  const auto paths = oracle_paths(ties_, from, [&](const Number& a, const Number& b) {
    return !matcher::must_not_meet(view_, a, b, question.on);
  });
  const auto add = [&](const Number& to, std::vector<matcher::WarmWay>& ways, bool with_direct) {
    for (const OraclePath& path : different(paths, to, matcher::ways_max + 1)) {
      if (ways.size() == matcher::ways_max || beside_unpaid(path, ways)) break;
      if (path.stops.size() > 2 || with_direct) ways.push_back(way_of(path));
    }
  };
  const std::vector<Number> near = unpaid_sphere(from);
  for (matcher::ConnectionProposal& each : answer.proposals) {
    if (each.kind != graph::Kind::group) {
      add(each.number, each.ways, true);
      continue;
    }
    const auto who = companions(near, each.number);
    for (const OraclePath& path : best_to_each(paths, who, matcher::ways_max)) {
      if (!beside_unpaid(path, each.ways)) each.ways.push_back(way_of(path));
    }
  }
  for (matcher::Reconnection& each : answer.reconnections) add(each.other, each.ways, false);
}

}  // namespace kith::tests
