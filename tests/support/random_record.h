// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "graph/record.h"

// Records made from their descriptions: whatever field a record kind has, it is filled here.
namespace kith::tests {

// A record of a record kind that is right in itself: ranges, dates in order, nobody twice. The same
// seed gives the same record. `fill` (0..1) is how likely it is that something that may be unknown
// is known; with 1 every field of every part is filled. Every number's first byte is the Kind of
// what it is the number of (kind_of_made), so that a resolver can follow references.
graph::Record random_record(graph::Kind kind, std::uint64_t seed, double fill);

// The kind that a made number was made for.
graph::Kind kind_of_made(const graph::Number& number);

}  // namespace kith::tests
