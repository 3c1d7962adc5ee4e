// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "api/asker.h"
#include "api/replaying.h"
#include "api/scheme.h"

// How a replay is told: numbers and words of closed sets, nobody's name.
namespace kith::api {

// One object, canonical, without newline. Positions are for who reads the log.
std::string replay_json(const Scheme& scheme, const Asker& asker, const Replayed& replayed);
// A line, or some; each ends with a newline.
std::string replay_in_words(const Scheme& scheme, const Asker& asker, const Replayed& replayed);

// How many came out how.
std::string counts_json(const ReplayCounts& counts);
std::string counts_in_words(const ReplayCounts& counts);

}  // namespace kith::api
