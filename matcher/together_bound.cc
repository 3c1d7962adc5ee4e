// SPDX-License-Identifier: Apache-2.0
#include "matcher/together_bound.h"

#include <algorithm>

#include "graph/activity_tree.h"
#include "graph/limits.h"
#include "matcher/languages.h"

namespace kith::matcher {
namespace {

// Activities less alike are not shared; as in criteria_interests.cc.
constexpr std::int32_t similarity_min = 5'000;

// Exact where the address is known. A district's centre may be nearer than it seems.
std::int32_t places(const PersonSketch& person, const HomeCard& card, const HomeSketch& sketch) {
  if (!card.location) return sketch.area_has_point ? fit_max : fit_unknown;
  return places_fit(person.person, *card.location, card.stop).value_or(fit_unknown);
}

// The mean over those the person looks at, as others() has them. Exact.
template <class FitWith>
std::int32_t towards_carers(const HomeSketch& sketch, bool CarerSketch::*described,
                            FitWith fit_with) {
  WeightedMean mean;
  const auto add = [&](const auto& whom, std::int32_t count) {
    if (const auto fit = fit_with(whom)) mean.add(*fit, count);
  };
  std::int32_t as_the_home = 0;
  for (std::size_t i = 0; i < sketch.carers; ++i) {
    if (sketch.carer[i].*described) {
      add(sketch.carer[i], 1);
    } else {
      ++as_the_home;
    }
  }
  if (as_the_home > 0 || sketch.carers == 0) add(sketch, std::max(as_the_home, 1));
  return mean.value().value_or(fit_unknown);
}

std::int32_t personality(const PersonSketch& person, const HomeSketch& sketch) {
  return towards_carers(sketch, &CarerSketch::has_own_traits, [&person](const auto& other) {
    return personality_fit(person.traits, other.traits);
  });
}

std::int32_t rhythm(const PersonSketch& person, const HomeSketch& sketch) {
  return towards_carers(sketch, &CarerSketch::has_own_rhythm, [&person](const auto& other) {
    return rhythm_fit(person.rhythm, other.rhythm);
  });
}

// Which directions work is left out, and a word may be found that is not there: both only raise it.
std::int32_t way_with(const PersonSketch& person, const CarerSketch& carer) {
  std::int32_t best = 0;
  for (const PersonSketch::Way& way : person.ways) {
    if (carer.ways.may_hold(way.word)) best = std::max(best, way.fit);
    if (!way.language.empty() && carer.would_learn.may_hold(way.language)) {
      best = std::max(best, willing_way_fit);
    }
  }
  return best;
}

std::int32_t communication(const PersonSketch& person, const HomeSketch& sketch) {
  std::int32_t best = 0;
  bool any = false;
  bool with_all = true;
  for (std::size_t i = 0; i < sketch.carers; ++i) {
    if (!sketch.carer[i].said_ways) continue;
    const std::int32_t fit = way_with(person, sketch.carer[i]);
    any = true;
    best = std::max(best, fit);
    with_all = with_all && fit == first_way_fit;
  }
  if (person.ways.empty() || !any) return fit_unknown;
  return best == first_way_fit && !with_all ? first_way_with_one_fit : best;
}

std::int32_t carers_communication(const PersonSketch& person, const CarerSketch& carer) {
  return person.ways.empty() || !carer.said_ways ? fit_unknown : way_with(person, carer);
}

// Whom the person takes help from, and until when a competence holds, are left out: both would only
// lower it.
std::int32_t skill_fit(const CarerSketch& carer, const PersonSketch::Task& task) {
  if (carer.competent.may_hold(task.word)) return fit_max;
  return carer.willing.may_hold(task.word) ? willing_to_learn_fit : task.unnamed_fit;
}

std::int32_t best_skill_fit(const HomeSketch& sketch, const PersonSketch::Task& task) {
  std::int32_t best = task.unnamed_fit;
  for (std::size_t i = 0; i < sketch.carers; ++i) {
    best = std::max(best, skill_fit(sketch.carer[i], task));
  }
  return best;
}

std::int32_t support(const PersonSketch& person, const HomeSketch& sketch) {
  WeightedMean mean;
  const auto* const end = sketch.carer.begin() + sketch.carers;
  const bool known = std::any_of(sketch.carer.begin(), end,
                                 [](const CarerSketch& each) { return each.said_skills; });
  for (std::size_t i = 0; known && i < person.tasks.size(); ++i) {
    mean.add(best_skill_fit(sketch, person.tasks[i]), person.tasks[i].weight);
  }
  return mean.value().value_or(fit_unknown);
}

std::int32_t carers_support(const PersonSketch& person, const HomeSketch& sketch,
                            const CarerSketch& carer) {
  WeightedMean mean;
  for (const PersonSketch::Task& task : person.tasks) {
    if (!carer.said_skills) break;
    mean.add(std::max(skill_fit(carer, task),
                      std::min(best_skill_fit(sketch, task), in_another_hand_fit)),
             task.weight);
  }
  if (person.night) mean.add(night_fit(*person.night, carer.works_nights), 2);
  return mean.value().value_or(fit_unknown);
}

std::int32_t match_of(const InterestSketch& own, const InterestSketch& theirs) {
  const bool known = own.activity != unknown_activity && theirs.activity != unknown_activity;
  const std::int32_t similar = known ? graph::similarity(std::size_t{own.activity}, theirs.activity)
                               : own.activity == theirs.activity ? graph::similarity_max
                                                                 : 0;
  if (similar < similarity_min) return 0;
  const std::int64_t product = std::int64_t{similar} * stance_fit(own.stance, theirs.stance) *
                               (own.is_deep ? 10'000 : 5'000);
  return static_cast<std::int32_t>(product / 100'000'000);
}

// The best that an interest meets; what is avoided is left out, which only raises it. An activity
// named twice is counted once, as long as it is a known one.
class Shared {
 public:
  template <class Theirs>
  void add(const InterestSketch& own, const Theirs& theirs) {
    any_own_ = true;
    if (own.stance == graph::Stance::avoid) return;
    std::int32_t best = 0;
    for (const InterestSketch& other : theirs) best = std::max(best, match_of(own, other));
    if (best == 0) return;
    const auto known =
        std::find_if(matches_.begin(), matches_.begin() + count_, [&](const Match& m) {
          return m.activity == own.activity && own.activity != unknown_activity;
        });
    if (known != matches_.begin() + count_) {
      known->match = std::max(known->match, best);
    } else if (count_ < static_cast<std::ptrdiff_t>(matches_.size())) {
      matches_[static_cast<std::size_t>(count_++)] = {own.activity, best};
    } else {
      sum_.add(best);
    }
  }
  std::int32_t fit(bool any_theirs) {
    if (!any_own_ || !any_theirs) return fit_unknown;
    for (std::ptrdiff_t i = 0; i < count_; ++i)
      sum_.add(matches_[static_cast<std::size_t>(i)].match);
    return shared_fit(sum_, {});
  }

