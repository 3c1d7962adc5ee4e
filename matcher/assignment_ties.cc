// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_ties.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace kith::matcher {
namespace {

using Price = std::int64_t;

// What a party chooses at the prices: everything worth more than `level`, and of what is worth just
// that at least `least` and at most `most`.
struct Choice {
  Price level = 0;
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};

Choice choice_of(std::vector<Price>& worths, std::uint32_t units, bool forced) {
  std::sort(worths.begin(), worths.end(), std::greater<>());
  const auto above = static_cast<std::uint32_t>(
      std::find_if(worths.begin(), worths.end(), [](Price worth) { return worth <= 0; }) -
      worths.begin());
  if (above >= units) {
    const Price level = worths[units - 1];
    const auto more =
        static_cast<std::uint32_t>(std::find(worths.begin(), worths.end(), level) - worths.begin());
    return {level, units - more, units - more};
  }
  if (above > 0 || !forced) return {0, 0, units - above};
  if (worths[0] == 0) return {0, 1, units};
  return {worths[0], 1, 1};
}

class Ties {
 public:
  Ties(const AssignmentNet& net, const AssignmentFace& face, const std::vector<Price>& price,
       AssignmentHolding& holding)
      : net_(net), face_(face), price_(price), holding_(holding) {}

  void run() {
    holding_.clear();
    tie_begin_.assign(1, 0);
    choices_.resize(net_.party_count());
    for (std::uint32_t party = 0; party < net_.party_count(); ++party) {
      take_certain(party);
      tie_begin_.push_back(static_cast<std::uint32_t>(ties_.size()));
    }
    for (std::uint32_t home = 0; home < net_.home_count(); ++home) {
      certain_.push_back(static_cast<std::uint32_t>(holding_.places(home).size()));
    }
    seen_.assign(net_.home_count(), 0);
    via_.resize(net_.home_count());
    tied_.assign(net_.party_count(), 0);
    for (std::uint32_t party = 0; party < net_.party_count(); ++party) {
      while (tied_[party] < choices_[party].least) take_for(party);
    }
    index_seekers();
    for (std::uint32_t home = 0; home < net_.home_count(); ++home) {
      while (must_be_full(home) && holding_.room(home) > 0) fill(home);
    }
  }

 private:
  Price worth(const NetEdge& edge) const { return edge.weight - price_[edge.home]; }
  bool must_be_full(std::uint32_t home) const { return face_.full[home] != 0 || price_[home] > 0; }
  std::span<const std::uint32_t> ties(std::uint32_t party) const {
    return {ties_.data() + tie_begin_[party], ties_.data() + tie_begin_[party + 1]};
  }

  void take_certain(std::uint32_t party) {
    if (net_.units[party] == 0) return;
    worths_.clear();
    for (const NetEdge& edge : net_.edges_of(party)) worths_.push_back(worth(edge));
    Choice& choice = choices_[party];
    choice =
        choice_of(worths_, static_cast<std::uint32_t>(net_.units[party]), face_.forced[party] != 0);
    const auto tied =
        static_cast<std::uint32_t>(std::count(worths_.begin(), worths_.end(), choice.level));
    const bool all = tied == choice.least;
    for (std::uint32_t edge = net_.begin[party]; edge < net_.end[party]; ++edge) {
      const Price now = worth(net_.edges[edge]);
      if (now > choice.level || (all && now == choice.level)) {
        holding_.add(party, edge, net_.edges[edge].home);
      } else if (now == choice.level && choice.most > 0) {
        ties_.push_back(edge);
      }
    }
    if (all) choice.least = choice.most = 0;
  }

  // --- what parties must have: breadth first to a home with room, moving others

  struct Move {
    std::uint32_t party;
    std::uint32_t edge;
    std::uint32_t home;
  };

  void take_for(std::uint32_t party) {
    ++round_;
    queue_.clear();
    std::uint32_t end = look_for_room(party, nobody);
    for (std::size_t i = 0; end == nobody; ++i) {
      KITH_CHECK(i < queue_.size());
      const std::uint32_t home = queue_[i];
      const auto places = holding_.places(home);
      for (std::size_t at = certain_[home]; at < places.size() && end == nobody; ++at) {
        end = look_for_room(places[at].party, home);
      }
    }
    std::uint32_t home = end;
    Move move = via_[home];
    if (move.home == nobody) {
      holding_.add(move.party, move.edge, home);
    } else {
      move_along(move, home);
    }
    ++tied_[party];
  }

