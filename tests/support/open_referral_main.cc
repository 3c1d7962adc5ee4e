// SPDX-License-Identifier: Apache-2.0
// Prints what a feed of groups would answer, one JSON object a line: {"what": …, "answer": …}. The
// groups are those of the files named, and as many drawn ones as the first argument says.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/exchange/open_referral_pages.h"
#include "api/exchange/open_referral_reader.h"
#include "api/exchange/open_referral_writer.h"
#include "api/exchange/record_json.h"
#include "tests/support/nobody_else.h"
#include "tests/support/random_record.h"

using namespace kith;

namespace {

using Json = nlohmann::ordered_json;

void print(const char* what, const Json& answer) {
  std::cout << Json{{"what", what}, {"answer", answer}}.dump() << "\n";
}

void print_all(const char* what, const std::vector<Json>& answers) {
  for (const Json& answer : answers) print(what, answer);
}

bool add_file(const std::string& path, std::vector<graph::Group>& groups) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  api::FeedBundle bundle;
  if (const auto done = api::read_open_referral(bytes, path, bundle); !done) {
    std::cerr << done.error().message << "\n";
    return false;
  }
  std::string_view rest = bundle.lines();
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const auto record =
        api::record_from_text(rest.substr(0, end), graph::Kind::group, tests::NobodyElse());
    if (!record) return false;
    groups.push_back(std::get<graph::Group>(*record));
    rest.remove_prefix(end + 1);
  }
  return true;
}

void print_group(const api::OpenReferralWriter& writer, const graph::Group& group) {
  print("service", writer.service(group));
  print("service_item", writer.service_item(group));
  print_all("service_at_location", writer.services_at_locations(group, true));
  print_all("service_at_location_item", writer.services_at_locations(group, false));
  if (!group.organisation) return;
  const graph::Group* const one[] = {&group};
  print("organization", writer.organization(group));
  print("organization_full", writer.organization_full(one));
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<graph::Group> groups;
  const long drawn = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 0;
  for (int i = 2; i < argc; ++i) {
    if (!add_file(argv[i], groups)) return 1;
  }
  for (long seed = 0; seed < drawn; ++seed) {
    const double fill = seed % 3 == 0 ? 1 : 0.5;
    groups.push_back(std::get<graph::Group>(
        tests::random_record(graph::Kind::group, static_cast<std::uint64_t>(seed), fill)));
  }
  graph::Directory directory;
  directory.name = "leigh";
  const api::OpenReferralWriter writer(directory);
  api::OpenReferralTaxonomies taxonomies(writer);
  std::vector<Json> items;
  for (const graph::Group& group : groups) {
    print_group(writer, group);
    taxonomies.add(group);
    items.push_back(writer.service_item(group));
  }
  print_all("taxonomy", taxonomies.taxonomies(true));
  print_all("taxonomy", taxonomies.taxonomies(false));
  print_all("taxonomy_term", taxonomies.terms());
  const std::size_t count = items.size();
  print("page", api::open_referral_page(std::move(items), 1, count + 1, count));
  print("details", writer.details("https://kith.example/oruk/leigh/openapi.json"));
  return 0;
}
