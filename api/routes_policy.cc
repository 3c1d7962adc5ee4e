// SPDX-License-Identifier: Apache-2.0
// The matching policy over HTTP: read by whoever is matched with it, set by a manager.
#include <utility>

#include <nlohmann/json.hpp>

#include "api/exchange/json_document.h"
#include "api/exchange/scalar_reader.h"
#include "api/policy_json.h"
#include "api/routes.h"
#include "api/scheme_policy.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr RouteParameter policy_match_parameter{
    "If-Match", "header", "string", "The ETag of the policy that is to be replaced, or *."};

// Who set it and why is for those who work with it.
std::string body_of(const SchemePolicy& shown, const Asker& asker) {
  Json json{{"policy", policy_json(shown.policy)}};
  const bool works_with_it = has(asker.eyes.role, Right::ask_proposals);
  if (shown.setting && works_with_it) {
    const PolicySetting& setting = *shown.setting;
    Json set{{"at", graph::to_text(setting.at)},
             {"by", setting.set_by},
             {"role", setting.role},
             {"reason", setting.reason},
             {"replaced", setting.replaced}};
    if (has(asker.eyes.role, Right::read_log)) set["position"] = setting.position;
    json["set"] = std::move(set);
  }
  return json.dump();
}

HttpResponse policy_answer(const SchemePolicy& shown, const Asker& asker) {
  std::string body = body_of(shown, asker);
  std::string etag = etag_of(body);
  return HttpResponse{200, "application/json", {{"ETag", std::move(etag)}}, std::move(body)};
}

HttpResponse get_policy(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  auto shown = policy_of(*context.scheme);
  if (!shown) return problem(shown.error());
  HttpResponse response = policy_answer(*shown, context.asker);
  const std::string& etag = response.headers.front().second;
  if (context.request.header("if-none-match") != etag) return response;
  return HttpResponse{304, "application/json", {{"ETag", etag}}, ""};
}

// {"policy": …, "reason": …} and nothing else.
graph::Result<PolicyChange> change_from(std::string_view text) {
  JsonDocument document;
  FaultList faults;
  if (!document.parse(text, faults)) {
    const ErrorCode code = document.was_too_deep() ? ErrorCode::too_large : ErrorCode::malformed;
    return Error{code, "this is not JSON as it is taken here", faults.take()};
  }
  PolicyChange change;
  const Error shape{ErrorCode::bad_input,
                    "a policy is set with {\"policy\": …, \"reason\": …}",
                    {{"", "an object with policy and reason, and nothing else", 0}}};
  const JsonNode& root = document.root();
  if (root.type != JsonNode::Type::object || root.count != 2) return shape;
  const std::uint32_t policy = document.find(0, "policy");
  const std::uint32_t reason = document.find(0, "reason");
  if (policy == 0 || reason == 0) return shape;
  change.policy = read_policy(document, policy, "/policy", PolicyText::written, faults);
  std::string wrong =
      read_words(document.at(reason), graph::limits::text_bytes_max, true, change.reason);
  if (!wrong.empty()) faults.add("/reason", std::move(wrong));
  if (faults.empty()) return change;
  return Error{ErrorCode::bad_input, "the matching policy is not valid", faults.take()};
}

HttpResponse put_policy(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  const std::string& if_match = context.request.header("if-match");
  if (if_match.empty()) {
    return problem(Error{ErrorCode::precondition_required,
                         "send If-Match with the ETag of the policy you have read"});
  }
  auto change = change_from(context.request.body);
  if (!change) return problem(change.error());
  auto before = policy_of(*context.scheme);
  if (!before) return problem(before.error());
  if (if_match != "*" && if_match != etag_of(body_of(*before, context.asker))) {
    return problem(Error{ErrorCode::precondition_failed,
                         "another policy was set since: read it again, then decide"});
  }
  change->replaces = before->policy.version;
  auto now = set_policy(*context.scheme, context.asker, *change);
  if (!now) return problem(now.error());
  return policy_answer(*now, context.asker);
}

}  // namespace

void add_policy_routes(std::vector<Route>& table) {
  const std::string path = "/v1/schemes/{scheme}/policy";
  table.push_back({"GET",
                   path,
                   Right::read_policy,
                   false,
                   std::nullopt,
                   "get_policy",
                   "Shows the matching policy in force.",
                   {},
                   "",
                   "PolicyInForce",
                   200,
                   get_policy});
  table.push_back({"PUT",
                   path,
                   Right::set_policy,
                   false,
                   std::nullopt,
                   "put_policy",
                   "Sets the matching policy: questions ask with it from then on.",
                   {policy_match_parameter},
                   "PolicyChange",
                   "PolicyInForce",
                   200,
                   put_policy});
}

}  // namespace kith::api
