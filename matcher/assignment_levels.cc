// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_levels.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "matcher/assignment_matching.h"

namespace kith::matcher {
namespace {

using Indices = std::vector<std::uint32_t>;

// Parties with a rank, the highest first.
Indices ranked_parties(const AssignmentNet& net) {
  Indices starts(net.priority_of_rank.size() + 1, 0);
  for (const std::uint32_t rank : net.rank) ++starts[rank];
  std::uint32_t total = 0;
  for (std::size_t rank = starts.size(); rank-- > 0;) {
    total += std::exchange(starts[rank], total);
  }
  Indices parties(total);
  for (std::uint32_t party = 0; party < net.party_count(); ++party) {
    parties[starts[net.rank[party]]++] = party;
  }
  while (!parties.empty() && net.rank[parties.back()] == 0) parties.pop_back();
  return parties;
}

// The homes that somebody unmet reaches by moving others, each by the first of `unmet` to do so.
// Calls visit(home, party).
template <class Visit>
bool reach_from_unmet(const AssignmentNet& net, Matching& matching, const Indices& unmet,
                      AssignmentWork& work, const Visit& visit) {
  std::vector<bool> seen(net.home_count(), false);
  Indices stack;
  for (const std::uint32_t start : unmet) {
    stack.assign(1, start);
    while (!stack.empty()) {
      const std::uint32_t party = stack.back();
      stack.pop_back();
      if (!work.may_go_on(net.end[party] - net.begin[party])) return false;
      for (const NetEdge& edge : net.edges_of(party)) {
        if (seen[edge.home]) continue;
        seen[edge.home] = true;
        visit(edge.home, start);
        const auto holders = matching.holders(edge.home);
        stack.insert(stack.end(), holders.begin(), holders.end());
      }
    }
  }
  return true;
}

// As many are met as can be; now the right ones. Which parties may stay unmet is a matroid too:
// from the lowest rank up, a party that is met gives way wherever somebody unmet of a higher rank
// can then be met, by moving others. A home looked at in vain stays so: nobody unmet can ever reach
// it.
class Exchange {
 public:
  Exchange(const AssignmentNet& net, Matching& matching, AssignmentWork& work)
      : net_(net), matching_(matching), work_(work) {}

  bool run(const Indices& parties) {
    std::uint32_t highest = 0;
    for (const std::uint32_t party : parties) {
      if (matching_.home_of[party] != nobody) continue;
      unmet_.push_back(party);
      highest = std::max(highest, net_.rank[party]);
    }
    if (unmet_.empty()) return true;
    open_.assign(net_.home_count(), false);
    const bool all =
        reach_from_unmet(net_, matching_, unmet_, work_,
                         [this](std::uint32_t home, std::uint32_t) { open_[home] = true; });
    if (!all) return false;
    const bool useful = std::any_of(parties.begin(), parties.end(), [&](std::uint32_t party) {
      return net_.rank[party] < highest && is_open(party);
    });
    if (!useful) return true;
    index_seekers();
    return give_way(parties);
  }

 private:
  bool is_open(std::uint32_t party) const {
    return matching_.home_of[party] != nobody && open_[matching_.home_of[party]];
  }

  // Who has an edge to each open home.
  void index_seekers() {
    seeker_begin_.assign(net_.home_count() + 1, 0);
    for_each_open_edge([this](std::uint32_t, std::uint32_t home) { ++seeker_begin_[home + 1]; });
    std::partial_sum(seeker_begin_.begin(), seeker_begin_.end(), seeker_begin_.begin());
    seekers_.resize(seeker_begin_.back());
    Indices next(seeker_begin_.begin(), seeker_begin_.end() - 1);
    for_each_open_edge(
        [&](std::uint32_t party, std::uint32_t home) { seekers_[next[home]++] = party; });
    via_.resize(net_.home_count());
    seen_.assign(net_.home_count(), 0);
  }

  template <class Each>
  void for_each_open_edge(const Each& each) const {
    for (std::uint32_t party = 0; party < net_.party_count(); ++party) {
      if (net_.rank[party] == 0) continue;
      for (const NetEdge& edge : net_.edges_of(party)) {
        if (open_[edge.home]) each(party, edge.home);
      }
    }
  }

  bool give_way(const Indices& parties) {
    std::size_t waiting = unmet_.size();  // unmet, and of a rank not come to yet
    settled_.assign(net_.party_count(), false);
    for (std::size_t to = parties.size(); to > 0 && waiting > 0;) {
      std::size_t from = to;
      const std::uint32_t rank = net_.rank[parties[to - 1]];
      for (; from > 0 && net_.rank[parties[from - 1]] == rank; --from) {
        if (matching_.home_of[parties[from - 1]] != nobody) continue;
        settled_[parties[from - 1]] = true;
        --waiting;
      }
      for (std::size_t i = from; i < to && waiting > 0; ++i) {
        if (is_open(parties[i]) && replace(parties[i])) {
          settled_[parties[i]] = true;
          --waiting;
        }
        if (work_.is_over()) return false;
      }
      to = from;
    }
    return true;
  }

