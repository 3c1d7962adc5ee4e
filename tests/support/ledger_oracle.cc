// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ledger_oracle.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "tests/support/ledger_oracle_records.h"
#include "tests/support/ledger_oracle_ways.h"

namespace kith::tests::oracle {
namespace {

// The reasons that a random life has words for.
LossReason reason_in(const std::string& words) {
  static const std::map<std::string, LossReason> known{
      {"moved: too far", LossReason::moved},
      {"clash with work", LossReason::clash},
      {"Transport", LossReason::transport},
      {"staff change", LossReason::staff_change},
      {"policy", LossReason::rule},
      {"cost", LossReason::cost},
      {"illness", LossReason::death_or_illness},
      {"person's choice", LossReason::persons_choice},
      {"fell out", LossReason::quarrel},
      {"safety", LossReason::safety}};
  const auto found = known.find(words);
  return found == known.end() ? LossReason::unknown : found->second;
}

bool service_can_cause(LossReason reason) {
  const std::set<LossReason> list{LossReason::moved,     LossReason::clash,
                                  LossReason::transport, LossReason::staff_change,
                                  LossReason::rule,      LossReason::cost};
  return list.count(reason) > 0;
}

class Judge {
 public:
  Judge(const std::vector<Record>& records, Date from, Date to, Date today)
      : life_(life_of(records)), from_(from), to_(to), today_(today) {
    t0_ = latest_review(from);
    t1_ = latest_review(to);
    if (t1_ && t0_ == t1_) t1_.reset();
    std::map<Number, const std::vector<Tie>*> in_order;
    for (const auto& each : life_.connections) {
      in_order[each.second.front().identity.number] = &each.second;
    }
    for (const auto& each : in_order) asked_.emplace_back(life_, *each.second, t0_, t1_, today);
  }

  ConnectionLedger ledger() {
    ConnectionLedger ledger;
    ledger.person = {life_.person.identity.number};
    ledger.from = from_;
    ledger.to = to_;
    for (const AskedTie& asked : asked_) ledger.ties.push_back(row(asked));
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      for (const Tie& tie : asked_[i].ties()) {
        if (tie.first_met_via != "before") continue;
        ledger.reference_circle.push_back(ledger.ties[i].tie);
        break;
      }
    }
    if (t0_) ledger.t0 = figures(ledger.ties, true);
    if (t1_) ledger.t1 = figures(ledger.ties, false);
    if (t0_ && t1_) {
      ledger.changes = changes(ledger.ties);
      ledger.travel = Ways(life_, asked_).travel(ledger.ties);
    }
    ledger.days = days();
    ledger.only_service = only_service();
    flag_all(ledger);
    return ledger;
  }

 private:
  Opt<Date> latest_review(Date by) const {
    for (Date day = by; day.days > by.days - 6'000; day = day.plus(-1)) {
      for (const Review& review : life_.reviews) {
        if (review.on == day) return day;
      }
    }
    return {};
  }
  std::vector<Review> reviews_on(Date day) const {
    std::vector<Review> found;
    for (int line = 0; line <= 5; ++line) {
      for (const Review& review : life_.reviews) {
        if (review.on == day && place_in_line(review.perspective) == line) found.push_back(review);
      }
    }
    return found;
  }

  LedgerTie row(const AskedTie& asked) const {
    LedgerTie row;
    row.tie = {asked.ties().front().identity.number};
    row.other = asked.ties().front().other.number;
    for (const Tie& tie : asked.ties()) {
      row.records.push_back({tie.identity.number});
      if (tie.hidden == true) row.hidden = true;
    }
    row.in_t0 = t0_ && asked.known_by(*t0_);
    if (t0_) row.t0 = asked.then(*t0_, true);
    if (t1_) row.t1 = asked.then(*t1_, false);
    return row;
  }

