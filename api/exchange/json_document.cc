// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/json_document.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "api/exchange/json_parser.h"
#include "api/exchange/text_flaws.h"

namespace kith::api {
namespace {

constexpr std::size_t few_keys = 24;  // below it, comparing all pairs beats sorting

// Shortest decimal digits that give the same double, without an exponent.
std::string decimal(double value) {
  std::array<char, 512> buffer{};
  const auto written =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return std::string(buffer.data(), written.ptr);
}

std::string number_text(const nlohmann::json& value) {
  if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  return decimal(value.get<double>());
}

}  // namespace

bool JsonDocument::parse(std::string_view text, FaultList& faults) {
  nodes_.clear();
  too_deep_ = false;
  stop_ = {};
  if (text.find('\\') != std::string_view::npos && unescaped_.size() < text.size()) {
    unescaped_.resize(text.size());
  }
  return JsonParser(*this, text, faults).run();
}

std::uint32_t JsonDocument::append(std::string_view key) {
  const auto place = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back().key = key;
  return place;
}

std::uint32_t JsonDocument::find(std::uint32_t object, std::string_view key) const {
  const JsonNode& node = nodes_[object];
  if ((node.key_mask & key_bit(key)) == 0) return 0;
  for (std::uint32_t place = object + 1; place < node.next; place = nodes_[place].next) {
    if (nodes_[place].key == key) return place;
  }
  return 0;
}

// Finishes an object: collects the bits of its keys and reports those that stand in it twice.
void JsonDocument::close(std::uint32_t place, const PointerPath& path, FaultList& faults) {
  JsonNode& node = nodes_[place];
  keys_.clear();
  bool suspicious = false;
  for (std::uint32_t at = place + 1; at < node.next; at = nodes_[at].next) {
    const std::uint64_t bit = key_bit(nodes_[at].key);
    suspicious = suspicious || (node.key_mask & bit) != 0;
    node.key_mask |= bit;
    keys_.push_back(nodes_[at].key);
  }
  if (!suspicious) return;
  if (keys_.size() <= few_keys) {
    for (std::size_t i = 1; i < keys_.size(); ++i) {
      const auto end = keys_.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::find(keys_.begin(), end, keys_[i]) == end) continue;
      faults.add(path.text(keys_[i]), "stands here twice; give each key once");
    }
    return;
  }
  std::sort(keys_.begin(), keys_.end());
  for (std::size_t i = 1; i < keys_.size(); ++i) {
    if (keys_[i] != keys_[i - 1]) continue;
    faults.add(path.text(keys_[i]), "stands here twice; give each key once");
  }
}

bool JsonDocument::take(const nlohmann::json& value, FaultList& faults) {
  nodes_.clear();
  numbers_.clear();
  too_deep_ = false;
  stop_ = {};
  PointerPath path;
  append({});
  return take_value(value, 0, path, faults);
}

bool JsonDocument::take_value(const nlohmann::json& value, std::uint32_t place, PointerPath& path,
                              FaultList& faults) {
  using Type = JsonNode::Type;
  if (value.is_structured() && path.depth() >= graph::limits::json_depth_max) {
    faults.add(path.text(), too_deep());
    too_deep_ = true;
    return false;
  }
  if (value.is_object()) {
    nodes_[place].type = Type::object;
    for (const auto& [key, member] : value.get_ref<const nlohmann::json::object_t&>()) {
      path.push(key);
      if (!take_value(member, append(key), path, faults)) return false;
      path.pop();
    }
  } else if (value.is_array()) {
    nodes_[place].type = Type::array;
    std::size_t index = 0;
    for (const auto& member : value) {
      path.push(index++);
      if (!take_value(member, append({}), path, faults)) return false;
      path.pop();
    }
  } else if (value.is_string()) {
    nodes_[place].type = Type::string;
    nodes_[place].text = value.get_ref<const std::string&>();
    nodes_[place].flaws = text_flaws(nodes_[place].text);
  } else if (value.is_number()) {
    nodes_[place].type = Type::number;
    nodes_[place].text = numbers_.emplace_back(number_text(value));
  } else if (value.is_boolean()) {
    nodes_[place].type = value.get<bool>() ? Type::true_value : Type::false_value;
  }
  nodes_[place].count = static_cast<std::uint32_t>(value.is_structured() ? value.size() : 0);
  nodes_[place].next = static_cast<std::uint32_t>(nodes_.size());
  if (value.is_object()) close(place, path, faults);
  return true;
}

}  // namespace kith::api
