// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/candidates.h"
#include "api/connection_testing.h"
#include "api/planning.h"
#include "api/recorded_run.h"
#include "api/scheme.h"
#include "graph/result.h"

// Plans and cards on record, and every recorded question asked again. The scheme must outlive it.
// Not thread safe; keeps what is derived from the last view that it was asked about.
namespace kith::api {

class RunDesk {
 public:
  explicit RunDesk(Scheme& scheme) : scheme_(scheme) {}

  // Asks, and puts on record what was answered, with a part for everybody in it. With the
  // idempotency key of an earlier request: nothing more is recorded, and the answer is that one's,
  // byte for byte. Errors: those of ask_plan(); forbidden (record_proposals is needed); conflict
  // (the key was used for another request, or the answer cannot be given again), those of
  // SchemeWriter::submit.
  graph::Result<ProposalAnswer> plan(const Asker& asker, const PlanAsk& ask,
                                     const std::string& idempotency_key);
  // Likewise, with record_connection_test; a card of today alone (wrong_usage). The commitment is
  // to the card as JSON, whatever the format of the answer; an answer in JSON ends with the run.
  graph::Result<CardAnswer> connection_test(const Asker& asker, const ConnectionTestAsk& ask,
                                            const std::string& idempotency_key);

  // The canonical answer to a recorded question, asked anew of a view in the role of then. Errors:
  // unavailable (not a question that is asked again), format_newer (recorded by a Kith that knew
  // more), and what the question itself is refused with. Cost: the question's; of the homes and
  // their index only what changed since the view before, if that was an earlier one of this graph.
  graph::Result<std::string> asked_again(const RecordedRun& run, const graph::View& view);

 private:
  // A question answered just now, not yet on record.
  struct Fresh {
    std::string_view question;
    std::optional<graph::PersonNumber> person;
    graph::Date on;
    std::uint64_t position = 0;
    std::string policy_version;
    std::string arguments;
    std::string canonical;
    std::vector<graph::SubjectNumber> subjects;
  };
  // An answer on record, just now or before.
  struct Standing {
    graph::RunNumber run;
    std::uint64_t position = 0;
    std::string canonical;
    std::vector<graph::SubjectNumber> subjects;
  };
  graph::Result<Standing> on_record(const Asker& asker, const std::string& key,
                                    const std::string& asked,
                                    const std::function<graph::Result<Fresh>()>& ask);
  graph::Result<store::Committed> write(const Asker& asker, const graph::RunNumber& run,
                                        const Fresh& fresh,
                                        std::optional<store::Command::Idempotency> idempotency);
  graph::Result<Standing> given_again(const store::Committed& committed);
  // Notes who was shown it.
  graph::Result<void> note(const Asker& asker, std::string_view what, const Standing& standing,
                           std::string_view body);

  Scheme& scheme_;
  Candidates candidates_;
};

}  // namespace kith::api
