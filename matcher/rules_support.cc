// SPDX-License-Identifier: Apache-2.0
// Support that safety depends on: tasks, nights, and being understood.
#include <algorithm>
#include <array>

#include "matcher/criteria_words.h"
#include "matcher/languages.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::Carer;
using graph::Communication;
using graph::CommunicationMode;

bool is_signed_off(const PairFrame& pair, const graph::Competence& competence) {
  const graph::PersonNumber number{pair.person.identity.number};
  return std::find(competence.signed_off_for.begin(), competence.signed_off_for.end(), number) !=
         competence.signed_off_for.end();
}

// How far one carer is with a task, from best to worst.
enum class Skill : std::uint8_t { signed_off, competent, date_open, not_asked, could_learn, none };

bool could_learn(const PairFrame& pair, const Carer& carer, const std::string& task) {
  const bool willing = std::any_of(carer.willing_to_train.begin(), carer.willing_to_train.end(),
                                   [&](const std::string& each) { return same_word(each, task); });
  return willing ||
         std::any_of(carer.courses.begin(), carer.courses.end(), [&](const graph::Course& course) {
           return same_word(course.task, task) &&
                  (!course.on || *course.on <= pair.stay.start || !pair.stay.start_stated);
         });
}

Skill skill_of(const PairFrame& pair, const Carer& carer, const graph::Support& support) {
  Skill best = carer.competences.empty() ? Skill::not_asked : Skill::none;
  for (const graph::Competence& competence : carer.competences) {
    if (!same_word(competence.task, support.task)) continue;
    if (competence.until && *competence.until < pair.stay.start) continue;
    Skill skill = Skill::competent;
    const bool signed_off =
        support.person_specific_signoff == false || is_signed_off(pair, competence);
    if (!competence.until)
      skill = Skill::date_open;
    else if (signed_off)
      skill = Skill::signed_off;
    best = std::min(best, skill);
  }
  if (best > Skill::not_asked && could_learn(pair, carer, support.task)) return Skill::could_learn;
  return best;
}

// "a woman", as the person asked for.
std::string_view gender_words(graph::Gender gender) {
  constexpr std::array<std::string_view, 3> words{"a woman", "a man", "somebody of another gender"};
  return words[static_cast<std::size_t>(gender)];
}

// Whom the person consents to be helped by. Somebody whose gender is not known may be.
Answer consented(const graph::Support& support, const Carer& carer) {
  if (!support.consenting_gender) return Answer::pass;
  if (!carer.gender) return Answer::unknown;
  return *carer.gender == *support.consenting_gender ? Answer::pass : Answer::fail;
}

// The best skill among carers of one kind.
Skill best_skill(const PairFrame& pair, const graph::Support& support, Answer consent) {
  Skill best = Skill::none;
  for (const Carer& carer : pair.home.carers) {
    if (consented(support, carer) == consent) best = std::min(best, skill_of(pair, carer, support));
  }
  return best;
}

// Somebody is competent, but nobody whom the person consents to: never a carer of another gender
// instead. That there is nobody of that gender at all is person_musts' to say.
Words nobody_consented(const PairFrame& pair, const graph::Support& support) {
  const std::string asked =
      "the person asked for " + std::string(gender_words(*support.consenting_gender)) + ".";
  const std::string task = spaced(support.task);
  std::vector<std::string> names;
  bool any_unknown = false;
  for (const Carer& carer : pair.home.carers) {
    const Answer consent = consented(support, carer);
    if (consent == Answer::pass) names.push_back(name_of(carer));
    any_unknown = any_unknown || consent == Answer::unknown;
  }
  if (any_unknown) {
    return Words{"Ask who there would help with " + task + ": " + asked, ""};
  }
  if (names.empty()) {
    return Words{"Nobody there may help with " + task + ": " + asked, ""};
  }
  const std::string who = names.size() == 1 ? names[0] : "One of " + in_a_row(names);
  return Words{sentence_case(who + " would need training in " + task + "; " + asked), ""};
}

// Help that the person takes from one gender only, and nobody of that gender is known to be
// competent in it.
bool lacks_consented(const PairFrame& pair, const graph::Support& support) {
  return support.consenting_gender && best_skill(pair, support, Answer::pass) > Skill::date_open;
}

Skill best_of_all(const PairFrame& pair, const graph::Support& support) {
  Skill best = pair.home.carers.empty() ? Skill::not_asked : Skill::none;
  for (const Carer& carer : pair.home.carers) best = std::min(best, skill_of(pair, carer, support));
  return best;
}

