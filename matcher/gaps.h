// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model_free_time.h"
#include "graph/model_group.h"
#include "graph/opening.h"
#include "graph/view.h"

// What people would like and nothing near them answers, so that a coordinator can see what to start
// (domain §4, last points; matching §3, "Gaps and start-something").
namespace kith::matcher {

// Fewer people than this never leave the coordinator's page.
inline constexpr std::size_t cluster_people_min = 5;

// A group of a directory that the scheme reads. Groups live in other tenants, so the caller brings
// them and keeps them until the answer is there. `directory` is its name in paths.
struct ListedGroup {
  const graph::Group* group = nullptr;
  std::string_view directory;
};

// About a place that has a point.
struct Around {
  graph::Place place;
  std::int64_t metres = 5'000;  // 1..limits::search_metres_max
};

struct GapQuestion {
  graph::Date on;
  std::int64_t near_metres = 3'000;    // 1..limits::search_metres_max: what counts as near
  std::int64_t radius_metres = 1'200;  // likewise: of a cluster; about 15 minutes' walk
  // The coordinator's own page: clusters of any size, and who they are. Otherwise a shared report:
  // no cluster under cluster_people_min, nobody's number, and hours only where so many share them.
  bool own_page = false;
  // As side_of_wishes reads them; some: of all clusters only those of what is like one of them.
  std::vector<std::string> wishes;
  std::optional<Around> around;  // some: only clusters with somebody who lies about there
  // Clusters of so many people or more, 1..cluster_people_asked_max; unsaid: of every size that the
  // page may show. A shared report takes none under cluster_people_min.
  std::optional<std::size_t> people_min;
  std::size_t top = 20;  // 1..limits::top_max: clusters told, the others are counted
};

inline constexpr std::size_t cluster_people_asked_max = 10'000;

// A person or a neighbour.
struct Someone {
  graph::Kind kind = graph::Kind::neighbour;
  graph::Number number;

  friend bool operator==(const Someone&, const Someone&) = default;
};

// Hours that people of a cluster have time in common.
struct CommonHours {
  std::vector<graph::FreeTime> times;  // empty: nobody said, or most have no half hour in common
  bool all = false;  // everybody who said when they have time; otherwise more than half of them
  std::size_t people = 0;  // free in each of these hours; 0 where there are none
  std::size_t said = 0;    // who said when they have time; 0 on a shared report without `times`

  friend bool operator==(const CommonHours&, const CommonHours&) = default;
};

// A group that might have the new thing at its place, and what that place lacks for it.
struct Host {
  std::string directory;
  graph::GroupNumber group;
  std::string name;
  std::string place;  // name of the place, else its town; may be ""
  std::string
      similar;  // what it does that is like it; "" where it only has the right kind of place
  std::vector<graph::GroupAccess> lacks;      // of what is needed: somebody looked, it is not there
  std::vector<graph::GroupAccess> not_known;  // of what is needed: nobody said
  // At the best of the common hours within gap_days; not_known where there are none.
  graph::OpenState at_these_hours = graph::OpenState::not_known;
  bool full = false;

  friend bool operator==(const Host&, const Host&) = default;
};

// Openings are looked at so many days from the day of asking.
inline constexpr std::int32_t gap_days = 56;

// What is not there yet. All false: somebody could lead, a place is there; a first meeting is not.
struct MissingParts {
  bool leader = false;  // nobody near gives it to others
  bool place = false;   // no group near that could host it at all
  bool access = false;  // every possible host is known to lack something that is needed
  bool hours = false;   // every one with the access is closed at the common hours, or the likeliest

  friend bool operator==(const MissingParts&, const MissingParts&) = default;
};

struct GapCluster {
  std::string activity;
  bool in_the_tree = true;  // false: free words, which only the same words can answer
  std::string area;         // most common name; "" where nobody's is known by name
  std::size_t people = 0;
  std::vector<Someone> who;  // by number; own page only
  CommonHours hours;
  std::vector<graph::GroupAccess> access;  // needed by somebody among them; ascending
  std::size_t could_lead = 0;              // who teach, lead or host it, within the radius
  std::vector<Someone> leaders;            // by number; own page only
  std::optional<Host> host;                // the likeliest
  MissingParts missing;

  friend bool operator==(const GapCluster&, const GapCluster&) = default;
};

// Own page only, of a question with wishes: who may be found (about there, where it is asked of a
// place) and wishes for something like it; and for whom of them nothing near answers some such
// wish. Both by number. A shared report tells none of it: two such counts, of wishes that overlap,
// would differ by one person.
struct WishersFound {
  std::vector<Someone> who;
  std::vector<Someone> in_vain;

  friend bool operator==(const WishersFound&, const WishersFound&) = default;
};

struct Gaps {
  GapQuestion question;
  // Largest first, then by activity, then by the lowest number among its people.
  std::vector<GapCluster> clusters;
  std::size_t more = 0;   // clusters beyond question.top
  std::size_t fewer = 0;  // own page only: clusters of fewer people than question.people_min
  WishersFound wanted;
  std::size_t groups = 0;  // that are listed, active and have a place
  // Own page only: who wants something and may be found, but not said where they live. They are in
  // no cluster.
  std::vector<Someone> without_area;
  std::size_t open_wants = 0;  // own page only: wants that nothing near answers
};

// Whose wants count: people with agreement `connect` in force who were asked about no-contact, and
// adult neighbours who agreed to be found. Answered by
//   * an active, listed group, not full, that does it (meeting_min) at a place near, not known to
//     lack access that they need, for their age, not closed whenever they have time;
//   * somebody else near who may be found and gives it, not kept apart from them. An offer to lead
//     or to host answers nothing by itself: it is what could be started from.
// What is not known does not exclude. For each activity somebody wants in vain: those who want it
// or something narrower, around the one with most others about; each at most once an activity. Two
// with a no-contact mark between them never stand in one cluster: the later by number goes to
// another or none; nor does somebody count as who could lead it who is so marked with a member. A
// mark between others, who answer no want of each other, changes nothing. All that is measured of
// people begins or ends at coarse_point. Errors: bad_input for numbers out of range and
// wishes that say nothing. Cost: wants × who could answer each, and the square of those who want
// one activity in vain. Safe from any thread.
graph::Result<Gaps> find_gaps(const graph::View& view, std::span<const ListedGroup> groups,
                              const GapQuestion& question);

}  // namespace kith::matcher
