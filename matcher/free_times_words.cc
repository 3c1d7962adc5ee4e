// SPDX-License-Identifier: Apache-2.0
#include "matcher/free_times_words.h"

#include <algorithm>
#include <utility>

namespace kith::matcher {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class TimeLexer {
 public:
  explicit TimeLexer(std::string_view text) : text_(text) {}

  std::vector<TimeToken> run() {
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (const std::size_t dash = dash_length(at_); dash > 0) {
      take(TimeSign::dash, dash);
    } else if (is_digit(c)) {
      take(TimeSign::number, number_length());
    } else if (is_word_byte(c)) {
      take(TimeSign::word, word_length());
    } else {
      sign(c);
    }
  }
  void sign(char c) {
    constexpr std::string_view nothing = " \t.:()";
    constexpr std::string_view cuts = ";\r\n";
    constexpr std::string_view ands = "&+/";
    if (nothing.find(c) != std::string_view::npos) {
      ++at_;
    } else if (c == ',') {
      take(TimeSign::comma, 1);
    } else if (cuts.find(c) != std::string_view::npos) {
      take(TimeSign::cut, 1);
    } else {
      take(ands.find(c) != std::string_view::npos ? TimeSign::and_ : TimeSign::odd, 1);
    }
  }
  // "-", an en dash or an em dash.
  std::size_t dash_length(std::size_t at) const {
    if (text_[at] == '-') return 1;
    const std::string_view three = text_.substr(at, 3);
    return three == "\u2013" || three == "\u2014" ? 3 : 0;
  }
  std::size_t word_length() const {
    std::size_t end = at_;
    while (end < text_.size() && is_word_byte(text_[end]) && dash_length(end) == 0) ++end;
    return end - at_;
  }
  std::size_t number_length() const {
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    if (end + 1 < text_.size() && (text_[end] == ':' || text_[end] == '.') &&
        is_digit(text_[end + 1])) {
      for (++end; end < text_.size() && is_digit(text_[end]);) ++end;
    }
    return end - at_;
  }
  void take(TimeSign sign, std::size_t length) {
    TimeToken token{sign, text_.substr(at_, length), {}};
    for (const char c : token.text) {
      if (c == '\'') continue;
      token.lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (token.lower == "and") token.sign = TimeSign::and_;
    tokens_.push_back(std::move(token));
    at_ += length;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<TimeToken> tokens_;
};

}  // namespace

std::vector<TimeToken> time_tokens(std::string_view text) { return TimeLexer(text).run(); }

DayBits days_said(std::string_view lower) {
  constexpr std::array<std::string_view, 7> starts{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  constexpr std::array<std::string_view, 7> rests{"day", "sday",  "nesday", "rsday",
                                                  "day", "urday", "day"};
  if (lower == "weekday" || lower == "weekdays") return working_days;
  if (lower == "weekend" || lower == "weekends") return weekend_days;
  if (lower == "daily" || lower == "everyday") return all_days;
  for (std::size_t day = 0; day < starts.size(); ++day) {
    if (!lower.starts_with(starts[day])) continue;
    std::string_view rest = lower.substr(3);
    if (rest.ends_with("s")) rest.remove_suffix(1);  // "tues" too
    const bool longer = day == 3 && rest == "r";     // thur, thurs
    return rest.empty() || rest == rests[day] || longer ? 1U << day : 0;
  }
  return 0;
}

std::optional<DayHours> part_said(std::string_view lower) {
  if (lower.size() > 3 && lower.ends_with("s")) lower.remove_suffix(1);
  if (lower == "am" || lower == "morning") return morning;
  if (lower == "pm" || lower == "afternoon") return afternoon;
  if (lower == "eve" || lower == "evening") return evening;
  return std::nullopt;
}

std::optional<ClockTime> clock_time(std::string_view number, ClockHalf half) {
  const std::size_t colon = number.find_first_of(":.");
  std::string_view hours = number.substr(0, colon);
  std::string_view minutes = colon == std::string_view::npos ? "00" : number.substr(colon + 1);
  const bool four = colon == std::string_view::npos && number.size() == 4;
  if (four) {
    hours = number.substr(0, 2);
    minutes = number.substr(2);
  }
  if (hours.empty() || hours.size() > 2 || minutes.size() != 2) return std::nullopt;
  std::int32_t hour = 0;
  for (const char c : hours) hour = hour * 10 + (c - '0');
  const std::int32_t minute = (minutes[0] - '0') * 10 + (minutes[1] - '0');
  if (minute > 59 || hour * 60 + minute > day_minutes) return std::nullopt;
  if (half != ClockHalf::unsaid) {
    if (hour < 1 || hour > 12) return std::nullopt;
    return ClockTime{(hour % 12 + (half == ClockHalf::pm ? 12 : 0)) * 60 + minute, false};
  }
  const bool written_out = four || hours[0] == '0' || hour > 12;
  return ClockTime{hour * 60 + minute, !written_out};
}

}  // namespace kith::matcher