  // Somebody unmet takes the place of `party`, by moving others; breadth first.
  bool replace(std::uint32_t party) {
    ++round_;
    Indices& queue = queue_;
    queue.assign(1, matching_.home_of[party]);
    seen_[queue[0]] = round_;
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const std::uint32_t home = queue[i];
      const std::uint32_t from = seeker_begin_[home];
      const std::uint32_t to = seeker_begin_[home + 1];
      if (!work_.may_go_on(to - from)) return false;
      for (std::uint32_t at = from; at < to; ++at) {
        const std::uint32_t seeker = seekers_[at];
        const std::uint32_t held = matching_.home_of[seeker];
        if (held == nobody) {
          if (settled_[seeker]) continue;
          move_along(party, seeker, home);
          return true;
        }
        if (!open_[held] || seen_[held] == round_) continue;
        seen_[held] = round_;
        via_[held] = {seeker, home};
        queue.push_back(held);
      }
    }
    for (const std::uint32_t home : queue) open_[home] = false;
    return false;
  }

  void move_along(std::uint32_t leaving, std::uint32_t newcomer, std::uint32_t home) {
    const std::uint32_t last = matching_.home_of[leaving];
    while (home != last) {
      const Move move = via_[home];
      matching_.replace(home, move.party, newcomer);
      newcomer = move.party;
      home = move.home;
    }
    matching_.replace(home, leaving, newcomer);
    matching_.home_of[leaving] = nobody;
  }

  struct Move {
    std::uint32_t party;
    std::uint32_t home;
  };

  const AssignmentNet& net_;
  Matching& matching_;
  AssignmentWork& work_;
  Indices unmet_;
  std::vector<bool> open_;  // homes that somebody unmet may still reach
  std::vector<bool> settled_;
  Indices seeker_begin_;
  Indices seekers_;
  std::vector<Move> via_;
  Indices seen_;
  std::uint32_t round_ = 0;
  Indices queue_;
};

void take_first(const AssignmentNet& net, const Indices& first, Matching& matching) {
  for (std::uint32_t party = 0; party < net.party_count() && party < first.size(); ++party) {
    if (first[party] == nobody || net.rank[party] == 0) continue;
    const auto edges = net.edges_of(party);
    const bool there = std::any_of(edges.begin(), edges.end(),
                                   [&](const NetEdge& edge) { return edge.home == first[party]; });
    if (there && matching.has_room(first[party])) matching.add(party, first[party]);
  }
}

// The lowest threshold that a party may hold, or no edge at all.
void restrict_party(AssignmentNet& net, const std::vector<std::uint32_t>& threshold,
                    std::uint32_t party, AssignmentFace& face) {
  std::uint32_t least = nobody;
  for (const NetEdge& edge : net.edges_of(party)) least = std::min(least, threshold[edge.home]);
  const std::uint32_t rank = net.rank[party];
  std::uint32_t end = net.begin[party];
  if (least != nobody && rank >= least) {
    for (std::uint32_t at = net.begin[party]; at < net.end[party]; ++at) {
      if (threshold[net.edges[at].home] == least) net.edges[end++] = net.edges[at];
    }
  }
  net.end[party] = end;
  const std::uint32_t left = end - net.begin[party];
  const std::int32_t most = least == 0 ? net.units[party] : 1;
  net.units[party] = std::min(most, static_cast<std::int32_t>(left));
  face.forced[party] = left > 0 && rank > least ? 1 : 0;
}

}  // namespace

AssignmentLevels levels_of(const AssignmentNet& net, const std::vector<std::uint32_t>* first,
                           AssignmentWork& work) {
  Matching matching(net);
  AssignmentLevels levels;
  levels.threshold.assign(net.home_count(), 0);
  const Indices parties = ranked_parties(net);
  if (first != nullptr) take_first(net, *first, matching);
  levels.is_done =
      match_most(net, parties, matching, work) && Exchange(net, matching, work).run(parties);
  if (levels.is_done) {
    Indices unmet;
    for (const std::uint32_t party : parties) {
      if (matching.home_of[party] == nobody) unmet.push_back(party);
    }
    levels.is_done = reach_from_unmet(
        net, matching, unmet, work,
        [&](std::uint32_t home, std::uint32_t party) { levels.threshold[home] = net.rank[party]; });
    levels.meets_required =
        unmet.empty() || net.required_rank == 0 || net.rank[unmet.front()] < net.required_rank;
  }
  levels.home_of = std::move(matching.home_of);
  return levels;
}

AssignmentFace restrict_to_face(AssignmentNet& net, const AssignmentLevels& levels) {
  AssignmentFace face;
  face.forced.assign(net.party_count(), 0);
  face.full.assign(net.home_count(), 0);
  for (std::uint32_t party = 0; party < net.party_count(); ++party) {
    restrict_party(net, levels.threshold, party, face);
  }
  for (std::uint32_t home = 0; home < net.home_count(); ++home) {
    face.full[home] = levels.threshold[home] > 0 ? 1 : 0;
  }
  return face;
}

}  // namespace kith::matcher
