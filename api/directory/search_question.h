// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/activity_words.h"
#include "graph/limits.h"
#include "graph/opening.h"
#include "graph/view.h"

// A question to a directory of community groups, and its answer. Data only.
namespace kith::api {

enum class KnownAccess : std::uint8_t { no, not_known, yes };

}  // namespace kith::api

template <>
inline constexpr auto kith::graph::words<kith::api::KnownAccess> =
    kith::graph::detail::list("no", "not_known", "yes");

namespace kith::api {

// Open on the wall clocks of wherever the group meets (graph/opening.h). With a weekday (0 Monday …
// 6 Sunday) in place of a day: on one of the next five such days from SearchQuestion::now on, today
// included, so that a group of the first Tuesday of each month is found on Tuesdays. Without `to`:
// at the time `from`; else at some time from `from` up to, not with, `to`, which lies on the next
// day where it is not after `from`.
struct OpenWanted {
  std::optional<graph::Date> day;
  std::optional<int> weekday;
  graph::TimeOfDay from;
  std::optional<graph::TimeOfDay> to;
};

struct NearWanted {
  graph::Point point;
  std::int64_t metres = 0;  // 0..limits::search_metres_max
};

// What is left empty is not asked. Everything that is asked must hold, and what is asked of a place
// (near, access, open) must hold at one and the same place of the group.
struct SearchQuestion {
  // As people say it: "fishing club in Leigh". Every word but the small ones must be said by the
  // group, in any form ("fishes") or, where it names an activity, be what the group does or wants
  // somebody for; where no group has all of them, those that have the most answer.
  std::string words;
  // A concept of graph/activity_tree.h, with all its narrower ones; another word means itself only.
  std::string activity;
  std::optional<OpenWanted> open;
  std::optional<NearWanted> near;
  // The most that one time, or a week where people pay by the week, month or year, may cost.
  std::optional<std::int32_t> cost_max_pence;  // 0: free
  std::vector<graph::GroupAccess> access;
  std::optional<std::int32_t> age;  // groups that say nothing of ages are open to all
  std::optional<graph::GroupKind> kind;
  std::string language;  // BCP 47: "pl" finds "pl" and "pl-PL"
  std::string term;      // id of a term of the publisher's taxonomy

  // What nobody knows counts as no, unless it is asked for; SearchAnswer::perhaps counts it.
  bool open_not_known_too = false;
  bool cost_not_known_too = false;
  bool access_not_known_too = false;
  void ask_not_known_too() {
    open_not_known_too = cost_not_known_too = access_not_known_too = true;
  }
  bool by_appointment_too = false;
  // Groups that no longer meet (inactive, defunct) are left out, unless they are asked for.
  bool ended_too = false;

  graph::Instant now;  // for "next open", weekdays and prices of today
  std::size_t skip = 0;
  std::size_t top = 20;  // 1..limits::page_items_max
};

// A word, or an activity of several words, of SearchQuestion::words and what was made of it.
struct SearchedWords {
  std::string said;
  std::string concept_word;           // "": names no activity
  std::vector<std::string> searched;  // the words looked for, one of each list item's spellings
  std::vector<std::string> respelt;   // words of the directory taken for a misspelt one
  std::vector<std::string> also;      // what directories write for it: looked for as well
  bool found = false;                 // some group in the directory says it, or does it
};

// Why a group answers one of the SearchedWords.
struct SearchReason {
  std::size_t searched = 0;  // which
  bool by_words = false;
  bool by_activity = false;
};

struct AskedAccess {
  graph::GroupAccess access = graph::GroupAccess::step_free;
  KnownAccess known = KnownAccess::not_known;
};

struct FoundGroup {
  const graph::Group* group = nullptr;  // as long as the answer lives
  std::optional<std::size_t> place;    // of the group's places: the nearest that meets the question
  std::optional<std::int64_t> metres;  // where `near` was asked
  std::int64_t relevance = 0;          // as WordHit's; 0 where no words were asked
  std::vector<SearchReason> reasons;   // one for each of SearchAnswer::searched
  std::string activity;  // the group's own, or a role's, that is or lies below the asked one
  std::optional<graph::OpenState> open;   // at the time asked for
  std::optional<graph::Opening> opening;  // in the time asked for, else the next from now on
  std::optional<std::int32_t> pence;  // as SearchQuestion::cost_max_pence counts; absent: unknown
  std::vector<AskedAccess> access;    // in the order asked
};

// In order: with words by relevance, the greatest first, then distance; without words by distance;
// without either by name. Then by number.
struct SearchAnswer {
  graph::View view;  // keeps the groups
  SearchQuestion question;
  std::vector<SearchedWords> searched;
  std::vector<std::string> left_out;  // of the words: said with a "not", or nothing to look for
  // No group has all that was said: these have the most of it, each says what (reasons).
  bool partly = false;
  std::size_t total = 0;
  // How many more have all that was said, and only of when they are open, what they cost or how one
  // gets in is nothing known that would answer the question.
  std::size_t perhaps = 0;
  std::vector<FoundGroup> groups;  // from question.skip on, at most question.top
};

}  // namespace kith::api
