// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/view.h"

// A person's relationship circle at a date. Definitions: domain §5.2 of the shared design.
namespace kith::graph {

// Whether a tie is live: contacted within its own rhythm, so that a monthly lunch is not lost at 43
// days and a yearly uncle not at all.
struct Rhythmic {
  std::optional<std::int32_t> days_since_contact;  // none: no contact is known
  std::int32_t days_max = 0;  // max(42, 2 × per_days / contacts); 42 where no rhythm was stated
  bool live = false;          // days_since_contact <= days_max, and nobody said it has ended
};

// Contacts after `on` do not count.
Rhythmic rhythm_of(const Tie& tie, Date on);

// Nobody is paid to be there. A Shared Lives carer's own tie is paid and personal: not in here, and
// counted apart.
bool is_freely_given(const Tie& tie);

struct CircleTie {
  Index tie = 0;
  Rhythmic rhythm;
};

// Ties that held on a date, innermost ring first; those whose ring nobody stated stand last.
struct Circle {
  static constexpr std::size_t ring_count = 5;  // Ring's four, then unstated
  std::array<std::vector<CircleTie>, ring_count> rings;
  std::size_t live = 0;
  std::size_t live_freely_given = 0;
  std::size_t live_shared_lives_carer = 0;
  std::size_t lost = 0;  // wanted or unsure, and not live
};

// The circle of the person at an index. Ties whose valid_from lies after `on` or whose valid_to not
// after it are left out, and so are those a person hides unless `with_hidden`. Cost: linear in the
// person's ties.
Circle circle_of(const View& view, Index person, Date on, bool with_hidden);

}  // namespace kith::graph
