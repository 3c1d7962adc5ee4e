// SPDX-License-Identifier: Apache-2.0
#include "api/http_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "api/plain_text.h"

namespace kith::api {
namespace {

constexpr std::string_view line_end = "\r\n";
// The verbs Kith answers, even if only to say 405; all others are 501.
constexpr std::array<std::string_view, 7> methods{"GET",   "HEAD",   "POST",   "PUT",
                                                  "PATCH", "DELETE", "OPTIONS"};

// Headers that may come in several lines; any other that does is read differently by different
// programs.
constexpr std::array<std::string_view, 9> lists{
    "accept",         "accept-encoding", "accept-language", "cache-control",
    "connection",     "cookie",          "forwarded",       "via",
    "x-forwarded-for"};

constexpr std::array<std::string_view, 2> media_types{"application/json",
                                                      "application/merge-patch+json"};

bool is_token_byte(char byte) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return is_letter(byte) || is_digit(byte) || marks.find(byte) != std::string_view::npos;
}

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20 || value == 0x7f;
}

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char byte) { return lower(byte); });
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// cpp-httplib before 0.44 decodes percent sequences in header values; so may a proxy.
bool hides_line_end(std::string_view value) {
  for (std::size_t i = 0; i + 2 < value.size(); ++i) {
    if (value[i] != '%') continue;
    const std::string code = lower(value.substr(i + 1, 2));
    if (code == "0d" || code == "0a" || code == "00") return true;
    if (lower(value[i + 1]) == 'u') return true;  // %uXXXX is nobody's standard
  }
  return false;
}

std::optional<HeadRefusal> read_request_line(std::string_view line, Head& head) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return HeadRefusal{400, "request line"};
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!std::all_of(method.begin(), method.end(), is_token_byte)) return HeadRefusal{400, "method"};
  if (std::find(methods.begin(), methods.end(), method) == methods.end()) {
    return HeadRefusal{501, "this method is not known here"};
  }
  if (target.size() > target_bytes_max) return HeadRefusal{414, "the address is too long"};
  const bool visible = std::all_of(target.begin(), target.end(),
                                   [](char byte) { return byte > 0x20 && byte < 0x7f; });
  // No path of Kith's needs escapes, and decoded ones are where path checks go wrong.
  if (target.substr(0, target.find('?')).find('%') != std::string_view::npos) {
    return HeadRefusal{400, "a path here has no percent sequences"};
  }
  if (target.empty() || target.front() != '/' || !visible ||
      target.find('#') != std::string_view::npos) {
    return HeadRefusal{400, "the address must be a path"};
  }
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return HeadRefusal{505, "only version 1.1 of HTTP is spoken here"};
  }
  head.keep_alive = version == "HTTP/1.1";
  head.method = method;
  head.target = target;
  return std::nullopt;
}

std::optional<HeadRefusal> read_header_line(std::string_view line, Head& head) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return HeadRefusal{400, "header line"};
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (!std::all_of(name.begin(), name.end(), is_token_byte)) {
    return HeadRefusal{400, "header name"};
  }
  if (value.size() > header_value_bytes_max) return HeadRefusal{431, "a header is too long"};
  const bool clean = std::none_of(value.begin(), value.end(),
                                  [](char byte) { return is_control(byte) && byte != '\t'; });
  if (!clean || hides_line_end(value)) return HeadRefusal{400, "header value"};
  const auto [place, is_new] = head.headers.emplace(lower(name), value);
  if (is_new) return std::nullopt;
  if (std::find(lists.begin(), lists.end(), place->first) == lists.end()) {
    return HeadRefusal{400, "a header stands there twice"};
  }
  place->second.append(", ").append(value);
  return std::nullopt;
}

std::optional<HeadRefusal> check_type(const Head& head) {
  const auto type = head.headers.find("content-type");
  const std::string text = type == head.headers.end() ? "" : lower(type->second);
  const std::string media(trimmed(std::string_view(text).substr(0, text.find(';'))));
  if (std::find(media_types.begin(), media_types.end(), media) == media_types.end()) {
    return HeadRefusal{415, "bodies are taken as application/json or application/merge-patch+json"};
  }
  return std::nullopt;
}

std::optional<HeadRefusal> check_framing(Head& head) {
  if (head.headers.contains("transfer-encoding")) {
    return HeadRefusal{415, "bodies are taken with Content-Length only, not Transfer-Encoding"};
  }
  if (head.headers.contains("content-encoding")) {
    return HeadRefusal{415, "bodies are taken as they are, without Content-Encoding"};
  }
  const auto host = head.headers.find("host");
  if (host == head.headers.end() || host->second.empty()) return HeadRefusal{400, "no Host"};
  const auto length = head.headers.find("content-length");
  if (length == head.headers.end()) {
    if (head.headers.contains("expect")) return HeadRefusal{417, "Expect is not answered here"};
    return std::nullopt;
  }
  const std::string& digits = length->second;
  if (!is_digits(digits) || digits.size() > 19) return HeadRefusal{400, "Content-Length"};
  std::from_chars(digits.data(), digits.data() + digits.size(), head.body_bytes);
  if (head.body_bytes > graph::limits::body_bytes_max) {
    return HeadRefusal{413, "the body is larger than is taken in one request"};
  }
  // After the size: who asks before sending too much is told that it is too much.
  if (head.headers.contains("expect")) return HeadRefusal{417, "Expect is not answered here"};
  if (head.body_bytes == 0) return std::nullopt;
  if (head.method == "GET" || head.method == "HEAD") {
    return HeadRefusal{400, "a question by GET has no body"};
  }
  return check_type(head);
}

}  // namespace

std::variant<Head, HeadRefusal> vet_head(std::string_view bytes) {
  if (const int status = over_limits(bytes)) return HeadRefusal{status, "the head is too long"};
  Head head;
  std::size_t lines = 0;
  for (;;) {
    const std::size_t end = bytes.find(line_end);
    if (end == std::string_view::npos) return HeadRefusal{400, "a line does not end in CRLF"};
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end + line_end.size());
    if (line.empty()) {
      if (lines == 0 || !bytes.empty()) return HeadRefusal{400, "an empty line in the head"};
      break;
    }
    const auto fault = lines == 0 ? read_request_line(line, head) : read_header_line(line, head);
    if (fault) return *fault;
    if (lines++ > header_lines_max) return HeadRefusal{431, "too many headers"};
  }
  if (const auto fault = check_framing(head)) return *fault;
  const auto connection = head.headers.find("connection");
  if (connection != head.headers.end() &&
      lower(connection->second).find("close") != std::string::npos) {
    head.keep_alive = false;
  }
  return head;
}

int over_limits(std::string_view bytes_so_far) {
  const std::size_t first_line = std::min(bytes_so_far.find('\n'), bytes_so_far.size());
  if (first_line > target_bytes_max + 32) return 414;
  if (bytes_so_far.size() > head_bytes_max) return 431;
  return 0;
}

}  // namespace kith::api
