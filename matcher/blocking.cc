// SPDX-License-Identifier: Apache-2.0
#include "matcher/blocking.h"

#include <algorithm>
#include <bit>
#include <map>

#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

std::vector<Rule> rules_of(std::uint32_t mask) {
  std::vector<Rule> rules;
  for (std::size_t i = 0; i < rule_count; ++i) {
    if ((mask >> i & 1U) != 0) rules.push_back(static_cast<Rule>(i));
  }
  return rules;
}

bool is_minimal(std::uint32_t mask, const std::map<std::uint32_t, std::size_t>& counts) {
  return std::none_of(counts.begin(), counts.end(), [mask](const auto& other) {
    return other.first != mask && (other.first & mask) == other.first;
  });
}

}  // namespace

std::vector<BlockingSet> blocking_sets(const std::vector<std::uint32_t>& open_fails) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const std::uint32_t mask : open_fails) ++counts[mask];
  // Below a minimal set no home lies, so it opens exactly the homes that it keeps out itself.
  std::vector<BlockingSet> found;
  for (const auto& [mask, homes] : counts) {
    if (mask != 0 && is_minimal(mask, counts)) found.push_back({rules_of(mask), homes});
  }
  std::sort(found.begin(), found.end(), [](const BlockingSet& a, const BlockingSet& b) {
    if (a.rules.size() != b.rules.size()) return a.rules.size() < b.rules.size();
    if (a.homes != b.homes) return a.homes > b.homes;
    return a.rules < b.rules;
  });
  if (found.size() > blocking_sets_max) found.resize(blocking_sets_max);
  return found;
}

std::string blocking_in_words(const BlockingSet& set) {
  std::vector<std::string> rules;
  for (const Rule rule : set.rules) rules.push_back(spaced(word(rule)));
  const std::string homes =
      set.homes == 1 ? "one home would" : std::to_string(set.homes) + " homes would";
  return sentence_case(in_a_row(rules)) + ": with this solved, " + homes + " be open.";
}

}  // namespace kith::matcher
