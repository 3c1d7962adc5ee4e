// SPDX-License-Identifier: Apache-2.0
#include "matcher/overruled.h"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

namespace kith::matcher {
namespace {

graph::RunNumber run_of(std::uint8_t which) {
  graph::RunNumber run;
  run.number.bytes[0] = which;
  return run;
}

RunRow row(std::uint8_t run, std::uint32_t rank, RowAnswer answer, std::string reason = {}) {
  return {run_of(run), rank, rank, answer, std::move(reason)};
}

// `many` runs of three rows, the first shortlisted or, where overruled, the second.
void add_runs(std::vector<RunRow>& rows, std::uint8_t from, std::uint8_t many, bool overruled) {
  for (std::uint8_t i = 0; i < many; ++i) {
    const auto run = static_cast<std::uint8_t>(from + i);
    rows.push_back(row(run, 1, overruled ? RowAnswer::nothing : RowAnswer::shortlisted));
    rows.push_back(row(run, 2, overruled ? RowAnswer::shortlisted : RowAnswer::nothing));
    rows.push_back(row(run, 3, RowAnswer::nothing));
  }
}

void add_rejections(std::vector<RunRow>& rows, std::uint8_t run, std::uint32_t from,
                    std::uint32_t many, const std::string& reason) {
  for (std::uint32_t i = 0; i < many; ++i) {
    rows.push_back(row(run, from + i, RowAnswer::rejected, reason));
  }
}

}  // namespace

TEST_CASE("nothing done is nothing measured") {
  CHECK(overruled({}) == Overruled{});
  const std::vector<RunRow> shown{row(1, 1, RowAnswer::nothing), row(1, 2, RowAnswer::nothing)};
  CHECK(overruled(shown) == Overruled{});
  CHECK(in_words(overruled(shown)) == "Nobody has shortlisted or rejected a row of a run yet.\n");
}

TEST_CASE("a later row shortlisted and not the first is an order overruled") {
  std::vector<RunRow> rows{
      row(1, 1, RowAnswer::shortlisted), row(1, 2, RowAnswer::nothing),      // as proposed
      row(2, 1, RowAnswer::shortlisted), row(2, 2, RowAnswer::shortlisted),  // the first, too
      row(3, 1, RowAnswer::rejected),    row(3, 2, RowAnswer::shortlisted),  // overruled
      row(4, 1, RowAnswer::nothing),     row(4, 3, RowAnswer::shortlisted),  // overruled
      row(5, 1, RowAnswer::rejected),    row(5, 2, RowAnswer::rejected)};    // nobody: no departure
  const Overruled counts = overruled(rows);
  CHECK(counts.runs_looked_at == 5);
  CHECK(counts.runs_shortlisted == 4);
  CHECK(counts.runs_overruled == 2);
  CHECK(counts.runs_unknown == 0);
  CHECK(counts.rows_rejected == 3);
  CHECK(in_words(counts).find("In 2 of 4 runs") != std::string::npos);
}

TEST_CASE("the order in which rows are given changes nothing, but of one row the last counts") {
  std::vector<RunRow> rows{row(1, 2, RowAnswer::shortlisted), row(1, 1, RowAnswer::nothing)};
  CHECK(overruled(rows).runs_overruled == 1);
  rows.push_back(row(1, 2, RowAnswer::rejected, "too far"));
  const Overruled counts = overruled(rows);
  CHECK(counts.runs_overruled == 0);
  CHECK(counts.runs_shortlisted == 0);
  CHECK(counts.reasons == std::vector<RejectedFor>{{"too far", 1}});
}

TEST_CASE("where the first row is not given, nobody knows") {
  const std::vector<RunRow> rows{row(1, 2, RowAnswer::shortlisted), row(1, 3, RowAnswer::nothing)};
  const Overruled counts = overruled(rows);
  CHECK(counts.runs_looked_at == 1);
  CHECK(counts.runs_shortlisted == 0);
  CHECK(counts.runs_overruled == 0);
  CHECK(counts.runs_unknown == 1);
}

TEST_CASE("rejections are counted by their reason, most first") {
  std::vector<RunRow> rows;
  add_rejections(rows, 1, 1, 2, "too far");
  add_rejections(rows, 1, 10, 3, "stairs");
  add_rejections(rows, 2, 1, 2, "");
  const Overruled counts = overruled(rows);
  CHECK(counts.reasons == std::vector<RejectedFor>{{"stairs", 3}, {"", 2}, {"too far", 2}});
  CHECK(in_words(counts).find("stairs: 3 of 7") != std::string::npos);
  CHECK(in_words(counts).find("no reason given: 2 of 7") != std::string::npos);
}

TEST_CASE("others are told no count from which few could be worked out") {
  std::vector<RunRow> rows;
  add_runs(rows, 1, 4, true);
  CHECK(for_others(overruled(rows)) == OverruledShared{});  // four runs at all
  add_runs(rows, 10, 7, false);
  OverruledShared told = for_others(overruled(rows));
  CHECK(told.runs_looked_at == 11);
  CHECK(told.runs_shortlisted == 11);
  CHECK_FALSE(told.runs_overruled);  // 4 of 11
  add_runs(rows, 20, 1, true);
  told = for_others(overruled(rows));
  CHECK(told.runs_overruled == 5);  // 5 of 12, 7 left
  add_runs(rows, 30, 20, true);
  CHECK(for_others(overruled(rows)).runs_overruled == 25);
  std::vector<RunRow> nearly_all;
  add_runs(nearly_all, 1, 9, true);
  add_runs(nearly_all, 20, 2, false);
  CHECK_FALSE(for_others(overruled(nearly_all)).runs_overruled);  // 9 of 11 tells of 2
}

TEST_CASE("reasons of few are joined, and never told by what is left") {
  std::vector<RunRow> rows;
  add_runs(rows, 1, 6, false);
  add_rejections(rows, 50, 1, 6, "stairs");
  add_rejections(rows, 51, 1, 9, "too far");
  add_rejections(rows, 52, 1, 2, "a named neighbour");
  const OverruledShared told = for_others(overruled(rows));
  CHECK(told.rows_rejected == 17);
  CHECK(told.reasons == std::vector<RejectedFor>{{"too far", 9}});
  CHECK(told.other_rows == 8);  // 2 alone would be 17 - 9 - 6
  CHECK(in_words(told).find("neighbour") == std::string::npos);
}

TEST_CASE("every small count stays with the manager, whatever the numbers") {
  for (std::uint8_t kept = 0; kept < 12; ++kept) {
    for (std::uint8_t changed = 0; changed < 12; ++changed) {
      for (std::uint32_t rejected = 0; rejected < 7; ++rejected) {
        std::vector<RunRow> rows;
        add_runs(rows, 1, kept, false);
        add_runs(rows, 40, changed, true);
        add_rejections(rows, 100, 1, rejected, "stairs");
        const Overruled whole = overruled(rows);
        CHECK(whole.runs_overruled == changed);
        CHECK(whole.runs_shortlisted == std::size_t{kept} + changed);
        const OverruledShared told = for_others(whole);
        const auto is_few = [](std::size_t count) { return count > 0 && count < overruled_least; };
        for (const auto& count : {told.runs_looked_at, told.runs_shortlisted, told.runs_overruled,
                                  told.rows_rejected}) {
          if (count) CHECK_FALSE(is_few(*count));
        }
        if (told.runs_overruled) CHECK_FALSE(is_few(*told.runs_shortlisted - *told.runs_overruled));
        if (told.runs_shortlisted && told.runs_looked_at) {
          CHECK_FALSE(is_few(*told.runs_looked_at - *told.runs_shortlisted));
        }
      }
    }
  }
}

}  // namespace kith::matcher
