// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "graph/draft.h"
#include "graph/result.h"
#include "graph/root.h"

// What a command is held against before it changes a graph. Private to draft.cc.
namespace kith::graph {

Error not_of_this_graph(std::vector<Fault> faults);

// Errors: too_large.
Result<void> check_sizes(const Root& root, Kind kind, const std::vector<SubjectNumber>& subjects,
                         std::size_t bytes);

// Whether a record may be put: nothing that was ended or erased, no contradiction, no external id
// that is taken, and of a step that it may be taken (graph/introduction_steps.h). With
// Trust::checked also that it refers to nothing that is not there.
Result<void> check_put(const Root& root, RecordPointer record, Trust trust);

// Whether a record may be ended. Errors: not_found, conflict.
Result<void> check_end(const Root& root, const EventHeader& header, Trust trust);

}  // namespace kith::graph
