// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/faults.h"

namespace kith::api {

// One value of a parsed JSON text. The members of an array or object follow it directly; `next` is
// the place after the last of them, so a value can be stepped over.
struct JsonNode {
  enum class Type : std::uint8_t {
    null_value,
    false_value,
    true_value,
    number,
    string,
    array,
    object
  };

  std::string_view key;        // unescaped, where it is a member of an object
  std::string_view text;       // string: unescaped; number: as it was written
  std::uint64_t key_mask = 0;  // object: one bit a key, see key_bit()
  std::uint32_t next = 0;
  std::uint32_t count = 0;  // members
  Type type = Type::null_value;
  std::uint8_t flaws = 0;  // string: see text_flaws.h
  bool taken = false;      // for readers: this member was understood
};

// A cheap hash of a key into 64 bits, to know without a search that an object lacks it.
constexpr std::uint64_t key_bit(std::string_view key) {
  if (key.empty()) return 1;
  const auto first = static_cast<unsigned char>(key.front());
  const auto last = static_cast<unsigned char>(key.back());
  return std::uint64_t{1} << ((key.size() * 5U + first * 3U + last) & 63U);
}

// A JSON text as a row of nodes, for readers that need it once. Differs from nlohmann's value in
// what input from outside needs: repeated keys are faults, nesting is bounded before anything is
// built, and one document can be used for many texts without allocating. Not thread safe; views
// into it end with the next parse, and the text parsed must outlive it.
class JsonDocument {
 public:
  JsonDocument() = default;
  JsonDocument(const JsonDocument&) = delete;
  JsonDocument& operator=(const JsonDocument&) = delete;

  // False where it is not JSON (one fault says where and why) or nested deeper than
  // limits::json_depth_max. Repeated keys are faults and the parse goes on.
  bool parse(std::string_view text, FaultList& faults);
  // The same from a value that is already parsed; it must outlive the document.
  bool take(const nlohmann::json& value, FaultList& faults);
  // Whether the last text was refused for its nesting.
  bool was_too_deep() const { return too_deep_; }
  // Where the last text stopped being JSON (a byte of it, from 0) and what should have stood there;
  // "" where it was JSON, or nested too deeply.
  struct Stop {
    std::size_t at = 0;
    std::string_view expected;
  };
  Stop stopped() const { return stop_; }

  JsonNode& root() { return nodes_.front(); }
  std::uint32_t root_place() const { return 0; }
  JsonNode& at(std::uint32_t place) { return nodes_[place]; }
  const JsonNode& at(std::uint32_t place) const { return nodes_[place]; }
  // The member with a key, or 0 (which is the root and nobody's member).
  std::uint32_t find(std::uint32_t object, std::string_view key) const;

 private:
  friend class JsonParser;

  std::uint32_t append(std::string_view key);
  void close(std::uint32_t place, const PointerPath& path, FaultList& faults);
  bool take_value(const nlohmann::json& value, std::uint32_t place, PointerPath& path,
                  FaultList& faults);

  std::vector<JsonNode> nodes_;
  std::string unescaped_;               // never grows during a parse: views point into it
  std::deque<std::string> numbers_;     // of take()
  std::vector<std::string_view> keys_;  // scratch of close()
  Stop stop_;
  bool too_deep_ = false;
};

}  // namespace kith::api
