// SPDX-License-Identifier: Apache-2.0
#include "api/run_kept.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "store/hash_tree.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

constexpr std::size_t word_bytes_max = 40;
constexpr std::size_t digests_a_list_max = 256;  // longer lists have one digest
constexpr std::size_t digest_digits = 16;

// Members that are the same in every answer of a view, or that name what answered.
constexpr std::array<std::string_view, 5> never_compared{"scheme", "view", "position",
                                                         "code_version", "directories"};
// Lists of which only the length and digests are kept: they name people who have no part.
constexpr std::array<std::string_view, 7> lists_counted{
    "near_misses", "ties", "records", "stories", "items", "facts", "reconnections"};
// Texts from closed sets, numbers of records, and days.
constexpr std::array<std::string_view, 27> texts_kept{
    "number",  "person",         "household",   "role",     "rule", "criterion", "answer",
    "without", "standing",       "about",       "wish",     "of",   "kind",      "end",
    "unit",    "name",           "in_scope",    "measured", "t0",   "t1",        "at",
    "on",      "policy_version", "definitions", "from",     "to",   "said_by"};

template <std::size_t Size>
bool is_among(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string json_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// ---- values ----

Json kept_value(const Json& value);

constexpr const char* count_mark = "#";

Json counted(const Json& list) { return Json{{count_mark, list.size()}}; }

Json kept_list(std::string_view name, const Json& list) {
  if (is_among(lists_counted, name)) return counted(list);
  Json kept = Json::array();
  for (const Json& each : list) {
    const bool is_number = each.is_string() && graph::number_from_text(each.get<std::string>());
    if (each.is_string() && !is_number && name != "rules") return counted(list);
    kept.push_back(kept_value(each));
  }
  return kept;
}

bool is_kept_text(std::string_view name, const Json& value) {
  return is_among(texts_kept, name) && value.get_ref<const std::string&>().size() <= word_bytes_max;
}

Json kept_value(const Json& value) {
  if (!value.is_object()) return value;
  Json kept = Json::object();
  for (const auto& [name, each] : value.items()) {
    if (each.is_array()) {
      kept[name] = kept_list(name, each);
    } else if (each.is_object()) {
      kept[name] = kept_value(each);
    } else if (!each.is_string() || is_kept_text(name, each)) {
      kept[name] = each;
    }
  }
  return kept;
}

// Nothing of what is no answer.
Json compared_part_of(std::string_view canonical) {
  Json answer = Json::parse(canonical, nullptr, false);
  if (!answer.is_object()) return Json::object();
  for (const std::string_view name : never_compared) answer.erase(std::string(name));
  return answer;
}

// ---- whose ----

std::string member_text(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// Whom a row is about: the person, who stands first among several; else the home.
std::optional<graph::Number> owner_of(const Json& row) {
  if (!row.is_object()) return std::nullopt;
  const auto people = row.find("people");
  if (people != row.end() && people->is_array() && !people->empty()) {
    return graph::number_from_text(member_text(people->front(), "number"));
  }
  for (const char* name : {"person", "household", "number"}) {
    const std::string text = member_text(row, name);
    if (!text.empty()) return graph::number_from_text(text);
  }
  return std::nullopt;
}

// Takes rows out of an answer's kept values, each into the part of whom it is about.
class Rows {
 public:
  Rows(Json& answer, const graph::Number& first, std::map<graph::Number, Json>& parts)
      : answer_(answer), first_(first), parts_(parts) {}

  void take() {
    for (const char* list : {"/proposals", "/parties", "/homes", "/people", "/stable/choices"}) {
      const Pointer pointer(list);
      if (!answer_.contains(pointer) || !answer_[pointer].is_array()) continue;
      for (std::size_t i = 0; i < answer_[pointer].size(); ++i) take(pointer / i);
    }
  }

 private:
  void take(const Pointer& pointer) {
    Json& row = answer_[pointer];
    const auto owner = owner_of(row);
    if (!owner) return;
    if (!parts_.contains(*owner)) {
      row = nullptr;
      return;
    }
    // The person's own side of a home's row stays with the person.
    const Pointer sides("/ledgers");
    if (*owner != first_ && row.contains(sides)) {
      for (std::size_t i = 0; i < row[sides].size(); ++i) {
        if (owner_of(row[sides][i]) == first_) move(pointer / "ledgers" / i, first_);
      }
    }
    move(pointer, *owner);
  }

  // Null stands where something was taken.
  void move(const Pointer& pointer, const graph::Number& owner) {
    Json row = std::exchange(answer_[pointer], nullptr);
    parts_.at(owner)[pointer.to_string()] = std::move(row);
  }

  Json& answer_;
  graph::Number first_;
  std::map<graph::Number, Json>& parts_;
};

// ---- digests ----

std::string digest_of(const std::string& key, const Json& value) {
  return store::to_hex(store::sha256(key + json_text(value))).substr(0, digest_digits);
}

Json digests_of(const std::string& key, const Json& answer) {
  Json digests = Json::object();
  for (const auto& [name, value] : answer.items()) {
    const Pointer pointer = Pointer() / name;
    if (!value.is_array() || value.size() > digests_a_list_max) {
      if (value.is_structured()) digests[pointer.to_string()] = digest_of(key, value);
      continue;
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
      digests[(pointer / i).to_string()] = digest_of(key, value[i]);
    }
  }
  return digests;
}

// ---- comparing ----

class Comparison {
 public:
  explicit Comparison(bool is_partial) : is_partial_(is_partial) {}

  std::optional<Difference> values(const Json& then, const Json& now, const Pointer& at) const {
    if (then.is_null()) return std::nullopt;  // not kept
    if (then.is_object() && now.is_object()) return objects(then, now, at);
    if (then.is_array() && now.is_array()) return lists(then, now, at);
    if (then == now) return std::nullopt;
    return Difference{at.to_string(), json_text(then), json_text(now), false};
  }

 private:
  std::optional<Difference> objects(const Json& then, const Json& now, const Pointer& at) const {
    if (then.contains(count_mark) && now.contains(count_mark)) {
      return values(then[count_mark], now[count_mark], at);
    }
    for (const auto& [name, value] : then.items()) {
      const auto found = now.find(name);
      if (found == now.end()) {
        return Difference{(at / name).to_string(), json_text(value), std::nullopt, false};
      }
      if (auto difference = values(value, *found, at / name)) return difference;
    }
    if (is_partial_) return std::nullopt;
    for (const auto& [name, value] : now.items()) {
      if (then.contains(name)) continue;
      return Difference{(at / name).to_string(), std::nullopt, json_text(value), false};
    }
    return std::nullopt;
  }

  std::optional<Difference> lists(const Json& then, const Json& now, const Pointer& at) const {
    for (std::size_t i = 0; i < std::max(then.size(), now.size()); ++i) {
      const std::string pointer = (at / i).to_string();
      if (i >= now.size()) {
        auto value = then[i].is_null() ? std::nullopt : std::optional(json_text(then[i]));
        return Difference{pointer, std::move(value), std::nullopt, false};
      }
      if (i >= then.size()) {
        if (is_partial_) return std::nullopt;
        return Difference{pointer, std::nullopt, json_text(now[i]), false};
      }
      if (auto difference = values(then[i], now[i], at / i)) return difference;
    }
    return std::nullopt;
  }

  bool is_partial_;
};

std::optional<Difference> digests_differ(const Json& then, const Json& now, const Json& answer) {
  for (const auto& [name, digest] : then.items()) {
    const auto found = now.find(name);
    if (found != now.end() && *found == digest) continue;
    const Pointer pointer(name);
    std::optional<std::string> value;
    if (answer.contains(pointer)) value = json_text(kept_value(answer[pointer]));
    return Difference{name, std::nullopt, std::move(value), true};
  }
  for (const auto& [name, digest] : now.items()) {
    if (then.contains(name)) continue;
    return Difference{name, std::nullopt, json_text(kept_value(answer[Pointer(name)])), true};
  }
  return std::nullopt;
}

// What the parts keep, put together again.
struct Gathered {
  Json kept = Json::object();
  Json digests = Json::object();
  std::string key;
};

// A side of a row whose own part is gone: there is no row to put it into.
bool is_within_what_is_gone(const Json& kept, const Pointer& pointer) {
  if (pointer.empty()) return false;
  for (Pointer above = pointer.parent_pointer(); !above.empty(); above = above.parent_pointer()) {
    if (kept.contains(above) && kept[above].is_null()) return true;
  }
  return false;
}

Gathered gathered(const std::vector<std::string>& parts) {
  Gathered all;
  std::string salts;
  std::map<std::pair<std::size_t, std::string>, Json> rows;  // a row before what is within it
  for (const std::string& text : parts) {
    Json part = Json::parse(text, nullptr, false);
    if (!part.is_object()) continue;
    salts += member_text(part, "salt");
    if (part.contains("digests")) all.digests = part["digests"];
    const Json kept = part.value("kept", Json::object());
    for (const auto& [pointer, value] : kept.items()) {
      rows[{pointer.size(), pointer}] = value;
    }
  }
  for (auto& [place, value] : rows) {
    const Pointer pointer(place.second);
    if (!is_within_what_is_gone(all.kept, pointer)) all.kept[pointer] = std::move(value);
  }
  all.key = store::to_hex(store::sha256(salts));
  return all;
}

}  // namespace

std::vector<KeptPart> keep_answer(std::string_view canonical, const graph::SubjectNumber& first,
                                  const std::vector<graph::SubjectNumber>& subjects,
                                  graph::Randomness& randomness) {
  std::vector<graph::SubjectNumber> all{first};
  all.insert(all.end(), subjects.begin(), subjects.end());
  const Json answer = compared_part_of(canonical);
  Json values = kept_value(answer);
  std::map<graph::Number, Json> rows;
  for (const graph::SubjectNumber& each : all) rows.emplace(each.number, Json::object());
  Rows(values, first.number, rows).take();
  std::vector<std::string> salts;
  std::string salt_of_all;
  for (std::size_t i = 0; i < all.size(); ++i) {
    salts.push_back(graph::to_text(randomness.number()));
    salt_of_all += salts.back();
  }
  const std::string key = store::to_hex(store::sha256(salt_of_all));
  std::vector<KeptPart> parts;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Json part{{"salt", salts[i]}, {"kept", Json::object()}};
    if (i == 0) part["kept"][""] = values;
    for (const auto& [pointer, row] : rows[all[i].number].items()) part["kept"][pointer] = row;
    if (i == 0) part["digests"] = digests_of(key, answer);
    parts.push_back({all[i], json_text(part)});
  }
  return parts;
}

std::optional<Difference> first_difference(const std::vector<std::string>& parts,
                                           std::string_view canonical, bool is_partial) {
  const Json answer = compared_part_of(canonical);
  const Gathered then = gathered(parts);
  if (auto difference = Comparison(is_partial).values(then.kept, kept_value(answer), Pointer())) {
    return difference;
  }
  if (then.digests.empty()) return std::nullopt;
  return digests_differ(then.digests, digests_of(then.key, answer), answer);
}

}  // namespace kith::api
