// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "graph/activity_tree.h"
#include "graph/activity_words.h"
#include "graph/spelling.h"
#include "tests/support/property.h"

using namespace kith::graph;

namespace {

// Optimal string alignment as its definition reads, from the ends of both words.
std::size_t distance_by_definition(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const std::size_t change = a.back() == b.back() ? 0 : 1;
  const auto less = [](std::string_view text, std::size_t count) {
    return text.substr(0, text.size() - count);
  };
  std::size_t least = std::min({distance_by_definition(less(a, 1), b) + 1,
                                distance_by_definition(a, less(b, 1)) + 1,
                                distance_by_definition(less(a, 1), less(b, 1)) + change});
  if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back()) {
    least = std::min(least, distance_by_definition(less(a, 2), less(b, 2)) + 1);
  }
  return least;
}

SpellingIndex::Found nearest_of_all(const std::vector<std::string>& words,
                                    const std::string& word) {
  SpellingIndex::Found found;
  found.distance = slips_max(word.size()) + 1;
  for (std::uint32_t at = 0; at < words.size(); ++at) {
    if (word.empty() || words[at].empty() || words[at].front() != word.front()) continue;
    const std::size_t distance = spelling_distance(word, words[at]);
    if (distance > slips_max(word.size()) || distance > found.distance) continue;
    if (distance < found.distance) found.words.clear();
    found.distance = distance;
    found.words.push_back(at);
  }
  return found;
}

// Few letters, so that words come near each other.
std::string any_word(std::size_t letters_least, std::size_t letters_most) {
  const auto size = *rc::gen::inRange<std::size_t>(letters_least, letters_most + 1);
  return *rc::gen::container<std::string>(size, rc::gen::elementOf(std::string("abc")));
}

std::string slipped(std::string word) {
  const auto count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count && !word.empty(); ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, word.size());
    const char letter = *rc::gen::inRange('a', 'z');
    switch (*rc::gen::inRange(0, 4)) {
      case 0: word[at] = letter; break;
      case 1: word.erase(at, 1); break;
      case 2: word.insert(at, 1, letter); break;
      default: std::swap(word[at], word[at / 2]);
    }
  }
  return word;
}

std::vector<std::string> words_of_labels() {
  std::vector<std::string> words;
  for (const std::string_view each : activities()) {
    for (const std::string_view label : other_labels(each)) {
      for (std::size_t at = 0; at < label.size();) {
        const std::size_t space = std::min(label.find(' ', at), label.size());
        words.emplace_back(label.substr(at, space - at));
        at = space + 1;
      }
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::erase_if(words, [](const std::string& word) {
    return !std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  });
  return words;
}

void check_ranges(const std::string& text, const ActivityReading& reading) {
  std::vector<TextRange> ranges;
  for (const auto& each : reading.understood) ranges.push_back(each.said);
  for (const auto& each : reading.not_understood) ranges.push_back(each.said);
  std::sort(ranges.begin(), ranges.end(),
            [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  std::size_t end = 0;
  for (const TextRange& range : ranges) {
    RC_ASSERT(range.begin >= end);
    RC_ASSERT(range.begin < range.end);
    RC_ASSERT(range.end <= text.size());
    end = range.end;
  }
}

}  // namespace

TEST_CASE("the distance is the one of its definition") {
  kith::tests::property("distance", [] {
    const std::string a = any_word(0, 6);
    const std::string b = any_word(0, 6);
    RC_ASSERT(spelling_distance(a, b) == distance_by_definition(a, b));
    RC_ASSERT(spelling_distance(a, b) == spelling_distance(b, a));
  });
}

TEST_CASE("the quick search finds what looking at every word finds") {
  kith::tests::property("few letters", [] {
    std::vector<std::string> words;
    for (int i = *rc::gen::inRange(0, 30); i > 0; --i) words.push_back(any_word(1, 11));
    const SpellingIndex index(words);
    const std::string word = any_word(0, 12);
    const SpellingIndex::Found expected = nearest_of_all(words, word);
    const SpellingIndex::Found found = index.nearest(word);
    RC_ASSERT(found.words == expected.words);
    if (!found.words.empty()) RC_ASSERT(found.distance == expected.distance);
  });
  const std::vector<std::string> words = words_of_labels();
  const SpellingIndex index(words);
  kith::tests::property("the vocabulary's words with slips", [&] {
    const std::string word = slipped(*rc::gen::elementOf(words));
    RC_ASSERT(index.nearest(word).words == nearest_of_all(words, word).words);
  });
}

TEST_CASE("any text is read within its bounds, twice the same") {
  kith::tests::property("bytes and labels", [] {
    std::string text = *rc::gen::arbitrary<std::string>();
    const std::vector<std::string_view> all = activities();
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
      const std::string joint = *rc::gen::elementOf(
          std::vector<std::string>{" ", ", ", " hates ", "\xc3", " \u2013 ", " not ", "'"});
      text += joint + slipped(spoken(*rc::gen::elementOf(all)));
    }
    const auto reading = read_activities(text);
    RC_ASSERT(reading.ok());
    check_ranges(text, *reading);
    const auto again = read_activities(text);
    RC_ASSERT(again->understood.size() == reading->understood.size());
    for (const auto& each : reading->understood) RC_ASSERT(is_activity(each.concept_word));
  });
}
