// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "matcher/connections.h"

namespace kith::matcher {

// The answer as a coordinator reads it on a terminal: who and why first, what to ask, then what
// nearly fits, who was lost touch with, what is on its way and what is not known. No number stands
// for anybody. Ends with a newline.
std::string in_words(const graph::View& view, const ConnectionQuestion& question,
                     const Connections& answer);

}  // namespace kith::matcher
