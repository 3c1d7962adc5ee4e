// SPDX-License-Identifier: Apache-2.0
// Private to algorithm_record.cc: what the program says in the fields of the record that it fills.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/algorithm_facts.h"
#include "graph/ids.h"

namespace kith::api {

// Nothing for a field that the program has nothing to say in.
std::optional<std::string> program_says(std::string_view key, const AlgorithmFacts& facts);

// Private to the two files that write: a field and its text.
struct Wording {
  std::string_view key;
  std::string (*write)(const AlgorithmFacts& facts);
};
// Of the model and its data (2.4.2 to 2.4.4).
std::span<const Wording> model_wordings();

std::string_view how_put_together(matcher::Combination combination);
// "fewer than 5" for 1 to 4.
std::string public_count(std::size_t count);

// Records that questions read, and the fields among them that say what the law protects most.
struct SensitiveField {
  graph::Kind kind;
  std::string_view field;
  std::string_view what;
};
std::span<const SensitiveField> sensitive_fields();

}  // namespace kith::api
