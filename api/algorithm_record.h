// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "api/algorithm_facts.h"
#include "api/atrs_fields.h"
#include "graph/result.h"

// The record of the UK Algorithmic Transparency Recording Standard, written from the policy in
// force, the program that runs and what was counted. It says nothing that is not so: what only the
// scheme can say is left open and listed. Counts under five are told as fewer than five, because
// the record is public.
namespace kith::api {

// What the scheme says, by the key of a field.
using Organisation = std::map<std::string, std::string, std::less<>>;

// A JSON object of texts. Errors: malformed, too_large, bad_input with every fault (a key that no
// field has or that the program fills, no text, an empty one).
graph::Result<Organisation> organisation_from_text(std::string_view text);

struct AtrsEntry {
  AtrsField field;
  std::string said;      // "" where it is missing
  bool missing = false;  // to be filled by the scheme
};

struct AlgorithmRecord {
  std::string scheme;
  std::string policy_version;
  std::string code_version;
  std::string on;                  // the day it was written
  std::vector<AtrsEntry> entries;  // one a field, in the order of the standard

  std::size_t missing() const;
};

// Pure.
AlgorithmRecord algorithm_record(const AlgorithmFacts& facts, const Organisation& organisation);

// The record as JSON on one line, as a table of CSV, as text for people. Each ends with a newline.
std::string record_as_json(const AlgorithmRecord& record);
std::string record_as_csv(const AlgorithmRecord& record);
std::string record_as_text(const AlgorithmRecord& record);

}  // namespace kith::api
