// SPDX-License-Identifier: Apache-2.0
#include "api/http_head.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace kith::api {
namespace {

int status_of(const std::string& head) {
  const auto vetted = vet_head(head);
  const auto* refusal = std::get_if<HeadRefusal>(&vetted);
  return refusal ? refusal->status : 200;
}

std::string get(const std::string& headers) {
  return "GET /a?b=c HTTP/1.1\r\nHost: k\r\n" + headers + "\r\n";
}

std::string post(const std::string& headers) {
  return "POST /a HTTP/1.1\r\nHost: k\r\n" + headers + "\r\n";
}

}  // namespace

TEST_CASE("a plain head is read") {
  const auto vetted = vet_head(get("X-A:  b c \r\nAccept: a\r\naccept: b\r\n"));
  REQUIRE(std::holds_alternative<Head>(vetted));
  const Head& head = std::get<Head>(vetted);
  CHECK(head.method == "GET");
  CHECK(head.target == "/a?b=c");
  CHECK(head.headers.at("host") == "k");
  CHECK(head.headers.at("x-a") == "b c");
  CHECK(head.headers.at("accept") == "a, b");
  CHECK(head.keep_alive);
  CHECK(head.body_bytes == 0);
}

TEST_CASE("connections end where somebody says so") {
  CHECK_FALSE(std::get<Head>(vet_head(get("Connection: Close\r\n"))).keep_alive);
  CHECK_FALSE(std::get<Head>(vet_head("GET / HTTP/1.0\r\nHost: k\r\n\r\n")).keep_alive);
}

TEST_CASE("bodies have a stated length and type") {
  const std::string json = "Content-Type: application/json; charset=utf-8\r\n";
  CHECK(std::get<Head>(vet_head(post(json + "Content-Length: 12\r\n"))).body_bytes == 12);
  CHECK(status_of(post(json + "Content-Length: 4194304\r\n")) == 200);
  CHECK(status_of(post(json + "Content-Length: 4194305\r\n")) == 413);
  for (const char* wrong : {"", "-1", "+1", "0x1", "1,1", "1 1", "18446744073709551617"}) {
    CAPTURE(wrong);
    CHECK(status_of(post(json + "Content-Length: " + wrong + "\r\n")) == 400);
  }
  CHECK(status_of(post("Content-Length: 1\r\n")) == 415);
  CHECK(status_of(post("Content-Type: text/json\r\nContent-Length: 1\r\n")) == 415);
  CHECK(status_of(get(json + "Content-Length: 1\r\n")) == 400);
  CHECK(status_of(post(json + "Content-Length: 1\r\nContent-Length: 1\r\n")) == 400);
  CHECK(status_of(post("Transfer-Encoding: chunked\r\n")) == 415);
  CHECK(status_of(post("transfer-encoding:\r\n")) == 415);
  CHECK(status_of(post(json + "Content-Encoding: br\r\nContent-Length: 1\r\n")) == 415);
  CHECK(status_of(post(json + "Expect: 100-continue\r\nContent-Length: 1\r\n")) == 417);
}

TEST_CASE("what two programs could read differently is refused") {
  const std::vector<std::pair<std::string, int>> table{
      {"", 400},
      {"\r\n", 400},
      {"\r\n" + get(""), 400},
      {"GET / HTTP/1.1\nHost: k\n\n", 400},
      {"GET / HTTP/1.1\r\nHost: k\nX: y\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.1 \r\nHost: k\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: k\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: k\r\n\r\nX", 400},
      {"GET /  HTTP/1.1\r\nHost: k\r\n\r\n", 400},
      {"GET HTTP/1.1\r\nHost: k\r\n\r\n", 400},
      {"get / HTTP/1.1\r\nHost: k\r\n\r\n", 501},
      {"GET * HTTP/1.1\r\nHost: k\r\n\r\n", 400},
      {"GET http://k/ HTTP/1.1\r\nHost: k\r\n\r\n", 400},
      {"GET /a#b HTTP/1.1\r\nHost: k\r\n\r\n", 400},
      {"GET /%2e%2e HTTP/1.1\r\nHost: k\r\n\r\n", 400},
      {"GET /\xc3\xa1 HTTP/1.1\r\nHost: k\r\n\r\n", 400},
      {get("X : y\r\n"), 400},
      {get(" X: y\r\n"), 400},
      {get("X\r\n"), 400},
      {get(": y\r\n"), 400},
      {get("X: a\rb\r\n"), 400},
      {get(std::string("X: a\0b\r\n", 8)), 400},
      {get("X: a%0D%0Ab\r\n"), 400},
      {get("X: a%0ab\r\n"), 400},
      {get("X: a%u000ab\r\n"), 400},
      {get("X: 100% sure\r\n"), 200},
  };
  for (const auto& row : table) {
    CAPTURE(row.first);
    CHECK(status_of(row.first) == row.second);
  }
}

TEST_CASE("heads have a size") {
  CHECK(status_of("GET /" + std::string(2'047, 'a') + " HTTP/1.1\r\nHost: k\r\n\r\n") == 200);
  CHECK(status_of("GET /" + std::string(2'048, 'a') + " HTTP/1.1\r\nHost: k\r\n\r\n") == 414);
  CHECK(status_of(get("X: " + std::string(4'096, 'a') + "\r\n")) == 200);
  CHECK(status_of(get("X: " + std::string(4'097, 'a') + "\r\n")) == 431);
  std::string many;
  for (int i = 0; i < 63; ++i) many += "X" + std::to_string(i) + ": y\r\n";
  CHECK(status_of(get(many)) == 200);
  CHECK(status_of(get(many + "One: more\r\n")) == 431);
  CHECK(over_limits("GET /" + std::string(3'000, 'a')) == 414);
  CHECK(over_limits(get(std::string(17'000, 'a'))) == 431);
  CHECK(over_limits("GET / HTT") == 0);
}

}  // namespace kith::api
