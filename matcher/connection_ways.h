// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/social_graph.h"
#include "graph/view.h"
#include "matcher/connections.h"

namespace kith::matcher {

// Of one proposal at most.
inline constexpr std::size_t ways_max = 2;

// Adds to an answer about a person the chains of people who agreed to introduce: to each person and
// neighbour proposed, to whoever was lost touch with (not by the lost tie itself), and to groups by
// way of somebody who goes there and would take others along; none through somebody paid beside one
// without. Nothing is added where the person or the other is in no chain. `graph` must be of the
// view's position (programmer's mistake otherwise). Errors: those of warm_paths. Cost: the links
// within three hops of the person.
graph::Result<void> add_ways(const graph::View& view, const graph::SocialGraph& graph,
                             graph::Reader reader, const ConnectionQuestion& question,
                             Connections& answer);

}  // namespace kith::matcher
