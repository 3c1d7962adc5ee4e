// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/csv_columns.h"

#include <map>

#include <nlohmann/json.hpp>

#include "api/exchange/schema.h"
#include "api/exchange/wire_types.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

CellKind kind_of(const Json& schema) {
  if (schema.contains("enum")) return CellKind::word;
  const std::string type = schema.value("type", "");
  if (type == "integer") return CellKind::whole;
  if (type == "number") return CellKind::number;
  if (type == "boolean") return CellKind::truth;
  if (type == "array") return CellKind::list;
  if (type == "object") return CellKind::object;
  if (schema.value("format", "") == "date") return CellKind::day;
  const std::string pattern = schema.value("pattern", "");
  if (schema.contains("x-refers-to") || pattern.ends_with("{1,64}$")) return CellKind::id;
  if (pattern.starts_with("^[0-9]{4}(-")) return CellKind::birth_day;
  return pattern.find(":[0-5]") == std::string::npos ? CellKind::text : CellKind::time_of_day;
}

// What people do may be said in a cell as they say it, where nothing else has to be.
CellKind kind_of_item(const Json& schema) {
  const Json members = schema.value("properties", Json::object());
  if (!members.contains("concept")) return kind_of(schema);
  if (members.contains("stance")) return CellKind::interest;
  return members.contains("wanted") ? CellKind::activity : CellKind::object;
}

void take_words(CsvColumn& column, const Json& schema) {
  for (const auto& word : schema.value("enum", Json::array())) column.words.push_back(word);
}

// Walks a schema and adds its columns.
class Columns {
 public:
  void add_members(const Json& object, const CsvColumn& outer) {
    for (const auto& [name, schema] : object.at("properties").items()) {
      if (schema.contains("const")) continue;  // the kind: the whole table is of one
      CsvColumn column;
      column.name = outer.name.empty() ? name : outer.name + "." + name;
      column.path = outer.path;
      column.path.push_back(name);
      schema.contains("oneOf") ? add_stated(schema, column) : add(schema, std::move(column));
    }
  }
  std::vector<CsvColumn> take() { return std::move(columns_); }

 private:
  void add(const Json& schema, CsvColumn column) {
    column.holds = kind_of(schema);
    if (column.holds == CellKind::list) {
      column.items = kind_of_item(schema.at("items"));
      take_words(column, schema.at("items"));
    }
    take_words(column, schema);
    columns_.push_back(column);
    if (column.holds == CellKind::object) add_members(schema, column);
  }
  // The value under the short name, who said it under dotted ones.
  void add_stated(const Json& schema, CsvColumn column) {
    const Json& forms = schema.at("oneOf");
    Json said = forms.at(1);
    said.at("properties").erase("value");
    const CsvColumn outer = column;
    column.path.emplace_back("value");
    column.is_stated = true;
    add(forms.at(0), std::move(column));
    add_members(said, outer);
  }

  std::vector<CsvColumn> columns_;
};

std::map<graph::Kind, std::vector<CsvColumn>> all_columns() {
  std::map<graph::Kind, std::vector<CsvColumn>> all;
  const Json schemas = record_schemas();
  for (const graph::Kind kind : wire::record_kinds) {
    Columns columns;
    columns.add_members(schemas.at(schema_name(kind)), {});
    all.emplace(kind, columns.take());
  }
  return all;
}

}  // namespace

const std::vector<CsvColumn>& csv_columns(graph::Kind kind) {
  static const std::map<graph::Kind, std::vector<CsvColumn>> all = all_columns();
  return all.at(kind);
}

}  // namespace kith::api
