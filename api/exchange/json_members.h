// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace kith::api {

// A JSON object under change: objects as members in order, everything else as its own text, which
// is kept to the byte and never looked into.
class JsonMembers {
 public:
  JsonMembers() = default;
  // The members of an object; what is inside lists stays text.
  explicit JsonMembers(const nlohmann::ordered_json& object);

  // Puts a text at a path; objects on the way are made. Where a bare value stands on the way, it
  // becomes the member `value` of an object (graph::Stated: the bare value, or the value with who
  // said it).
  void set(const std::vector<std::string>& path, std::string json);
  // Puts an object there, unless members of it are there already.
  void set_object(const std::vector<std::string>& path, const nlohmann::ordered_json& object);
  // Takes away what is at a path, and the objects around it that nothing is left in.
  void erase(const std::vector<std::string>& path);

  std::string text() const;

 private:
  JsonMembers& at(std::string_view name);
  JsonMembers& reach(const std::vector<std::string>& path);
  bool erase_from(const std::vector<std::string>& path, std::size_t depth);
  void unwrap();
  void append_to(std::string& out) const;

  std::string json_;  // of what is no object, or an object with nothing in it
  std::vector<std::pair<std::string, JsonMembers>> members_;
};

}  // namespace kith::api
