// SPDX-License-Identifier: Apache-2.0
#include "graph/text_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kith::graph {
namespace {

struct Letter {
  char32_t code = 0;
  std::size_t size = 0;  // 0: no UTF-8 here
};

constexpr bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t size_of(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

Letter letter_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = size_of(lead);
  if (size == 0 || at + size > text.size()) return {};
  if (size == 1) return {lead, 1};
  char32_t code = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (!continues(text[at + i])) return {};
    code = (code << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  const bool short_enough = size < 3 || code >= (size == 3 ? 0x800U : 0x10000U);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return short_enough && !surrogate && code < 0x110000 ? Letter{code, size} : Letter{};
}

// U+00C0 to U+00FF without case and accent; a space where there is no such letter.
constexpr std::string_view plain_latin =
    "aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy y";

// Letters and digits, folded. False for what parts words.
bool append_letter(std::string& word, std::string_view bytes, char32_t code) {
  if (code < 0x80) {
    const auto c = static_cast<char>(code);
    const bool upper = c >= 'A' && c <= 'Z';
    if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) return false;
    word += upper ? static_cast<char>(c - 'A' + 'a') : c;
    return true;
  }
  if (code < 0xC0 || code == 0xD7 || code == 0xF7) return false;
  if (code >= 0x2000 && code < 0x2070) return false;  // general punctuation
  if (code < 0x100 && plain_latin[code - 0xC0] != ' ') {
    word += plain_latin[code - 0xC0];
    return true;
  }
  word += bytes;
  return true;
}

Parted parting(char32_t code) {
  if (code == U',') return Parted::by_comma;
  constexpr std::u32string_view ends = U".;:!?()[]/|\n\u2013\u2014\u2026\u2022";
  return ends.find(code) != std::u32string_view::npos ? Parted::by_sentence : Parted::not_at_all;
}

bool is_apostrophe(char32_t code) { return code == U'\'' || code == 0x2019 || code == 0x2018; }

// How people write what they say.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> short_forms{{
    {"mi", "my"},
    {"n", "and"},
    {"o", "of"},
    {"t", "the"},
    {"th", "the"},
    {"wi", "with"},
}};

class TextReader {
 public:
  explicit TextReader(std::string_view text) : text_(text) {}

  std::vector<TextWord> run() {
    for (std::size_t at = 0; at < text_.size();) at += step(at);
    finish(text_.size());
    return std::move(words_);
  }

 private:
  std::size_t step(std::size_t at) {
    const Letter letter = letter_at(text_, at);
    const std::size_t size = std::max<std::size_t>(letter.size, 1);
    if (letter.size == 0) {
      finish(at);
    } else if (is_apostrophe(letter.code)) {
      const bool short_the = word_.letters == "t" || word_.letters == "th";  // "t'pub"
      if (short_the || !letter_follows(at + size)) finish(at);
    } else {
      take(at, letter);
    }
    return size;
  }
  void take(std::size_t at, const Letter& letter) {
    const bool begins = word_.letters.empty();
    if (append_letter(word_.letters, text_.substr(at, letter.size), letter.code)) {
      if (begins) word_.begin = at;
      return;
    }
    finish(at);
    if (letter.code == U'&' || letter.code == U'+') {
      word_.letters = "and";
      word_.begin = at;
      finish(at + 1);
      return;
    }
    const bool alone = letter.code == U'-' && at > 0 && text_[at - 1] == ' ';
    word_.parted = std::max(word_.parted, alone ? Parted::by_sentence : parting(letter.code));
  }
  bool letter_follows(std::size_t at) const {
    if (at >= text_.size()) return false;
    const Letter letter = letter_at(text_, at);
    std::string unused;
    return letter.size > 0 && append_letter(unused, text_.substr(at, letter.size), letter.code);
  }
  void finish(std::size_t end) {
    if (word_.letters.empty()) return;
    for (const auto& [said, meant] : short_forms) {
      if (word_.letters == said) word_.letters = meant;
    }
    word_.end = end;
    words_.push_back(std::move(word_));
    word_ = {};
  }

  std::string_view text_;
  std::vector<TextWord> words_;
  TextWord word_;
};

}  // namespace

std::vector<TextWord> words_of_text(std::string_view text) { return TextReader(text).run(); }

bool only_points(std::string_view letters) {
  constexpr std::array<std::string_view, 15> pointing{"a",   "an",    "her",   "his",  "its",
                                                      "me",  "my",    "our",   "some", "that",
                                                      "the", "their", "these", "this", "your"};
  return std::find(pointing.begin(), pointing.end(), letters) != pointing.end();
}

}  // namespace kith::graph
