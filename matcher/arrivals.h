// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "matcher/assignment.h"

// People arrive one at a time, and each is to have somebody suggested now. Which of their real
// options is taken decides who will find a place later: the last plan's prices say which homes
// others will need.
namespace kith::matcher {

// One of a party's real options: a home by its place among the homes.
struct ArrivalOption {
  std::uint32_t home = 0;
  std::int64_t together = 0;

  friend bool operator==(const ArrivalOption&, const ArrivalOption&) = default;
};

// One after another into homes with so many places each. Whoever arrives and has a real option with
// a place free is never left without: prices choose among their options and withhold none.
class Arrivals {
 public:
  // How a home is chosen.
  enum class By : std::uint8_t {
    best_now,  // the option that suits best, whoever comes later
    prices,    // the option that suits best when what it costs others is taken off
  };

  // Places of each home. Without prices By::prices is By::best_now.
  explicit Arrivals(std::vector<std::int32_t> places);

  // Of each home, from a plan of who was expected (Assignment::prices): as many as homes
  // (programmer's mistake otherwise). They stay until the next.
  void set_prices(std::vector<AssignmentPrice> prices);

  // Which of the options is taken (its place among them), or nothing where none has a place. Of
  // equal ones the first by home. The home has a place less after that. Options name homes that
  // exist (programmer's mistake otherwise).
  std::optional<std::size_t> arrive(const std::vector<ArrivalOption>& options, By by);

  const std::vector<std::int32_t>& places() const { return places_; }

 private:
  std::vector<std::int32_t> places_;  // free
  std::vector<AssignmentPrice> prices_;
};

// The plan of those who are expected over what is free: its prices steer arrivals until the next
// plan. `keys` of homes; a party is known by its place. Each expected party has one place. Errors:
// those of solve_assignment(). Cost: that of one plan.
graph::Result<std::vector<AssignmentPrice>> expected_prices(
    const std::vector<std::int32_t>& places,
    const std::vector<std::vector<ArrivalOption>>& expected);

}  // namespace kith::matcher