void judge_task(const PairFrame& pair, const graph::Support& support, Verdict& verdict) {
  const Skill of_all = best_of_all(pair, support);
  const auto ask = [&](const std::string& what) {
    verdict.critical([&] { return Words{sentence_case(spaced(support.task)) + ": " + what, ""}; });
  };
  const auto by_night = [&](const std::string& what) {
    verdict.before_first_night([&] {
      return Words{sentence_case(spaced(support.task)) + ": " + what, ""};
    });
  };
  if (of_all != Skill::none && lacks_consented(pair, support)) {
    verdict.critical([&] { return nobody_consented(pair, support); });
    return;
  }
  const Skill best = support.consenting_gender ? best_skill(pair, support, Answer::pass) : of_all;
  switch (best) {
    case Skill::signed_off: return;
    case Skill::competent:
      return by_night("a carer is competent; sign-off for this person is needed.");
    case Skill::date_open: return ask("ask until when the carer's competence holds.");
    case Skill::not_asked: return ask("ask whether a carer is competent.");
    case Skill::could_learn:
      return by_night("a carer could learn it in time; agree on the training.");
    case Skill::none: break;
  }
  verdict.fail([&] {
    return Words{
        sentence_case(spaced(support.task)) + ": no carer there is competent at the start.",
        "Would fit once a carer is trained in it and signed off for this person."};
  });
}

std::ptrdiff_t carers_up_at_night(const PairFrame& pair, std::optional<bool> answer) {
  return std::count_if(pair.home.carers.begin(), pair.home.carers.end(),
                       [&](const Carer& carer) { return carer.works_nights == answer; });
}

// A person who must not be alone at night needs somebody in the house, and mostly somebody who
// wakes.
void judge_sleeping(const PairFrame& pair, graph::Night night, Verdict& verdict) {
  const graph::Nights nights = pair.home.nights.value_or(graph::Nights{});
  const std::optional<bool>& in = nights.adult_in_every_night;
  const std::optional<bool>& woken = nights.can_be_woken;
  if (in == false || (woken == false && night != graph::Night::sleeping_rarely)) {
    verdict.fail([&] {
      return Words{in == false ? "No adult is in the house every night."
                               : "Nobody there can be woken at night.",
                   "Would fit if the home could do these nights."};
    });
  } else if (!in || woken != true) {
    verdict.critical([] {
      return Words{"Ask who is in the house at night and can be woken, and how often they could.",
                   ""};
    });
  }
}

// Awake all night, every night, is more than one carer can keep up.
void judge_waking(const PairFrame& pair, Verdict& verdict) {
  const std::ptrdiff_t up = carers_up_at_night(pair, true);
  const bool not_asked = pair.home.carers.empty() || carers_up_at_night(pair, std::nullopt) > 0;
  if (up >= 2) return;
  if (up == 1 || not_asked) {
    verdict.critical([&] {
      return Words{up == 1 ? "One carer there works nights: ask how waking nights could be kept up."
                           : "Ask whether carers there can work waking nights.",
                   ""};
    });
    return;
  }
  verdict.fail([] {
    return Words{"No carer there works waking nights.",
                 "Would fit with somebody else for the nights."};
  });
}

bool needs_no_language(CommunicationMode mode) {
  return mode == CommunicationMode::aac || mode == CommunicationMode::pictures ||
         mode == CommunicationMode::objects;
}

// Whether a carer's way meets the person's. A language that is not stated may be any.
Answer meets(const Communication& theirs, const Communication& carers) {
  if (theirs.mode != carers.mode) return Answer::fail;
  if (needs_no_language(theirs.mode) && (theirs.language.empty() || carers.language.empty())) {
    return Answer::pass;
  }
  if (theirs.language.empty() || carers.language.empty()) return Answer::unknown;
  return same_word(primary_language(theirs.language), primary_language(carers.language))
             ? Answer::pass
             : Answer::fail;
}

bool would_learn(const Carer& carer, const Communication& way) {
  return std::any_of(carer.willing_to_train.begin(), carer.willing_to_train.end(),
                     [&](const std::string& task) {
                       return same_word(task, graph::word(way.mode)) ||
                              (!way.language.empty() && same_word(task, way.language));
                     });
}

// The best that any carer has for one of the person's ways.
Answer shared_by_home(const PairFrame& pair, const Communication& way) {
  Answer best = pair.home.carers.empty() ? Answer::unknown : Answer::fail;
  for (const Carer& carer : pair.home.carers) {
    if (carer.languages.empty() || would_learn(carer, way)) best = Answer::unknown;
    for (const Communication& each : carer.languages) {
      const Answer answer = meets(way, each);
      if (answer == Answer::pass) return answer;
      if (answer == Answer::unknown) best = answer;
    }
  }
  return best;
}

