// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/ids.h"

// How often match officers depart from the order in which Kith proposes (UK GDPR Art. 22A: a person
// decides, and it shows). A measure of the order, never of an officer: nobody's name goes in.
namespace kith::matcher {

enum class RowAnswer : std::uint8_t { nothing, shortlisted, rejected };

// A row of a recorded run, and what was done with it. Every row that was shown is given, so that
// the first is known; the row of a home that was erased since is not.
struct RunRow {
  graph::RunNumber run;
  std::uint32_t row = 0;   // tells the rows of a run apart
  std::uint32_t rank = 0;  // 1 is what was proposed first
  RowAnswer answer = RowAnswer::nothing;
  std::string reason = {};  // of a rejection; "" where none was given
};

struct RejectedFor {
  std::string reason;
  std::size_t rows = 0;

  friend bool operator==(const RejectedFor&, const RejectedFor&) = default;
};

// Whole numbers for the manager's page; a share is told with both of its counts.
struct Overruled {
  std::size_t runs_looked_at = 0;    // in which a row was shortlisted or rejected
  std::size_t runs_shortlisted = 0;  // of these: in which a row was shortlisted, the first is known
  std::size_t runs_overruled = 0;    // of these: not the first, but a later one
  std::size_t runs_unknown = 0;      // shortlisted from, and their first row is not given
  std::size_t rows_rejected = 0;
  std::vector<RejectedFor> reasons;  // most rows first, then by reason; "" is no reason given

  friend bool operator==(const Overruled&, const Overruled&) = default;
};

// Of a row that stands there more than once, the last answer counts. Pure. Cost: n log n.
Overruled overruled(std::span<const RunRow> rows);

// Fewer than this are told to nobody but the manager.
inline constexpr std::size_t overruled_least = 5;

// The same for everybody else: no count of 1..4, and none from which one could be worked out.
struct OverruledShared {
  std::optional<std::size_t> runs_looked_at;
  std::optional<std::size_t> runs_shortlisted;
  std::optional<std::size_t> runs_overruled;
  std::optional<std::size_t> rows_rejected;
  std::vector<RejectedFor> reasons;  // given for overruled_least rows or more, or none of them
  std::size_t other_rows = 0;        // rejected for other reasons: 0 or overruled_least and more

  friend bool operator==(const OverruledShared&, const OverruledShared&) = default;
};
OverruledShared for_others(const Overruled& counts);

// "In 3 of 11 runs that somebody shortlisted from …". One line each, ends with a newline.
std::string in_words(const Overruled& counts);
std::string in_words(const OverruledShared& counts);

}  // namespace kith::matcher
