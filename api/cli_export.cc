// SPDX-License-Identifier: Apache-2.0
// Records out on the command line: a bundle, or a folder with a table for each kind.
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "api/cli.h"
#include "api/directory/open_referral_export.h"
#include "api/errors.h"
#include "api/exchange/bundle_writer.h"
#include "api/exchange/csv_writer.h"
#include "api/new_file.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;
using graph::Error;
using graph::ErrorCode;

// Writes some records to a sink and answers how many there were.
using Writing = std::function<graph::Result<std::uint64_t>(const BytesSink&)>;

Error stopped() { return Error{ErrorCode::unavailable, "stopped as you asked"}; }

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

// A folder that appears whole or not at all: made beside, as `path`.new, and renamed.
class NewFolder {
 public:
  explicit NewFolder(const fs::path& path) : path_(path), beside_(path.string() + ".new") {}
  ~NewFolder() {
    std::error_code no_matter;
    if (made_) fs::remove_all(beside_, no_matter);
  }
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  graph::Result<void> make() {
    std::error_code error;
    if (fs::exists(path_, error) &&
        !(fs::is_directory(path_, error) && fs::is_empty(path_, error))) {
      return Error{ErrorCode::wrong_usage,
                   path_.string() + " is there already: name a new folder for the tables"};
    }
    if (!fs::is_directory(path_.parent_path(), error)) return no_folder(path_.parent_path());
    made_ = fs::create_directory(beside_, error);
    if (made_) return {};
    return Error{ErrorCode::storage_failed, beside_.string() + " cannot be made: is it left over?"};
  }
  fs::path beside() const { return beside_; }
  graph::Result<void> finish() {
    std::error_code error;
    fs::rename(beside_, path_, error);
    if (error) return Error{ErrorCode::storage_failed, path_.string() + ": " + error.message()};
    made_ = false;
    return {};
  }

 private:
  fs::path path_;
  fs::path beside_;
  bool made_ = false;
};

// One table, if there is anything to stand in it.
graph::Result<std::uint64_t> write_table(const fs::path& path, const Writing& writing,
                                         Terminal& terminal) {
  auto written = write_file(path.string(), writing, terminal);
  std::error_code no_matter;
  if (written && *written == 0) fs::remove(path, no_matter);
  return written;
}

graph::Result<std::uint64_t> write_tables(const graph::View& view, store::Tenant tenant,
                                          const std::string& path, Terminal& terminal) {
  NewFolder folder{fs::path(path)};
  if (auto made = folder.make(); !made) return std::move(made).error();
  std::uint64_t count = 0;
  for (const graph::Kind kind : record_kinds(tenant)) {
    auto written = write_table(
        folder.beside() / fmt::format("{}.csv", path_of(kind)),
        [&](const BytesSink& sink) { return write_csv(view, kind, sink); }, terminal);
    if (!written) return written;
    count += *written;
  }
  auto gone = write_table(
      folder.beside() / "gone.csv",
      [&](const BytesSink& sink) { return write_gone_csv(view, sink); }, terminal);
  if (!gone) return gone;
  if (auto finished = folder.finish(); !finished) return std::move(finished).error();
  return count + *gone;
}

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

int command_export(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal) {
  auto scheme = tenant_named(engine, line);
  if (!scheme) return fail(terminal, scheme.error());
  const graph::View view = (*scheme)->view();
  if (line.format == "open-referral" && (*scheme)->tenant() != store::Tenant::directory) {
    return fail(terminal, Error{ErrorCode::wrong_usage,
                                "Open Referral is of community groups: name a --directory"});
  }
  const bool feed = line.format == "open-referral";
  const Writing bundle = [&](const BytesSink& sink) {
    return feed ? write_open_referral(view, sink) : write_bundle(view, sink);
  };
  if (const auto hidden = feed ? unlisted_groups(view) : 0; hidden > 0) {
    terminal.err(fmt::format("{} not in it: nobody said they agree to be listed.\n",
                             hidden == 1 ? "1 group is" : fmt::format("{} groups are", hidden)));
  }
  const bool tables = line.format == "csv";
  if (line.output.empty() && tables) {
    return fail(terminal, Error{ErrorCode::wrong_usage,
                                "tables need a folder: name a new one with --output"});
  }
  if (!line.output.empty()) {
    const std::string path = without_slash((fs::path(caller.directory) / line.output).string());
    auto written = tables ? write_tables(view, (*scheme)->tenant(), path, terminal)
                          : write_file(path, bundle, terminal);
    if (!written) return fail(terminal, written.error());
    terminal.err(fmt::format("Wrote {} records to {}.\n", *written, printable(path)));
    return exit_done;
  }
  auto written = bundle([&](std::string_view bytes) -> graph::Result<void> {
    if (terminal.cancelled()) return stopped();
    terminal.out(bytes);
    return {};
  });
  if (!written) return fail(terminal, written.error());
  return exit_done;
}

}  // namespace kith::api
