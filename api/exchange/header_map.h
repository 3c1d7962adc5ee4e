// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "api/exchange/csv_columns.h"
#include "api/exchange/csv_text.h"
#include "graph/ids.h"
#include "graph/result.h"

// What a spreadsheet's own headers stand for. A mapping file is JSON:
//   {"kind": "person", "columns": {"DOB": "born"}, "ignored": ["Notes"]}
namespace kith::api {

struct HeaderMap {
  std::optional<graph::Kind> kind;
  std::map<std::string, std::string> columns;  // header to column
  std::set<std::string> ignored;               // headers that are left out on purpose
};

// Errors: malformed (no JSON), bad_input with every fault (unknown keys, kinds and columns).
graph::Result<HeaderMap> read_header_map(std::string_view text);
// The same text for the same map, ending with a line feed.
std::string to_text(const HeaderMap& map);

enum class HeaderFrom : std::uint8_t { own_name, map, ignored, guess };

struct MatchedHeader {
  std::string header;
  const CsvColumn* column = nullptr;  // null where it is ignored
  HeaderFrom from = HeaderFrom::own_name;
};

struct MatchedHeaders {
  std::vector<MatchedHeader> headers;  // in the order of the row
  std::vector<std::string> unknown;    // headers that nobody can tell the meaning of
  std::vector<std::string> repeated;   // columns that two headers stand for
};

// What each header of a table stands for: as the map says; as a column is called; or a guess
// ("Date of birth" for born), which is for a person to confirm. Never guesses a column twice, nor
// one that a header has by name.
MatchedHeaders match_headers(graph::Kind kind, const CsvRow& headers, const HeaderMap& map);

}  // namespace kith::api
