// SPDX-License-Identifier: Apache-2.0
#include "graph/household_checks.h"

#include <algorithm>
#include <array>
#include <span>

namespace kith::graph {
namespace {

constexpr std::array<std::string_view, 3> dbs_words{"dbs", "disclosure and barring",
                                                    "enhanced disclosure"};
constexpr std::array<std::string_view, 3> safety_words{"health and safety", "health & safety",
                                                       "home safety"};
constexpr std::array<std::string_view, 1> reference_words{"reference"};
constexpr std::array<std::string_view, 3> review_words{"carer review", "annual review",
                                                       "yearly review"};

std::span<const std::string_view> words_of(CheckKind kind) {
  switch (kind) {
    case CheckKind::dbs: return dbs_words;
    case CheckKind::home_safety: return safety_words;
    case CheckKind::references: return reference_words;
    case CheckKind::yearly_review: break;
  }
  return review_words;
}

char as_compared(char letter) {
  if (letter == '_' || letter == '-') return ' ';
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// Whether lower-case words stand in a text, whatever its case and whether blanks or low lines part
// it.
bool has_words(std::string_view text, std::string_view words) {
  return std::search(text.begin(), text.end(), words.begin(), words.end(),
                     [](char a, char b) { return as_compared(a) == b; }) != text.end();
}

bool is_same_type(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return as_compared(x) == as_compared(y); });
}

}  // namespace

bool is_of(const Check& check, CheckKind kind) {
  const auto words = words_of(kind);
  return std::any_of(words.begin(), words.end(),
                     [&check](std::string_view each) { return has_words(check.type, each); });
}

const Check* latest_check(const Household& home, CheckKind kind) {
  const Check* latest = nullptr;
  for (const Check& each : home.checks) {
    if (is_of(each, kind) && (!latest || each.on >= latest->on)) latest = &each;
  }
  return latest;
}

bool is_superseded(const Household& home, const Check& check) {
  if (!check.until) return false;
  return std::any_of(home.checks.begin(), home.checks.end(), [&check](const Check& other) {
    const bool later = other.until ? *other.until > *check.until
                                   : other.on && (!check.on || *other.on > *check.on);
    return later && is_same_type(other.type, check.type);
  });
}

}  // namespace kith::graph
