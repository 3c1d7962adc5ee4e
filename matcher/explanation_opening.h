// SPDX-License-Identifier: Apache-2.0
// Private to explanation.cc: what an officer reads first.
#pragma once

#include "matcher/explanation.h"

namespace kith::matcher {

// What the person is looking for, where, with whom; and what of their agreement is not simply their
// own yes. Never empty.
ExplanationSection opening(const graph::View& view, const Question& question,
                           const graph::Person& person);

// "Short breaks, from 3 Feb 2027 until 10 Feb 2027."
std::string wish_words(const graph::LookingFor& wish);

}  // namespace kith::matcher
