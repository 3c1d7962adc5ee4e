// SPDX-License-Identifier: Apache-2.0
#include "graph/connection_standing.h"

#include <algorithm>
#include <tuple>

namespace kith::graph {
namespace {

constexpr std::int32_t rhythm_days_min = 42;

std::optional<Date> start_of(const Tie& tie) { return tie.valid_from ? tie.valid_from : tie.since; }
// Of ties without one: before all others.
std::int32_t start_days(const Tie& tie) {
  const std::optional<Date> start = start_of(tie);
  return start ? start->days : INT32_MIN;
}
bool has_ended_by(const Tie& tie, Date on) { return tie.valid_to && *tie.valid_to <= on; }
bool has_begun_by(const Tie& tie, Date on) {
  const std::optional<Date> start = start_of(tie);
  return !start || *start <= on;
}
bool record_holds(const Tie& tie, Date on) {
  return has_begun_by(tie, on) && !has_ended_by(tie, on);
}
bool is_reversed(const Tie& tie) {
  return tie.valid_from && tie.valid_to && *tie.valid_to <= *tie.valid_from;
}

bool rules_over(const Tie& a, const Tie& b) {
  return std::tuple(rank_of(a.perspective), -std::int64_t{start_days(a)}, a.identity.number) <
         std::tuple(rank_of(b.perspective), -std::int64_t{start_days(b)}, b.identity.number);
}
bool begins_before(const Tie& a, const Tie& b) {
  return std::tuple(start_days(a), rank_of(a.perspective), a.identity.number) <
         std::tuple(start_days(b), rank_of(b.perspective), b.identity.number);
}

// The latest of those told of; of equal ones the earlier in here.
void keep_later(std::optional<ToldContact>& last, Date on, const Number& by) {
  if (!last || on > last->on) last = ToldContact{on, by};
}

bool says_ended(const Tie& tie) {
  return tie.state == TieState::ended_by_person || tie.state == TieState::ended_safe ||
         tie.state == TieState::died;
}

bool is_from_before(const Tie& tie) {
  return tie.first_met_via == "baseline" || tie.first_met_via == "before";
}

// Whether an ending that the ruling record tells of, without a day, had come by T1.
bool had_come_to_an_end(const Bond& bond, const Tie& ruling, const LedgerDays& days) {
  if (!says_ended(ruling) || ruling.valid_to) return false;
  const std::optional<ToldContact> last = last_contact_by(bond, days.today);
  return !last || last->on <= *days.t1;
}

bool is_listed_lost(const Tie& tie, LedgerDay point) {
  return tie.state == TieState::lost ||
         (point == LedgerDay::t0 && tie.state == TieState::reconnected);
}

std::vector<ContactNumber> numbers_of(const std::vector<const Contact*>& contacts) {
  std::vector<ContactNumber> numbers;
  for (const Contact* contact : contacts) numbers.push_back({contact->identity.number});
  return numbers;
}

std::optional<std::int64_t> minutes_together(const std::vector<const Contact*>& contacts) {
  std::int64_t minutes = 0;
  for (const Contact* contact : contacts) {
    if (!contact->minutes) return std::nullopt;
    minutes += contact->minutes->value;
  }
  return minutes;
}

bool has_contact_on(const Bond& bond, Date on) {
  return std::any_of(bond.contacts.begin(), bond.contacts.end(),
                     [on](const Contact* contact) { return *contact->on == on; });
}

std::optional<ContactCount> contacts_before(const Bond& bond, Date on,
                                            const std::optional<ToldContact>& last) {
  const Date first = on.plus(-frequency_days);
  std::vector<const Contact*> within;
  for (const Contact* contact : bond.contacts) {
    if (*contact->on >= first && *contact->on < on) within.push_back(contact);
  }
  ContactCount count;
  count.records = numbers_of(within);
  const ReviewsSay* said = bond.said_on(on);
  if (said && said->contacts) {
    count.contacts = *said->contacts;
    count.review = said->contacts_by;
  } else if (last && (last->on < first || has_contact_on(bond, last->on))) {
    count.contacts = static_cast<std::int32_t>(within.size());
  } else {
    return std::nullopt;
  }
  if (static_cast<std::size_t>(count.contacts) == within.size())
    count.minutes = minutes_together(within);
  return count;
}

// Nothing where reviews of that very day contradict each other, and one of them what is known else.
std::optional<bool> is_live_by_rhythm(const Bond& bond, Date on, const TieThen& then) {
  const Date last = then.last_contact->on;
  const auto is_live = [&](Date day) { return on.days - day.days <= then.days_max; };
  if (const ReviewsSay* said = bond.said_on(on)) {
    for (const Date each : said->disputed) {
      if (is_live(std::max(each, last)) != is_live(last)) return std::nullopt;
    }
  }
  return is_live(last);
}

void settle_standing(const Bond& bond, const LedgerDays& days, LedgerDay point, const Tie* ruling,
                     Date on, TieThen& then) {
  const auto settle = [&then](TieStanding standing, StandingRule rule) {
    then.standing = standing;
    then.rule = rule;
  };
  if (!ruling) {
    settle(TieStanding::ended, StandingRule::not_held);
  } else if (point == LedgerDay::t1 && had_come_to_an_end(bond, *ruling, days)) {
    settle(TieStanding::ended, StandingRule::said_ended);
  } else if (then.last_contact) {
    const std::optional<bool> is_live = is_live_by_rhythm(bond, on, then);
    if (is_live) {
      settle(*is_live ? TieStanding::live : TieStanding::lapsed, StandingRule::rhythm);
    } else {
      settle(TieStanding::unknown, StandingRule::nothing_known);
    }
  } else if (is_listed_lost(*ruling, point)) {
    settle(TieStanding::lapsed, StandingRule::listed_lost);
  } else {
    settle(TieStanding::unknown, StandingRule::nothing_known);
  }
}

void flag_records(const Bond& bond, const LedgerDays& days, LedgerFlags& flags) {
  for (const Tie* tie : bond.records) {
    const Number& number = tie->identity.number;
    if (is_reversed(*tie)) flags.raise(LedgerFlagKind::validity_reversed, number);
    if (tie->last_contact && *tie->last_contact > days.today) {
      flags.raise(LedgerFlagKind::dated_after_today, number);
    }
    if (says_ended(*tie) && !tie->valid_to) flags.raise(LedgerFlagKind::ending_undated, number);
    if (!tie->since) continue;
    const bool met_before = !bond.contacts.empty() && *bond.contacts.front()->on < *tie->since;
    const bool told_before = !bond.reviews.empty() && bond.reviews.front().on < *tie->since;
    if (met_before || told_before || (tie->last_contact && *tie->last_contact < *tie->since)) {
      flags.raise(LedgerFlagKind::began_contradicts, number);
    }
  }
}

void flag_twice(const Bond& bond, Date on, LedgerFlags& flags) {
  for (const Tie* a : bond.records) {
    for (const Tie* b : bond.records) {
      if (a == b || !record_holds(*a, on) || !record_holds(*b, on)) continue;
      if (rank_of(a->perspective) != rank_of(b->perspective)) continue;
      flags.raise(LedgerFlagKind::tie_twice, a->identity.number);
    }
  }
}

void flag_then(const Bond& bond, const TieThen& then, const Tie* ruling, LedgerFlags& flags) {
  if (then.standing == TieStanding::live && ruling->state == TieState::lost) {
    flags.raise(LedgerFlagKind::state_contradicts_contact, ruling->identity.number);
  }
  if (then.rule != StandingRule::not_held || !then.last_contact) return;
  const bool is_after_all = std::all_of(
      bond.records.begin(), bond.records.end(),
      [&then](const Tie* tie) { return tie->valid_to && *tie->valid_to <= then.last_contact->on; });
  if (is_after_all) flags.raise(LedgerFlagKind::contact_after_end, bond.tie.number);
}

void flag_row(const Bond& bond, const LedgerDays& days, const LedgerTie& row, bool t0_names_some,
              LedgerFlags& flags) {
  flag_records(bond, days, flags);
  if (!is_known_by(bond, days.today)) {
    flags.raise(LedgerFlagKind::tie_undated, bond.tie.number);
  }
  const Tie* at_t0 = record_of(bond, row.t0);
  const Tie* at_t1 = record_of(bond, row.t1);
  if (row.t0 && row.in_t0) {
    flag_twice(bond, *days.t0, flags);
    // One record over both days may have been brought up to date since.
    if (at_t0 && at_t0 != at_t1) flag_then(bond, *row.t0, at_t0, flags);
    if (t0_names_some && row.t0->reviews.empty()) {
      flags.raise(LedgerFlagKind::not_named_at_t0, bond.tie.number);
    }
  }
  if (!row.t1) return;
  flag_twice(bond, *days.t1, flags);
  flag_then(bond, *row.t1, at_t1, flags);
}

}  // namespace

bool is_known_by(const Bond& bond, Date on) {
  const auto is_by = [on](const Opt<Date>& day) { return day && *day <= on; };
  if (!bond.contacts.empty() && *bond.contacts.front()->on <= on) return true;
  if (!bond.reviews.empty() && bond.reviews.front().on <= on) return true;
  return std::any_of(bond.records.begin(), bond.records.end(), [&is_by](const Tie* tie) {
    return is_by(tie->valid_from) || is_by(tie->since) || is_by(tie->last_contact) ||
           is_from_before(*tie);
  });
}

const Tie* ruling_record(const Bond& bond, Date on) {
  const Tie* ruling = nullptr;
  const Tie* earliest = nullptr;
  bool any_begun = false;
  for (const Tie* tie : bond.records) {
    if (is_reversed(*tie)) continue;
    any_begun = any_begun || has_begun_by(*tie, on);
    if (record_holds(*tie, on) && (!ruling || rules_over(*tie, *ruling))) ruling = tie;
    if (!earliest || begins_before(*tie, *earliest)) earliest = tie;
  }
  // What is known of before it was written down stands for how it was.
  return ruling || any_begun ? ruling : earliest;
}

const Typical* ruling_rhythm(const Bond& bond, const LedgerDays& days) {
  const Date on = days.t0 ? *days.t0 : *days.t1;
  if (!is_known_by(bond, on)) return nullptr;
  const auto is_stated_by = [on](const Tie& tie) {
    return tie.typical && !is_reversed(tie) && (!tie.valid_from || *tie.valid_from <= on);
  };
  const Tie* ruling = ruling_record(bond, on);
  if (ruling && is_stated_by(*ruling)) return &*ruling->typical;
  const auto is_later = [](const Tie& a, const Tie& b) {
    const auto from = [](const Tie& tie) {
      return tie.valid_from ? std::int64_t{tie.valid_from->days} : INT32_MIN;
    };
    return std::tuple(-from(a), rank_of(a.perspective), a.identity.number) <
           std::tuple(-from(b), rank_of(b.perspective), b.identity.number);
  };
  const Tie* last = nullptr;
  for (const Tie* tie : bond.records) {
    if (is_stated_by(*tie) && (!last || is_later(*tie, *last))) last = tie;
  }
  return last ? &*last->typical : nullptr;
}

std::optional<ToldContact> last_contact_by(const Bond& bond, Date on) {
  std::optional<ToldContact> last;
  for (const Contact* contact : bond.contacts) {
    if (*contact->on <= on) keep_later(last, *contact->on, contact->identity.number);
  }
  std::optional<ToldContact> told;
  for (const ReviewsSay& said : bond.reviews) {
    if (!said.last_contact || said.last_contact->on > on) continue;
    const bool is_lower =
        told && said.last_contact->on == told->on && said.last_contact->by < told->by;
    if (is_lower) told = said.last_contact;
    keep_later(told, said.last_contact->on, said.last_contact->by);
  }
  if (told) keep_later(last, told->on, told->by);
  for (const Tie* tie : bond.records) {
    if (tie->last_contact && *tie->last_contact <= on) {
      keep_later(last, *tie->last_contact, tie->identity.number);
    }
  }
  return last;
}

TieThen then_of(const Bond& bond, const LedgerDays& days, LedgerDay point) {
  const Date on = point == LedgerDay::t0 ? *days.t0 : *days.t1;
  TieThen then;
  if (const ReviewsSay* said = bond.said_on(on)) then.reviews = said->reviews;
  if (!is_known_by(bond, on)) return then;
  const Typical* rhythm = ruling_rhythm(bond, days);
  const std::int32_t twice_the_gap =
      rhythm ? 2 * rhythm->per_days.value / rhythm->contacts.value : 0;
  then.days_max = std::max(rhythm_days_min, twice_the_gap);
  then.last_contact = last_contact_by(bond, on);
  then.contacts = contacts_before(bond, on, then.last_contact);
  const Tie* ruling = ruling_record(bond, on);
  if (ruling) {
    then.record = TieNumber{ruling->identity.number};
    then.giving = giving_of(*ruling);
  }
  settle_standing(bond, days, point, ruling, on, then);
  return then;
}

LedgerTie row_of(const Bond& bond, const LedgerDays& days, bool t0_names_some, LedgerFlags& flags) {
  LedgerTie row;
  row.tie = bond.tie;
  row.other = bond.other;
  for (const Tie* tie : bond.records) {
    row.records.push_back(TieNumber{tie->identity.number});
    row.hidden = row.hidden || tie->hidden.value_or(false);
  }
  row.in_t0 = days.t0 && is_known_by(bond, *days.t0);
  if (days.t0) row.t0 = then_of(bond, days, LedgerDay::t0);
  if (days.t1) row.t1 = then_of(bond, days, LedgerDay::t1);
  flag_row(bond, days, row, t0_names_some, flags);
  return row;
}

const Tie* record_of(const Bond& bond, const std::optional<TieThen>& then) {
  if (!then || !then->record) return nullptr;
  const auto found = std::find_if(
      bond.records.begin(), bond.records.end(),
      [&then](const Tie* tie) { return tie->identity.number == then->record->number; });
  return found == bond.records.end() ? nullptr : *found;
}

}  // namespace kith::graph
