// SPDX-License-Identifier: Apache-2.0
#include "store/hash_tree.h"

#include <bit>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace kith;
using namespace kith::store;

namespace {

// Finished nodes in memory, counting what is read.
class NodeMap : public NodeSource {
 public:
  graph::Result<Hash> node(NodePlace place) const override {
    ++reads;
    const auto found = nodes_.find({place.level, place.index});
    if (found == nodes_.end()) return graph::Error{graph::ErrorCode::corrupt, "not finished"};
    return found->second;
  }

  void keep(std::uint64_t leaf, const std::vector<Hash>& finished) {
    for (unsigned level = 0; level < finished.size(); ++level) {
      nodes_[{level, leaf >> level}] = finished[level];
    }
  }

  mutable std::size_t reads = 0;

 private:
  std::map<std::pair<unsigned, std::uint64_t>, Hash> nodes_;
};

using Leaves = std::vector<std::string>;

// The definitions of RFC 6962 word for word, slow: D[n] as a list, cut at the largest power of two
// below n.
std::size_t cut_of(std::size_t n) { return std::bit_floor(n - 1); }
Leaves slice(const Leaves& leaves, std::size_t begin, std::size_t end) {
  return {leaves.begin() + static_cast<std::ptrdiff_t>(begin),
          leaves.begin() + static_cast<std::ptrdiff_t>(end)};
}

Hash slow_head(const Leaves& d) {
  if (d.empty()) return sha256("");
  if (d.size() == 1) return sha256(std::string(1, '\0') + d[0]);
  const std::size_t k = cut_of(d.size());
  std::string joined(1, '\1');
  for (const Hash& half : {slow_head(slice(d, 0, k)), slow_head(slice(d, k, d.size()))}) {
    joined.append(half.bytes.begin(), half.bytes.end());
  }
  return sha256(joined);
}

std::vector<Hash> slow_path(std::size_t m, const Leaves& d) {
  if (d.size() == 1) return {};
  const std::size_t k = cut_of(d.size());
  const bool left = m < k;
  auto path = left ? slow_path(m, slice(d, 0, k)) : slow_path(m - k, slice(d, k, d.size()));
  path.push_back(slow_head(left ? slice(d, k, d.size()) : slice(d, 0, k)));
  return path;
}

std::vector<Hash> slow_subproof(std::size_t m, const Leaves& d, bool whole) {
  if (m == d.size()) return whole ? std::vector<Hash>{} : std::vector<Hash>{slow_head(d)};
  const std::size_t k = cut_of(d.size());
  const bool left = m <= k;
  auto proof = left ? slow_subproof(m, slice(d, 0, k), whole)
                    : slow_subproof(m - k, slice(d, k, d.size()), false);
  proof.push_back(slow_head(left ? slice(d, k, d.size()) : slice(d, 0, k)));
  return proof;
}

struct Grown {
  NodeMap nodes;
  std::vector<Hash> heads{empty_head()};
  HashTree tree;

