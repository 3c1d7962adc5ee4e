// SPDX-License-Identifier: Apache-2.0
#include "matcher/pool_split.h"

#include <algorithm>

namespace kith::matcher {
namespace {

std::int64_t share_at(const ShareRange& range, std::int64_t level) {
  return std::clamp(level, range.at_least(), range.at_most());
}

std::int64_t sum_at(const std::vector<ShareRange>& ranges, std::int64_t level) {
  std::int64_t sum = 0;
  for (const ShareRange& range : ranges) sum += share_at(range, level);
  return sum;
}

// The highest level at which together they do not give more than the cost.
std::int64_t level_for(std::int64_t cost, const std::vector<ShareRange>& ranges) {
  std::int64_t low = 0;
  std::int64_t high = graph::Pence::max;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    if (sum_at(ranges, middle) <= cost) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

std::vector<Share> shares_for(std::int64_t cost, const std::vector<ShareRange>& ranges) {
  const std::int64_t level = level_for(cost, ranges);
  std::int64_t left = cost - sum_at(ranges, level);
  std::vector<Share> shares;
  for (const ShareRange& range : ranges) {
    std::int64_t pence = share_at(range, level);
    if (left > 0 && share_at(range, level + 1) > pence) {
      ++pence;
      --left;
    }
    shares.push_back({range.person, pence});
  }
  return shares;
}

}  // namespace

std::int64_t ShareRange::at_most() const {
  return std::max<std::int64_t>(most.value_or(0), at_least());
}

Split split_between(std::int64_t cost_pence, const std::vector<ShareRange>& ranges) {
  std::vector<ShareRange> in_order = ranges;
  std::sort(in_order.begin(), in_order.end(),
            [](const ShareRange& a, const ShareRange& b) { return a.person < b.person; });
  Split split;
  split.cost_pence = cost_pence;
  for (const ShareRange& range : in_order) {
    if (!range.is_known()) split.ask.push_back(range.person);
  }
  const std::int64_t least = sum_at(in_order, 0);
  const std::int64_t most = sum_at(in_order, graph::Pence::max);
  if (cost_pence > most) {
    split.outcome = SplitOutcome::short_of;
    split.difference_pence = cost_pence - most;
  } else if (cost_pence < least) {
    split.outcome = SplitOutcome::below_least;
    split.difference_pence = least - cost_pence;
  } else {
    split.shares = shares_for(cost_pence, in_order);
  }
  return split;
}

Leaving leaving_from(std::int64_t cost_pence, const std::vector<ShareRange>& ranges) {
  const std::int64_t most = sum_at(ranges, graph::Pence::max);
  Leaving leaving;
  leaving.members = ranges.size();
  leaving.holds = most >= cost_pence;
  for (const ShareRange& range : ranges) {
    const bool enough = most - range.at_most() >= cost_pence;
    leaving.holds_without += enough && ranges.size() > 2 ? 1 : 0;
  }
  return leaving;
}

}  // namespace kith::matcher
