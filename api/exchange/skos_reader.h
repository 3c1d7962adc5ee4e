// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

// Another's vocabulary, written as SKOS in JSON-LD.
namespace kith::api {

struct SkosConcept {
  std::string id;
  std::string preferred;             // prefLabel, the English one where there are several
  std::vector<std::string> others;   // altLabel and hiddenLabel
  std::vector<std::string> broader;  // ids, each of a concept of the same scheme
};

struct SkosScheme {
  std::vector<SkosConcept> concepts;  // in the order of the file, ids unlike each other
  std::vector<graph::Fault> notes;    // what was mended or left out, and where
  std::size_t notes_not_listed = 0;   // beyond limits::faults_max
};

// Reads what people really publish: concepts under "concept", "@graph" or in a bare list; terms
// with or without the prefix "skos:" or in full; labels plain, with a language, or by language.
// What is wrong with one concept never refuses the others: it is mended or left out and stands in
// the notes. Errors: malformed (no JSON), too_large (limits::body_bytes_max), bad_input (no concept
// in it). Cost: linear.
graph::Result<SkosScheme> read_skos(std::string_view text);

}  // namespace kith::api
