// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/demo/circles.h"
#include "api/demo/facts.h"
#include "api/demo/telling.h"
#include "graph/model_person.h"

namespace kith::demo {

// The record that a scheme would hold of a person: part of the facts, in somebody's words.
graph::Person person_record(const World& world, const PersonFacts& facts);

// Its parts, in person_record's order. The first holds who, agreement, wish, area and safety.
void tell_core(graph::Person& person, const World& world, const PersonFacts& facts,
               Telling& telling);
void tell_needs(graph::Person& person, const PersonFacts& facts, Telling& telling);
void tell_wishes(graph::Person& person, const PersonFacts& facts, Telling& telling);
void tell_rest(graph::Person& person, const World& world, const PersonFacts& facts,
               Telling& telling);
// Maya and George are the same in every scheme, so that worked examples can be read.
void tell_character(graph::Person& person, const World& world, const PersonFacts& facts);

}  // namespace kith::demo
