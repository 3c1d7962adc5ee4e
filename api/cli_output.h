// SPDX-License-Identifier: Apache-2.0
// Private to the commands that write files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "api/engine.h"
#include "api/exchange/bundle_writer.h"
#include "api/terminal.h"
#include "graph/result.h"

namespace kith::api {

// Writes some records to a sink and answers how many there were.
using Writing = std::function<graph::Result<std::uint64_t>(const BytesSink&)>;

graph::Error stopped();

// A file that appears whole or not at all. Errors: wrong_usage (the name), storage_failed,
// unavailable (stopped), those of `writing`.
graph::Result<std::uint64_t> write_file(const std::string& path, const Writing& writing,
                                        Terminal& terminal);

// A folder that appears whole or not at all: made beside, as `path`.new, and renamed.
class NewFolder {
 public:
  explicit NewFolder(std::filesystem::path path);
  ~NewFolder();
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  // Errors: wrong_usage (something is there already, or nowhere to put it), storage_failed.
  graph::Result<void> make();
  std::filesystem::path beside() const { return beside_; }
  graph::Result<void> finish();

 private:
  std::filesystem::path path_;
  std::filesystem::path beside_;
  bool made_ = false;
};

// A table of each kind of record in a folder that is there; a kind without records has none.
graph::Result<std::uint64_t> write_tables_into(const graph::View& view, store::Tenant tenant,
                                               const std::filesystem::path& folder,
                                               Terminal& terminal);

// Everything of a scheme, for leaving Kith: records, tables, history, accesses, the directories it
// reads. Answers the number of records. Errors: those above, those of the logs.
graph::Result<std::uint64_t> write_exit(Engine& engine, Scheme& scheme,
                                        const std::filesystem::path& folder, Terminal& terminal);

}  // namespace kith::api
