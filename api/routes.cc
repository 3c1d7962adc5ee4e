// SPDX-License-Identifier: Apache-2.0
#include "api/routes.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/errors.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Parts = std::map<std::string, std::string, std::less<>>;

constexpr std::string_view bearer = "Bearer ";
constexpr std::string_view open_referral_base = "/oruk/";

std::string_view next_segment(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('/', 1), rest.size());
  const std::string_view segment = rest.substr(1, end - 1);
  rest.remove_prefix(end);
  return segment;
}

// Whether a path has a template's shape, and what stands in its braces.
bool fits(std::string_view pattern, std::string_view path, Parts& parts) {
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = next_segment(pattern);
    const std::string_view given = next_segment(path);
    if (!wanted.empty() && wanted.front() == '{') {
      if (given.empty()) return false;
      parts.emplace(wanted.substr(1, wanted.size() - 2), given);
    } else if (wanted != given) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

// A path with fewer braces is meant before one with more: people/lookup before people/{number}.
std::size_t braces(const Route& route) {
  return static_cast<std::size_t>(std::count(route.path.begin(), route.path.end(), '{'));
}

Error not_signed_in() {
  return Error{ErrorCode::unauthenticated,
               "send Authorization: Bearer with a token that is good; kith token create makes one"};
}

// The same for another's scheme and for one that there is not.
Error not_allowed() {
  return Error{ErrorCode::forbidden, "the token's role or scheme has no right to that"};
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> table = [] {
    std::vector<Route> all;
    add_service_routes(all);
    add_introduction_routes(all);
    add_state_routes(all);
    add_due_routes(all);
    add_question_routes(all);
    add_connection_routes(all);
    add_plan_routes(all);
    add_connection_test_routes(all);
    add_measure_routes(all);
    add_at_home_routes(all);
    add_run_chart_routes(all);
    add_replay_routes(all);
    add_record_routes(all);
    add_directory_routes(all);
    add_open_referral_routes(all);
    add_policy_routes(all);
    std::stable_sort(all.begin(), all.end(),
                     [](const Route& a, const Route& b) { return braces(a) < braces(b); });
    return all;
  }();
  return table;
}

HttpResponse problem(const Error& error) { return problem(error, row_of(error.code).status); }

HttpResponse problem(const Error& error, int status) {
  HttpResponse response{status, "application/problem+json", {}, problem_json(error, status)};
  if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"kith\"");
  if (status == 429 || status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

HttpResponse page_answer(const RouteContext& context, const Page& page, std::size_t items) {
  HttpResponse response;
  response.body = "{\"items\":[";
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    if (i > 0) response.body += ',';
    response.body += page.items[i];
  }
  response.body += "]";
  if (!page.next.empty()) {
    response.body += fmt::format(",\"next\":\"{}\"", page.next);
    response.headers.emplace_back("Link", fmt::format("<{}?limit={}&cursor={}>; rel=\"next\"",
                                                      context.request.path, items, page.next));
  }
  response.body += "}";
  return response;
}

HttpResponse json_answer(const nlohmann::ordered_json& json) {
  return HttpResponse{200, "application/json", {}, json.dump()};
}

graph::Result<void> only_parameters(const RouteContext& context,
                                    const std::vector<std::string_view>& known) {
  Error error{ErrorCode::wrong_usage, "some query parameters are not understood", {}};
  const auto& query = context.request.query;
  std::size_t unknown = 0;
  for (auto each = query.begin(); each != query.end(); each = query.upper_bound(each->first)) {
    if (std::find(known.begin(), known.end(), each->first) == known.end()) {
      ++unknown;
    } else if (query.count(each->first) > 1) {
      error.faults.push_back({"/" + each->first, "once only", 0});
    }
  }
  // A name is the caller's text: never repeated.
  if (unknown > 0) {
    error.faults.push_back({"",
                            fmt::format("{} not known here; known: {}",
                                        unknown == 1 ? "one is" : fmt::format("{} are", unknown),
                                        fmt::join(known, ", ")),
                            0});
  }
  if (error.faults.empty()) return {};
  return error;
}

graph::Result<void> only_these_parameters(const RouteContext& context,
                                          const std::vector<RouteParameter>& known) {
  std::vector<std::string_view> names;
  for (const RouteParameter& each : known) names.push_back(each.name);
  return only_parameters(context, names);
}

graph::Result<void> no_parameters(const RouteContext& context) {
  return only_parameters(context, {});
}

Error parameter_fault(std::string_view name, std::string detail) {
  return Error{ErrorCode::wrong_usage,
               "a query parameter is not as it should be",
               {{fmt::format("/{}", name), std::move(detail), 0}}};
}

std::optional<std::string> parameter(const RouteContext& context, std::string_view name) {
  const auto found = context.request.query.find(std::string(name));
  if (found == context.request.query.end()) return std::nullopt;
  return found->second;
}

graph::Result<std::optional<std::int64_t>> whole_number(const RouteContext& context,
                                                        std::string_view name, std::int64_t least,
                                                        std::int64_t most) {
  const auto text = parameter(context, name);
  if (!text) return std::optional<std::int64_t>();
  std::int64_t value = 0;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), value);
  if (read.ec != std::errc() || read.ptr != text->data() + text->size() || value < least ||
      value > most) {
    return Error{
        ErrorCode::wrong_usage,
        "a query parameter is out of range",
        {{fmt::format("/{}", name), fmt::format("a whole number, {} to {}", least, most), 0}}};
  }
  return std::optional<std::int64_t>(value);
}

