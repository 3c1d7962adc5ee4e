// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

// Words of many short texts, by SQLite's FTS5 in memory: in any form of a word (Porter's stems), by
// weight of where they stand, and what a misspelt word may have been.
namespace kith::api {

// The texts of one item, from what says most of it to what says least. `marks` are its activities
// and theirs above them, as numbers of the caller's; they are never mistaken for words.
struct IndexedTexts {
  std::string name;
  std::string activities;
  std::string terms;
  std::string organisation;
  std::string place;
  std::string description;
  std::vector<std::size_t> marks;
};

// One thing to be said by an item: all of these words, each in one of its spellings, or the mark.
// `words` are text of any kind: they are quoted, and steer nothing.
struct WordsWanted {
  std::vector<std::vector<std::string>> words;
  std::vector<std::size_t> marks;  // none, or one
};

struct WordHit {
  std::uint32_t item = 0;
  // Billionths of BM25. A word that half of the items say is worth next to nothing.
  std::int64_t relevance = 0;
};

// Immutable once made. Safe from any thread: each search borrows a connection of its own to the one
// read-only image of the database, and as many are made as search at once.
class WordIndex {
 public:
  // Items 0..count-1. Errors: unavailable where SQLite has no memory. Cost: some ten microseconds
  // an item of fifty words, and some 300 bytes.
  static graph::Result<std::unique_ptr<const WordIndex>> make(
      std::size_t count, const std::function<IndexedTexts(std::size_t)>& texts_of);
  ~WordIndex();

  // The items that say everything wanted, by item, of those that `keep` holds for (it must not
  // throw). At least one thing must be wanted. Cost: some 0.2 µs an item that has the words, 1 µs
  // one that is kept.
  graph::Result<std::vector<WordHit>> find(const std::vector<WordsWanted>& wanted,
                                           const std::function<bool(std::uint32_t)>& keep) const;

  // Whether an item says what is wanted.
  graph::Result<bool> says(std::uint32_t item, const WordsWanted& wanted) const;

  // How many items say a word in any form, counted to `most` at most.
  graph::Result<std::size_t> count(std::string_view word, std::size_t most) const;

  struct Respelling {
    std::string word;
    std::size_t distance = 0;
    std::size_t items = 0;  // that write it so
  };
  // The words of the texts (a to z, four letters or more) that lie nearest to a misspelt one within
  // graph::slips_max of its length, and have three letters in a row in common with it, beginning
  // and end counted as letters. Of those equally near the most written ones, at most three. None
  // for ordinary words, which people spell right.
  graph::Result<std::vector<Respelling>> respellings(std::string_view word) const;

  std::size_t bytes() const;  // of the image

 private:
  class Connection;
  class Borrowed;
  struct Shared;
  explicit WordIndex(std::unique_ptr<Shared> shared);

  std::unique_ptr<Shared> shared_;
};

}  // namespace kith::api
