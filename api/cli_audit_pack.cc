// SPDX-License-Identifier: Apache-2.0
// The audit pack, on the command line.
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "api/audit_pack.h"
#include "api/cli.h"
#include "api/cli_output.h"
#include "api/errors.h"

namespace kith::api {

int command_audit_pack(Engine& engine, const CommandLine& line, const Caller& caller,
                       Terminal& terminal) {
  CommandLine asked = line;
  asked.role = line.pack_role;
  auto asker = asker_of(asked, caller);
  if (!asker) return fail(terminal, asker.error());
  auto ask = connection_test_of(line);
  if (!ask) return fail(terminal, ask.error());
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  auto pack = audit_pack(**scheme, *asker, *ask, engine.clock().now());
  if (!pack) return fail(terminal, pack.error());
  auto noted = (*scheme)->flush_access();
  if (!noted) return fail(terminal, noted.error());
  const std::string path = (std::filesystem::path(caller.directory) / line.output).string();
  auto written = write_file(
      path,
      [&](const BytesSink& sink) -> graph::Result<std::uint64_t> {
        if (auto done = sink(pack->bytes); !done) {
          return std::move(done).error();
        }
        return pack->bytes.size();
      },
      terminal);
  if (!written) return fail(terminal, written.error());
  terminal.err(fmt::format(
      "Wrote {}: {} files, {} events proved. README.txt in it says how to check it offline.\n",
      printable(line.output), pack->files, pack->events));
  return pack->nothing ? exit_no : exit_done;
}

}  // namespace kith::api
