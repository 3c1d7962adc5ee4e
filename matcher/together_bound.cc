// SPDX-License-Identifier: Apache-2.0
#include "matcher/together_bound.h"

#include <algorithm>
#include <span>

#include "graph/activity_tree.h"
#include "graph/limits.h"
#include "matcher/languages.h"

namespace kith::matcher {
namespace {

// Activities less alike are not shared; as in criteria_interests.cc.
constexpr std::int32_t similarity_min = 5'000;

// Exact where the address is known. A district's centre may be nearer than it seems.
std::int32_t places(const PersonSketch& person, const HomeCard& card) {
  if (!card.location) return card.area_has_point ? fit_max : fit_unknown;
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
    if (carer.ways.may_hold_one_of(way.word)) best = std::max(best, way.fit);
    if (carer.would_learn.may_hold_one_of(way.language)) {
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
  if (carer.competent.may_hold_one_of(task.word)) return fit_max;
  return carer.willing.may_hold_one_of(task.word) ? willing_to_learn_fit : task.unnamed_fit;
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

// How much the interests of both sides meet, each at its best; what is avoided is left out, which
// only raises a fit. Exact otherwise but for words that are no activity.
class Meetings {
  using Best = std::array<std::int32_t, HomeSketch::interests_max>;

 public:
  Meetings(const PersonSketch& person, const HomeSketch& sketch)
      : persons_(person.interests), homes_(std::span(sketch.interest).first(sketch.interests)) {
    for (std::size_t j = 0; j < homes_.size(); ++j) {
      for (std::size_t i = 0; i < persons_.size(); ++i) meet(person, i, j);
    }
  }
  std::int32_t persons_fit() const {
    return fit(
        persons_, persons_best_, [](const InterestSketch&) { return true; }, !homes_.empty());
  }
  std::int32_t carers_fit(std::size_t carer) const {
    return fit(
        homes_, homes_best_,
        [carer](const InterestSketch& each) {
          return each.owner == the_home || each.owner == carer;
        },
        !persons_.empty());
  }

 private:
  void meet(const PersonSketch& person, std::size_t i, std::size_t j) {
    const InterestSketch& own = persons_[i];
    const InterestSketch& theirs = homes_[j];
    const PersonSketch::Row& row = person.similar[i];
    const std::int32_t similar = row[std::min<std::size_t>(theirs.activity, row.size() - 1)];
    if (similar < similarity_min) return;
    const std::int64_t both = std::int64_t{similar} * stance_fit(own.stance, theirs.stance);
    const auto raise = [both](std::int32_t& best, bool is_deep) {
      best = std::max(best,
                      static_cast<std::int32_t>(both * (is_deep ? 10'000 : 5'000) / 100'000'000));
    };
    raise(persons_best_[i], own.is_deep);
    raise(homes_best_[j], theirs.is_deep);
  }

  // An activity named twice counts once.
  template <class TakesPart>
  static std::int32_t fit(std::span<const InterestSketch> own, const Best& best, TakesPart takes,
                          bool any_theirs) {
    SaturatingSum sum;
    bool any_own = false;
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (!takes(own[i])) continue;
      any_own = true;
      std::int32_t match = best[i];
      for (std::size_t k = 0; k < own.size() && match > 0; ++k) {
        if (k == i || own[k].activity != own[i].activity || !takes(own[k])) continue;
        if (own[i].activity == unknown_activity) continue;
        if (best[k] > match || (best[k] == match && k < i)) match = 0;
      }
      if (match > 0) sum.add(match);
    }
    return any_own && any_theirs ? shared_fit(sum, {}) : fit_unknown;
  }

  std::span<const InterestSketch> persons_;
  std::span<const InterestSketch> homes_;
  Best persons_best_{};
  Best homes_best_{};
};

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

// Exact where the person wished for nothing of a home that its sketch does not hold.
std::int32_t persons_home(const PersonSketch& person, const HomeSketch& sketch) {
  if (person.has_home_wishes) return fit_max;
  WeightedMean mean;
  const auto& rhythm = person.person.rhythm;
  if (rhythm && rhythm->busy && sketch.quiet) {
    mean.add(quiet_fit(*rhythm->busy, *sketch.quiet), person.rhythm_importance);
  }
  const auto& smoke = person.person.smoke;
  if (smoke && smoke->value != graph::Smoking::no && sketch.smoking) {
    mean.add(smoking_fit(smoke->value, *sketch.smoking), 1);
  }
  return mean.value().value_or(fit_unknown);
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
                          const HomeSketch& sketch, const Meetings& meetings) {
  Side side;
  const auto add = [&](Criterion criterion, std::int32_t fit) {
    side.add(person.weights[static_cast<std::size_t>(criterion)], fit);
  };
  add(Criterion::people_and_places_kept, places(person, card));
  add(Criterion::personality, personality(person, sketch));
  add(Criterion::rhythm, rhythm(person, sketch));
  add(Criterion::communication, communication(person, sketch));
  add(Criterion::interests, meetings.persons_fit());
  add(Criterion::support_fit, support(person, sketch));
  add(Criterion::gifts, gifts(person, sketch));
  add(Criterion::goal_horizon, goal(person, sketch));
  add(Criterion::home, persons_home(person, sketch));
  add(Criterion::matters, fit_max);
  return side.suitability_max();
}

std::int32_t carers_side(const PersonSketch& person, const Policy& policy, const HomeSketch& sketch,
                         const Meetings& meetings, std::size_t index) {
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
  add(Criterion::interests, meetings.carers_fit(index));
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
    ways.push_back({WordBits(word_of_way(way)),
                    way.language.empty() ? WordBits() : WordBits(primary_language(way.language)),
                    is_first ? first_way_fit : other_way_fit});
  }
  return ways;
}

std::vector<PersonSketch::Task> tasks_of(const graph::Person& person) {
  std::vector<PersonSketch::Task> tasks;
  for (const graph::Support& support : person.support) {
    if (!is_beyond_the_rules(support)) continue;
    tasks.push_back({WordBits(support.task), support_weight(support.level),
                     unnamed_support_fit(support.level)});
  }
  return tasks;
}

// Two words that are no activity may be the same.
PersonSketch::Row similar_to(std::uint16_t activity) {
  static const std::size_t count = graph::activities().size();
  PersonSketch::Row row(count + 1, 0);
  if (activity == unknown_activity) {
    row[count] = graph::similarity_max;
    return row;
  }
  for (std::size_t i = 0; i < count; ++i) {
    row[i] = static_cast<std::int16_t>(graph::similarity(std::size_t{activity}, i));
  }
  return row;
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
  if (of.rhythm) {
    rhythm = scales_of(*of.rhythm);
    rhythm_importance = importance(question.policy, of.rhythm->strength);
  }
  has_home_wishes = wishes_of_homes(of);
  if (of.personality) traits = traits_of(*of.personality);
  for (const graph::Interest& each : of.interests) {
    interests.push_back(sketch_of(each, 0));
    similar.push_back(similar_to(interests.back().activity));
  }
  if (of.night && stays_overnight(of, question)) night = of.night->value;
  gifts_max = of.rather_not_give.value_or(false) ? fit_unknown : gifts_limit(pair);
}

TogetherBound::TogetherBound(const graph::View& view, const Question& question,
                             const graph::Person& person)
    : policy_(question.policy), person_(view, question, person) {}

std::int32_t TogetherBound::of(const HomeCard& card, const HomeSketch& sketch) {
  const std::size_t parties = 1U + sketch.carers + sketch.residents;
  const bool is_whole = sketch.is_whole && person_.interests.size() <= HomeSketch::interests_max;
  if (!is_whole || parties > graph::limits::parties_max) return fit_max;
  sides_.assign(parties, fit_max);
  const Meetings meetings(person_, sketch);
  sides_[0] = persons_side(person_, card, sketch, meetings);
  for (std::size_t i = 0; i < sketch.carers; ++i) {
    sides_[1 + i] = carers_side(person_, policy_, sketch, meetings, i);
  }
  return together(sides_, policy_.combination);
}

}  // namespace kith::matcher
