// SPDX-License-Identifier: Apache-2.0
#include "graph/social_link.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/tie_words.h"

namespace kith::graph {
namespace {

constexpr std::int32_t days_to_2000 = 10'957;

std::optional<CircleAnswer> answer_of(const View& view, const Number& number) {
  const Person* person = view.find<Person>(number);
  if (!person) return std::nullopt;
  return circle_answer(*person);
}

}  // namespace

Quarter quarter_of(Date date) {
  constexpr std::int32_t days_of_16 = 1'461;
  const std::int32_t scaled = (date.days - days_to_2000) * 16;
  return scaled >= 0 ? scaled / days_of_16 : -((-scaled + days_of_16 - 1) / days_of_16);
}

std::vector<Link> links_of(const View& view, const Number& whose) {
  std::vector<Link> links;
  if (!view.is_live(whose)) return links;
  const std::optional<CircleAnswer> own = answer_of(view, whose);
  std::vector<std::pair<Number, TieWords>> said;
  for (const Index index : view.ties_about(whose)) {
    const Tie& tie = *view.tie(index);
    const bool is_own = tie.of.number == whose;
    const Number& other = is_own ? tie.other.number.number : tie.of.number;
    if (other.is_zero() || other == whose) continue;
    const std::optional<CircleAnswer> owner = is_own ? own : answer_of(view, other);
    const bool other_is_there = !is_own || view.is_live(other);
    said.emplace_back(other, TieWords(tie, owner ? &*owner : nullptr, other_is_there));
  }
  const auto by_number = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::sort(said.begin(), said.end(), by_number);
  for (std::size_t i = 0; i < said.size();) {
    const Number to = said[i].first;
    TieWords pair;
    for (; i < said.size() && said[i].first == to; ++i) pair.add(said[i].second);
    if (const auto terms = pair.terms()) links.push_back(Link{to, *terms});
  }
  return links;
}

std::optional<LinkTerms> link_between(const View& view, const Number& one, const Number& other) {
  if (!view.is_live(one) || !view.is_live(other)) return std::nullopt;
  TieWords pair;
  for (const Index index : view.ties_between(one, other)) {
    const Tie& tie = *view.tie(index);
    const std::optional<CircleAnswer> owner = answer_of(view, tie.of.number);
    pair.add(TieWords(tie, owner ? &*owner : nullptr, true));
  }
  return pair.terms();
}

}  // namespace kith::graph
