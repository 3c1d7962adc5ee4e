// SPDX-License-Identifier: Apache-2.0
#include "graph/activity_labels.h"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/activity_tables.h"
#include "graph/activity_tree.h"
#include "graph/check.h"
#include "graph/plain_words.h"
#include "graph/spelling.h"
#include "graph/word_forms.h"

namespace kith::graph {
namespace {

constexpr std::string_view no_activity;

// How a word of a text may stand for a word of a label.
struct Reading {
  std::uint32_t word = 0;
  FormKind form = FormKind::itself;
  std::size_t slips = 0;
};

struct Label {
  std::string_view concept_word;
  bool preferred = false;
  bool as_it_stands = false;  // no other forms
  bool in_sentences = true;   // else only as a whole label
};

// What was read on the way to a place in the trie.
struct Way {
  std::uint32_t node = 0;
  std::size_t taken = 0;   // words of the row
  std::size_t length = 0;  // words of the label
  std::size_t slips = 0;
  std::size_t spoken = 0;
  std::size_t inflected = 0;
  bool does = false;
};

// Better ways are greater.
auto rank(const Way& way) {
  return std::tuple{way.length, -static_cast<std::ptrdiff_t>(way.slips)};
}
std::size_t other_forms(const Way& way) { return way.slips > 0 ? 0 : way.spoken + way.inflected; }

class Labels {
 public:
  Labels();

  // The best label; `whole`: the row must be used up, misspellings and marks do not count.
  std::optional<LabelFound> find(std::span<const TextWord> row, bool whole) const;

 private:
  struct Best {
    Way way;
    const Label* label = nullptr;
    bool ambiguous = false;
  };

  void add(std::string_view text, Label label);
  void add_concept(std::string_view word);
  std::uint32_t word_number(const std::string& letters);
  std::vector<Reading> readings(const std::string& letters, bool spell) const;
  void walk(std::span<const TextWord> row, Way way, bool whole, Best& best) const;
  void consider(std::span<const TextWord> row, const Way& way, bool whole, Best& best) const;

