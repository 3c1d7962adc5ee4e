// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/calendar.h"
#include "graph/ids.h"

// What is asked of a scheme (api/scheme.h), and what it answers. Data only.
namespace kith::api {

// A record as the asker sees it.
struct Shown {
  std::string body;  // canonical JSON, without newline
  std::string etag;  // of these bytes: "\"4f…\""
  graph::Number number;
  bool replayed = false;  // answered from an earlier request with the same idempotency key
};

struct Page {
  std::vector<std::string> items;  // as visible, in order of number
  std::string next;                // cursor; "" on the last page
};

struct ProposalQuestion {
  std::string person;  // number or external id
  std::size_t top = 5;
  std::optional<graph::Date> on;  // absent: today
  std::optional<std::int32_t> emergency_nights;
  bool in_words = false;  // the answer's words, too
};

// An answer to "who might get on with this person?".
struct ProposalAnswer {
  std::string json;                     // canonical, one line, without newline; ledgers included
  std::string words;                    // for a terminal: words first, no score; where asked for
  bool nothing = false;                 // nobody may be proposed
  std::optional<graph::RunNumber> run;  // where it was put on record
};

// How a question about connections is answered.
struct ConnectionsHow {
  bool in_words = false;
  bool record = false;
  std::string idempotency_key;
  std::string asked;      // the whole question as it was put, for the idempotency key
  std::string arguments;  // the same as an object of JSON, for the record
  std::string area;       // for the count of a question about nobody
  std::vector<std::pair<std::string, std::string>>
      directories;  // name, and what its view is called
};

}  // namespace kith::api
