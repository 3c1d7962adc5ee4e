// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "api/connection_testing.h"
#include "api/routes.h"

// What routes read that ask for cards of the connection test: whose, of when, in which format.
namespace kith::api {

// service, person, area, arrangement, as_known_at, on, format; the others are the route's own.
std::vector<RouteParameter> with_card_parameters(std::vector<RouteParameter> own);

// from, to and all of the above. Nothing said is not the whole scheme: a parameter that is there
// and empty is a fault.
ConnectionTestAsk card_parameters(const RouteContext& context, ParameterFaults& faults);

std::string media_type_of(CardFormat format);

}  // namespace kith::api
