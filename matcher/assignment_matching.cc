// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_matching.h"

#include <algorithm>

namespace kith::matcher {
namespace {

// By turns: depth first from everybody unmet, which serves most whatever the graph (Pothen and Fan
// 1990, first looking for room at hand, every other time through the edges backwards), and along
// shortest ways only, which bounds how often (Hopcroft and Karp 1973).
class MostMet {
 public:
  MostMet(const AssignmentNet& net, Matching& matching, AssignmentWork& work)
      : net_(net), matching_(matching), work_(work) {
    layer_.resize(net.home_count());
    next_edge_ = net.begin;
    room_edge_ = net.begin;
    next_holder_.resize(net.home_count());
  }

  bool run(const std::vector<std::uint32_t>& parties) {
    for (const std::uint32_t party : parties) {
      if (matching_.home_of[party] == nobody && !take_room(party)) unmet_.push_back(party);
    }
    while (!unmet_.empty()) {
      if (search_deep() == 0) break;
      if (unmet_.empty() || work_.is_over() || !find_layers()) break;
      std::erase_if(unmet_, [this](std::uint32_t party) { return augment(party); });
    }
    return !work_.is_over();
  }

 private:
  struct Step {
    std::uint32_t party;
    std::uint32_t home;  // where the party would go
  };

  // Room once gone does not come back, so that nobody looks at an edge for it twice.
  bool take_room(std::uint32_t party) {
    const std::uint32_t home = home_with_room(party);
    if (home != nobody) matching_.add(party, home);
    return home != nobody;
  }

  std::uint32_t home_with_room(std::uint32_t party) {
    for (std::uint32_t& at = room_edge_[party]; at < net_.end[party]; ++at) {
      if (matching_.has_room(net_.edges[at].home)) return net_.edges[at].home;
    }
    return nobody;
  }

  // How many were served.
  std::size_t search_deep() {
    std::fill(layer_.begin(), layer_.end(), nobody);
    std::fill(next_holder_.begin(), next_holder_.end(), 0U);
    next_edge_ = net_.begin;
    backwards_ = !backwards_;
    const std::size_t before = unmet_.size();
    std::erase_if(unmet_, [this](std::uint32_t party) { return search_from(party); });
    return before - unmet_.size();
  }

  bool search_from(std::uint32_t start) {
    path_.assign(1, {start, nobody});
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.home == nobody) {
        const std::uint32_t room = home_with_room(step.party);
        if (room != nobody) {
          step.home = room;
          return move_along();
        }
        if (!work_.may_go_on(1) || !choose_unseen(step)) {
          path_.pop_back();
          if (!path_.empty()) ++next_holder_[path_.back().home];
          continue;
        }
        layer_[step.home] = 0;
      }
      const auto holders = matching_.holders(step.home);
      if (next_holder_[step.home] >= holders.size()) {
        step.home = nobody;
      } else {
        path_.push_back({holders[next_holder_[step.home]], nobody});
      }
    }
    return false;
  }

  bool choose_unseen(Step& step) {
    std::uint32_t& at = next_edge_[step.party];
    const std::uint32_t from = at;
    while (at < net_.end[step.party]) {
      const std::uint32_t edge =
          backwards_ ? net_.begin[step.party] + net_.end[step.party] - 1 - at : at;
      ++at;
      if (layer_[net_.edges[edge].home] != nobody) continue;
      step.home = net_.edges[edge].home;
      break;
    }
    work_.may_go_on(at - from);
    return step.home != nobody;
  }

  // Homes by how many moves lead there from somebody unmet, until one has room.
  bool find_layers() {
    std::fill(layer_.begin(), layer_.end(), nobody);
    std::fill(next_holder_.begin(), next_holder_.end(), 0U);
    std::vector<std::uint32_t> front = unmet_;
    std::vector<std::uint32_t> next;
    bool found = false;
    for (last_layer_ = 0; !front.empty() && !found; ++last_layer_) {
      next.clear();
      for (const std::uint32_t party : front) {
        next_edge_[party] = net_.begin[party];
        if (!work_.may_go_on(net_.end[party] - net_.begin[party])) return false;
        found |= reach_from(party, next);
      }
      front.swap(next);
    }
    return found;
  }

