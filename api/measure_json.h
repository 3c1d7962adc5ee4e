// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"

// The measure dictionary (matcher/measure_dictionary.h) as it is given out. Nobody's data.
namespace kith::api {

enum class MeasureForm : std::uint8_t { words, json };

// All entries, or the one that says what a figure is. JSON: one object, canonical, without newline.
// Words end in a line break. Errors: not_found (`figure` is none; what is like it is named).
graph::Result<std::string> dictionary_text(std::string_view figure, MeasureForm form);

}  // namespace kith::api
