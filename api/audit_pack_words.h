// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "api/connection_card_trace.h"
#include "api/tar_bytes.h"

// What an audit pack says of itself, in plain words.
namespace kith::api {

// `files`: the others of the pack.
std::string pack_readme(const CardPage& page, const std::vector<TarFile>& files,
                        std::size_t events);

}  // namespace kith::api
