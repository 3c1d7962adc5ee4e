// SPDX-License-Identifier: Apache-2.0
#include "api/cli_feeds.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "api/errors.h"
#include "api/exchange/hsds_tables.h"
#include "api/exchange/open_referral_reader.h"
#include "api/exchange/street_support_reader.h"
#include "api/plain_text.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;
using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr std::size_t gone_listed_max = 20;  // names of groups that are not in the feed any more
constexpr std::array<std::string_view, 3> formats{"open-referral", "hsds", "street-support"};

// The files that a path stands for: itself, or what a folder holds of the format's, by name.
// Errors: bad_input, where a folder holds none.
graph::Result<std::vector<std::string>> files_of(const std::string& path,
                                                 const std::string& format) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return std::vector<std::string>{path};
  const std::vector<std::string_view> endings =
      format == "hsds" ? std::vector<std::string_view>{".csv", ".txt"}
                       : std::vector<std::string_view>{".json", ".jsonl", ".ndjson"};
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    const std::string ending = lower_case(entry.path().extension().string());
    const bool fits = std::find(endings.begin(), endings.end(), ending) != endings.end();
    if (fits && entry.is_regular_file(error)) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  if (!files.empty()) return files;
  return Error{ErrorCode::bad_input,
               fmt::format("{} holds no {} file", path, fmt::join(endings, " or "))};
}

graph::Result<std::string> feed_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code no_matter;
  if (!file || !fs::is_regular_file(path, no_matter)) {
    return Error{ErrorCode::bad_input,
                 fmt::format("{} cannot be read: is it there, and an ordinary file?", path)};
  }
  if (fs::file_size(path, no_matter) > graph::limits::csv_bytes_max) {
    return Error{ErrorCode::too_large,
                 fmt::format("{} is larger than {} MiB, the most that one file of a feed may have: "
                             "bring it in pieces",
                             path, graph::limits::csv_bytes_max / (1024 * 1024))};
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string at(const FeedPlace& place) {
  std::string words = printable(place.file);
  if (place.line > 0) words += fmt::format(":{}", place.line);
  if (!place.pointer.empty()) words += fmt::format(": {}", printable(place.pointer));
  return words;
}

}  // namespace

graph::Result<void> read_feed(FeedBundle& feed, const std::string& format,
                              const std::vector<std::string>& paths) {
  OpenReferralReader services(feed);
  std::vector<FeedTable> tables;
  for (const std::string& path : paths) {
    auto files = files_of(path, format);
    if (!files) return std::move(files).error();
    for (const std::string& file : *files) {
      auto bytes = feed_bytes(file);
      if (!bytes) return std::move(bytes).error();
      graph::Result<void> read;
      if (format == "open-referral") {
        read = services.read(*bytes, file);
      } else if (format == "street-support") {
        read = read_street_support(file, *bytes, feed);
      } else {
        tables.push_back({file, std::move(bytes).value()});
      }
      if (!read) return about_file(file, std::move(read).error());
    }
  }
  if (format == "hsds") return read_hsds_tables(tables, feed);
  return {};
}

bool is_feed(const std::string& format) {
  return std::find(formats.begin(), formats.end(), format) != formats.end();
}

graph::Fault as_seen_in_feed(const FeedBundle& feed, graph::Fault fault) {
  if (fault.line == 0) return fault;
  const FeedPlace& place = feed.place_of(fault.line);
  if (!fault.pointer.empty()) fault.detail = fault.pointer + " " + fault.detail;
  fault.pointer = place.pointer;
  return fault;
}

void add_refusals(ImportReport& report, const FeedBundle& feed) {
  const std::uint64_t refused = feed.refusals().size() + feed.refusals_not_listed();
  report.lines += refused;
  report.refused += refused;
  report.faults_not_listed += feed.refusals_not_listed();
}

void add_reading(Json& report, const FeedBundle& feed) {
  Json mended = Json::array();
  Json left_out = Json::array();
  for (const FeedRemark& remark : feed.remarks()) {
    Json& list = remark.note == FeedNote::mended ? mended : left_out;
    list.push_back({{"file", remark.place.file},
                    {"line", remark.place.line},
                    {"pointer", remark.place.pointer},
                    {"what", remark.what}});
  }
  report["mended"] = std::move(mended);
  report["left_out"] = std::move(left_out);
  report["remarks_not_listed"] = feed.remarks_not_listed();
  report["not_in_feed"] = feed.not_in_feed();  // names
}

std::string reading_in_words(const FeedBundle& feed) {
  std::string words;
  for (const FeedRemark& remark : feed.remarks()) {
    words += fmt::format("{}: {}: {}\n", at(remark.place),
                         remark.note == FeedNote::mended ? "mended" : "left out",
                         printable(remark.what));
  }
  if (feed.remarks_not_listed() > 0) {
    words += fmt::format("and {} more things mended or left out\n", feed.remarks_not_listed());
  }
  const std::vector<std::string> gone = feed.not_in_feed();
  if (gone.size() == 1) words += "1 group of this feed is not in it any more; it stays:\n";
  if (gone.size() > 1) {
    words +=
        fmt::format("{} groups of this feed are not in it any more; they stay:\n", gone.size());
  }
  for (std::size_t i = 0; i < std::min(gone.size(), gone_listed_max); ++i) {
    words += fmt::format("  {}\n", printable(gone[i]));
  }
  if (gone.size() > gone_listed_max) {
    words += fmt::format("  and {} more (--json names all)\n", gone.size() - gone_listed_max);
  }
  return words;
}

}  // namespace kith::api
