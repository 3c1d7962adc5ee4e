// SPDX-License-Identifier: Apache-2.0
#include "matcher/overruled.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kith::matcher {
namespace {

// What was done in one run.
struct RunAnswers {
  bool looked_at = false;
  bool first_given = false;
  bool first_shortlisted = false;
  bool later_shortlisted = false;
};

using RowKey = std::pair<graph::RunNumber, std::uint32_t>;

void add(RunAnswers& run, const RunRow& row) {
  const bool shortlisted = row.answer == RowAnswer::shortlisted;
  run.looked_at = run.looked_at || row.answer != RowAnswer::nothing;
  if (row.rank == 1) {
    run.first_given = true;
    run.first_shortlisted = shortlisted;
  } else {
    run.later_shortlisted = run.later_shortlisted || shortlisted;
  }
}

void tally(Overruled& counts, const RunAnswers& run) {
  if (!run.looked_at) return;
  ++counts.runs_looked_at;
  if (!run.first_shortlisted && !run.later_shortlisted) return;
  if (!run.first_given) {
    ++counts.runs_unknown;
    return;
  }
  ++counts.runs_shortlisted;
  if (!run.first_shortlisted) ++counts.runs_overruled;
}

bool is_small(std::size_t count) { return count > 0 && count < overruled_least; }

// A part of a whole that is told: neither it nor what is left may be few.
std::optional<std::size_t> told(std::size_t part, std::size_t whole) {
  if (is_small(part) || is_small(whole - part)) return std::nullopt;
  return part;
}

std::string under_least() { return "fewer than " + std::to_string(overruled_least); }
std::string rows_in_words(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " row" : " rows");
}
std::string runs_in_words(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " run" : " runs");
}
std::string reason_in_words(const std::string& reason) {
  return reason.empty() ? "no reason given" : reason;
}

}  // namespace

Overruled overruled(std::span<const RunRow> rows) {
  std::map<RowKey, const RunRow*> last;
  for (const RunRow& row : rows) last[{row.run, row.row}] = &row;
  std::map<graph::RunNumber, RunAnswers> answers;
  std::map<std::string, std::size_t> reasons;
  Overruled counts;
  for (const auto& [key, row] : last) {
    add(answers[key.first], *row);
    if (row->answer != RowAnswer::rejected) continue;
    ++counts.rows_rejected;
    ++reasons[row->reason];
  }
  for (const auto& [run, answer] : answers) tally(counts, answer);
  for (const auto& [reason, many] : reasons) counts.reasons.push_back({reason, many});
  std::stable_sort(counts.reasons.begin(), counts.reasons.end(),
                   [](const RejectedFor& a, const RejectedFor& b) { return a.rows > b.rows; });
  return counts;
}

OverruledShared for_others(const Overruled& counts) {
  OverruledShared out;
  if (is_small(counts.runs_looked_at)) return out;
  out.runs_looked_at = counts.runs_looked_at;
  out.runs_shortlisted = told(counts.runs_shortlisted, counts.runs_looked_at);
  if (out.runs_shortlisted)
    out.runs_overruled = told(counts.runs_overruled, counts.runs_shortlisted);
  if (is_small(counts.rows_rejected)) return out;
  out.rows_rejected = counts.rows_rejected;
  for (const RejectedFor& each : counts.reasons) {
    if (is_small(each.rows)) {
      out.other_rows += each.rows;
    } else {
      out.reasons.push_back(each);
    }
  }
  // What is left of the whole would tell the few: the smallest that is told joins them.
  if (is_small(out.other_rows) && !out.reasons.empty()) {
    out.other_rows += out.reasons.back().rows;
    out.reasons.pop_back();
  }
  return out;
}

std::string in_words(const Overruled& counts) {
  if (counts.runs_looked_at == 0) return "Nobody has shortlisted or rejected a row of a run yet.\n";
  std::string text = runs_in_words(counts.runs_looked_at) + " looked at.\n";
  text += "In " + std::to_string(counts.runs_overruled) + " of " +
          runs_in_words(counts.runs_shortlisted) +
          " that somebody shortlisted from, it was not the first row but a later one.\n";
  if (counts.runs_unknown > 0) {
    text += "Of " + runs_in_words(counts.runs_unknown) +
            " more it is not known: who was proposed first was erased since.\n";
  }
  text += rows_in_words(counts.rows_rejected) + " rejected.\n";
  for (const RejectedFor& each : counts.reasons) {
    text += "  " + reason_in_words(each.reason) + ": " + std::to_string(each.rows) + " of " +
            std::to_string(counts.rows_rejected) + "\n";
  }
  return text;
}

std::string in_words(const OverruledShared& counts) {
  if (!counts.runs_looked_at) return "Runs looked at: " + under_least() + ".\n";
  if (*counts.runs_looked_at == 0)
    return "Nobody has shortlisted or rejected a row of a run yet.\n";
  std::string text = runs_in_words(*counts.runs_looked_at) + " looked at.\n";
  if (counts.runs_overruled) {
    text += "In " + std::to_string(*counts.runs_overruled) + " of " +
            runs_in_words(*counts.runs_shortlisted) +
            " that somebody shortlisted from, it was not the first row but a later one.\n";
  } else {
    text += "How often it was not the first row is not told: that would tell of " + under_least() +
            " runs.\n";
  }
  if (!counts.rows_rejected) return text + "Rows rejected: " + under_least() + ".\n";
  text += rows_in_words(*counts.rows_rejected) + " rejected.\n";
  for (const RejectedFor& each : counts.reasons) {
    text += "  " + reason_in_words(each.reason) + ": " + std::to_string(each.rows) + " of " +
            std::to_string(*counts.rows_rejected) + "\n";
  }
  if (counts.other_rows > 0) {
    text += "  other reasons: " + std::to_string(counts.other_rows) + " of " +
            std::to_string(*counts.rows_rejected) + "\n";
  }
  return text;
}

}  // namespace kith::matcher
