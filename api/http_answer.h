// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "api/http.h"
#include "api/http_head.h"

// From a vetted head and a whole body to the bytes of an answer. cpp-httplib reads the address and
// writes the answer; it never has the socket, so nothing that was sent behind a request can be
// taken for a part of it.
namespace kith::api {

struct AnswerBytes {
  std::string bytes;
  bool keep_alive = false;
};

class HttpAnswerer {
 public:
  explicit HttpAnswerer(HttpHandler handler);
  ~HttpAnswerer();

  // Thread safe. Where the handler throws: 500 without any text of the exception.
  AnswerBytes answer(const Head& head, std::string body, const std::string& peer) const;

 private:
  struct Library;
  std::unique_ptr<Library> library_;
};

// A whole answer that says why a head was refused or a connection is not served; ends the
// connection.
std::string refusal_bytes(int status, std::string_view detail);

}  // namespace kith::api
