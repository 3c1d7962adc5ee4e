// SPDX-License-Identifier: Apache-2.0
#include "store/hash_tree.h"

// The one-shot and EVP interfaces look the algorithm up at each call, which costs more than hashing
// a node does.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <bit>
#include <span>
#include <utility>

#include "graph/check.h"

namespace kith::store {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

constexpr std::uint8_t leaf_prefix = 0x00;
constexpr std::uint8_t node_prefix = 0x01;

// Leaves [begin, end) of a tree cut as the RFC cuts it.
struct LeafRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  std::uint64_t size() const { return end - begin; }
  // The largest power of two below the size: where the RFC cuts.
  std::uint64_t cut() const { return begin + std::bit_floor(size() - 1); }
};

NodePlace place_of(const LeafRange& full) {
  const auto level = static_cast<unsigned>(std::countr_zero(full.size()));
  return NodePlace{level, full.begin >> level};
}

// The full subtrees of a range, left to right. Cutting always leaves a full one on the left.
std::vector<NodePlace> full_subtrees(LeafRange range) {
  std::vector<NodePlace> found;
  while (range.size() > 0) {
    if (std::has_single_bit(range.size())) {
      found.push_back(place_of(range));
      return found;
    }
    found.push_back(place_of({range.begin, range.cut()}));
    range.begin = range.cut();
  }
  return found;
}

Result<std::vector<Hash>> read_nodes(const std::vector<NodePlace>& places,
                                     const NodeSource& source) {
  std::vector<Hash> nodes;
  nodes.reserve(places.size());
  for (const NodePlace& place : places) {
    Result<Hash> node = source.node(place);
    if (!node) return std::move(node).error();
    nodes.push_back(*node);
  }
  return nodes;
}

Hash fold_from_right(const std::vector<Hash>& peaks) {
  Hash folded = peaks.back();
  for (std::size_t i = peaks.size() - 1; i-- > 0;) folded = node_hash(peaks[i], folded);
  return folded;
}

Result<Hash> range_hash(const LeafRange& range, const NodeSource& source) {
  Result<std::vector<Hash>> peaks = read_nodes(full_subtrees(range), source);
  if (!peaks) return std::move(peaks).error();
  return fold_from_right(*peaks);
}

Result<std::vector<Hash>> range_hashes(const std::vector<LeafRange>& ranges,
                                       const NodeSource& source) {
  std::vector<Hash> hashes;
  hashes.reserve(ranges.size());
  for (const LeafRange& range : ranges) {
    Result<Hash> hash = range_hash(range, source);
    if (!hash) return std::move(hash).error();
    hashes.push_back(*hash);
  }
  return hashes;
}

// One step of a verification: what is left of the two indexes on the way up.
struct Climb {
  std::uint64_t index = 0;
  std::uint64_t last = 0;

  bool from_right() const { return (index & 1U) != 0 || index == last; }
  void up() {
    index >>= 1U;
    last >>= 1U;
  }
  // Levels at which the rightmost node has no sibling are not in the proof.
  void skip_missing_siblings() {
    while ((index & 1U) == 0 && index != 0) up();
  }
};

}  // namespace

std::string to_hex(const Hash& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * hash_bytes);
  for (const std::uint8_t byte : hash.bytes) {
    text.push_back(digits[byte >> 4U]);
    text.push_back(digits[byte & 15U]);
  }
  return text;
}

Hash sha256(std::string_view bytes) {
  Hash hash;
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  SHA256_Final(hash.bytes.data(), &state);
  return hash;
}

Hash leaf_hash(std::string_view leaf) {
  Hash hash;
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, &leaf_prefix, 1);
  SHA256_Update(&state, leaf.data(), leaf.size());
  SHA256_Final(hash.bytes.data(), &state);
  return hash;
}

Hash node_hash(const Hash& left, const Hash& right) {
  Hash hash;
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, &node_prefix, 1);
  SHA256_Update(&state, left.bytes.data(), left.bytes.size());
  SHA256_Update(&state, right.bytes.data(), right.bytes.size());
  SHA256_Final(hash.bytes.data(), &state);
  return hash;
}

Hash empty_head() { return sha256({}); }

Result<HashTree> HashTree::open(std::uint64_t size, const NodeSource& source) {
  KITH_CHECK(size <= leaves_max);
  Result<std::vector<Hash>> peaks = read_nodes(full_subtrees({0, size}), source);
  if (!peaks) return std::move(peaks).error();
  HashTree tree;
  tree.size_ = size;
  tree.peaks_ = std::move(peaks).value();
  return tree;
}