  CircleFigures figures(const std::vector<LedgerTie>& rows, bool is_t0) const {
    CircleFigures figures;
    figures.on = is_t0 ? *t0_ : *t1_;
    for (const Review& review : reviews_on(figures.on)) {
      figures.reviews.push_back({review.identity.number});
      for (const SelfRated& answer : review.self_rated) {
        figures.self_rated.push_back({{review.identity.number}, answer});
      }
    }
    std::int64_t minutes[4] = {0, 0, 0, 0};  // by Giving
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const TieThen& then = is_t0 ? *rows[i].t0 : *rows[i].t1;
      if (then.standing != TieStanding::live) continue;
      const Tie& record = *asked_[i].record(then.record);
      if (!record.gives.value.empty()) figures.gives.push_back(rows[i].tie);
      std::vector<TieNumber>* lists[4] = {&figures.live.freely, &figures.live.paid,
                                          &figures.live.carers, &figures.live.pay_unknown};
      lists[static_cast<std::size_t>(then.giving)]->push_back(rows[i].tie);
      if (then.giving == Giving::unknown) continue;
      if (then.contacts && then.contacts->minutes) {
        minutes[static_cast<std::size_t>(then.giving)] += *then.contacts->minutes;
      } else {
        figures.live.minutes_unknown.push_back(rows[i].tie);
      }
      if (then.giving != Giving::freely) continue;
      const auto category =
          record.category ? static_cast<std::size_t>(*record.category) : figures.categories.size();
      (category < 6 ? figures.categories[category] : figures.category_unknown)
          .push_back(rows[i].tie);
    }
    const auto size = [](const std::vector<TieNumber>& list) {
      return static_cast<std::int64_t>(list.size());
    };
    const LiveTies& live = figures.live;
    figures.live.by_count = {size(live.freely),
                             size(live.freely) + size(live.paid) + size(live.carers)};
    figures.live.by_count_without_carers = {size(live.freely), size(live.freely) + size(live.paid)};
    figures.live.by_minutes = {minutes[0], minutes[0] + minutes[1] + minutes[2]};
    figures.live.by_minutes_without_carers = {minutes[0], minutes[0] + minutes[1]};
    figures.fragility = Ways(life_, asked_).fragility(rows, is_t0);
    return figures;
  }

