// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/clock.h"
#include "graph/ids.h"
#include "store/sensitive.h"

// Sealing: XChaCha20-Poly1305 (libsodium's IETF construction), 256-bit keys, 192-bit nonces.
//
// Nonces are drawn at random for each sealing and stored in front of what is sealed. A counter or a
// nonce made from (position, part) would be shorter, but a position is written twice whenever a
// group fails and the next one takes its place, and the same nonce under the same key on two texts
// gives both away to whoever finds the remains of the first. With 192 random bits a key can seal
// 2^80 texts before a repetition has odds of 2^-32, so nothing needs to be counted or remembered
// across crashes, restores and copies.
//
// Every sealing is tied to its place by associated data: bytes moved to another scheme, position,
// part or subject do not open there, whatever keys are at hand.
namespace kith::store {

inline constexpr std::size_t key_bytes = 32;
inline constexpr std::size_t nonce_bytes = 24;
inline constexpr std::size_t tag_bytes = 16;
inline constexpr std::size_t sealed_overhead_bytes = nonce_bytes + tag_bytes;

using SealingKey = Sensitive<std::array<std::uint8_t, key_bytes>>;
using SubjectKey = SealingKey;

// The two streams of a scheme. Values are on disk.
enum class Stream : std::uint8_t { facts = 1, access = 2 };

// What sealed bytes are for. First byte of the associated data, so that no two uses mix.
enum class Use : std::uint8_t { event_part = 1, snapshot_block = 2, page_key = 3, key_page = 4 };

// Where a sealed part of an event stands.
struct PartPlace {
  graph::SchemeNumber scheme;
  Stream stream = Stream::facts;
  std::uint64_t position = 0;
  std::uint16_t part = 0;  // index among the event's parts
  graph::SubjectNumber subject;
};

// Associated data (store/FORMAT.md).
std::string associated_data(const PartPlace& place);
std::string associated_data(Use use, const graph::SchemeNumber& scheme, std::uint64_t first,
                            std::uint64_t second, const graph::Number& third = {});

SealingKey draw_key(graph::Randomness& randomness);

// Appends nonce, ciphertext and tag to `out`: plain.size() + sealed_overhead_bytes. About 1 µs and
// 1.5 µs a kilobyte.
void seal(const SealingKey& key, std::string_view associated, std::string_view plain,
          graph::Randomness& randomness, std::string& out);

// The plain text, or nothing where these are not the bytes that were sealed with this key for this
// place. Never gives part of a text.
std::optional<std::string> open_sealed(const SealingKey& key, std::string_view associated,
                                       std::string_view sealed);

// The same where the sealed bytes stand: the plain text is a part of them, and the rest is of no
// use any more.
std::optional<std::string_view> open_in_place(const SealingKey& key, std::string_view associated,
                                              std::span<char> sealed);

// A keyed hash (BLAKE2b-256): equal for equal input, and without the key neither to be guessed nor
// checked against a guess.
std::array<std::uint8_t, 32> keyed_hash(const SealingKey& key, std::string_view bytes);

}  // namespace kith::store
