// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graph/limits.h"
#include "store/hash_tree.h"
#include "store/sealing.h"

// Widths and constants of what is on disk. The grammar, with a worked example that a test makes
// anew, is store/FORMAT.md; the two change together. Nothing here may change for data that exist:
// what is new gets a new version.
namespace kith::store::format {

inline constexpr std::size_t number_bytes = 16;
static_assert(sizeof(graph::Number::bytes) == number_bytes);

// Event.
inline constexpr std::uint8_t event_version = 1;
inline constexpr std::size_t event_fixed_bytes =
    1 + 1 + number_bytes + 8 + 1 + 1 + 8 + number_bytes + 2;
static_assert(event_fixed_bytes == 54);
static_assert(graph::limits::parts_an_event_max <= 0xffff);

// What stands under an event's key in the engine: count of nodes, nodes, event.
static_assert(tree_levels_max <= 0xff);

// Head of a stream: size, root.
inline constexpr std::size_t head_bytes = 8 + hash_bytes;

// Subject: slot, position of its first event, whether erased.
inline constexpr std::size_t subject_bytes = 4 + 8 + 1;

// Idempotency key: first position, count of events, keyed hash of the request.
inline constexpr std::size_t outcome_bytes = 8 + 4 + 32;

// Keyring.
inline constexpr std::string_view keyring_magic = "KITHKEYS";
inline constexpr std::uint16_t keyring_version = 1;
inline constexpr std::size_t keyring_header_bytes =
    8 + 2 + number_bytes + 8 + key_bytes + key_bytes + hash_bytes;
static_assert(keyring_header_bytes == 130);
inline constexpr std::size_t page_bytes = 256 * key_bytes;
inline constexpr std::size_t sealed_page_key_bytes = key_bytes + sealed_overhead_bytes;
inline constexpr std::size_t sealed_page_bytes =
    sealed_page_key_bytes + page_bytes + sealed_overhead_bytes;
static_assert(sealed_page_bytes == 8304);

// Snapshot.
inline constexpr std::string_view snapshot_magic = "KITHSNAP";
inline constexpr std::uint16_t snapshot_version = 1;

}  // namespace kith::store::format
