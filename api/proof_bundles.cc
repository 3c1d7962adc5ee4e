// SPDX-License-Identifier: Apache-2.0
#include "api/proof_bundles.h"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "api/audit.h"
#include "api/verifier/verifying.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

verifier::Path path_of(const std::vector<store::Hash>& proof) {
  verifier::Path path;
  for (const store::Hash& hash : proof) path.push_back(hash.bytes);
  return path;
}

Error beyond_log(std::uint64_t size) {
  return Error{ErrorCode::bad_input, fmt::format("the log has {} events", size)};
}

Result<std::set<std::uint64_t>> positions_of(const store::EventLog& log, std::uint64_t size,
                                             const BundleQuestion& question) {
  std::set<std::uint64_t> positions(question.events.begin(), question.events.end());
  if (!positions.empty() && *positions.rbegin() >= size) return beyond_log(size);
  bool found = !question.events_of;
  if (question.events_of) {
    auto scanned = log.scan(0, size, [&](const graph::Event& event) {
      if (event.header.record != *question.events_of) return true;
      found = true;
      positions.insert(event.header.position);
      return positions.size() <= verifier::bundle_events_max;
    });
    if (!scanned) return std::move(scanned).error();
  }
  if (!found) return Error{ErrorCode::not_found, "the log has no event of a record of that number"};
  if (positions.size() <= verifier::bundle_events_max) return positions;
  return Error{ErrorCode::too_large, fmt::format("a bundle proves {} events at most: make several",
                                                 verifier::bundle_events_max)};
}

Result<verifier::ProvedEvent> proved_event(const store::EventLog& log, std::uint64_t position,
                                           std::uint64_t size) {
  auto leaf = log.leaf(position);
  if (!leaf) return std::move(leaf).error();
  auto proof = store::inclusion_proof(position, size, log);
  if (!proof) return std::move(proof).error();
  return verifier::ProvedEvent{position, std::move(*leaf), path_of(*proof)};
}

Result<verifier::EarlierTree> earlier_tree(const store::EventLog& log, std::uint64_t from,
                                           std::uint64_t size) {
  auto root = store::head_at(from, log);
  if (!root) return std::move(root).error();
  auto proof = store::consistency_proof(from, size, log);
  if (!proof) return std::move(proof).error();
  return verifier::EarlierTree{from, root->bytes, path_of(*proof)};
}

// Whoever it is given to will check it: so it is checked first.
Result<std::string> checked(const verifier::ProofBundle& bundle) {
  std::string bytes = verifier::encode(bundle);
  if (bytes.size() > verifier::bundle_bytes_max) {
    return Error{ErrorCode::too_large, "the bundle would be too large: make several"};
  }
  const auto read = verifier::decode_bundle(bytes);
  if (read && *read == bundle && verifier::verify(*read, {}).proved()) return bytes;
  return Error{ErrorCode::check_failed,
               "the proofs do not hold: run kith audit verify, which names what is damaged"};
}

}  // namespace

Result<std::string> proof_bundle(const Scheme& scheme, const BundleQuestion& question,
                                 graph::Instant at) {
  const store::EventLog& log = scheme.store().log();
  verifier::ProofBundle bundle;
  bundle.head = signed_head(scheme, at);
  const std::uint64_t size = bundle.head.size;
  auto positions = positions_of(log, size, question);
  if (!positions) return std::move(positions).error();
  for (const std::uint64_t position : *positions) {
    auto event = proved_event(log, position, size);
    if (!event) return std::move(event).error();
    bundle.events.push_back(std::move(*event));
  }
  for (const std::uint64_t from : std::set(question.from.begin(), question.from.end())) {
    if (from > size) return beyond_log(size);
    auto tree = earlier_tree(log, from, size);
    if (!tree) return std::move(tree).error();
    bundle.earlier.push_back(std::move(*tree));
  }
  return checked(bundle);
}

}  // namespace kith::api
