// SPDX-License-Identifier: Apache-2.0
// The one file that includes cpp-httplib.
#include "api/http_answer.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <httplib.h>

#include "api/errors.h"

namespace kith::api {
namespace {

// What the library reads its request from and writes its answer to: memory.
class MemoryStream : public httplib::Stream {
 public:
  explicit MemoryStream(std::string input) : input_(std::move(input)) {}

  bool is_readable() const override { return read_ < input_.size(); }
  bool wait_readable() const override { return true; }
  bool wait_writable() const override { return true; }
  ssize_t read(char* out, size_t size) override {
    const size_t count = std::min(size, input_.size() - read_);
    std::memcpy(out, input_.data() + read_, count);
    read_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, size_t size) override {
    output.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }
  time_t duration() const override { return 0; }

  std::string output;

 private:
  std::string input_;
  size_t read_ = 0;
};

// The request that this thread is answering. The library's own copy of it is not used: it decodes
// header values once more.
struct Asked {
  const Head& head;
  std::string& body;
  const std::string& peer;
};
thread_local const Asked* asked_now = nullptr;

HttpRequest request_of(const httplib::Request& read, const Asked& asked) {
  HttpRequest request;
  request.method = asked.head.method;
  request.path = read.path;
  request.query = read.params;
  request.headers = asked.head.headers;
  request.body = std::move(asked.body);
  request.peer = asked.peer;
  return request;
}

void add_safety_headers(httplib::Response& out) {
  out.set_header("Cache-Control", "no-store");
  out.set_header("X-Content-Type-Options", "nosniff");
  out.set_header("Referrer-Policy", "no-referrer");
  out.set_header("X-Frame-Options", "DENY");
  out.set_header("Accept-Ranges", "none");
  if (!out.has_header("Content-Security-Policy")) {
    out.set_header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
}

void fill(httplib::Response& out, HttpResponse response) {
  out.status = response.status;
  for (auto& [name, value] : response.headers) out.set_header(name, value);
  if (response.status != 204 && response.status != 304) {
    out.set_content(std::move(response.body), response.content_type);
  }
  add_safety_headers(out);
}

HttpResponse internal_error() {
  const graph::Error error{graph::ErrorCode::storage_failed,
                           "Kith could not answer this. Its log says when it happened."};
  return HttpResponse{500, "application/problem+json", {}, problem_json(error, 500)};
}

// The address alone: the library has no use for headers and body.
std::string request_line(const Head& head) {
  return fmt::format("{} {} HTTP/1.1\r\nContent-Length: 0\r\n\r\n", head.method, head.target);
}

graph::ErrorCode code_of(int status) {
  switch (status) {
    case 413:
    case 414:
    case 431: return graph::ErrorCode::too_large;
    case 415: return graph::ErrorCode::unsupported_media;
    case 429: return graph::ErrorCode::too_many_requests;
    case 501: return graph::ErrorCode::method_not_allowed;
    case 503: return graph::ErrorCode::unavailable;
    default: return graph::ErrorCode::malformed;
  }
}

}  // namespace

struct HttpAnswerer::Library : httplib::Server {
  explicit Library(HttpHandler made) : handler(std::move(made)) {
    set_pre_routing_handler([this](const httplib::Request& read, httplib::Response& out) {
      fill(out, handler(request_of(read, *asked_now)));
      return HandlerResponse::Handled;
    });
    set_exception_handler([](const httplib::Request&, httplib::Response& out,
                             const std::exception_ptr&) { fill(out, internal_error()); });
  }

  bool run(MemoryStream& stream) {
    bool closed = false;
    return process_request(stream, "", 0, "", 0, false, closed, nullptr);
  }

  HttpHandler handler;
};

HttpAnswerer::HttpAnswerer(HttpHandler handler)
    : library_(std::make_unique<Library>(std::move(handler))) {}

HttpAnswerer::~HttpAnswerer() = default;

AnswerBytes HttpAnswerer::answer(const Head& head, std::string body,
                                 const std::string& peer) const {
  const Asked asked{head, body, peer};
  asked_now = &asked;
  MemoryStream stream(request_line(head));
  const bool written = library_->run(stream);
  asked_now = nullptr;
  // After a refusal the library says "Connection: close"; so it is.
  const bool refused = stream.output.compare(0, 10, "HTTP/1.1 4") == 0 ||
                       stream.output.compare(0, 10, "HTTP/1.1 5") == 0;
  return AnswerBytes{std::move(stream.output), written && !refused && head.keep_alive};
}

std::string refusal_bytes(int status, std::string_view detail) {
  const std::string body = problem_json(graph::Error{code_of(status), std::string(detail)}, status);
  return fmt::format(
      "HTTP/1.1 {} {}\r\nContent-Type: application/problem+json\r\nContent-Length: {}\r\n"
      "{}Cache-Control: no-store\r\nConnection: close\r\n\r\n{}",
      status, httplib::status_message(status), body.size(),
      status == 429 || status == 503 ? "Retry-After: 1\r\n" : "", body);
}

}  // namespace kith::api
