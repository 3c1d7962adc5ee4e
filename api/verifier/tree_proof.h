// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The Merkle tree of RFC 6962, section 2.1, from the side of whoever checks it: which root a proof
// leads to. Written as the recursive definitions of the RFC read backwards, and hashed with another
// library than the store, so that no mistake of the store is made twice.
namespace kith::verifier {

using Digest = std::array<std::uint8_t, 32>;
using Path = std::vector<Digest>;

Digest sha256(std::string_view bytes);
Digest leaf_digest(std::string_view leaf);                        // SHA-256(0x00 · leaf)
Digest node_digest(const Digest& left, const Digest& right);      // SHA-256(0x01 · left · right)
std::string to_hex(const std::uint8_t* bytes, std::size_t size);  // lower case
template <std::size_t N>
std::string to_hex(const std::array<std::uint8_t, N>& bytes) {
  return to_hex(bytes.data(), N);
}

// The root of the tree of `size` leaves in which `leaf` stands at `position`, by its audit path
// (2.1.1), lowest sibling first. Nothing: not below the size, or a path of another length than that
// place has. Cost: one hash a level.
std::optional<Digest> root_by_inclusion(const Digest& leaf, std::uint64_t position,
                                        std::uint64_t size, const Path& path);

// Both roots that a consistency proof (2.1.2) leads to, from the root that the smaller tree is said
// to have.
struct Roots {
  Digest smaller{};
  Digest larger{};
};
// 0 < smaller size < larger size. Nothing: other sizes, or a path of another length than these
// sizes have.
std::optional<Roots> roots_by_consistency(std::uint64_t smaller_size, std::uint64_t larger_size,
                                          const Digest& smaller_root, const Path& path);

// Whether the larger tree begins with the smaller one. Sizes may be equal, and the smaller 0.
bool is_consistent(std::uint64_t smaller_size, const Digest& smaller_root,
                   std::uint64_t larger_size, const Digest& larger_root, const Path& path);

}  // namespace kith::verifier
