// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table of postcodes: its rows add up, and what is found is on the Earth.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "api/exchange/postcodes.h"

using namespace kith;

namespace {

void require(bool right) {
  if (!right) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  api::PostcodeIndex index;
  api::TextBytes bytes(text);
  const auto report = index.add(bytes);
  if (!report) return 0;
  require(report->taken + report->without_point + report->repeated + report->wrong == report->rows);
  require(report->taken >= index.postcodes());
  for (const std::string_view place :
       {std::string_view("WN7 4AJ"), std::string_view("WN7"), text}) {
    const auto found = index.find(place);
    if (!found) continue;
    require(found->point.latitude.millionths <= 90'000'000);
    require(found->point.latitude.millionths >= -90'000'000);
    require(found->point.longitude.millionths <= 180'000'000);
    require(found->point.longitude.millionths >= -180'000'000);
  }
  return 0;
}
