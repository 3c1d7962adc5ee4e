// SPDX-License-Identifier: Apache-2.0
#include "matcher/connections.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "graph/check.h"
#include "graph/limits.h"
#include "matcher/connections_seeker.h"
#include "matcher/order.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

// A group that says the words of a wish, where no activity is known of either.
constexpr std::int32_t value_of_words = 6'500;
// How far a home may lie beyond the middle of its square, and a little more.
constexpr std::int64_t coarse_metres = 1'000;
constexpr std::string_view spread_by = "connections";

Stage stage_of(const graph::Group& group) {
  if (group.only_for_people_with_support.value_or(false)) return Stage::services;
  if (!group.group_kind) return Stage::places;
  switch (*group.group_kind) {
    case graph::GroupKind::service: return Stage::services;
    case graph::GroupKind::mainstream_place: return Stage::places;
    default: return Stage::associations;
  }
}

// The lower, the earlier: as connections() says in the header.
int giving_rank(Giving giving, bool receives_first) {
  const int rank = static_cast<int>(giving);
  return receives_first ? 2 - rank : rank;
}

class Proposing {
 public:
  Proposing(const ConnectionSeeker& seeker, std::span<const GroupCandidate> groups)
      : seeker_(seeker), groups_(groups) {}

  void consider(std::span<const Findable> people) {
    if (!seeker_.question.people) return;
    for (const Findable& each : people) {
      if (auto other = findable_other(seeker_, each)) consider(*other);
    }
  }
  void consider_groups() {
    if (!seeker_.question.groups) return;
    for (const GroupCandidate& each : groups_) {
      if (auto other = group_other(seeker_, each)) consider(*other);
    }
  }

  void finish(Connections& answer) {
    answer.considered = considered_;
    answer.proposals = best(fits_);
    answer.near_misses = best(misses_);
  }

 private:
  bool is_in_circle(const ConnectionOther& other) const {
    return std::any_of(seeker_.ties.begin(), seeker_.ties.end(), [&](const graph::Tie* tie) {
      return tie->other.number.number == other.number;
    });
  }

  // Where one of the two has no point, the names of their areas decide; a group of which nobody
  // knows where it is may be anywhere.
  bool is_near(const ConnectionOther& other, bool in_circle) const {
    if (in_circle) return true;
    const Locality& here = seeker_.spot;
    if (here.point && other.spot.point) {
      return graph::metres_between(*here.point, *other.spot.point) <= seeker_.question.metres_max;
    }
    if (!here.point && here.name.empty()) return true;
    if (other.group != nullptr && !other.spot.point && other.spot.name.empty()) return true;
    return !here.name.empty() && same_word(here.name, other.spot.name);
  }

  std::vector<Meeting> meetings_with(const ConnectionOther& other) const {
    std::vector<Meeting> meetings = meetings_between(seeker_.side, other.side);
    for (const std::size_t own : other.by_words) {
      const bool known = std::any_of(meetings.begin(), meetings.end(), [&](const Meeting& each) {
        return each.giving != Giving::given && each.own == own;
      });
      if (!known) meetings.push_back({Giving::received, own, by_words_only, value_of_words});
    }
    // A poor welcome moves a group down and hides it from nobody.
    for (Meeting& each : meetings) {
      each.value = std::min(meeting_max, each.value * other.welcome / welcome_unknown);
    }
    return meetings;
  }

  void consider(const ConnectionOther& other) {
    if (is_on_its_way(seeker_, other.number)) return;
    const bool in_circle = is_in_circle(other);
    if (!is_near(other, in_circle)) return;
    const std::vector<Meeting> meetings = meetings_with(other);
    if (meetings.empty()) return;
    ++considered_;
    ConnectionProposal proposal = proposal_of(other, meetings, in_circle);
    add_practical(seeker_, other, proposal);
    const auto fails = std::count_if(proposal.practical.begin(), proposal.practical.end(),
                                     [](const auto& each) { return each.answer == Answer::fail; });
    if (fails > 1) return;
    (fails == 0 ? fits_ : misses_).push_back(std::move(proposal));
  }

  ConnectionProposal proposal_of(const ConnectionOther& other, const std::vector<Meeting>& meetings,
                                 bool in_circle) const {
    ConnectionProposal proposal;
    proposal.stage = other.group ? stage_of(*other.group) : Stage::neighbours;
    if (in_circle) proposal.stage = Stage::circle;
    proposal.kind = other.kind;
    proposal.number = other.number;
    proposal.directory = other.directory;
    proposal.called = other.name;
    proposal.area = other.spot.name;
    proposal.reach_via = other.reach_via;
    proposal.lines = lines_of(seeker_, other, meetings);
    proposal.value = value_of(meetings);
    const bool receives_first = seeker_.receives_first();
    proposal.is_strong = std::any_of(meetings.begin(), meetings.end(), [&](const Meeting& each) {
      return each.value >= strong_min && !(receives_first && each.giving == Giving::given);
    });
    proposal.giving = giving_of(meetings, proposal.is_strong);
    return proposal;
  }

  // Of the strong lines, where there are any and giving comes first.
  Giving giving_of(const std::vector<Meeting>& meetings, bool has_strong) const {
    const bool receives_first = seeker_.receives_first();
    Giving best = receives_first ? Giving::given : Giving::received;
    for (const Meeting& each : meetings) {
      if (!receives_first && has_strong && each.value < strong_min) continue;
      if (giving_rank(each.giving, receives_first) < giving_rank(best, receives_first)) {
        best = each.giving;
      }
    }
    return best;
  }

