// SPDX-License-Identifier: Apache-2.0
#include "store/outcomes.h"

#include <algorithm>
#include <utility>

#include "graph/check.h"
#include "store/byte_order.h"
#include "store/engine_keys.h"
#include "store/event_format.h"
#include "store/format.h"

namespace kith::store {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

std::array<std::uint8_t, 32> request_hash(const SealingKey& secret, const Hash& request) {
  std::string bytes = "request";
  put_bytes(bytes, request.bytes);
  return keyed_hash(secret, bytes);
}

Result<bool> concerns(const EventLog& log, const Committed& committed,
                      const graph::SubjectNumber& subject) {
  for (std::uint64_t i = 0; i < committed.count; ++i) {
    const auto leaf = log.leaf(committed.first + i);
    if (!leaf) return leaf.error();
    const auto event = decode_event(*leaf);
    if (!event) return event.error();
    const auto& subjects = event->header.subjects;
    if (std::find(subjects.begin(), subjects.end(), subject) != subjects.end()) return true;
  }
  return false;
}

}  // namespace

std::string encode(const StoredOutcome& outcome) {
  std::string bytes;
  put_integer(bytes, outcome.committed.first);
  put_integer(bytes, outcome.committed.count);
  put_bytes(bytes, outcome.request);
  KITH_CHECK(bytes.size() == format::outcome_bytes);
  return bytes;
}

std::optional<StoredOutcome> decode_outcome(std::string_view bytes) {
  ByteReader reader(bytes);
  StoredOutcome outcome;
  outcome.committed.first = reader.integer<std::uint64_t>();
  outcome.committed.count = reader.integer<std::uint32_t>();
  outcome.request = reader.array<32>();
  if (!reader.ok() || !reader.at_end()) return std::nullopt;
  return outcome;
}

std::string Outcomes::row_of(const Command::Idempotency& idempotency) const {
  return keys::outcome(scheme_, keyed_hash(secret_, "key" + idempotency.key));
}

StoredOutcome Outcomes::outcome_of(const Command::Idempotency& idempotency,
                                   const Committed& committed) const {
  return StoredOutcome{committed, request_hash(secret_, idempotency.request)};
}

Result<Committed> Outcomes::replay(const StoredOutcome& stored,
                                   const Command::Idempotency& idempotency) const {
  if (stored.request != request_hash(secret_, idempotency.request)) {
    return Error{ErrorCode::conflict,
                 "This idempotency key was used for another request: use a new one."};
  }
  Committed again = stored.committed;
  again.replayed = true;
  return again;
}

Result<std::optional<StoredOutcome>> Outcomes::find(const Reader& engine,
                                                    const Command::Idempotency& idempotency) const {
  auto stored = engine.get(Space::index, row_of(idempotency));
  if (!stored) return std::move(stored).error();
  if (!stored->has_value()) return std::optional<StoredOutcome>();
  auto outcome = decode_outcome(**stored);
  if (!outcome) {
    return Error{ErrorCode::corrupt,
                 "The outcome stored for an idempotency key is damaged: run `kith check`."};
  }
  return outcome;
}

Result<void> Outcomes::forget(const Reader& engine, const EventLog& log,
                              const graph::SubjectNumber& subject, Batch& batch) const {
  Result<void> read;
  const auto visit = [&](std::string_view key, std::string_view value) {
    const auto outcome = decode_outcome(value);
    // A row that says nothing any more is no loss.
    auto found = outcome ? concerns(log, outcome->committed, subject) : Result<bool>(true);
    if (!found) read = std::move(found).error();
    if (read && *found) batch.erase(Space::index, key);
    return read.ok();
  };
  auto scanned = engine.scan(Space::index, keys::outcomes(scheme_), visit);
  if (!scanned) return scanned;
  return read;
}

}  // namespace kith::store
