// SPDX-License-Identifier: Apache-2.0
// Records out on the command line: a bundle, or a folder with a table for each kind.
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "api/cli.h"
#include "api/cli_output.h"
#include "api/directory/open_referral_export.h"
#include "api/errors.h"
#include "api/exchange/bundle_writer.h"
#include "api/exchange/csv_writer.h"
#include "api/scheme_policy.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;
using graph::Error;
using graph::ErrorCode;

// One table, if there is anything to stand in it.
graph::Result<std::uint64_t> write_table(const fs::path& path, const Writing& writing,
                                         Terminal& terminal) {
  auto written = write_file(path.string(), writing, terminal);
  std::error_code no_matter;
  if (written && *written == 0) fs::remove(path, no_matter);
  return written;
}

// Whatever `fill` puts into a new folder, or no folder at all.
graph::Result<std::uint64_t> write_folder(
    const std::string& path,
    const std::function<graph::Result<std::uint64_t>(const fs::path&)>& fill) {
  NewFolder folder{fs::path(path)};
  if (auto made = folder.make(); !made) return std::move(made).error();
  auto count = fill(folder.beside());
  if (!count) return count;
  if (auto finished = folder.finish(); !finished) return std::move(finished).error();
  return count;
}

}  // namespace

graph::Result<std::uint64_t> write_tables_into(const graph::View& view, store::Tenant tenant,
                                               const fs::path& folder, Terminal& terminal) {
  std::uint64_t count = 0;
  for (const graph::Kind kind : record_kinds(tenant)) {
    auto written = write_table(
        folder / fmt::format("{}.csv", path_of(kind)),
        [&](const BytesSink& sink) { return write_csv(view, kind, sink); }, terminal);
    if (!written) return written;
    count += *written;
  }
  auto gone = write_table(
      folder / "gone.csv", [&](const BytesSink& sink) { return write_gone_csv(view, sink); },
      terminal);
  if (!gone) return gone;
  return count + *gone;
}

namespace {

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
  if (auto policy = policy_in_force(view); policy && !feed && line.format != "exit" &&
                                           policy->version != matcher::default_policy().version) {
    terminal.err(
        fmt::format("The matching policy {} is not in it: kith policy show --json writes "
                    "it, kith policy set sets it elsewhere.\n",
                    policy->version));
  }
  const bool tables = line.format == "csv";
  const bool exit = line.format == "exit";
  if (line.output.empty() && (tables || exit)) {
    return fail(terminal,
                Error{ErrorCode::wrong_usage, "this needs a folder: name a new one with --output"});
  }
  if (exit && (*scheme)->tenant() != store::Tenant::scheme) {
    return fail(terminal, Error{ErrorCode::wrong_usage, "it is a scheme that leaves: --scheme"});
  }
  if (!line.output.empty()) {
    const std::string path = without_slash((fs::path(caller.directory) / line.output).string());
    const auto fill = [&](const fs::path& folder) {
      return exit ? write_exit(engine, **scheme, folder, terminal)
                  : write_tables_into(view, (*scheme)->tenant(), folder, terminal);
    };
    auto written = tables || exit ? write_folder(path, fill) : write_file(path, bundle, terminal);
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
