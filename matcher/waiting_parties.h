// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "graph/view.h"

// Who waits for a home, one by one or together: the units of the plan for the whole scheme.
namespace kith::matcher {

// Whether somebody looks for something and agreed to be matched, on a day.
bool looks_for_a_home(const graph::Person& person, graph::Date on);

// One person, or people who must stay together.
struct WaitingParty {
  std::vector<graph::PersonNumber> people;  // ascending
  // Whole weeks since they began to wait, the longest among them, 1..limits::waiting_weeks_max: how
  // soon it is their turn. 1 where nobody recorded it.
  std::int32_t weeks = 1;
  bool weeks_known = false;

  friend bool operator==(const WaitingParty&, const WaitingParty&) = default;
};

// Who waits longest comes first, then the lowest number.
bool waits_longer(const WaitingParty& a, const WaitingParty& b);

// Everybody who looks for a home on a day, by the lowest number in each party. Two are of one party
// where either must stay together with the other, or through others; who does not look for a home
// themselves is in none (the rules ask about them). The same in any order of records. Cost: linear.
std::vector<WaitingParty> waiting_parties(const graph::View& view, graph::Date on);

}  // namespace kith::matcher
