// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/json_members.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "api/exchange/json_text.h"

namespace kith::api {
namespace {

constexpr std::string_view nothing_in_it = "{}";

}  // namespace

JsonMembers::JsonMembers(const nlohmann::ordered_json& object) {
  if (!object.is_object() || object.empty()) {
    json_ = object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return;
  }
  for (const auto& [name, value] : object.items()) members_.emplace_back(name, JsonMembers(value));
}

// A bare value becomes an object that holds it.
void JsonMembers::unwrap() {
  if (json_.empty()) return;
  std::string bare = std::move(json_);
  json_.clear();
  if (bare != nothing_in_it) at("value").json_ = std::move(bare);
}

JsonMembers& JsonMembers::at(std::string_view name) {
  const auto found = std::find_if(members_.begin(), members_.end(),
                                  [&](const auto& member) { return member.first == name; });
  if (found != members_.end()) return found->second;
  return members_.emplace_back(std::string(name), JsonMembers()).second;
}

JsonMembers& JsonMembers::reach(const std::vector<std::string>& path) {
  JsonMembers* reached = this;
  for (const std::string& name : path) {
    reached->unwrap();
    reached = &reached->at(name);
  }
  return *reached;
}

void JsonMembers::set(const std::vector<std::string>& path, std::string json) {
  JsonMembers& reached = reach(path);
  reached.members_.clear();
  reached.json_ = std::move(json);
}

void JsonMembers::set_object(const std::vector<std::string>& path,
                             const nlohmann::ordered_json& object) {
  JsonMembers& reached = reach(path);
  if (reached.members_.empty()) reached = JsonMembers(object);
}

bool JsonMembers::erase_from(const std::vector<std::string>& path, std::size_t depth) {
  if (depth == path.size()) return true;
  if (!json_.empty() && path[depth] == "value") return depth + 1 == path.size();
  const auto found = std::find_if(members_.begin(), members_.end(),
                                  [&](const auto& member) { return member.first == path[depth]; });
  if (found == members_.end() || !found->second.erase_from(path, depth + 1)) return false;
  members_.erase(found);
  return members_.empty() && depth > 0;
}

void JsonMembers::erase(const std::vector<std::string>& path) { erase_from(path, 0); }

void JsonMembers::append_to(std::string& out) const {
  if (!json_.empty()) {
    out += json_;
    return;
  }
  out += '{';
  bool first = true;
  for (const auto& [name, member] : members_) {
    if (!first) out += ',';
    first = false;
    append_json_string(out, name);
    out += ':';
    member.append_to(out);
  }
  out += '}';
}

std::string JsonMembers::text() const {
  std::string out;
  append_to(out);
  return out;
}

}  // namespace kith::api
