// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "api/exchange/feed_bundle.h"
#include "graph/result.h"

// Open Referral in: services of Open Referral UK 3, HSDS 3.0 and 3.1 (and, where they look alike,
// of the first Open Referral UK) as groups of a directory.
//
// Lenient: whatever can be understood is taken, and said. What records have no place for is told
// once a key and file, with how often. What stands for itself and is no loss is not told: the ids
// of parts that only join them, blanks at either end, decimals of degrees beyond the sixth, the
// time of day in last_modified, an interval of 1, country GB.
//
// A feed is public, and nobody is listed in one against their will that a reader could know of:
// every group read has `agreed_to_be_listed` true. Which feed it came from (`source`) is for the
// caller to say.
namespace kith::api {

// A feed larger than this is brought in pieces.
inline constexpr std::size_t open_referral_bytes_max = 256 * 1024 * 1024;

// Reads the files of one feed; a service that stands in two pages word for word is taken once. Not
// thread safe.
class OpenReferralReader {
 public:
  // `into` outlives it.
  explicit OpenReferralReader(FeedBundle& into) : into_(into) {}

  // Reads one file: a service, a list of them, a page (contents, content or items), an organisation
  // with its services, a service at a location, or JSON Lines of any of these. `file` is its name
  // for people. Each service becomes one record of the bundle or one refusal there, and ids that
  // records do not take are made anew, always the same.
  // Errors, of the file as a whole, nothing being added: too_large; malformed (no JSON; the fault
  // and the message say line and column); bad_input (JSON, but no service in it and no empty page).
  // Memory: about six times the file. Linear, some 200 µs for a service with everything in it.
  graph::Result<void> read(std::string_view bytes, const std::string& file);

 private:
  friend class OpenReferralFile;
  struct Known {
    std::uint64_t hash = 0;  // of the record
    FeedPlace place;
  };

  FeedBundle& into_;
  std::unordered_map<std::string, Known> known_;  // by external id; looked up, never walked
};

// The same for a feed of one file.
graph::Result<void> read_open_referral(std::string_view bytes, const std::string& file,
                                       FeedBundle& into);

}  // namespace kith::api
