// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/demo/circles.h"
#include "api/demo/facts.h"
#include "graph/model_community.h"
#include "graph/model_household.h"
#include "graph/model_person.h"

// The local area coordinator's half of a scheme with a neighbourhood: neighbours around each
// person, what people agreed to, connections on their way, visits and counts. All of it is drawn
// from streams of its own, so that nothing of the scheme without it moves.
namespace kith::demo {

// Three for each person, around them: those of person p are 3p, 3p + 1 and 3p + 2. Those written by
// hand are not among them.
std::uint32_t neighbour_count(const World& world);
graph::Neighbour neighbour_record(const World& world, std::uint32_t neighbour);

// The tie, by its item in the person's circle, that leads to the person's first neighbour.
std::optional<std::uint32_t> tie_to_neighbour(const World& world, std::uint32_t person,
                                              const std::vector<TieFacts>& circle);

// Adds what the person agreed to beside looking for a home: to be introduced, to pool, when.
void tell_connecting(graph::Person& person, const World& world, const PersonFacts& facts);
// What may be shown of a profile, where they agreed that something may.
void tell_sharing(graph::Person& person, const World& world, const PersonFacts& facts);
void tell_sharing(graph::Household& household, const World& world, const HomeFacts& facts);
// Who may introduce the person through the tie, and whether a neighbour is at its end.
void tell_introducing(graph::Tie& tie, const World& world, const PersonFacts& person,
                      const TieFacts& facts, std::optional<std::uint32_t> neighbour_tie);

// Connections of a person who agreed to them; `person` is their record.
std::vector<graph::Connection> connection_records(const World& world, const PersonFacts& facts,
                                                  const graph::Person& person);
// The steps of one that has come as far as `state`, and its fading plan, if any. The last step is
// on no later day than today.
void tell_steps(graph::Connection& connection, graph::ConnectionState state, Draw& draw,
                graph::Date today);

std::vector<graph::GroupVisit> group_visit_records(const World& world, std::uint32_t group);

std::uint32_t level_one_count_count(const World& world);
graph::LevelOneCount level_one_count_record(const World& world, std::uint32_t count);

// Hours of a week as people say them, drawn.
graph::List<graph::FreeTime> draw_free_times(Draw& draw);

}  // namespace kith::demo