  explicit Grown(const Leaves& leaves) {
    for (const std::string& leaf : leaves) {
      const std::uint64_t position = tree.size();
      nodes.keep(position, tree.append(leaf_hash(leaf)));
      heads.push_back(tree.head());
    }
  }
};

// The eight leaves of the Certificate Transparency reference implementation's tests.
Leaves reference_leaves() {
  using std::string;
  return {"",
          string(1, '\0'),
          "\x10",
          "\x20\x21",
          "\x30\x31",
          "\x40\x41\x42\x43",
          "\x50\x51\x52\x53\x54\x55\x56\x57",
          "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
}

Leaves random_leaves(std::size_t count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Leaves leaves;
  for (std::size_t i = 0; i < count; ++i) {
    leaves.push_back(std::string(random() % 100, static_cast<char>(random() % 256)));
  }
  return leaves;
}

std::vector<std::string> hex(const std::vector<Hash>& hashes) {
  std::vector<std::string> texts;
  for (const Hash& hash : hashes) texts.push_back(to_hex(hash));
  return texts;
}

}  // namespace

TEST_CASE("heads are those of the Certificate Transparency reference vectors") {
  const std::vector<std::string> known = {
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  CHECK(hex(Grown(reference_leaves()).heads) == known);
}

TEST_CASE("proofs are those of the Certificate Transparency reference vectors") {
  const Grown grown(reference_leaves());
  const auto inclusion = inclusion_proof(5, 8, grown.nodes);
  REQUIRE(inclusion.ok());
  CHECK(hex(*inclusion) == std::vector<std::string>{
                               "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                               "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                               "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"});
  const auto consistency = consistency_proof(6, 8, grown.nodes);
  REQUIRE(consistency.ok());
  CHECK(
      hex(*consistency) ==
      std::vector<std::string>{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                               "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                               "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"});
}

TEST_CASE("heads and proofs of every size up to 70 are the slow definition's, and hold") {
  const Leaves leaves = random_leaves(70, 7);
  const Grown grown(leaves);
  for (std::size_t size = 0; size <= leaves.size(); ++size) {
    const Leaves d = slice(leaves, 0, size);
    REQUIRE(*head_at(size, grown.nodes) == slow_head(d));
    REQUIRE(grown.heads[size] == slow_head(d));
    for (std::size_t m = 0; m < size; ++m) {
      const auto proof = inclusion_proof(m, size, grown.nodes);
      REQUIRE(*proof == slow_path(m, d));
      REQUIRE(verify_inclusion(leaf_hash(d[m]), m, size, *proof, grown.heads[size]));
    }
    for (std::size_t old = 0; old <= size; ++old) {
      const auto proof = consistency_proof(old, size, grown.nodes);
      REQUIRE(*proof == (old == 0 ? std::vector<Hash>{} : slow_subproof(old, d, true)));
      REQUIRE(verify_consistency(old, grown.heads[old], size, grown.heads[size], *proof));
    }
  }
}

TEST_CASE("a tree reopened from its nodes goes on as if it had never been closed") {
  const Leaves leaves = random_leaves(300, 11);
  const Grown whole(leaves);
  for (const std::size_t size : {0U, 1U, 2U, 3U, 63U, 64U, 65U, 127U, 255U, 256U, 299U}) {
    auto tree = HashTree::open(size, whole.nodes);
    REQUIRE(tree.ok());
    CHECK(tree->head() == whole.heads[size]);
    for (std::size_t i = size; i < leaves.size(); ++i) tree->append(leaf_hash(leaves[i]));
    CHECK(tree->head() == whole.heads.back());
  }
}

TEST_CASE("appending finishes two nodes a leaf at most on average") {
  HashTree tree;
  std::size_t finished = 0;
  for (int i = 0; i < 1000; ++i) finished += tree.append(leaf_hash("x")).size();
  CHECK(finished < 2000);
  CHECK(finished > 1000);
}

TEST_CASE("a proof reads few nodes however long the log") {
  const Grown grown(Leaves(5000, "leaf"));
  grown.nodes.reads = 0;
  REQUIRE(inclusion_proof(1234, 4999, grown.nodes).ok());
  CHECK(grown.nodes.reads <= 2 * 13);
  grown.nodes.reads = 0;
  REQUIRE(consistency_proof(2345, 4999, grown.nodes).ok());
  CHECK(grown.nodes.reads <= 2 * 13);
}

TEST_CASE("a proof of anything else does not hold") {
  const Leaves leaves = random_leaves(40, 3);
  const Grown grown(leaves);
  std::mt19937_64 random(5);
  for (std::size_t size = 2; size <= leaves.size(); ++size) {
    const std::size_t m = random() % size;
    const Hash leaf = leaf_hash(leaves[m]);
    const auto proof = *inclusion_proof(m, size, grown.nodes);
    const Hash head = grown.heads[size];
    CHECK_FALSE(verify_inclusion(leaf_hash("other"), m, size, proof, head));
    CHECK_FALSE(verify_inclusion(leaf, (m + 1) % size, size, proof, head));
    CHECK_FALSE(verify_inclusion(leaf, size, size, proof, head));
    CHECK_FALSE(verify_inclusion(leaf, m, size, proof, grown.heads[size - 1]));
    for (std::size_t i = 0; i < proof.size(); ++i) {
      auto changed = proof;
      changed[i].bytes[random() % 32] ^= static_cast<std::uint8_t>(1U << (random() % 8));
      CHECK_FALSE(verify_inclusion(leaf, m, size, changed, head));
    }
    auto longer = proof;
    longer.push_back(head);
    CHECK_FALSE(verify_inclusion(leaf, m, size, longer, head));
    CHECK_FALSE(verify_inclusion(leaf, m, size, {proof.begin(), proof.end() - 1}, head));
  }
}

TEST_CASE("a consistency proof does not hold for a rewritten past") {
  const Leaves leaves = random_leaves(40, 4);
  Leaves forged = leaves;
  forged[5] = "rewritten";
  const Grown honest(leaves);
  const Grown fork(forged);
  for (std::size_t old = 6; old < 40; ++old) {
    const auto proof = *consistency_proof(old, 40, fork.nodes);
    CHECK_FALSE(verify_consistency(old, honest.heads[old], 40, fork.heads[40], proof));
    CHECK(verify_consistency(old, fork.heads[old], 40, fork.heads[40], proof));
    auto longer = proof;
    longer.push_back(empty_head());
    CHECK_FALSE(verify_consistency(old, fork.heads[old], 40, fork.heads[40], longer));
  }
  CHECK_FALSE(verify_consistency(41, honest.heads[40], 40, honest.heads[40], {}));
  CHECK_FALSE(verify_consistency(40, honest.heads[40], 40, fork.heads[40], {}));
  CHECK_FALSE(verify_consistency(7, honest.heads[7], 40, honest.heads[40], {}));
  CHECK_FALSE(verify_consistency(0, honest.heads[7], 40, honest.heads[40], {}));
}

TEST_CASE("asking for a proof of what is not there is refused") {
  const Grown grown(reference_leaves());
  CHECK(inclusion_proof(8, 8, grown.nodes).error().code == graph::ErrorCode::bad_input);
  CHECK(inclusion_proof(0, 0, grown.nodes).error().code == graph::ErrorCode::bad_input);
  CHECK(consistency_proof(9, 8, grown.nodes).error().code == graph::ErrorCode::bad_input);
}

TEST_CASE("an unreadable node fails the question that needed it") {
  const NodeMap nothing;
  CHECK(head_at(3, nothing).error().code == graph::ErrorCode::corrupt);
  CHECK(HashTree::open(3, nothing).error().code == graph::ErrorCode::corrupt);
  CHECK(inclusion_proof(0, 3, nothing).error().code == graph::ErrorCode::corrupt);
  CHECK(consistency_proof(1, 3, nothing).error().code == graph::ErrorCode::corrupt);
}
