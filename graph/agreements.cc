// SPDX-License-Identifier: Apache-2.0
#include "graph/agreements.h"

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

}  // namespace kith::graph
