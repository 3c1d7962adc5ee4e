// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/view.h"
#include "matcher/fact.h"
#include "matcher/policy.h"
#include "matcher/question.h"

// How well one side suits the other, as exact integers that add up.
namespace kith::matcher {

inline constexpr std::int32_t fit_max = 10'000;     // basis points
inline constexpr std::int32_t fit_unknown = 5'000;  // what an unknown fit counts as

// One sentence. `against`: it is worse than neither good nor bad, and stays something to talk about
// however well the rest does. `aside`: it speaks neither for nor against; worth knowing.
struct Saying {
  std::string text;
  bool against = false;
  bool aside = false;

  friend bool operator==(const Saying&, const Saying&) = default;
};

// All of them with a blank between.
std::string in_one(const std::vector<Saying>& sayings);

// Whose answer would turn an unknown fit into a known one, or an assumed one into a told one.
struct Missing {
  graph::SubjectNumber of;
  graph::Kind kind = graph::Kind::person;

  friend auto operator<=>(const Missing&, const Missing&) = default;
};

// One criterion seen by one side. `weight` = policy weight × importance to that side.
struct LedgerLine {
  Criterion criterion = Criterion::rhythm;
  std::int32_t weight = 0;
  std::optional<std::int32_t> fit;  // 0..fit_max; none: unknown, counts fit_unknown
  std::int64_t product = 0;         // weight × (fit or fit_unknown)
  std::optional<Missing> missing;   // set where fit is unknown or rests on an assumption
  std::vector<Fact> facts;          // of both sides
  std::vector<Saying> sayings;      // why, in a match officer's words; no numbers of worth

  std::string sentence() const { return in_one(sayings); }
  friend bool operator==(const LedgerLine&, const LedgerLine&) = default;
};

enum class PartyRole : std::uint8_t { person, carer, resident };

std::string_view word(PartyRole role);

// The other side as one party sees it: `suitability` = floor(Σ product / Σ weight). The lines add
// up exactly: Σ product = suitability × denominator + remainder, 0 <= remainder < denominator.
struct Ledger {
  PartyRole role = PartyRole::person;
  graph::SubjectNumber party;
  std::vector<LedgerLine> lines;  // in order of Criterion
  std::int64_t denominator = 0;   // Σ weight, depends on this party alone
  std::int64_t remainder = 0;
  std::int32_t suitability = 0;  // 0..fit_max
  std::int32_t coverage = 0;     // share of weight with nothing missing, basis points, rounded down

  friend bool operator==(const Ledger&, const Ledger&) = default;
};

// The ledgers of everybody involved: the person first, then each carer in the record's order, then
// each resident who has stated something, in the record's order. A silent resident has none.
// More than limits::parties_max: the Error too_large with code too_many_parties in its message.
graph::Result<std::vector<Ledger>> ledgers(const graph::View& view, const Question& question,
                                           graph::Index person, graph::Index household,
                                           Detail detail);

// The same ledgers without lines: what ranking needs. Errors: likewise.
graph::Result<std::vector<Ledger>> ledgers_without_lines(const graph::View& view,
                                                         const Question& question,
                                                         graph::Index person,
                                                         graph::Index household);

// The same, given up as soon as it is known that their together is below `least`: no ledgers then.
// Errors: likewise.
graph::Result<std::vector<Ledger>> ledgers_reaching(std::int32_t least, const graph::View& view,
                                                    const Question& question, graph::Index person,
                                                    graph::Index household);

// Whether something that one of the parties called important, or a must, would be known to suit
// them not at all there: a fit of 0 in a criterion with weight. Cost: the criteria called important
// alone. More than limits::parties_max parties: false.
bool leaves_important_at_zero(const graph::View& view, const Question& question,
                              graph::Index person, graph::Index household);

// Harmonic mean of the parties' suitabilities, each raised to at least 100, in 64-bit integers:
// floor(n·2^40 / Σ floor(2^40 / max(100, s))). matching §2. 1 <= size <= 16 (programmer's mistake
// otherwise). Other combinations as the policy says: minimum; geometric by exact integer root.
std::int32_t together(const std::vector<std::int32_t>& suitabilities, Combination combination);

}  // namespace kith::matcher
