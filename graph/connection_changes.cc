// SPDX-License-Identifier: Apache-2.0
#include "graph/connection_changes.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/loss_reasons.h"

namespace kith::graph {
namespace {

constexpr std::int32_t days_before_event = 28;
constexpr std::int32_t days_after_event = 180;
constexpr std::size_t days_met_min = 2;

// Whether a paid worker arranged it, was there or drove; nothing: one of these is not known. Nobody
// drives to a call or a letter.
std::optional<bool> has_worker(const Contact& contact) {
  const bool is_remote = contact.mode && *contact.mode != ContactMode::in_person;
  const std::array<Opt<WhoDid>, 3> parts{
      contact.arranged_by, contact.staffed_by,
      is_remote && !contact.transported_by ? WhoDid::nobody : contact.transported_by};
  const auto by_worker = [](const Opt<WhoDid>& who) { return who == WhoDid::worker; };
  if (std::any_of(parts.begin(), parts.end(), by_worker)) return true;
  const auto known = [](const Opt<WhoDid>& who) { return who.has_value(); };
  if (std::all_of(parts.begin(), parts.end(), known)) return false;
  return std::nullopt;
}

bool is_person(const View& view, const SubjectNumber& other) {
  const auto kind = view.kind_of(other.number);
  return !kind || (*kind != Kind::group && *kind != Kind::household && *kind != Kind::service);
}

bool freely(const TieThen& then) { return then.giving == Giving::freely; }
bool is_by_own_people(const Opt<SaidBy>& by) {
  return by == SaidBy::person || by == SaidBy::family;
}

// The record that tells how it ended: one that held after the last contact, and says something of
// an ending; before others the one without a last day, then with the latest, then the person's own.
const Tie* record_of_ending(const Bond& bond, Date last_contact, Date t1) {
  const auto says = [](const Tie& tie) {
    const bool by_state =
        tie.state && *tie.state != TieState::live && *tie.state != TieState::reconnected;
    return by_state || !tie.state_reason.empty();
  };
  const auto key = [](const Tie& tie) {
    const std::int64_t until = tie.valid_to ? tie.valid_to->days : INT32_MAX;
    const std::int64_t from = tie.valid_from ? tie.valid_from->days : INT32_MIN;
    return std::tuple(-until, rank_of(tie.perspective), -from, tie.identity.number);
  };
  const Tie* best = nullptr;
  for (const Tie* tie : bond.records) {
    if (tie->valid_from && *tie->valid_from > t1) continue;
    if (tie->valid_to && *tie->valid_to <= last_contact) continue;
    if (says(*tie) && (!best || key(*tie) < key(*best))) best = tie;
  }
  return best;
}

std::optional<EndingKind> ending_of(const Tie* record) {
  if (!record) return std::nullopt;
  const LossReason reason = loss_reason_from_words(record->state_reason);
  if (record->state == TieState::died) return EndingKind::died;
  const bool is_chosen =
      record->state == TieState::ended_by_person || reason == LossReason::persons_choice;
  if (is_chosen && is_by_own_people(record->state_reason_said_by)) return EndingKind::chosen;
  const bool is_decided = !record->decision.empty() && record->decision_review_on;
  if (record->state == TieState::ended_safe && is_decided) return EndingKind::safe;
  return std::nullopt;
}

// What is not believed without more (domain §5.2, "Chosen/safe endings") is not known.
LossReason reason_of(const Tie* record) {
  if (!record) return LossReason::unknown;
  if (record->state == TieState::ended_by_person || record->state == TieState::ended_safe) {
    return LossReason::unknown;
  }
  const LossReason reason = loss_reason_from_words(record->state_reason);
  const bool needs_more = reason == LossReason::persons_choice || reason == LossReason::safety;
  return needs_more ? LossReason::unknown : reason;
}

std::vector<LossLink> service_chain(const std::vector<const ServiceEvent*>& events, Date loss,
                                    LossReason reason) {
  std::vector<LossLink> chain;
  if (!may_be_attributable(reason)) return chain;
  for (const ServiceEvent* event : events) {
    const std::int32_t after = loss.days - event->on->days;
    if (after < -days_before_event || after > days_after_event) continue;
    chain.push_back({ServiceEventNumber{event->identity.number}, event->service, event->change,
                     *event->on, after, event->said_by});
  }
  return chain;
}

class Changes {
 public:
  Changes(const View& view, const LedgerRecords& records, const LedgerDays& days,
          LedgerFlags& flags)
      : view_(view), records_(records), days_(days), flags_(flags) {}

  void look(const Bond& bond, const LedgerTie& row) {
    look_not_told(row);
    const bool live_before = row.t0->standing == TieStanding::live;
    const bool live_after = row.t1->standing == TieStanding::live;
    const bool was_over =
        row.t0->standing == TieStanding::lapsed || row.t0->standing == TieStanding::ended;
    if (!row.in_t0 && live_after) look_new(bond, row);
    if (was_over && live_after && freely(*row.t1)) made_.reconnected.push_back(row.tie);
    if (live_before && live_after) look_kept(bond, row);
    const bool is_over =
        row.t1->standing == TieStanding::lapsed || row.t1->standing == TieStanding::ended;
    if (live_before && is_over && freely(*row.t0)) look_over(bond, row);
  }

  LedgerChanges take() {
    const auto lost = static_cast<std::int64_t>(made_.lost.size());
    const auto paid = static_cast<std::int64_t>(made_.paid_gained.size());
    const auto carers = static_cast<std::int64_t>(made_.carers_gained.size());
    made_.replacement = {paid, lost};
    made_.replacement_with_carers = {paid + carers, lost};
    return std::move(made_);
  }

