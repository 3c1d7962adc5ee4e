// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "api/connection_testing.h"
#include "api/scheme.h"
#include "graph/result.h"

// The audit pack: everything it takes to check a card of the connection test away from Kith, in one
// archive (api/tar_bytes.h), in the folder kith-audit-pack:
//
//   README.txt             what the others are, and how to check them
//   MANIFEST               SHA-256 of each, as sha256sum writes and checks it
//   card.json card.csv card.html   the card, as the asker may see it
//   trace.json             each figure down to its records and their events
//   events-1.proof …       proof bundles of every event that the trace names, for kith-verify
//   head.json              the signed head that the proofs lead to
//   policy.json            the matching policy in force
//   algorithm-record.json  the record of the Algorithmic Transparency Recording Standard
//   measures.json          the measure dictionary
namespace kith::api {

struct AuditPack {
  std::string bytes;
  std::size_t files = 0;
  std::uint64_t events = 0;  // proved
  bool nothing = false;      // nobody is in scope
};

// For who asks the connection test and reads the log: an auditor gets numbers, no names and
// nobody's words, as on the card. The same records, question and `at` make the same bytes; `at`
// stands in the head and as the time of the files. `format` and `trace` of the question do not
// matter. Errors: forbidden, those of asked_card, proof_bundle and algorithm_facts. Writes one
// access entry.
graph::Result<AuditPack> audit_pack(Scheme& scheme, const Asker& asker,
                                    const ConnectionTestAsk& ask, graph::Instant at);

}  // namespace kith::api