std::string way_in_words(const Communication& way) {
  constexpr std::array<std::string_view, 5> modes{"speech", "sign language", "AAC", "pictures",
                                                  "objects of reference"};
  std::string text(modes[static_cast<std::size_t>(way.mode)]);
  const std::string_view language = language_name(way.language);
  if (language.empty()) return text + (way.language.empty() ? "" : " (" + way.language + ")");
  return way.mode == CommunicationMode::speech || way.mode == CommunicationMode::sign
             ? std::string(language)
             : text + " (" + std::string(language) + ")";
}

// Ways that must be there every day. An interpreter is not.
void judge_everyday(const PairFrame& pair, const Communication& way, Verdict& verdict) {
  const Answer answer = shared_by_home(pair, way);
  if (answer == Answer::fail) {
    verdict.fail([&] {
      return Words{"Nobody there shares " + way_in_words(way) + ", which is needed every day.",
                   "Would fit if somebody there learned it."};
    });
  } else if (answer == Answer::unknown) {
    verdict.check([&] {
      return Words{"Ask whether somebody there shares or would learn " + way_in_words(way) + ".",
                   ""};
    });
  }
}

}  // namespace

// Each task that safety depends on: a carer competent at the start and signed off for this very
// person before the first night. Not known: to be answered before anything is shared. Help that the
// person takes from one gender only counts by carers of that gender alone, critical or not. Of
// somebody of whom no support is recorded, nobody knows what safety asks for.
RuleAnswer critical_tasks(const PairFrame& pair) {
  Verdict verdict(pair, Rule::critical_tasks);
  if (pair.person.support.empty()) {
    verdict.check([&] {
      return Words{
          "No support is recorded for " + name_of(pair.person) + ": ask what help they need.", ""};
    });
  }
  for (std::size_t i = 0; i < pair.person.support.size(); ++i) {
    const graph::Support& support = pair.person.support[i];
    const bool critical = support.critical == true;
    if (support.level == graph::SupportLevel::none) continue;
    if (!critical && !lacks_consented(pair, support)) continue;
    if (critical) {
      judge_task(pair, support, verdict);
    } else {
      verdict.check([&] { return nobody_consented(pair, support); });
    }
    verdict.uses([&] {
      Fact made = with(person_fact(pair, item("/support", i, "task"), support.task), support.said);
      made.seen = graph::Seen::tier_2;
      return made;
    });
  }
  return verdict.take();
}

// The nights that the home can keep up. Nothing to say where nobody stays overnight.
RuleAnswer night_support(const PairFrame& pair) {
  Verdict verdict(pair, Rule::night_support);
  if (!pair.stay.kind_stated || !pair.overnight()) return verdict.take();
  if (!pair.person.night) {
    verdict.critical([] { return Words{"Ask what support they need at night.", ""}; });
    return verdict.take();
  }
  const graph::Night night = pair.person.night->value;
  verdict.uses([&] {
    return with(person_fact(pair, "/night", std::string(graph::word(night))),
                pair.person.night->said);
  });
  if (night == graph::Night::waking)
    judge_waking(pair, verdict);
  else if (night != graph::Night::none)
    judge_sleeping(pair, night, verdict);
  return verdict.take();
}

// At least one way to understand each other; pictures, objects, a device or an interpreter will do,
// but for what must be there every day.
RuleAnswer communication(const PairFrame& pair) {
  Verdict verdict(pair, Rule::communication);
  bool shared = false;
  bool bridged = false;
  for (const Communication& way : pair.person.communication) {
    if (way.everyday_need == true) judge_everyday(pair, way, verdict);
    shared = shared || shared_by_home(pair, way) == Answer::pass;
    bridged = bridged || needs_no_language(way.mode);
  }
  for (std::size_t i = 0; i < pair.person.communication.size(); ++i) {
    const Communication& way = pair.person.communication[i];
    verdict.uses([&] {
      return with(person_fact(pair, item("/communication", i), way_in_words(way)), way.said);
    });
  }
  if (pair.person.communication.empty()) {
    verdict.check([] { return Words{"Ask how they understand and are understood.", ""}; });
  } else if (!shared && !bridged) {
    verdict.check([] {
      return Words{"No way of talking that both share is on record: ask, or bring an interpreter.",
                   ""};
    });
  }
  return verdict.take();
}

}  // namespace kith::matcher
