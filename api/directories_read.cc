// SPDX-License-Identifier: Apache-2.0
#include "api/directories_read.h"

#include <fmt/format.h>

#include "api/subscriptions.h"

namespace kith::api {

graph::Result<std::vector<DirectoryRead>> directories_read(Engine& engine,
                                                           const graph::View& scheme) {
  std::vector<DirectoryRead> found;
  for (const std::string& name : directories_of(scheme)) {
    auto directory = engine.directory(name);
    if (!directory && directory.error().code == graph::ErrorCode::not_found) continue;
    if (!directory) return std::move(directory).error();
    found.push_back({name, *directory, (*directory)->view()});
  }
  return found;
}

DirectoryTokens tokens_of(const std::vector<DirectoryRead>& directories) {
  DirectoryTokens tokens;
  for (const DirectoryRead& each : directories) {
    tokens.emplace_back(each.name, each.directory->view_token(each.view.position()));
  }
  return tokens;
}

std::string begun_answer(const Scheme& scheme, std::uint64_t position,
                         const DirectoryTokens& directories) {
  std::string json = fmt::format("{{\"scheme\":\"{}\",\"view\":\"{}\",\"directories\":[",
                                 scheme.name(), scheme.view_token(position));
  const char* comma = "";
  for (const auto& [name, token] : directories) {
    json += fmt::format("{}{{\"directory\":\"{}\",\"view\":\"{}\"}}", comma, name, token);
    comma = ",";
  }
  return json + "]";
}

}  // namespace kith::api