std::vector<Hash> HashTree::append(const Hash& leaf) {
  KITH_CHECK(size_ < leaves_max);
  std::vector<Hash> finished{leaf};
  for (std::uint64_t left = size_; (left & 1U) != 0; left >>= 1U) {
    finished.push_back(node_hash(peaks_.back(), finished.back()));
    peaks_.pop_back();
  }
  peaks_.push_back(finished.back());
  ++size_;
  KITH_CHECK(peaks_.size() == static_cast<std::size_t>(std::popcount(size_)));
  return finished;
}

Hash HashTree::head() const { return peaks_.empty() ? empty_head() : fold_from_right(peaks_); }

Result<Hash> head_at(std::uint64_t size, const NodeSource& source) {
  KITH_CHECK(size <= leaves_max);
  if (size == 0) return empty_head();
  return range_hash({0, size}, source);
}

Result<std::vector<Hash>> inclusion_proof(std::uint64_t position, std::uint64_t size,
                                          const NodeSource& source) {
  KITH_CHECK(size <= leaves_max);
  if (position >= size) {
    return Error{ErrorCode::bad_input, "No such position: it must be below the size of the log."};
  }
  std::vector<LeafRange> siblings;
  for (LeafRange here{0, size}; here.size() > 1;) {
    const std::uint64_t cut = here.cut();
    const bool left = position < cut;
    siblings.push_back(left ? LeafRange{cut, here.end} : LeafRange{here.begin, cut});
    here = left ? LeafRange{here.begin, cut} : LeafRange{cut, here.end};
  }
  return range_hashes({siblings.rbegin(), siblings.rend()}, source);
}

Result<std::vector<Hash>> consistency_proof(std::uint64_t old_size, std::uint64_t new_size,
                                            const NodeSource& source) {
  KITH_CHECK(new_size <= leaves_max);
  if (old_size > new_size) {
    return Error{ErrorCode::bad_input, "The older size must not be above the newer one."};
  }
  if (old_size == 0 || old_size == new_size) return std::vector<Hash>{};
  std::vector<LeafRange> parts;
  LeafRange here{0, new_size};
  while (here.end != old_size) {
    const std::uint64_t cut = here.cut();
    const bool left = old_size <= cut;
    parts.push_back(left ? LeafRange{cut, here.end} : LeafRange{here.begin, cut});
    here = left ? LeafRange{here.begin, cut} : LeafRange{cut, here.end};
  }
  // The verifier has the old head already where the old tree is one full subtree from the start.
  if (here.begin != 0) parts.push_back(here);
  return range_hashes({parts.rbegin(), parts.rend()}, source);
}

bool verify_inclusion(const Hash& leaf, std::uint64_t position, std::uint64_t size,
                      const std::vector<Hash>& proof, const Hash& head) {
  if (position >= size) return false;
  Climb climb{position, size - 1};
  Hash hash = leaf;
  for (const Hash& sibling : proof) {
    if (climb.last == 0) return false;
    if (climb.from_right()) {
      hash = node_hash(sibling, hash);
      climb.skip_missing_siblings();
    } else {
      hash = node_hash(hash, sibling);
    }
    climb.up();
  }
  return climb.last == 0 && hash == head;
}

bool verify_consistency(std::uint64_t old_size, const Hash& old_head, std::uint64_t new_size,
                        const Hash& new_head, const std::vector<Hash>& proof) {
  if (old_size > new_size) return false;
  if (old_size == new_size) return proof.empty() && old_head == new_head;
  if (old_size == 0) return proof.empty() && old_head == empty_head();
  if (proof.empty() && !std::has_single_bit(old_size)) return false;
  std::span<const Hash> rest = proof;
  Climb climb{old_size - 1, new_size - 1};
  while ((climb.index & 1U) != 0) climb.up();
  Hash old_hash = old_head;
  if (!std::has_single_bit(old_size)) {
    old_hash = rest.front();
    rest = rest.subspan(1);
  }
  Hash new_hash = old_hash;
  for (const Hash& sibling : rest) {
    if (climb.last == 0) return false;
    if (climb.from_right()) {
      old_hash = node_hash(sibling, old_hash);
      new_hash = node_hash(sibling, new_hash);
      climb.skip_missing_siblings();
    } else {
      new_hash = node_hash(new_hash, sibling);
    }
    climb.up();
  }
  return climb.last == 0 && old_hash == old_head && new_hash == new_head;
}

}  // namespace kith::store
