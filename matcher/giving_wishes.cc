// SPDX-License-Identifier: Apache-2.0
// Wishes as somebody types them at a question: "angling:teach", "choir", "page turner:help".
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "graph/activity_tree.h"
#include "graph/activity_words.h"
#include "graph/check.h"
#include "graph/limits.h"
#include "graph/plain_words.h"
#include "graph/text_words.h"
#include "matcher/giving.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::GiftKind;
using graph::Stance;
using graph::WantKind;

constexpr std::int32_t keenness_to_try = 8'000;
constexpr const char* except_fault =
    "says what is not wished: name the activity and add \":avoid\"";

// What the word after the colon makes of an activity.
struct WishWay {
  std::optional<GiftKind> gives;
  std::optional<WantKind> wants;
  std::int32_t keenness = meeting_max;
  bool avoids = false;
};

template <class Enum>
std::optional<Enum> word_among(std::string_view text) {
  for (std::size_t i = 0; i < graph::words<Enum>.size(); ++i) {
    if (graph::words<Enum>[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

std::string_view trimmed_wish(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// "would try" is the word would_try.
std::optional<WishWay> way_of(std::string_view said) {
  std::string text = lower_case(trimmed_wish(said));
  std::replace(text.begin(), text.end(), ' ', '_');
  if (const auto stance = word_among<Stance>(text)) {
    switch (*stance) {
      case Stance::love: return WishWay{{}, WantKind::together};
      case Stance::would_try: return WishWay{{}, WantKind::together, keenness_to_try};
      case Stance::learn: return WishWay{{}, WantKind::learn};
      case Stance::teach: return WishWay{GiftKind::teach, {}};
      case Stance::lead: return WishWay{GiftKind::lead, {}};
      case Stance::avoid: return WishWay{{}, {}, meeting_max, true};
    }
  }
  if (text == "together" || text == "company" || text == "borrow") {
    return WishWay{{}, word_among<WantKind>(text)};
  }
  if (const auto gift = word_among<GiftKind>(text)) return WishWay{gift, {}};
  return std::nullopt;
}

void add_wish(Side& side, const WishWay& way, const std::string& activity, std::string_view words) {
  if (way.avoids) side.avoids.push_back(activity);
  if (way.gives) side.gives.push_back({activity, *way.gives, way.keenness, "", {}});
  if (way.wants) {
    side.wants.push_back({activity, *way.wants, way.keenness, "", {}, std::string(words)});
  }
}

bool is_any(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "baking for others" is given, not asked for.
bool is_for_others(const std::vector<graph::TextWord>& row) {
  const std::size_t size = row.size();
  if (size > 2 && row[size - 2].letters == "for") {
    return is_any(row.back().letters, {"others", "neighbours"});
  }
  return size > 3 && row[size - 3].letters == "for" && row[size - 2].letters == "other" &&
         row.back().letters == "people";
}

// A wish of whoever it is about, or of somebody who is looked for: "learn to fish", "somebody who
// wants to learn to fish", "someone to teach chess". `rest` is what stands behind it.
struct Schooling {
  WishWay way;
  std::string rest;
};
std::optional<Schooling> schooling_of(std::string_view text) {
  const std::vector<graph::TextWord> row = graph::words_of_text(text);
  bool of_another = false;
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    const std::string& word = row[i].letters;
    of_another = of_another || is_any(word, {"who", "somebody", "someone", "anybody", "anyone"});
    const bool learns = is_any(word, {"learn", "learning"});
    if (!learns && !is_any(word, {"teach", "teaching"})) continue;
    std::size_t rest = i + 1;
    while (rest + 1 < row.size() && is_any(row[rest].letters, {"how", "me", "him", "her", "us"})) {
      ++rest;
    }
    const WishWay gives{GiftKind::teach, {}};
    const WishWay wants{{}, WantKind::learn};
    return Schooling{learns == of_another ? gives : wants,
                     std::string(text.substr(row[rest].begin))};
  }
  return std::nullopt;
}

// "anything but dogs": what stands behind is not wished for.
bool excepts(const std::vector<graph::TextWord>& row) {
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    const std::string& word = row[i].letters;
    if (is_any(word, {"except", "excluding"})) return true;
    if (is_any(word, {"anything", "everything", "all", "nothing"}) && row[i + 1].letters == "but") {
      return true;
    }
    if (word == "apart" && row[i + 1].letters == "from") return true;
  }
  return false;
}

// "to fish" as "fishing": alone, the verb may be what is eaten, but whoever wishes to is doing it.
std::string as_doing(std::string_view activity) {
  const std::vector<graph::TextWord> row = graph::words_of_text(activity);
  if (row.size() < 2 || row[0].letters != "to") return std::string(activity);
  std::string verb = row[1].letters;
  if (verb.ends_with("e") && !verb.ends_with("ee")) verb.pop_back();
  return verb + "ing" + std::string(activity.substr(row[1].end));
}

struct Read {
  std::string text;
  graph::ActivityReading reading;
};

Read read_of(std::string_view activity) {
  graph::Result<graph::ActivityReading> reading = graph::read_activities(activity);
  KITH_CHECK(reading.ok());  // it is short
  if (reading->understood.empty()) {
    std::string text = as_doing(activity);
    auto doing = graph::read_activities(text);
    if (doing.ok() && !doing->understood.empty()) {
      return {std::move(text), std::move(doing).value()};
    }
  }
  return {std::string(activity), std::move(reading).value()};
}

// "in Leigh", "no groups": neither a place nor what is not wished for is anything to do there.
bool is_no_role(std::string_view text, std::size_t begin) {
  const std::vector<graph::TextWord> before = graph::words_of_text(text.substr(0, begin));
  for (std::size_t i = before.size(); i-- > 0;) {
    if (is_any(before[i].letters, {"no", "not", "without", "in", "near", "at", "around", "but"})) {
      return true;
    }
    if (!graph::is_small_word(before[i].letters)) return false;
  }
  return false;
}

// "page turning for a choir": what is beside the activity may name what somebody would do there.
// As a want it would fit half a directory ("choir in Leigh").
// What stands behind a no, or names a place.
std::vector<std::string> left_out_of(const Read& read) {
  std::vector<std::string> words;
  for (const graph::NotUnderstood& each : read.reading.not_understood) {
    if (each.why != graph::WhyNot::unknown || !is_no_role(read.text, each.said.begin)) continue;
    words.push_back(lower_case(read.text.substr(each.said.begin, each.said.end - each.said.begin)));
  }
  return words;
}

void add_rest(Side& side, const Read& read) {
  for (const graph::NotUnderstood& each : read.reading.not_understood) {
    if (each.why != graph::WhyNot::unknown || is_no_role(read.text, each.said.begin)) continue;
    const auto words = read.text.substr(each.said.begin, each.said.end - each.said.begin);
    add_wish(side, WishWay{GiftKind::help, {}}, lower_case(words), {});
  }
}

// Nothing, or what is wrong with it.
std::optional<std::string> read_wish(Side& side, std::string_view wish) {
  if (wish.size() > graph::limits::name_bytes_max) {
    return "is longer than " + std::to_string(graph::limits::name_bytes_max) + " bytes";
  }
  const std::size_t colon = wish.rfind(':');
  std::string activity(trimmed_wish(wish.substr(0, colon)));
  const std::vector<graph::TextWord> row = graph::words_of_text(activity);
  if (std::all_of(row.begin(), row.end(),
                  [](const auto& word) { return graph::is_small_word(word.letters); })) {
    return "names no activity";
  }
  if (excepts(row)) return except_fault;
  WishWay way{{}, WantKind::together};
  if (colon != std::string_view::npos) {
    const std::optional<WishWay> said = way_of(wish.substr(colon + 1));
    if (!said) {
      return "after the colon stands one of: love, would_try, learn, teach, lead, avoid, host, "
             "help, lend, together, company, borrow";
    }
    way = *said;
  } else if (is_for_others(row)) {
    way = WishWay{GiftKind::help, {}};
  } else if (auto schooling = schooling_of(activity)) {
    way = schooling->way;
    activity = std::move(schooling->rest);
  }
  const Read read = read_of(activity);
  const graph::ActivityReading& reading = read.reading;
  const bool unsaid = colon == std::string_view::npos && !way.gives;
  for (const graph::UnderstoodActivity& each : reading.understood) {
    WishWay meant = each.avoid ? WishWay{{}, {}, meeting_max, true} : way;
    // Whoever would volunteer gives, and may do it with somebody.
    const bool volunteers = graph::is_within(each.concept_word, "volunteering");
    if (unsaid && !each.avoid && volunteers) meant.gives = GiftKind::help;
    add_wish(side, meant, std::string(each.concept_word),
             std::string_view(read.text).substr(each.said.begin, each.said.end - each.said.begin));
  }
  if (!reading.understood.empty()) {
    const bool may_help = !way.avoids && (!way.gives || way.gives == GiftKind::help);
    if (may_help) add_rest(side, read);
    return std::nullopt;
  }
  for (const graph::NotUnderstood& each : reading.not_understood) {
    if (each.why == graph::WhyNot::denied) {
      return except_fault;
    }
  }
  add_wish(side, way, lower_case(activity), {});
  return std::nullopt;
}

}  // namespace

graph::Result<Side> side_of_wishes(const std::vector<std::string>& wishes) {
  if (wishes.size() > graph::limits::wishes_max) {
    return graph::Error{graph::ErrorCode::too_large,
                        "A question takes at most " + std::to_string(graph::limits::wishes_max) +
                            " wishes, here are " + std::to_string(wishes.size())};
  }
  Side side;
  graph::Error error{graph::ErrorCode::bad_input, "A wish cannot be read"};
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    if (auto wrong = read_wish(side, wishes[i])) {
      error.faults.push_back({"/wishes/" + std::to_string(i), *std::move(wrong)});
    }
  }
  if (!error.faults.empty()) return error;
  return side;
}

graph::Result<std::vector<Doing>> doings_of_wishes(const std::vector<std::string>& wishes) {
  auto side = side_of_wishes(wishes);
  if (!side) return std::move(side).error();
  std::vector<Doing> doings;
  for (const Given& each : side->gives) doings.emplace_back(each.activity);
  for (const Liked& each : side->wants) doings.emplace_back(each.activity);
  return doings;
}

std::vector<std::string> left_out_of_wishes(const std::vector<std::string>& wishes) {
  std::vector<std::string> words;
  for (const std::string& wish : wishes) {
    const std::string_view activity =
        trimmed_wish(std::string_view(wish).substr(0, wish.rfind(':')));
    const Read read = read_of(activity.substr(0, graph::limits::name_bytes_max));
    if (read.reading.understood.empty()) continue;
    for (std::string& each : left_out_of(read)) words.push_back(std::move(each));
  }
  return words;
}

}  // namespace kith::matcher
