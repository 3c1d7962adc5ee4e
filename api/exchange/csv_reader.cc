// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/csv_reader.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/csv_cells.h"
#include "api/exchange/json_members.h"
#include "api/exchange/json_text.h"
#include "api/exchange/record_json.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using graph::Error;
using graph::ErrorCode;
using graph::Fault;

std::string in_quotes(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

// The text of the cell under a column; "" where there is none.
std::string_view cell_under(const std::vector<MatchedHeader>& headers, const CsvRow& row,
                            std::string_view column) {
  for (std::size_t i = 0; i < headers.size() && i < row.cells.size(); ++i) {
    if (headers[i].column != nullptr && headers[i].column->name == column) {
      return row.cells[i].text;
    }
  }
  return {};
}

std::string pointer_of(const CsvColumn& column) {
  std::string pointer;
  for (const std::string& name : column.path) pointer += "/" + name;
  return pointer;
}

bool is_within(std::string_view pointer, std::string_view outer) {
  return pointer.starts_with(outer) &&
         (pointer.size() == outer.size() || pointer[outer.size()] == '/');
}

// What is stored of the row's record: by its number, else by its external id.
std::optional<Json> stored(const graph::View& view, graph::Kind kind, std::string_view number,
                           std::string_view external_id) {
  std::optional<graph::Number> found = graph::number_from_text(number);
  if (!found && !external_id.empty()) found = view.number_of(kind, external_id);
  if (!found || view.kind_of(*found) != kind) return std::nullopt;
  const auto record = view.record(kind, *found);
  return record ? std::optional(record_to_json(*record)) : std::nullopt;
}

void put(JsonMembers& members, const CsvColumn& column, const std::string& json) {
  if (column.holds != CellKind::object) {
    json.empty() ? members.erase(column.path) : members.set(column.path, json);
    return;
  }
  if (json.empty()) return;  // its members have their own columns
  const Json object = Json::parse(json, nullptr, false);
  object.is_object() ? members.set_object(column.path, object) : members.set(column.path, json);
}

}  // namespace

graph::Result<void> CsvBundle::check(const CsvFile& file, const CsvText& text,
                                     const MatchedHeaders& matched) const {
  Error error{
      ErrorCode::bad_input,
      fmt::format("{} cannot be read as a table of {} records", file.name, to_text(file.kind)),
      {}};
  const std::uint64_t line = text.rows.front().line;
  for (const std::string& header : matched.unknown) {
    if (file.leaves_out_unknown) break;
    error.faults.push_back({"",
                            fmt::format("no column is called {}: map it, or name it under "
                                        "\"ignored\" in a mapping file",
                                        in_quotes(header)),
                            line});
  }
  for (const std::string& column : matched.repeated) {
    error.faults.push_back({"", fmt::format("two headers stand for {}", column), line});
  }
  for (std::size_t i = 1; i < text.rows.size(); ++i) {
    const CsvRow& row = text.rows[i];
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
      const bool has_header =
          cell < matched.headers.size() && !matched.headers[cell].header.empty();
      if (has_header || row.cells[cell].text.empty()) continue;
      error.faults.push_back(
          {"", fmt::format("cell {} has no header above it", cell + 1), row.line});
      break;
    }
  }
  if (error.faults.empty()) return {};
  return error;
}

void CsvBundle::note(const Table& table, MatchedHeaders matched) {
  HeaderMap map;
  map.kind = table.kind;
  for (const MatchedHeader& header : matched.headers) {
    if (header.header.empty()) continue;
    if (header.column == nullptr) map.ignored.insert(header.header);
    if (header.column != nullptr && header.column->name != header.header) {
      map.columns[header.header] = header.column->name;
    }
    if (header.from == HeaderFrom::guess && header.column != nullptr) {
      guesses_.push_back({table.file, header.header, header.column->name});
    }
  }
  maps_.push_back(std::move(map));
}

void CsvBundle::remark(CsvRemark remark) {
  if (remarks_.size() < graph::limits::mended_listed_max) {
    remarks_.push_back(std::move(remark));
  } else {
    ++remarks_not_listed_;
  }
}

