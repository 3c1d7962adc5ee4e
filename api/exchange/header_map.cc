// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/header_map.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/wire_types.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using graph::Error;
using graph::ErrorCode;
using graph::Fault;

// How schemes head their spreadsheets, in the letters that `plain` leaves.
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> usual{
    {{"id", "external_id"},
     {"ref", "external_id"},
     {"reference", "external_id"},
     {"caseref", "external_id"},
     {"caseid", "external_id"},
     {"clientid", "external_id"},
     {"personid", "external_id"},
     {"carerid", "external_id"},
     {"householdid", "external_id"},
     {"serviceid", "external_id"},
     {"name", "called"},
     {"name", "name"},
     {"firstname", "called"},
     {"knownas", "called"},
     {"likestobecalled", "called"},
     {"preferredname", "called"},
     {"dob", "born"},
     {"dateofbirth", "born"},
     {"birthdate", "born"},
     {"yearofbirth", "born"},
     {"town", "area.name"},
     {"area", "area.name"},
     {"location", "area.name"},
     {"town", "area_now.name"},
     {"area", "area_now.name"},
     {"status", "state"},
     {"start", "start"},
     {"startdate", "start"},
     {"enddate", "end"},
     {"person", "of"}}};

// Small letters and digits alone: "Date of Birth" and "date_of_birth" are one.
std::string plain(std::string_view text) {
  std::string letters;
  for (const char letter : text) {
    const char small =
        letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) letters += small;
  }
  return letters;
}

const CsvColumn* column_named(const std::vector<CsvColumn>& columns, std::string_view name) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const CsvColumn& each) { return each.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

const CsvColumn* guess(const std::vector<CsvColumn>& columns, const std::string& header) {
  const std::string wanted = plain(header);
  if (wanted.empty()) return nullptr;
  for (const CsvColumn& column : columns) {
    if (column.holds != CellKind::object && plain(column.name) == wanted) return &column;
  }
  for (const auto& [spelling, name] : usual) {
    const CsvColumn* const column = spelling == wanted ? column_named(columns, name) : nullptr;
    if (column != nullptr) return column;
  }
  // The last part of a dotted name, where it is the only one so called.
  const CsvColumn* only = nullptr;
  for (const CsvColumn& column : columns) {
    if (column.path.size() < 2 || plain(column.path.back()) != wanted) continue;
    if (only != nullptr) return nullptr;
    only = &column;
  }
  return only;
}

std::optional<graph::Kind> record_kind(std::string_view word) {
  for (const graph::Kind kind : wire::record_kinds) {
    if (to_text(kind) == word) return kind;
  }
  return std::nullopt;
}

class MapReader {
 public:
  graph::Result<HeaderMap> read(const Json& json) {
    if (!json.is_object()) fault("", "has to be an object");
    if (json.is_object()) {
      for (const auto& [key, value] : json.items()) take(key, value);
    }
    if (map_.kind) check_columns();
    for (const auto& [header, column] : map_.columns) {
      if (map_.ignored.count(header) > 0) fault("/columns/" + header, "stands under ignored, too");
    }
    if (!faults_.empty()) {
      return Error{ErrorCode::bad_input, "the mapping file cannot be followed", std::move(faults_)};
    }
    return std::move(map_);
  }

 private:
  void fault(std::string pointer, std::string detail) {
    faults_.push_back({std::move(pointer), std::move(detail), 0});
  }
  void take(const std::string& key, const Json& value) {
    if (key == "kind") return take_kind(value);
    if (key == "columns") return take_columns(value);
    if (key == "ignored") return take_ignored(value);
    fault("/" + key, "unknown; known here: kind, columns, ignored");
  }
  void take_kind(const Json& value) {
    if (value.is_string()) map_.kind = record_kind(value.get_ref<const std::string&>());
    if (!map_.kind) fault("/kind", "has to be a kind of record: person, household, tie …");
  }
  void take_columns(const Json& value) {
    if (!value.is_object()) return fault("/columns", "has to be an object of header and column");
    for (const auto& [header, column] : value.items()) {
      if (column.is_string()) {
        map_.columns[header] = column.get<std::string>();
      } else {
        fault("/columns/" + header, "has to be the name of a column");
      }
    }
  }
  void take_ignored(const Json& value) {
    if (!value.is_array()) return fault("/ignored", "has to be a list of headers");
    for (const Json& header : value) {
      if (header.is_string()) map_.ignored.insert(header.get<std::string>());
      if (!header.is_string()) fault("/ignored", "has to hold headers only");
    }
  }
  void check_columns() {
    for (const auto& [header, column] : map_.columns) {
      if (column_named(csv_columns(*map_.kind), column) != nullptr) continue;
      fault("/columns/" + header,
            fmt::format("a {} has no column {}", to_text(*map_.kind), column));
    }
  }

  HeaderMap map_;
  std::vector<Fault> faults_;
};

}  // namespace

graph::Result<HeaderMap> read_header_map(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return Error{ErrorCode::malformed, "the mapping file is no JSON"};
  return MapReader().read(json);
}

std::string to_text(const HeaderMap& map) {
  Json json;
  if (map.kind) json["kind"] = to_text(*map.kind);
  json["columns"] = Json::object();
  for (const auto& [header, column] : map.columns) json["columns"][header] = column;
  json["ignored"] = map.ignored;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

MatchedHeaders match_headers(graph::Kind kind, const CsvRow& headers, const HeaderMap& map) {
  const std::vector<CsvColumn>& columns = csv_columns(kind);
  MatchedHeaders matched;
  std::set<const CsvColumn*> taken;
  const auto take = [&](MatchedHeader& header, const CsvColumn* column, HeaderFrom from) {
    header.column = column;
    header.from = from;
    if (!taken.insert(column).second) matched.repeated.push_back(column->name);
  };
  for (const CsvCell& cell : headers.cells) {
    matched.headers.push_back({cell.text, nullptr, HeaderFrom::ignored});
    MatchedHeader& header = matched.headers.back();
    const auto mapped = map.columns.find(cell.text);
    const std::string& name = mapped == map.columns.end() ? cell.text : mapped->second;
    const CsvColumn* const column = column_named(columns, name);
    if (map.ignored.count(cell.text) > 0 || cell.text.empty()) continue;
    const bool is_mapped = mapped != map.columns.end();
    if (column != nullptr) take(header, column, is_mapped ? HeaderFrom::map : HeaderFrom::own_name);
    if (column == nullptr) header.from = HeaderFrom::guess;
  }
  for (MatchedHeader& header : matched.headers) {
    if (header.from != HeaderFrom::guess) continue;
    const CsvColumn* const column = guess(columns, header.header);
    if (column != nullptr && taken.count(column) == 0) {
      take(header, column, HeaderFrom::guess);
    } else {
      matched.unknown.push_back(header.header);
    }
  }
  return matched;
}

}  // namespace kith::api
