// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "api/verifier/fault.h"
#include "api/verifier/tree_proof.h"

namespace kith::verifier {

class Spelling;

using PublicKey = std::array<std::uint8_t, 32>;  // Ed25519 (RFC 8032)
using Signature = std::array<std::uint8_t, 64>;

// A signed head: how many facts a scheme's log had at a time, and the root of the tree over them.
struct Head {
  std::string scheme;  // its name
  std::string number;  // its number, 26 characters
  std::uint64_t size = 0;
  Digest root{};
  std::string at;  // 2026-11-21T22:00:00Z
  PublicKey public_key{};
  Signature signature{};

  friend bool operator==(const Head&, const Head&) = default;
};

// What is signed: "kith head 2", name, number, size, root in hex and time, each with a line feed.
// (Number 1 had no name; it was never given out by a released Kith.)
std::string statement(const Head& head);
// Whether the signature is that key's over that statement.
bool is_signed(const Head& head);

// {"scheme":…,"number":…,"size":…,"root":…,"at":…,"public_key":…,"signature":…}: JSON without any
// blank, in this order, bytes in lower-case hex.
std::string encode(const Head& head);
// That spelling and no other; one line feed may stand behind it. The signature is not looked at.
Read<Head> decode_head(std::string_view text);
bool read_head(Spelling& spelling, Head& head);  // where it is part of something larger

// What people compare keys by: the first 16 bytes of SHA-256 of the key, "1a2b 3c4d …".
std::string fingerprint(const PublicKey& key);
// Hex digits in groups of four.
std::string grouped(std::string_view digits);

}  // namespace kith::verifier
