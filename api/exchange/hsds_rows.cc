// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/hsds_rows.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "api/plain_text.h"

namespace kith::api {
namespace {

constexpr std::string_view day_columns[] = {"validfrom", "validto", "dtstart",    "until",
                                            "startdate", "enddate", "assureddate"};

std::optional<std::size_t> column_of(const HsdsSheet& sheet, std::string_view column) {
  for (const auto& [name, at] : sheet.columns) {
    if (name == column) return at;
  }
  return std::nullopt;
}

// Which column of ours a header stands for, "" for none. Another name counts only where the column
// itself is not there: HSDS 3 has both id and taxonomy_id, the Ohana API has the second for it.
std::string_view meaning(const HsdsRules& rules, const std::vector<std::string>& names,
                         const std::string& name) {
  for (const std::string_view column : rules.columns) {
    if (column == name) return column;
  }
  for (const auto& [other, column] : rules.aliases) {
    const bool taken = std::find(names.begin(), names.end(), column) != names.end();
    if (other == name && !taken) return column;
  }
  return {};
}

// Whether the addresses of a sheet lie where days are written with the month first.
bool is_of_america(const HsdsSheet& sheet) {
  for (std::size_t i = 0; i < sheet.headers.size(); ++i) {
    if (hsds_column_name(sheet.headers[i]) != "country") continue;
    for (const CsvRow& row : sheet.rows) {
      const std::string country = i < row.cells.size() ? lower_case(row.cells[i].text) : "";
      if (country == "us" || country == "usa") return true;
    }
  }
  return false;
}

bool is_parent(const HsdsRules& rules, std::string_view column) {
  return std::find(rules.parents.begin(), rules.parents.end(), column) != rules.parents.end();
}

}  // namespace

FeedCell HsdsRow::cell(std::string_view column) const {
  const auto at = column_of(*sheet_, column);
  if (!at) return whole();
  FeedCell cell{{}, sheet_->file, row_->line, sheet_->headers[*at]};
  if (*at >= row_->cells.size()) return cell;
  const CsvCell& stands = row_->cells[*at];
  const std::string_view text = trimmed(stands.text);
  if (stands.quoted || !is_word_for_unknown(text)) cell.text = text;
  return cell;
}

bool HsdsRow::has_column(std::string_view column) const {
  return column_of(*sheet_, column).has_value();
}

HsdsRows::HsdsRows(const std::vector<FeedTable>& tables, FeedBundle& into) {
  for (const FeedTable& table : tables) open(table, into);
  std::vector<std::string> days;
  for (const HsdsSheet& sheet : sheets_) {
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
      const HsdsRow row(sheet, sheet.rows[i], i);
      for (const std::string_view column : day_columns) {
        if (!row.at(column).empty()) days.emplace_back(row.at(column));
      }
    }
  }
  const bool american = std::any_of(sheets_.begin(), sheets_.end(), is_of_america);
  order_ = day_order_of(days, american ? DayOrder::american : DayOrder::british);
  for (const HsdsSheet& sheet : sheets_) {
    take_rows(sheet, into);
    if (sheet.table != HsdsTable::programs || sheet.rows.empty()) continue;
    into.remark({FeedNote::left_out,
                 {sheet.file, 0, ""},
                 fmt::format("groups have no place for programmes ({} rows)", sheet.rows.size())});
  }
  find_parents(into);
}

void HsdsRows::open(const FeedTable& table, FeedBundle& into) {
  auto read = read_csv(table.bytes);
  if (!read) {
    const graph::Error& error = read.error();
    const std::uint64_t line = error.faults.empty() ? 0 : error.faults.front().line;
    const std::string& why = error.faults.empty() ? error.message : error.faults.front().detail;
    return into.refuse({table.name, line, ""}, why);
  }
  for (const std::string& mended : read->mended) {
    into.remark({FeedNote::mended, {table.name, 0, ""}, mended});
  }
  if (read->rows.empty()) {
    return into.remark({FeedNote::left_out, {table.name, 0, ""}, "an empty file"});
  }
  HsdsSheet sheet;
  sheet.file = table.name;
  std::vector<std::string> names;
  for (const CsvCell& cell : read->rows.front().cells) {
    sheet.headers.push_back(mend_name(cell.text).text);
    names.push_back(hsds_column_name(cell.text));
  }
  const bool has_parents = std::find(names.begin(), names.end(), "parentid") != names.end();
  const auto kind = hsds_table_of(table.name, has_parents);
  if (!kind || *kind == HsdsTable::no_place) {
    return into.remark({FeedNote::left_out,
                        {table.name, 0, ""},
                        fmt::format("{} ({} rows)",
                                    kind ? "groups have no place for this table"
                                         : "no table that a directory of services has",
                                    read->rows.size() - 1)});
  }
  sheet.table = *kind;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string_view column = meaning(hsds_rules(*kind), names, names[i]);
    if (!column.empty() && !column_of(sheet, column)) sheet.columns.emplace_back(column, i);
  }
  sheet.rows.assign(std::make_move_iterator(read->rows.begin() + 1),
                    std::make_move_iterator(read->rows.end()));
  found_[static_cast<std::size_t>(*kind)] = true;
  note_columns(sheet, read->rows.front(), into);
  sheets_.push_back(std::move(sheet));
}

