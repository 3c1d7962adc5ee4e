// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/scheme.h"

// Making proof bundles (api/verifier/proof_bundle.h): what an auditor takes away.
namespace kith::api {

struct BundleQuestion {
  std::vector<std::uint64_t> events;       // positions
  std::optional<graph::Number> events_of;  // and every event of this record
  std::vector<std::uint64_t> from;         // sizes of earlier trees
};

// The newest head, signed, with proofs of what is asked for, as the bytes of a bundle. It has
// passed the verifier before it is given out. Positions and sizes may come twice and in any order.
// Errors: bad_input (beyond the log), not_found (no event of that record), too_large
// (verifier::bundle_events_max, verifier::bundle_bytes_max), check_failed, those of the log. Cost:
// O(log size) reads for each; `events_of` reads the whole log.
graph::Result<std::string> proof_bundle(const Scheme& scheme, const BundleQuestion& question,
                                        graph::Instant at);

}  // namespace kith::api
