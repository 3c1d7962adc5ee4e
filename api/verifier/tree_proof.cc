// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/tree_proof.h"

#include <bit>
#include <span>

#include <sodium.h>

namespace kith::verifier {
namespace {

using Rest = std::span<const Digest>;

// The largest power of two below n, for n > 1: where the RFC cuts a list of n.
std::uint64_t cut_of(std::uint64_t n) { return std::bit_floor(n - 1); }

Digest hash_behind(std::uint8_t prefix, std::string_view first, std::string_view second) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, &prefix, 1);
  for (const std::string_view bytes : {first, second}) {
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
  }
  Digest digest{};
  crypto_hash_sha256_final(&state, digest.data());
  return digest;
}

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// PATH(m, D[n]): the path within the half that holds the leaf, then the root of the other half.
std::optional<Digest> climb(const Digest& leaf, std::uint64_t m, std::uint64_t n, Rest path) {
  if (n == 1) return path.empty() ? std::optional(leaf) : std::nullopt;
  if (path.empty()) return std::nullopt;
  const std::uint64_t k = cut_of(n);
  const Digest& other = path.back();
  const Rest below = path.first(path.size() - 1);
  const auto half = m < k ? climb(leaf, m, k, below) : climb(leaf, m - k, n - k, below);
  if (!half) return std::nullopt;
  return m < k ? node_digest(*half, other) : node_digest(other, *half);
}

// SUBPROOF(m, D[n], whole): as PATH, until the first m leaves are all of D[n]. Their root is known
// where they begin the list (`whole`) and stands in the path elsewhere.
std::optional<Roots> rebuild(std::uint64_t m, std::uint64_t n, const Digest* whole, Rest path) {
  if (m == n) {
    if (path.size() != (whole == nullptr ? 1U : 0U)) return std::nullopt;
    const Digest& root = whole == nullptr ? path.front() : *whole;
    return Roots{root, root};
  }
  if (path.empty()) return std::nullopt;
  const std::uint64_t k = cut_of(n);
  const Digest& other = path.back();
  const Rest below = path.first(path.size() - 1);
  const auto half = m <= k ? rebuild(m, k, whole, below) : rebuild(m - k, n - k, nullptr, below);
  if (!half) return std::nullopt;
  if (m <= k) return Roots{half->smaller, node_digest(half->larger, other)};
  return Roots{node_digest(other, half->smaller), node_digest(other, half->larger)};
}

}  // namespace

Digest sha256(std::string_view bytes) {
  Digest digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  return digest;
}

Digest leaf_digest(std::string_view leaf) { return hash_behind(0x00, leaf, {}); }

Digest node_digest(const Digest& left, const Digest& right) {
  return hash_behind(0x01, bytes_of(left), bytes_of(right));
}

std::string to_hex(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * size);
  for (std::size_t i = 0; i < size; ++i) {
    text.push_back(digits[bytes[i] >> 4U]);
    text.push_back(digits[bytes[i] & 15U]);
  }
  return text;
}

std::optional<Digest> root_by_inclusion(const Digest& leaf, std::uint64_t position,
                                        std::uint64_t size, const Path& path) {
  if (position >= size) return std::nullopt;
  return climb(leaf, position, size, path);
}

std::optional<Roots> roots_by_consistency(std::uint64_t smaller_size, std::uint64_t larger_size,
                                          const Digest& smaller_root, const Path& path) {
  if (smaller_size == 0 || smaller_size >= larger_size) return std::nullopt;
  return rebuild(smaller_size, larger_size, &smaller_root, path);
}

bool is_consistent(std::uint64_t smaller_size, const Digest& smaller_root,
                   std::uint64_t larger_size, const Digest& larger_root, const Path& path) {
  if (smaller_size == larger_size) return path.empty() && smaller_root == larger_root;
  if (smaller_size == 0) return path.empty() && smaller_root == sha256({});
  const auto roots = roots_by_consistency(smaller_size, larger_size, smaller_root, path);
  return roots && roots->smaller == smaller_root && roots->larger == larger_root;
}

}  // namespace kith::verifier
