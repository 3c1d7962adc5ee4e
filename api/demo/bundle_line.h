// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/record.h"

namespace kith::demo {

// Appends the record as one line of a bundle, with its line end: keys in the order of the record's
// description, what is unknown absent, references by external id (see reference.h). Being written
// from that description, a line holds nothing that the model does not know; a value out of its
// range is a programmer's mistake. A record that has a number (a community group, to which schemes
// refer by it) shows it. Cost: linear in the line.
void append_bundle_line(const graph::Record& record, std::string& out);

}  // namespace kith::demo
