// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "graph/record.h"
#include "graph/result.h"
#include "graph/root.h"

// What a record refers to, held against a graph.
namespace kith::graph {

// Whether a number leads to something that is there now: a live record, or somebody within one.
bool is_live(const Root& root, const Number& number);

// Every reference of the record that leads nowhere or to a thing of another kind, with its JSON
// Pointer. A reference to the record itself is none. Cost: linear in the record.
std::vector<Fault> dangling_references(const Root& root, const Record& record);

// What is wrong with the record by itself: a tie to oneself, people within it without a number or
// named twice, a number that means something else in this graph.
std::vector<Fault> contradictions(const Root& root, const Record& record);

}  // namespace kith::graph
