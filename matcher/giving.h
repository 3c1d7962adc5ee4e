// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model_community.h"
#include "graph/model_group.h"
#include "graph/model_person.h"
#include "graph/result.h"
#include "matcher/same_activity.h"

// What somebody would give and what they would like, in one form for people, neighbours and groups,
// and how well a gift of one meets a want of another. Offers and wants go both ways (matching §3).
namespace kith::matcher {

// Basis points, as every fit here.
inline constexpr std::int32_t meeting_max = 10'000;
// What meets less well than this is no reason to introduce anybody.
inline constexpr std::int32_t meeting_min = 5'000;

// Something given or liked. `activity` is a word of graph/activity_tree.h or free words, which meet
// only themselves. `keenness`, 0..meeting_max: how much the one who said it wants it to happen.
struct Given {
  std::string activity;
  graph::GiftKind kind = graph::GiftKind::company;
  std::int32_t keenness = meeting_max;
  std::string pointer;  // JSON Pointer into the record on the wire: "/gifts/0"; "" for a question's
  graph::Said said;
};
struct Liked {
  std::string activity;
  graph::WantKind kind = graph::WantKind::together;
  std::int32_t keenness = meeting_max;
  std::string pointer;
  graph::Said said;
  std::string words = {};  // of a wish, as it was typed; "" of what is on record
};

struct Side {
  std::vector<Given> gives;
  std::vector<Liked> wants;
  std::vector<std::string> avoids;  // nothing of this, nor of what is narrower
  bool rather_not_give = false;     // they said so: being given to comes first
};

// Gifts, and interests by their stance: teach and lead give; learn, love and would_try want; avoid
// avoids. A gift of which the person said that they do not want to be asked is not among them, nor
// the same by an interest's stance. The same thing said twice is there once, as keen as the keener.
Side side_of(const graph::Person& person);
Side side_of(const graph::Neighbour& neighbour);
// A group hosts its activities, and teaches them where it wants learners; it wants what its roles
// need, and the stance it named for an activity (teach: it would learn; lead: it needs help). A
// full one, too: whether there is room is told beside it.
Side side_of(const graph::Group& group);
// What somebody who need not be named wishes: "angling:teach", "choir", "page turner:help". The
// stance after the colon is one of Stance's or GiftKind's words, or want words (together, company,
// borrow: company is wanted, not given); without it: love. Activities are understood as people say
// them ("to fish"); what is no known activity stays free words, in lower case; words beside one
// ("page turning for a choir") are what they might do there, a gift of help. Errors: bad_input
// with the place of each wish that says nothing ("/wishes/1"); too_large beyond limits::wishes_max.
graph::Result<Side> side_of_wishes(const std::vector<std::string>& wishes);
// Words beside what was understood of a wish that stand behind a no, or say where: nothing looks
// for them, so whoever asked is to know.
std::vector<std::string> left_out_of_wishes(const std::vector<std::string>& wishes);
// What they name, whoever would give or take it, without what they avoid. Errors: the same.
graph::Result<std::vector<Doing>> doings_of_wishes(const std::vector<std::string>& wishes);

// Who gives in a line: the one asked about (the seeker), the other, or both the same.
enum class Giving : std::uint8_t { given, mutual, received };

// One gift or liking of the seeker that meets one of the other.
struct Meeting {
  Giving giving = Giving::mutual;
  std::size_t own = 0;    // index into gives (given) or wants (mutual, received) of the seeker
  std::size_t other = 0;  // index into wants (given, mutual) or gives (received) of the other
  // min(value to the seeker, value to the other): the match of kinds and activities, scaled by the
  // keenness of each. meeting_min..meeting_max.
  std::int32_t value = 0;

  friend bool operator==(const Meeting&, const Meeting&) = default;
};

// The best meeting for each thing of the other and each way of giving, those below meeting_min and
// whatever either avoids left out; best first, then by giving, own, other. So one more gift or want
// on either side never lowers any. Activities meet as matcher/same_activity.h says. Seen from the
// other side, the best given and the best received change places and the best mutual is the same.
// Cost: |seeker| × |other|.
std::vector<Meeting> meetings_between(const Side& seeker, const Side& other);

// How far a gift answers a want of the same activity, and two wants each other: a table of ours,
// 0..meeting_max (matcher/README.md tells why).
std::int32_t answers(graph::GiftKind gift, graph::WantKind want);
std::int32_t answers(graph::WantKind one, graph::WantKind other);  // symmetric

// All of a pair's meetings as one value, 0..meeting_max: the saturating sum of matching §1 over
// the things of the other, each by its best meeting, so that one deep thing outweighs six shallow
// ones and one more never lowers it. One perfect meeting alone is 6,000.
std::int32_t value_of(const std::vector<Meeting>& meetings);

}  // namespace kith::matcher
