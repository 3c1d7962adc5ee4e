// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "api/exchange/json_document.h"
#include "graph/field.h"

// Single values. Each answers "" and fills `out`, or gives the sentence that says what is allowed.
namespace kith::api {

// `lines`: newline and tab are allowed in it (Text).
std::string read_words(const JsonNode& node, std::size_t bytes_max, bool lines, std::string& out);
std::string read_bool(const JsonNode& node, bool& out);
std::string read_whole(const JsonNode& node, std::int32_t min, std::int32_t max, std::int32_t& out);
// Decimal degrees as millionths; `max` too. What is the same double as a number of six decimals is
// that number: JSON writers put exponents to small ones and a seventeenth digit to some.
std::string read_millionths(const JsonNode& node, std::int32_t max, std::int32_t& out);
std::string read_word(const JsonNode& node, std::span<const std::string_view> words,
                      std::size_t& out);
std::string read_date(const JsonNode& node, graph::Date& out);
std::string read_birth_date(const JsonNode& node, graph::BirthDate& out);
std::string read_time(const JsonNode& node, graph::TimeOfDay& out);
std::string read_instant(const JsonNode& node, graph::Instant& out);
std::string read_number(const JsonNode& node, graph::Number& out);
std::string read_external_id(const JsonNode& node, std::string& out);

// "a, b, c"
std::string listed(std::span<const std::string_view> words);

}  // namespace kith::api
