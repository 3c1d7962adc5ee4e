// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "graph/flat_table.h"
#include "graph/persistent_trie.h"

namespace kith::graph {

// A map of which old copies keep their content. What the first edit puts in, most often a whole
// scheme that is being loaded, stands in one flat table, which never changes once that edit is
// given up; what later edits change stands in a trie over it. Copying costs two reference counts;
// finding a few cache misses; changing O(log32 of the changes). No iteration, so that nothing can
// depend on hash order. Threads: as PersistentVector.
template <class Key, class Value, class Hash>
class PersistentMap {
 public:
  const Value* find(const Key& key) const {
    if (const Change* change = changes_.find(key)) {
      return change->has_value() ? &**change : nullptr;
    }
    return base_ ? base_->table.find(key) : nullptr;
  }

  // The key's value, to be changed, and whether it was made just now, empty. Good until the next
  // change.
  std::pair<Value&, bool> at(Key key, Edit edit) {
    if (!base_ && changes_.is_new()) base_ = std::make_shared<Base>(edit);
    if (owns_base(edit)) return base_->table.at(std::move(key));
    auto [change, is_first] = changes_.at(key, edit);
    const Value* before = is_first && base_ ? base_->table.find(key) : nullptr;
    if (before) change = *before;
    const bool made = !change.has_value();
    if (made) change.emplace();
    return {*change, made};
  }

  // Room for so many keys more, where this edit may still write into the flat table.
  void reserve(std::size_t more, Edit edit) {
    if (!base_ && changes_.is_new()) base_ = std::make_shared<Base>(edit);
    if (owns_base(edit)) base_->table.reserve(more);
  }

  // Brings into the processor's cache what the next call with this key will touch, or something
  // that hashes alike.
  template <class Like>
  void prefetch(const Like& key) const {
    if (base_) base_->table.prefetch(key);
  }

  // Adds the key or replaces its value.
  void set(Key key, Value value, Edit edit) { at(std::move(key), edit).first = std::move(value); }

  // Removes the key; nothing happens where it is not there.
  void erase(const Key& key, Edit edit) {
    if (owns_base(edit)) return base_->table.erase(key);
    if (!base_ || !base_->table.find(key)) return changes_.erase(key, edit);
    changes_.at(key, edit).first.reset();
  }

 private:
  using Change = std::optional<Value>;  // nothing: removed
  struct Base {
    explicit Base(Edit owner) : edit(owner) {}
    Edit edit;
    FlatTable<Key, Value, Hash> table;
  };

  bool owns_base(Edit edit) const { return base_ && base_->edit == edit && edit != 0; }

  std::shared_ptr<Base> base_;
  PersistentTrie<Key, Change, Hash> changes_;
};

}  // namespace kith::graph
