// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/csv_cells.h"
#include "api/exchange/csv_text.h"
#include "api/exchange/header_map.h"
#include "graph/result.h"
#include "graph/view.h"

// Tables in: each row becomes a line of a bundle, which is then read like any other.
namespace kith::api {

struct CsvFile {
  std::string name;  // as people call it
  std::string bytes;
  graph::Kind kind = graph::Kind::person;  // what each row is
  HeaderMap map;
  bool leaves_out_unknown = false;  // headers that stand for nothing: to try out, not to take in
};

// Something that was mended or wants a look; everything else was taken as it stands.
struct CsvRemark {
  std::string file;
  std::uint64_t line = 0;  // 0: of the file as a whole
  std::string header;      // of the column; "" for none
  std::string what;
};

struct CsvGuess {
  std::string file;
  std::string header;
  std::string column;
};

// Tables on their way to a bundle. A row whose number or external id is stored already changes what
// its cells say and nothing else: an empty cell and a missing column leave what is stored, (none)
// takes it away. A list is replaced whole, with a remark where it becomes shorter. Not thread safe.
class CsvBundle {
 public:
  explicit CsvBundle(graph::View view) : view_(std::move(view)) {}

  // Adds a table of records. Errors: those of read_csv; bad_input with each header that stands for
  // nothing or twice for the same, each row of another length than the headers. Nothing is added
  // then.
  graph::Result<void> add(const CsvFile& file);
  // Adds a table of things that are gone (columns kind and number), as write_gone_csv writes it.
  graph::Result<void> add_gone(const CsvFile& file);

  // The bundle so far; its lines are what place_of and as_seen_in_table speak of.
  const std::string& lines() const { return lines_; }
  // File and line of a line of the bundle.
  std::pair<std::string, std::uint64_t> place_of(std::uint64_t line) const;
  // A fault of the bundle as a fault of the table: with the column's header, the cell's text and
  // the table's own line numbers in its words.
  graph::Fault as_seen_in_table(graph::Fault fault) const;

  const std::vector<CsvRemark>& remarks() const { return remarks_; }
  std::uint64_t remarks_not_listed() const { return remarks_not_listed_; }
  const std::vector<CsvGuess>& guesses() const { return guesses_; }
  // Headers that stand for nothing, where that was let pass to try out: really taken in, each
  // refuses its table.
  std::uint64_t unknown_headers() const { return unknown_headers_; }
  // The headers of each table, guesses included: what a mapping file would say. Headers that nobody
  // can tell the meaning of are not in it.
  const std::vector<HeaderMap>& maps() const { return maps_; }

 private:
  struct Table {
    std::string file;
    graph::Kind kind = graph::Kind::person;
    std::vector<MatchedHeader> headers;
    std::vector<CsvRow> rows;      // without the header's
    std::uint64_t first_line = 0;  // of the bundle
  };

  void note_headers(const Table& table, const CsvFile& file, const MatchedHeaders& matched,
                    std::uint64_t line);
  void add_row(const Table& table, const CsvRow& row, std::size_t& without_id);
  void note_change(const Table& table, const CsvRow& row, const MatchedHeader& header,
                   const ReadCell& read, const nlohmann::ordered_json& before);
  void remark(CsvRemark remark);
  const Table& table_of(std::uint64_t line) const;
  std::string with_own_lines(std::string_view detail) const;

  graph::View view_;
  std::string lines_;
  std::vector<std::uint64_t> row_lines_;  // of each line of the bundle, in its file
  std::vector<Table> tables_;
  std::vector<CsvRemark> remarks_;
  std::uint64_t remarks_not_listed_ = 0;
  std::vector<CsvGuess> guesses_;
  std::uint64_t unknown_headers_ = 0;
  std::vector<HeaderMap> maps_;
};

}  // namespace kith::api
