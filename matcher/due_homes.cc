// SPDX-License-Identifier: Apache-2.0
// What is due of carer households.
#include <algorithm>
#include <vector>

#include "graph/agreements.h"
#include "graph/household_checks.h"
#include "matcher/due_rows.h"

namespace kith::matcher {
namespace {

using graph::AgreementFor;
using graph::Date;
using graph::Household;
using graph::HouseholdState;
using graph::Kind;
using graph::Opt;

DueRow of_home(DueKind kind, Date on, const Household& home) {
  DueRow row = due_row(kind, on, Kind::household, home.identity.number);
  row.household = graph::HouseholdNumber{home.identity.number};
  return row;
}

bool has_left(const Household& home) {
  return home.state == HouseholdState::deapproved || home.state == HouseholdState::resigned;
}

// Of a home whose state nobody wrote down, an approval says so.
bool is_approved_home(const Household& home) {
  if (!home.state) return home.approval.has_value();
  return *home.state >= HouseholdState::approved && !has_left(home);
}

// The soonest of some days; today where there is none.
Date soonest(const std::vector<Date>& days, Date today) {
  return days.empty() ? today : *std::min_element(days.begin(), days.end());
}

// The day of a check, of which none or none with a day may be on record.
Opt<Date> day_of(const graph::Check* check) { return check ? check->on : std::nullopt; }

// A year after the last review or the approval, and the day the panel has asked for.
std::vector<Date> review_days(const Household& home, Opt<Date> reviewed) {
  std::vector<Date> days;
  const auto& approval = home.approval;
  std::vector<Date> last;
  if (reviewed) last.push_back(*reviewed);
  if (approval && approval->from) last.push_back(*approval->from);
  if (!last.empty()) days.push_back(std::max(last.front(), last.back()).plus(year_days));
  const bool asked = approval && approval->panel_next;
  if (asked && (!reviewed || *reviewed < *approval->panel_next)) {
    days.push_back(*approval->panel_next);
  }
  return days;
}

// At least once a year; the panel may want to look sooner. How a home came through its states is
// confidential, so no review is read from there.
void find_household_review(DueRows& rows, const Household& home) {
  const Opt<Date> reviewed = day_of(graph::latest_check(home, graph::CheckKind::yearly_review));
  const std::vector<Date> days = review_days(home, reviewed);
  DueRow row = of_home(DueKind::household_review, soonest(days, rows.today()), home);
  row.since = reviewed;
  row.not_on_record = days.empty();
  rows.add_deadline(std::move(row));
}

void find_home_safety(DueRows& rows, const Household& home) {
  const graph::Check* check = graph::latest_check(home, graph::CheckKind::home_safety);
  std::vector<Date> days;
  if (check && check->until) days.push_back(*check->until);
  if (check && check->on) days.push_back(check->on->plus(year_days));
  DueRow row = of_home(DueKind::home_safety_check, soonest(days, rows.today()), home);
  row.since = day_of(check);
  row.not_on_record = days.empty();
  rows.add_deadline(std::move(row));
}

void find_checks(DueRows& rows, const Household& home) {
  for (const graph::Check& check : home.checks) {
    if (!check.until || graph::is_superseded(home, check)) continue;
    if (graph::is_of(check, graph::CheckKind::home_safety)) continue;  // a row of its own
    DueRow row = of_home(DueKind::check_ends, *check.until, home);
    row.what = check.type;
    rows.add_deadline(std::move(row));
  }
}

void find_competences(DueRows& rows, const Household& home) {
  for (const graph::Carer& carer : home.carers) {
    for (const graph::Competence& each : carer.competences) {
      if (!each.until) continue;
      DueRow row = of_home(DueKind::competence_ends, *each.until, home);
      row.who = {{graph::Party::carer, carer.subject()}};
      row.what = each.task;
      rows.add_deadline(std::move(row));
    }
  }
}

// The first day on which a yes of theirs ends; nothing more is told of it, nor anything while one
// of them has not said yes.
class FirstEnd {
 public:
  FirstEnd(AgreementFor purpose, Date on) : purpose_(purpose), on_(on) {}

  void take(const graph::List<graph::Agreement>& list) {
    const auto now = graph::agreed_to(list, purpose_, on_, false);
    all_ = all_ && (now == graph::Agreed::yes || now == graph::Agreed::ended);
    if (!all_) return;
    const auto* said = graph::latest_answer(list, purpose_, on_);
    if (said->until && (!end_ || *said->until < *end_)) end_ = said->until;
  }
  Opt<Date> end() const { return all_ ? end_ : std::nullopt; }

 private:
  AgreementFor purpose_;
  Date on_;
  bool all_ = true;
  Opt<Date> end_;
};

void find_home_agreements(DueRows& rows, const Household& home) {
  for (const AgreementFor purpose : {AgreementFor::match, AgreementFor::share}) {
    FirstEnd first(purpose, rows.today());
    for (const graph::Carer& each : home.carers) first.take(each.agreement);
    if (purpose == AgreementFor::match) {
      for (const graph::OtherLiving& each : home.others_living) {
        const bool gone = each.stays_until && *each.stays_until <= rows.today();
        if (!gone && each.living == graph::LivingKind::adult) first.take(each.agreement);
      }
      for (const graph::ResidentStatement& each : home.residents) first.take(each.agreement);
    }
    const Opt<Date> end = first.end();
    if (!end) continue;
    DueRow row = of_home(DueKind::agreement_ends, *end, home);
    row.what = graph::word(purpose);
    rows.add_deadline(std::move(row));
  }
}

void find_of_home(DueRows& rows, const Household& home) {
  if (has_left(home)) return;
  find_checks(rows, home);
  if (home.sharing && home.sharing->until) {
    rows.add_deadline(of_home(DueKind::sharing_ends, *home.sharing->until, home));
  }
  find_home_agreements(rows, home);
  if (!is_approved_home(home)) return;
  find_competences(rows, home);
  find_household_review(rows, home);
  find_home_safety(rows, home);
  if (home.approval && home.approval->until) {
    rows.add_deadline(of_home(DueKind::approval_ends, *home.approval->until, home));
  }
}

}  // namespace

void find_due_homes(DueRows& rows) {
  for (const graph::Number& number : rows.view().numbers(Kind::household)) {
    find_of_home(rows, *rows.view().find<Household>(number));
  }
}

}  // namespace kith::matcher
