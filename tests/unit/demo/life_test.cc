// SPDX-License-Identifier: Apache-2.0
// Whether the synthetic scheme looks like a scheme: whole, varied, and in the words of the field.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/demo/synthetic_scheme.h"
#include "graph/ids.h"

using namespace kith;
using namespace kith::demo;
using SortedJson = nlohmann::json;

namespace {

SyntheticScheme scheme(std::uint64_t seed, std::uint32_t people,
                       std::string_view generator = generator_name) {
  Options options;
  options.generator = generator;
  options.seed = seed;
  options.people = people;
  options.reference = *graph::make_date(2026, 11, 21);
  return make_scheme(options).value();
}

std::vector<SortedJson> records(const SyntheticScheme& made) {
  std::vector<SortedJson> all;
  made.write_bundle([&](std::string_view line) {
    REQUIRE(line.ends_with('\n'));
    all.push_back(SortedJson::parse(line));
  });
  return all;
}

std::map<std::string, int> count_types(const std::vector<SortedJson>& all) {
  std::map<std::string, int> counts;
  for (const SortedJson& record : all) ++counts[record["type"]];
  return counts;
}

// Every external id that a record makes known, its own and those of its parts.
void collect_ids(const SortedJson& value, std::multiset<std::string>& ids) {
  if (value.is_object() && value.contains("external_id")) ids.insert(value["external_id"]);
  if (!value.is_structured()) return;
  for (const auto& [key, inner] : value.items()) {
    if (key != "other") collect_ids(inner, ids);
  }
}

void collect_references(const SortedJson& value, std::set<std::string>& references) {
  static const std::set<std::string> keys = {"of",   "person", "household", "tie",
                                             "whom", "with",   "service",   "back_up_household"};
  if (value.is_array()) {
    for (const SortedJson& item : value) collect_references(item, references);
  }
  if (!value.is_object()) return;
  for (const auto& [key, inner] : value.items()) {
    if (keys.count(key) != 0 && inner.is_string()) references.insert(inner);
    if (key == "signed_off_for") references.insert(inner.begin(), inner.end());
    collect_references(inner, references);
  }
}

bool holds_word(const std::string& text, const std::string& word) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
  };
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool starts = at == 0 || !is_letter(text[at - 1]);
    const std::size_t end = at + word.size();
    if (starts && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a scheme is whole: its ids are unique and well formed, its references lead somewhere") {
  for (const std::uint32_t people : {20U, 60U, 61U, 700U}) {
    const auto all = records(scheme(3, people));
    std::multiset<std::string> ids;
    std::set<std::string> references;
    for (const SortedJson& record : all) {
      collect_ids(record, ids);
      collect_references(record, references);
    }
    const std::set<std::string> unique(ids.begin(), ids.end());
    CHECK(unique.size() == ids.size());
    for (const std::string& id : unique) CHECK(graph::is_external_id(id));
    for (const std::string& reference : references) {
      CAPTURE(reference);
      CHECK(unique.count(reference) == 1);
    }
    CHECK(count_types(all)["person"] == static_cast<int>(people));
  }
}

TEST_CASE("every size has its number of people, and decoys of each kind from sixty on") {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
    for (std::uint32_t people = people_min; people < 130; ++people) {
      CAPTURE(people);
      const SyntheticScheme made = scheme(seed, people);
      CHECK(made.people() == people);
      CHECK(made.decoys().size() >= 3);
    }
  }
}

