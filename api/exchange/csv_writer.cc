// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/csv_writer.h"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/exchange/csv_cells.h"
#include "api/exchange/csv_columns.h"
#include "api/exchange/gone_things.h"
#include "api/exchange/record_json.h"
#include "api/exchange/wire_types.h"
#include "graph/introduction_ledger.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t table_piece_bytes = 64 * 1024;
constexpr std::string_view line_end = "\r\n";

// What of a record stands in a column's cell; null: nothing.
const Json* value_of(const Json& record, const CsvColumn& column) {
  const Json* value = &record;
  for (const std::string& name : column.path) {
    if (!value->is_object()) return column.is_stated ? value : nullptr;  // a bare value
    const auto found = value->find(name);
    if (found == value->end()) return nullptr;
    value = &*found;
  }
  const bool has_own_columns = column.holds == CellKind::object && !value->empty();
  return has_own_columns ? nullptr : value;
}

// Calls `use` with each record of a kind; stops at the first Error.
template <class Use>
graph::Result<std::uint64_t> each_record(const graph::View& view, graph::Kind kind, Use use) {
  std::uint64_t count = 0;
  for (const graph::Number& number : view.numbers(kind)) {
    auto record = view.record(kind, number);
    if (!record) continue;
    if (auto* introduction = std::get_if<graph::Introduction>(&*record)) {
      *introduction = graph::with_steps(view, std::move(*introduction));
    }
    ++count;
    auto used = use(*record);
    if (!used) return std::move(used).error();
  }
  return count;
}

std::vector<const CsvColumn*> columns_used(const graph::View& view, graph::Kind kind) {
  const std::vector<CsvColumn>& columns = csv_columns(kind);
  std::vector<bool> used(columns.size(), false);
  static_cast<void>(each_record(view, kind, [&](const graph::Record& record) {
    const Json json = record_to_json(record);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      used[i] = used[i] || value_of(json, columns[i]) != nullptr;
    }
    return graph::Result<void>();
  }));
  std::vector<const CsvColumn*> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (used[i]) found.push_back(&columns[i]);
  }
  return found;
}

void append_row(std::string& out, const std::vector<const CsvColumn*>& columns,
                const Json& record) {
  bool first = true;
  for (const CsvColumn* const column : columns) {
    if (!first) out += ',';
    first = false;
    if (const Json* const value = value_of(record, *column)) append_cell(out, *column, *value);
  }
  out += line_end;
}

}  // namespace

graph::Result<std::uint64_t> write_csv(const graph::View& view, graph::Kind kind,
                                       const BytesSink& sink) {
  const std::vector<const CsvColumn*> columns = columns_used(view, kind);
  std::string piece;
  for (const CsvColumn* const column : columns) {
    if (!piece.empty()) piece += ',';
    append_csv_cell(piece, column->name);
  }
  if (!piece.empty()) piece += line_end;
  auto count = each_record(view, kind, [&](const graph::Record& record) -> graph::Result<void> {
    append_row(piece, columns, record_to_json(record));
    if (piece.size() < table_piece_bytes) return {};
    auto written = sink(piece);
    piece.clear();
    return written;
  });
  if (!count || piece.empty()) return count;
  if (auto written = sink(piece); !written) return std::move(written).error();
  return count;
}

graph::Result<std::uint64_t> write_gone_csv(const graph::View& view, const BytesSink& sink) {
  GoneThings gone(view);
  for (const graph::Kind kind : wire::record_kinds) {
    static_cast<void>(each_record(view, kind, [&](const graph::Record& record) {
      gone.note(record);
      return graph::Result<void>();
    }));
  }
  if (gone.found().empty()) return std::uint64_t{0};
  std::string table = "kind,number\r\n";
  for (const auto& [kind, number] : gone.found()) {
    table += std::string(to_text(kind)) + "," + graph::to_text(number) + "\r\n";
  }
  if (auto written = sink(table); !written) return std::move(written).error();
  return gone.found().size();
}

}  // namespace kith::api
