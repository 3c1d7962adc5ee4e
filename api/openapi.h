// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace kith::api {

// OpenAPI 3.1, made from the route table and the schemas of the records. api/openapi.json is this
// text; a test holds them equal.
std::string openapi_text();

// The same as a page for people: no script, nothing loaded from elsewhere.
std::string reference_page();

}  // namespace kith::api
