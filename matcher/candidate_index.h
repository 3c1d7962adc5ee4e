// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "graph/view.h"
#include "matcher/home_card.h"
#include "matcher/home_sketch.h"
#include "matcher/reach.h"

namespace kith::matcher {

struct CandidateCells;

// Where the homes of a view are, so that a question about one town never looks at another, and each
// one's card and sketch, so that most are sifted and given up without their record. Derived from
// views and nothing else. Immutable; copying is cheap; safe from any thread.
class CandidateIndex {
 public:
  CandidateIndex();  // of the empty graph

  // The index of a later view of the same scheme, sharing what did not change. Cost: the homes that
  // changed between the two, each O(homes in its cell); all homes where the view's log of changes
  // does not reach back to this index.
  CandidateIndex advanced_to(const graph::View& later) const;

  std::uint64_t position() const;

  // Every home that is not out of reach (reach.h), and perhaps some that are; ascending. Homes
  // whose exact place is not known are always among them.
  std::vector<graph::Index> within(const Reach& reach) const;

  // A home of the view at position().
  const HomeCard& card(graph::Index home) const;
  const HomeSketch& sketch(graph::Index home) const;

 private:
  std::shared_ptr<const CandidateCells> cells_;
};

}  // namespace kith::matcher