 private:
  void look_not_told(const LedgerTie& row) {
    const auto tell = [&](NotTold what) { made_.not_told.push_back({row.tie, what}); };
    const auto pay_matters = [](const TieThen& then) {
      return then.standing == TieStanding::live && then.giving == Giving::unknown;
    };
    if (row.t0->standing == TieStanding::unknown) tell(NotTold::standing_at_t0);
    if (row.t1->standing == TieStanding::unknown) tell(NotTold::standing_at_t1);
    if (pay_matters(*row.t0)) tell(NotTold::pay_at_t0);
    if (pay_matters(*row.t1)) tell(NotTold::pay_at_t1);
  }

  void look_new(const Bond& bond, const LedgerTie& row) {
    if (row.t1->giving == Giving::paid) made_.paid_gained.push_back(row.tie);
    if (row.t1->giving == Giving::shared_lives_carer) made_.carers_gained.push_back(row.tie);
    if (!freely(*row.t1)) return;
    std::set<Date> met;
    std::vector<ContactNumber> contacts;
    std::optional<ContactNumber> own;
    bool is_worker_unknown = false;
    for (const Contact* contact : bond.contacts) {
      if (*contact->on > *days_.t1) break;
      const ContactNumber number{contact->identity.number};
      met.insert(*contact->on);
      contacts.push_back(number);
      const std::optional<bool> worker = has_worker(*contact);
      if (!worker) is_worker_unknown = true;
      if (worker == false && !own) own = number;
    }
    const auto not_made = [&](NotMadeWhy why) {
      made_.not_made.push_back({row.tie, why, contacts});
    };
    if (!is_person(view_, row.other)) {
      not_made(NotMadeWhy::no_person);
    } else if (met.size() < days_met_min) {
      not_made(NotMadeWhy::few_days);
    } else if (!own) {
      not_made(is_worker_unknown ? NotMadeWhy::worker_unknown : NotMadeWhy::always_worker);
    } else {
      made_.made.push_back({row.tie, contacts, *own});
    }
  }

  void look_kept(const Bond& bond, const LedgerTie& row) {
    if (row.t0->giving != row.t1->giving && row.t0->giving != Giving::unknown &&
        row.t1->giving != Giving::unknown) {
      flags_.raise(LedgerFlagKind::giving_changed, row.tie.number);
    }
    if (!freely(*row.t0) || !freely(*row.t1)) return;
    const Tie* before = record_of(bond, row.t0);
    const Tie* after = record_of(bond, row.t1);
    const Typical* rhythm = ruling_rhythm(bond, days_);
    const bool fits = !rhythm || rhythm->per_days.value <= frequency_days * rhythm->contacts.value;
    const bool is_comparable =
        fits && row.t0->contacts && row.t1->contacts && row.t0->contacts->contacts > 0;
    const std::int64_t n0 = is_comparable ? row.t0->contacts->contacts : 0;
    const std::int64_t n1 = is_comparable ? row.t1->contacts->contacts : 0;
    const bool more = is_comparable && 2 * n1 >= 3 * n0 && after->wanted == Wanted::yes;
    const bool inward = before->ring && after->ring && *after->ring < *before->ring;
    if (inward || more) made_.deepened.push_back({row.tie, inward, more});
    if (is_comparable && 2 * n1 <= n0) made_.weakened.push_back({row.tie, false, true});
  }

  void look_over(const Bond& bond, const LedgerTie& row) {
    const Tie* before = record_of(bond, row.t0);
    const Date last = row.t1->last_contact->on;
    const Tie* record = record_of_ending(bond, last, *days_.t1);
    std::optional<EndingKind> kind = ending_of(record);
    if (!kind && before->wanted == Wanted::no) kind = EndingKind::not_wanted;
    if (kind) {
      const Tie* said = *kind == EndingKind::not_wanted ? before : record;
      made_.endings.push_back(
          {row.tie, *kind, last, TieNumber{said->identity.number},
           *kind == EndingKind::not_wanted ? said->perspective : said->state_reason_said_by});
      return;
    }
    const Tie* after = record_of(bond, row.t1);
    LostTie loss;
    loss.unwanted_since =
        (after && after->wanted == Wanted::no) || (record && record->wanted == Wanted::no);
    add_loss(row, *before, record, last, std::move(loss));
  }

  void add_loss(const LedgerTie& row, const Tie& before, const Tie* record, Date last,
                LostTie loss) {
    loss.tie = row.tie;
    loss.on = last;
    loss.reason = reason_of(record);
    if (record) {
      loss.reason_record = TieNumber{record->identity.number};
      loss.reason_said_by = record->state_reason_said_by;
    }
    if (before.would_miss) loss.would_miss = before.would_miss->value;
    loss.has_proxy_weight = before.would_miss_proxy.has_value();
    loss.chain = service_chain(records_.events, last, loss.reason);
    if (!loss.chain.empty()) made_.attributable.push_back(row.tie);
    if (loss.would_miss) {
      made_.weighted_loss += *loss.would_miss;
    } else {
      made_.weight_unknown.push_back(row.tie);
    }
    made_.lost.push_back(std::move(loss));
  }

  const View& view_;
  const LedgerRecords& records_;
  const LedgerDays& days_;
  LedgerFlags& flags_;
  LedgerChanges made_;
};

}  // namespace

LedgerChanges changes_of(const View& view, const LedgerRecords& records, const LedgerDays& days,
                         const std::vector<LedgerTie>& rows, LedgerFlags& flags) {
  Changes changes(view, records, days, flags);
  for (std::size_t i = 0; i < rows.size(); ++i) changes.look(records.bonds[i], rows[i]);
  return changes.take();
}

}  // namespace kith::graph
