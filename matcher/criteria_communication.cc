// SPDX-License-Identifier: Apache-2.0
// Communication: whether people understand each other, in the way the person chooses first.
#include <algorithm>

#include "matcher/criteria_numbers.h"
#include "matcher/criteria_words.h"
#include "matcher/languages.h"

namespace kith::matcher {
namespace {

using graph::Carer;
using graph::Communication;
using graph::CommunicationMode;

// Pictures and objects work across languages.
bool same_way(const Communication& a, const Communication& b) {
  if (a.mode != b.mode) return false;
  if (a.mode == CommunicationMode::pictures || a.mode == CommunicationMode::objects) return true;
  return primary_language(a.language) == primary_language(b.language);
}

// What is listed works in both directions unless somebody said otherwise.
bool speaks(const Communication& way) { return way.express.value_or(true); }
bool follows(const Communication& way) { return way.understand.value_or(true); }

// Where nobody marked a first way, each counts as one.
bool is_first(const graph::List<Communication>& ways, const Communication& way) {
  const bool any_marked = std::any_of(ways.begin(), ways.end(), [](const Communication& held) {
    return held.first.value_or(false);
  });
  return any_marked ? way.first.value_or(false) : true;
}

struct SharedWay {
  std::int32_t fit = 0;
  const Communication* own = nullptr;
};

std::int32_t meeting_fit(const graph::List<Communication>& ways, const Communication& own,
                         const Communication& theirs) {
  const bool there = speaks(own) && follows(theirs);
  const bool back = follows(own) && speaks(theirs);
  if (there && back) return is_first(ways, own) ? first_way_fit : other_way_fit;
  return there || back ? one_direction_fit : 0;
}

bool is_willing(const Carer& carer, const Communication& way) {
  return std::any_of(carer.willing_to_train.begin(), carer.willing_to_train.end(),
                     [&way](const std::string& task) {
                       return primary_language(task) == primary_language(way.language);
                     });
}

// How one carer and the person understand each other at best.
SharedWay meeting_with(const graph::Person& person, const Carer& carer) {
  SharedWay best;
  const auto offer = [&best](std::int32_t fit, const Communication& way) {
    if (fit > best.fit) best = {fit, &way};
  };
  for (const Communication& own : person.communication) {
    for (const Communication& theirs : carer.languages) {
      if (same_way(own, theirs)) offer(meeting_fit(person.communication, own, theirs), own);
    }
    if (!own.language.empty() && is_willing(carer, own)) offer(willing_way_fit, own);
  }
  return best;
}

bool said_anything(const Carer& carer) {
  return !carer.languages.empty() || !carer.willing_to_train.empty();
}

std::string way_words(const Communication& way) {
  const std::string_view language = language_name(way.language);
  switch (way.mode) {
    case CommunicationMode::sign: return language.empty() ? "signing" : std::string(language);
    case CommunicationMode::aac: return "a communication aid";
    case CommunicationMode::pictures: return "pictures";
    case CommunicationMode::objects: return "objects";
    case CommunicationMode::speech: break;
  }
  return language.empty() ? "speech (" + way.language + ")" : std::string(language);
}

// `others`: the carers of whom the same is true.
std::string meeting_words(const Pair& pair, const std::vector<std::string>& others,
                          const SharedWay& meeting) {
  const std::string person = name_of(pair.person);
  const std::string other = in_a_row(others);
  const bool one = others.size() == 1;
  if (meeting.own == nullptr) return person + " and " + other + " have no way in common yet";
  const std::string way = way_words(*meeting.own);
  const std::string said = told(meeting.own->said);
  switch (meeting.fit) {
    case first_way_fit:
      return way + " suits " + person + " best" + said + "; " + other +
             (one ? " uses it too" : " use it too");
    case other_way_fit:
      return person + (one ? " and " : ", ") + other + " can use " + way +
             ", though it is not what " + person + " would choose first" + said;
    case one_direction_fit:
      return person + (one ? " and " : ", ") + other + " share " + way + " in one direction only" +
             said;
    default:
      return way + " matters to " + person + said + "; " + other +
             (one ? " is willing to learn it" : " are willing to learn it");
  }
}

void add_facts(Fit& answer, const Pair& pair, std::size_t index, const SharedWay& meeting) {
  const Carer& carer = pair.household.carers[index];
  if (meeting.own != nullptr) {
    const auto way = meeting.own - pair.person.communication.data();
    answer.facts.push_back(
        fact(source_of(pair.person,
                       pointer_to("communication", static_cast<std::size_t>(way), "/language")),
             meeting.own->language, graph::Seen::tier_1, meeting.own->said));
  }
  std::string ways;
  for (const Communication& theirs : carer.languages) {
    ways += (ways.empty() ? "" : ", ") + theirs.language;
  }
  answer.facts.push_back(fact(source_of(carer, pointer_to("carers", index, "/languages")), ways,
                              graph::Seen::tier_1, {}));
}

struct Met {
  std::size_t carer = 0;
  SharedWay meeting;
};

// One sentence for all carers of whom the same is true.
void describe(Fit& answer, const Pair& pair, const std::vector<Met>& met) {
  std::vector<bool> told(met.size(), false);
  for (std::size_t i = 0; i < met.size(); ++i) {
    add_facts(answer, pair, met[i].carer, met[i].meeting);
    if (told[i]) continue;
    std::vector<std::string> others;
    for (std::size_t j = i; j < met.size(); ++j) {
      const SharedWay& meeting = met[j].meeting;
      if (meeting.own != met[i].meeting.own || meeting.fit != met[i].meeting.fit) continue;
      told[j] = true;
      others.push_back(name_of(pair.household.carers[met[j].carer]));
    }
    add_sentence(answer, meeting_words(pair, others, met[i].meeting),
                 met[i].meeting.fit < fit_unknown);
  }
}

Fit unknown_way(const Pair& pair, bool persons, const Looker& looker) {
  Fit answer;
  const bool own_carer = looker.role == PartyRole::carer;
  answer.missing = persons     ? missing_person(pair)
                   : own_carer ? missing_of(pair, looker)
                               : missing_household(pair);
  if (!pair.in_full()) return answer;
  const std::string who = persons     ? name_of(pair.person)
                          : own_carer ? name_of(pair, looker)
                                      : name_of(pair.household);
  add_sentence(answer, persons || own_carer
                           ? "We have not asked how " + who + " likes to communicate"
                           : "We have not asked " + who + " which languages and signs they use");
  return answer;
}

Fit with_everybody(const Pair& pair) {
  Fit answer;
  std::int32_t best = 0;
  bool with_all = true;
  std::vector<Met> met;
  for (std::size_t i = 0; i < pair.household.carers.size(); ++i) {
    if (!said_anything(pair.household.carers[i])) continue;
    const SharedWay meeting = meeting_with(pair.person, pair.household.carers[i]);
    met.push_back({i, meeting});
    best = std::max(best, meeting.fit);
    with_all = with_all && meeting.fit == first_way_fit;
  }
  if (met.empty()) return unknown_way(pair, false, {PartyRole::person, 0});
  if (pair.in_full()) describe(answer, pair, met);
  answer.fit = best == first_way_fit && !with_all ? first_way_with_one_fit : best;
  return answer;
}

}  // namespace

Fit communication(const Pair& pair, const Looker& looker) {
  if (pair.person.communication.empty()) return unknown_way(pair, true, looker);
  if (looker.role == PartyRole::person) return with_everybody(pair);
  const Carer& carer = pair.household.carers[looker.index];
  if (!said_anything(carer)) return unknown_way(pair, false, looker);
  const SharedWay meeting = meeting_with(pair.person, carer);
  Fit answer;
  answer.fit = meeting.fit;
  if (pair.in_full()) describe(answer, pair, {{looker.index, meeting}});
  return answer;
}

}  // namespace kith::matcher
