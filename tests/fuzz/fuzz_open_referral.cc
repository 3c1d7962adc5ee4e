// SPDX-License-Identifier: Apache-2.0
// Any bytes as an Open Referral feed: every record of the bundle is right in itself and knows its
// place, and what is written of it and read again is that record.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "api/exchange/open_referral_reader.h"
#include "api/exchange/open_referral_writer.h"
#include "api/exchange/record_json.h"
#include "tests/support/nobody_else.h"

using namespace kith;

namespace {

void require(bool right) {
  if (!right) std::abort();
}

graph::Group group_of(std::string_view line) {
  const auto record = api::record_from_text(line, graph::Kind::group, tests::NobodyElse());
  require(record.ok());
  return std::get<graph::Group>(*record);
}

// The line of the bundle that is read from what is written of a group.
std::string written_and_read(const api::OpenReferralWriter& writer, const graph::Group& group) {
  api::FeedBundle bundle;
  const std::string text = writer.service(group).dump();
  require(api::read_open_referral(text, "again", bundle).ok());
  require(bundle.refusals().empty() && bundle.records() == 1);
  return bundle.lines();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  api::FeedBundle bundle;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto done = api::read_open_referral(bytes, "feed", bundle);
  if (!done) {
    require(bundle.records() == 0 && !done.error().faults.empty());
    return 0;
  }
  graph::Directory directory;
  directory.name = "d";
  const api::OpenReferralWriter writer(directory);
  std::uint64_t line = 0;
  for (std::string_view rest = bundle.lines(); !rest.empty();) {
    const std::size_t end = rest.find('\n');
    require(bundle.place_of(++line).file == "feed");
    const graph::Group group = group_of(rest.substr(0, end));
    // What is made once (a status, ids of parts) stays from then on.
    const std::string once = written_and_read(writer, group);
    require(written_and_read(writer, group_of(std::string_view(once).substr(0, once.size() - 1))) ==
            once);
    rest.remove_prefix(end + 1);
  }
  require(line == bundle.records());
  return 0;
}
