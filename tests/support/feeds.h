// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/exchange/feed_bundle.h"
#include "api/exchange/hsds_rows.h"

// What a reader made of a feed, for tests.
namespace kith::tests {

// The records of a bundle. Each is read as a group too: one that the reader of records refuses is
// a failure of the test, with its faults.
std::vector<nlohmann::json> groups_of(const api::FeedBundle& feed);
// How many items a list has in all of the groups together.
std::size_t items(const std::vector<nlohmann::json>& groups, const char* list);

// Whether there is a refusal or remark at that place whose words hold these.
bool refused(const api::FeedBundle& feed, std::string_view file, std::uint64_t line,
             std::string_view pointer, std::string_view words);
bool mended(const api::FeedBundle& feed, std::string_view file, std::uint64_t line,
            std::string_view pointer, std::string_view words);
bool left_out(const api::FeedBundle& feed, std::string_view file, std::uint64_t line,
              std::string_view pointer, std::string_view words);
std::size_t remarks(const api::FeedBundle& feed, api::FeedNote note);

// A line of tests/e2e/feed_counts.txt: what a reader makes of real data.
struct FeedCounts {
  std::string format;
  std::string path;  // in ../shared/data
  std::map<std::string, std::size_t> counts;
};
std::vector<FeedCounts> feed_counts(const std::string& format);
// Holds the groups of a feed, and what was said of it, against such a line.
void check_counts(const api::FeedBundle& feed, const FeedCounts& expected);

// The tables of a folder of ../shared/data, by name; none, and the test case counts as skipped,
// where it is absent.
std::vector<api::FeedTable> shared_tables(const std::string& folder);

}  // namespace kith::tests
