// SPDX-License-Identifier: Apache-2.0
#include "graph/activity_tree.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/activity_tables.h"
#include "graph/check.h"

namespace kith::graph {
namespace {

constexpr std::size_t depth_max = 4;

using Table = std::span<const Activity>;

// Every row of every table, sorted by word.
std::vector<const Activity*> all_rows() {
  const std::array<Table, 7> tables{activities_of_games_and_learning(),
                                    activities_of_machines_and_home(),
                                    activities_of_making(),
                                    activities_of_music_and_stage(),
                                    activities_of_outdoors(),
                                    activities_of_people(),
                                    activities_of_sport()};
  std::vector<const Activity*> rows;
  for (const Table& table : tables) {
    for (const Activity& row : table) rows.push_back(&row);
  }
  std::sort(rows.begin(), rows.end(),
            [](const Activity* a, const Activity* b) { return a->word < b->word; });
  return rows;
}

// From a concept up to the top, as places in the sorted rows, the top first.
struct Chain {
  std::array<std::uint16_t, depth_max> places{};
  std::size_t depth = 0;
};

// Made once: matching asks for the similarity of two words some hundred times a home.
class Tree {
 public:
  Tree() : rows_(all_rows()) {
    places_.reserve(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) places_.emplace(rows_[i]->word, i);
    KITH_CHECK(places_.size() == rows_.size());
    for (const Activity* row : rows_) chains_.push_back(chain_of(*row));
  }
  const std::vector<const Activity*>& rows() const { return rows_; }
  const Activity* find(std::string_view word) const {
    const auto found = places_.find(word);
    return found == places_.end() ? nullptr : rows_[found->second];
  }
  std::optional<std::size_t> place(std::string_view word) const {
    const auto found = places_.find(word);
    if (found == places_.end()) return std::nullopt;
    return found->second;
  }
  // Empty for a word that is no concept.
  const Chain& chain(std::string_view word) const {
    static const Chain none;
    const auto found = places_.find(word);
    return found == places_.end() ? none : chains_[found->second];
  }
  const Chain& chain_at(std::size_t place) const { return chains_[place]; }

 private:
  Chain chain_of(const Activity& row) const {
    Chain chain;
    for (std::string_view at = row.word; !at.empty(); at = find(at)->broader) {
      const auto found = places_.find(at);
      KITH_CHECK(found != places_.end() && chain.depth < depth_max);
      chain.places[chain.depth++] = static_cast<std::uint16_t>(found->second);
    }
    std::reverse(chain.places.begin(),
                 chain.places.begin() + static_cast<std::ptrdiff_t>(chain.depth));
    return chain;
  }

  std::vector<const Activity*> rows_;
  std::unordered_map<std::string_view, std::size_t> places_;  // looked up, never walked
  std::vector<Chain> chains_;
};

const Tree& tree() {
  static const Tree made;
  return made;
}

// How many concepts two chains share, counted from the top.
std::size_t common_depth(const Chain& a, const Chain& b) {
  std::size_t shared = 0;
  while (shared < a.depth && shared < b.depth && a.places[shared] == b.places[shared]) ++shared;
  return shared;
}

std::int32_t similarity(const Chain& a, const Chain& b) {
  const std::size_t depths = a.depth + b.depth;
  if (depths == 0) return 0;
  return static_cast<std::int32_t>(similarity_max * 2 * common_depth(a, b) / depths);
}

}  // namespace

bool is_activity(std::string_view concept_word) { return tree().find(concept_word) != nullptr; }

std::string_view broader(std::string_view concept_word) {
  const Activity* const found = tree().find(concept_word);
  return found == nullptr ? std::string_view() : found->broader;
}

std::string spoken(std::string_view concept_word) {
  std::string text(concept_word);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

bool is_within(std::string_view narrow, std::string_view wide) {
  if (narrow == wide) return true;
  const Chain& below = tree().chain(narrow);
  const Chain& above = tree().chain(wide);
  return above.depth > 0 && common_depth(below, above) == above.depth;
}

std::int32_t similarity(std::string_view a, std::string_view b) {
  return a == b ? similarity_max : similarity(tree().chain(a), tree().chain(b));
}

std::optional<std::size_t> activity_place(std::string_view concept_word) {
  return tree().place(concept_word);
}

std::int32_t similarity(std::size_t place_a, std::size_t place_b) {
  return similarity(tree().chain_at(place_a), tree().chain_at(place_b));
}

std::string_view marked_labels(std::string_view concept_word) {
  const Activity* const found = tree().find(concept_word);
  return found == nullptr ? std::string_view() : found->labels;
}

std::vector<std::string_view> other_labels(std::string_view concept_word) {
  std::vector<std::string_view> labels;
  std::string_view rest = marked_labels(concept_word);
  const std::string preferred = spoken(concept_word);
  while (!rest.empty()) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    std::string_view label = rest.substr(0, bar);
    rest.remove_prefix(std::min(bar + 1, rest.size()));
    if (label == "-") continue;
    if (label.front() == '=') label.remove_prefix(1);
    if (label != preferred) labels.push_back(label);
  }
  return labels;
}

std::vector<std::string_view> activities() {
  std::vector<std::string_view> words;
  words.reserve(tree().rows().size());
  for (const Activity* row : tree().rows()) words.push_back(row->word);
  return words;
}

}  // namespace kith::graph