graph::Result<std::optional<graph::Date>> date_parameter(const RouteContext& context,
                                                         std::string_view name) {
  const auto text = parameter(context, name);
  if (!text) return std::optional<graph::Date>();
  const auto date = graph::date_from_text(*text);
  if (date) return date;
  return Error{ErrorCode::wrong_usage,
               "a query parameter is no date",
               {{fmt::format("/{}", name), "a day such as 2026-11-21", 0}}};
}

void ParameterFaults::add(Error error) {
  if (!error_) {
    error_ = std::move(error);
    return;
  }
  error_->message = "some query parameters are not as they should be";
  for (graph::Fault& fault : error.faults) error_->faults.push_back(std::move(fault));
}

graph::Result<std::string> recording_key(const RouteContext& context) {
  const std::string& key = context.request.header("idempotency-key");
  if (key.size() <= graph::limits::idempotency_key_bytes_max) return key;
  return Error{ErrorCode::wrong_usage, "Idempotency-Key is too long"};
}

graph::Result<graph::Number> number_in_path(const RouteContext& context) {
  const auto found = context.parts.find("number");
  const auto number = graph::number_from_text(found->second);
  if (number) return *number;
  return Error{ErrorCode::not_found,
               "paths take numbers of 26 characters; POST …/lookup finds the number of an external "
               "id"};
}

Router::Matched Router::find(const HttpRequest& request) {
  Matched matched;
  const std::string_view method =
      request.method == "HEAD" ? "GET" : std::string_view(request.method);
  std::string_view path = request.path;
  const bool of_feed = path.starts_with(open_referral_base);
  if (of_feed && path.ends_with('/')) path.remove_suffix(1);  // the profile calls it GET /
  for (const Route& route : routes()) {
    Parts parts;
    if (!fits(route.path, path, parts)) continue;
    if (route.method == method) {
      matched.route = &route;
      matched.parts = std::move(parts);
      return matched;
    }
    // A path that is spelled out hides those with braces that it would fit, too.
    matched.allowed += (matched.allowed.empty() ? "" : ", ") + route.method;
  }
  return matched;
}

graph::Result<void> Router::admit(const Route& route, RouteContext& context) {
  if (route.right == Right::anybody) return open_public(context);
  const std::string& header = context.request.header("authorization");
  if (!header.starts_with(bearer)) return not_signed_in();
  const auto token = engine_.tokens().find(std::string_view(header).substr(bearer.size()));
  if (!token) return not_signed_in();
  const auto part = context.parts.find("scheme");
  if (part != context.parts.end() && part->second != token->scheme) return not_allowed();
  const bool own = route.own_too && has(token->role, Right::read_own);
  if (!has(token->role, route.right) && !own) return not_allowed();
  context.token = *token;
  context.asker.eyes = Eyes{token->role, token->own};
  context.asker.who = "token " + token->id;
  context.asker.purpose = context.request.header("kith-purpose");
  if (context.asker.purpose.size() > graph::limits::name_bytes_max) {
    return Error{ErrorCode::wrong_usage,
                 fmt::format("Kith-Purpose takes at most {} bytes", graph::limits::name_bytes_max)};
  }
  return open_tenant(context);
}

// What is open to anybody, is as far as groups agreed to it: whoever answers sees to that.
graph::Result<void> Router::open_public(RouteContext& context) {
  const auto name = context.parts.find("directory");
  if (name == context.parts.end()) return {};
  auto directory = engine_.directory(name->second);
  if (!directory) return Error{ErrorCode::not_found, "there is no directory of this name here"};
  context.scheme = *directory;
  return {};
}

graph::Result<void> Router::open_tenant(RouteContext& context) {
  if (const auto part = context.parts.find("scheme"); part != context.parts.end()) {
    auto scheme = engine_.scheme(part->second);
    if (!scheme) return std::move(scheme).error();
    context.scheme = *scheme;
  } else if (const auto name = context.parts.find("directory"); name != context.parts.end()) {
    // Whether there is such a directory is not told to whom it does not concern.
    if (!may_read_directory(engine_, context.token, name->second)) return not_allowed();
    auto directory = engine_.directory(name->second);
    if (!directory) return std::move(directory).error();
    context.scheme = *directory;
  }
  if (context.scheme) context.asker.eyes.on = context.scheme->today();
  return {};
}

HttpResponse Router::answer_matched(const Matched& matched, const HttpRequest& request) {
  RouteContext context{engine_, metrics_, request, matched.parts};
  if (auto admitted = admit(*matched.route, context); !admitted) {
    return problem(admitted.error());
  }
  const bool without_body = matched.route->takes.empty() && !request.body.empty();
  if (without_body) {
    return problem(Error{ErrorCode::wrong_usage, "this request takes no body"});
  }
  return matched.route->answer(context);
}

HttpResponse Router::answer(const HttpRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  const Matched matched = find(request);
  HttpResponse response;
  if (matched.route) {
    response = answer_matched(matched, request);
  } else if (matched.allowed.empty()) {
    response = problem(Error{ErrorCode::not_found,
                             "there is nothing at this address; /docs lists "
                             "what there is"});
  } else {
    response = problem(Error{ErrorCode::method_not_allowed,
                             fmt::format("this address takes {}", matched.allowed)});
    response.headers.emplace_back("Allow", matched.allowed);
  }
  // From any page in any browser, as the profile wants it; elsewhere nothing may be read so.
  if (request.path.starts_with(open_referral_base)) {
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  }
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  metrics_.count(matched.route ? matched.route->id : "none", response.status, took);
  return response;
}

}  // namespace kith::api
