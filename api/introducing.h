// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/asker.h"
#include "graph/introduction_ledger.h"
#include "graph/record.h"
#include "graph/result.h"

// Introductions behind the facade: begun from a row of a recorded run, moved by decisions, meetings
// and named transitions, and by nothing else. What may come when stands in
// graph/introduction_steps.h; here is who may say so, what a step brings with it, and what the
// rules of the match have to say before it.
namespace kith::api {

class Scheme;
struct Shown;
struct Page;

// Which kinds of step an address takes.
enum class StepGate : std::uint8_t { decisions, meetings, transitions };

// Safe from any thread; one step of a scheme at a time, so that what was looked at is what is
// written after. The scheme must outlive it.
class IntroductionDesk {
 public:
  explicit IntroductionDesk(Scheme& scheme) : scheme_(scheme) {}

  // {"run", "household", "reason", "on"?, "step"?}: shortlisted (unless said), rejected, or, by a
  // manager, emergency_asked. Of a row that is in no recorded run, and of a pair that may not be
  // introduced now, whatever the reason, the refusal is the same bytes. Errors: bad_input,
  // not_found, conflict (these two are in an introduction already), forbidden.
  graph::Result<Shown> begin(const Asker& asker, std::string_view json,
                             const std::string& idempotency_key);

  // One step, as JSON of graph::StepTaken without what Kith fills in (introduction, person,
  // household, recorded_by, outcome, arrangement, the lines of a share, the number of a stay).
  // When the last awaited answer is in, what everybody said together is disclosed with it, at one
  // moment. After a failure nothing has changed. Errors: bad_input with every fault, conflict (not
  // now), forbidden (not theirs to say), not_found (none, or none they may know of).
  graph::Result<Shown> take(const Asker& asker, const graph::Number& introduction, StepGate gate,
                            std::string_view json, const std::string& idempotency_key);

  // What the asker may see of one (api/introduction_json.h), or of all, in order of number.
  graph::Result<Shown> get(const Asker& asker, const graph::Number& introduction);
  graph::Result<Page> list(const Asker& asker, std::string_view cursor, std::size_t limit);
  // What was shown to whom, in the words in which it was: for officers, and for whoever it was of.
  // The side that it was shown to sees it again while it is not withdrawn.
  graph::Result<Shown> shares(const Asker& asker, const graph::Number& introduction);

 private:
  graph::Record as_step(const graph::StepTaken& taken) const;
  graph::Result<graph::Introduction> find(const Asker& asker, const graph::View& view,
                                          const graph::Number& introduction) const;
  graph::Result<graph::StepTaken> read(const Asker& asker, const graph::View& view,
                                       const graph::Introduction& introduction, StepGate gate,
                                       std::string_view json) const;
  graph::Result<void> check_rules(const graph::View& view, const graph::StepTaken& step) const;
  graph::Result<void> check_run(const graph::RunNumber& run, const graph::HouseholdNumber& home,
                                graph::PersonNumber& person) const;
  graph::Result<void> fill_share(const graph::View& view, graph::StepTaken& step) const;
  // The step, and what follows from it: the disclosure, the arrangement, the stay.
  graph::Result<std::vector<graph::Record>> following(const graph::View& view,
                                                      graph::StepTaken& step) const;
  graph::Result<Shown> commit(const Asker& asker, const graph::View& view,
                              std::vector<graph::Record> records, const graph::StepTaken& step,
                              const std::string& idempotency_key, std::string_view what,
                              std::string_view json);
  graph::Result<std::optional<Shown>> done_before(const Asker& asker, std::string_view what,
                                                  std::string_view json,
                                                  const std::string& idempotency_key);
  graph::Result<Shown> shown(const Asker& asker, const graph::Number& introduction);

  Scheme& scheme_;
  std::mutex mutex_;
};

}  // namespace kith::api
