// SPDX-License-Identifier: Apache-2.0
#include "api/directory/open_referral_export.h"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/exchange/open_referral_pages.h"
#include "api/exchange/open_referral_writer.h"
#include "api/subscriptions.h"

namespace kith::api {
namespace {

using graph::Group;
using Json = nlohmann::ordered_json;

std::vector<const Group*> groups_of(const graph::View& view, bool listed) {
  std::vector<const Group*> groups;
  for (const graph::Number& number : view.numbers(graph::Kind::group)) {
    const Group* group = view.find<Group>(number);
    if (group && group->agreed_to_be_listed.value_or(false) == listed) groups.push_back(group);
  }
  return groups;
}

// The envelope with its empty list of contents, parted where they belong.
std::pair<std::string, std::string> envelope(std::size_t count) {
  Json page = open_referral_page({}, 1, std::max<std::size_t>(count, 1), count);
  page["size"] = count;
  page["empty"] = count == 0;
  const std::string whole = page.dump();
  const std::string list = "\"contents\":[";
  const std::size_t at = whole.find(list) + list.size();
  return {whole.substr(0, at), whole.substr(at)};
}

}  // namespace

graph::Result<std::uint64_t> write_open_referral(const graph::View& directory,
                                                 const BytesSink& sink) {
  const auto said = directory_record(directory);
  const OpenReferralWriter writer(said ? std::get<graph::Directory>(*said) : graph::Directory());
  const std::vector<const Group*> groups = groups_of(directory, true);
  const auto [before, after] = envelope(groups.size());
  if (auto written = sink(before); !written) return std::move(written).error();
  std::string_view between = "\n";
  for (const Group* group : groups) {
    std::string line(between);
    line += writer.service(*group).dump();
    if (auto written = sink(line); !written) return std::move(written).error();
    between = ",\n";
  }
  if (auto written = sink("\n" + after + "\n"); !written) return std::move(written).error();
  return static_cast<std::uint64_t>(groups.size());
}

std::uint64_t unlisted_groups(const graph::View& directory) {
  return groups_of(directory, false).size();
}

}  // namespace kith::api
