// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/scheme.h"
#include "graph/result.h"
#include "graph/view.h"
#include "matcher/policy.h"

// The matching policy of a scheme: which one is in force, how it came to be, and setting another.
// Each setting is an event of the scheme's log (graph/model_policy.h) and stays readable for ever;
// the last one in the log is in force. Where none was set, matcher::default_policy() is. Safe from
// any thread.
namespace kith::api {

// How a policy came to be in force.
struct PolicySetting {
  std::uint64_t position = 0;  // of its event: views beyond it ask with the policy
  graph::Instant at;
  std::string set_by;
  std::string role;
  std::string reason;
  std::string replaced;  // the version before
};

struct SchemePolicy {
  matcher::Policy policy;
  std::optional<PolicySetting> setting;  // nothing of the default that nobody set
};

// What questions of a view ask with. Errors: format_newer (set by a Kith that knew more). Cost:
// linear in how often one was set.
graph::Result<matcher::Policy> policy_in_force(const graph::View& view);
// The same, with how it came to be. Errors: also those of the log.
graph::Result<SchemePolicy> policy_of(const Scheme& scheme);
// The default, then every policy that was ever set, in order.
graph::Result<std::vector<SchemePolicy>> policy_history(const Scheme& scheme);

struct PolicyChange {
  matcher::Policy policy;
  std::string reason;  // 1..limits::text_bytes_max bytes of plain text
  // The version that it is meant to replace. Needed where another than the default is in force.
  std::optional<std::string> replaces;
  bool dry_run = false;  // everything but the writing
};

// Sets a policy, durably. What is in force already is left alone, and no event is written. Errors,
// and then nothing has changed: forbidden (a manager sets it), bad_input (check(), the reason),
// conflict (the version had other content before), precondition_required and precondition_failed
// (another is in force than the one it should replace), those of SchemeWriter::submit.
graph::Result<SchemePolicy> set_policy(Scheme& scheme, const Asker& asker,
                                       const PolicyChange& change);

}  // namespace kith::api