  std::unordered_map<std::string, std::uint32_t> words_;
  std::unordered_map<std::string, std::vector<Reading>> forms_;  // looked up, never walked
  std::unordered_map<std::uint64_t, std::uint32_t> steps_;       // node and word to node
  std::vector<std::vector<Label>> ends_;                         // by node
  std::vector<std::string> spellings_;
  std::optional<SpellingIndex> index_;
};

Labels::Labels() {
  ends_.emplace_back();
  for (const std::string_view word : activities()) add_concept(word);
  std::string_view rest = not_activities();
  while (!rest.empty()) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    add(rest.substr(0, bar), Label{no_activity});
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  for (const auto& [letters, readings] : forms_) spellings_.push_back(letters);
  std::sort(spellings_.begin(), spellings_.end());  // the same order wherever this runs
  index_.emplace(spellings_);
}

void Labels::add_concept(std::string_view word) {
  const std::string preferred = spoken(word);
  Label own{word, true};
  std::string_view rest = marked_labels(word);
  while (!rest.empty()) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    std::string_view text = rest.substr(0, bar);
    rest.remove_prefix(std::min(bar + 1, rest.size()));
    Label label{word};
    label.as_it_stands = text.starts_with('=');
    if (label.as_it_stands) text.remove_prefix(1);
    if (text == "-") {
      own.in_sentences = false;
    } else if (text == preferred) {
      own.as_it_stands = true;
    } else {
      add(text, label);
    }
  }
  add(preferred, own);
}

std::uint32_t Labels::word_number(const std::string& letters) {
  const auto [place, fresh] = words_.emplace(letters, static_cast<std::uint32_t>(words_.size()));
  if (fresh) {
    for (const WordForm& form : forms_of(letters)) {
      forms_[form.letters].push_back({place->second, form.kind, 0});
    }
  }
  return place->second;
}

void Labels::add(std::string_view text, Label label) {
  std::uint32_t node = 0;
  for (const TextWord& word : words_of_text(text)) {
    if (only_points(word.letters)) continue;
    const std::uint64_t step = (std::uint64_t{node} << 32U) | word_number(word.letters);
    const auto [place, fresh] = steps_.emplace(step, static_cast<std::uint32_t>(ends_.size()));
    if (fresh) ends_.emplace_back();
    node = place->second;
  }
  KITH_CHECK(node != 0);
  ends_[node].push_back(label);
}

std::vector<Reading> Labels::readings(const std::string& letters, bool spell) const {
  const auto known = forms_.find(letters);
  if (known != forms_.end()) return known->second;
  if (!spell || is_small_word(letters) || is_ordinary_word(letters)) return {};
  const SpellingIndex::Found found = index_->nearest(letters);
  std::vector<Reading> readings;
  for (const std::uint32_t at : found.words) {
    for (Reading reading : forms_.at(spellings_[at])) {
      reading.slips = found.distance;
      readings.push_back(reading);
    }
  }
  return readings;
}

void Labels::consider(std::span<const TextWord> row, const Way& way, bool whole, Best& best) const {
  if (whole && way.taken != row.size()) return;
  for (const Label& label : ends_[way.node]) {
    if (!whole && !label.in_sentences) continue;
    if (label.as_it_stands && way.inflected > 0) continue;
    const bool same_rank = best.label != nullptr && rank(way) == rank(best.way);
    const bool better = best.label == nullptr || rank(way) > rank(best.way) ||
                        (same_rank && other_forms(way) < other_forms(best.way));
    if (better) {
      best = {way, &label, false};
    } else if (same_rank && other_forms(way) == other_forms(best.way)) {
      best.ambiguous = best.ambiguous || label.concept_word != best.label->concept_word;
    }
  }
}

void Labels::walk(std::span<const TextWord> row, Way way, bool whole, Best& best) const {
  consider(row, way, whole, best);
  std::size_t at = way.taken;
  const auto open = [&] {
    return at < row.size() && (at == 0 || row[at].parted == Parted::not_at_all);
  };
  while (way.length > 0 && open() && only_points(row[at].letters)) ++at;
  if (!open()) return;
  for (const Reading& reading : readings(row[at].letters, !whole && way.slips == 0)) {
    const auto step = steps_.find((std::uint64_t{way.node} << 32U) | reading.word);
    if (step == steps_.end()) continue;
    Way next = way;
    next.node = step->second;
    next.taken = at + 1;
    next.length += 1;
    next.slips += reading.slips;
    next.spoken += reading.form == FormKind::spoken ? 1 : 0;
    const bool does = reading.form == FormKind::does;
    next.inflected += does || reading.form == FormKind::inflected ? 1 : 0;
    next.does = next.does || (does && way.length == 0);
    walk(row, next, whole, best);
  }
}

std::optional<LabelFound> Labels::find(std::span<const TextWord> row, bool whole) const {
  Best best;
  walk(row, {}, whole, best);
  if (best.label == nullptr) return std::nullopt;
  LabelFound found;
  found.words = best.way.taken;
  found.slips = best.way.slips;
  found.does = best.way.does;
  found.ambiguous = best.ambiguous;
  if (best.ambiguous) return found;
  found.concept_word = best.label->concept_word;
  found.preferred = best.label->preferred && other_forms(best.way) == 0;
  return found;
}

const Labels& labels() {
  static const Labels made;
  return made;
}

}  // namespace

std::optional<LabelFound> label_at(std::span<const TextWord> row) {
  return labels().find(row, false);
}

std::optional<LabelFound> whole_label(std::string_view label) {
  std::vector<TextWord> row = words_of_text(label);
  for (TextWord& word : row) word.parted = Parted::not_at_all;
  std::erase_if(row, [](const TextWord& word) { return only_points(word.letters); });
  auto found = labels().find(row, true);
  if (found && found->concept_word.empty()) return std::nullopt;
  return found;
}

}  // namespace kith::graph
