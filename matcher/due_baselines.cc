// SPDX-License-Identifier: Apache-2.0
// Circle reviews before somebody moves in: of who moves, of each who lives there already, and of
// family who are on record themselves, as an arrangement can cut off others, too (domain §5.3).
#include <algorithm>

#include "graph/agreements.h"
#include "matcher/due_rows.h"
#include "matcher/family_on_record.h"

namespace kith::matcher {
namespace {

using graph::Date;
using graph::PersonNumber;

bool was_reviewed(const graph::View& view, const PersonNumber& person, Date start) {
  const auto reviews = view.about<graph::Review>(person.number);
  return std::any_of(reviews.begin(), reviews.end(), [&](const graph::Review* review) {
    return review->person == person && review->on && *review->on <= start &&
           start.days - review->on->days <= baseline_days;
  });
}

bool may_be_reviewed(const graph::View& view, const PersonNumber& person, Date today) {
  const auto* found = view.find<graph::Person>(person.number);
  return found != nullptr && graph::lets_circle_be_held(*found, today);
}

}  // namespace

void find_due_baselines(DueRows& rows, const graph::Number& introduction,
                        const graph::IntroductionState& state) {
  const bool moves_in =
      state.terms && state.terms->kind == graph::ArrangementKind::live_in && state.terms->start;
  if (!moves_in || state.on_hold || state.objected) return;
  std::vector<PersonNumber> people{state.person};
  if (const auto* home = rows.view().find<graph::Household>(state.household.number)) {
    for (const graph::ResidentStatement& resident : home->residents) {
      people.push_back(resident.person);
    }
  }
  for (const PersonNumber& each : family_on_record(rows.view(), state.person, rows.today())) {
    if (std::find(people.begin(), people.end(), each) == people.end()) people.push_back(each);
  }
  const Date start = *state.terms->start;
  for (const PersonNumber& person : people) {
    if (!may_be_reviewed(rows.view(), person, rows.today())) continue;
    if (was_reviewed(rows.view(), person, start)) continue;
    DueRow row = due_row(DueKind::baseline_review, start, graph::Kind::introduction, introduction);
    row.person = person;
    row.household = state.household;
    row.who = {{graph::Party::person, graph::as_subject(state.person)}};
    rows.add_deadline(std::move(row));
  }
}

}  // namespace kith::matcher
