// SPDX-License-Identifier: Apache-2.0
// Support beyond the rules: what is not safety-critical, and what nights ask of a carer.
#include <algorithm>
#include <array>

#include "matcher/criteria_numbers.h"
#include "matcher/criteria_words.h"

namespace kith::matcher {

bool is_beyond_the_rules(const graph::Support& support) {
  return !support.critical.value_or(false) && support_weight(support.level) > 0;
}

// Somebody who only comes for the day disturbs nobody's night.
bool stays_overnight(const graph::Person& person, const Question& question) {
  const auto& wishes = person.looking_for;
  return question.emergency_nights || wishes.empty() ||
         std::any_of(wishes.begin(), wishes.end(), [](const graph::LookingFor& wish) {
           return wish.kind != graph::ArrangementKind::day;
         });
}

namespace {

using graph::Carer;
using graph::Support;
using graph::SupportLevel;

bool is_competent(const Pair& pair, const Carer& carer, const std::string& task) {
  return std::any_of(carer.competences.begin(), carer.competences.end(),
                     [&](const graph::Competence& competence) {
                       return competence.task == task &&
                              (!competence.until || *competence.until >= pair.question.on);
                     });
}

bool is_willing(const Carer& carer, const std::string& task) {
  const auto& willing = carer.willing_to_train;
  return std::find(willing.begin(), willing.end(), task) != willing.end() ||
         std::any_of(carer.courses.begin(), carer.courses.end(),
                     [&task](const graph::Course& course) { return course.task == task; });
}

bool names_skills(const Carer& carer) {
  return !carer.competences.empty() || !carer.willing_to_train.empty() || !carer.courses.empty();
}

enum class Cover : std::uint8_t { unnamed, willing, competent };

struct Covered {
  Cover cover = Cover::unnamed;
  const Carer* by = nullptr;
  std::size_t index = 0;
};

// Help that the person takes from one gender only is nobody else's to give.
Covered covered_by(const Pair& pair, std::size_t index, const Support& support) {
  const Carer& carer = pair.household.carers[index];
  const std::string& task = support.task;
  if (support.consenting_gender && carer.gender != support.consenting_gender) return {};
  if (is_competent(pair, carer, task)) return {Cover::competent, &carer, index};
  if (is_willing(carer, task)) return {Cover::willing, &carer, index};
  return {};
}

// The best cover by anybody in the home.
Covered covered(const Pair& pair, const Support& support) {
  Covered best;
  for (std::size_t i = 0; i < pair.household.carers.size(); ++i) {
    const Covered found = covered_by(pair, i, support);
    if (found.cover > best.cover) best = found;
  }
  return best;
}

std::int32_t fit_of(const Support& support, Cover cover) {
  switch (cover) {
    case Cover::competent: return fit_max;
    case Cover::willing: return willing_to_learn_fit;
    case Cover::unnamed: break;
  }
  return unnamed_support_fit(support.level);
}

// "help with money and letters"; "a medication prompt".
std::string support_words(const Support& support) {
  const std::string task = spaced(support.task);
  if (task.ends_with(" prompt")) return "a " + task;
  if (!support.level) return "some support with " + task;
  switch (*support.level) {
    case SupportLevel::prompt: return "a prompt with " + task;
    case SupportLevel::full: return "full support with " + task;
    default: return "help with " + task;
  }
}

void describe(Fit& answer, const Pair& pair, std::size_t index, const Covered& found) {
  const Support& support = pair.person.support[index];
  answer.facts.push_back(fact(source_of(pair.person, pointer_to("support", index, "/task")),
                              support.task, graph::Seen::tier_2, support.said));
  std::string text = stated({name_of(pair.person), graph::Kind::person}, support.said,
                            {"would like ", "would like "}, support_words(support)) +
                     "; ";
  if (found.cover == Cover::unnamed) {
    text += "nobody there has named it yet";
  } else {
    const bool competent = found.cover == Cover::competent;
    answer.facts.push_back(
        fact(source_of(*found.by, pointer_to("carers", found.index,
                                             competent ? "/competences" : "/willing_to_train")),
             support.task, graph::Seen::tier_2, {}));
    text += name_of(*found.by) + (competent ? " knows how" : " is willing to learn it");
  }
  add_sentence(answer, std::move(text), found.cover == Cover::unnamed);
}

Fit unknown_support(const Pair& pair, const Looker& looker) {
  Fit answer;
  const bool none_beyond =
      std::none_of(pair.person.support.begin(), pair.person.support.end(), is_beyond_the_rules);
  if (none_beyond) {
    answer.missing = missing_person(pair);
  } else {
    answer.missing =
        looker.role == PartyRole::carer ? missing_of(pair, looker) : missing_household(pair);
  }
  if (!pair.in_full()) return answer;
  add_sentence(answer, none_beyond
                           ? "Nothing is recorded of everyday support that " +
                                 name_of(pair.person) + " would like, beyond what safety asks for"
                           : "Nothing is recorded of what support the carers there know or would "
                             "learn");
  return answer;
}

void add_night(Fit& answer, WeightedMean& mean, const Pair& pair, const Carer& carer) {
  if (!pair.person.night || !stays_overnight(pair.person, pair.question)) return;
  const graph::Night night = pair.person.night->value;
  const bool glad = carer.works_nights.value_or(false);
  const std::int32_t fit = night_fit(night, glad);
  mean.add(fit, 2);
  if (!pair.in_full()) return;
  answer.facts.push_back(fact(source_of(pair.person, "/night"), std::string(graph::word(night)),
                              graph::Seen::tier_2, pair.person.night->said));
  if (night == graph::Night::none || (!glad && fit >= worth_talking_about)) return;  // no news
  static constexpr std::array<std::string_view, 5> words{
      "nights are undisturbed", "nights are disturbed now and then", "some nights are disturbed",
      "every night is disturbed", "somebody has to stay awake at night"};
  add_sentence(
      answer,
      "with " + name_of(pair.person) + " " + std::string(words[static_cast<std::size_t>(night)]) +
          told(pair.person.night->said) + (glad ? "; " + name_of(carer) + " works nights" : ""),
      fit < worth_talking_about);
}

}  // namespace

Fit support_fit(const Pair& pair, const Looker& looker) {
  Fit answer;
  WeightedMean mean;
  const auto& carers = pair.household.carers;
  const bool known = looker.role == PartyRole::carer
                         ? names_skills(carers[looker.index])
                         : std::any_of(carers.begin(), carers.end(), names_skills);
  for (std::size_t i = 0; known && i < pair.person.support.size(); ++i) {
    const Support& support = pair.person.support[i];
    if (!is_beyond_the_rules(support)) continue;
    const Covered found = covered(pair, support);
    std::int32_t fit = fit_of(support, found.cover);
    if (looker.role == PartyRole::carer) {
      const Cover own = covered_by(pair, looker.index, support).cover;
      if (own < found.cover) {
        fit = std::max(fit_of(support, own), std::min(fit, in_another_hand_fit));
      }
    }
    mean.add(fit, support_weight(support.level));
    if (pair.in_full()) describe(answer, pair, i, found);
  }
  if (looker.role == PartyRole::carer) add_night(answer, mean, pair, carers[looker.index]);
  answer.fit = mean.value();
  return answer.fit ? answer : unknown_support(pair, looker);
}

}  // namespace kith::matcher
