// SPDX-License-Identifier: Apache-2.0
// The home's terms: its state, its approval, its places and its days.
#include <algorithm>
#include <array>

#include "graph/household_checks.h"
#include "matcher/criteria_words.h"
#include "matcher/rules_frame.h"
#include "matcher/things.h"

namespace kith::matcher {
namespace {

using graph::Approval;
using graph::Date;
using graph::HouseholdState;

// An approval that runs out this soon is to be looked at, whatever the stay.
constexpr std::int32_t renewal_days = 90;

bool was_ever_approved(HouseholdState state) {
  return state >= HouseholdState::approved && state <= HouseholdState::under_review;
}

Words once_approved(std::string says) {
  return Words{std::move(says), "Would fit once the panel has approved it."};
}

void check_dates(const PairFrame& pair, const Approval& approval, Verdict& verdict) {
  verdict.uses([&] {
    return home_fact(pair, "/approval/until", approval.until ? to_text(*approval.until) : "");
  });
  if (approval.from && *approval.from > pair.stay.start) {
    const auto say = [&] {
      return Words{"The approval begins on " + in_words(*approval.from) + ".",
                   "Would fit from " + in_words(*approval.from) + " on."};
    };
    pair.stay.start_stated ? verdict.fail(say) : verdict.check(say);
  }
  if (!approval.until) {
    verdict.check([] { return Words{"It is not known how long the approval holds.", ""}; });
    return;
  }
  const Date until = *approval.until;
  if (until < pair.stay.start) {
    verdict.fail([&] {
      return Words{"The approval holds until " + in_words(until) + ", before the start.",
                   "Would fit once the approval is renewed."};
    });
  } else if (until < pair.today().plus(renewal_days) ||
             (pair.stay.until && until.plus(1) < *pair.stay.until)) {
    verdict.check([&] {
      return Words{"The approval holds until " + in_words(until) + ": see to its renewal.", ""};
    });
  }
}

void check_kind(const PairFrame& pair, const Approval& approval, Verdict& verdict) {
  if (!pair.stay.kind_stated) {
    verdict.check([] { return Words{"It is not known what kind of arrangement is wanted.", ""}; });
  } else if (approval.kinds.empty()) {
    verdict.check([] { return Words{"It is not known what the home is approved for.", ""}; });
  } else if (std::find(approval.kinds.begin(), approval.kinds.end(), pair.stay.kind) ==
             approval.kinds.end()) {
    verdict.fail([&] {
      return once_approved("The home is not approved for " + in_words(pair.stay.kind) + ".");
    });
  }
}

void check_age(const PairFrame& pair, const Approval& approval, Verdict& verdict) {
  if (!approval.age_min && !approval.age_max) return;
  const std::int32_t min = approval.age_min ? approval.age_min->value : 0;
  const std::int32_t max = approval.age_max ? approval.age_max->value : 1'000;
  const std::optional<AgeRange> age = age_range(pair.person, pair.stay.start);
  const auto limits = [&] {
    std::string text = "The approval is for people";
    if (approval.age_min) text += " from " + std::to_string(min);
    if (approval.age_max) text += " up to " + std::to_string(max);
    return text + " years.";
  };
  if (age && age->low >= min && age->high <= max) return;
  // Who is too young today may be old enough at a start that is not known yet.
  const bool too_young = age && age->high < min && pair.stay.start_stated;
  if (too_young || (age && age->low > max)) {
    verdict.fail([&] { return once_approved(limits()); });
  } else {
    verdict.check([&] { return Words{limits() + " Check the person's age.", ""}; });
  }
}

// Needs stand on record in the scheme's own words, so a need that is not among them is looked at by
// somebody, and never excludes by spelling.
void check_needs(const PairFrame& pair, const Approval& approval, Verdict& verdict) {
  for (const graph::Support& support : pair.person.support) {
    if (support.critical != true || support.level == graph::SupportLevel::none) continue;
    const bool covered =
        std::any_of(approval.needs_covered.begin(), approval.needs_covered.end(),
                    [&](const std::string& need) { return same_word(need, support.task); });
    if (covered) continue;
    verdict.check([&] {
      return Words{"Check that the approval covers " + spaced(support.task) + ".", ""};
    });
  }
}

// Checks of the household that have run out, or will before the stay or soon.
void check_lapsing(const PairFrame& pair, Verdict& verdict) {
  for (const graph::Check& check : pair.home.checks) {
    if (!check.until || graph::is_superseded(pair.home, check)) continue;
    const Date until = *check.until;
    if (until >= pair.stay.start && until > pair.today().plus(renewal_days)) continue;
    verdict.check([&] {
      std::string name = check.type.empty() ? "home" : spaced(check.type);
      if (!name.ends_with("check") && !name.ends_with("insurance")) name += " check";
      return Words{"The " + name + (until < pair.today() ? " ended on " : " ends on ") +
                       in_words(until) + ": see to its renewal.",
                   ""};
    });
  }
}

// What a household's record of checks must hold.
struct CheckNeeded {
  graph::CheckKind kind;
  std::string_view name;
};
constexpr std::array<CheckNeeded, 2> checks_needed{
    {{graph::CheckKind::dbs, "DBS check"},
     {graph::CheckKind::home_safety, "home health and safety check"}}};

// Nobody wrote down that a check was made: that is to be looked at before a visit, and no fail.
void check_recorded(const PairFrame& pair, Verdict& verdict) {
  for (const CheckNeeded& needed : checks_needed) {
    if (graph::latest_check(pair.home, needed.kind)) continue;
    verdict.check([&] {
      return Words{
          "No " + std::string(needed.name) + " is on record for " + name_of(pair.home) + ".", ""};
    });
  }
}

// Whether a partial answer helps: breaks and sessions can be shared out, a home cannot.
bool may_be_partial(const PairFrame& pair) {
  return pair.stay.kind == graph::ArrangementKind::short_break ||
         pair.stay.kind == graph::ArrangementKind::day;
}

// All: pass. Not all but at least half of breaks or sessions: worth talking about, "9 of 12
// weekends". Less: fail. A match officer rings a home that can do most; one that can do a third is
// another conversation.
Answer by_count(const PairFrame& pair, std::int32_t sure, std::int32_t possible,
                std::int32_t asked) {
  if (sure == asked) return Answer::pass;
  if (possible == asked) return Answer::unknown;
  return may_be_partial(pair) && 2 * possible >= asked ? Answer::unknown : Answer::fail;
}

std::string so_many(const PairFrame& pair, std::int32_t possible, std::int32_t asked,
                    Answer (HomeDays::*question)(Date) const) {
  const bool day = pair.stay.kind == graph::ArrangementKind::day;
  const bool can_move = pair.stay.flexible_days > 0;
  if (pair.stay.shape == StayShape::nights && !day && !can_move && pair.stay.is_pattern) {
    if (const auto weekends = weekends_of(pair.stay, pair.days, question)) {
      return std::to_string(weekends->possible) + " of " + std::to_string(weekends->asked) +
             " weekends";
    }
  }
  return std::to_string(possible) + " of " + std::to_string(asked) +
         (day ? " sessions" : " nights");
}

Words no_place(const PairFrame& pair, const HomeDays& days, const StayFit& fit) {
  const bool open = pair.stay.shape == StayShape::open;
  Words words;
  if (fit.asked > 1 && fit.room_possible == 0) {
    words.says = pair.stay.kind == graph::ArrangementKind::day ? "It is full on those days."
                                                               : "It is full on those nights.";
  } else if (fit.asked > 1) {
    words.says =
        "There is a place on " + so_many(pair, fit.room_possible, fit.asked, &HomeDays::room) + ".";
  } else {
    words.says = "There is no place";
    if (fit.first_taken) words.says += " on " + in_words(*fit.first_taken);
    words.says += ".";
  }
  // Where those who live there have no end on record, no other date helps.
  if (open && fit.free_from) {
    words.change = "Would fit from " + in_words(*fit.free_from) + " on.";
  } else if (open || !days.room_some_day()) {
    words.change = "Would fit when somebody moves on.";
  } else {
    words.change = "Would fit on other dates, or when somebody moves on.";
  }
  return words;
}

void judge_room(const PairFrame& pair, const HomeDays& days, const StayFit& fit, Verdict& verdict) {
  const auto say = [&] { return no_place(pair, days, fit); };
  if (!days.room_some_day()) {
    verdict.fail(say);
  } else if (pair.stay.shape == StayShape::unstated) {
    verdict.check([] { return Words{"Ask which nights or days are wanted.", ""}; });
  } else {
    const Answer answer = by_count(pair, fit.room, fit.room_possible, fit.asked);
    if (answer == Answer::fail && pair.stay.start_stated) verdict.fail(say);
    if (answer == Answer::fail && !pair.stay.start_stated) verdict.check(say);
    if (answer == Answer::unknown) {
      verdict.check([&] {
        if (fit.room_possible < fit.asked) return say();
        return Words{"Check the dates of those who come there: some are not on record.", ""};
      });
    }
  }
  if (fit.moved != 0 && verdict.now() == Answer::pass) {
    verdict.note([&] {
      return Words{"Fits when it begins " + std::to_string(std::abs(fit.moved)) +
                       (fit.moved > 0 ? " days later." : " days earlier."),
                   ""};
    });
  }
}

Answer offer_answer(const PairFrame& pair) {
  const StayFit& fit = pair.fit;
  if (!pair.days.offers_asked()) return Answer::unknown;
  if (!pair.days.offers_kind()) return Answer::fail;
  if (pair.stay.shape == StayShape::unstated) return Answer::unknown;
  const Answer answer = by_count(pair, fit.offered, fit.offered_possible, fit.asked);
  return answer == Answer::fail && !pair.stay.start_stated ? Answer::unknown : answer;
}

Words not_offered(const PairFrame& pair) {
  if (!pair.days.offers_asked()) {
    return Words{"Ask when the home would welcome somebody, and for what.", ""};
  }
  const std::string kind = in_words(pair.stay.kind);
  if (!pair.days.offers_kind()) {
    return Words{"The home does not offer " + kind + " now.",
                 "Would fit if they offered " + kind + "."};
  }
  const auto until = pair.days.offered_until(pair.stay.start);
  if (pair.stay.shape == StayShape::open && pair.fit.offered_possible > 0 && until) {
    return Words{"The home offers it until " + in_words(*until) + ".", ""};
  }
  if (pair.fit.offered_possible == pair.fit.asked) {
    return Words{"Check with the home which days it offers.", ""};
  }
  if (pair.fit.offered_possible == 0) {
    return Words{"The home does not offer it then.",
                 "Would fit if they offered more days, or if other days were wanted."};
  }
  return Words{"The home offers " +
                   so_many(pair, pair.fit.offered_possible, pair.fit.asked, &HomeDays::offered) +
                   " of what is asked for.",
               "Would fit if they offered more days, or if other days were wanted."};
}

void check_notice(const PairFrame& pair, Verdict& verdict) {
  const std::int32_t hours = (pair.stay.start.days - pair.today().days) * 24;
  for (const graph::Availability& entry : pair.home.available) {
    if (!entry.notice_hours || entry.notice_hours->value <= hours) continue;
    verdict.check([&] {
      return Words{
          "The home asks for " + std::to_string(entry.notice_hours->value) + " hours' notice.", ""};
    });
  }
}

}  // namespace

// Approved by panel, in date on the start date, for this kind, age and need. Closed world. What is
// not stated in an approval is to be checked; what runs out early is too, and a DBS check or a home
// health and safety check of which nothing is on record.
RuleAnswer approval(const PairFrame& pair) {
  Verdict verdict(pair, Rule::approval);
  const bool reached = !pair.home.state || was_ever_approved(*pair.home.state);
  if (!pair.home.approval || !reached) {
    verdict.fail([] { return once_approved("The home is not approved."); });
    return verdict.take();
  }
  check_dates(pair, *pair.home.approval, verdict);
  check_kind(pair, *pair.home.approval, verdict);
  check_age(pair, *pair.home.approval, verdict);
  check_needs(pair, *pair.home.approval, verdict);
  check_lapsing(pair, verdict);
  check_recorded(pair, verdict);
  if (!pair.home.approval->conditions.empty()) {
    verdict.note([] { return Words{"The approval has conditions: read them.", ""}; });
  }
  return verdict.take();
}

// Open to introductions. Homes on the way to approval fail by that rule alone, so that they can be
// a near miss. Under review reads as paused to those without the right; to the others that rule
// says it.
RuleAnswer state(const PairFrame& pair) {
  Verdict verdict(pair, Rule::state);
  if (!pair.home.state) {
    verdict.check([] { return Words{"Ask whether the home is open to introductions.", ""}; });
    return verdict.take();
  }
  if (!is_listed(pair.home, pair.asker.question.rights)) {
    verdict.fail([] { return Words{"The home is paused.", "Would fit once they open again."}; });
  } else if (*pair.home.state == HouseholdState::approved) {
    verdict.fail([] {
      return Words{"The home is approved and not open to introductions yet.",
                   "Would fit once they say that they are open."};
    });
  }
  return verdict.take();
}

// A place on every night or session that is asked for, one cap a home. As if the person came alone;
// what those add who must come along is together_party's.
RuleAnswer capacity(const PairFrame& pair) {
  Verdict verdict(pair, Rule::capacity);
  if (pair.stay.kind_stated && !takes_a_place(pair.stay.kind, pair.asker.question.policy)) {
    return verdict.take();
  }
  const bool alone = pair.party_size() == 1;
  judge_room(pair, alone ? pair.days : pair.days.for_people(1), pair.fit_one, verdict);
  verdict.uses([&] {
    return home_fact(pair, "/approval/people_max",
                     std::to_string(people_max(pair.home, pair.asker.question.policy)));
  });
  return verdict.take();
}

// The home offers that kind on those days. Nothing stated: ask. In an emergency: tonight.
RuleAnswer availability(const PairFrame& pair) {
  Verdict verdict(pair, Rule::availability);
  const Answer answer = offer_answer(pair);
  const auto say = [&] { return not_offered(pair); };
  if (answer == Answer::fail) verdict.fail(say);
  if (answer == Answer::unknown) verdict.check(say);
  check_notice(pair, verdict);
  return verdict.take();
}

// Those who must stay together all have a place, each counted. One room is only for those who both
// asked; own_room looks at rooms.
RuleAnswer together_party(const PairFrame& pair) {
  Verdict verdict(pair, Rule::together_party);
  for (const Member& member : pair.asker.party) {
    if (member.person != nullptr) continue;
    verdict.check([] {
      return Words{"Somebody they must stay together with is not on record any more.", ""};
    });
  }
  for (const graph::TogetherWith& tie : pair.person.together_with) {
    if (tie.strength) continue;
    verdict.check([] { return Words{"Ask how much staying together matters to them.", ""}; });
  }
  const std::int32_t most = people_max(pair.home, pair.asker.question.policy);
  if (pair.party_size() > most && pair.party_size() > 1) {
    verdict.fail([&] {
      return Words{std::to_string(pair.party_size()) + " must stay together; the home may have " +
                       std::to_string(most) + " at a time.",
                   "They may live near each other instead, if they wish."};
    });
  } else if (pair.party_size() > 1 && takes_a_place(pair.stay.kind, pair.asker.question.policy)) {
    judge_room(pair, pair.days, pair.fit, verdict);
  }
  return verdict.take();
}

}  // namespace kith::matcher
