// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "api/exchange/csv_text.h"
#include "api/exchange/feed_cells.h"
#include "api/exchange/hsds_table_names.h"

// The rows of a folder of tables, checked by themselves and found by what they refer to.
namespace kith::api {

// A file of a folder.
struct FeedTable {
  std::string name;
  std::string bytes;
};

// One file: what its columns stand for.
struct HsdsSheet {
  HsdsTable table = HsdsTable::no_place;
  std::string file;
  std::vector<std::pair<std::string_view, std::size_t>> columns;  // our name, and which it is
  std::vector<std::string> headers;                               // as they stand
  std::vector<CsvRow> rows;
};

// A row of a sheet. A view: ends with its HsdsRows.
class HsdsRow {
 public:
  HsdsRow(const HsdsSheet& sheet, const CsvRow& row, std::size_t number)
      : sheet_(&sheet), row_(&row), number_(number) {}

  // What a column says, without blanks around it; "" where there is none, or a word for unknown.
  std::string_view at(std::string_view column) const { return cell(column).text; }
  FeedCell cell(std::string_view column) const;
  // The row as a whole.
  FeedCell whole() const { return {{}, sheet_->file, row_->line, {}}; }
  bool has_column(std::string_view column) const;
  // Its place in HsdsRows::all.
  std::size_t number() const { return number_; }

 private:
  const HsdsSheet* sheet_;
  const CsvRow* row_;
  std::size_t number_;
};

// Not thread safe. Memory: about four times the files.
class HsdsRows {
 public:
  // Reads the files: what is no table, no table that anybody knows, or has a row that cannot be
  // taken (its name or what it belongs to is missing, its id taken) is refused or left out in
  // `into`, and the others are read.
  HsdsRows(const std::vector<FeedTable>& tables, FeedBundle& into);
  HsdsRows(const HsdsRows&) = delete;
  HsdsRows& operator=(const HsdsRows&) = delete;

  bool has(HsdsTable table) const { return found_[static_cast<std::size_t>(table)]; }
  const std::vector<HsdsRow>& all(HsdsTable table) const;
  // The row with an id, or null.
  const HsdsRow* one(HsdsTable table, std::string_view id) const;
  // The rows whose column says an id, in the order of the files.
  const std::vector<HsdsRow>& of(HsdsTable table, std::string_view column,
                                 std::string_view id) const;
  // Which of day and month the folder writes first.
  DayOrder day_order() const { return order_; }

 private:
  void open(const FeedTable& table, FeedBundle& into);
  void note_columns(const HsdsSheet& sheet, const CsvRow& headers, FeedBundle& into);
  void take_rows(const HsdsSheet& sheet, FeedBundle& into);
  bool row_holds(const HsdsSheet& sheet, const HsdsRow& row, const CsvRow& cells,
                 FeedCells& values);
  bool id_holds(const HsdsRow& row, HsdsTable table, FeedCells& values);
  void find_parents(FeedBundle& into);

  using Index = std::unordered_map<std::string, std::vector<HsdsRow>>;  // looked up, never walked

  std::deque<HsdsSheet> sheets_;  // of which rows are views
  std::array<bool, hsds_tables> found_{};
  std::array<std::vector<HsdsRow>, hsds_tables> all_;
  std::map<std::pair<HsdsTable, std::string>, Index> by_;
  DayOrder order_ = DayOrder::british;
};

}  // namespace kith::api