  // A home with room among the party's ties, or nobody; others are queued. `from` is where the
  // party would leave.
  std::uint32_t look_for_room(std::uint32_t party, std::uint32_t from) {
    for (const std::uint32_t edge : ties(party)) {
      const std::uint32_t home = net_.edges[edge].home;
      if (seen_[home] == round_ || holding_.holds(party, edge)) continue;
      seen_[home] = round_;
      via_[home] = {party, edge, from};
      if (holding_.room(home) > 0) return home;
      queue_.push_back(home);
    }
    return nobody;
  }

  // From the first to the last, so that nobody holds too much on the way.
  void move_along(Move last, std::uint32_t home) {
    path_.clear();
    for (;; last = via_[home]) {
      path_.push_back({last.party, last.edge, home});
      if (last.home == nobody) break;
      home = last.home;
    }
    for (std::size_t i = path_.size(); i-- > 1;) {
      holding_.take_over(place_of(path_[i - 1].party, path_[i].home), path_[i].party,
                         path_[i].edge);
    }
    holding_.add(path_[0].party, path_[0].edge, path_[0].home);
  }

  AssignmentHolding::Place& place_of(std::uint32_t party, std::uint32_t home) {
    const auto places = holding_.places(home);
    return *std::find_if(places.begin(), places.end(),
                         [party](const auto& place) { return place.party == party; });
  }

  // --- homes that must be full: breadth first to somebody who may have more, or a home that need
  // not be full

  void index_seekers() {
    seeker_begin_.assign(net_.home_count() + 1, 0);
    for (const std::uint32_t edge : ties_) ++seeker_begin_[net_.edges[edge].home + 1];
    std::partial_sum(seeker_begin_.begin(), seeker_begin_.end(), seeker_begin_.begin());
    seekers_.resize(ties_.size());
    std::vector<std::uint32_t> next(seeker_begin_.begin(), seeker_begin_.end() - 1);
    for (std::uint32_t party = 0; party < net_.party_count(); ++party) {
      for (const std::uint32_t edge : ties(party)) {
        seekers_[next[net_.edges[edge].home]++] = {party, edge};
      }
    }
  }

  void fill(std::uint32_t start) {
    ++round_;
    queue_.assign(1, start);
    seen_[start] = round_;
    for (std::size_t i = 0;; ++i) {
      KITH_CHECK(i < queue_.size());
      if (fill_from(queue_[i], start)) return;
    }
  }

  bool fill_from(std::uint32_t home, std::uint32_t start) {
    for (std::uint32_t at = seeker_begin_[home]; at < seeker_begin_[home + 1]; ++at) {
      const Seeker seeker = seekers_[at];
      if (holding_.holds(seeker.party, seeker.edge)) continue;
      if (tied_[seeker.party] < choices_[seeker.party].most) {
        ++tied_[seeker.party];
        draw(seeker, home, start);
        return true;
      }
      for (const std::uint32_t edge : ties(seeker.party)) {
        const std::uint32_t left = net_.edges[edge].home;
        if (seen_[left] == round_ || !holding_.holds(seeker.party, edge)) continue;
        seen_[left] = round_;
        via_[left] = {seeker.party, seeker.edge, home};
        if (!must_be_full(left)) {
          holding_.remove(seeker.party, edge, left);
          draw(seeker, home, start);
          return true;
        }
        queue_.push_back(left);
      }
    }
    return false;
  }

  struct Seeker {
    std::uint32_t party;
    std::uint32_t edge;
  };

  // The newcomer takes a place at `home`; whoever it was to be left by moves on towards the start.
  void draw(Seeker newcomer, std::uint32_t home, std::uint32_t start) {
    while (home != start) {
      const Move move = via_[home];
      holding_.take_over(place_of(move.party, home), newcomer.party, newcomer.edge);
      newcomer = {move.party, move.edge};
      home = move.home;
    }
    holding_.add(newcomer.party, newcomer.edge, home);
  }

  const AssignmentNet& net_;
  const AssignmentFace& face_;
  const std::vector<Price>& price_;
  AssignmentHolding& holding_;
  std::vector<Choice> choices_;
  std::vector<Price> worths_;
  std::vector<std::uint32_t> ties_;  // edges between which a party may choose
  std::vector<std::uint32_t> tie_begin_;
  std::vector<std::uint32_t> tied_;     // how many of them each party holds
  std::vector<std::uint32_t> certain_;  // how many places of each home are taken in any optimum
  std::vector<std::uint32_t> seen_;
  std::vector<Move> via_;
  std::vector<std::uint32_t> queue_;
  std::vector<Move> path_;
  std::vector<std::uint32_t> seeker_begin_;
  std::vector<Seeker> seekers_;
  std::uint32_t round_ = 0;
};

}  // namespace

void settle_ties(const AssignmentNet& net, const AssignmentFace& face,
                 const std::vector<std::int64_t>& price, AssignmentHolding& holding) {
  Ties(net, face, price, holding).run();
}

}  // namespace kith::matcher
