// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/csv_reader.h"

#include <algorithm>
#include <charconv>
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

// The id in the cell under a column, as it is taken; "" where there is none.
std::string id_under(const std::vector<MatchedHeader>& headers, const CsvRow& row,
                     std::string_view column) {
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (headers[i].column == nullptr || headers[i].column->name != column) continue;
    const Json id = Json::parse(read_cell(*headers[i].column, row.cells[i]).json, nullptr, false);
    return id.is_string() ? id.get<std::string>() : std::string();
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

// What stands at a path of a record; null: nothing. The bare value of a Stated stands for its
// value.
const Json* at(const Json& record, const CsvColumn& column) {
  const Json* reached = &record;
  for (const std::string& name : column.path) {
    if (!reached->is_object()) return column.is_stated ? reached : nullptr;
    const auto found = reached->find(name);
    if (found == reached->end()) return nullptr;
    reached = &*found;
  }
  return reached;
}

void put(JsonMembers& members, const CsvColumn& column, const ReadCell& read) {
  if (read.takes_away) return members.erase(column.path);
  if (read.json.empty()) return;
  if (column.holds != CellKind::object) return members.set(column.path, read.json);
  const Json object = Json::parse(read.json, nullptr, false);
  object.is_object() ? members.set_object(column.path, object)
                     : members.set(column.path, read.json);
}

bool is_same(const CsvRow& a, const CsvRow& b) {
  return std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(),
                    [](const CsvCell& x, const CsvCell& y) { return x.text == y.text; });
}

void check_headers(const MatchedHeaders& matched, std::uint64_t line, bool leaves_out_unknown,
                   std::vector<Fault>& faults) {
  for (const std::string& header : matched.unknown) {
    if (leaves_out_unknown) break;
    faults.push_back({"",
                      fmt::format("no column is called {}: map it, or name it under \"ignored\" in "
                                  "a mapping file",
                                  json_string(header)),
                      line});
  }
  for (const std::string& column : matched.repeated) {
    faults.push_back({"", fmt::format("two headers stand for {}", column), line});
  }
}

// Cells without a header, and rows that end before the headers do: a comma too many or too few has
// moved the others.
void check_rows(const CsvText& text, const MatchedHeaders& matched, std::vector<Fault>& faults) {
  for (std::size_t i = 1; i < text.rows.size(); ++i) {
    const CsvRow& row = text.rows[i];
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
      const bool has_header =
          cell < matched.headers.size() && !matched.headers[cell].header.empty();
      if (has_header || row.cells[cell].text.empty()) continue;
      faults.push_back({"",
                        fmt::format("cell {} has no header above it (the first row has to be the "
                                    "headers)",
                                    cell + 1),
                        row.line});
      break;
    }
    if (row.cells.size() < matched.headers.size()) {
      faults.push_back(
          {"",
           fmt::format("has {} cells under {} headers", row.cells.size(), matched.headers.size()),
           row.line});
    }
  }
}

}  // namespace

void CsvBundle::note_headers(const Table& table, const CsvFile& file, const MatchedHeaders& matched,
                             std::uint64_t line) {
  HeaderMap map;
  map.kind = table.kind;
  for (const MatchedHeader& header : matched.headers) {
    const bool ignored = file.map.ignored.count(header.header) > 0;
    if (ignored) map.ignored.insert(header.header);
    if (header.column == nullptr) continue;
    if (header.column->name != header.header) map.columns[header.header] = header.column->name;
    if (header.from == HeaderFrom::guess) {
      guesses_.push_back({table.file, header.header, header.column->name});
    }
  }
  maps_.push_back(std::move(map));
  unknown_headers_ += matched.unknown.size();
  for (const std::string& header : matched.unknown) {
    remark({table.file, line, header,
            "left out: no column is called so; map it, or name it under \"ignored\""});
  }
  for (const auto& [name, column] : file.map.columns) {
    const std::string& header = name;
    const bool here = std::any_of(matched.headers.begin(), matched.headers.end(),
                                  [&](const MatchedHeader& each) { return each.header == header; });
    if (!here) remark({table.file, line, header, "the mapping file names it, and it is not here"});
  }
}

void CsvBundle::remark(CsvRemark remark) {
  if (remarks_.size() < graph::limits::mended_listed_max) {
    remarks_.push_back(std::move(remark));
  } else {
    ++remarks_not_listed_;
  }
}

// What a row takes away, or would seem to, of what is stored.
void CsvBundle::note_change(const Table& table, const CsvRow& row, const MatchedHeader& header,
                            const ReadCell& read, const Json& before) {
  const Json* const stored = at(before, *header.column);
  const bool in_own_columns =
      stored != nullptr && header.column->holds == CellKind::object && !stored->empty();
  if (stored == nullptr || (in_own_columns && !read.takes_away)) return;
  const auto say = [&](std::string what) {
    remark({table.file, row.line, header.header, std::move(what)});
  };
  if (read.takes_away) return say("takes away what is stored");
  if (read.json.empty()) return say("empty: what is stored stays; (none) would take it away");
  if (header.column->holds == CellKind::list) {
    const Json list = Json::parse(read.json, nullptr, false);
    if (!list.is_array() || list.size() >= stored->size()) return;
    return say(fmt::format("replaces a list of {} by one of {}", stored->size(), list.size()));
  }
  if (header.column->name != "of" || !stored->is_string()) return;
  const Json said = Json::parse(read.json, nullptr, false);
  const auto number = view_.number_of(graph::Kind::person, said.get<std::string>());
  const bool same = said == *stored || (number && graph::to_text(*number) == *stored);
  if (!same) say("is stored as somebody else's: is the id right?");
}

