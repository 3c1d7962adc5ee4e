// SPDX-License-Identifier: Apache-2.0
#include "matcher/findable.h"

#include "graph/agreements.h"

namespace kith::matcher {

using graph::Agreed;

bool may_be_linked(const graph::Person& person, graph::AgreementFor purpose, graph::Date on) {
  return agreed_to(person.agreement, purpose, on, false) == Agreed::yes &&
         person.no_contact_asked.has_value();
}

bool may_be_found(const graph::Person& person, graph::Date on) {
  return may_be_linked(person, graph::AgreementFor::connect, on);
}

bool may_be_found(const graph::Neighbour& neighbour, graph::Date on) {
  const auto& until = neighbour.agreed_to_be_found_until;
  return until && *until >= on && neighbour.over_18 == true;
}

}  // namespace kith::matcher
