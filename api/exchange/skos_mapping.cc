// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/skos_mapping.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>

#include "graph/activity_labels.h"
#include "graph/activity_tree.h"

namespace kith::api {
namespace {

constexpr std::size_t above_max = 64;

class Mapper {
 public:
  explicit Mapper(const SkosScheme& scheme) : scheme_(scheme), made_(scheme.concepts.size()) {
    for (std::size_t i = 0; i < made_.size(); ++i) places_.emplace(scheme.concepts[i].id, i);
  }

  std::vector<SkosMapping> run() {
    for (std::size_t i = 0; i < made_.size(); ++i) take_preferred(i);
    for (const std::size_t place : from_the_top()) take_others(place);
    settle();
    std::vector<SkosMapping> all = made_;
    for (std::size_t i = 0; i < all.size(); ++i) take_broader(i, all[i]);
    return all;
  }

 private:
  // Whose label it is, ours or theirs, that says a concept is ours; the stronger the greater.
  enum class Claim : std::uint8_t { other, our_preferred, both_preferred };
  struct Taker {
    std::size_t place = 0;
    Claim claim = Claim::other;
  };

  void take_preferred(std::size_t place) {
    const auto found = graph::whole_label(scheme_.concepts[place].preferred);
    if (!found || !found->preferred) return;
    made_[place] = {SkosMatch::exact, found->concept_word, place};
    takers_[found->concept_word].push_back({place, Claim::both_preferred});
  }

  // Places with what is broader before what is narrower, cycles as they come.
  std::vector<std::size_t> from_the_top() const {
    std::vector<std::size_t> depths(made_.size(), 0);
    bool deeper = true;
    for (std::size_t pass = 0; pass < above_max && deeper; ++pass) {
      deeper = false;
      for (std::size_t i = 0; i < depths.size(); ++i) {
        for (const std::string& id : scheme_.concepts[i].broader) {
          const std::size_t least = std::min(depths[places_.at(id)] + 1, above_max);
          deeper = deeper || least > depths[i];
          depths[i] = std::max(depths[i], least);
        }
      }
    }
    std::vector<std::size_t> order(made_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return depths[a] < depths[b]; });
    return order;
  }

  void take_others(std::size_t place) {
    if (made_[place].match != SkosMatch::none) return;
    const SkosConcept& theirs = scheme_.concepts[place];
    const auto above = nearest_above(place);
    const auto fits = [&](const std::string& label, bool preferred) {
      const auto found = graph::whole_label(label);
      if (!found || (preferred && !found->preferred)) return false;
      const std::string_view ours = found->concept_word;
      if (above && !graph::is_within(ours, made_[*above].concept_word)) return false;
      made_[place] = {SkosMatch::exact, ours, place};
      takers_[ours].push_back({place, preferred ? Claim::our_preferred : Claim::other});
      return true;
    };
    for (const bool preferred : {true, false}) {
      if (fits(theirs.preferred, preferred)) return;
      for (const std::string& label : theirs.others) {
        if (fits(label, preferred)) return;
      }
    }
  }

  // Only one of theirs can be ours. Where several say so, the strongest claim stands if it is
  // alone; the others are narrower kinds of it.
  void settle() {
    for (auto& [ours, takers] : takers_) {
      Claim best = Claim::other;
      for (const Taker& taker : takers) best = std::max(best, taker.claim);
      const auto best_count = std::count_if(
          takers.begin(), takers.end(), [&](const Taker& taker) { return taker.claim == best; });
      for (const Taker& taker : takers) {
        const bool stands =
            taker.claim == Claim::both_preferred || (taker.claim == best && best_count == 1);
        if (!stands) made_[taker.place].match = SkosMatch::broad;
      }
    }
  }

  void take_broader(std::size_t place, SkosMapping& mapping) const {
    if (mapping.match != SkosMatch::none) return;
    if (const auto above = nearest_above(place)) {
      mapping = {SkosMatch::broad, made_[*above].concept_word, *above};
    }
  }

  // The nearest broader concept that is found among ours, level by level, in their order. Gives up
  // after above_max, for a tree is not that deep.
  std::optional<std::size_t> nearest_above(std::size_t place) const {
    std::vector<std::size_t> seen{place};
    for (std::size_t i = 0; i < seen.size() && seen.size() <= above_max; ++i) {
      for (const std::string& id : scheme_.concepts[seen[i]].broader) {
        const std::size_t above = places_.at(id);
        if (std::find(seen.begin(), seen.end(), above) != seen.end()) continue;
        if (made_[above].match != SkosMatch::none) return above;
        seen.push_back(above);
      }
    }
    return std::nullopt;
  }

  const SkosScheme& scheme_;
  std::vector<SkosMapping> made_;
  std::unordered_map<std::string_view, std::size_t> places_;  // by id; looked up, never walked
  std::map<std::string_view, std::vector<Taker>> takers_;     // of each concept of ours
};

}  // namespace

std::string_view term(SkosMatch match) {
  switch (match) {
    case SkosMatch::exact: return "exactMatch";
    case SkosMatch::broad: return "broadMatch";
    case SkosMatch::none: break;
  }
  return {};
}

std::vector<SkosMapping> map_to_activities(const SkosScheme& scheme) {
  return Mapper(scheme).run();
}

}  // namespace kith::api
