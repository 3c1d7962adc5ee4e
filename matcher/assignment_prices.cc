// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_prices.h"

#include <algorithm>
#include <functional>

namespace kith::matcher {
namespace {

AssignmentPrice most_of_party(const AssignmentInstance& instance, std::uint32_t party,
                              std::vector<AssignmentPrice>& worths) {
  std::sort(worths.begin(), worths.end(), std::greater<>());
  AssignmentPrice most;
  const auto options = std::min<std::size_t>(
      worths.size(), static_cast<std::size_t>(instance.parties[party].options_max));
  for (std::size_t i = 0; i < options; ++i) {
    const AssignmentPrice more =
        worths[i] + party_reward(instance, party, static_cast<std::int32_t>(i) + 1);
    if (more <= AssignmentPrice{}) break;
    most = most + more;
  }
  return most;
}

AssignmentPrice times(const AssignmentPrice& price, std::int64_t count) {
  return {price.required * count, price.parties_met * count, price.priority * count,
          price.weight * count};
}

AssignmentPrice most_of_home(const AssignmentInstance& instance, std::uint32_t home,
                             const AssignmentPrice& price) {
  const AssignmentHome& listed = instance.homes[home];
  AssignmentPrice most;
  const AssignmentPrice first = price + AssignmentPrice{1, 0, 0, 0};
  if (first > AssignmentPrice{}) most = most + times(first, listed.places_min);
  if (price > AssignmentPrice{}) {
    most = most + times(price, listed.places - listed.places_min);
  }
  return most;
}

AssignmentPrice sum_at(const AssignmentInstance& instance,
                       const std::vector<AssignmentPrice>& prices) {
  std::vector<std::uint32_t> begin(instance.parties.size() + 1, 0);
  for (const AssignmentEdge& edge : instance.edges) ++begin[edge.party + 1];
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<std::uint32_t> edges(instance.edges.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (std::uint32_t i = 0; i < edges.size(); ++i) edges[next[instance.edges[i].party]++] = i;
  std::vector<bool> pinned(instance.edges.size(), false);
  for (const std::uint32_t pin : instance.pins) pinned[pin] = true;
  AssignmentPrice sum;
  std::vector<AssignmentPrice> worths;
  for (std::uint32_t party = 0; party + 1 < begin.size(); ++party) {
    worths.clear();
    for (std::uint32_t at = begin[party]; at < begin[party + 1]; ++at) {
      const AssignmentEdge& edge = instance.edges[edges[at]];
      worths.push_back(AssignmentPrice{pinned[edges[at]] ? 1 : 0, 0, 0, edge.weight} -
                       prices[edge.home]);
    }
    sum = sum + most_of_party(instance, party, worths);
  }
  for (std::uint32_t home = 0; home < instance.homes.size(); ++home) {
    sum = sum + most_of_home(instance, home, prices[home]);
  }
  return sum;
}

}  // namespace

AssignmentPrice party_reward(const AssignmentInstance& instance, std::uint32_t party,
                             std::int32_t option) {
  const AssignmentParty& listed = instance.parties[party];
  const bool first = option == 1 && instance.goal == AssignmentGoal::parties_first;
  return {option <= listed.options_min ? 1 : 0, first ? 1 : 0, first ? listed.priority : 0, 0};
}

AssignmentPrice home_reward(const AssignmentInstance& instance, std::uint32_t home,
                            std::int32_t taker) {
  return {taker <= instance.homes[home].places_min ? 1 : 0, 0, 0, 0};
}

std::int64_t required_of(const AssignmentInstance& instance) {
  auto required = static_cast<std::int64_t>(instance.pins.size());
  for (const AssignmentParty& party : instance.parties) required += party.options_min;
  for (const AssignmentHome& home : instance.homes) required += home.places_min;
  return required;
}

AssignmentValue bound_at(const AssignmentInstance& instance,
                         const std::vector<AssignmentPrice>& prices) {
  AssignmentPrice sum = sum_at(instance, prices);
  const std::vector<AssignmentPrice> nothing(instance.homes.size());
  if (sum.required > required_of(instance) && prices != nothing) sum = sum_at(instance, nothing);
  return {sum.parties_met, sum.priority, sum.weight};
}

}  // namespace kith::matcher
