// SPDX-License-Identifier: Apache-2.0
#include "matcher/same_activity.h"

#include <algorithm>

#include "graph/activity_tree.h"
#include "graph/plain_words.h"
#include "graph/text_words.h"
#include "graph/word_forms.h"

namespace kith::matcher {
namespace {

constexpr std::size_t stem_min = 3;  // of a word in -ing, -er
constexpr std::size_t ending_max = 3;

// Also who does it and what they do: a page turner is found by turning pages.
std::vector<std::string> forms_with_doers(const std::string& word) {
  std::vector<std::string> forms;
  for (graph::WordForm& form : graph::forms_of(word)) forms.push_back(std::move(form.letters));
  for (const std::string_view ending : {"ing", "er", "ers"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + stem_min) continue;
    const std::string stem = word.substr(0, word.size() - ending.size());
    for (const char* other : {"ing", "er", "ers"}) forms.push_back(stem + other);
  }
  return forms;
}

bool is_form(const std::string& form, const std::string& word) {
  const std::vector<std::string> forms = forms_with_doers(word);
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

bool is_said_by(const std::vector<std::string>& words, const std::string& word) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& each) {
    return each == word || is_form(each, word) || is_form(word, each);
  });
}

// No words say nothing that could be said again.
bool says_all(const std::vector<std::string>& words, const std::vector<std::string>& of) {
  return !of.empty() && std::all_of(of.begin(), of.end(), [&](const std::string& word) {
    return is_said_by(words, word);
  });
}

std::vector<std::string> telling_words(std::string_view activity) {
  std::vector<std::string> all;
  std::vector<std::string> telling;
  for (const graph::TextWord& word : graph::words_of_text(activity)) {
    all.push_back(word.letters);
    const bool idle = graph::only_points(word.letters) || graph::is_small_word(word.letters);
    if (!idle) telling.push_back(word.letters);
  }
  return telling.empty() ? all : telling;  // "The Who" still is somebody
}

std::int32_t alike_concepts(const Doing& a, const Doing& b) {
  const std::int32_t similar = graph::similarity(*a.place, *b.place);
  if (similar >= alike_min) return similar;
  if (similar == 0) return 0;
  const bool one_in_other = graph::is_within(a.concept_word, b.concept_word) ||
                            graph::is_within(b.concept_word, a.concept_word);
  return one_in_other ? similar : 0;
}

std::vector<std::vector<std::uint32_t>> table_of_alike() {
  std::vector<Doing> all;
  for (const std::string_view each : graph::activities()) all.emplace_back(each);
  std::vector<std::vector<std::uint32_t>> table(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < all.size(); ++j) {
      if (alike_concepts(all[i], all[j]) > 0) table[i].push_back(static_cast<std::uint32_t>(j));
    }
  }
  return table;
}

}  // namespace

Doing::Doing(std::string_view activity) : place(graph::activity_place(activity)) {
  if (place) {
    concept_word = activity;
  } else {
    words = telling_words(activity);
  }
}

std::int32_t alike(const Doing& a, const Doing& b) {
  if (a.place && b.place) return alike_concepts(a, b);
  if (a.place || b.place) return 0;
  return says_all(a.words, b.words) || says_all(b.words, a.words) ? graph::similarity_max : 0;
}

bool is_like_any(std::string_view activity, const std::vector<Doing>& those) {
  const Doing doing(activity);
  return std::any_of(those.begin(), those.end(),
                     [&](const Doing& each) { return alike(doing, each) > 0; });
}

bool lies_within(const Doing& narrow, const Doing& wide) {
  if (narrow.place && wide.place) return graph::is_within(narrow.concept_word, wide.concept_word);
  return !narrow.place && !wide.place && says_all(narrow.words, wide.words);
}

const std::vector<std::uint32_t>& places_alike(const Doing& activity) {
  static const std::vector<std::vector<std::uint32_t>> table = table_of_alike();
  static const std::vector<std::uint32_t> none;
  return activity.place ? table[*activity.place] : none;
}

std::string said_of_doers(std::string_view words) {
  std::string said;
  for (const graph::TextWord& word : graph::words_of_text(words)) {
    std::string letters = word.letters;
    if (letters.ends_with("ing") && letters.size() >= ending_max + stem_min) {
      letters.replace(letters.size() - 3, 3, "er");
    }
    said += (said.empty() ? "" : " ") + letters;
  }
  return said;
}

std::vector<std::string> words_to_find(const Doing& activity) {
  std::vector<std::string> found;
  for (const std::string& word : activity.words) {
    for (std::string& form : forms_with_doers(word)) found.push_back(std::move(form));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace kith::matcher
