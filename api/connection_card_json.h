// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "api/connection_card_trace.h"

// A card of the connection test as it travels: every skin shows the same figures.
namespace kith::api {

// One object, canonical, without newline. Its "ties" and "records" are the trace of every figure,
// or of the one asked for.
std::string card_json(const CardPage& page);

// A table with a header, RFC 4180: each figure, person, connection, contact and service event in a
// row of its own, from which every count can be worked out again (matcher/CONNECTION_TEST.md says
// what the columns hold). Numbers, never names.
std::string card_csv(const CardPage& page);

// A page to print: no script, nothing from elsewhere; each chart with its table.
std::string card_html(const CardPage& page);

}  // namespace kith::api
