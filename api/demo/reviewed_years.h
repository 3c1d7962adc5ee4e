// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/demo/circles.h"
#include "api/demo/facts.h"
#include "graph/model_person.h"

// What a year did to people's circles, for the connection test: a circle review a year ago, one
// now, who was met first in between, and what services did near the time of a loss. Most people of
// a scheme with a neighbourhood have one. Drawn from a stream of its own.
namespace kith::demo {

// Agreed that their circle is held, and was reviewed twice. `person` is their record.
bool is_reviewed_twice(const World& world, const PersonFacts& facts, const graph::Person& person);

// Who was never asked about the circle is asked before the first review.
void tell_circle_agreement(graph::Person& person, const World& world, const PersonFacts& facts);

// A connection that was lost may have ended within the year, or have come back.
void tell_year(graph::Tie& tie, const World& world, const PersonFacts& person,
               const TieFacts& facts);

struct ReviewedYear {
  std::vector<graph::Tie> ties;  // first met in it
  std::vector<graph::Contact> contacts;
  std::vector<graph::Review> reviews;
  std::vector<graph::ServiceEvent> events;
};
// Of somebody reviewed twice. `ties`: the records of their circle, in its order, as they are told.
ReviewedYear reviewed_year(const World& world, const PersonFacts& person,
                           const std::vector<TieFacts>& circle,
                           const std::vector<graph::Tie>& ties);

}  // namespace kith::demo
