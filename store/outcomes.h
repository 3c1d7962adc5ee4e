// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/ids.h"
#include "graph/result.h"
#include "store/command.h"
#include "store/engine.h"
#include "store/event_log.h"
#include "store/sealing.h"

// What became of commands with an idempotency key: a row in the same batch as the events. Both the
// client's key and the digest of its request stand there as keyed hashes only: a key may be made
// from a name, and a digest can be tried against guesses.
namespace kith::store {

struct StoredOutcome {
  Committed committed;  // replayed is false
  std::array<std::uint8_t, 32> request{};

  friend bool operator==(const StoredOutcome&, const StoredOutcome&) = default;
};

std::string encode(const StoredOutcome& outcome);
std::optional<StoredOutcome> decode_outcome(std::string_view bytes);

class Outcomes {
 public:
  // `secret` must outlive it.
  Outcomes(const graph::SchemeNumber& scheme, const SealingKey& secret)
      : scheme_(scheme), secret_(secret) {}

  std::string row_of(const Command::Idempotency& idempotency) const;  // in Space::index
  StoredOutcome outcome_of(const Command::Idempotency& idempotency,
                           const Committed& committed) const;

  // The first outcome, marked replayed. Errors: conflict (the key was used for another request).
  graph::Result<Committed> replay(const StoredOutcome& stored,
                                  const Command::Idempotency& idempotency) const;

  // The stored outcome, if any. One read. Errors: corrupt, the engine's.
  graph::Result<std::optional<StoredOutcome>> find(const Reader& engine,
                                                   const Command::Idempotency& idempotency) const;

  // Adds to the batch the removal of every row whose events are about a subject. Reads the rows and
  // the events they point to. Errors: corrupt, the engine's.
  graph::Result<void> forget(const Reader& engine, const EventLog& log,
                             const graph::SubjectNumber& subject, Batch& batch) const;

 private:
  graph::SchemeNumber scheme_;
  const SealingKey& secret_;
};

}  // namespace kith::store
