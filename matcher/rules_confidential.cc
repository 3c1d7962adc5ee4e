// SPDX-License-Identifier: Apache-2.0
// What keeps two apart and is nobody's business but the manager's, or its maker's. rules.cc takes
// the words away from readers without the right.
#include <algorithm>

#include "graph/introduction_ledger.h"
#include "matcher/kept_apart.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::Date;
using graph::Decline;
using graph::Number;

bool marked_either_way(const PairFrame& pair) {
  const Date on = pair.today();
  const graph::Person& person = pair.person;
  const graph::Household& home = pair.home;
  if (marks(person, home.identity.number, on)) return true;
  const auto marked = [&](const auto& who) { return marks(person, who.identity.number, on); };
  if (std::any_of(home.carers.begin(), home.carers.end(), marked)) return true;
  if (std::any_of(home.others_living.begin(), home.others_living.end(), marked)) return true;
  return std::any_of(pair.there.may_meet.begin(), pair.there.may_meet.end(),
                     [&](graph::PersonNumber other) {
                       const auto* record = pair.asker.view.find<graph::Person>(other.number);
                       return marks(person, other.number, on) ||
                              (record != nullptr && marks(*record, person.identity.number, on));
                     });
}

Answer lies_in(const graph::Household& home, const graph::AvoidArea& area) {
  Locality place;
  if (home.area) place.name = home.area->name;
  place.is_exact = home.location.has_value();
  if (home.location) {
    place.point = home.location;
  } else if (home.area) {
    place.point = home.area->point;
  }
  return lies_in(place, area);
}

bool is_reopened(const Decline& decline, Date on) {
  return decline.reopened_on && *decline.reopened_on <= on &&
         (!decline.on || *decline.reopened_on >= *decline.on);
}

template <class Of>
bool has_decline(const PairFrame& pair, Of of) {
  return std::any_of(pair.person.declines.begin(), pair.person.declines.end(),
                     [&](const Decline& decline) {
                       return decline.household.number == pair.home.identity.number &&
                              of(decline.by) && !is_reopened(decline, pair.today());
                     });
}

}  // namespace

// A mark between the person and anybody who lives in, comes to or runs the home, either way round,
// while it holds.
RuleAnswer no_contact(const PairFrame& pair) {
  Verdict verdict(pair, Rule::no_contact);
  if (marked_either_way(pair)) {
    verdict.fail([] {
      return Words{"A no-contact mark stands between the person and this home.",
                   "Only the end of the mark."};
    });
  }
  return verdict.take();
}

// The home lies where the person must not be. What cannot be told is to be answered first.
RuleAnswer avoid_area(const PairFrame& pair) {
  Verdict verdict(pair, Rule::avoid_area);
  for (const graph::AvoidArea& area : pair.person.avoid_areas) {
    if (!holds_on(area.until, pair.today())) continue;
    const Answer answer = lies_in(pair.home, area);
    if (answer == Answer::fail) {
      verdict.fail([] {
        return Words{"The home lies in an area that the person must stay away from.",
                     "Only the end of that."};
      });
    } else if (answer == Answer::unknown) {
      verdict.critical([] {
        return Words{
            "Whether the home lies in an area to stay away from cannot be told: check "
            "the address.",
            ""};
      });
    }
  }
  return verdict.take();
}

// A pair that ended for safety never returns.
RuleAnswer ended_for_safety(const PairFrame& pair) {
  Verdict verdict(pair, Rule::ended_for_safety);
  const Number& home = pair.home.identity.number;
  const bool told = std::any_of(
      pair.person.history.begin(), pair.person.history.end(), [&](const graph::History& each) {
        return each.household.number == home && each.kind == graph::HistoryKind::ended_for_safety;
      });
  const bool on_record = std::any_of(pair.there.arrangements.begin(), pair.there.arrangements.end(),
                                     [&](const graph::Arrangement* each) {
                                       return each->person.number == pair.person.identity.number &&
                                              each->ended_by == graph::EndedBy::scheme_safety;
                                     });
  if (told || on_record) {
    verdict.fail([] { return Words{"An arrangement of these two ended for safety.", ""}; });
  }
  return verdict.take();
}

// Readers without the right see a paused home instead (state).
RuleAnswer under_review(const PairFrame& pair) {
  Verdict verdict(pair, Rule::under_review);
  const bool here = pair.home.state == graph::HouseholdState::under_review;
  if (here && pair.asker.question.rights.confidential) {
    verdict.fail([] { return Words{"The home is under review.", "The review ends well."}; });
  }
  return verdict.take();
}

// A refusal on a protected ground is the manager's to decide; until then the pair is on hold, in an
// emergency too.
RuleAnswer protected_ground(const PairFrame& pair) {
  Verdict verdict(pair, Rule::protected_ground);
  if (has_decline(pair,
                  [](graph::DeclinedBy by) { return by == graph::DeclinedBy::protected_ground; })) {
    verdict.fail([] {
      return Words{"A refusal that may be on a protected ground is with the manager.",
                   "Would come back if the manager decided so."};
    });
  }
  return verdict.take();
}

// Declined by one of them, and not reopened by them.
RuleAnswer declined(const PairFrame& pair) {
  Verdict verdict(pair, Rule::declined);
  const graph::Number& person = pair.person.identity.number;
  const bool here = graph::is_declined(pair.asker.view, graph::PersonNumber{person},
                                       graph::HouseholdNumber{pair.home.identity.number});
  if (here || has_decline(pair, [](graph::DeclinedBy by) {
        return by != graph::DeclinedBy::protected_ground;
      })) {
    verdict.fail([] {
      return Words{"This was declined.", "It returns when the one who declined reopens it."};
    });
  }
  return verdict.take();
}

}  // namespace kith::matcher
