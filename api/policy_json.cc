// SPDX-License-Identifier: Apache-2.0
#include "api/policy_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "api/exchange/json_document.h"
#include "api/exchange/scalar_reader.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using matcher::Combination;
using matcher::Criterion;
using matcher::Policy;

class PolicyReader {
 public:
  PolicyReader(JsonDocument& document, std::string_view prefix, PolicyText kind, FaultList& faults)
      : document_(document), prefix_(prefix), kind_(kind), faults_(faults) {}

  void read(std::uint32_t place, Policy& policy) {
    if (!is_object(place, "")) return;
    std::vector<std::string_view> known{"version"};
    if (const auto at = member(place, "", "version")) words(at, "/version", policy.version);
    known.push_back("weights");
    if (const auto at = member(place, "", "weights")) weights(at, policy);
    const auto number = [&](std::string_view key, std::int32_t& out) {
      known.push_back(key);
      if (const auto at = member(place, "", key)) whole(at, pointer("", key), out);
    };
    number("matters_weight_when_stated", policy.matters_weight_when_stated);
    known.push_back("importance");
    if (const auto at = member(place, "", "importance")) importance(at, policy);
    known.push_back("combination");
    if (const auto at = member(place, "", "combination")) combination(at, policy);
    number("people_a_home_max", policy.people_a_home_max);
    known.push_back("day_counts");
    if (const auto at = member(place, "", "day_counts")) {
      note("/day_counts", read_bool(document_.at(at), policy.day_counts));
    }
    number("real_option_floor", policy.real_option_floor);
    refuse_unknown(place, "", known);
  }

  // Where a fault was found, from the policy on.
  bool faulted(std::string_view where) const {
    return std::any_of(found_.begin(), found_.end(), [&](const std::string& each) {
      return each == where || (each.starts_with(where) && each[where.size()] == '/');
    });
  }
  void note(const std::string& where, std::string wrong) {
    if (wrong.empty()) return;
    faults_.add(prefix_ + where, std::move(wrong));
    found_.push_back(where);
  }

 private:
  static std::string pointer(std::string_view object, std::string_view key) {
    return fmt::format("{}/{}", object, key);
  }

  bool is_object(std::uint32_t place, const std::string& where) {
    if (document_.at(place).type == JsonNode::Type::object) return true;
    note(where, "has to be an object: keys and values in braces");
    return false;
  }

  // The member's place, or 0; where a written policy lacks it, that is a fault.
  std::uint32_t member(std::uint32_t object, std::string_view where, std::string_view key) {
    const std::uint32_t at = document_.find(object, key);
    if (at == 0 && kind_ == PolicyText::written) {
      note(pointer(where, key), "is missing; a policy says everything");
    }
    if (at != 0) document_.at(at).taken = true;
    return at;
  }

  void refuse_unknown(std::uint32_t object, std::string_view where,
                      const std::vector<std::string_view>& known) {
    const std::uint32_t end = document_.at(object).next;
    for (std::uint32_t at = object + 1; at < end; at = document_.at(at).next) {
      const JsonNode& node = document_.at(at);
      // A known key that stands here twice was told of already.
      if (node.taken || std::find(known.begin(), known.end(), node.key) != known.end()) continue;
      PointerPath path;
      note(std::string(where) + path.text(node.key),
           fmt::format("is not a key that is known here; known are: {}", fmt::join(known, ", ")));
    }
  }

  void words(std::uint32_t at, const std::string& where, std::string& out) {
    note(where, read_words(document_.at(at), graph::limits::name_bytes_max, false, out));
  }

  void whole(std::uint32_t at, const std::string& where, std::int32_t& out) {
    const JsonNode& node = document_.at(at);
    std::int32_t value = 0;
    const char* const end = node.text.data() + node.text.size();
    const auto read = std::from_chars(node.text.data(), end, value);
    const bool good =
        node.type == JsonNode::Type::number && read.ec == std::errc() && read.ptr == end;
    good ? static_cast<void>(out = value) : note(where, "has to be a whole number");
  }

