// SPDX-License-Identifier: Apache-2.0
#include "graph/tie_words.h"

#include <algorithm>

namespace kith::graph {
namespace {

// A yes in their own name by somebody assessed as unable to decide it.
bool is_unlawful(const Agreement& each) {
  return each.capacity == Capacity::assessed_lacks && each.authority == Authority::self;
}

// Whether `a` was said before `b`; of one date, what allows less counts as the later.
bool is_older(const Agreement& a, const Agreement& b) {
  if (a.on != b.on) return !a.on || (b.on && *a.on < *b.on);
  if (a.answer != b.answer) return a.answer == YesNo::yes;
  if (is_unlawful(a) != is_unlawful(b)) return is_unlawful(b);
  return b.until && (!a.until || *b.until < *a.until);
}

bool has_ended(const Tie& tie) {
  return tie.state == TieState::lost || tie.state == TieState::ended_by_person ||
         tie.state == TieState::ended_safe || tie.state == TieState::died;
}

bool is_paid(const Tie& tie) {
  if (tie.paid) return *tie.paid != Paid::no;
  return tie.category == TieCategory::paid || tie.ring == Ring::exchange;
}

// What the tie says against being used, by itself.
bool refuses(const Tie& tie) {
  const bool declined =
      tie.may_introduce && !(tie.may_introduce->owner && tie.may_introduce->other);
  return declined || tie.hidden.value_or(false) || tie.seen_by == SeenBy::me ||
         tie.wanted == Wanted::no || has_ended(tie);
}

std::optional<Date> date_unless(std::int32_t days, std::int32_t none) {
  if (days == none) return std::nullopt;
  return Date{days};
}

}  // namespace

CircleAnswer circle_answer(const Person& owner) {
  const Agreement* latest = nullptr;
  const Agreement* latest_own = nullptr;
  bool undated_no = false;
  for (const Agreement& each : owner.agreement) {
    if (each.purpose != AgreementFor::circle) continue;
    undated_no = undated_no || (!each.on && each.answer == YesNo::no);
    if (!latest || is_older(*latest, each)) latest = &each;
    const bool own = each.authority == Authority::self;
    if (own && (!latest_own || is_older(*latest_own, each))) latest_own = &each;
  }
  if (!latest) return {};
  const bool own_no = latest_own && latest_own->answer == YesNo::no;
  if (undated_no || own_no || latest->answer == YesNo::no) {
    return {CircleAnswer::Said::no, {}, {}};
  }
  if (is_unlawful(*latest)) return {};
  return {CircleAnswer::Said::yes, latest->on, latest->until};
}

TieWords::TieWords(const Tie& tie, const CircleAnswer* owner, bool other_is_there) {
  paid_ = is_paid(tie);
  refuses_ = !owner || !other_is_there || refuses(tie) || owner->said == CircleAnswer::Said::no;
  if (refuses_ || !tie.may_introduce) return;
  refuses_ = !tie.seen_by && owner->said != CircleAnswer::Said::yes;
  agree(tie, *owner);
}

void TieWords::agree(const Tie& tie, const CircleAnswer& owner) {
  agrees_ = true;
  officers_ = tie.seen_by.value_or(SeenBy::officer) == SeenBy::officer;
  if (tie.valid_from) from_ = tie.valid_from->days;
  if (!tie.seen_by && owner.on) from_ = std::max(from_, owner.on->days);
  if (tie.valid_to) until_ = tie.valid_to->days - 1;
  if (tie.may_introduce->until) until_ = std::min(until_, tie.may_introduce->until->days);
  if (owner.until) until_ = std::min(until_, owner.until->days);
  ring_ = tie.ring.value_or(Ring::exchange);
  if (tie.last_contact) last_seen_ = quarter_of(*tie.last_contact);
}

void TieWords::add(const TieWords& record) {
  refuses_ = refuses_ || record.refuses_;
  paid_ = paid_ || record.paid_;
  if (!record.agrees_) return;
  agrees_ = true;
  officers_ = officers_ && record.officers_;
  from_ = std::max(from_, record.from_);
  until_ = std::min(until_, record.until_);
  ring_ = std::min(ring_, record.ring_);
  last_seen_ = std::max(last_seen_, record.last_seen_);
}

std::optional<LinkTerms> TieWords::terms() const {
  if (refuses_ || !agrees_ || until_ < from_) return std::nullopt;
  LinkTerms terms;
  terms.from = date_unless(from_, never);
  terms.until = date_unless(until_, always);
  terms.ring = ring_;
  terms.paid = paid_;
  terms.officers = officers_;
  if (last_seen_ != never) terms.last_seen = last_seen_;
  return terms;
}

}  // namespace kith::graph