 private:
  struct Match {
    std::uint8_t activity = 0;
    std::int32_t match = 0;
  };
  std::array<Match, HomeSketch::interests_max> matches_;
  std::ptrdiff_t count_ = 0;
  SaturatingSum sum_;
  bool any_own_ = false;
};

std::int32_t interests(const PersonSketch& person, const HomeSketch& sketch) {
  Shared shared;
  const auto theirs = std::span(sketch.interest).first(sketch.interests);
  for (const InterestSketch& own : person.interests) shared.add(own, theirs);
  return shared.fit(!theirs.empty());
}

std::int32_t carers_interests(const PersonSketch& person, const HomeSketch& sketch,
                              std::size_t carer) {
  Shared shared;
  for (const InterestSketch& own : std::span(sketch.interest).first(sketch.interests)) {
    if (own.owner == the_home || own.owner == carer) shared.add(own, person.interests);
  }
  return shared.fit(!person.interests.empty());
}

std::int32_t gifts(const PersonSketch& person, const HomeSketch& sketch) {
  return sketch.enjoys_something ? person.gifts_max : fit_unknown;
}

// A known change is left out, which only raises it.
std::int32_t goal(const PersonSketch& person, const HomeSketch& sketch) {
  if (!person.person.goal || !sketch.horizon) return fit_unknown;
  return goal_fit(person.person.goal->kind, *sketch.horizon);
}

// Exact where the carer wished for nothing.
std::int32_t carers_home(const PersonSketch& person, const HomeSketch& sketch,
                         const CarerSketch& carer) {
  if (carer.has_wishes) return fit_max;
  const auto& smoke = person.person.smoke;
  if (!smoke || smoke->value == graph::Smoking::no || !sketch.smoking) return fit_unknown;
  return smoking_fit(smoke->value, *sketch.smoking);
}

// Σ weight × fit over Σ weight.
class Side {
 public:
  void add(std::int32_t weight, std::int32_t fit) { mean_.add(fit, weight); }
  std::int32_t suitability_max() const { return mean_.value().value_or(fit_max); }

