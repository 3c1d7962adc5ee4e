// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <utility>

#include "graph/flat_table.h"
#include "graph/social_graph_parts.h"
#include "graph/tie_words.h"

namespace kith::graph {
namespace {

// What a record says, and between whom: the lower place first.
struct Said {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  TieWords words;

  std::uint64_t pair() const { return std::uint64_t{a} << 32U | b; }
};

class EdgeListMaker {
 public:
  explicit EdgeListMaker(const View& view) : view_(view) {
    const Index persons = view.count(Kind::person);
    circles_.resize(persons);
    for (Index i = 0; i < persons; ++i) {
      if (const Person* person = view.person(i)) circles_[i] = circle_answer(*person);
      list_.numbers.push_back(view.number_at(Kind::person, i));
    }
  }

  SocialEdgeList make() {
    const Index ties = view_.count(Kind::tie);
    for (Index i = 0; i < ties; ++i) {
      if (const Tie* tie = view_.tie(i)) hear(*tie);
    }
    std::sort(said_.begin(), said_.end(),
              [](const Said& x, const Said& y) { return x.pair() < y.pair(); });
    for (std::size_t i = 0; i < said_.size();) {
      const std::uint64_t pair = said_[i].pair();
      LinkBetween link{said_[i].a, said_[i].b, {}};
      TieWords words;
      for (; i < said_.size() && said_[i].pair() == pair; ++i) words.add(said_[i].words);
      const auto terms = words.terms();
      if (!terms) continue;
      link.terms = *terms;
      list_.links.push_back(link);
    }
    leave_out_who_is_gone();
    return std::move(list_);
  }

 private:
  void hear(const Tie& tie) {
    const Number& other = tie.other.number.number;
    const auto owner = view_.index_of(Kind::person, tie.of.number);
    // Without a person on record there is no circle, and nobody to be told of.
    if (!owner || other.is_zero() || other == tie.of.number) return;
    const CircleAnswer* answer = circles_[*owner] ? &*circles_[*owner] : nullptr;
    const auto person = view_.index_of(Kind::person, other);
    const bool is_there = person ? circles_[*person].has_value() : view_.is_live(other);
    const TieWords words(tie, answer, is_there);
    if (words.says_nothing()) return;
    const std::uint32_t at = person ? *person : place_of_other(other);
    said_.push_back({std::min(*owner, at), std::max(*owner, at), words});
  }

  std::uint32_t place_of_other(const Number& number) {
    const auto [place, is_new] = others_.at(number);
    if (!is_new) return place;
    place = static_cast<std::uint32_t>(list_.numbers.size());
    list_.numbers.push_back(number);
    return place;
  }

  // Persons whose record was ended or erased are no vertices, and others without a link neither.
  void leave_out_who_is_gone() {
    std::vector<bool> stays(list_.numbers.size(), false);
    for (std::size_t i = 0; i < circles_.size(); ++i) stays[i] = circles_[i].has_value();
    for (const LinkBetween& link : list_.links) stays[link.a] = stays[link.b] = true;
    std::vector<std::uint32_t> places(stays.size(), 0);
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < stays.size(); ++i) {
      if (!stays[i]) continue;
      list_.numbers[next] = list_.numbers[i];
      places[i] = next++;
    }
    list_.numbers.resize(next);
    for (LinkBetween& link : list_.links) {
      link.a = places[link.a];
      link.b = places[link.b];
    }
  }

  const View& view_;
  SocialEdgeList list_;
  std::vector<std::optional<CircleAnswer>> circles_;  // of persons on record, by index
  FlatTable<Number, std::uint32_t, NumberHash> others_;
  std::vector<Said> said_;
};

}  // namespace

SocialEdgeList social_edge_list(const View& view) { return EdgeListMaker(view).make(); }

}  // namespace kith::graph