TEST_CASE("circles have the size and shares of the bench figures") {
  const auto all = records(scheme(4, 1'000));
  std::map<std::string, int> categories;
  int ties = 0;
  int lost = 0;
  for (const SortedJson& record : all) {
    if (record["type"] != "tie") continue;
    ++ties;
    ++categories[record["category"]];
    lost += record["state"] == "live" ? 0 : 1;
    CHECK(record.value("since", "1900-01-01") <= record.value("last_contact", ""));
    CHECK(record.value("valid_from", "1900-01-01") <= record.value("valid_to", "2199-01-01"));
  }
  const int per_thousand_family = 1000 * categories["family"] / ties;
  const int per_thousand_paid = 1000 * categories["paid"] / ties;
  CHECK(ties >= 13'300);
  CHECK(ties <= 15'200);
  CHECK(per_thousand_family >= 390);
  CHECK(per_thousand_family <= 460);
  CHECK(per_thousand_paid >= 220);
  CHECK(per_thousand_paid <= 280);
  CHECK(categories.size() == 7);
  CHECK(lost * 20 > ties / 2);
  CHECK(lost * 8 < ties);
}

TEST_CASE("profiles are sparse, and homes are in every state that an officer meets") {
  const auto all = records(scheme(1, 60));
  std::set<std::string> states;
  int expired = 0;
  int expiring = 0;
  for (const SortedJson& record : all) {
    if (record["type"] != "household") continue;
    states.insert(record["state"]);
    if (!record.contains("approval") || !record["approval"].contains("until")) continue;
    const std::string until = record["approval"]["until"];
    expired += until < "2026-11-21" ? 1 : 0;
    expiring += until >= "2026-11-21" && until < "2027-01-20" ? 1 : 0;
  }
  CHECK(states.count("available") == 1);
  CHECK(states.count("paused") == 1);
  CHECK(states.count("to_panel") == 1);
  CHECK(states.count("under_review") == 1);
  CHECK(expired == 1);
  CHECK(expiring >= 1);

  const std::vector<std::string> optional = {
      "rhythm", "personality",   "gifts",       "rather_not_give", "travel",  "household_wish",
      "goal",   "matters",       "smoke",       "visitors",        "profile", "money",
      "night",  "communication", "area_wanted", "wishes",          "anchors", "support"};
  int people = 0;
  int sparse = 0;
  for (const SortedJson& record : records(scheme(1, 1'800))) {
    if (record["type"] != "person" || !record.contains("looking_for")) continue;
    const auto known = std::count_if(optional.begin(), optional.end(),
                                     [&](const std::string& key) { return record.contains(key); });
    ++people;
    sparse += 2 * known < static_cast<std::ptrdiff_t>(optional.size()) ? 1 : 0;
  }
  CHECK(people == 1'000);
  CHECK(sparse > 200);
  CHECK(sparse < 330);
}

TEST_CASE("no word that people asked to avoid stands in any record") {
  const std::vector<std::string> avoided = {"service user",
                                            "placement",
                                            "placements",
                                            "placed",
                                            "vacancy",
                                            "vacancies",
                                            "referral",
                                            "case",
                                            "cases",
                                            "client",
                                            "clients",
                                            "vulnerable",
                                            "mental age",
                                            "non-compliant",
                                            "respite",
                                            "bed",
                                            "beds",
                                            "candidate",
                                            "candidates",
                                            "hard to place",
                                            "challenging behaviour",
                                            "high functioning",
                                            "low functioning",
                                            "non-verbal",
                                            "wheelchair-bound",
                                            "suffers",
                                            "transfer",
                                            "compliance",
                                            "independence score",
                                            "recruit"};
  std::set<std::string> found;
  int lines = 0;
  const auto look = [&](std::string_view line) {
    std::string text(line);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    ++lines;
    for (const std::string& word : avoided) {
      if (holds_word(text, word)) found.insert(word);
    }
  };
  for (const std::uint64_t seed : {1U, 2U}) {
    const SyntheticScheme made = scheme(seed, 800, neighbourhood_generator_name);
    made.write_bundle(look);
    made.write_directory(look);
  }
  CHECK(lines > 26'000);
  CHECK(found == std::set<std::string>{});
}

TEST_CASE("twenty thousand people: linear, and over the country") {
  const auto began = std::chrono::steady_clock::now();
  const SyntheticScheme large = scheme(1, 20'000);
  std::size_t lines = 0;
  std::size_t longest = 0;
  large.write_bundle([&](std::string_view line) {
    ++lines;
    longest = std::max(longest, line.size());
  });
  const auto took = std::chrono::steady_clock::now() - began;
  CHECK(lines > 300'000);
  CHECK(longest < 64U * 1024U);
  CHECK(large.people() == 20'000);
  CHECK(large.households() == 9'000);
  const auto each = std::chrono::duration_cast<std::chrono::microseconds>(took).count() /
                    static_cast<std::int64_t>(lines);
  CHECK(each < 500);  // microseconds a record; about 10 on an idle machine
}

TEST_CASE("the generator includes and links no matcher") {
  const auto folder = std::filesystem::path(KITH_TESTS_FOLDER).parent_path() / "api" / "demo";
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    ++files;
    std::ifstream in(entry.path());
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    CAPTURE(entry.path().filename().string());
    CHECK(text.find("#include \"matcher/") == std::string::npos);
    CHECK(text.find("kith::matcher") == std::string::npos);
  }
  CHECK(files > 30);
}