void CsvBundle::add_row(const Table& table, const CsvRow& row, std::size_t& without_id) {
  const std::string number = id_under(table.headers, row, "number");
  const std::string external_id = id_under(table.headers, row, "external_id");
  if (number.empty() && external_id.empty()) ++without_id;
  const auto before = stored(view_, table.kind, number, external_id);
  JsonMembers members = before ? JsonMembers(*before) : JsonMembers();
  members.set({"type"}, json_string(to_text(table.kind)));
  for (std::size_t i = 0; i < table.headers.size(); ++i) {
    const MatchedHeader& header = table.headers[i];
    if (header.column == nullptr) continue;
    const ReadCell read = read_cell(*header.column, row.cells[i]);
    if (before) note_change(table, row, header, read, *before);
    put(members, *header.column, read);
    for (const std::string& what : {read.mended, read.worth_a_look}) {
      if (!what.empty()) remark({table.file, row.line, header.header, what});
    }
  }
  lines_ += members.text();
  lines_ += '\n';
  row_lines_.push_back(row.line);
}

graph::Result<void> CsvBundle::add(const CsvFile& file) {
  auto text = read_csv(file.bytes);
  if (!text) return std::move(text).error();
  if (text->rows.empty()) {
    return Error{ErrorCode::bad_input,
                 fmt::format("{} is empty: its first row has to name the columns", file.name)};
  }
  const MatchedHeaders matched = match_headers(file.kind, text->rows.front(), file.map);
  const std::uint64_t line = text->rows.front().line;
  Error error{
      ErrorCode::bad_input,
      fmt::format("{} cannot be read as a table of {} records", file.name, to_text(file.kind)),
      {}};
  check_headers(matched, line, file.leaves_out_unknown, error.faults);
  check_rows(*text, matched, error.faults);
  if (!error.faults.empty()) return error;
  Table table{file.name, file.kind, matched.headers, {}, row_lines_.size() + 1};
  for (const std::string& what : text->mended) remark({file.name, 0, "", what});
  note_headers(table, file, matched, line);
  std::size_t without_id = 0;
  for (std::size_t i = 1; i < text->rows.size(); ++i) {
    if (is_same(text->rows[i], text->rows.front())) {
      remark({file.name, text->rows[i].line, "", "the headers once more: left out"});
      continue;
    }
    add_row(table, text->rows[i], without_id);
    table.rows.push_back(std::move(text->rows[i]));
  }
  if (table.rows.empty()) remark({file.name, 0, "", "there are no rows below the headers"});
  if (without_id > 0) {
    remark(
        {file.name, 0, "",
         fmt::format("rows without an id, {} of them: taken in again, they would be other records",
                     without_id)});
  }
  tables_.push_back(std::move(table));
  return {};
}

graph::Result<void> CsvBundle::add_gone(const CsvFile& file) {
  auto text = read_csv(file.bytes);
  if (!text) return std::move(text).error();
  Table table{file.name, file.kind, {}, {}, row_lines_.size() + 1};
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
                          json_string(cells[0].text), json_string(cells[1].text));
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

// "already stands in line 3": in the table's own lines.
std::string CsvBundle::with_own_lines(std::string_view detail) const {
  constexpr std::string_view words = "in line ";
  const std::size_t found = detail.find(words);
  if (found == std::string_view::npos) return std::string(detail);
  const std::size_t begin = found + words.size();
  const std::size_t end = std::min(detail.find_first_not_of("0123456789", begin), detail.size());
  std::uint64_t line = 0;
  std::from_chars(detail.data() + begin, detail.data() + end, line);
  const auto [file, own] = place_of(line);
  return fmt::format("{}{}{}", detail.substr(0, begin), own, detail.substr(end));
}

Fault CsvBundle::as_seen_in_table(Fault fault) const {
  constexpr std::size_t cell_bytes_shown = 60;
  if (fault.line == 0 || fault.line > row_lines_.size()) return fault;
  const Table& table = table_of(fault.line);
  std::optional<std::size_t> closest;
  std::size_t length = 0;
  for (std::size_t i = 0; i < table.headers.size(); ++i) {
    const CsvColumn* const column = table.headers[i].column;
    if (column == nullptr) continue;
    const std::string pointer = pointer_of(*column);
    const bool near = is_within(fault.pointer, pointer) ||
                      (column->is_stated && fault.pointer + "/value" == pointer);
    if (!near || pointer.size() < length) continue;
    length = pointer.size();
    closest = i;
  }
  fault.detail = with_own_lines(fault.detail);
  if (!closest || table.rows.empty()) return fault;
  const std::string& text = table.rows[fault.line - table.first_line].cells[*closest].text;
  const std::string shown = text.empty()                     ? ""
                            : text.size() > cell_bytes_shown ? " (a long text)"
                                                             : " (" + json_string(text) + ")";
  fault.detail = fmt::format("column {}{}: {}", json_string(table.headers[*closest].header), shown,
                             fault.detail);
  return fault;
}

}  // namespace kith::api
