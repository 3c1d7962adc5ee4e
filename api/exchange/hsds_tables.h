// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/exchange/feed_bundle.h"
#include "api/exchange/hsds_rows.h"
#include "graph/result.h"

// Directories of services that come as a folder of tables.
namespace kith::api {

// Adds a group for each service of the tables: HSDS 3 and 1.1, the Ohana API before it, the English
// Family Hubs. What a file is follows from its name, what a column is from its header; ids
// join the rows. What cannot be taken (no name, no id, an id twice, no word of what a row
// belongs to, what is no day) is refused, what stands there otherwise than records want it is
// mended, what groups have no place for is left out: each with file, line, header and reason.
// Groups come in the order of the services, with the service's id as external id.
// Errors: bad_input where no table of services is among the files, or none of them can be read.
// Memory: about five times the files. Cost: linear, but for sorting what belongs to one service.
graph::Result<void> read_hsds_tables(const std::vector<FeedTable>& tables, FeedBundle& into);

}  // namespace kith::api
