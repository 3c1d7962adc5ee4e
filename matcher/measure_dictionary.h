// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// What each figure means that Kith gives out: of the connection test's card, of 91 days still at
// home, of run charts. A figure's name and the meaning that belongs to a version never change; what
// is counted in another way gets another version. None of them is a mark or a score.
namespace kith::matcher {

enum class MeasureOf : std::uint8_t { connection_test, at_home_91, run_chart };
std::string_view word(MeasureOf of);  // "connection_test"
// The version of the definitions that its measures are counted by: "connection-test 1".
std::string_view version_of(MeasureOf of);

// One that stands in place of the "*" of a family.
struct MeasureWord {
  std::string_view word;
  std::string_view means;
};

struct Measure {
  std::string_view name;  // "lost"; of a family "lost.reason.*"
  MeasureOf of = MeasureOf::connection_test;
  std::string_view unit;         // as CardUnit's words; of run charts also periods
  std::string_view definition;   // in plain words, a sentence or more
  std::string_view numerator;    // what is counted
  std::string_view denominator;  // of what; "": it is no share of anything
  std::string_view reading;      // what more, or less, of it means
  std::string_view cannot_say;   // what nobody may read from it
  std::string_view source;       // who published the definition; or that it is Kith's proposal
  std::string_view since;        // the version of Kith that had it first
  // Of a family whose members are known beforehand; empty where they are names of areas and such.
  std::span<const MeasureWord> words = {};
};

// All, in the order of the card, then the others.
const std::vector<Measure>& measures();

// The entry that says what a figure is: by its own name, or by that of its family. Null for a name
// that nothing has. `lost.reason.moved` and `lost.reason.*` lead to the same entry.
const Measure* measure_of(std::string_view figure);

}  // namespace kith::matcher
