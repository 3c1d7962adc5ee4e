// SPDX-License-Identifier: Apache-2.0
// Any bytes as a folder of tables: files after each other, each begun by a line "== name". What is
// read becomes groups that the reader of records takes, the same ones each time.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/exchange/hsds_tables.h"
#include "api/exchange/record_json.h"
#include "tests/support/nobody_else.h"

using namespace kith;

namespace {

void require(bool right) {
  if (!right) std::abort();
}

std::vector<api::FeedTable> tables_of(std::string_view bytes) {
  constexpr std::string_view mark = "== ";
  std::vector<api::FeedTable> tables;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    if (line.starts_with(mark)) {
      tables.push_back({std::string(line.substr(mark.size())), ""});
    } else if (!tables.empty()) {
      tables.back().bytes.append(line).append("\n");
    }
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return tables;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto tables = tables_of({reinterpret_cast<const char*>(data), size});
  api::FeedBundle feed;
  const bool done = api::read_hsds_tables(tables, feed).ok();
  require(done || feed.records() == 0);
  const std::string& lines = feed.lines();
  for (std::size_t from = 0; from < lines.size();) {
    const std::size_t end = lines.find('\n', from);
    require(end != std::string::npos);
    const std::string line = lines.substr(from, end - from);
    const auto record = api::record_from_text(line, graph::Kind::group, tests::NobodyElse(), {});
    require(record.ok() || record.error().code == graph::ErrorCode::too_large);
    from = end + 1;
  }
  api::FeedBundle again;
  require(api::read_hsds_tables(tables, again).ok() == done);
  require(again.lines() == lines && again.remarks().size() == feed.remarks().size());
  return 0;
}
