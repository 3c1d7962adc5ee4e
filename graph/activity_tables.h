// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

// The vocabulary itself: what people do with their days, in tables by topic. Ours, written for
// ordinary life in the United Kingdom; faith stands here as what people go to and do, never as what
// they are. Constant data, safe from any thread.
namespace kith::graph {

// One concept. `word` is lower_snake English and with spaces for underscores the preferred label;
// words are stored in records, so they stay and keep their place. `broader` is another word, or ""
// at the top. `labels` are how else it is said, between bars. Two marks are for reading free text
// (graph/activity_words.h) and no part of a label: "=" before one that is meant only as it stands,
// not in its other forms ("=walking", since "can walk to the bus" is no pastime), and "-" alone
// where the preferred label says too little in a sentence ("company", "news").
struct Activity {
  std::string_view word;
  std::string_view broader;
  std::string_view labels;
};

// Whether a table is sorted by word, without doubles.
template <std::size_t size>
constexpr bool in_order(const std::array<Activity, size>& rows) {
  for (std::size_t i = 1; i < size; ++i) {
    if (rows[i - 1].word >= rows[i].word) return false;
  }
  return true;
}

std::span<const Activity> activities_of_games_and_learning();
std::span<const Activity> activities_of_machines_and_home();
std::span<const Activity> activities_of_making();
std::span<const Activity> activities_of_music_and_stage();
std::span<const Activity> activities_of_outdoors();
std::span<const Activity> activities_of_people();
std::span<const Activity> activities_of_sport();

// Phrases that hold a label and are no activity ("washing machine", "learning disability"), between
// bars; graph/not_activities.cc.
std::string_view not_activities();

}  // namespace kith::graph
