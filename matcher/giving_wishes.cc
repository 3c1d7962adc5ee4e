// SPDX-License-Identifier: Apache-2.0
// Wishes as somebody types them at a question: "angling:teach", "choir", "page turner:help".
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "graph/activity_words.h"
#include "graph/check.h"
#include "graph/limits.h"
#include "graph/text_words.h"
#include "matcher/giving.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::GiftKind;
using graph::Stance;
using graph::WantKind;

constexpr std::int32_t keenness_to_try = 8'000;

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

// "baking for others" is given, not asked for.
bool is_for_others(std::string_view activity) {
  const std::vector<graph::TextWord> row = graph::words_of_text(activity);
  constexpr std::array whom{"others", "people", "neighbours", "somebody", "someone"};
  return row.size() > 2 && row[row.size() - 2].letters == "for" &&
         std::find(whom.begin(), whom.end(), row.back().letters) != whom.end();
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

// "page turning for a choir": what is beside the activity may name what somebody would do there.
// As a want it would fit half a directory ("choir in Leigh").
void add_rest(Side& side, const Read& read) {
  for (const graph::NotUnderstood& each : read.reading.not_understood) {
    if (each.why != graph::WhyNot::unknown) continue;
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
  const std::string_view activity = trimmed_wish(wish.substr(0, colon));
  if (graph::words_of_text(activity).empty()) return "names no activity";
  WishWay way{{}, WantKind::together};
  if (colon != std::string_view::npos) {
    const std::optional<WishWay> said = way_of(wish.substr(colon + 1));
    if (!said) {
      return "after the colon stands one of: love, would_try, learn, teach, lead, avoid, host, "
             "help, lend, together, company, borrow";
    }
    way = *said;
  } else if (is_for_others(activity)) {
    way = WishWay{GiftKind::help, {}};
  }
  const Read read = read_of(activity);
  const graph::ActivityReading& reading = read.reading;
  for (const graph::UnderstoodActivity& each : reading.understood) {
    add_wish(side, each.avoid ? WishWay{{}, {}, meeting_max, true} : way,
             std::string(each.concept_word), activity);
  }
  if (!reading.understood.empty()) {
    add_rest(side, read);
    return std::nullopt;
  }
  for (const graph::NotUnderstood& each : reading.not_understood) {
    if (each.why == graph::WhyNot::denied) {
      return "says what is not wished: name the activity and add \":avoid\"";
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

}  // namespace kith::matcher
