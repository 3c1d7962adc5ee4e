// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A request and an answer, as the routes see them: no socket, no library. Data only.
namespace kith::api {

struct HttpRequest {
  std::string method;
  std::string path;                                         // decoded, begins with '/'
  std::multimap<std::string, std::string> query;            // decoded
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case
  std::string body;
  std::string peer;  // address of the socket's other end; never from a header

  // The value, or "" where there is none.
  const std::string& header(std::string_view name) const {
    static const std::string none;
    const auto found = headers.find(name);
    return found == headers.end() ? none : found->second;
  }
};

struct HttpResponse {
  int status = 200;
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
};

// Answers a request. Called by many threads at once; must not throw (what escapes is answered 500
// without any of its text).
using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

}  // namespace kith::api
