// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/travel.h"
#include "graph/view.h"
#include "matcher/fact.h"
#include "matcher/ledger.h"
#include "matcher/policy.h"
#include "matcher/question.h"

// Would they suit each other? One function a criterion, for one party looking at the other side.
// What 0, 5,000 and 10,000 mean stands at each, and in words in matcher/README.md.
namespace kith::matcher {

inline constexpr std::array<Criterion, criterion_count> criteria{Criterion::people_and_places_kept,
                                                                 Criterion::personality,
                                                                 Criterion::rhythm,
                                                                 Criterion::communication,
                                                                 Criterion::interests,
                                                                 Criterion::support_fit,
                                                                 Criterion::residents_wishes,
                                                                 Criterion::gifts,
                                                                 Criterion::goal_horizon,
                                                                 Criterion::home,
                                                                 Criterion::matters};

// One person and one home that might share their days.
struct Pair {
  const graph::View& view;
  const Question& question;
  const graph::Person& person;
  const graph::Household& household;
  graph::Index home = 0;  // index of the household
  Detail detail = Detail::full;

  bool in_full() const { return detail == Detail::full; }
};

// Who looks: the person (index 0), a carer or a resident by its place in the home's record.
struct Looker {
  PartyRole role = PartyRole::person;
  std::size_t index = 0;
};

// One criterion's answer for one party. With Detail::numbers only `fit` and `missing` are filled,
// the same as with Detail::full.
struct Fit {
  std::optional<std::int32_t> fit;  // 0..fit_max; none: unknown
  std::optional<Missing> missing;   // for an unknown or assumed fit: whose answer would help
  std::vector<Fact> facts;          // of both sides
  std::vector<Saying> sayings;

  std::string sentence() const { return in_one(sayings); }
};

// Whether a party of this role is asked about a criterion at all. A ledger has a line for each.
bool declared(PartyRole role, Criterion criterion);
// Whether a criterion weighs nothing until somebody stated a wish.
bool needs_stated_wish(Criterion criterion);
// Support that no rule asks about: not critical, and at least a prompt.
bool is_beyond_the_rules(const graph::Support& support);
// Whether anything that the person looks for includes nights.
bool stays_overnight(const graph::Person& person, const Question& question);
// A resident with something stated that a criterion reads: wishes, rhythm, personality, interests.
// One who only agreed, or whose only words are musts (rules, private), is silent.
bool has_stated_something(const graph::ResidentStatement& resident);

// Policy weight × importance to that party. Depends on the party alone, never on the other side.
std::int32_t weight(const Pair& pair, const Looker& looker, Criterion criterion);

// Whether that party said of anything in the criterion that it is important, or a must. Interests
// and gifts are called important one by one, and never as a whole.
bool is_called_important(const Pair& pair, const Looker& looker, Criterion criterion);

// No fit of a criterion is greater for this party, whatever the other side is like: fit_max but for
// interests and gifts, where what the party itself named sets a limit. Never below fit_unknown.
std::int32_t fit_limit(const Pair& pair, const Looker& looker, Criterion criterion);

// The criterion for one party; the criterion must be declared for its role (programmer's mistake
// otherwise). Pure; safe from any thread.
Fit look(const Pair& pair, const Looker& looker, Criterion criterion);

// Person only. For each person or place to keep, weighed by how much it would be missed (0..3,
// unsaid 1): travel_fit() of the estimate's upper end. 10,000: all as near as today; 6,000: all at
// the stated limit (30 minutes where none is stated); 0: all at three times the limit or beyond. An
// anchor that cannot be reckoned counts 5,000 beside others; unknown where none can. Somebody of
// whom nobody asked how they get about is taken to walk or go by bus: said so, and still missing.
Fit people_and_places_kept(const Pair& pair);

// Its fit for a home whose own address is known.
std::optional<std::int32_t> places_fit(const graph::Person& person, const graph::Point& home,
                                       const std::optional<graph::Stop>& stop);

// Places to keep are on record, and nothing of how the person gets there.
bool only_means_missing(const graph::Person& person);

// 5,000 with 2,500 more for each word the other side uses of itself that the party gets on with,
// 1,250 for each further word both use of themselves, 2,500 less for each that winds it up. 10,000:
// two it gets on with and none that winds it up; 0: the reverse. For the person the mean over the
// carers.
Fit personality(const Pair& pair, const Looker& looker);

// Mean over the scales both stated (busy, early, talk, screens, tidy): 10,000 the same, 3,300 less
// for each step apart (one: 6,700; two: 3,400), 0 at opposite ends of all: two people nobody chose
// for each other come to about 5,000. For the person the mean over the carers.
Fit rhythm(const Pair& pair, const Looker& looker);

// 10,000: the person's first way of communicating works in both directions (for the person: with
// every carer; with one of several, 8,000); 6,000: another way does; 4,000: only in one direction;
// 2,000: nobody yet but a carer is willing to learn it; 0: none.
Fit communication(const Pair& pair, const Looker& looker);

// 5,000 + half the saturating sum over the party's interests that the other side meets; below 5,000
// only by a stated avoid. 10,000 is the limit of many deep ones.
Fit interests(const Pair& pair, const Looker& looker);

// Support beyond the rules, weighed by how much help it is (prompt 1, help 2, full 3). 10,000:
// somebody is competent in everything (for a carer: themselves, and nights are undisturbed); 6,000:
// willing to learn; 5,000, 3,000, 0: a prompt, help, full support that nobody named.
Fit support_fit(const Pair& pair, const Looker& looker);

// Resident only. Share of their wishes about somebody new, weighed by strength, that the person
// meets: 10,000 all, 0 none; wishes in words that no record answers count 5,000.
Fit residents_wishes(const Pair& pair, const Looker& looker);

// 5,000 + half the saturating sum over gifts of the person that the home would enjoy: giving is
// credited and never takes away. 5,000 exactly where the person would rather not give.
Fit gifts(const Pair& pair, const Looker& looker);

// fit_limit() of the two: every one of the party's interests, or of the person's gifts, met in
// full.
std::int32_t interests_limit(const Pair& pair, const Looker& looker);
std::int32_t gifts_limit(const Pair& pair);

// How long both think of: the table at goal_fit(); 2,000 less for a known change in the time meant.
Fit goal_horizon(const Pair& pair, const Looker& looker);

// The house and its ways: weighted mean over wishes, quiet, garden, pets, smoking, helpful access.
// 10,000: all as wished; 0: none. Pets and a garden are a plus to those who love them.
Fit home(const Pair& pair, const Looker& looker);

// Whether anything but quiet and smoking of a house counts for the person there.
bool wishes_of_homes(const graph::Person& person);

// Faith, food, culture, identity, age, language, only as far as the party stated that it matters:
// 10,000 met, 7,000 the kitchen is willing, 0 known not to be; what others keep private stays
// unknown.
Fit matters(const Pair& pair, const Looker& looker);

}  // namespace kith::matcher
