// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"
#include "matcher/candidate_index.h"
#include "matcher/ledger.h"
#include "matcher/question.h"
#include "matcher/rules.h"

// From facts to a list: proposals, near misses, what blocks, what to ask next. It proposes and
// explains; nothing here introduces or places anybody.
namespace kith::matcher {

// Sorts before another by: together, mean of the parties, coverage (all descending), spread key
// (ascending), home's number (ascending). matching §2, "Order".
//
// In an emergency the person's fit of people and places kept (0 where unknown) stands in
// `together`: nearest to their own people first.
struct OrderKey {
  std::int32_t together = 0;
  std::int32_t mean = 0;      // floor of the parties' mean
  std::int32_t coverage = 0;  // floor of the parties' mean coverage
  std::uint64_t spread = 0;   // first 8 bytes of SHA-256 over (person, home, policy version)
  graph::Number household;

  friend bool operator==(const OrderKey&, const OrderKey&) = default;
};
bool comes_before(const OrderKey& a, const OrderKey& b);

struct Proposal {
  graph::HouseholdNumber household;
  OrderKey order;
  std::optional<std::size_t> wish;      // which of the person's looking_for it was asked about
  std::vector<Ledger> ledgers;          // the person, carers, residents with something stated
  std::size_t held_back_by = 0;         // index of the least content party
  std::vector<RuleAnswer> check_first;  // unknown rules; safety-critical first
  std::vector<RuleAnswer> notes;        // open rules that pass with something to say
  std::vector<graph::SubjectNumber> ask_first;  // silent residents and others to be asked

  friend bool operator==(const Proposal&, const Proposal&) = default;
};

// Exactly one open rule keeps them out.
struct NearMiss {
  graph::HouseholdNumber household;
  OrderKey order;
  std::optional<std::size_t> wish;  // as above
  RuleAnswer rule;
  std::vector<Ledger> ledgers;

  friend bool operator==(const NearMiss&, const NearMiss&) = default;
};

// An inclusion-minimal set of open rules whose waiving opens `homes` homes (homes that no private
// or confidential rule keeps out).
struct BlockingSet {
  std::vector<Rule> rules;
  std::size_t homes = 0;

  friend bool operator==(const BlockingSet&, const BlockingSet&) = default;
};

// The unknown that could move the order most: asking it of `of` might.
struct AskNext {
  graph::SubjectNumber of;
  graph::Kind kind = graph::Kind::person;
  std::optional<Criterion> criterion;
  std::optional<Rule> rule;
  std::string sentence;
  std::int64_t could_move = 0;  // basis points of together over the list, the greater the more

  friend bool operator==(const AskNext&, const AskNext&) = default;
};

struct Counts {
  // Homes that take part: no rule fails, or exactly one open one; for readers with the right also
  // those that private or confidential rules keep out.
  std::size_t considered = 0;
  std::size_t passed = 0;   // no rule fails
  std::size_t bounded = 0;  // fast path: fitting homes whose together was bounded
  std::size_t scored = 0;   // fast path: scored in full

  friend bool operator==(const Counts&, const Counts&) = default;
};

struct Proposals {
  std::uint64_t position = 0;  // of the view
  std::string policy_version;
  std::vector<Proposal> proposals;    // best first, at most question.top
  std::vector<NearMiss> near_misses;  // best first, at most near_misses_max
  std::vector<BlockingSet> blocking;  // only where nobody fits; smallest first
  std::vector<AskNext> ask_next;      // at most ask_next_max
  std::vector<RuleAnswer> closed;     // why nothing may be proposed at all (agreement …), if so
  Counts counts;

  friend bool operator==(const Proposals&, const Proposals&) = default;
};

inline constexpr std::size_t near_misses_max = 5;
inline constexpr std::size_t blocking_sets_max = 10;
inline constexpr std::size_t ask_next_max = 3;

// Scores every home. The slow, obvious oracle. Errors: not_found (no such person), too_large, and
// those of check(policy).
graph::Result<Proposals> propose_exhaustively(const graph::View& view, const Question& question);

// The same answer but for counts.bounded and counts.scored, asking only homes within reach and
// scoring only those that may still be among the best. `index` must be at the view's position
// (programmer's mistake otherwise). Where nobody fits, every home is asked after all, for the
// blocking sets. Cost: the homes within reach of the person's people and places; all homes where
// no maximum is stated. Safe from any thread.
graph::Result<Proposals> propose(const graph::View& view, const CandidateIndex& index,
                                 const Question& question);

}  // namespace kith::matcher
