// SPDX-License-Identifier: Apache-2.0
// A scheme that leaves takes everything along.
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/audit.h"
#include "api/cli_output.h"
#include "api/directory/open_referral_export.h"
#include "api/exchange/history_writer.h"
#include "api/policy_json.h"
#include "api/scheme_policy.h"
#include "api/subscriptions.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view what_is_what =
    R"(Everything that Kith held of the scheme {0}, as it was at log position {1}.

records.jsonl       every record as it is now: a bundle, one record a line. Kith takes it in with
                    kith import --scheme NAME records.jsonl
tables/             the same as tables (CSV in UTF-8), one for each kind of record
history.jsonl       everything that ever happened, in order: each record as it then was, what was
                    proposed and put on record. Of erased people nothing is left but numbers.
accesses.jsonl      who was shown what, when and for what purpose
directories/        the directories of community groups that the scheme reads: as bundles, and as
                    Open Referral UK 3 (listed groups only)
policy.json         the matching policy in force; the ones before are in history.jsonl
head.json           the signed head of the log: holds history.jsonl to what auditors were given

The fields are described in api/openapi.json of Kith. Keys, tokens and proofs are not here: they
mean nothing elsewhere. This folder holds people's lives in clear: keep it as you would their files.
)";

graph::Result<std::uint64_t> one_text(const BytesSink& sink, const std::string& text) {
  if (auto written = sink(text); !written) return std::move(written).error();
  return std::uint64_t{1};
}

// Writes files into one folder, until one fails.
class Exit {
 public:
  Exit(const fs::path& folder, Terminal& terminal) : folder_(folder), terminal_(terminal) {}

  std::uint64_t file(const fs::path& name, const Writing& writing) {
    if (error_) return 0;
    auto written = write_file((folder_ / name).string(), writing, terminal_);
    if (written) return *written;
    error_ = std::move(written).error();
    return 0;
  }
  void text(const fs::path& name, const std::string& text) {
    file(name, [&](const BytesSink& sink) { return one_text(sink, text); });
  }
  fs::path folder(const fs::path& name) {
    std::error_code error;
    fs::create_directory(folder_ / name, error);
    if (error && !error_) {
      error_ = graph::Error{graph::ErrorCode::storage_failed,
                            (folder_ / name).string() + ": " + error.message()};
    }
    return folder_ / name;
  }
  void take(graph::Result<std::uint64_t> done) {
    if (!done && !error_) error_ = std::move(done).error();
  }
  bool ok() const { return !error_; }
  std::optional<graph::Error>& error() { return error_; }

 private:
  fs::path folder_;
  Terminal& terminal_;
  std::optional<graph::Error> error_;
};

void write_directories(Engine& engine, const graph::View& scheme, Exit& exit) {
  const std::vector<std::string> names = directories_of(scheme);
  if (names.empty()) return;
  exit.folder("directories");
  for (const std::string& name : names) {
    auto directory = engine.directory(name);
    if (!directory) continue;  // it was subscribed to elsewhere, before this scheme came here
    const graph::View view = (*directory)->view();
    const fs::path stem = fs::path("directories") / name;
    exit.file(stem.string() + ".jsonl",
              [&](const BytesSink& sink) { return write_bundle(view, sink); });
    exit.file(stem.string() + ".open-referral.json",
              [&](const BytesSink& sink) { return write_open_referral(view, sink); });
  }
}

}  // namespace

graph::Result<std::uint64_t> write_exit(Engine& engine, Scheme& scheme, const fs::path& folder,
                                        Terminal& terminal) {
  if (auto flushed = scheme.flush_access(); !flushed) return std::move(flushed).error();
  const graph::View view = scheme.view();
  Exit exit(folder, terminal);
  const std::uint64_t records =
      exit.file("records.jsonl", [&](const BytesSink& sink) { return write_bundle(view, sink); });
  const fs::path tables = exit.folder("tables");
  if (exit.ok()) exit.take(write_tables_into(view, scheme.tenant(), tables, terminal));
  exit.file("history.jsonl",
            [&](const BytesSink& sink) { return write_history(scheme.store().log(), sink); });
  exit.file("accesses.jsonl",
            [&](const BytesSink& sink) { return write_history(scheme.access_log(), sink); });
  write_directories(engine, view, exit);
  auto policy = policy_in_force(view);
  if (!policy) return std::move(policy).error();
  exit.text("policy.json", policy_json(*policy).dump(2) + "\n");
  exit.text("head.json", head_json(scheme, engine.clock().now()) + "\n");
  exit.text("README.txt", fmt::format(what_is_what, scheme.name(), view.position()));
  if (exit.error()) return std::move(*exit.error());
  return records;
}

}  // namespace kith::api
