// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/scheme.h"
#include "api/verifier/head.h"

// What an auditor can hold on to: signed heads and proofs (store/hash_tree.h), as JSON. Nobody's
// data are in any of it. What the auditor checks them with is api/verifier/.
namespace kith::api {

// The scheme's newest head, signed (Ed25519) with the scheme's own key, which outlives epochs. The
// time is that of the second that has begun. Cost: one signature.
verifier::Head signed_head(const Scheme& scheme, graph::Instant at);
// As JSON (api/verifier/head.h), one line, without a line feed.
std::string head_json(const Scheme& scheme, graph::Instant at);

// Whether the log still begins with a head that was kept elsewhere: JSON, whose signature is
// checked, or the printed form (api/verifier/printed_head.h). Errors: malformed (with the place),
// those of the log.
struct HeadCheck {
  std::uint64_t size = 0;  // of the head that was kept
  bool holds = false;
  std::string words;  // a sentence, either way
};
graph::Result<HeadCheck> check_head(const Scheme& scheme, std::string_view text);

// `size`: of the head to prove against; absent: the newest. Errors: bad_input (beyond the log).
graph::Result<std::string> inclusion_json(const Scheme& scheme, std::uint64_t position,
                                          std::optional<std::uint64_t> size);
graph::Result<std::string> consistency_json(const Scheme& scheme, std::uint64_t from,
                                            std::optional<std::uint64_t> size);

// Reads both logs of the scheme whole. {facts: …, access: …, whole}. `whole` says whether all is
// well.
struct AuditReport {
  std::string json;
  std::string words;
  bool whole = false;
};
graph::Result<AuditReport> verify(const Scheme& scheme);

}  // namespace kith::api
