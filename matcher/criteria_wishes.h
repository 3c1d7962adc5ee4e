// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "matcher/criteria.h"
#include "matcher/criteria_numbers.h"
#include "matcher/things.h"

// How wishes in the vocabulary of things are met, as parts of a criterion's weighted mean.
namespace kith::matcher {

// A criterion that is put together from several parts, each with a weight and a sentence.
struct Parts {
  WeightedMean mean;
  Fit answer;

  Fit done() {
    answer.fit = mean.value();
    return std::move(answer);
  }
};

enum class Wanted : std::uint8_t { yes, no };

// Adds one sentence, with its first letter as a capital and a full stop; see add_sentence().
void say(Parts& parts, std::string text, bool against = false);
// "; that is how it is with the Okafors".
std::string so_it_is(bool met, const std::string& with);

// A wish of the person about the home, and of a carer or resident about the person. Free words and
// what no record answers count nothing; false then.
bool add_wish_of_home(Parts& parts, const Pair& pair, const graph::Wish& wish, Wanted wanted,
                      const Fact& own);
bool add_wish_of_person(Parts& parts, const Pair& pair, const Looker& looker,
                        const graph::Wish& wish, const Fact& own);
// Of a home, by the word of a thing: present, absent or unknown.
Sighting see_at_home(const Pair& pair, std::string_view thing, bool includes_visitors);

}  // namespace kith::matcher
