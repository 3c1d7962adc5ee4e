// SPDX-License-Identifier: Apache-2.0
#include "matcher/connection_ways.h"

#include <algorithm>
#include <map>

#include "graph/check.h"
#include "graph/warm_paths.h"
#include "matcher/connections_seeker.h"
#include "matcher/criteria_words.h"
#include "matcher/kept_apart.h"

namespace kith::matcher {
namespace {

using graph::Number;
using graph::Vertex;

// What the person calls whoever their tie leads to; "" where there is no such tie.
std::string called_by(const graph::View& view, const Number& person, const Number& other) {
  const auto index = view.index_of(graph::Kind::person, person);
  if (!index) return "";
  for (const graph::Index each : view.ties_of(*index)) {
    const graph::Tie& tie = *view.tie(each);
    if (tie.other.number.number == other && !tie.other.called.empty()) return tie.other.called;
  }
  return "";
}

// Of who has no record the one asked about has the first word, then whoever is beside them.
std::string name_on_the_way(const graph::View& view, const std::vector<Number>& people,
                            std::size_t at) {
  const Number& number = people[at];
  if (const auto* person = view.find<graph::Person>(number)) return name_of(*person);
  const auto* neighbour = view.find<graph::Neighbour>(number);
  if (neighbour != nullptr && !neighbour->called.empty()) return neighbour->called;
  std::string called;
  if (neighbour == nullptr) called = called_by(view, people.front(), number);
  if (called.empty()) called = called_by(view, people[at == 0 ? 0 : at - 1], number);
  if (called.empty()) called = called_by(view, people[std::min(at + 1, people.size() - 1)], number);
  return called.empty() ? "somebody" : called;
}

// Nobody paid is asked where an unpaid way is there.
bool is_beside_unpaid(const graph::WarmPath& path, const std::vector<WarmWay>& ways) {
  return path.paid && !ways.empty() && !ways.front().is_paid;
}

class Ways {
 public:
  Ways(const graph::View& view, const graph::SocialGraph& graph, graph::Reader reader,
       const ConnectionQuestion& question, Vertex from)
      : view_(view), graph_(graph), question_(question), from_(from) {
    frame_.on = question.on;
    frame_.reader = reader;
    frame_.may_meet = [this](Vertex a, Vertex b) {
      return !must_not_meet(view_, graph_.number_of(a), graph_.number_of(b), question_.on);
    };
  }

  graph::Result<void> add_to(Connections& answer) {
    const bool has_groups =
        std::any_of(answer.proposals.begin(), answer.proposals.end(),
                    [](const auto& each) { return each.kind == graph::Kind::group; });
    if (has_groups) {
      if (auto found = find_companions(); !found) return found;
    }
    for (ConnectionProposal& each : answer.proposals) {
      auto added = each.kind == graph::Kind::group ? add_by_companions(each)
                                                   : add(each.number, each.ways, true);
      if (!added) return added;
    }
    for (Reconnection& each : answer.reconnections) {
      if (auto added = add(each.other, each.ways, false); !added) return added;
    }
    return {};
  }

 private:
  graph::Result<void> add(const Number& other, std::vector<WarmWay>& ways, bool with_direct) {
    const auto goal = graph_.vertex_of(other);
    if (!goal) return {};
    auto found = graph::warm_paths(graph_, from_, *goal, ways_max + 1, frame_);
    if (!found) return std::move(found).error();
    for (const graph::WarmPath& path : found->paths) {
      if (ways.size() == ways_max) break;
      if (is_beside_unpaid(path, ways)) break;
      if (path.hops > 1 || with_direct) ways.push_back(way_of(path));
    }
    return {};
  }

  WarmWay way_of(const graph::WarmPath& path) const {
    WarmWay way;
    way.is_paid = path.paid;
    for (std::size_t i = 0; i <= path.hops; ++i) {
      way.people.push_back(graph_.number_of(path.stops[i]));
    }
    for (std::size_t i = 0; i < way.people.size(); ++i) {
      way.called.push_back(name_on_the_way(view_, way.people, i));
    }
    return way;
  }

  // Who of those within reach goes to which group and would take somebody along.
  graph::Result<void> find_companions() {
    auto sphere = graph::sphere_of(graph_, from_, frame_);
    if (!sphere) return std::move(sphere).error();
    for (const graph::Reached& each : sphere->reached) {
      const auto index = view_.index_of(graph::Kind::person, graph_.number_of(each.vertex));
      if (!index) continue;
      for (const graph::Index place : view_.connections_of(*index)) {
        const graph::Connection& connection = *view_.connection(place);
        if (takes_along(connection)) {
          companions_[connection.group->number].push_back(each.vertex);
        }
      }
    }
    return {};
  }

  bool takes_along(const graph::Connection& connection) const {
    if (!connection.group || !connection.takes_along || !connection.takes_along->agreed) {
      return false;
    }
    if (!holds_on(connection.takes_along->until, question_.on) || connection.steps.empty()) {
      return false;
    }
    const graph::ConnectionState state = connection.steps.back().state;
    return state == graph::ConnectionState::tried || state == graph::ConnectionState::expected;
  }

  graph::Result<void> add_by_companions(ConnectionProposal& proposal) {
    const auto found = companions_.find(graph::to_text(proposal.number));
    if (found == companions_.end()) return {};
    auto paths = graph::warm_paths_to_any(graph_, from_, found->second, ways_max, frame_);
    if (!paths) return std::move(paths).error();
    for (const graph::WarmPath& path : paths->paths) {
      if (is_beside_unpaid(path, proposal.ways)) break;
      proposal.ways.push_back(way_of(path));
    }
    return {};
  }

  const graph::View& view_;
  const graph::SocialGraph& graph_;
  const ConnectionQuestion& question_;
  Vertex from_;
  graph::PathFrame frame_;
  std::map<std::string, std::vector<Vertex>> companions_;  // by the group's number
};

}  // namespace

graph::Result<void> add_ways(const graph::View& view, const graph::SocialGraph& graph,
                             graph::Reader reader, const ConnectionQuestion& question,
                             Connections& answer) {
  KITH_CHECK(graph.position() == view.position());
  if (!question.person) return {};
  const auto* person = view.find<graph::Person>(question.person->number);
  const auto age = person ? age_of(*person, question.on) : std::nullopt;
  if (age && *age < adult_age) return {};  // never one to one
  const auto from = graph.vertex_of(question.person->number);
  if (!from) return {};
  return Ways(view, graph, reader, question, *from).add_to(answer);
}

}  // namespace kith::matcher
