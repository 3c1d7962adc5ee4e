// SPDX-License-Identifier: Apache-2.0
#include "graph/loss_reasons.h"

#include <array>
#include <string>

namespace kith::graph {
namespace {

struct ReasonWords {
  std::string_view begins;  // lower case, one space between words
  LossReason reason;
};

// Of two that fit the first counts: longer before shorter where they mean different things.
constexpr std::array reason_words{
    ReasonWords{"moved", LossReason::moved},
    ReasonWords{"clash", LossReason::clash},
    ReasonWords{"time table clash", LossReason::clash},
    ReasonWords{"timetable clash", LossReason::clash},
    ReasonWords{"transport", LossReason::transport},
    ReasonWords{"bus", LossReason::transport},
    ReasonWords{"staff change", LossReason::staff_change},
    ReasonWords{"staff changed", LossReason::staff_change},
    ReasonWords{"rule", LossReason::rule},
    ReasonWords{"policy", LossReason::rule},
    ReasonWords{"cost", LossReason::cost},
    ReasonWords{"death or illness", LossReason::death_or_illness},
    ReasonWords{"death", LossReason::death_or_illness},
    ReasonWords{"died", LossReason::death_or_illness},
    ReasonWords{"illness", LossReason::death_or_illness},
    ReasonWords{"ill", LossReason::death_or_illness},
    ReasonWords{"person's choice", LossReason::persons_choice},
    ReasonWords{"persons choice", LossReason::persons_choice},
    ReasonWords{"choice", LossReason::persons_choice},
    ReasonWords{"quarrel", LossReason::quarrel},
    ReasonWords{"fell out", LossReason::quarrel},
    ReasonWords{"safety", LossReason::safety},
};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string plain(std::string_view words) {
  std::string text;
  for (char c : words) {
    if (c == '_' || c == '-') c = ' ';
    if (c == ' ' && (text.empty() || text.back() == ' ')) continue;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    text += c;
  }
  return text;
}

// A byte of a letter outside ASCII goes on with the word.
bool goes_on(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

LossReason loss_reason_from_words(std::string_view words) {
  const std::string text = plain(words);
  for (const ReasonWords& each : reason_words) {
    if (text.rfind(each.begins, 0) != 0) continue;
    if (text.size() == each.begins.size() || !goes_on(text[each.begins.size()])) {
      return each.reason;
    }
  }
  return LossReason::unknown;
}

bool may_be_attributable(LossReason reason) {
  switch (reason) {
    case LossReason::moved:
    case LossReason::clash:
    case LossReason::transport:
    case LossReason::staff_change:
    case LossReason::rule:
    case LossReason::cost: return true;
    case LossReason::death_or_illness:
    case LossReason::persons_choice:
    case LossReason::quarrel:
    case LossReason::safety:
    case LossReason::unknown: return false;
  }
  return false;
}

}  // namespace kith::graph