  auto key_of(const ConnectionProposal& each) const {
    const bool receives_first = seeker_.receives_first();
    const auto unknowns = std::count_if(each.practical.begin(), each.practical.end(),
                                        [](const auto& a) { return a.answer == Answer::unknown; });
    const bool may_be_far = std::any_of(
        each.practical.begin(), each.practical.end(),
        [](const auto& a) { return a.about == Practical::travel && a.answer == Answer::unknown; });
    // Whoever would rather receive: first whether they do at all.
    const bool gives_only = receives_first && each.giving == Giving::given;
    return std::make_tuple(each.stage == Stage::services, each.stage != Stage::circle, gives_only,
                           may_be_far, !each.is_strong, giving_rank(each.giving, receives_first),
                           each.stage, -each.value, unknowns,
                           each.metres.value_or(std::numeric_limits<std::int64_t>::max()),
                           spread_key(seeker_.number(), each.number, spread_by), each.number);
  }

  std::vector<ConnectionProposal> best(std::vector<ConnectionProposal>& from) const {
    using Key = decltype(key_of(from.front()));
    std::vector<std::pair<Key, std::size_t>> order;
    order.reserve(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) order.emplace_back(key_of(from[i]), i);
    const std::size_t most = std::min(seeker_.question.top, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most),
                      order.end());
    std::vector<ConnectionProposal> found;
    found.reserve(most);
    for (std::size_t i = 0; i < most; ++i) found.push_back(std::move(from[order[i].second]));
    return found;
  }

  const ConnectionSeeker& seeker_;
  std::span<const GroupCandidate> groups_;
  std::vector<ConnectionProposal> fits_;
  std::vector<ConnectionProposal> misses_;
  std::size_t considered_ = 0;
};

// Whoever of the circle has a record of their own, wherever they live.
void add_circle(const ConnectionSeeker& seeker, std::vector<Findable>& people) {
  for (const graph::Tie* tie : seeker.ties) {
    for (const graph::Kind kind : {graph::Kind::person, graph::Kind::neighbour}) {
      const auto index = seeker.view.index_of(kind, tie->other.number.number);
      if (index) people.push_back({kind, *index});
    }
  }
}

std::vector<Findable> near(const CommunityIndex& index, const ConnectionSeeker& seeker, bool& cut) {
  std::vector<Findable> people;
  const auto look_for = [&](const std::string& activity) {
    auto found = index.find(
        {activity, seeker.spot.point, seeker.question.metres_max + coarse_metres, seeker.spot.name},
        graph::limits::findable_max);
    cut = cut || found.cut;
    people.insert(people.end(), found.people.begin(), found.people.end());
  };
  for (const Given& each : seeker.side.gives) look_for(each.activity);
  for (const Liked& each : seeker.side.wants) look_for(each.activity);
  add_circle(seeker, people);
  return people;
}

std::vector<Findable> everybody(const graph::View& view) {
  std::vector<Findable> people;
  for (const graph::Kind kind : {graph::Kind::person, graph::Kind::neighbour}) {
    for (graph::Index index = 0; index < view.count(kind); ++index) people.push_back({kind, index});
  }
  return people;
}

// What is not there at all: said only where nothing was found.
void add_missing(const graph::View& view, std::span<const GroupCandidate> groups,
                 const ConnectionQuestion& question, Connections& answer) {
  if (!answer.proposals.empty()) return;
  if (question.people && view.count(graph::Kind::neighbour) == 0) {
    answer.missing.push_back("No neighbour is on record here who agreed to be found.");
  }
  if (question.groups && groups.empty()) {
    answer.missing.push_back(
        "No community group near is known that does anything like it: see \"kith gaps\", and "
        "whether the scheme reads a directory.");
  }
}

template <class Gather>
graph::Result<Connections> ask(const graph::View& view, std::span<const GroupCandidate> groups,
                               const ConnectionQuestion& question, const Gather& gather) {
  auto seeker = seeker_of(view, question);
  if (!seeker) return std::move(seeker).error();
  Connections answer;
  answer.position = view.position();
  answer.cut = question.groups_cut;
  answer.receives_first = seeker->receives_first();
  answer.closed = closed_to(*seeker);
  if (!answer.closed.empty()) return answer;
  std::vector<Findable> people = gather(*seeker, answer.cut);
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  Proposing proposing(*seeker, groups);
  proposing.consider(people);
  proposing.consider_groups();
  proposing.finish(answer);
  answer.reconnections = reconnections_of(*seeker);
  answer.on_its_way = on_its_way(*seeker);
  answer.missing = unknown_of(*seeker);
  add_missing(view, groups, question, answer);
  return answer;
}

}  // namespace

graph::Result<Connections> connections(const graph::View& view, const CommunityIndex& index,
                                       std::span<const GroupCandidate> groups,
                                       const ConnectionQuestion& question) {
  KITH_CHECK(index.position() == view.position());
  return ask(view, groups, question, [&](const ConnectionSeeker& seeker, bool& cut) {
    return question.people ? near(index, seeker, cut) : std::vector<Findable>{};
  });
}

graph::Result<Connections> connections_exhaustively(const graph::View& view,
                                                    std::span<const GroupCandidate> groups,
                                                    const ConnectionQuestion& question) {
  return ask(view, groups, question,
             [&](const ConnectionSeeker&, bool&) { return everybody(view); });
}

graph::Result<AskedSide> asked_side(const graph::View& view, const ConnectionQuestion& question) {
  auto seeker = seeker_of(view, question);
  if (!seeker) return std::move(seeker).error();
  return AskedSide{std::move(seeker->side), seeker->spot.point};
}

}  // namespace kith::matcher
