// SPDX-License-Identifier: Apache-2.0
#include "matcher/profile_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/limits.h"
#include "matcher/criteria_words.h"

namespace kith::matcher::profile {
namespace {

constexpr std::string_view more_heading = "More";
constexpr std::string_view more_text = "There is more to tell. You can ask for it.";

// Blanks and what stands for them: control characters, and U+00A0 as two bytes.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i, 2) == "\xC2\xA0";
    if (no_break) ++i;
    if (no_break || static_cast<unsigned char>(text[i]) <= ' ' || text[i] == '\x7F') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += text[i];
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_title(std::string word) {
  if (word.ends_with('.')) word.pop_back();
  constexpr std::array<std::string_view, 8> titles{"Mr", "Mrs", "Ms",  "Miss",
                                                   "Mx", "Dr",  "Sir", "The"};
  return std::find(titles.begin(), titles.end(), word) != titles.end();
}

// Where the first name stands among the words; their count where it is not there.
std::size_t place_of_first_name(const std::vector<std::string>& words) {
  std::size_t at = !words.empty() && words[0].ends_with(',') ? 1 : 0;
  bool titled = false;
  while (at < words.size() && is_title(words[at])) {
    titled = true;
    ++at;
  }
  // "Mrs Khan" has no first name; "Mrs Ada Khan" has.
  return titled && at + 1 == words.size() ? words.size() : at;
}

std::string without_comma(std::string word) {
  while (word.ends_with(',')) word.pop_back();
  return word;
}

bool ends_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 7> ends{".", "!", "?", "…", ".”", "!”", "?”"};
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

// At the end of a word, so that with the mark behind it is within the limit.
std::string shortened(const std::string& text) {
  constexpr std::string_view mark = " …";
  std::size_t end = graph::limits::profile_line_bytes_max - mark.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  const std::size_t blank = text.rfind(' ', end);
  if (blank != std::string::npos && blank > 0) end = blank;
  return text.substr(0, end) + std::string(mark);
}

std::string in_one_sentence(std::string_view before, const std::vector<std::string>& items,
                            std::string_view after, std::string_view joined_by) {
  std::string text(before);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? joined_by : std::string_view(", ");
    text += items[i];
  }
  return stopped(sentence_case(text + std::string(after)));
}

std::size_t bytes_of(const graph::SharedLine& line) {
  return line.heading.size() + line.words_of.value.size();
}

}  // namespace

std::string Who::within() const {
  const bool plain = name.starts_with("This ") || name.starts_with("The ");
  return plain ? "t" + name.substr(1) : name;
}

std::string first_name(std::string_view called) {
  const std::vector<std::string> words = words_of(called);
  const std::size_t at = place_of_first_name(words);
  return at < words.size() ? without_comma(words[at]) : std::string{};
}

std::vector<std::string> names_in(std::string_view called) {
  std::vector<std::string> names;
  for (const std::string& word : words_of(called)) {
    if (!is_title(word) && word != "and" && word != "&") names.push_back(without_comma(word));
  }
  return names;
}

std::vector<std::string> other_names(std::string_view called) {
  std::vector<std::string> names = names_in(called);
  const auto first = std::find(names.begin(), names.end(), first_name(called));
  if (first != names.end()) names.erase(first);
  return names;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const std::string& word : words_of(text)) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::string stopped(std::string text) {
  if (!text.empty() && !ends_sentence(text)) text += ".";
  return text;
}

std::size_t count_of_words(std::string_view text) { return words_of(text).size(); }

std::string in_sentences(std::string_view before, const std::vector<std::string>& items,
                         std::string_view after, std::string_view joined_by) {
  std::vector<std::string> sentences;
  std::vector<std::string> taken;
  for (const std::string& item : items) {
    taken.push_back(item);
    if (count_of_words(in_one_sentence(before, taken, after, joined_by)) <= words_a_sentence_max) {
      continue;
    }
    taken.pop_back();
    if (!taken.empty()) sentences.push_back(in_one_sentence(before, taken, after, joined_by));
    taken = {item};
  }
  if (!taken.empty()) sentences.push_back(in_one_sentence(before, taken, after, joined_by));
  return joined(sentences);
}

std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
  }
  return text;
}

void Sheet::add(std::string_view heading, std::string text) {
  if (text.empty()) return;
  if (text.size() > graph::limits::profile_line_bytes_max) {
    text = shortened(text);
    shortened_ = true;
  }
  lines_.push_back({std::string(heading), {std::move(text)}});
}

std::vector<graph::SharedLine> Sheet::lines() && {
  const graph::SharedLine more{std::string(more_heading), {std::string(more_text)}};
  std::size_t bytes = 0;
  std::size_t fits = 0;            // lines from the first that are within the limits
  std::size_t fits_with_more = 0;  // the same, with the last line behind them
  for (const graph::SharedLine& line : lines_) {
    bytes += bytes_of(line);
    if (fits == graph::limits::profile_lines_max || bytes > graph::limits::profile_bytes_max) break;
    ++fits;
    if (fits < graph::limits::profile_lines_max &&
        bytes + bytes_of(more) <= graph::limits::profile_bytes_max) {
      fits_with_more = fits;
    }
  }
  if (fits == lines_.size() && !shortened_) return std::move(lines_);
  lines_.resize(fits_with_more);
  lines_.push_back(more);
  return std::move(lines_);
}

}  // namespace kith::matcher::profile
