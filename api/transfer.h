// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "api/exchange/bundle_reader.h"
#include "api/scheme.h"

namespace kith::api {

// Reads a bundle into a scheme. What the report counts as accepted is durable when this returns;
// with all_or_nothing and a fault, or after an Error, nothing has changed. `cancelled` is asked now
// and then, from several threads at once; true gives up and leaves nothing. Errors: unavailable
// (cancelled), those of the store.
graph::Result<ImportReport> import_into(Scheme& scheme, ByteSource& bundle, NumberSource& numbers,
                                        ImportOptions options,
                                        const std::function<bool()>& cancelled);

}  // namespace kith::api
