// SPDX-License-Identifier: Apache-2.0
// Private to the connections: whom a question is about, prepared once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matcher/connections.h"
#include "matcher/kept_apart.h"

namespace kith::matcher {

inline constexpr int adult_age = 18;
// How far somebody may live from the point that stands for their neighbourhood. Ours.
inline constexpr std::int64_t neighbourhood_slack_m = 500;

// Meeting::other of a group that only says the words of a wish.
inline constexpr std::size_t by_words_only = static_cast<std::size_t>(-1);

// What a group counts as that nobody has told of.
inline constexpr std::int32_t welcome_unknown = 9'000;

struct ConnectionSeeker {
  const graph::View& view;
  const ConnectionQuestion& question;
  const graph::Person* person = nullptr;  // null: nobody in particular
  std::string name;                       // "Arthur", "somebody"
  Side side;
  Locality spot;  // where it is looked from, coarse
  Locality home;  // the person's own, exactly; never measured from
  graph::Travel travel;
  std::vector<graph::FreeTime> free;
  std::vector<graph::GroupAccess> access;  // needed
  std::optional<int> age;
  std::vector<const graph::Tie*> ties;  // of the circle, that the reader may know of

  graph::Number number() const { return person ? person->identity.number : graph::Number{}; }
  bool is_under_18() const { return age && *age < adult_age; }
  bool receives_first() const { return side.rather_not_give; }
};

// Errors: not_found, bad_input, as matcher::connections says. Holds on to view and question.
graph::Result<ConnectionSeeker> seeker_of(const graph::View& view,
                                          const ConnectionQuestion& question);

// Why the person may not be asked about at all: a sentence each. Empty: go on.
std::vector<std::string> closed_to(const ConnectionSeeker& seeker);
// What is not known of the seeker and would help.
std::vector<std::string> unknown_of(const ConnectionSeeker& seeker);

// Somebody or something looked at beside the seeker.
struct ConnectionOther {
  graph::Kind kind = graph::Kind::neighbour;
  graph::Number number;
  std::string name;
  Side side;
  Locality spot;  // of people and neighbours coarse
  std::vector<graph::FreeTime> free;
  const graph::Group* group = nullptr;       // of a group
  const graph::GroupPlace* place = nullptr;  // of its places the one that suits best
  std::string directory;
  std::string reach_via;
  std::optional<int> age;
  std::vector<std::size_t> by_words;
  std::int32_t welcome = welcome_unknown;  // of a group, as it was found: 3,500 to 10,000
};

// Nothing where they may not be found by this seeker on that day: no agreement, not over 18, or
// kept apart.
std::optional<ConnectionOther> findable_other(const ConnectionSeeker& seeker,
                                              const Findable& found);
std::optional<ConnectionOther> group_other(const ConnectionSeeker& seeker,
                                           const GroupCandidate& candidate);

// The lowest of age_range(): the youngest that they may be. Nothing where no age is known.
std::optional<int> age_of(const graph::Person& person, graph::Date on);

// The newest visit to a group up to a day of which is said how it was; null where there is none, or
// it is so long ago that it says nothing any more.
const graph::GroupVisit* last_visit(const graph::View& view, const graph::Number& group,
                                    graph::Date on);

// What makes it possible, in the order of Practical; what nobody asked is left out. Fills journey,
// metres and times of the proposal, too.
void add_practical(const ConnectionSeeker& seeker, const ConnectionOther& other,
                   ConnectionProposal& proposal);

std::vector<ConnectionLine> lines_of(const ConnectionSeeker& seeker, const ConnectionOther& other,
                                     const std::vector<Meeting>& meetings);

std::vector<Reconnection> reconnections_of(const ConnectionSeeker& seeker);
std::vector<OnItsWay> on_its_way(const ConnectionSeeker& seeker);
// Whether a connection with them was begun and has not ended.
bool is_on_its_way(const ConnectionSeeker& seeker, const graph::Number& other);

}  // namespace kith::matcher