void CsvBundle::add_row(const Table& table, const CsvRow& row) {
  const auto before = stored(view_, table.kind, cell_under(table.headers, row, "number"),
                             cell_under(table.headers, row, "external_id"));
  JsonMembers members = before ? JsonMembers(*before) : JsonMembers();
  members.set({"type"}, in_quotes(to_text(table.kind)));
  for (std::size_t i = 0; i < table.headers.size(); ++i) {
    const MatchedHeader& header = table.headers[i];
    if (header.column == nullptr) continue;
    const ReadCell read =
        read_cell(*header.column, i < row.cells.size() ? row.cells[i] : CsvCell{});
    const bool names_it = header.column->name == "number" || header.column->name == "external_id";
    if (!(names_it && read.json.empty())) put(members, *header.column, read.json);
    for (const std::string& what : {read.mended, read.worth_a_look}) {
      if (!what.empty()) remark({table.file, row.line, header.header, what});
    }
  }
  if (!before && cell_under(table.headers, row, "number").empty() &&
      cell_under(table.headers, row, "external_id").empty()) {
    remark({table.file, row.line, "", "no id: taken in again, it would be another record"});
  }
  lines_ += members.text();
  lines_ += '\n';
  row_lines_.push_back(row.line);
}

graph::Result<void> CsvBundle::add(const CsvFile& file) {
  auto text = read_csv(file.bytes);
  if (!text) return std::move(text).error();
  if (text->rows.empty()) {
    return Error{ErrorCode::bad_input, fmt::format("{} is empty: its first row has to name the "
                                                   "columns",
                                                   file.name)};
  }
  MatchedHeaders matched = match_headers(file.kind, text->rows.front(), file.map);
  if (auto good = check(file, *text, matched); !good) return good;
  const std::uint64_t line = text->rows.front().line;
  const Table table{file.name, file.kind, matched.headers, row_lines_.size() + 1};
  for (const std::string& what : text->mended) remark({file.name, 0, "", what});
  for (const std::string& header : matched.unknown) {
    remark({file.name, line, header,
            "left out: no column is called so; map it, or name it under \"ignored\""});
  }
  note(table, std::move(matched));
  for (std::size_t i = 1; i < text->rows.size(); ++i) add_row(table, text->rows[i]);
  tables_.push_back(table);
  return {};
}

graph::Result<void> CsvBundle::add_gone(const CsvFile& file) {
  auto text = read_csv(file.bytes);
  if (!text) return std::move(text).error();
  Table table{file.name, file.kind, {}, row_lines_.size() + 1};
  for (std::size_t i = 0; i < text->rows.size(); ++i) {
    const std::vector<CsvCell>& cells = text->rows[i].cells;
    const bool header = i == 0 && cells.front().text == "kind";
    if (cells.size() != 2) {
      return Error{ErrorCode::bad_input,
                   "a table of what is gone has the columns kind and number",
                   {{"", "two cells are wanted", text->rows[i].line}}};
    }
    if (header) continue;
    lines_ += fmt::format("{{\"type\":\"gone\",\"kind\":{},\"number\":{}}}\n",
                          in_quotes(cells[0].text), in_quotes(cells[1].text));
    row_lines_.push_back(text->rows[i].line);
  }
  tables_.push_back(std::move(table));
  return {};
}

const CsvBundle::Table& CsvBundle::table_of(std::uint64_t line) const {
  const auto after = std::find_if(tables_.begin(), tables_.end(),
                                  [line](const Table& table) { return table.first_line > line; });
  return after == tables_.begin() ? tables_.front() : *(after - 1);
}

std::pair<std::string, std::uint64_t> CsvBundle::place_of(std::uint64_t line) const {
  if (line == 0 || line > row_lines_.size()) return {"", 0};
  return {table_of(line).file, row_lines_[line - 1]};
}

Fault CsvBundle::as_seen_in_table(Fault fault) const {
  if (fault.line == 0 || fault.line > row_lines_.size()) return fault;
  const MatchedHeader* closest = nullptr;
  std::size_t length = 0;
  for (const MatchedHeader& header : table_of(fault.line).headers) {
    if (header.column == nullptr) continue;
    const std::string pointer = pointer_of(*header.column);
    const bool near = is_within(fault.pointer, pointer) ||
                      (header.column->is_stated && fault.pointer + "/value" == pointer);
    if (!near || pointer.size() < length) continue;
    length = pointer.size();
    closest = &header;
  }
  if (closest != nullptr) {
    fault.detail = fmt::format("column {}: {}", in_quotes(closest->header), fault.detail);
  }
  return fault;
}

}  // namespace kith::api
