// SPDX-License-Identifier: Apache-2.0
#include "graph/liking_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kith::graph {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 16> denying{
    "aint", "arent", "cannot", "cant", "didnt", "doesnt",  "dont", "except",
    "isnt", "never", "no",     "nor",  "not",   "without", "wont", "wouldnt"};
constexpr std::array<std::string_view, 8> turning{"although", "but",    "however", "prefer",
                                                  "prefers",  "rather", "though",  "yet"};
constexpr std::array<std::string_view, 21> liking{
    "adore",   "adores", "enjoy", "enjoyed", "enjoying",   "enjoys", "fan",
    "fancies", "fancy",  "fond",  "happy",   "interested", "into",   "keen",
    "like",    "liked",  "likes", "love",    "loved",      "loves",  "struck"};
constexpr std::array<std::string_view, 23> shunning{
    "afraid", "allergic", "avoid",     "avoids",     "detest", "detests",   "dislike", "dislikes",
    "dreads", "dread",    "fears",     "frightened", "hate",   "hated",     "hates",   "hating",
    "loathe", "loathes",  "petrified", "phobia",     "scared", "terrified", "wary"};
constexpr std::array<std::string_view, 5> unbearable{"abide", "bear", "cope", "face", "stand"};
constexpr std::array<std::string_view, 10> frightening{"annoy", "annoys", "frighten",  "frightens",
                                                       "scare", "scares", "terrifies", "terrify",
                                                       "upset", "upsets"};
constexpr std::array<std::string_view, 6> whom{"her", "him", "me", "them", "us", "you"};

// What is eaten is a diet, not a pastime: "will eat cakes".
constexpr std::array<std::string_view, 4> eating{"ate", "eat", "eating", "eats"};

struct Phrase {
  std::array<std::string_view, 4> words;
  bool avoids;
};
// Where the single words would mislead.
constexpr std::array<Phrase, 21> phrases{{
    {{"cant", "be", "doing"}, true},
    {{"away", "from"}, true},
    {{"clear", "of"}, true},
    {{"fed", "up", "of"}, true},
    {{"fed", "up", "with"}, true},
    {{"sick", "of"}, true},
    {{"bored", "of"}, true},
    {{"bored", "by"}, true},
    {{"upset", "if"}, true},
    {{"upset", "by"}, true},
    {{"upset", "when"}, true},
    {{"no", "time", "for"}, true},
    {{"no", "interest", "in"}, true},
    {{"not", "one", "for"}, true},
    {{"cant", "get", "enough"}, false},
    {{"cant", "wait"}, false},
    {{"never", "miss"}, false},
    {{"never", "misses"}, false},
    {{"not", "only"}, false},
    {{"not", "just"}, false},
    {{"no", "trouble"}, false},
}};

constexpr std::size_t denial_words = 4;

bool among(Words words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// How many words of a phrase stand at the beginning of the row; 0 where they do not.
std::size_t length_of(const Phrase& phrase, std::span<const TextWord> row) {
  std::size_t count = 0;
  for (const std::string_view word : phrase.words) {
    if (word.empty()) break;
    if (count == row.size() || row[count].letters != word) return 0;
    if (count > 0 && row[count].parted != Parted::not_at_all) return 0;
    ++count;
  }
  return count;
}

}  // namespace

void LikingReader::part(Parted parted) {
  if (parted != Parted::not_at_all) denied_ = 0;
  if (parted == Parted::by_sentence) avoiding_ = false;
}

std::size_t LikingReader::phrase(std::span<const TextWord> row) {
  for (const Phrase& each : phrases) {
    const std::size_t length = length_of(each, row);
    if (length == 0) continue;
    avoiding_ = each.avoids;
    denied_ = 0;
    return length;
  }
  return 0;
}

std::size_t LikingReader::step(std::span<const TextWord> row) {
  part(row.front().parted);
  if (const std::size_t length = phrase(row); length > 0) return length;
  const std::string_view word = row.front().letters;
  const bool denied = denied_ > 0;
  if (among(turning, word)) {
    avoiding_ = false;
    denied_ = 0;
  } else if (among(denying, word) || among(eating, word)) {
    denied_ = denial_words + 1;
  } else if (among(liking, word) || (denied && among(unbearable, word))) {
    avoiding_ = denied;  // "likes", "doesn't like", "can't stand"
    denied_ = 0;
  } else if (among(shunning, word)) {
    avoiding_ = !denied;  // "scared of"; "not scared of" tells no liking either
    denied_ = denied ? denial_words + 1 : 0;
  } else if (denied && word == "mind") {
    denied_ = 0;
  } else {
    if (denied_ > 0) --denied_;
    return 0;
  }
  if (denied_ > 0) --denied_;
  return 1;
}

Liking LikingReader::named(const TextWord& first, bool does) {
  part(first.parted);
  if (does && first.parted != Parted::not_at_all) avoiding_ = false;
  if (avoiding_) return Liking::avoided;
  if (denied_ == 0) return Liking::said;
  denied_ = denial_words;  // "no dogs or cats"
  return Liking::denied;
}

bool LikingReader::looks_back(std::span<const TextWord> row) {
  return row.size() > 1 && among(frightening, row[0].letters) && among(whom, row[1].letters) &&
         row[0].parted == Parted::not_at_all && row[1].parted == Parted::not_at_all;
}

}  // namespace kith::graph