  LedgerChanges changes(const std::vector<LedgerTie>& rows) const {
    LedgerChanges all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const LedgerTie& row = rows[i];
      const TieStanding s0 = row.t0->standing;
      const TieStanding s1 = row.t1->standing;
      if (s0 == TieStanding::unknown) all.not_told.push_back({row.tie, NotTold::standing_at_t0});
      if (s1 == TieStanding::unknown) all.not_told.push_back({row.tie, NotTold::standing_at_t1});
      if (s0 == TieStanding::live && row.t0->giving == Giving::unknown) {
        all.not_told.push_back({row.tie, NotTold::pay_at_t0});
      }
      if (s1 == TieStanding::live && row.t1->giving == Giving::unknown) {
        all.not_told.push_back({row.tie, NotTold::pay_at_t1});
      }
      if (s1 == TieStanding::live) {
        if (!row.in_t0) judge_new(asked_[i], row, all);
        const bool over = s0 == TieStanding::lapsed || s0 == TieStanding::ended;
        if (over && row.t1->giving == Giving::freely) all.reconnected.push_back(row.tie);
        if (s0 == TieStanding::live) judge_kept(asked_[i], row, all);
      }
      if (s0 == TieStanding::live && row.t0->giving == Giving::freely &&
          (s1 == TieStanding::lapsed || s1 == TieStanding::ended)) {
        judge_lost(asked_[i], row, all);
      }
    }
    const auto lost = static_cast<std::int64_t>(all.lost.size());
    all.replacement = {static_cast<std::int64_t>(all.paid_gained.size()), lost};
    all.replacement_with_carers = {
        static_cast<std::int64_t>(all.paid_gained.size() + all.carers_gained.size()), lost};
    return all;
  }

  void judge_new(const AskedTie& asked, const LedgerTie& row, LedgerChanges& all) const {
    if (row.t1->giving == Giving::paid) all.paid_gained.push_back(row.tie);
    if (row.t1->giving == Giving::shared_lives_carer) all.carers_gained.push_back(row.tie);
    if (row.t1->giving != Giving::freely) return;
    const std::vector<Contact> met = asked.contacts(t0_->plus(-3'000), t1_->plus(1));
    std::vector<ContactNumber> numbers;
    std::vector<ContactNumber> own;
    std::set<Date> days;
    bool unclear = false;
    for (const Contact& contact : met) {
      numbers.push_back({contact.identity.number});
      days.insert(*contact.on);
      const bool by_voice = contact.mode && contact.mode != ContactMode::in_person;
      int workers = 0, others = 0;
      for (const auto* who : {&contact.arranged_by, &contact.staffed_by, &contact.transported_by}) {
        if (*who == WhoDid::worker) ++workers;
        if (*who && *who != WhoDid::worker) ++others;
      }
      if (by_voice && !contact.transported_by) ++others;
      if (workers == 0 && others == 3) own.push_back({contact.identity.number});
      if (workers == 0 && others < 3) unclear = true;
    }
    if (days.size() < 2) {
      all.not_made.push_back({row.tie, NotMadeWhy::few_days, numbers});
    } else if (!own.empty()) {
      all.made.push_back({row.tie, numbers, own.front()});
    } else {
      all.not_made.push_back(
          {row.tie, unclear ? NotMadeWhy::worker_unknown : NotMadeWhy::always_worker, numbers});
    }
  }

  static void judge_kept(const AskedTie& asked, const LedgerTie& row, LedgerChanges& all) {
    if (row.t0->giving != Giving::freely || row.t1->giving != Giving::freely) return;
    const Tie& before = *asked.record(row.t0->record);
    const Tie& after = *asked.record(row.t1->record);
    ChangedTie deeper{row.tie, false, false};
    if (before.ring && after.ring) {
      deeper.by_ring = static_cast<int>(*after.ring) < static_cast<int>(*before.ring);
    }
    const Opt<Typical> usual = asked.rhythm();
    const bool seldom = usual && usual->per_days.value > 90 * usual->contacts.value;
    if (!seldom && row.t0->contacts && row.t1->contacts && row.t0->contacts->contacts > 0) {
      const double was = row.t0->contacts->contacts;
      const double is = row.t1->contacts->contacts;
      deeper.by_frequency = is >= 1.5 * was && after.wanted == Wanted::yes;
      if (is <= 0.5 * was) all.weakened.push_back({row.tie, false, true});
    }
    if (deeper.by_ring || deeper.by_frequency) all.deepened.push_back(deeper);
  }

  const Tie* end_record(const AskedTie& asked, Date last) const {
    std::map<std::tuple<std::int64_t, int, std::int64_t, Number>, const Tie*> found;
    for (const Tie& tie : asked.ties()) {
      if (tie.valid_from && *tie.valid_from > *t1_) continue;
      if (tie.valid_to && *tie.valid_to <= last) continue;
      const bool quiet =
          !tie.state || tie.state == TieState::live || tie.state == TieState::reconnected;
      if (quiet && tie.state_reason.empty()) continue;
      const std::int64_t until = tie.valid_to ? -tie.valid_to->days : -1'000'000;
      const std::int64_t since = tie.valid_from ? -tie.valid_from->days : 1'000'000;
      found[{until, place_in_line(tie.perspective), since, tie.identity.number}] = &tie;
    }
    return found.empty() ? nullptr : found.begin()->second;
  }

  static Opt<EndingKind> ending(const Tie& before, const Tie& end) {
    const bool own_word =
        end.state_reason_said_by == SaidBy::person || end.state_reason_said_by == SaidBy::family;
    const bool choice = reason_in(end.state_reason) == LossReason::persons_choice;
    if (end.state == TieState::died) return EndingKind::died;
    if (own_word && (end.state == TieState::ended_by_person || choice)) return EndingKind::chosen;
    if (end.state == TieState::ended_safe && !end.decision.empty() && end.decision_review_on) {
      return EndingKind::safe;
    }
    if (before.wanted == Wanted::no) return EndingKind::not_wanted;
    return {};
  }

  void judge_lost(const AskedTie& asked, const LedgerTie& row, LedgerChanges& all) const {
    const Tie silence;
    const Date last = row.t1->last_contact->on;
    const Tie& before = *asked.record(row.t0->record);
    const Tie* told = end_record(asked, last);
    const Tie& end = told ? *told : silence;
    const Opt<EndingKind> kind = ending(before, end);
    if (kind == EndingKind::not_wanted) {
      all.endings.push_back({row.tie, *kind, last, row.t0->record, before.perspective});
    } else if (kind) {
      all.endings.push_back(
          {row.tie, *kind, last, TieNumber{end.identity.number}, end.state_reason_said_by});
    } else {
      judge_loss(asked, row, end, all);
    }
  }

  void judge_loss(const AskedTie& asked, const LedgerTie& row, const Tie& end,
                  LedgerChanges& all) const {
    const Tie& before = *asked.record(row.t0->record);
    const Tie* after = asked.record(row.t1->record);
    LostTie loss;
    loss.tie = row.tie;
    loss.on = row.t1->last_contact->on;
    loss.unwanted_since = (after && after->wanted == Wanted::no) || end.wanted == Wanted::no;
    loss.has_proxy_weight = before.would_miss_proxy.has_value();
    if (!end.identity.number.is_zero()) loss.reason_record = TieNumber{end.identity.number};
    loss.reason_said_by = end.state_reason_said_by;
    const std::set<LossReason> doubted{LossReason::persons_choice, LossReason::safety};
    const LossReason said = reason_in(end.state_reason);
    const bool ended = end.state == TieState::ended_by_person || end.state == TieState::ended_safe;
    if (!ended && doubted.count(said) == 0) loss.reason = said;
    if (before.would_miss) {
      loss.would_miss = before.would_miss->value;
      all.weighted_loss += before.would_miss->value;
    } else {
      all.weight_unknown.push_back(row.tie);
    }
    if (service_can_cause(loss.reason)) loss.chain = chain(loss.on);
    if (!loss.chain.empty()) all.attributable.push_back(row.tie);
    all.lost.push_back(loss);
  }

  // Whether an event is about the person: it names them, or the service's people while they use it.
  bool concerns(const ServiceEvent& event) const {
    if (event.whom) return event.whom->number == life_.person.identity.number;
    bool named = false, later_start = false;
    Opt<Date> started, ended;
    for (const ServiceEvent& own : life_.events) {
      if (!own.whom || own.service != event.service || !own.on || *own.on > today_) continue;
      named = true;
      const bool by_then = *own.on <= *event.on;
      if (own.change == ServiceChange::start && by_then) started = std::max(started, own.on);
      if (own.change == ServiceChange::start && !by_then) later_start = true;
      if (own.change == ServiceChange::end && by_then) ended = std::max(ended, own.on);
    }
    if (!named) return false;
    if (!started && !ended) return !later_start;
    return started >= ended || ended == event.on;
  }

  std::vector<LossLink> chain(Date last) const {
    std::vector<LossLink> links;
    for (Date day = last.plus(-180); day <= last.plus(28); day = day.plus(1)) {
      for (const ServiceEvent& event : life_.events) {
        if (event.on != day || day > today_ || !concerns(event)) continue;
        links.push_back({{event.identity.number},
                         event.service,
                         event.change,
                         day,
                         last.days - day.days,
                         event.said_by});
      }
    }
    return links;
  }

  Opt<ContactDays> days() const {
    ContactDays days;
    bool any = false;
    std::vector<bool> with;
    for (Date day = from_; day < to_; day = day.plus(1)) {
      bool met = false;
      for (const Contact& contact : life_.contacts) {
        if (contact.on != day) continue;
        const std::size_t place = Ways(life_, asked_).connection_of(contact.tie.number);
        if (place == asked_.size() || !asked_[place].is_of(contact.tie)) continue;
        any = true;
        if (who_pays(*asked_[place].record(contact.tie)) != Giving::freely) continue;
        met = true;
        days.contacts.push_back({contact.identity.number});
      }
      with.push_back(met);
    }
    if (!any) return {};
    const std::size_t all = with.size();
    days.days = static_cast<std::int32_t>(all);
    days.days_without = static_cast<std::int32_t>(std::count(with.begin(), with.end(), false));
    for (std::size_t first = 0; first < all; ++first) {
      std::size_t end = first;
      while (end < all && !with[end]) ++end;
      if (static_cast<std::int32_t>(end - first) <= days.longest_run) continue;
      days.longest_run = static_cast<std::int32_t>(end - first);
      days.run_first = from_.plus(static_cast<std::int32_t>(first));
    }
    for (std::size_t first = 0; first < all; first += 7) {
      ContactWeek week{from_.plus(static_cast<std::int32_t>(first)), 0, 0};
      for (std::size_t i = first; i < std::min(first + 7, all); ++i) {
        ++week.days;
        if (!with[i]) ++week.days_without;
      }
      days.weeks.push_back(week);
    }
    return days;
  }

  Opt<OnlyServiceHours> only_service() const {
    OnlyServiceHours hours;
    for (Date day = from_; day < to_; day = day.plus(1)) {
      for (const Diary& diary : life_.diaries) {
        if (diary.week != day) continue;
        hours.diaries.push_back({diary.identity.number});
        for (const DiaryHours& each : diary.hours) {
          const Opt<bool>& only = each.only_for_people_with_support;
          if (each.setting == "Home") continue;
          if (!only) hours.hours_unknown += each.hours.value;
          if (only) hours.hours.whole += each.hours.value;
          if (only == true) hours.hours.part += each.hours.value;
        }
      }
    }
    if (hours.diaries.empty()) return {};
    return hours;
  }

  void flag_all(ConnectionLedger& ledger) const {
    std::map<LedgerFlagKind, std::set<Number>> raised;
    const Number& me = life_.person.identity.number;
    if (!t0_) raised[LedgerFlagKind::no_t0].insert(me);
    if (!t1_) raised[LedgerFlagKind::no_t1].insert(me);
    if (!ledger.days) raised[LedgerFlagKind::no_contacts_recorded].insert(me);
    for (const Review& review : life_.reviews) {
      const Number& number = review.identity.number;
      if (!review.on) raised[LedgerFlagKind::review_undated].insert(number);
      if (review.on && t0_ && *review.on == *t0_ && from_.days - t0_->days > 28) {
        raised[LedgerFlagKind::t0_old].insert(number);
      }
      if (!review.on || *review.on > today_) continue;
      if (!t0_ && review.which == ReviewPoint::t0) {
        raised[LedgerFlagKind::t0_after_start].insert(number);
      }
      for (const TieSeen& seen : review.ties) {
        if (Ways(life_, asked_).connection_of(seen.tie.number) == asked_.size()) {
          raised[LedgerFlagKind::listed_tie_gone].insert(seen.tie.number);
        }
        if (seen.last_contact && *seen.last_contact > *review.on) {
          raised[LedgerFlagKind::review_ahead_of_itself].insert(number);
        }
      }
    }
    for (const Contact& contact : life_.contacts) {
      const Number& number = contact.identity.number;
      if (!contact.on) {
        raised[LedgerFlagKind::contact_undated].insert(number);
      } else if (*contact.on <= today_ &&
                 Ways(life_, asked_).connection_of(contact.tie.number) == asked_.size()) {
        raised[LedgerFlagKind::contact_of_no_tie].insert(number);
      }
    }
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      const Number& number = ledger.ties[i].tie.number;
      if (!asked_[i].known_by(today_)) raised[LedgerFlagKind::tie_undated].insert(number);
      for (const Tie& tie : asked_[i].ties()) {
        if (!AskedTie::sound(tie)) {
          raised[LedgerFlagKind::validity_reversed].insert(tie.identity.number);
        }
      }
      if (t0_ && ledger.ties[i].in_t0 && ledger.ties[i].t0->reviews.empty()) {
        for (const Review& review : reviews_on(*t0_)) {
          if (!review.ties.empty()) raised[LedgerFlagKind::not_named_at_t0].insert(number);
        }
      }
    }
    for (const auto& [kind, of] : raised) ledger.flags.push_back({kind, {of.begin(), of.end()}});
  }

  OracleLife life_;
  Date from_;
  Date to_;
  Date today_;
  Opt<Date> t0_;
  Opt<Date> t1_;
  std::vector<AskedTie> asked_;  // by the lowest number of a tie
};

}  // namespace
}  // namespace kith::tests::oracle

namespace kith::tests {

graph::ConnectionLedger oracle_ledger(const std::vector<graph::Record>& records, graph::Date from,
                                      graph::Date to, graph::Date today) {
  return oracle::Judge(records, from, to, today).ledger();
}

bool is_oracle_flag(graph::LedgerFlagKind kind) {
  using graph::LedgerFlagKind;
  switch (kind) {
    case LedgerFlagKind::no_t0:
    case LedgerFlagKind::no_t1:
    case LedgerFlagKind::t0_old:
    case LedgerFlagKind::t0_after_start:
    case LedgerFlagKind::review_undated:
    case LedgerFlagKind::review_ahead_of_itself:
    case LedgerFlagKind::contact_undated:
    case LedgerFlagKind::contact_of_no_tie:
    case LedgerFlagKind::listed_tie_gone:
    case LedgerFlagKind::tie_undated:
    case LedgerFlagKind::not_named_at_t0:
    case LedgerFlagKind::validity_reversed:
    case LedgerFlagKind::no_contacts_recorded: return true;
    default: return false;
  }
}

}  // namespace kith::tests
