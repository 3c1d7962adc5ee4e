// SPDX-License-Identifier: Apache-2.0
// What keeps two apart and is nobody's business but the manager's, or its maker's. rules.cc takes
// the words away from readers without the right.
#include <algorithm>

#include "graph/travel.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::Date;
using graph::Decline;
using graph::Number;

// How far the address may lie from the centre of its district.
constexpr std::int32_t district_radius_m = 1'500;

bool holds(const std::optional<Date>& until, Date on) { return !until || *until >= on; }

bool marks(const graph::Person& person, const Number& other, Date on) {
  return std::any_of(person.no_contact.begin(), person.no_contact.end(),
                     [&](const graph::NoContact& mark) {
                       return mark.with.number == other && holds(mark.until, on);
                     });
}

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

// Whether a home lies in an area: by its address; by the centre of its district where that is all
// that is known, and then near the border nobody can say; by the area's name.
Answer lies_in(const graph::Household& home, const graph::AvoidArea& area) {
  if (home.area && !area.place.name.empty() && same_word(home.area->name, area.place.name)) {
    return Answer::fail;
  }
  const graph::Point* point = nullptr;
  if (home.location)
    point = &*home.location;
  else if (home.area && home.area->point)
    point = &*home.area->point;
  const bool is_shape = area.polygon.size() >= 3;
  const bool is_circle = area.place.point && area.radius_m;
  if (point == nullptr || (!is_shape && !is_circle)) return Answer::unknown;
  if (is_shape && graph::inside(*point, area.polygon)) return Answer::fail;
  if (is_circle && graph::within(*point, *area.place.point, area.radius_m->value)) {
    return Answer::fail;
  }
  if (home.location) return Answer::pass;
  const std::int32_t slack = district_radius_m;
  const bool near_circle =
      is_circle && graph::within(*point, *area.place.point, area.radius_m->value + slack);
  const bool near_shape =
      is_shape && std::any_of(area.polygon.begin(), area.polygon.end(), [&](const auto& corner) {
        return graph::within(*point, corner, slack);
      });
  return near_circle || near_shape ? Answer::unknown : Answer::pass;
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
    if (!holds(area.until, pair.today())) continue;
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
  if (has_decline(pair,
                  [](graph::DeclinedBy by) { return by != graph::DeclinedBy::protected_ground; })) {
    verdict.fail([] {
      return Words{"This was declined.", "It returns when the one who declined reopens it."};
    });
  }
  return verdict.take();
}

}  // namespace kith::matcher
