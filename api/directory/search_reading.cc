// SPDX-License-Identifier: Apache-2.0
#include "api/directory/search_reading.h"

#include <algorithm>

#include <fmt/format.h>

#include "api/plain_text.h"
#include "graph/activity_words.h"
#include "graph/limits.h"
#include "graph/plain_words.h"
#include "graph/text_words.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::TextRange;

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Letters of other scripts are words; pictures and signs (U+2000 to U+2FFF, from U+FE00 to U+FE0F,
// from U+1F000 on) are not. By the first bytes of their UTF-8.
bool says_something(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto lead = static_cast<unsigned char>(word[i]);
    if (is_letter_or_digit(word[i])) return true;
    if (lead < 0xC0) continue;
    const auto second = i + 1 < word.size() ? static_cast<unsigned char>(word[i + 1]) : 0U;
    const bool sign = (lead == 0xE2) || (lead == 0xEF && second == 0xB8) || lead >= 0xF0;
    if (!sign) return true;
  }
  return false;
}

// As it is written, for whoever wrote it so; without apostrophes, which part words elsewhere.
std::string as_searched(std::string_view text, const graph::TextWord& word) {
  const std::string_view written = text.substr(word.begin, word.end - word.begin);
  const bool plain = std::all_of(written.begin(), written.end(), [](char c) {
    return is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  const bool curly = written.find("\xE2\x80") != std::string_view::npos;
  return plain && !curly ? lower_case(written) : word.letters;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), words_(graph::words_of_text(text)) {}

  SearchReading run(const graph::ActivityReading& activities) {
    for (const graph::UnderstoodActivity& each : activities.understood) {
      if (each.avoid) {
        leave_out(each.said);
      } else {
        add_activity(each);
      }
    }
    for (const graph::NotUnderstood& each : activities.not_understood) {
      if (each.why == graph::WhyNot::denied) leave_out(each.said);
    }
    add_others();
    if (units_.empty() && reading_.left_out.empty()) add_small_ones();
    std::stable_sort(units_.begin(), units_.end(),
                     [](const Placed& a, const Placed& b) { return a.begin < b.begin; });
    for (Placed& each : units_) add_once(std::move(each.unit));
    return std::move(reading_);
  }

 private:
  struct Placed {
    std::size_t begin = 0;
    SearchUnit unit;
  };

  static bool within(const graph::TextWord& word, const TextRange& range) {
    return word.begin >= range.begin && word.end <= range.end;
  }
  bool is_small(const graph::TextWord& word) const {
    const std::string searched = as_searched(text_, word);
    return graph::is_small_word(searched) || graph::only_points(searched);
  }

  void leave_out(const TextRange& range) {
    reading_.left_out.emplace_back(text_.substr(range.begin, range.end - range.begin));
    used_.push_back(range);
  }
  void add_activity(const graph::UnderstoodActivity& activity) {
    const TextRange& range = activity.said;
    SearchUnit unit{std::string(text_.substr(range.begin, range.end - range.begin)),
                    {},
                    activity.concept_word,
                    activity.slips > 0};
    for (const graph::TextWord& word : words_) {
      if (within(word, range) && !is_small(word)) unit.words.push_back(as_searched(text_, word));
    }
    used_.push_back(range);
    units_.push_back({range.begin, std::move(unit)});
  }
  void add_others() {
    for (const graph::TextWord& word : words_) {
      const bool used = std::any_of(used_.begin(), used_.end(),
                                    [&](const TextRange& range) { return within(word, range); });
      if (!used && !is_small(word)) add_word(word);
    }
  }
  void add_small_ones() {
    for (const graph::TextWord& word : words_) add_word(word);
  }
  void add_word(const graph::TextWord& word) {
    if (!says_something(word.letters)) {
      reading_.left_out.emplace_back(text_.substr(word.begin, word.end - word.begin));
      return;
    }
    units_.push_back({word.begin,
                      {std::string(text_.substr(word.begin, word.end - word.begin)),
                       {as_searched(text_, word)},
                       {},
                       false}});
  }
  void add_once(SearchUnit unit) {
    const bool known =
        std::any_of(reading_.units.begin(), reading_.units.end(), [&](const SearchUnit& each) {
          return each.words == unit.words && each.concept_word == unit.concept_word;
        });
    if (!known) reading_.units.push_back(std::move(unit));
  }

  std::string_view text_;
  std::vector<graph::TextWord> words_;
  std::vector<TextRange> used_;
  std::vector<Placed> units_;
  SearchReading reading_;
};

}  // namespace

graph::Result<SearchReading> read_search_words(std::string_view text) {
  if (text.size() > graph::limits::search_words_bytes_max) {
    return Error{ErrorCode::too_large, fmt::format("A search has at most {} bytes of words.",
                                                   graph::limits::search_words_bytes_max)};
  }
  const auto activities = graph::read_activities(text);
  if (!activities) return activities.error();
  SearchReading reading = Reader(text).run(*activities);
  std::size_t count = 0;
  for (const SearchUnit& unit : reading.units) count += unit.words.size();
  if (count > graph::limits::search_words_max) {
    return Error{ErrorCode::too_large, fmt::format("A search looks for at most {} words; this has "
                                                   "{}.",
                                                   graph::limits::search_words_max, count)};
  }
  return reading;
}

}  // namespace kith::api
