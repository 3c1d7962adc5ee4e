// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/scalar_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "api/exchange/text_flaws.h"

namespace kith::api {
namespace {

using Type = JsonNode::Type;

constexpr double millionths_in_one = 1e6;

bool is_text(const JsonNode& node) { return node.type == Type::string; }

std::string years() {
  return "from " + std::to_string(graph::year_min) + " to " + std::to_string(graph::year_max);
}

// What is wrong with the characters or the length of a string, or "".
std::string flaw_sentence(const JsonNode& node, std::size_t bytes_max, bool lines) {
  if ((node.flaws & flaw_utf8) != 0) return "is not UTF-8; only UTF-8 text is read";
  if ((node.flaws & flaw_control) != 0) {
    return "holds a control character; only printable text is read";
  }
  if (!lines && (node.flaws & flaw_line) != 0) {
    return "holds a newline or tab; it has to be one line of printable text";
  }
  if (node.text.size() > bytes_max) {
    return "is longer than " + std::to_string(bytes_max) + " bytes, the most that is taken";
  }
  return {};
}

// Millionths of a number of at most six decimals. Readers and writers of JSON mean doubles: what is
// the same double as such a number is that number, with an exponent or a seventeenth digit too.
std::optional<std::int32_t> millionths_of(std::string_view text, std::int32_t max) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  if (!(std::abs(value) <= max / millionths_in_one)) return std::nullopt;
  const auto millionths = static_cast<std::int32_t>(std::lround(value * millionths_in_one));
  if (millionths / millionths_in_one != value) return std::nullopt;
  return millionths;
}

}  // namespace

std::string listed(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

std::string read_words(const JsonNode& node, std::size_t bytes_max, bool lines, std::string& out) {
  if (!is_text(node)) return "has to be text in quotation marks";
  if (node.text.empty()) return "is empty; leave the key out where nothing is known";
  if (node.flaws != 0 || node.text.size() > bytes_max) {
    std::string wrong = flaw_sentence(node, bytes_max, lines);
    if (!wrong.empty()) return wrong;
  }
  out.assign(node.text);
  return {};
}

std::string read_bool(const JsonNode& node, bool& out) {
  if (node.type != Type::true_value && node.type != Type::false_value) {
    return "has to be true or false";
  }
  out = node.type == Type::true_value;
  return {};
}

std::string read_whole(const JsonNode& node, std::int32_t min, std::int32_t max,
                       std::int32_t& out) {
  std::int32_t value = 0;
  const char* const end = node.text.data() + node.text.size();
  const auto read = std::from_chars(node.text.data(), end, value);
  if (node.type != Type::number || read.ec != std::errc() || read.ptr != end || value < min ||
      value > max) {
    return "has to be a whole number from " + std::to_string(min) + " to " + std::to_string(max);
  }
  out = value;
  return {};
}

std::string read_millionths(const JsonNode& node, std::int32_t max, std::int32_t& out) {
  const auto value = node.type == Type::number ? millionths_of(node.text, max) : std::nullopt;
  if (!value) {
    const std::string degrees = std::to_string(max / 1'000'000);
    return "has to be degrees from -" + degrees + " to " + degrees + " with at most six decimals";
  }
  out = *value;
  return {};
}

std::string read_word(const JsonNode& node, std::span<const std::string_view> words,
                      std::size_t& out) {
  const auto found = std::find(words.begin(), words.end(), node.text);
  if (!is_text(node) || found == words.end()) return "has to be one of: " + listed(words);
  out = static_cast<std::size_t>(found - words.begin());
  return {};
}

std::string read_date(const JsonNode& node, graph::Date& out) {
  const auto date = is_text(node) ? graph::date_from_text(node.text) : std::nullopt;
  if (!date) return "has to be a day such as \"2026-11-21\", in the years " + years();
  out = *date;
  return {};
}

std::string read_birth_date(const JsonNode& node, graph::BirthDate& out) {
  const auto date = is_text(node) ? graph::birth_date_from_text(node.text) : std::nullopt;
  if (!date) return "has to be a year or a day, \"1998\" or \"1998-05-01\", " + years();
  out = *date;
  return {};
}

std::string read_time(const JsonNode& node, graph::TimeOfDay& out) {
  const auto time = is_text(node) ? graph::time_from_text(node.text) : std::nullopt;
  if (!time) return "has to be a time of day from \"00:00\" to \"23:59\"";
  out = *time;
  return {};
}

std::string read_instant(const JsonNode& node, graph::Instant& out) {
  const auto instant = is_text(node) ? graph::instant_from_text(node.text) : std::nullopt;
  if (!instant) return "has to be an instant in UTC such as \"2026-11-21T22:21:30Z\"";
  out = *instant;
  return {};
}

std::string read_number(const JsonNode& node, graph::Number& out) {
  const auto number = is_text(node) ? graph::number_from_text(node.text) : std::nullopt;
  if (!number || number->is_zero()) {
    return "has to be a number made by Kith, 26 characters; leave it out and one is made";
  }
  out = *number;
  return {};
}

std::string read_external_id(const JsonNode& node, std::string& out) {
  if (!is_text(node) || !graph::is_external_id(node.text)) {
    return "has to be 1 to 64 of the characters A-Z a-z 0-9 . _ - and no number of Kith's";
  }
  out.assign(node.text);
  return {};
}

}  // namespace kith::api
