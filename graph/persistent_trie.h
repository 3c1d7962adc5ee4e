// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "graph/persistent_vector.h"

namespace kith::graph {

// A map of which old copies keep their content: a compressed hash trie (Steindorfer and Vinju
// 2015), nodes shared between copies and copied on write. Copying costs one reference count;
// finding and changing O(log32 n). No iteration, so that nothing can depend on hash order. Threads:
// as PersistentVector. `Hash` gives 64 bits, of which 60 are used; keys that agree in all of them
// share a list. Values are default-constructible.
template <class Key, class Value, class Hash>
class PersistentTrie {
 public:
  // Nothing was ever put in.
  bool is_new() const { return !root_; }

  const Value* find(const Key& key) const {
    const std::uint64_t hash = Hash{}(key);
    const Node* node = root_.get();
    for (unsigned level = 0; node; ++level) {
      if (level == levels_max) return find_in_list(*node, key);
      const std::uint32_t bit = bit_of(hash, level);
      if (node->entry_map & bit) {
        const Entry& entry = node->entries[rank(node->entry_map, bit)];
        return entry.first == key ? &entry.second : nullptr;
      }
      if (!(node->child_map & bit)) return nullptr;
      node = node->children[rank(node->child_map, bit)].get();
    }
    return nullptr;
  }

  // The key's value, to be changed, and whether it was made just now, empty. Good until the next
  // change.
  std::pair<Value&, bool> at(const Key& key, Edit edit) {
    return at_place(root_, 0, Hash{}(key), key, edit);
  }

  // Removes the key; nothing happens where it is not there. (Nodes left empty stay.)
  void erase(const Key& key, Edit edit) {
    if (find(key)) erase_at(root_, 0, Hash{}(key), key, edit);
  }

 private:
  static constexpr unsigned levels_max = 12;
  using Entry = std::pair<Key, Value>;

  struct Node {
    Edit edit = 0;
    std::uint32_t entry_map = 0;
    std::uint32_t child_map = 0;
    std::vector<Entry> entries;  // at the deepest level: a list, maps unused
    std::vector<std::shared_ptr<Node>> children;
  };

  static std::uint32_t bit_of(std::uint64_t hash, unsigned level) {
    return std::uint32_t{1} << ((hash >> (5 * level)) & 31U);
  }
  static std::ptrdiff_t rank_step(std::uint32_t map, std::uint32_t bit) {
    return std::popcount(map & (bit - 1));
  }
  static std::size_t rank(std::uint32_t map, std::uint32_t bit) {
    return static_cast<std::size_t>(rank_step(map, bit));
  }

  static const Value* find_in_list(const Node& node, const Key& key) {
    for (const Entry& entry : node.entries) {
      if (entry.first == key) return &entry.second;
    }
    return nullptr;
  }

  static Node& own(std::shared_ptr<Node>& place, Edit edit) {
    if (!place || place->edit != edit || edit == 0) {
      auto copy = place ? std::make_shared<Node>(*place) : std::make_shared<Node>();
      copy->edit = edit;
      place = std::move(copy);
    }
    return *place;
  }

  static std::pair<Value&, bool> at_list(Node& node, const Key& key) {
    for (Entry& held : node.entries) {
      if (held.first == key) return {held.second, false};
    }
    return {node.entries.emplace_back(key, Value{}).second, true};
  }

  static std::pair<Value&, bool> at_place(std::shared_ptr<Node>& place, unsigned level,
                                          std::uint64_t hash, const Key& key, Edit edit) {
    Node& node = own(place, edit);
    if (level == levels_max) return at_list(node, key);
    const std::uint32_t bit = bit_of(hash, level);
    if (!(node.child_map & bit)) {
      const auto held = node.entries.begin() + rank_step(node.entry_map, bit);
      if (!(node.entry_map & bit)) {
        node.entry_map |= bit;
        return {node.entries.insert(held, Entry{key, Value{}})->second, true};
      }
      if (held->first == key) return {held->second, false};
      push_down(node, bit, level, edit);
    }
    return at_place(node.children[rank(node.child_map, bit)], level + 1, hash, key, edit);
  }

  // Moves the entry at `bit` into a child of its own, to make room for a second.
  static void push_down(Node& node, std::uint32_t bit, unsigned level, Edit edit) {
    const std::ptrdiff_t at = rank_step(node.entry_map, bit);
    Entry moved = std::move(node.entries[static_cast<std::size_t>(at)]);
    node.entries.erase(node.entries.begin() + at);
    node.entry_map &= ~bit;
    std::shared_ptr<Node> child;
    at_place(child, level + 1, Hash{}(moved.first), moved.first, edit).first =
        std::move(moved.second);
    node.children.insert(node.children.begin() + rank_step(node.child_map, bit), std::move(child));
    node.child_map |= bit;
  }

  static void erase_at(std::shared_ptr<Node>& place, unsigned level, std::uint64_t hash,
                       const Key& key, Edit edit) {
    Node& node = own(place, edit);
    if (level == levels_max) {
      std::erase_if(node.entries, [&key](const Entry& entry) { return entry.first == key; });
      return;
    }
    const std::uint32_t bit = bit_of(hash, level);
    if (node.child_map & bit) {
      return erase_at(node.children[rank(node.child_map, bit)], level + 1, hash, key, edit);
    }
    node.entries.erase(node.entries.begin() + rank_step(node.entry_map, bit));
    node.entry_map &= ~bit;
  }

  std::shared_ptr<Node> root_;
};

}  // namespace kith::graph
