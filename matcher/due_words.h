// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "matcher/due.h"

// What is due in plain English: what to do, in a sentence, without pressing anybody. Names are as
// the view calls them, and nobody's answer stands here.
namespace kith::matcher {

// One sentence or two, without line break.
std::string sentence_of(const graph::View& view, const DueRow& row);

// For a terminal: what is overdue, then what falls due, each by day; every line ends in a line
// break.
std::string due_in_words(const graph::View& view, const Due& due);

}  // namespace kith::matcher
