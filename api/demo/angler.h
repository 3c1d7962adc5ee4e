// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "api/demo/world.h"
#include "graph/model_circle.h"
#include "graph/model_community.h"
#include "graph/model_group.h"
#include "graph/model_person.h"

// The angler's world, the same in every scheme with a neighbourhood and with nothing drawn in it.
//
// Arthur, about seventy, fished all his life and would like to be asked to show somebody how. Near
// him: Callum, who wants to learn it and is free on Saturday mornings; an angling club that wants a
// junior bailiff on Saturdays; Sheila, who offers company for a dinner out; a befriending group,
// which does, too; a day service that goes fishing once a month, on a morning when he could. Who
// must not be proposed lives nearer than any of them: Tony wants to learn it too, but his agreement
// to be found has run out, and Josh is not over 18.
//
// Callum lives beside Denise, Arthur's niece: both ties may introduce, from both ends. There is a
// longer way to him through a worker who is paid and knows Winnie, who lives over his road.
//
// It stands twice, some eight kilometres apart: the first telling in Leigh, the second in
// Ashton-in-Makerfield, with the suffix of telling_suffix(). They differ in one answer, and in how
// he says it: in the second, Arthur would rather be taken out himself (`rather_not_give`).
namespace kith::demo {

std::uint32_t angler_groups();
graph::Group angler_group(std::uint32_t group, graph::Date today);

// In the order of HandWrittenPerson and HandWrittenNeighbour, one telling after the other.
std::vector<graph::Person> angler_people(graph::Date today);
std::vector<graph::Neighbour> angler_neighbours(graph::Date today);
std::vector<graph::Tie> angler_ties(graph::Date today);
// A leaflet that Arthur was given: a signpost, which counts as nothing.
std::vector<graph::Connection> angler_connections(const World& world);

}  // namespace kith::demo
