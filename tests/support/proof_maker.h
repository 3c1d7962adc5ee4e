// SPDX-License-Identifier: Apache-2.0
// Proofs without Kith: events in the bytes of store/FORMAT.md, trees and paths by the definitions
// of RFC 6962 word for word, a key. What the verifier is tried on by itself.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include <sodium.h>

#include "api/verifier/proof_bundle.h"

namespace kith::tests {

using Leaves = std::vector<std::string>;

inline Leaves slice_of(const Leaves& leaves, std::size_t begin, std::size_t end) {
  return {leaves.begin() + static_cast<std::ptrdiff_t>(begin),
          leaves.begin() + static_cast<std::ptrdiff_t>(end)};
}

inline std::string bytes_of(const verifier::Digest& digest) {
  return {digest.begin(), digest.end()};
}

// MTH(D[n]), 2.1.
inline verifier::Digest defined_root(const Leaves& d) {
  if (d.empty()) return verifier::sha256("");
  if (d.size() == 1) return verifier::sha256(std::string(1, '\0') + d[0]);
  const std::size_t k = std::bit_floor(d.size() - 1);
  return verifier::sha256(std::string(1, '\1') + bytes_of(defined_root(slice_of(d, 0, k))) +
                          bytes_of(defined_root(slice_of(d, k, d.size()))));
}

// PATH(m, D[n]), 2.1.1.
inline verifier::Path defined_path(std::size_t m, const Leaves& d) {
  if (d.size() == 1) return {};
  const std::size_t k = std::bit_floor(d.size() - 1);
  const Leaves left = slice_of(d, 0, k);
  const Leaves right = slice_of(d, k, d.size());
  verifier::Path path = m < k ? defined_path(m, left) : defined_path(m - k, right);
  path.push_back(defined_root(m < k ? right : left));
  return path;
}

// SUBPROOF(m, D[n], whole), 2.1.2.
inline verifier::Path defined_subproof(std::size_t m, const Leaves& d, bool whole) {
  if (m == d.size()) return whole ? verifier::Path{} : verifier::Path{defined_root(d)};
  const std::size_t k = std::bit_floor(d.size() - 1);
  const Leaves left = slice_of(d, 0, k);
  const Leaves right = slice_of(d, k, d.size());
  verifier::Path path =
      m <= k ? defined_subproof(m, left, whole) : defined_subproof(m - k, right, false);
  path.push_back(defined_root(m <= k ? right : left));
  return path;
}

inline void append_number(std::string& bytes, std::uint64_t number, unsigned width) {
  for (unsigned i = width; i-- > 0;) bytes.push_back(static_cast<char>(number >> (8 * i)));
}

// A fact of the scheme a0a1…af about two people, whose parts nobody can open.
inline std::string sealed_event(std::uint64_t position, char filling = 's') {
  std::string bytes{'\1', '\1'};
  for (unsigned i = 0; i < 16; ++i) bytes.push_back(static_cast<char>(0xa0 + i));
  append_number(bytes, position, 8);
  bytes += std::string{'\2', '\1'};
  append_number(bytes, 1'795'298'400'000'000 + position * 1'000'000, 8);
  bytes += std::string(16, 'r');
  append_number(bytes, 2, 2);
  bytes += std::string(16, 'm') + std::string(16, 'n');
  for (const unsigned size : {44U, 50U}) {
    append_number(bytes, size, 4);
    bytes += std::string(size, filling);
  }
  return bytes;
}

class ProofMaker {
 public:
  // Logs with the same `fork_at` have the same events before it, and others from there on.
  explicit ProofMaker(std::size_t events, std::size_t fork_at = std::size_t(-1), char other = 's') {
    for (std::size_t i = 0; i < events; ++i) {
      leaves.push_back(sealed_event(i, i < fork_at ? 's' : other));
    }
    const std::array<std::uint8_t, 32> seed{1, 2, 3};
    crypto_sign_seed_keypair(public_key_.data(), secret_key_.data(), seed.data());
  }

  verifier::Head head(std::size_t size, const std::string& at = "2026-11-21T22:00:00Z") const {
    verifier::Head made;
    made.scheme = "leigh";
    made.number = "50M6HA7955MTKTHADANEPAVBNF";
    made.size = size;
    made.root = defined_root(slice_of(leaves, 0, size));
    made.at = at;
    made.public_key = public_key_;
    sign(made);
    return made;
  }
  void sign(verifier::Head& head) const {
    const std::string text = verifier::statement(head);
    crypto_sign_detached(head.signature.data(), nullptr,
                         reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                         secret_key_.data());
  }
  verifier::ProofBundle bundle(const std::vector<std::size_t>& events,
                               const std::vector<std::size_t>& earlier) const {
    verifier::ProofBundle made{head(leaves.size()), {}, {}};
    for (const std::size_t i : events)
      made.events.push_back({i, leaves[i], defined_path(i, leaves)});
    for (const std::size_t size : earlier) {
      made.earlier.push_back({size, defined_root(slice_of(leaves, 0, size)),
                              size == 0 ? verifier::Path{} : defined_subproof(size, leaves, true)});
    }
    return made;
  }

  Leaves leaves;

 private:
  verifier::PublicKey public_key_{};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_key_{};
};

}  // namespace kith::tests
