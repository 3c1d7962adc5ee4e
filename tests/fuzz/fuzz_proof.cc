// SPDX-License-Identifier: Apache-2.0
// Any bytes as proofs: nothing crashes, and nothing but the proof that the tree itself gives holds
// against its head.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/check.h"
#include "store/byte_order.h"
#include "store/hash_tree.h"

using namespace kith::store;

namespace {

constexpr std::uint64_t leaves = 100;

class Tree : public NodeSource {
 public:
  Tree() {
    for (std::uint64_t i = 0; i < leaves; ++i) {
      const std::vector<Hash> nodes = tree_.append(leaf_hash(std::to_string(i)));
      for (unsigned level = 0; level < nodes.size(); ++level)
        nodes_[{level, i >> level}] = nodes[level];
      heads_.push_back(tree_.head());
    }
  }
  kith::graph::Result<Hash> node(NodePlace place) const override {
    return nodes_.at({place.level, place.index});
  }
  Hash head(std::uint64_t size) const { return size == 0 ? empty_head() : heads_[size - 1]; }

 private:
  HashTree tree_;
  std::map<std::pair<unsigned, std::uint64_t>, Hash> nodes_;
  std::vector<Hash> heads_;
};

// Hashes from the input; a first byte 0 takes one of the tree's heads instead, so that near misses
// are met too.
std::vector<Hash> read_proof(ByteReader& reader, const Tree& tree) {
  std::vector<Hash> proof;
  while (!reader.at_end() && proof.size() < 80) {
    const auto kind = reader.integer<std::uint8_t>();
    if (kind == 0) {
      proof.push_back(tree.head(reader.integer<std::uint8_t>() % leaves));
    } else {
      proof.push_back(Hash{reader.array<32>()});
    }
  }
  return proof;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Tree tree;
  ByteReader reader({reinterpret_cast<const char*>(data), size});
  const auto first = reader.integer<std::uint64_t>();
  const auto second = reader.integer<std::uint64_t>();
  const std::vector<Hash> proof = read_proof(reader, tree);
  const std::uint64_t a = first % leaves;
  const std::uint64_t b = a + 1 + second % (leaves - a);

  verify_inclusion(leaf_hash("x"), first, second, proof, tree.head(a));
  verify_consistency(first, tree.head(a), second, tree.head(b), proof);

  const std::vector<Hash> included = inclusion_proof(a, b, tree).value();
  const Hash leaf = leaf_hash(std::to_string(a));
  KITH_CHECK(verify_inclusion(leaf, a, b, included, tree.head(b)));
  KITH_CHECK(verify_inclusion(leaf, a, b, proof, tree.head(b)) == (proof == included));
  const std::vector<Hash> grown = consistency_proof(a, b, tree).value();
  KITH_CHECK(verify_consistency(a, tree.head(a), b, tree.head(b), grown));
  KITH_CHECK(verify_consistency(a, tree.head(a), b, tree.head(b), proof) == (proof == grown));
  return 0;
}
