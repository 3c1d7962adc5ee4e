// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/verifier/fault.h"
#include "api/verifier/head.h"
#include "api/verifier/tree_proof.h"

// A proof bundle: one file that holds all it takes to check, offline and without Kith, that events
// are in a scheme's log and that the log only grew.
//
//   bundle  = {"format":"kith proof bundle 1","head":HEAD,"events":[EVENT,…],"earlier":[EARLIER,…]}
//             and a line feed
//   EVENT   = {"position":12,"sealed":"hex","inclusion":["hex of 32 bytes",…]}
//   EARLIER = {"size":10,"root":"hex of 32 bytes","consistency":["hex of 32 bytes",…]}
//
// JSON without any blank, keys in this order, hex in lower case, whole numbers without a zero in
// front; events by rising position, at most bundle_events_max, earlier trees by rising size, none
// twice. HEAD is the line that `kith audit head` prints. `sealed` is the event as it is stored
// (store/FORMAT.md, "Event"): what it says about people stays sealed. Paths are those of RFC 6962,
// 2.1.1 and 2.1.2, lowest first.
namespace kith::verifier {

inline constexpr std::size_t bundle_bytes_max = std::size_t{64} << 20U;
inline constexpr std::size_t bundle_events_max = 10'000;

struct ProvedEvent {
  std::uint64_t position = 0;
  std::string sealed;  // header and sealed parts
  Path inclusion;

  friend bool operator==(const ProvedEvent&, const ProvedEvent&) = default;
};

struct EarlierTree {
  std::uint64_t size = 0;
  Digest root{};
  Path consistency;

  friend bool operator==(const EarlierTree&, const EarlierTree&) = default;
};

struct ProofBundle {
  Head head;
  std::vector<ProvedEvent> events;
  std::vector<EarlierTree> earlier;

  friend bool operator==(const ProofBundle&, const ProofBundle&) = default;
};

std::string encode(const ProofBundle& bundle);
// That spelling and no other: what was read is written again and compared. Nothing is proved by
// it. Fault: the member and the byte. Cost: O(size).
Read<ProofBundle> decode_bundle(std::string_view text);

}  // namespace kith::verifier
