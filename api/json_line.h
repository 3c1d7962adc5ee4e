// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

#include "api/exchange/json_text.h"
#include "graph/ids.h"

namespace kith::api {

// JSON as it is written down: an answer has thousands of values, and a tree of them would cost more
// than finding the answer. Commas stand where something went before.
class JsonLine {
 public:
  explicit JsonLine(std::string& out) : out_(out) {}

  void open(char bracket) {
    separate();
    out_ += bracket;
  }
  void close(char bracket) { out_ += bracket; }
  void key(std::string_view name) {
    separate();
    out_.append(1, '"').append(name).append("\":");
  }
  void value(std::string_view text) {
    separate();
    append_json_string(out_, text);
  }
  void value(std::integral auto number) {
    separate();
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out_.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
  }
  // Only where it is true; what is not said is false.
  void flag(std::string_view name, bool held) {
    if (!held) return;
    key(name);
    truth();
  }
  // Only where there is something to say.
  void words(std::string_view name, std::string_view text) {
    if (!text.empty()) member(name, text);
  }
  void truth() {
    separate();
    out_ += "true";
  }
  template <class T>
  void member(std::string_view name, const T& held) {
    key(name);
    value(held);
  }
  void number(std::string_view name, const graph::Number& held) {
    member(name, std::string_view(graph::to_text(held)));
  }
  // A list of what `write` writes for each item.
  template <class Items, class Write>
  void list(std::string_view name, const Items& items, const Write& write) {
    key(name);
    open('[');
    for (const auto& item : items) write(item);
    close(']');
  }

  std::size_t size() const { return out_.size(); }
  void cut(std::size_t size) { out_.resize(size); }

 private:
  void separate() {
    const char last = out_.empty() ? '{' : out_.back();
    if (last != '{' && last != '[' && last != ':') out_ += ',';
  }

  std::string& out_;
};

}  // namespace kith::api
