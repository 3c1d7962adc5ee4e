// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/view.h"
#include "matcher/fact.h"
#include "matcher/question.h"

// May they be introduced? (matching §1.) A rule never becomes a score.
namespace kith::matcher {

// In the order in which they are printed. Values are in recorded runs and never change.
enum class Rule : std::uint8_t {
  person_agreement = 0,     // closed world: absent fails
  household_agreement = 1,  // closed world: each carer, adult and resident agreed to be proposed
  approval = 2,             // closed world: approved, for the kind, age and need, in date
  no_contact_asked = 3,     // closed world
  state = 4,                // paused homes are not listed at all
  capacity = 5,             // free on every night or session, one cap a home
  availability = 6,         // the home offers that kind on those days
  together_party = 7,       // people who must stay together
  critical_tasks = 8,
  night_support = 9,
  access = 10,
  own_room = 11,
  person_musts = 12,
  communication = 13,
  travel_maximum = 14,
  carer_musts = 15,       // household-private
  resident_musts = 16,    // household-private
  resident_answers = 17,  // household-private
  no_contact = 18,        // confidential
  avoid_area = 19,        // confidential
  ended_for_safety = 20,  // confidential
  under_review = 21,      // confidential; reads as paused
  protected_ground = 22,  // confidential; on hold with the manager
  declined = 23,          // belongs to its maker
};
inline constexpr std::size_t rule_count = 24;

// Who may learn that a rule keeps a pair out (matching §1, Visibility).
enum class RuleClass : std::uint8_t { open, household_private, confidential, makers_own };

RuleClass class_of(Rule rule);
std::string_view word(Rule rule);

// Whether a home is in this reader's lists at all: paused, deapproved, resigned ones are not, nor
// counted anywhere. One under review is listed for readers who may know why it fails.
bool is_listed(const graph::Household& household, const ReaderRights& rights);

enum class Answer : std::uint8_t { pass, fail, unknown };

// One rule's answer about one pair. `sentence` says why in words a match officer uses;
// `what_would_change` says what would turn a fail into a pass ("" for a pass). Both name open facts
// only: of a household-private rule they say that somebody there said no, never who or why, and it
// has no facts.
struct RuleAnswer {
  Rule rule = Rule::approval;
  Answer answer = Answer::pass;
  bool safety_critical = false;  // an unknown that must be answered before anything is shared …
  bool before_first_night = false;  // … or, where this is set, before the first night
  std::vector<Fact> facts;
  std::string sentence;
  std::string what_would_change;

  friend bool operator==(const RuleAnswer&, const RuleAnswer&) = default;
};

struct PairAnswers {
  std::array<Answer, rule_count> answers{};
  std::optional<std::size_t> wish;   // what they are about: an index into the person's looking_for
  std::vector<RuleAnswer> in_words;  // with Detail::full: each fail and unknown, in order of Rule
  std::vector<RuleAnswer> notes;     // with Detail::full: passes that have something to say

  bool any_fail() const;
  // Fails of a class, as bits by Rule.
  std::uint32_t fails(RuleClass which) const;
  std::uint32_t unknowns() const;
};

// Answers every rule for one person and one home; no record at an index is a programmer's mistake.
// Pure; safe from any thread. Rules that the question leaves out (emergency) answer pass.
//
// What the reader may not know: a confidential rule or one that is its maker's own answers pass
// instead of unknown and stands in no words for readers without the right; its fail keeps the pair
// out for everybody. So whoever guards what is shared asks with ReaderRights::confidential.
// Of somebody who looks for several kinds, the answers are about the one that goes furthest in this
// home: fewest fails, then fewest unknowns, then the first. For people who must stay together, the
// rules about a person are asked of each, and the worst answer stands.
PairAnswers answer_rules(const graph::View& view, const Question& question, graph::Index person,
                         graph::Index household, Detail detail);

}  // namespace kith::matcher