 private:
  WeightedMean mean_;
};

std::int32_t persons_side(const PersonSketch& person, const HomeCard& card,
                          const HomeSketch& sketch) {
  Side side;
  const auto add = [&](Criterion criterion, std::int32_t fit) {
    side.add(person.weights[static_cast<std::size_t>(criterion)], fit);
  };
  add(Criterion::people_and_places_kept, places(person, card, sketch));
  add(Criterion::personality, personality(person, sketch));
  add(Criterion::rhythm, rhythm(person, sketch));
  add(Criterion::communication, communication(person, sketch));
  add(Criterion::interests, interests(person, sketch));
  add(Criterion::support_fit, support(person, sketch));
  add(Criterion::gifts, gifts(person, sketch));
  add(Criterion::goal_horizon, goal(person, sketch));
  add(Criterion::home, fit_max);
  add(Criterion::matters, fit_max);
  return side.suitability_max();
}

std::int32_t carers_side(const PersonSketch& person, const Policy& policy, const HomeSketch& sketch,
                         std::size_t index) {
  const CarerSketch& carer = sketch.carer[index];
  Side side;
  const auto add = [&](Criterion criterion, std::int32_t fit,
                       const graph::Opt<graph::Strength>& strength = std::nullopt) {
    const bool stated = criterion == Criterion::matters && strength;
    side.add((stated ? policy.matters_weight_when_stated
                     : policy.weights[static_cast<std::size_t>(criterion)]) *
                 importance(policy, strength),
             fit);
  };
  add(Criterion::personality, personality_fit(carer.traits, person.traits).value_or(fit_unknown),
      carer.personality_matters);
  add(Criterion::rhythm, rhythm_fit(carer.rhythm, person.rhythm).value_or(fit_unknown),
      carer.rhythm_matters);
  add(Criterion::communication, carers_communication(person, carer));
  add(Criterion::interests, carers_interests(person, sketch, index));
  add(Criterion::support_fit, carers_support(person, sketch, carer));
  add(Criterion::gifts, gifts(person, sketch));
  add(Criterion::goal_horizon, goal(person, sketch));
  add(Criterion::home, carers_home(person, sketch, carer), carer.wishes_matter);
  add(Criterion::matters, fit_max, carer.matters_matter);
  return side.suitability_max();
}

// Where nobody marked a first way, each counts as one.
std::vector<PersonSketch::Way> ways_of(const graph::Person& person) {
  const bool any_first =
      std::any_of(person.communication.begin(), person.communication.end(),
                  [](const graph::Communication& way) { return way.first.value_or(false); });
  std::vector<PersonSketch::Way> ways;
  for (const graph::Communication& way : person.communication) {
    const bool is_first = !any_first || way.first.value_or(false);
    ways.push_back({word_of_way(way), way.language.empty() ? "" : primary_language(way.language),
                    is_first ? first_way_fit : other_way_fit});
  }
  return ways;
}

std::vector<PersonSketch::Task> tasks_of(const graph::Person& person) {
  std::vector<PersonSketch::Task> tasks;
  for (const graph::Support& support : person.support) {
    if (!is_beyond_the_rules(support)) continue;
    tasks.push_back(
        {support.task, support_weight(support.level), unnamed_support_fit(support.level)});
  }
  return tasks;
}

}  // namespace

PersonSketch::PersonSketch(const graph::View& view, const Question& question,
                           const graph::Person& of)
    : person(of), ways(ways_of(of)), tasks(tasks_of(of)) {
  static const graph::Household nowhere;  // a weight depends on its own party alone
  const Pair pair{view, question, of, nowhere, 0, Detail::numbers};
  const Looker looker{PartyRole::person, 0};
  for (const Criterion criterion : criteria) {
    if (!declared(PartyRole::person, criterion)) continue;
    weights[static_cast<std::size_t>(criterion)] = weight(pair, looker, criterion);
  }
  if (of.rhythm) rhythm = scales_of(*of.rhythm);
  if (of.personality) traits = traits_of(*of.personality);
  for (const graph::Interest& each : of.interests) interests.push_back(sketch_of(each, 0));
  if (of.night && stays_overnight(of, question)) night = of.night->value;
  gifts_max = of.rather_not_give.value_or(false) ? fit_unknown : gifts_limit(pair);
}

TogetherBound::TogetherBound(const graph::View& view, const Question& question,
                             const graph::Person& person)
    : policy_(question.policy), person_(view, question, person) {}

std::int32_t TogetherBound::of(const HomeCard& card, const HomeSketch& sketch) {
  const std::size_t parties = 1U + sketch.carers + sketch.residents;
  if (!sketch.is_whole || parties > graph::limits::parties_max) return fit_max;
  sides_.assign(parties, fit_max);
  sides_[0] = persons_side(person_, card, sketch);
  for (std::size_t i = 0; i < sketch.carers; ++i) {
    sides_[1 + i] = carers_side(person_, policy_, sketch, i);
  }
  return together(sides_, policy_.combination);
}

}  // namespace kith::matcher
