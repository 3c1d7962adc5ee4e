// SPDX-License-Identifier: Apache-2.0
#include "graph/spelling.h"

#include <algorithm>
#include <array>

namespace kith::graph {
namespace {

constexpr std::size_t letters_max = 32;  // no word of a label is longer

bool is_plain(std::string_view word) {
  return !word.empty() && word.size() <= letters_max &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 14'695'981'039'346'656'037U;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  return value;
}

// Calls `each` with a word and with every word that comes of leaving out up to `slips` letters.
// Two words within a distance meet in one of these; the caller measures whether they truly do.
template <class Each>
void shorten(const std::string& word, std::size_t slips, std::size_t from, const Each& each) {
  each(word);
  if (slips == 0 || word.size() <= 1) return;
  for (std::size_t i = from; i < word.size(); ++i) {
    std::string shorter = word;
    shorter.erase(i, 1);
    shorten(shorter, slips - 1, i, each);
  }
}

}  // namespace

std::size_t spelling_distance(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> before(width);
  std::vector<std::size_t> last(width);
  std::vector<std::size_t> row(width);
  for (std::size_t j = 0; j < width; ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j < width; ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[width - 1];
}

SpellingIndex::SpellingIndex(std::vector<std::string> words) : words_(std::move(words)) {
  for (std::uint32_t at = 0; at < words_.size(); ++at) {
    if (!is_plain(words_[at])) continue;
    // A word may be looked for by one that is longer and has more slips.
    const std::size_t slips = slips_max(words_[at].size() + 2);
    shorten(words_[at], slips, 0,
            [&](const std::string& shorter) { entries_.emplace_back(hash(shorter), at); });
  }
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

SpellingIndex::Found SpellingIndex::nearest(std::string_view word) const {
  Found found;
  if (!is_plain(word)) return found;
  const std::size_t most = slips_max(word.size());
  std::vector<std::uint32_t> candidates;
  shorten(std::string(word), most, 0, [&](const std::string& shorter) {
    const std::uint64_t key = hash(shorter);
    auto at = std::lower_bound(entries_.begin(), entries_.end(), std::pair{key, 0U});
    for (; at != entries_.end() && at->first == key; ++at) candidates.push_back(at->second);
  });
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  found.distance = most + 1;
  for (const std::uint32_t at : candidates) {
    if (words_[at].front() != word.front()) continue;
    const std::size_t distance = spelling_distance(word, words_[at]);
    if (distance > most || distance > found.distance) continue;
    if (distance < found.distance) found.words.clear();
    found.distance = distance;
    found.words.push_back(at);
  }
  return found;
}

}  // namespace kith::graph
