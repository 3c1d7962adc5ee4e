// SPDX-License-Identifier: Apache-2.0
#include "api/scheme_policy.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "api/exchange/text_flaws.h"
#include "api/policy_json.h"
#include "api/roles.h"
#include "graph/codec.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Kind;
using graph::SetPolicy;

struct Placed {
  std::uint64_t position = 0;
  const SetPolicy* record = nullptr;
};

// Every policy that was set, in the order of the log.
std::vector<Placed> all_set(const graph::View& view) {
  std::vector<Placed> all;
  for (const graph::Number& number : view.numbers(Kind::policy)) {
    all.push_back({view.changed_at(number).value_or(0), view.find<SetPolicy>(number)});
  }
  std::sort(all.begin(), all.end(),
            [](const Placed& a, const Placed& b) { return a.position < b.position; });
  return all;
}

graph::Result<matcher::Policy> policy_in(const SetPolicy& record) {
  auto policy = policy_from_text(record.content.value, PolicyText::stored);
  if (policy) return policy;
  return Error{ErrorCode::format_newer,
               fmt::format("the matching policy {} was set by a newer Kith: install that one",
                           record.version)};
}

graph::Result<SchemePolicy> with_setting(const Scheme& scheme, const Placed& placed) {
  auto policy = policy_in(*placed.record);
  if (!policy) return std::move(policy).error();
  auto event = scheme.store().log().read(placed.position);
  if (!event) return std::move(event).error();
  const SetPolicy& record = *placed.record;
  return SchemePolicy{std::move(policy).value(),
                      PolicySetting{placed.position, event->header.at, record.set_by, record.role,
                                    record.reason.value, record.replaced}};
}

std::optional<Error> fault_of(const std::string& reason) {
  Error error{ErrorCode::bad_input, "a policy is set for a reason", {}};
  if (reason.empty()) {
    error.faults.push_back({"/reason", "say why", 0});
  } else if (reason.size() > graph::limits::text_bytes_max) {
    error.faults.push_back(
        {"/reason", fmt::format("at most {} bytes", graph::limits::text_bytes_max), 0});
  } else if ((text_flaws(reason) & (flaw_control | flaw_utf8)) != 0) {
    error.faults.push_back({"/reason", "only printable UTF-8 text is read", 0});
  }
  if (error.faults.empty()) return std::nullopt;
  return error;
}

// Whether the one who sets it knew what is in force.
std::optional<Error> not_foreseen(const std::string& in_force,
                                  const std::optional<std::string>& replaces) {
  if (replaces == in_force) return std::nullopt;
  if (replaces) {
    return Error{
        ErrorCode::precondition_failed,
        fmt::format("the matching policy {} is in force now: look at it, then decide", in_force)};
  }
  if (in_force == matcher::default_policy().version) return std::nullopt;
  return Error{ErrorCode::precondition_required,
               fmt::format("the matching policy {0} is in force: say --replaces {0} if that is the "
                           "one you have read",
                           in_force)};
}

std::optional<Error> used_before(const std::vector<Placed>& before, const matcher::Policy& policy) {
  const std::string text = policy_text(policy);
  const matcher::Policy built_in = matcher::default_policy();
  bool other = policy.version == built_in.version && policy != built_in;
  for (const Placed& each : before) {
    if (each.record->version == policy.version && each.record->content.value != text) other = true;
  }
  if (!other) return std::nullopt;
  return Error{
      ErrorCode::conflict,
      "a version of a policy has one content for ever",
      {{"/version",
        fmt::format("{} was used before, with other content: give it another name", policy.version),
        0}}};
}

// The n-th policy of a scheme has one number, so that of two that are set at once only one is.
graph::Number number_of(const Scheme& scheme, std::size_t count) {
  const store::Hash hash = store::sha256(fmt::format(
      "kith policy\n{}\n{}", graph::to_text(scheme.store().entry().number.number), count));
  graph::Number number;
  std::copy_n(hash.bytes.begin(), number.bytes.size(), number.bytes.begin());
  return number;
}

graph::Record record_of(const graph::Number& number, const Asker& asker, const PolicyChange& change,
                        const std::string& replaced) {
  SetPolicy record;
  record.identity.number = number;
  record.version = change.policy.version;
  record.content.value = policy_text(change.policy);
  record.reason.value = change.reason;
  record.set_by = asker.who;
  record.role = word(asker.eyes.role);
  record.replaced = replaced;
  return record;
}

}  // namespace

graph::Result<matcher::Policy> policy_in_force(const graph::View& view) {
  const std::vector<Placed> all = all_set(view);
  if (all.empty()) return matcher::default_policy();
  return policy_in(*all.back().record);
}

graph::Result<SchemePolicy> policy_of(const Scheme& scheme) {
  const graph::View view = scheme.view();
  const std::vector<Placed> all = all_set(view);
  if (all.empty()) return SchemePolicy{matcher::default_policy(), std::nullopt};
  return with_setting(scheme, all.back());
}

graph::Result<std::vector<SchemePolicy>> policy_history(const Scheme& scheme) {
  const graph::View view = scheme.view();
  std::vector<SchemePolicy> history{SchemePolicy{matcher::default_policy(), std::nullopt}};
  for (const Placed& each : all_set(view)) {
    auto placed = with_setting(scheme, each);
    if (!placed) return std::move(placed).error();
    history.push_back(std::move(placed).value());
  }
  return history;
}

graph::Result<SchemePolicy> set_policy(Scheme& scheme, const Asker& asker,
                                       const PolicyChange& change) {
  if (!has(asker.eyes.role, Right::set_policy)) {
    return Error{ErrorCode::forbidden, fmt::format("{} has no right to that: a manager sets the "
                                                   "matching policy (--as manager)",
                                                   word(asker.eyes.role))};
  }
  if (auto checked = matcher::check(change.policy); !checked) return std::move(checked).error();
  if (auto fault = fault_of(change.reason)) return std::move(*fault);
  const graph::View view = scheme.view();
  auto in_force = policy_in_force(view);
  if (!in_force) return std::move(in_force).error();
  if (auto other = not_foreseen(in_force->version, change.replaces)) return std::move(*other);
  const std::vector<Placed> before = all_set(view);
  if (auto other = used_before(before, change.policy)) return std::move(*other);
  if (*in_force == change.policy) return policy_of(scheme);
  if (change.dry_run) return SchemePolicy{change.policy, std::nullopt};
  const graph::Number number = number_of(scheme, before.size());
  store::Command command;
  command.events.push_back(graph::put_event(record_of(number, asker, change, in_force->version)));
  command.preconditions.push_back({number, std::nullopt});
  auto committed = scheme.writer().submit(std::move(command));
  if (!committed && committed.error().code == ErrorCode::precondition_failed) {
    return Error{ErrorCode::precondition_failed,
                 "somebody else set a matching policy since: look at it, then decide"};
  }
  if (!committed) return std::move(committed).error();
  const graph::View after = scheme.view();
  return with_setting(scheme, {committed->first, after.find<SetPolicy>(number)});
}

}  // namespace kith::api
