// SPDX-License-Identifier: Apache-2.0
#include "graph/social_link.h"

#include <algorithm>

namespace kith::graph {
namespace {

constexpr std::int32_t days_to_2000 = 10'957;

struct CircleAnswer {
  enum class Said : std::uint8_t { nothing, no, yes };
  Said said = Said::nothing;
  std::optional<Date> on;
  std::optional<Date> until;
};

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

void not_before(std::optional<Date>& from, const std::optional<Date>& date) {
  if (date && (!from || *from < *date)) from = date;
}
void not_after(std::optional<Date>& until, const std::optional<Date>& date) {
  if (date && (!until || *date < *until)) until = date;
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

// The records of one pair, taken together.
class Pair {
 public:
  void add(const View& view, const Tie& tie) {
    paid_ = paid_ || is_paid(tie);
    const Person* owner = view.find<Person>(tie.of.number);
    if (!owner || !view.is_live(tie.other.number.number) || refuses(tie)) {
      refused_ = true;
      return;
    }
    const CircleAnswer circle = circle_answer(*owner);
    const bool yes = circle.said == CircleAnswer::Said::yes;
    if (circle.said == CircleAnswer::Said::no) refused_ = true;
    if (!tie.may_introduce) return;
    if (!tie.seen_by && !yes) refused_ = true;
    agree(tie, circle);
  }

  std::optional<LinkTerms> terms() const {
    if (refused_ || !agreed_) return std::nullopt;
    if (terms_.from && terms_.until && *terms_.until < *terms_.from) return std::nullopt;
    LinkTerms terms = terms_;
    terms.paid = paid_;
    return terms;
  }

 private:
  void agree(const Tie& tie, const CircleAnswer& circle) {
    const bool officers = tie.seen_by.value_or(SeenBy::officer) == SeenBy::officer;
    terms_.officers = officers && (terms_.officers || !agreed_);
    agreed_ = true;
    not_before(terms_.from, tie.valid_from);
    if (!tie.seen_by) not_before(terms_.from, circle.on);
    not_after(terms_.until, tie.may_introduce->until);
    not_after(terms_.until, circle.until);
    if (tie.valid_to) not_after(terms_.until, tie.valid_to->plus(-1));
    terms_.ring = std::min(terms_.ring, tie.ring.value_or(Ring::exchange));
    if (!tie.last_contact) return;
    const Quarter seen = quarter_of(*tie.last_contact);
    terms_.last_seen = std::max(terms_.last_seen.value_or(seen), seen);
  }

  LinkTerms terms_;
  bool agreed_ = false;
  bool refused_ = false;
  bool paid_ = false;
};

}  // namespace

Quarter quarter_of(Date date) {
  constexpr std::int32_t days_of_16 = 1'461;
  const std::int32_t scaled = (date.days - days_to_2000) * 16;
  return scaled >= 0 ? scaled / days_of_16 : -((-scaled + days_of_16 - 1) / days_of_16);
}

std::vector<Link> links_of(const View& view, const Number& whose) {
  std::vector<Link> links;
  if (!view.is_live(whose)) return links;
  std::vector<std::pair<Number, const Tie*>> ties;
  for (const Index index : view.ties_about(whose)) {
    const Tie* tie = view.tie(index);
    const Number& other = tie->of.number == whose ? tie->other.number.number : tie->of.number;
    if (!other.is_zero() && other != whose) ties.emplace_back(other, tie);
  }
  const auto by_number = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::sort(ties.begin(), ties.end(), by_number);
  for (std::size_t i = 0; i < ties.size();) {
    const Number to = ties[i].first;
    Pair pair;
    for (; i < ties.size() && ties[i].first == to; ++i) pair.add(view, *ties[i].second);
    if (const auto terms = pair.terms()) links.push_back(Link{to, *terms});
  }
  return links;
}

}  // namespace kith::graph
