// SPDX-License-Identifier: Apache-2.0
#include "graph/agreements.h"

#include <algorithm>

namespace kith::graph {
namespace {

// The latest of the answers that count and were given by a day; undated ones come first.
template <class Counts>
const Agreement* latest(const List<Agreement>& list, Date on, Counts counts) {
  const Agreement* best = nullptr;
  for (const Agreement& each : list) {
    if (!counts(each) || (each.on && *each.on > on)) continue;
    if (best == nullptr || each.on >= best->on) best = &each;
  }
  return best;
}

bool allow(const Opt<SharingTerms>& terms, Date on) {
  return terms.has_value() && terms->tier_max != Tier::officer &&
         (!terms->on || *terms->on <= on) && (!terms->until || on <= *terms->until);
}

bool may_share(const List<Agreement>& list, Date on) {
  return agreed_to(list, AgreementFor::share, on, false) == Agreed::yes;
}

}  // namespace

const Agreement* latest_answer(const List<Agreement>& list, AgreementFor purpose, Date on) {
  return latest(list, on, [&](const Agreement& each) { return each.purpose == purpose; });
}

Agreed agreed_to(const List<Agreement>& list, AgreementFor purpose, Date on, bool that_day) {
  const auto for_this = [&](const Agreement& each) { return each.purpose == purpose; };
  const Agreement* said = latest_answer(list, purpose, on);
  if (said == nullptr) return Agreed::not_asked;
  const Agreement* own = latest(list, on, [&](const Agreement& each) {
    return for_this(each) && each.authority == Authority::self;
  });
  // Nobody knows whether a no without a date came after the yes: it holds until it is asked again.
  const Agreement* undated_no = latest(list, on, [&](const Agreement& each) {
    return for_this(each) && !each.on && each.answer == YesNo::no;
  });
  if (said->answer == YesNo::no || undated_no != nullptr) return Agreed::no;
  if (own != nullptr && own->answer == YesNo::no) return Agreed::no;
  if (said->until && *said->until < on) return Agreed::ended;
  if (that_day && said->on != on) return Agreed::not_asked;
  const bool lacks = said->capacity == Capacity::assessed_lacks;
  return lacks && said->authority == Authority::self ? Agreed::unlawful : Agreed::yes;
}

bool lets_circle_be_held(const Person& person, Date on) {
  return agreed_to(person.agreement, AgreementFor::circle, on, false) == Agreed::yes;
}

bool agrees_to_show(const Person& person, Date on) {
  return allow(person.sharing, on) && may_share(person.agreement, on);
}

bool agrees_to_show(const Household& household, Date on) {
  return allow(household.sharing, on) &&
         std::all_of(household.carers.begin(), household.carers.end(),
                     [on](const Carer& carer) { return may_share(carer.agreement, on); });
}

}  // namespace kith::graph
