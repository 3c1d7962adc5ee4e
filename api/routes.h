// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/engine.h"
#include "api/http.h"
#include "api/metrics.h"
#include "api/roles.h"

// Every address there is, in one table: what it takes, what it needs, who answers. The router, the
// OpenAPI document, the reference page and the tests of rights all read it.
namespace kith::api {

struct RouteContext {
  Engine& engine;
  const Metrics& metrics;
  const HttpRequest& request;
  std::map<std::string, std::string, std::less<>> parts =
      {};                    // what stands for {scheme}, {number} …
  Scheme* scheme = nullptr;  // where the path names one, or a directory; the token is good for it
  Asker asker = {};
  TokenEntry token = {};  // where the route asks for one
};

// What a query parameter or header is, for readers of the reference.
struct RouteParameter {
  std::string_view name;
  std::string_view in;    // "query", "header"
  std::string_view type;  // "string", "integer", "date"
  std::string_view what;
};

inline constexpr RouteParameter purpose_parameter{
    "Kith-Purpose", "header", "string",
    "What it is for, in your words; stands in the access entry."};
// Of questions, about homes and about the neighbourhood.
inline constexpr std::int64_t top_default = 5;
// Of lists.
inline constexpr std::int64_t page_items_default = 50;
inline constexpr RouteParameter on_parameter{"on", "query", "date", "The day it is asked about."};
inline constexpr RouteParameter recording_key_parameter{
    "Idempotency-Key", "header", "string",
    "Your name for this request, 1 to 128 bytes: sent again, it records nothing more."};

inline constexpr RouteParameter cursor_parameter{
    "cursor", "query", "string", "Where the page before ended: the Link header has it."};
inline constexpr RouteParameter limit_parameter{
    "limit", "query", "integer", "Records on a page, 1 to 200; 50 where nothing is said."};

struct Route {
  std::string method;
  std::string path;  // "/v1/schemes/{scheme}/people/{number}"
  Right right = Right::signed_in;
  bool own_too = false;                            // whoever may read_own, where {number} is theirs
  std::optional<graph::Kind> kind = std::nullopt;  // of the records it is about
  std::string id;                                  // operationId
  std::string summary;                             // one sentence
  std::vector<RouteParameter> parameters = {};
  std::string takes = {};  // name of the schema of the body; "" for none
  std::string gives = {};  // name of the schema of the answer; "" for none
  int done = 200;          // status when it went well
  HttpResponse (*answer)(RouteContext& context) = nullptr;
};

const std::vector<Route>& routes();
// Each part of the table, in the file that answers it.
void add_record_routes(std::vector<Route>& table);
void add_introduction_routes(std::vector<Route>& table);
void add_state_routes(std::vector<Route>& table);
void add_due_routes(std::vector<Route>& table);
void add_question_routes(std::vector<Route>& table);
void add_connection_routes(std::vector<Route>& table);
void add_plan_routes(std::vector<Route>& table);
void add_connection_test_routes(std::vector<Route>& table);
void add_measure_routes(std::vector<Route>& table);
void add_at_home_routes(std::vector<Route>& table);
void add_run_chart_routes(std::vector<Route>& table);
void add_replay_routes(std::vector<Route>& table);
void add_open_referral_routes(std::vector<Route>& table);
void add_directory_routes(std::vector<Route>& table);
void add_service_routes(std::vector<Route>& table);
void add_policy_routes(std::vector<Route>& table);

// Finds the route, asks for the token and its rights, and answers. Default deny.
class Router {
 public:
  explicit Router(Engine& engine) : engine_(engine) {}
  // Thread safe. Never throws.
  HttpResponse answer(const HttpRequest& request);

 private:
  struct Matched {
    const Route* route = nullptr;
    std::map<std::string, std::string, std::less<>> parts;
    std::string allowed;  // methods that the path takes, where this one is not among them
  };
  static Matched find(const HttpRequest& request);
  graph::Result<void> admit(const Route& route, RouteContext& context);
  graph::Result<void> open_public(RouteContext& context);
  graph::Result<void> open_tenant(RouteContext& context);
  HttpResponse answer_matched(const Matched& matched, const HttpRequest& request);

  Engine& engine_;
  Metrics metrics_;
};

// --- for the files that answer ---
// Whether a token's scheme subscribes to a directory, or the token is the directory's own.
bool may_read_directory(Engine& engine, const TokenEntry& token, std::string_view directory);
HttpResponse problem(const graph::Error& error);
HttpResponse problem(const graph::Error& error, int status);
// A page of a list, with the address of the next one.
HttpResponse page_answer(const RouteContext& context, const Page& page, std::size_t items);
HttpResponse json_answer(const nlohmann::ordered_json& json);
// Only these query parameters, each at most once. Errors: wrong_usage, naming each that is unknown.
graph::Result<void> only_parameters(const RouteContext& context,
                                    const std::vector<std::string_view>& known);
// The same, by the list that describes them in the OpenAPI document.
graph::Result<void> only_these_parameters(const RouteContext& context,
                                          const std::vector<RouteParameter>& known);
graph::Result<void> no_parameters(const RouteContext& context);
std::optional<std::string> parameter(const RouteContext& context, std::string_view name);
// What is wrong with the value of one.
graph::Error parameter_fault(std::string_view name, std::string detail);
// Errors: wrong_usage with the range.
graph::Result<std::optional<std::int64_t>> whole_number(const RouteContext& context,
                                                        std::string_view name, std::int64_t least,
                                                        std::int64_t most);
graph::Result<std::optional<graph::Date>> date_parameter(const RouteContext& context,
                                                         std::string_view name);
// What some parameters gave, with the faults of all of them in one refusal.
class ParameterFaults {
 public:
  template <class T>
  T take(graph::Result<T> read) {
    if (read) return std::move(read).value();
    add(std::move(read).error());
    return T{};
  }
  void take(graph::Result<void> read) {
    if (!read) add(std::move(read).error());
  }
  // The one refusal, if anything was wrong.
  const std::optional<graph::Error>& error() const { return error_; }

 private:
  void add(graph::Error error);

  std::optional<graph::Error> error_;
};
// The client's own name for this request; "" for none. Errors: wrong_usage (too long).
graph::Result<std::string> recording_key(const RouteContext& context);
// {number} of the path. Errors: not_found.
graph::Result<graph::Number> number_in_path(const RouteContext& context);

}  // namespace kith::api
