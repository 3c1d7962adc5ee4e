// SPDX-License-Identifier: Apache-2.0
#include "graph/connection_ledger.h"

#include <algorithm>

#include "graph/connection_changes.h"
#include "graph/connection_days.h"
#include "graph/connection_records.h"
#include "graph/connection_standing.h"
#include "graph/connection_travel.h"

namespace kith::graph {
namespace {

Result<void> check_window(const LedgerQuestion& question) {
  if (question.from >= question.to) {
    return Error{ErrorCode::bad_input, "The window has to end after it begins: from " +
                                           to_text(question.from) + " to " + to_text(question.to) +
                                           " there is no day."};
  }
  if (question.to > question.today) {
    return Error{ErrorCode::bad_input, "The window ends on " + to_text(question.to) +
                                           ", after today: nothing is known of it yet."};
  }
  return {};
}

// Ties of which the minutes are known, by who is paid.
void share_minutes(const TieThen& then, const TieNumber& tie, LiveTies& live) {
  if (!then.contacts || !then.contacts->minutes) {
    live.minutes_unknown.push_back(tie);
    return;
  }
  const std::int64_t minutes = *then.contacts->minutes;
  live.by_minutes.whole += minutes;
  if (then.giving != Giving::shared_lives_carer) live.by_minutes_without_carers.whole += minutes;
  if (then.giving != Giving::freely) return;
  live.by_minutes.part += minutes;
  live.by_minutes_without_carers.part += minutes;
}

void add_live(const TieThen& then, const TieNumber& tie, LiveTies& live) {
  switch (then.giving) {
    case Giving::freely: live.freely.push_back(tie); break;
    case Giving::paid: live.paid.push_back(tie); break;
    case Giving::shared_lives_carer: live.carers.push_back(tie); break;
    case Giving::unknown: live.pay_unknown.push_back(tie); return;
  }
  share_minutes(then, tie, live);
}

void share_counts(LiveTies& live) {
  const auto freely = static_cast<std::int64_t>(live.freely.size());
  const auto paid = static_cast<std::int64_t>(live.paid.size());
  const auto carers = static_cast<std::int64_t>(live.carers.size());
  live.by_count = {freely, freely + paid + carers};
  live.by_count_without_carers = {freely, freely + paid};
}

void add_category(const Tie& record, const TieNumber& tie, CircleFigures& figures) {
  const bool is_one_of_six = record.category && *record.category != TieCategory::paid;
  if (is_one_of_six) {
    figures.categories[static_cast<std::size_t>(*record.category)].push_back(tie);
  } else {
    figures.category_unknown.push_back(tie);
  }
}

CircleFigures figures_at(const LedgerRecords& records, const std::vector<LedgerTie>& rows,
                         LedgerDay point, LedgerFlags& flags) {
  CircleFigures figures;
  const bool is_t0 = point == LedgerDay::t0;
  figures.on = is_t0 ? *records.t0_on() : *records.t1_on();
  for (const Review* review : is_t0 ? records.t0 : records.t1) {
    const ReviewNumber number{review->identity.number};
    figures.reviews.push_back(number);
    for (const SelfRated& answer : review->self_rated)
      figures.self_rated.push_back({number, answer});
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::optional<TieThen>& then = is_t0 ? rows[i].t0 : rows[i].t1;
    if (then->standing != TieStanding::live) continue;
    const Tie& record = *record_of(records.bonds[i], then);
    add_live(*then, rows[i].tie, figures.live);
    if (then->giving == Giving::freely) add_category(record, rows[i].tie, figures);
    if (!record.gives.empty()) figures.gives.push_back(rows[i].tie);
  }
  share_counts(figures.live);
  figures.fragility = fragility_at(records, rows, point, flags);
  return figures;
}

bool names_some_tie(const std::vector<const Review*>& reviews) {
  return std::any_of(reviews.begin(), reviews.end(),
                     [](const Review* review) { return !review->ties.empty(); });
}

std::vector<TieNumber> reference_circle_of(const std::vector<Bond>& bonds) {
  std::vector<TieNumber> found;
  for (const Bond& bond : bonds) {
    const bool is_before =
        std::any_of(bond.records.begin(), bond.records.end(),
                    [](const Tie* tie) { return tie->first_met_via == "before"; });
    if (is_before) found.push_back(bond.tie);
  }
  return found;
}

void add_days(const LedgerRecords& records, const LedgerQuestion& question, LedgerFlags& flags,
              ConnectionLedger& ledger) {
  ledger.days = contact_days_of(records, question.from, question.to);
  if (!ledger.days) {
    flags.raise(LedgerFlagKind::no_contacts_recorded, records.person->identity.number);
  }
  ledger.only_service = only_service_hours_of(records);
}

}  // namespace

Result<ConnectionLedger> connection_ledger(const View& view, const LedgerQuestion& question) {
  if (auto checked = check_window(question); !checked) return std::move(checked).error();
  const Person* person = view.person(question.person);
  if (!person) return Error{ErrorCode::not_found, "There is no such person."};
  LedgerFlags flags;
  const LedgerRecords records = ledger_records(view, question, *person, flags);
  const LedgerDays days{records.t0_on(), records.t1_on(), question.today};
  ConnectionLedger ledger;
  ledger.person = PersonNumber{person->identity.number};
  ledger.from = question.from;
  ledger.to = question.to;
  const bool t0_names_some = names_some_tie(records.t0);
  for (const Bond& bond : records.bonds) {
    ledger.ties.push_back(row_of(bond, days, t0_names_some, flags));
  }
  ledger.reference_circle = reference_circle_of(records.bonds);
  if (days.t0) ledger.t0 = figures_at(records, ledger.ties, LedgerDay::t0, flags);
  if (days.t1) ledger.t1 = figures_at(records, ledger.ties, LedgerDay::t1, flags);
  if (days.t0 && days.t1) {
    ledger.changes = changes_of(view, records, days, ledger.ties, flags);
    ledger.travel = travel_of(records, ledger.ties, flags);
  }
  add_days(records, question, flags, ledger);
  ledger.flags = flags.list();
  return ledger;
}

const LedgerTie* find_tie(const ConnectionLedger& ledger, const TieNumber& tie) {
  const auto found =
      std::find_if(ledger.ties.begin(), ledger.ties.end(), [&tie](const LedgerTie& row) {
        return std::find(row.records.begin(), row.records.end(), tie) != row.records.end();
      });
  return found == ledger.ties.end() ? nullptr : &*found;
}

}  // namespace kith::graph
