// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/model_household.h"

// What a household's record of checks says. A check's type is free text, told by words in it. Pure;
// allocates nothing: it is asked of every home.
namespace kith::graph {

enum class CheckKind : std::uint8_t { dbs, home_safety, references, yearly_review };

// Whether a check is of a kind, by its type: "DBS", "Enhanced disclosure", "home_safety" …
bool is_of(const Check& check, CheckKind kind);

// The latest of a kind by its day, undated ones first; null where none is on record.
const Check* latest_check(const Household& home, CheckKind kind);

// Whether a later check of the same type stands for it. Without a last day nothing is superseded.
bool is_superseded(const Household& home, const Check& check);

}  // namespace kith::graph
