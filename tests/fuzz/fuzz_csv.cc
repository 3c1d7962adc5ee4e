// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table. What is read becomes lines of JSON, one a row; the cells of a row that is
// written and read again are the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "api/exchange/csv_reader.h"

using namespace kith;

namespace {

void require(bool right) {
  if (!right) std::abort();
}

void rows_survive(const std::string& bytes) {
  const auto read = api::read_csv(bytes);
  if (!read.ok()) return;
  for (const api::CsvRow& row : read->rows) {
    std::string text;
    for (const api::CsvCell& cell : row.cells) {
      if (!text.empty() || &cell != &row.cells.front()) text += ',';
      api::append_csv_cell(text, cell.text, true);
    }
    const auto again = api::read_csv(text + "\n");
    require(again.ok() && again->rows.size() == 1);
    const auto same = [](const api::CsvCell& a, const api::CsvCell& b) { return a.text == b.text; };
    require(std::equal(row.cells.begin(), row.cells.end(), again->rows[0].cells.begin(),
                       again->rows[0].cells.end(), same));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  rows_survive(bytes);
  api::CsvBundle tables{graph::View()};
  api::CsvFile file{"table", bytes, graph::Kind::person, {}, true};
  if (!tables.add(file)) return 0;
  const std::string& lines = tables.lines();
  for (std::size_t from = 0; from < lines.size();) {
    const std::size_t end = lines.find('\n', from);
    require(end != std::string::npos);
    require(nlohmann::json::accept(lines.substr(from, end - from)));
    from = end + 1;
  }
  return 0;
}
