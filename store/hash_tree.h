// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

// The Merkle tree of RFC 6962, section 2.1 (Certificate Transparency), over a growing list: a head
// of 32 bytes stands for every leaf there ever was, in order. SHA-256; a leaf is hashed behind the
// byte 0x00 and a node behind 0x01, so that neither passes for the other.
namespace kith::store {

struct Hash {
  std::array<std::uint8_t, 32> bytes{};

  friend auto operator<=>(const Hash&, const Hash&) = default;
};

inline constexpr std::size_t hash_bytes = 32;
// Leaves of one tree; beyond it, programmer's mistake (a million a second for 292,000 years).
inline constexpr std::uint64_t leaves_max = std::uint64_t{1} << 63U;
// Levels a finished node can have, leaf level included; also the most hashes in an inclusion proof.
inline constexpr unsigned tree_levels_max = 64;

std::string to_hex(const Hash& hash);  // 64 lower-case digits

Hash sha256(std::string_view bytes);
Hash leaf_hash(std::string_view leaf);
Hash node_hash(const Hash& left, const Hash& right);
Hash empty_head();  // of no leaves: SHA-256 of nothing

// A finished node: the root of the full subtree over leaves [index << level, (index + 1) << level).
// It never changes once its last leaf is in, and it belongs to that leaf: it is stored with it.
struct NodePlace {
  unsigned level = 0;
  std::uint64_t index = 0;

  std::uint64_t last_leaf() const { return ((index + 1) << level) - 1; }
  friend bool operator==(const NodePlace&, const NodePlace&) = default;
};

// Where finished nodes are read from. Asked only for nodes that are finished at the size in hand.
class NodeSource {
 public:
  virtual ~NodeSource() = default;
  virtual graph::Result<Hash> node(NodePlace place) const = 0;
};

// The growing edge of a tree: what is needed to append, at most 64 hashes. A value: copy it to try
// a group, and drop the copy if the group does not become durable. Not thread safe.
class HashTree {
 public:
  HashTree() = default;

  // The edge of the first `size` leaves, read from their finished nodes: O(log size) reads.
  // Errors: those of `source`.
  static graph::Result<HashTree> open(std::uint64_t size, const NodeSource& source);

  // Appends a leaf and gives the nodes that it finishes, leaf level first: 1 + the number of
  // trailing one bits of its position. Two hashes a leaf on average, over any group.
  std::vector<Hash> append(const Hash& leaf);

  std::uint64_t size() const { return size_; }
  Hash head() const;  // O(log size)

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> peaks_;  // roots of the full subtrees, largest first; one for each bit of size_
};

// Head of the first `size` leaves. O(log size) reads. Errors: those of `source`.
graph::Result<Hash> head_at(std::uint64_t size, const NodeSource& source);

// Proof that the leaf at `position` is in the tree of `size` leaves (RFC 6962, 2.1.1): siblings,
// lowest first. O(log size) reads. Errors: bad_input (position not below size), those of `source`.
graph::Result<std::vector<Hash>> inclusion_proof(std::uint64_t position, std::uint64_t size,
                                                 const NodeSource& source);

// Proof that the tree of `new_size` leaves begins with the tree of `old_size` leaves (RFC 6962,
// 2.1.2). Empty for equal sizes and for old_size 0. O(log new_size) reads. Errors: bad_input
// (old_size above new_size), those of `source`.
graph::Result<std::vector<Hash>> consistency_proof(std::uint64_t old_size, std::uint64_t new_size,
                                                   const NodeSource& source);

// Whether a proof holds (RFC 9162, 2.1.3.2 and 2.1.4.2). Any input is allowed; nothing is read.
bool verify_inclusion(const Hash& leaf, std::uint64_t position, std::uint64_t size,
                      const std::vector<Hash>& proof, const Hash& head);
bool verify_consistency(std::uint64_t old_size, const Hash& old_head, std::uint64_t new_size,
                        const Hash& new_head, const std::vector<Hash>& proof);

}  // namespace kith::store
