// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/engine.h"
#include "api/scheme.h"
#include "graph/result.h"

// Who and what in the neighbourhood: a question as it is typed, put to a scheme and to the
// directories of groups that it reads.
namespace kith::api {

// "" and none: not said.
struct ConnectionAsk {
  std::string person;               // number or external id
  std::vector<std::string> wishes;  // "angling:teach"
  std::string near;                 // postcode, district, "53.5,-2.5", or a place by name
  std::string free;                 // "Sat am"
  std::vector<std::string> means;   // words of graph::Means, with commas between them or apart
  std::string access;               // words of GroupAccess, with commas between them
  std::string cost;                 // "free", or pounds
  std::string age;
  std::int64_t metres_max = 5'000;
  bool groups = true;  // false: people alone
  std::size_t top = 5;
  std::optional<graph::Date> on;
  bool in_words = false;
  bool record = false;
  std::string idempotency_key;
};

// Errors: not_found; wrong_usage with every fault and the name of what it is about (a day gone by,
// an age beside a person, cost or access of people alone, too); those of the directories' search.
// Putting on record: a person's question as a run, with whom it was shown; one about nobody as a
// count of one conversation and nothing else (level 1). `remark` is for the reader: how near `near`
// is known.
struct Connected {
  ProposalAnswer answer;
  std::string remark;
};
graph::Result<Connected> ask_connections(Engine& engine, Scheme& scheme, const Asker& asker,
                                         const ConnectionAsk& ask);

}  // namespace kith::api
