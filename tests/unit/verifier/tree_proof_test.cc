// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/tree_proof.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/proof_maker.h"

using namespace kith;
using namespace kith::verifier;
using tests::defined_path;
using tests::defined_root;
using tests::defined_subproof;
using tests::Leaves;
using tests::slice_of;

namespace {

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

Digest digest_of(const std::string& hex) {
  Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
  }
  return digest;
}

Path path_of(const std::vector<std::string>& hexes) {
  Path path;
  for (const std::string& hex : hexes) path.push_back(digest_of(hex));
  return path;
}

const std::vector<std::string> known_roots = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

}  // namespace

TEST_CASE("SHA-256 is that of FIPS 180-4") {
  CHECK(to_hex(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("the inclusion proofs of the Certificate Transparency reference vectors hold") {
  struct Known {
    std::uint64_t position;
    std::uint64_t size;
    std::vector<std::string> path;
  };
  const std::vector<Known> known = {
      {0, 1, {}},
      {0,
       8,
       {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
      {5,
       8,
       {"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
      {2, 3, {"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}},
      {1,
       5,
       {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}}};
  for (const Known& each : known) {
    const Digest leaf = leaf_digest(reference_leaves()[each.position]);
    const auto root = root_by_inclusion(leaf, each.position, each.size, path_of(each.path));
    REQUIRE(root.has_value());
    CHECK(to_hex(*root) == known_roots[each.size]);
  }
}

TEST_CASE("the consistency proofs of the Certificate Transparency reference vectors hold") {
  struct Known {
    std::uint64_t smaller;
    std::uint64_t larger;
    std::vector<std::string> path;
  };
  const std::vector<Known> known = {
      {1, 1, {}},
      {1,
       8,
       {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
      {6,
       8,
       {"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
      {2,
       5,
       {"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}}};
  for (const Known& each : known) {
    CHECK(is_consistent(each.smaller, digest_of(known_roots[each.smaller]), each.larger,
                        digest_of(known_roots[each.larger]), path_of(each.path)));
  }
}

TEST_CASE("every proof of every size up to 40 holds, and for nothing else") {
  Leaves leaves;
  for (int i = 0; i < 40; ++i) leaves.push_back("leaf " + std::to_string(i));
  std::size_t held = 0;
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    const Leaves d = slice_of(leaves, 0, size);
    const Digest root = defined_root(d);
    for (std::size_t m = 0; m < size; ++m) {
      const Path path = defined_path(m, d);
      REQUIRE(root_by_inclusion(leaf_digest(d[m]), m, size, path) == root);
      for (std::size_t other = 0; other < size; ++other) {
        if (other == m) continue;
        REQUIRE(root_by_inclusion(leaf_digest(d[m]), other, size, path) != root);
      }
      const Path subproof = m == 0 ? Path{} : defined_subproof(m, d, true);
      const Digest smaller = defined_root(slice_of(d, 0, m));
      REQUIRE(is_consistent(m, smaller, size, root, subproof));
      REQUIRE_FALSE(is_consistent(m, root, size, root, subproof));
      ++held;
    }
  }
  CHECK(held == 820);
}

TEST_CASE("a path with one hash more, one less or one changed leads elsewhere or nowhere") {
  Leaves leaves;
  for (int i = 0; i < 21; ++i) leaves.push_back(std::to_string(i));
  const Digest root = defined_root(leaves);
  for (std::size_t m = 0; m < leaves.size(); ++m) {
    const Path path = defined_path(m, leaves);
    const Digest leaf = leaf_digest(leaves[m]);
    Path longer = path;
    longer.push_back(root);
    CHECK_FALSE(root_by_inclusion(leaf, m, 21, longer).has_value());
    CHECK_FALSE(root_by_inclusion(leaf, m, 21, {path.begin(), path.end() - 1}).has_value());
    for (std::size_t i = 0; i < path.size(); ++i) {
      Path changed = path;
      changed[i][7] ^= 4U;
      CHECK(root_by_inclusion(leaf, m, 21, changed) != root);
    }
    if (m == 0) continue;
    const Path subproof = defined_subproof(m, leaves, true);
    const Digest smaller = defined_root(slice_of(leaves, 0, m));
    for (std::size_t i = 0; i < subproof.size(); ++i) {
      Path changed = subproof;
      changed[i][7] ^= 4U;
      CHECK_FALSE(is_consistent(m, smaller, 21, root, changed));
    }
    longer = subproof;
    longer.push_back(root);
    CHECK_FALSE(is_consistent(m, smaller, 21, root, longer));
  }
}

TEST_CASE("sizes that cannot be have no root") {
  const Digest any{};
  CHECK_FALSE(root_by_inclusion(any, 0, 0, {}).has_value());
  CHECK_FALSE(root_by_inclusion(any, 7, 7, {}).has_value());
  CHECK_FALSE(root_by_inclusion(any, 0, std::uint64_t{1} << 63U, {}).has_value());
  CHECK_FALSE(roots_by_consistency(0, 3, any, {}).has_value());
  CHECK_FALSE(roots_by_consistency(3, 3, any, {}).has_value());
  CHECK_FALSE(roots_by_consistency(4, 3, any, {}).has_value());
  CHECK_FALSE(is_consistent(4, any, 3, any, {}));
  CHECK_FALSE(is_consistent(0, any, 3, any, {}));
  CHECK(is_consistent(0, sha256(""), 3, any, {}));
}
