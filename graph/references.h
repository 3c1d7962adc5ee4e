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

// What a reference may lead to beside what is there now.
enum class Past : std::uint8_t { refused, accepted };

// Whether a number leads to a record, or somebody, that was erased.
bool is_erased(const Root& root, const Number& number);

// Every number that the record refers to, with repeats; itself and the other end of a tie left out.
std::vector<Number> numbers_referred_to(RecordPointer record);

// Every reference of the record that leads nowhere or to a thing of another kind, with its JSON
// Pointer. A reference to the record itself is none; with `past` accepted, neither is one to a
// record that was ended or erased. Cost: linear in the record.
std::vector<Fault> dangling_references(const Root& root, RecordPointer record,
                                       Past past = Past::refused);
// The same, for a record that replaces `before`: what that one referred to already is not held
// against it.
std::vector<Fault> dangling_references(const Root& root, RecordPointer record,
                                       RecordPointer before);

// What is wrong with the record by itself: a tie to oneself, people within it without a number or
// named twice, a number that means something else in this graph.
std::vector<Fault> contradictions(const Root& root, RecordPointer record);

}  // namespace kith::graph
