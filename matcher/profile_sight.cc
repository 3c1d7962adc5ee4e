// SPDX-License-Identifier: Apache-2.0
#include "matcher/profile_sight.h"

#include <algorithm>

#include "matcher/profile_words.h"

namespace kith::matcher::profile {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}
// Bytes of letters beyond ASCII count: "Nuñez" is one word.
bool is_of_word(char letter) {
  return is_letter(letter) || is_digit(letter) || (static_cast<unsigned char>(letter) & 0x80U) != 0;
}

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_of_word(text[at - 1]);
    if (begins && (end == text.size() || !is_of_word(text[end]))) return true;
  }
  return false;
}

// A telephone number or a house in a row of figures: six digits with nothing but blanks between.
bool holds_long_number(std::string_view text) {
  std::size_t digits = 0;
  for (const char letter : text) {
    if (is_digit(letter)) {
      if (++digits >= 6) return true;
    } else if (letter != ' ') {
      digits = 0;
    }
  }
  return false;
}

// "9AA", the end of every postcode, with what stands before it: "WN7 4AJ", "wn74aj".
bool holds_postcode(std::string_view text) {
  for (std::size_t at = 2; at + 2 < text.size(); ++at) {
    const bool ends = at + 3 == text.size() || !is_of_word(text[at + 3]);
    if (!is_digit(text[at]) || !is_letter(text[at + 1]) || !is_letter(text[at + 2]) || !ends) {
      continue;
    }
    std::size_t end = at;
    if (text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && is_of_word(text[begin - 1])) --begin;
    const std::string_view outward = text.substr(begin, end - begin);
    const bool shaped = outward.size() >= 2 && outward.size() <= 4 && is_letter(outward[0]) &&
                        std::any_of(outward.begin(), outward.end(), is_digit);
    if (shaped) return true;
  }
  return false;
}

bool holds_address(std::string_view text) {
  return text.find('@') != std::string_view::npos || holds_long_number(text) ||
         holds_postcode(text);
}

}  // namespace

std::string field_word(std::string_view text) {
  const std::size_t cut = text.find_last_of("./");
  std::string word(cut == std::string_view::npos ? text : text.substr(cut + 1));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char letter) { return letter == ' ' || letter == '-' ? '_' : lower(letter); });
  return word;
}

Sight::Sight(graph::Tier tier, const graph::Opt<graph::SharingTerms>& terms) : tier_(tier) {
  if (!terms) return;
  for (const std::string& each : terms->leaves_out) left_out_.push_back(field_word(each));
}

bool Sight::leaves_out(std::string_view field) const {
  return std::find(left_out_.begin(), left_out_.end(), field) != left_out_.end();
}

bool Sight::is_reached(graph::Seen seen) const {
  switch (seen) {
    case graph::Seen::tier_1: return tier_ >= graph::Tier::first;
    case graph::Seen::tier_2: return tier_ >= graph::Tier::second;
    case graph::Seen::tier_3: return tier_ >= graph::Tier::third;
    case graph::Seen::officer:
    case graph::Seen::own:
    case graph::Seen::confidential: return false;
  }
  return false;
}

bool Sight::reaches(const graph::Said& said) const {
  if (!said.provenance || !said.provenance->tier) return true;
  return *said.provenance->tier != graph::Tier::officer && *said.provenance->tier <= tier_;
}

std::string Sight::words(std::string_view free) const {
  std::string text = on_one_line(free);
  if (tier_ == graph::Tier::third) return text;
  const bool named = std::any_of(surnames_.begin(), surnames_.end(),
                                 [&](const std::string& name) { return holds_word(text, name); });
  return named || holds_address(text) ? std::string{} : text;
}

std::string Sight::sentence(std::string_view free) const {
  const std::string text = words(free);
  return text.empty() ? text : stopped(text);
}

void Sight::keep_back(const std::string& name) {
  if (name.size() >= 3) surnames_.push_back(name);  // "Jo B." says nothing
}

void Sight::keep_back_surname(std::string_view called) {
  for (const std::string& name : other_names(called)) keep_back(name);
}

}  // namespace kith::matcher::profile
