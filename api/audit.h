// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "api/scheme.h"

// What an auditor can hold on to: signed heads and proofs (store/hash_tree.h), as JSON. Nobody's
// data are in any of it.
namespace kith::api {

// {scheme, number, size, root, at, public_key, signature}: Ed25519 over the six lines of
// head_statement(). The key is the scheme's own and outlives epochs.
std::string head_json(const Scheme& scheme, graph::Instant at);
// What is signed: "kith head 1", scheme number, size, root and time, each with a line feed.
std::string head_statement(const Scheme& scheme, const store::LogHead& head, graph::Instant at);

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
