// SPDX-License-Identifier: Apache-2.0
// Private to gaps: whether a want is answered near somebody.
#pragma once

#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "graph/opening.h"
#include "matcher/gaps.h"
#include "matcher/seekers.h"

namespace kith::matcher {

// A listed, active group with its hours made ready.
struct GroupSeen {
  explicit GroupSeen(const ListedGroup& of);

  const graph::Group* group;
  std::string_view directory;
  Side side;
  graph::OpeningTimes times;
};

// Those that are listed, active and have a place, by number, then directory.
std::vector<GroupSeen> groups_seen(std::span<const ListedGroup> groups, graph::Date on);

// The best state of a place in somebody's hours within gap_days of a day; of not said hours
// not_known. `free` empty: not said.
graph::OpenState state_in(const GroupSeen& seen, const graph::GroupPlace& place,
                          const std::vector<graph::FreeTime>& free, graph::Date on);

// Keeps references to all three. Not thread safe.
class WantAnswers {
 public:
  WantAnswers(const GapQuestion& question, const std::vector<GroupSeen>& groups,
              const std::vector<Seeker>& seekers);

  bool is_answered(const Seeker& seeker, const Liked& want);

 private:
  // Who could answer a want wherever they are: positions in groups and seekers, ascending.
  struct Possible {
    std::vector<std::size_t> groups;
    std::vector<std::size_t> seekers;
  };
  using Key = std::tuple<std::string, graph::WantKind, std::int32_t, std::vector<std::string>>;
  const Possible& possible_for(const Seeker& seeker, const Liked& want);
  bool answers_by_group(const GroupSeen& seen, const Seeker& seeker) const;
  bool answers_by_person(const Seeker& giver, const Seeker& seeker) const;

  const GapQuestion& question_;
  const std::vector<GroupSeen>& groups_;
  const std::vector<Seeker>& seekers_;
  std::map<Key, Possible> known_;
};

}  // namespace kith::matcher
