// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "api/exchange/bundle_writer.h"

// Tables out, one for each kind of record: the same records give the same bytes, and reading them
// in and writing again gives them once more.
namespace kith::api {

// Writes the records of one kind, by number: a row of headers (those columns in which something
// stands), then a row for each record; lines end in CRLF (RFC 4180). Nothing is written where there
// is no record. Answers how many there were. Reads every record twice. Errors: those of the sink.
graph::Result<std::uint64_t> write_csv(const graph::View& view, graph::Kind kind,
                                       const BytesSink& sink);

// Writes what records refer to and is no more, by kind and number. Nothing where there is nothing.
graph::Result<std::uint64_t> write_gone_csv(const graph::View& view, const BytesSink& sink);

}  // namespace kith::api
