// SPDX-License-Identifier: Apache-2.0
#include "matcher/home_sketch.h"

#include <algorithm>
#include <limits>

#include "graph/activity_tree.h"
#include "matcher/criteria.h"
#include "matcher/languages.h"

namespace kith::matcher {
namespace {

using graph::Carer;
using graph::Household;

void note_ways(CarerSketch& sketch, const Carer& carer) {
  sketch.said_ways = !carer.languages.empty() || !carer.willing_to_train.empty();
  for (const graph::Communication& way : carer.languages) sketch.ways.add(word_of_way(way));
  for (const std::string& task : carer.willing_to_train) {
    sketch.would_learn.add(primary_language(task));
  }
}

void note_skills(CarerSketch& sketch, const Carer& carer) {
  sketch.said_skills =
      !carer.competences.empty() || !carer.willing_to_train.empty() || !carer.courses.empty();
  for (const graph::Competence& each : carer.competences) sketch.competent.add(each.task);
  for (const std::string& task : carer.willing_to_train) sketch.willing.add(task);
  for (const graph::Course& course : carer.courses) sketch.willing.add(course.task);
}

void note_character(CarerSketch& sketch, const Household& home, const Carer& carer) {
  if (home.rhythm) sketch.rhythm = scales_of(*home.rhythm);
  if (carer.rhythm) {
    const Scales own = scales_of(*carer.rhythm);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (own[i] != 0) sketch.rhythm[i] = own[i];
    }
  }
  const auto& personality = carer.personality ? carer.personality : home.personality;
  if (personality) sketch.traits = traits_of(*personality);
  sketch.has_own_rhythm = carer.rhythm.has_value();
  sketch.has_own_traits = carer.personality.has_value();
  const auto& rhythm = carer.rhythm ? carer.rhythm : home.rhythm;
  if (rhythm) sketch.rhythm_matters = rhythm->strength;
  if (personality) sketch.personality_matters = personality->strength;
}

CarerSketch sketch_of(const Household& home, const Carer& carer) {
  CarerSketch sketch;
  note_character(sketch, home, carer);
  note_ways(sketch, carer);
  note_skills(sketch, carer);
  sketch.works_nights = carer.works_nights.value_or(false);
  sketch.has_wishes = !carer.wishes.empty();
  for (const graph::Wish& wish : carer.wishes) {
    sketch.wishes_matter = stronger(sketch.wishes_matter, wish.strength);
  }
  for (const graph::Matter& matter : carer.matters) {
    if (matter.does_not_matter.value_or(false)) continue;
    sketch.matters_matter = stronger(sketch.matters_matter, matter.strength);
  }
  return sketch;
}

// Puts interests into the flat list as long as there is room.
class Interests {
 public:
  explicit Interests(HomeSketch& sketch) : sketch_(sketch) {}

  void add(const graph::List<graph::Interest>& list, std::uint8_t owner) {
    for (const graph::Interest& each : list) add(sketch_of_one(each, owner));
  }
  void add(const InterestSketch& interest) {
    if (sketch_.interests == HomeSketch::interests_max) {
      sketch_.is_whole = false;
    } else {
      sketch_.interest[sketch_.interests++] = interest;
    }
  }

 private:
  static InterestSketch sketch_of_one(const graph::Interest& interest, std::uint8_t owner) {
    return matcher::sketch_of(interest, owner);
  }
  HomeSketch& sketch_;
};

void note_interests(HomeSketch& sketch, const Household& home) {
  Interests all(sketch);
  for (std::size_t i = 0; i < home.carers.size(); ++i) {
    all.add(home.carers[i].interests, static_cast<std::uint8_t>(i));
  }
  all.add(home.interests, the_home);
  all.add(home.enjoys, the_home);
  for (const graph::NetworkItem& item : home.network) {
    if (item.activity.empty()) continue;
    graph::Interest brought;
    brought.activity = item.activity;
    all.add(matcher::sketch_of(brought, the_network));
  }
}

}  // namespace

std::string word_of_way(const graph::Communication& way) {
  using graph::CommunicationMode;
  const bool any =
      way.mode == CommunicationMode::pictures || way.mode == CommunicationMode::objects;
  return std::string(graph::word(way.mode)) + (any ? "" : " " + primary_language(way.language));
}

InterestSketch sketch_of(const graph::Interest& interest, std::uint8_t owner) {
  const auto place = graph::activity_place(interest.activity);
  return {place ? static_cast<std::uint16_t>(*place) : unknown_activity, owner, interest.stance,
          depth(interest.strength) == fit_max};
}

HomeSketch sketch_of(const Household& home) {
  HomeSketch sketch;
  sketch.is_whole = home.carers.size() <= HomeSketch::carers_max &&
                    home.residents.size() <= std::numeric_limits<std::uint8_t>::max();
  if (!sketch.is_whole) return sketch;
  sketch.carers = static_cast<std::uint8_t>(home.carers.size());
  sketch.residents = static_cast<std::uint8_t>(
      std::count_if(home.residents.begin(), home.residents.end(), has_stated_something));
  for (std::size_t i = 0; i < home.carers.size(); ++i) {
    sketch.carer[i] = sketch_of(home, home.carers[i]);
  }
  note_interests(sketch, home);
  sketch.enjoys_something = !home.gift_wanted.empty() || !home.enjoys.empty();
  if (home.rhythm) sketch.rhythm = scales_of(*home.rhythm);
  if (home.personality) sketch.traits = traits_of(*home.personality);
  if (home.horizon) sketch.horizon = home.horizon->kind;
  if (home.home) {
    sketch.quiet = home.home->quiet;
    sketch.smoking = home.home->smoking;
  }
  return sketch;
}

}  // namespace kith::matcher
