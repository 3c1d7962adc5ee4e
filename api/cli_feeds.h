// SPDX-License-Identifier: Apache-2.0
// Private to cli_import.cc: other people's formats as the command line speaks of them.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/cli.h"
#include "api/exchange/bundle_reader.h"
#include "api/exchange/feed_bundle.h"

namespace kith::api {

// Whether a word of --format is a feed's: open-referral, hsds, street-support.
bool is_feed(const std::string& format);

// Reads files, or what a folder holds of them, in the format of --format. Errors: bad_input (cannot
// be read), those of the readers.
graph::Result<void> read_feed(FeedBundle& feed, const std::string& format,
                              const std::vector<std::string>& paths);

// A fault of a record as one of the feed: where that record came from.
graph::Fault as_seen_in_feed(const FeedBundle& feed, graph::Fault fault);
// What was not taken in stands in the report as faults.
void add_refusals(ImportReport& report, const FeedBundle& feed);

// What was mended and left out, for machines and for people.
void add_reading(nlohmann::ordered_json& report, const FeedBundle& feed);
std::string reading_in_words(const FeedBundle& feed);

}  // namespace kith::api
