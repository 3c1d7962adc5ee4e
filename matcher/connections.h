// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/result.h"
#include "graph/travel.h"
#include "graph/view.h"
#include "matcher/community_index.h"
#include "matcher/giving.h"
#include "matcher/rules.h"

// Who and what in the neighbourhood somebody might enjoy, and who might enjoy them: matching §3. It
// proposes and explains; nothing here introduces anybody.
namespace kith::matcher {

// Everything an answer depends on beside the view, the groups and the index.
struct ConnectionQuestion {
  // Of whom it is asked. Absent: of nobody in particular, by `wishes` alone.
  std::optional<graph::PersonNumber> person;
  std::vector<std::string> wishes;         // in place of what the person said, where any are given
  std::optional<graph::Place> near;        // in place of the person's area
  std::vector<graph::FreeTime> free;       // in place of the person's
  std::vector<graph::Means> means;         // likewise
  std::vector<graph::GroupAccess> access;  // beside what the person needs
  std::optional<std::int32_t> cost_pence_max;
  std::optional<std::int32_t> age;  // where no person is asked about
  std::int64_t metres_max = 5'000;  // how far away anybody is looked for
  bool people = true;               // neighbours, other people, those of the circle
  bool groups = true;
  bool groups_cut = false;  // more groups were found than are looked at: the answer says so
  graph::Date on;
  std::size_t top = 5;  // at most limits::top_max
  // Which ties of the person's circle the reader may know of. Empty: none.
  std::function<bool(const graph::Tie&)> may_know;
};

// A group of a directory that may answer, as a search of the directory found it.
struct GroupCandidate {
  const graph::Group* group = nullptr;
  std::string directory;
  std::vector<std::size_t> by_words;  // of asked_side(): the wants whose words it says
};

// From the circle outward; services last.
enum class Stage : std::uint8_t { circle, neighbours, associations, places, services };

// What makes it possible in practice, each answered apart.
enum class Practical : std::uint8_t { time, travel, access, cost, ages, room, welcome, open };

struct PracticalAnswer {
  Practical about = Practical::time;
  Answer answer = Answer::unknown;
  std::string sentence;
  std::string what_would_change;  // "" but for a fail

  friend bool operator==(const PracticalAnswer&, const PracticalAnswer&) = default;
};

// One thing that the two have for each other.
struct ConnectionLine {
  Giving giving = Giving::mutual;
  std::int32_t value = 0;     // Meeting::value
  std::string sentence;       // "Tom wants to learn angling; Arthur would teach it."
  std::string own_pointer;    // into the person's record; "" for a wish of the question
  std::string other_pointer;  // into the other's

  friend bool operator==(const ConnectionLine&, const ConnectionLine&) = default;
};

// A chain of people who agreed to introduce: the person first, last the other, or, to a group,
// somebody who goes there and would take others along.
struct WarmWay {
  std::vector<graph::Number> people;
  std::vector<std::string> called;
  bool is_paid = false;  // goes through somebody who is paid to be there

  friend bool operator==(const WarmWay&, const WarmWay&) = default;
};

struct ConnectionProposal {
  Stage stage = Stage::neighbours;
  graph::Kind kind = graph::Kind::neighbour;  // person, neighbour or group
  graph::Number number;
  std::string directory;  // of a group
  std::string called;
  std::string area;
  std::string reach_via;           // of a neighbour: whom to ask
  Giving giving = Giving::mutual;  // of its lines, what comes first for the person
  std::vector<ConnectionLine> lines;
  std::int32_t value = 0;  // value_of the meetings
  // Its best line is at least strong_min; where the person would rather receive, of the lines in
  // which they do not only give.
  bool is_strong = false;
  std::optional<graph::Journey> journey;
  std::optional<std::int64_t> metres;      // where both places are known
  std::vector<PracticalAnswer> practical;  // passes and unknowns; of a near miss also its one fail
  std::vector<std::string> times;          // shared hours or openings, in words
  std::vector<WarmWay> ways;               // best first; the caller's, who knows the social graph

  friend bool operator==(const ConnectionProposal&, const ConnectionProposal&) = default;
};

// Somebody lost touch with whom the person wants back.
struct Reconnection {
  graph::TieNumber tie;
  graph::Number other;
  std::string called;
  std::int32_t would_miss = -1;  // 0..3, the person's own answer; -1 unsaid
  std::optional<graph::Date> last_contact;
  std::string sentence;
  std::vector<WarmWay> ways;

  friend bool operator==(const Reconnection&, const Reconnection&) = default;
};

// A connection of the person's that was begun and has not ended.
struct OnItsWay {
  graph::ConnectionNumber connection;
  graph::ConnectionState state = graph::ConnectionState::offered;
  std::string sentence;  // "Leigh Anglers: invited on 3 Nov 2026. Look in after 1 Feb 2027."
  bool look_in = false;  // the day of the look after fading has come, and nobody has looked

  friend bool operator==(const OnItsWay&, const OnItsWay&) = default;
};

struct Connections {
  std::uint64_t position = 0;
  std::vector<ConnectionProposal> proposals;    // best first, at most question.top
  std::vector<ConnectionProposal> near_misses;  // exactly one practical answer fails; likewise
  std::vector<Reconnection> reconnections;      // most missed first
  std::vector<std::string> closed;   // why nothing may be proposed at all (agreement …), if so
  std::vector<OnItsWay> on_its_way;  // begun and not ended
  std::vector<std::string> missing;  // what is not known and would help, or is not there at all
  bool receives_first = false;       // the person would rather be given to: the order says so
  std::size_t considered = 0;        // that had something for each other
  bool cut = false;  // more were near than are looked at (findable_max, groups_a_question_max)
};

// A line of this value is a strong one.
inline constexpr std::int32_t strong_min = 8'000;

// Scores whoever the index and the groups hold near, and orders them:
//   services last; somebody of the circle first; surely within reach before perhaps; a strong line
//   before none; then the person as the giver before both giving before being given to (the other
//   way round where they said they would rather receive); then Stage, value, fewer unknowns,
//   nearer, and a hash that differs from person to person, so that ties do not put the same
//   neighbour first for everybody.
// Nobody is in the answer who did not agree to be found on that day, who is not known to be over 18
// where two people would meet, or whom a confidential mark keeps apart: it equals that of a world
// without them. Errors: not_found (no such person), bad_input (wishes; nothing to ask by). `index`
// must be at the view's position. Cost: who is near and does something like it, and the groups.
graph::Result<Connections> connections(const graph::View& view, const CommunityIndex& index,
                                       std::span<const GroupCandidate> groups,
                                       const ConnectionQuestion& question);
// The same, looking at everybody in the view. The slow, obvious oracle.
graph::Result<Connections> connections_exhaustively(const graph::View& view,
                                                    std::span<const GroupCandidate> groups,
                                                    const ConnectionQuestion& question);

// The middle of the square of a hundredth of a degree (about a kilometre) that a point lies in. All
// that connections measure of people and neighbours begins or ends there, so that no question, and
// no row of questions, tells where somebody lives.
graph::Point coarse_point(const graph::Point& point);

// What the question asks for, as somebody's side, and from where: for who looks for groups.
struct AskedSide {
  Side side;
  std::optional<graph::Point> from;  // of a person's own area coarse
};
// Errors: as connections.
graph::Result<AskedSide> asked_side(const graph::View& view, const ConnectionQuestion& question);

}  // namespace kith::matcher