// Columns that say something and that groups have no place for, once a file.
void HsdsRows::note_columns(const HsdsSheet& sheet, const CsvRow& headers, FeedBundle& into) {
  std::string names;
  for (std::size_t i = 0; i < sheet.headers.size(); ++i) {
    const bool read = std::any_of(sheet.columns.begin(), sheet.columns.end(),
                                  [&](const auto& each) { return each.second == i; });
    const bool says = std::any_of(sheet.rows.begin(), sheet.rows.end(), [&](const CsvRow& row) {
      return i < row.cells.size() && !trimmed(row.cells[i].text).empty();
    });
    if (!read && says) names += (names.empty() ? "" : ", ") + sheet.headers[i];
  }
  if (names.empty()) return;
  into.remark({FeedNote::left_out,
               {sheet.file, headers.line, ""},
               mend_text("columns that groups have no place for: " + names).text});
}

void HsdsRows::take_rows(const HsdsSheet& sheet, FeedBundle& into) {
  FeedCells values(into, order_);
  auto& all = all_[static_cast<std::size_t>(sheet.table)];
  const HsdsRules& rules = hsds_rules(sheet.table);
  for (const CsvRow& cells : sheet.rows) {
    const HsdsRow row(sheet, cells, all.size());
    if (!row_holds(sheet, row, cells, values)) continue;
    all.push_back(row);
    if (rules.referred) by_[{sheet.table, "id"}][std::string(row.at("id"))].push_back(row);
  }
}

bool HsdsRows::row_holds(const HsdsSheet& sheet, const HsdsRow& row, const CsvRow& cells,
                         FeedCells& values) {
  const HsdsRules& rules = hsds_rules(sheet.table);
  for (std::size_t i = sheet.headers.size(); i < cells.cells.size(); ++i) {
    if (trimmed(cells.cells[i].text).empty()) continue;
    values.refuse(row.whole(), fmt::format("the row has {} cells under {} headers",
                                           cells.cells.size(), sheet.headers.size()));
    return false;
  }
  if (rules.referred && !id_holds(row, sheet.table, values)) return false;
  // A name of tags alone is none either.
  if (!rules.required.empty() && mend_name(row.at(rules.required)).text.empty()) {
    values.refuse(row.cell(rules.required),
                  fmt::format("the {} has no {}", rules.one, rules.required));
    return false;
  }
  const bool belongs =
      std::any_of(rules.parents.begin(), rules.parents.end(),
                  [&](std::string_view column) { return !row.at(column).empty(); });
  if (!rules.parents.empty() && !belongs) {
    const auto said = std::find_if(rules.parents.begin(), rules.parents.end(),
                                   [&](std::string_view column) { return row.has_column(column); });
    values.refuse(said == rules.parents.end() ? row.whole() : row.cell(*said),
                  fmt::format("the {} does not say what it belongs to", rules.one));
    return false;
  }
  const bool of_nobody = sheet.table == HsdsTable::services && row.has_column("organizationid") &&
                         row.at("organizationid").empty();
  if (of_nobody) {
    values.refuse(row.cell("organizationid"), "the service does not say whose it is");
  }
  return !of_nobody;
}

bool HsdsRows::id_holds(const HsdsRow& row, HsdsTable table, FeedCells& values) {
  const std::string_view id = row.at("id");
  const HsdsRules& rules = hsds_rules(table);
  // Contacts and services at a location may go without: then nothing refers to them.
  const bool may_lack = table == HsdsTable::contacts || table == HsdsTable::service_at_locations;
  if (id.empty()) {
    if (!may_lack) values.refuse(row.cell("id"), fmt::format("the {} has no id", rules.one));
    return may_lack;
  }
  const HsdsRow* other = one(table, id);
  if (other == nullptr) return true;
  values.refuse(row.cell("id"),
                fmt::format("the id {} stands in line {} of {} already", mend_name(id).text,
                            other->whole().line, other->whole().file));
  return false;
}

// Index by parents. A row all of whose parents are elsewhere is left out.
void HsdsRows::find_parents(FeedBundle& into) {
  FeedCells values(into, order_);
  for (std::size_t i = 0; i < hsds_tables; ++i) {
    const auto table = static_cast<HsdsTable>(i);
    const HsdsRules& rules = hsds_rules(table);
    for (const HsdsRow& row : all_[i]) {
      std::string_view known;
      std::string_view unknown;
      for (const std::string_view column : rules.columns) {
        const bool other = column == "organizationid" || column == "locationid";
        if (row.at(column).empty() || (!is_parent(rules, column) && !other)) continue;
        const bool found = one(hsds_parent_table(column), row.at(column)) != nullptr;
        (found ? known : unknown) = column;
        if (found) by_[{table, std::string(column)}][std::string(row.at(column))].push_back(row);
      }
      if (known.empty() && !unknown.empty() && is_parent(rules, unknown)) {
        values.left_out(row.cell(unknown),
                        fmt::format("the {} belongs to {}, which is not among the rows taken in",
                                    rules.one, mend_name(row.at(unknown)).text));
      }
    }
  }
}

const std::vector<HsdsRow>& HsdsRows::all(HsdsTable table) const {
  return all_[static_cast<std::size_t>(table)];
}

const HsdsRow* HsdsRows::one(HsdsTable table, std::string_view id) const {
  const std::vector<HsdsRow>& found = of(table, "id", id);
  return found.empty() ? nullptr : &found.front();
}

const std::vector<HsdsRow>& HsdsRows::of(HsdsTable table, std::string_view column,
                                         std::string_view id) const {
  static const std::vector<HsdsRow> none;
  const auto index = by_.find({table, std::string(column)});
  if (index == by_.end()) return none;
  const auto found = index->second.find(std::string(id));
  return found == index->second.end() ? none : found->second;
}

}  // namespace kith::api