  bool reach_from(std::uint32_t party, std::vector<std::uint32_t>& next) {
    bool found = false;
    for (const NetEdge& edge : net_.edges_of(party)) {
      if (layer_[edge.home] != nobody) continue;
      layer_[edge.home] = last_layer_;
      if (matching_.has_room(edge.home)) found = true;
      for (const std::uint32_t holder : matching_.holders(edge.home)) next.push_back(holder);
    }
    return found;
  }

  // Depth first along the layers; what was looked at in vain is not looked at again.
  bool augment(std::uint32_t start) {
    path_.assign(1, {start, nobody});
    while (!path_.empty()) {
      Step& step = path_.back();
      const auto depth = static_cast<std::uint32_t>(path_.size()) - 1;
      if (step.home == nobody && !choose_home(step, depth)) {
        path_.pop_back();
        if (!path_.empty()) path_.back().home = next_holder_at(path_.back().home);
        continue;
      }
      if (matching_.has_room(step.home)) return move_along();
      const auto holders = matching_.holders(step.home);
      if (depth + 1 >= last_layer_ || next_holder_[step.home] >= holders.size()) {
        step.home = nobody;
      } else {
        path_.push_back({holders[next_holder_[step.home]], nobody});
      }
    }
    return false;
  }

  // The holder that was tried is done with; the same home is tried with its next one.
  std::uint32_t next_holder_at(std::uint32_t home) {
    ++next_holder_[home];
    return home;
  }

  bool choose_home(Step& step, std::uint32_t depth) {
    for (std::uint32_t& at = next_edge_[step.party]; at < net_.end[step.party];) {
      const std::uint32_t home = net_.edges[at++].home;
      if (layer_[home] != depth) continue;
      step.home = home;
      return true;
    }
    return false;
  }

  bool move_along() {
    matching_.add(path_.back().party, path_.back().home);
    for (std::size_t i = path_.size() - 1; i-- > 0;) {
      const std::uint32_t home = path_[i].home;
      matching_.holders(home)[next_holder_[home]++] = path_[i].party;
      matching_.home_of[path_[i].party] = home;
    }
    return true;
  }

  const AssignmentNet& net_;
  Matching& matching_;
  AssignmentWork& work_;
  std::vector<std::uint32_t> unmet_;
  std::vector<std::uint32_t> layer_;        // of each home
  std::vector<std::uint32_t> next_edge_;    // of each party
  std::vector<std::uint32_t> room_edge_;    // of each party: there is no room before it
  std::vector<std::uint32_t> next_holder_;  // of each home
  std::vector<Step> path_;
  std::uint32_t last_layer_ = 0;
  bool backwards_ = true;
};

}  // namespace

Matching::Matching(const AssignmentNet& net)
    : home_of(net.party_count(), nobody), begin(net.home_count() + 1, 0), count(net.home_count()) {
  for (std::uint32_t home = 0; home < net.home_count(); ++home) {
    begin[home + 1] = begin[home] + static_cast<std::uint32_t>(net.places[home]);
  }
  holder.resize(begin.back());
}

void Matching::add(std::uint32_t party, std::uint32_t home) {
  holder[begin[home] + count[home]++] = party;
  home_of[party] = home;
}

void Matching::replace(std::uint32_t home, std::uint32_t old_party, std::uint32_t new_party) {
  const auto all = holders(home);
  *std::find(all.begin(), all.end(), old_party) = new_party;
  home_of[new_party] = home;
}

bool match_most(const AssignmentNet& net, const std::vector<std::uint32_t>& parties,
                Matching& matching, AssignmentWork& work) {
  return MostMet(net, matching, work).run(parties);
}

}  // namespace kith::matcher
