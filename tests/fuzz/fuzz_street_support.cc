// SPDX-License-Identifier: Apache-2.0
// Any bytes as an answer of Street Support: what is read becomes groups that the reader of records
// takes, each with an id of its own.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "api/exchange/record_json.h"
#include "api/exchange/street_support_reader.h"
#include "tests/support/nobody_else.h"

using namespace kith;

namespace {

void require(bool right) {
  if (!right) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  api::FeedBundle feed;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!api::read_street_support("answer.json", text, feed)) return 0;
  const std::string& lines = feed.lines();
  std::set<std::string> ids;
  for (std::size_t from = 0; from < lines.size();) {
    const std::size_t end = lines.find('\n', from);
    require(end != std::string::npos);
    const std::string line = lines.substr(from, end - from);
    const auto record = api::record_from_text(line, graph::Kind::group, tests::NobodyElse(), {});
    require(record.ok() || record.error().code == graph::ErrorCode::too_large);
    require(ids.insert(nlohmann::json::parse(line)["external_id"]).second);
    from = end + 1;
  }
  return 0;
}
