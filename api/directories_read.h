// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "api/engine.h"
#include "api/scheme.h"
#include "graph/result.h"
#include "graph/view.h"

namespace kith::api {

// A directory of groups that a scheme reads, as it is now.
struct DirectoryRead {
  std::string name;
  Scheme* directory = nullptr;  // the engine's
  graph::View view;
};

// In order of name. One that is not here any more is left out. Errors: those of Engine::directory.
graph::Result<std::vector<DirectoryRead>> directories_read(Engine& engine,
                                                           const graph::View& scheme);
// What each one's view is called towards readers: name, token.
using DirectoryTokens = std::vector<std::pair<std::string, std::string>>;
DirectoryTokens tokens_of(const std::vector<DirectoryRead>& directories);

// An object of JSON begun with what was asked: scheme, its view at a position, the directories'.
std::string begun_answer(const Scheme& scheme, std::uint64_t position,
                         const DirectoryTokens& directories);

}  // namespace kith::api
