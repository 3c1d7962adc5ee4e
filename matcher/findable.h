// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/view.h"

// Who may be found, linked or pooled on a day, in one place for every question. Closed world: what
// nobody answered is a no.
namespace kith::matcher {

// Whether somebody agreed to this on a day and was asked whom to stay away from.
bool may_be_linked(const graph::Person& person, graph::AgreementFor purpose, graph::Date on);

// A person agreed to be introduced (`connect`), as above; a neighbour agreed to be found and is
// known to be over 18.
bool may_be_found(const graph::Person& person, graph::Date on);
bool may_be_found(const graph::Neighbour& neighbour, graph::Date on);

}  // namespace kith::matcher
