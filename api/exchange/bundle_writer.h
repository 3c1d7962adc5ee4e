// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "api/exchange/record_json.h"
#include "graph/result.h"
#include "graph/view.h"

namespace kith::api {

// Takes the next bytes of a file; an Error ends the writing.
using BytesSink = std::function<graph::Result<void>(std::string_view)>;

// Writes everything of a view as a bundle, in order of kind, then number: the same records give the
// same bytes, and importing them and writing again gives them once more. What was ended or erased
// and is still referred to stands last, by kind and number alone:
// {"type":"gone","kind":"tie","number":"…"}. How the log came to know
// of things (`begun_before_kith`, times, accesses) is not in it. Answers the number of records.
// Bytes are given in pieces of about 64 KB that end with a line.
graph::Result<std::uint64_t> write_bundle(const graph::View& view, const BytesSink& sink,
                                          const FieldFilter& filter = everything());

}  // namespace kith::api
