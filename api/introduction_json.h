// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "api/sight.h"
#include "graph/introduction_ledger.h"

// What somebody may see of an introduction. One place decides, for every skin.
//
// * Nobody reads what somebody else answered before it is disclosed, nor afterwards whose a no was:
//   officers see who is still awaited and, at one moment, whether all said yes. Who withdrew or
//   reopened stands nowhere. The data-protection lead sees everything.
// * A person, and a carer, see their own words, what was shown to them and of them, and how it
//   stands; of the others only that an answer is awaited or that it goes on or not.
namespace kith::api {

// Whether the asker may know of it: officers do, a person of their own, a carer of their home's.
bool may_know_of(const Eyes& eyes, const graph::Introduction& introduction,
                 const graph::View& view);

nlohmann::ordered_json introduction_json(const Eyes& eyes, const graph::Introduction& introduction,
                                         const graph::View& view, graph::Date today);

// What was shown to whom, line by line. Whoever it was shown to sees it again while it goes on and
// is not withdrawn, neither this sharing nor the agreement to any; whoever it was of, and officers,
// always.
nlohmann::ordered_json shares_json(const Eyes& eyes, const graph::Introduction& introduction,
                                   const graph::View& view, graph::Date today);

// The same for a terminal, a few lines.
std::string introduction_words(const nlohmann::ordered_json& introduction, const graph::View& view);

}  // namespace kith::api
