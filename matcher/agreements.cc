// SPDX-License-Identifier: Apache-2.0
#include "matcher/agreements.h"

namespace kith::matcher {
namespace {

using graph::Date;

// The latest of the answers that count and were given by a day; undated ones come first.
template <class Counts>
const graph::Agreement* latest(const graph::List<graph::Agreement>& list, Date on, Counts counts) {
  const graph::Agreement* best = nullptr;
  for (const graph::Agreement& each : list) {
    if (!counts(each) || (each.on && *each.on > on)) continue;
    if (best == nullptr || each.on >= best->on) best = &each;
  }
  return best;
}

}  // namespace

const graph::Agreement* latest_answer(const graph::List<graph::Agreement>& list,
                                      graph::AgreementFor purpose, Date on) {
  return latest(list, on, [&](const graph::Agreement& each) { return each.purpose == purpose; });
}

Agreed agreed_to(const graph::List<graph::Agreement>& list, graph::AgreementFor purpose, Date on,
                 bool that_day) {
  const auto for_this = [&](const graph::Agreement& each) { return each.purpose == purpose; };
  const graph::Agreement* said = latest_answer(list, purpose, on);
  if (said == nullptr) return Agreed::not_asked;
  const graph::Agreement* own = latest(list, on, [&](const graph::Agreement& each) {
    return for_this(each) && each.authority == graph::Authority::self;
  });
  // Nobody knows whether a no without a date came after the yes: it holds until it is asked again.
  const graph::Agreement* undated_no = latest(list, on, [&](const graph::Agreement& each) {
    return for_this(each) && !each.on && each.answer == graph::YesNo::no;
  });
  if (said->answer == graph::YesNo::no || undated_no != nullptr) return Agreed::no;
  if (own != nullptr && own->answer == graph::YesNo::no) return Agreed::no;
  if (said->until && *said->until < on) return Agreed::ended;
  if (that_day && said->on != on) return Agreed::not_asked;
  const bool lacks = said->capacity == graph::Capacity::assessed_lacks;
  return lacks && said->authority == graph::Authority::self ? Agreed::unlawful : Agreed::yes;
}

}  // namespace kith::matcher
