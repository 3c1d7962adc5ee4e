// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "api/http.h"
#include "graph/result.h"

// The HTTP server: who may connect, how long they may take, how much they may send.
//
// Limits and their answers: connections in total and an address (graph/limits.h): 429 and closed ·
// a head not whole after 5 s, or nothing for 5 s between requests: closed · a body not whole after
// 10 s: 408 · heads and bodies that are too large or framed in a way two programs could read
// differently: api/http_head.h · an answer that is not taken for 10 s: closed.
namespace kith::api {

struct ServerOptions {
  std::string listen = "127.0.0.1:8080";  // HOST:PORT; port 0 for any
  std::string tls_certificate = {};       // files in PEM; both or neither
  std::string tls_key = {};
};

class Server {
 public:
  // Listens and answers from here on. Without TLS it listens on the machine itself only. Errors:
  // wrong_usage (address; elsewhere than loopback without TLS), bad_input (certificate or key),
  // storage_failed (address taken).
  static graph::Result<std::unique_ptr<Server>> start(const ServerOptions& options,
                                                      HttpHandler handler);

  // Takes no more connections, lets requests in progress end, closes the rest. Idempotent.
  void stop();
  ~Server();

  // "http://127.0.0.1:8080"
  const std::string& url() const;

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kith::api
