// SPDX-License-Identifier: Apache-2.0
// Private to the two ways of finding proposals (proposals.cc, shortlist.cc): what they share.
#pragma once

#include <cstddef>
#include <vector>

#include "matcher/proposals.h"

namespace kith::matcher {

struct Asking {
  const graph::View& view;
  const Question& question;
  graph::Index person = 0;
};

struct Placed {
  graph::Index home = 0;
  OrderKey key;
};

// Everything of a home's place in the order but the spread. In an emergency nearness to the
// person's own people stands where together stands; `ledgers` must then have the person's lines.
OrderKey key_of(const Asking& asking, const std::vector<Ledger>& ledgers, graph::Index home);

// The best `most` of some homes, best first; a key a home.
std::vector<Placed> best_placed(const Asking& asking, const std::vector<graph::Index>& homes,
                                std::vector<OrderKey> keys, std::size_t most);

// Checks the question and fills in what no home changes. Where `closed` is not empty, the answer is
// whole already.
graph::Result<Proposals> begin_answer(const graph::View& view, const Question& question);

// Puts what was found into words.
void finish_answer(const Asking& asking, const std::vector<Placed>& best,
                   const std::vector<Placed>& nearly, Proposals& proposals);

// The open rules that keep homes out, of every home that only open rules keep out: what blocking
// sets are made of. Asks every home.
std::vector<std::uint32_t> open_fails_of_all(const Asking& asking);

}  // namespace kith::matcher
