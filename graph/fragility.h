// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/ids.h"
#include "graph/ledger_words.h"

// What of a person's freely given ties is lost when one paid worker, or two, leave. Definition:
// domain §5.2, "Fragility"; the measure is our proposal. Pure.
namespace kith::graph {

// part of whole; no share where whole is 0.
struct Share {
  std::int64_t part = 0;
  std::int64_t whole = 0;

  friend bool operator==(const Share&, const Share&) = default;
};

// Tenths of a percent, half up: 5 of 8 is 625. Nothing of nothing. Neither is negative, and whole
// at most 2^50.
std::optional<std::int32_t> per_mille(const Share& share);

// A live, freely given tie as a vertex of the dependency graph.
struct DependentTie {
  TieNumber tie;
  SubjectNumber other;
  // Through whom the two can meet: any one is enough. Others of these ties, bridge workers, or
  // anybody else, who is taken to stay.
  std::vector<SubjectNumber> through;
  bool has_own_way = true;  // alone, the other comes, a bus: then `through` does not matter
  std::optional<std::int32_t> would_miss;  // 0..3; nothing: not known, left out of that share
  std::optional<std::int64_t> minutes;     // in contact over 90 days; likewise
};

// What goes when these leave. A share leaves out ties of which its measure is not known, and its
// band rates only where at least four ties are in it.
struct BridgeLoss {
  std::vector<SubjectNumber> who;  // one or two, in order of number
  std::vector<TieNumber> lost;     // in order of number
  Share by_count;
  Share by_would_miss;
  Share by_minutes;

  friend bool operator==(const BridgeLoss&, const BridgeLoss&) = default;
};

struct Fragility {
  std::vector<TieNumber> ties;  // that were looked at, in order of number
  std::vector<TieNumber> would_miss_unknown;
  std::vector<TieNumber> minutes_unknown;
  std::vector<TieNumber> without_a_way;  // not reached even now: they depend on each other alone
  std::vector<BridgeLoss> bridges;       // each worker without whom a tie goes, by number
  // The worst by each measure: of one, and of any two workers. Of equal ones the lower by number.
  // Nothing where nobody's leaving ends a tie; two: where there are not two workers.
  std::optional<BridgeLoss> worst_by_count, worst_by_would_miss, worst_by_minutes;
  std::optional<BridgeLoss> two_by_count, two_by_would_miss, two_by_minutes;

  friend bool operator==(const Fragility&, const Fragility&) = default;
};

// The band of a share among `ties` ties. Nothing of nothing.
std::optional<Band> band_of(const Share& share, std::size_t ties);

// `ties` one an `other`; `workers` are the paid workers and carers that ties may depend on. Order
// does not matter. A tie survives who leaves where it has its own way, or somebody in `through`
// stays who is reached themselves. Cost: workers² × ties × routes.
Fragility fragility_of(std::vector<DependentTie> ties, std::vector<SubjectNumber> workers);

}  // namespace kith::graph
