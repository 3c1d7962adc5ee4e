// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "api/exchange/json_document.h"

namespace kith::api {

// The sentence for nesting beyond limits::json_depth_max.
std::string too_deep();

// Fills a JsonDocument from a text (RFC 8259). A strict parser of its own because nlohmann's takes
// 6 µs for a record of 500 bytes and keeps the last of repeated keys; tests compare the two.
// Recursion is bounded by limits::json_depth_max.
class JsonParser {
 public:
  JsonParser(JsonDocument& document, std::string_view text, FaultList& faults)
      : document_(document), text_(text), faults_(faults), out_(document.unescaped_.data()) {}

  bool run();

 private:
  bool value(std::uint32_t place);
  bool object(std::uint32_t place);
  bool array(std::uint32_t place);
  void skip_plain();
  bool string(std::string_view& text, bool& raw_control);
  bool escaped_string(std::size_t start, std::string_view& text, bool& raw_control);
  bool escape();
  bool unicode_escape();
  bool number(JsonNode& node);
  bool word(std::string_view expected, JsonNode& node, JsonNode::Type type);
  bool enter();
  bool fail(std::string_view expected);

  void skip_space();
  bool accept(char c);
  std::size_t digits();
  int hex4();
  void put(char32_t c);

  JsonDocument& document_;
  std::string_view text_;
  FaultList& faults_;
  PointerPath path_;
  std::size_t at_ = 0;
  char* out_;  // where the next unescaped byte goes
};

}  // namespace kith::api
