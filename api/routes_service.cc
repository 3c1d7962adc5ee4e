// SPDX-License-Identifier: Apache-2.0
// What a service says about itself.
#include <utility>

#include "api/openapi.h"
#include "api/routes.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

HttpResponse health(RouteContext&) {
  return HttpResponse{200, "application/json", {}, "{\"status\":\"ok\"}"};
}

HttpResponse ready(RouteContext& context) {
  if (context.engine.health().state == store::State::writing) {
    return HttpResponse{200, "application/json", {}, "{\"status\":\"ready\"}"};
  }
  return problem(Error{ErrorCode::unavailable, "questions are answered, changes are not taken"});
}

HttpResponse metrics(RouteContext& context) {
  return HttpResponse{
      200, "text/plain; version=0.0.4", {}, context.metrics.text(context.engine.health())};
}

HttpResponse openapi(RouteContext&) {
  static const std::string text = openapi_text();
  return HttpResponse{200, "application/json", {}, text};
}

HttpResponse docs(RouteContext&) {
  static const std::string page = reference_page();
  return HttpResponse{200,
                      "text/html; charset=utf-8",
                      {{"Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}},
                      page};
}

}  // namespace

void add_service_routes(std::vector<Route>& table) {
  table.push_back({"GET",
                   "/healthz",
                   Right::anybody,
                   false,
                   std::nullopt,
                   "health",
                   "Says that the process answers.",
                   {},
                   "",
                   "Status",
                   200,
                   health});
  table.push_back({"GET",
                   "/readyz",
                   Right::anybody,
                   false,
                   std::nullopt,
                   "ready",
                   "Says whether changes are taken.",
                   {},
                   "",
                   "Status",
                   200,
                   ready});
  table.push_back({"GET",
                   "/metrics",
                   Right::read_metrics,
                   false,
                   std::nullopt,
                   "metrics",
                   "Counts for Prometheus.",
                   {},
                   "",
                   "",
                   200,
                   metrics});
  table.push_back({"GET",
                   "/openapi.json",
                   Right::anybody,
                   false,
                   std::nullopt,
                   "openapi",
                   "This interface, as OpenAPI 3.1.",
                   {},
                   "",
                   "",
                   200,
                   openapi});
  table.push_back({"GET",
                   "/docs",
                   Right::anybody,
                   false,
                   std::nullopt,
                   "docs",
                   "This interface, as a page.",
                   {},
                   "",
                   "",
                   200,
                   docs});
}

}  // namespace kith::api
