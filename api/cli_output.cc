// SPDX-License-Identifier: Apache-2.0
#include "api/cli_output.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "api/new_file.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;
using graph::Error;
using graph::ErrorCode;

Error no_folder(const fs::path& folder) {
  return Error{ErrorCode::wrong_usage,
               fmt::format("there is no folder {} to write into: make it, or name another",
                           folder.string())};
}

// What the name of a file to write says wrong, before anything is made.
std::optional<Error> fault_of(const fs::path& path) {
  std::error_code no_matter;
  if (fs::exists(path, no_matter) && !fs::is_regular_file(path, no_matter)) {
    return Error{ErrorCode::wrong_usage,
                 path.string() +
                     " is no ordinary file: leave --output out and send the answer there with >"};
  }
  if (!fs::is_directory(path.parent_path(), no_matter)) return no_folder(path.parent_path());
  return std::nullopt;
}

}  // namespace

Error stopped() { return Error{ErrorCode::unavailable, "stopped as you asked"}; }

graph::Result<std::uint64_t> write_file(const std::string& path, const Writing& writing,
                                        Terminal& terminal) {
  const Error failed{
      ErrorCode::storage_failed,
      fmt::format("{} cannot be written: is there space, and no {}.new left over?", path, path)};
  if (auto fault = fault_of(path)) return std::move(*fault);
  NewFile file(path);
  if (!file.open()) return failed;
  auto written = writing([&](std::string_view bytes) -> graph::Result<void> {
    if (terminal.cancelled()) return stopped();
    if (!file.write(bytes)) return failed;
    return {};
  });
  if (!written) return written;
  if (!file.finish()) return failed;
  return written;
}

NewFolder::NewFolder(fs::path path) : path_(std::move(path)), beside_(path_.string() + ".new") {}

NewFolder::~NewFolder() {
  std::error_code no_matter;
  if (made_) fs::remove_all(beside_, no_matter);
}

graph::Result<void> NewFolder::make() {
  std::error_code error;
  if (fs::exists(path_, error) && !(fs::is_directory(path_, error) && fs::is_empty(path_, error))) {
    return Error{ErrorCode::wrong_usage, path_.string() + " is there already: name a new folder"};
  }
  if (!fs::is_directory(path_.parent_path(), error)) return no_folder(path_.parent_path());
  made_ = fs::create_directory(beside_, error);
  if (made_) return {};
  return Error{ErrorCode::storage_failed, beside_.string() + " cannot be made: is it left over?"};
}

graph::Result<void> NewFolder::finish() {
  std::error_code error;
  fs::rename(beside_, path_, error);
  if (error) return Error{ErrorCode::storage_failed, path_.string() + ": " + error.message()};
  made_ = false;
  return {};
}

}  // namespace kith::api
