// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "graph/model_household.h"
#include "graph/model_person.h"

// Who said yes to what. Closed world: not asked is not agreed.
namespace kith::graph {

// The latest answer given to a question of agreement by a day; undated ones come first. Null: none.
const Agreement* latest_answer(const List<Agreement>& list, AgreementFor purpose, Date on);

// What was answered to one question of agreement, as it holds on a day.
enum class Agreed : std::uint8_t {
  yes,
  no,
  ended,
  not_asked,
  unlawful,  // a yes of their own, though assessed as not able to decide this
};
// The latest answer counts; an own "no" (in words or behaviour) is not outweighed by anybody else's
// yes. `that_day`: only answers given on that day count as a yes.
Agreed agreed_to(const List<Agreement>& list, AgreementFor purpose, Date on, bool that_day);

// Whether they agreed that their circle is held: of anybody else nothing of it is looked at.
bool lets_circle_be_held(const Person& person, Date on);

// Whether they agreed on a day to have their profile shown, so far as their terms say: for a home
// each of its carers.
bool agrees_to_show(const Person& person, Date on);
bool agrees_to_show(const Household& household, Date on);

}  // namespace kith::graph
