// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace kith::api {

// Our vocabulary as SKOS in JSON-LD, a concept a line, sorted by word; the same bytes every time.
// read_skos() reads it, and maps it wholly onto itself.
std::string activities_as_skos();

}  // namespace kith::api
