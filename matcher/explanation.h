// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/view.h"
#include "matcher/proposals.h"

// One answer, said to different readers. Same answer, same words, byte for byte.
namespace kith::matcher {

struct ExplanationPart {
  std::string heading;  // "" for none
  std::vector<std::string> lines;

  friend bool operator==(const ExplanationPart&, const ExplanationPart&) = default;
};

enum class SectionKind : std::uint8_t {
  wish,  // what the person is looking for
  closed,
  proposal,
  nobody_fits,
  near_misses,
  ask_next,
  counts
};

struct ExplanationSection {
  SectionKind kind = SectionKind::proposal;
  std::string heading;
  std::optional<graph::HouseholdNumber> household;  // of a proposal
  std::vector<ExplanationPart> parts;

  friend bool operator==(const ExplanationSection&, const ExplanationSection&) = default;
};

struct Explanation {
  std::string title;
  std::vector<ExplanationSection> sections;
  std::string closing;

  friend bool operator==(const Explanation&, const Explanation&) = default;
};

// For a match officer: words first. Both sides' reasons, who holds it back, what to check and whom
// to ask before anybody meets, near misses and what would change them, what to ask next. No number,
// percentage or rank of worth; minutes, dates and counts of homes are facts and stay. Nothing that
// the proposals hold was hidden from their reader, so nothing is filtered here.
Explanation for_match_officer(const graph::View& view, const Question& question,
                              const Proposals& proposals);

// For an auditor: no names and no words of people, every line with its integers, who said what it
// rests on and when. Recomputable by hand: the lines of a ledger add up to
// suitability × denominator + remainder.
Explanation for_auditor(const Question& question, const Proposals& proposals);

// Plain text, lines of any length, ends with a line feed.
std::string to_text(const Explanation& explanation);

}  // namespace kith::matcher
