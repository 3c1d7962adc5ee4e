// SPDX-License-Identifier: Apache-2.0
#include "tests/support/feeds.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include <doctest/doctest.h>

#include "api/exchange/record_json.h"
#include "tests/support/nobody_else.h"
#include "tests/support/shared_data.h"

namespace kith::tests {
namespace {

bool at(const api::FeedPlace& place, std::string_view file, std::uint64_t line,
        std::string_view pointer) {
  return place.file == file && place.line == line && place.pointer == pointer;
}

bool remarked(const api::FeedBundle& feed, api::FeedNote note, std::string_view file,
              std::uint64_t line, std::string_view pointer, std::string_view words) {
  return std::any_of(feed.remarks().begin(), feed.remarks().end(),
                     [&](const api::FeedRemark& remark) {
                       return remark.note == note && at(remark.place, file, line, pointer) &&
                              remark.what.find(words) != std::string::npos;
                     });
}

}  // namespace

std::vector<nlohmann::json> groups_of(const api::FeedBundle& feed) {
  std::vector<nlohmann::json> groups;
  std::istringstream lines(feed.lines());
  for (std::string line; std::getline(lines, line);) {
    const auto record = api::record_from_text(line, graph::Kind::group, tests::NobodyElse(), {});
    if (!record.ok()) {
      for (const graph::Fault& fault : record.error().faults) {
        MESSAGE(line << "\n" << fault.pointer << " " << fault.detail);
      }
    }
    CHECK(record.ok());
    groups.push_back(nlohmann::json::parse(line));
  }
  CHECK(groups.size() == feed.records());
  return groups;
}

std::size_t items(const std::vector<nlohmann::json>& groups, const char* list) {
  std::size_t count = 0;
  for (const nlohmann::json& group : groups) {
    if (group.contains(list)) count += group.at(list).size();
  }
  return count;
}

bool refused(const api::FeedBundle& feed, std::string_view file, std::uint64_t line,
             std::string_view pointer, std::string_view words) {
  return std::any_of(feed.refusals().begin(), feed.refusals().end(),
                     [&](const api::FeedBundle::Refusal& refusal) {
                       return at(refusal.place, file, line, pointer) &&
                              refusal.why.find(words) != std::string::npos;
                     });
}

bool mended(const api::FeedBundle& feed, std::string_view file, std::uint64_t line,
            std::string_view pointer, std::string_view words) {
  return remarked(feed, api::FeedNote::mended, file, line, pointer, words);
}

bool left_out(const api::FeedBundle& feed, std::string_view file, std::uint64_t line,
              std::string_view pointer, std::string_view words) {
  return remarked(feed, api::FeedNote::left_out, file, line, pointer, words);
}

std::size_t remarks(const api::FeedBundle& feed, api::FeedNote note) {
  return static_cast<std::size_t>(
      std::count_if(feed.remarks().begin(), feed.remarks().end(),
                    [&](const api::FeedRemark& remark) { return remark.note == note; }));
}

std::vector<FeedCounts> feed_counts(const std::string& format) {
  std::vector<FeedCounts> found;
  std::ifstream file(KITH_TESTS_FOLDER "/e2e/feed_counts.txt");
  REQUIRE(file.good());
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    FeedCounts counts;
    words >> counts.format >> counts.path;
    for (std::string word; words >> word;) {
      const std::size_t equal = word.find('=');
      REQUIRE(equal != std::string::npos);
      counts.counts[word.substr(0, equal)] = std::stoul(word.substr(equal + 1));
    }
    if (counts.format == format) found.push_back(std::move(counts));
  }
  REQUIRE(!found.empty());
  return found;
}

void check_counts(const api::FeedBundle& feed, const FeedCounts& expected) {
  const auto groups = groups_of(feed);
  for (const auto& each : expected.counts) {
    const std::string& what = each.first;  // doctest captures it, and no part of a binding may be
    const std::size_t count = each.second;
    INFO(what);
    if (what == "groups") {
      CHECK(groups.size() == count);
    } else if (what == "mended" || what == "left_out") {
      const auto note = what == "mended" ? api::FeedNote::mended : api::FeedNote::left_out;
      CHECK(remarks(feed, note) == count);
    } else {
      CHECK(items(groups, what.c_str()) == count);
    }
  }
}

std::vector<api::FeedTable> shared_tables(const std::string& folder) {
  std::vector<api::FeedTable> tables;
  const auto path = shared_data(folder);
  if (!path) return tables;
  for (const auto& entry : std::filesystem::directory_iterator(*path)) {
    if (entry.path().extension() != ".csv") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    tables.push_back(
        {entry.path().filename().string(), std::string(std::istreambuf_iterator<char>(file), {})});
  }
  std::sort(tables.begin(), tables.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return tables;
}

}  // namespace kith::tests
