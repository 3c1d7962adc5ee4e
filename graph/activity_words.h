// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "graph/words.h"

// What people say they do, as concepts of graph/activity_tree.h. Nothing is guessed: what fits no
// label, or two concepts equally well, or stands behind a "not", is handed back as not understood.
// The same text gives the same answer everywhere; no locale. Safe from any thread.
namespace kith::graph {

enum class HowUnderstood : std::uint8_t { preferred_label, other_label, spelling };
template <>
inline constexpr auto words<HowUnderstood> = detail::list("label", "other_label", "spelling");

enum class WhyNot : std::uint8_t {
  unknown,    // no label says it
  ambiguous,  // it fits two concepts equally well
  denied,     // said with a "not", or as something eaten: no pastime, and not unwelcome either
};
template <>
inline constexpr auto words<WhyNot> = detail::list("unknown", "ambiguous", "denied");

// Bytes of the text: from `begin` up to, not with, `end`.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const TextRange&, const TextRange&) = default;
};

struct UnderstoodActivity {
  std::string_view concept_word;
  TextRange said;
  HowUnderstood how = HowUnderstood::preferred_label;
  std::size_t slips = 0;  // spelling distance
  bool avoid = false;     // said as something to keep away from: "can't stand dogs"
};

struct NotUnderstood {
  TextRange said;
  WhyNot why = WhyNot::unknown;
};

// Both in the order of the text; their ranges never overlap. Words that only join others are in
// neither.
struct ActivityReading {
  std::vector<UnderstoodActivity> understood;
  std::vector<NotUnderstood> not_understood;
};

// The longest labels first, from the left. Errors: too_large beyond limits::text_bytes_max bytes.
// Cost: linear in the text, some microseconds a word nobody knows.
Result<ActivityReading> read_activities(std::string_view text);

}  // namespace kith::graph
