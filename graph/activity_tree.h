// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What people do with their days: a tree of ordinary-life activities, in the manner of SKOS. Each
// concept is lower_snake English with at most one broader concept and any number of labels; the
// tables are in graph/activity_tables.h. Everything here is safe from any thread.
namespace kith::graph {

inline constexpr std::int32_t similarity_max = 10'000;  // basis points

// Whether the tree has this concept.
bool is_activity(std::string_view concept_word);
// The next broader concept; "" for a topmost or unknown one.
std::string_view broader(std::string_view concept_word);
// How people say it: "football watching", "music playing"; unknown words come back with underscores
// turned into spaces.
std::string spoken(std::string_view concept_word);
// How else it is said, in the order of the tables: "fishing" for angling. None for an unknown word.
std::vector<std::string_view> other_labels(std::string_view concept_word);
// The same as the tables write them, with their marks (graph/activity_tables.h).
std::string_view marked_labels(std::string_view concept_word);
// Whether `narrow` is `wide` or lies below it. Unknown words lie only within themselves.
bool is_within(std::string_view narrow, std::string_view wide);

// 0..similarity_max. With depths counted from 1 at a topmost concept and `common` the depth of the
// nearest concept that holds both (0 where there is none): 10,000 × 2·common / (depth a + depth b),
// rounded down (Wu and Palmer's measure). Symmetric; 10,000 only for the same word; never grows as
// one side moves further away in the tree. Unknown words match only themselves.
std::int32_t similarity(std::string_view a, std::string_view b);

// The place of a concept among activities(), and the similarity of two places: for who looks words
// up once and compares them often.
std::optional<std::size_t> activity_place(std::string_view concept_word);
std::int32_t similarity(std::size_t place_a, std::size_t place_b);

// Every concept, sorted by word.
std::vector<std::string_view> activities();

}  // namespace kith::graph