  void weights(std::uint32_t place, Policy& policy) {
    if (!is_object(place, "/weights")) return;
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < matcher::criterion_count; ++i) {
      known.push_back(matcher::word(static_cast<Criterion>(i)));
      const auto at = member(place, "/weights", known.back());
      if (at != 0) whole(at, pointer("/weights", known.back()), policy.weights[i]);
    }
    refuse_unknown(place, "/weights", known);
  }

  void importance(std::uint32_t place, Policy& policy) {
    const JsonNode& list = document_.at(place);
    if (list.type != JsonNode::Type::array || list.count != policy.importance.size()) {
      note("/importance", "has to be a list of four: unsaid, nice, important, must");
      return;
    }
    std::uint32_t at = place + 1;
    for (std::size_t i = 0; i < policy.importance.size(); ++i, at = document_.at(at).next) {
      whole(at, fmt::format("/importance/{}", i), policy.importance[i]);
    }
  }

  void combination(std::uint32_t place, Policy& policy) {
    std::array<std::string_view, matcher::combination_count> words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      words[i] = matcher::word(static_cast<Combination>(i));
    }
    std::size_t which = 0;
    std::string wrong = read_word(document_.at(place), words, which);
    if (wrong.empty()) policy.combination = static_cast<Combination>(which);
    note("/combination", std::move(wrong));
  }

  JsonDocument& document_;
  std::string prefix_;
  PolicyText kind_;
  FaultList& faults_;
  std::vector<std::string> found_;
};

}  // namespace

nlohmann::ordered_json policy_json(const Policy& policy) {
  nlohmann::ordered_json weights;
  for (std::size_t i = 0; i < matcher::criterion_count; ++i) {
    weights[std::string(matcher::word(static_cast<Criterion>(i)))] = policy.weights[i];
  }
  return {{"version", policy.version},
          {"weights", weights},
          {"matters_weight_when_stated", policy.matters_weight_when_stated},
          {"importance", policy.importance},
          {"combination", matcher::word(policy.combination)},
          {"people_a_home_max", policy.people_a_home_max},
          {"day_counts", policy.day_counts},
          {"real_option_floor", policy.real_option_floor}};
}

std::string policy_text(const Policy& policy) { return policy_json(policy).dump(); }

Policy read_policy(JsonDocument& document, std::uint32_t place, std::string_view prefix,
                   PolicyText kind, FaultList& faults) {
  // What is not said stays as in the default, so that nothing follows from it.
  Policy policy = matcher::default_policy();
  PolicyReader reader(document, prefix, kind, faults);
  reader.read(place, policy);
  const auto checked = matcher::check(policy);
  if (checked) return policy;
  std::vector<graph::Fault> more = checked.error().faults;
  std::erase_if(more, [&](const graph::Fault& fault) { return reader.faulted(fault.pointer); });
  for (const graph::Fault& fault : more) reader.note(fault.pointer, fault.detail);
  return policy;
}

graph::Result<Policy> policy_from_text(std::string_view text, PolicyText kind) {
  if (text.size() > graph::limits::text_bytes_max) {
    return Error{ErrorCode::too_large, fmt::format("a matching policy has at most {} bytes",
                                                   graph::limits::text_bytes_max)};
  }
  JsonDocument document;
  FaultList faults;
  if (!document.parse(text, faults)) {
    const ErrorCode code = document.was_too_deep() ? ErrorCode::too_large : ErrorCode::malformed;
    return Error{code, "this is not JSON as it is taken here", faults.take()};
  }
  Policy policy = read_policy(document, document.root_place(), "", kind, faults);
  if (faults.empty()) return policy;
  return Error{ErrorCode::bad_input, "the matching policy is not valid", faults.take()};
}

}  // namespace kith::api
