// SPDX-License-Identifier: Apache-2.0
#include "graph/ids.h"

#include <algorithm>
#include <utility>

namespace kith::graph {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

constexpr std::array<std::pair<Kind, std::string_view>, 27> kind_words{{
    {Kind::person, "person"},
    {Kind::household, "household"},
    {Kind::tie, "tie"},
    {Kind::contact, "contact"},
    {Kind::service, "service"},
    {Kind::service_event, "service_event"},
    {Kind::review, "review"},
    {Kind::arrangement, "arrangement"},
    {Kind::emergency_stay, "emergency_stay"},
    {Kind::introduction, "introduction"},
    {Kind::diary, "diary"},
    {Kind::group, "group"},
    {Kind::directory, "directory"},
    {Kind::subscription, "subscription"},
    {Kind::neighbour, "neighbour"},
    {Kind::connection, "connection"},
    {Kind::group_visit, "group_visit"},
    {Kind::level_one_count, "level_one_count"},
    {Kind::step, "step"},
    {Kind::carer, "carer"},
    {Kind::other_living, "other_living"},
    {Kind::named_contact, "named_contact"},
    {Kind::policy, "policy"},
    {Kind::discharge, "discharge"},
    {Kind::scheme, "scheme"},
    {Kind::run, "run"},
    {Kind::subject, "subject"},
}};

}  // namespace

std::string to_text(const Number& number) {
  // The 128 bits stand right-aligned in 130: two zero bits lead.
  std::string text(number_text_size, '0');
  unsigned buffer = 0;
  unsigned bits = 2;
  std::size_t out = 0;
  for (const std::uint8_t byte : number.bytes) {
    buffer = (buffer << 8U) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text[out++] = alphabet[(buffer >> bits) & 31U];
    }
  }
  return text;
}

std::optional<Number> number_from_text(std::string_view text) {
  if (text.size() != number_text_size) return std::nullopt;
  Number number;
  unsigned buffer = 0;
  unsigned bits = 0;
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t digit = alphabet.find(text[i]);
    if (digit == std::string_view::npos) return std::nullopt;
    if (i == 0 && digit > 7) return std::nullopt;
    buffer = (buffer << 5U) | static_cast<unsigned>(digit);
    bits += i == 0 ? 3 : 5;
    if (bits >= 8) {
      bits -= 8;
      number.bytes[out++] = static_cast<std::uint8_t>((buffer >> bits) & 255U);
    }
  }
  return number;
}

std::string_view to_text(Kind kind) {
  const auto found = std::find_if(kind_words.begin(), kind_words.end(),
                                  [kind](const auto& row) { return row.first == kind; });
  return found == kind_words.end() ? std::string_view("unknown") : found->second;
}

std::optional<Kind> record_kind_from_text(std::string_view text) {
  if (text == to_text(Kind::step) || text == to_text(Kind::policy)) return std::nullopt;
  for (const auto& [kind, word] : kind_words) {
    if (word == text && is_record_kind(kind)) return kind;
  }
  return std::nullopt;
}

bool is_external_id(std::string_view text) {
  if (text.empty() || text.size() > 64 || number_from_text(text)) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

}  // namespace kith::graph
