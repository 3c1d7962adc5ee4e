// SPDX-License-Identifier: Apache-2.0
// Records in and out on the command line.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/cli.h"
#include "api/cli_tables.h"
#include "api/errors.h"
#include "api/joined_files.h"
#include "api/plain_text.h"
#include "api/transfer.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Clock = std::chrono::steady_clock;

// One line on standard error, drawn again and again; only on a terminal, only after a second.
class ProgressBar {
 public:
  explicit ProgressBar(Terminal& terminal) : terminal_(terminal) {}
  ~ProgressBar() {
    if (drawn_) terminal_.err("\r\033[K");
  }

  void show(const ImportProgress& progress) {
    const Clock::time_point now = Clock::now();
    if (!terminal_.err_is_terminal() || now - begin_ < std::chrono::seconds(1) ||
        now - last_ < std::chrono::milliseconds(100) || progress.bytes_in_all == 0) {
      return;
    }
    last_ = now;
    drawn_ = true;
    const double pass =
        static_cast<double>(progress.bytes) / static_cast<double>(progress.bytes_in_all);
    const double share = (progress.pass - 1 + pass) / progress.passes;
    const auto full = static_cast<std::size_t>(share * 40);
    terminal_.err(fmt::format("\r[{}{}] {:3.0f} %  {} lines", std::string(full, '#'),
                              std::string(40 - std::min<std::size_t>(full, 40), ' '), share * 100,
                              progress.lines));
  }

 private:
  Terminal& terminal_;
  const Clock::time_point begin_ = Clock::now();
  Clock::time_point last_;
  bool drawn_ = false;
};

std::string resolved(const std::string& path, const Caller& caller) {
  return (std::filesystem::path(caller.directory) / path).string();
}

// Where a line of what was read stands for the reader: file and line.
using PlaceOf = std::function<std::pair<std::string, std::uint64_t>(std::uint64_t)>;

nlohmann::ordered_json fault_json(const graph::Fault& fault, const PlaceOf& place_of) {
  const auto [file, line] = place_of(fault.line);
  return {{"file", file}, {"line", line}, {"pointer", fault.pointer}, {"detail", fault.detail}};
}

nlohmann::ordered_json report_json(const ImportReport& report, bool dry_run,
                                   const PlaceOf& place_of) {
  nlohmann::ordered_json json{{"lines", report.lines},
                              {"accepted", report.accepted},
                              {"created", report.created},
                              {"changed", report.changed},
                              {"unchanged", report.unchanged},
                              {"refused", report.refused},
                              {"applied", report.applied && !dry_run}};
  auto faults = nlohmann::ordered_json::array();
  for (const graph::Fault& fault : report.faults) faults.push_back(fault_json(fault, place_of));
  json["faults"] = std::move(faults);
  json["faults_not_listed"] = report.faults_not_listed;
  return json;
}

std::string faults_in_words(const ImportReport& report, const PlaceOf& place_of) {
  std::string words;
  for (const graph::Fault& fault : report.faults) {
    const auto [file, line] = place_of(fault.line);
    words += fmt::format("{}:{}: {}{}{}\n", printable(file), line, printable(fault.pointer),
                         fault.pointer.empty() ? "" : ": ", printable(fault.detail));
  }
  if (report.faults_not_listed > 0) {
    words += fmt::format("and {} more faults\n", report.faults_not_listed);
  }
  return words;
}

std::string records(std::uint64_t count) {
  return count == 1 ? "1 record" : fmt::format("{} records", count);
}

std::string summary(const ImportReport& report, const CommandLine& line) {
  const std::string counts = fmt::format("{} new, {} changed, {} as they were", report.created,
                                         report.changed, report.unchanged);
  if (line.dry_run && report.refused == 0) {
    return fmt::format("Would take in {} ({}). Nothing was changed.\n", records(report.accepted),
                       counts);
  }
  const std::string faulty =
      fmt::format("{} of {} with faults", report.refused, records(report.lines));
  if (line.dry_run) return faulty + ". Nothing was changed.\n";
  if (report.refused == 0) {
    return fmt::format("Took in {}: {}.\n", records(report.accepted), counts);
  }
  if (!line.keep_good) {
    return faulty + ", so none was taken in. Mend them, or take in the others with --keep-good.\n";
  }
  return fmt::format("Took in {} ({}); refused {}.\n", records(report.accepted), counts,
                     report.refused);
}

int tell(const ImportReport& report, const CommandLine& line, const PlaceOf& place_of,
         Terminal& terminal, const CsvBundle* tables) {
  if (line.json) {
    auto json = report_json(report, line.dry_run, place_of);
    if (tables) add_reading(json, *tables);
    terminal.out(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  } else {
    if (tables) terminal.err(reading_in_words(*tables));
    terminal.err(faults_in_words(report, place_of));
    (report.refused == 0 ? terminal.out(summary(report, line))
                         : terminal.err(summary(report, line)));
  }
  return report.refused == 0 ? exit_done : exit_bad_input;
}

graph::Result<ImportReport> take_in(Engine& engine, Scheme& scheme, const CommandLine& line,
                                    ByteSource& bundle, Terminal& terminal) {
  ImportOptions options;
  options.mode = line.dry_run     ? ImportMode::dry_run
                 : line.keep_good ? ImportMode::keep_good
                                  : ImportMode::all_or_nothing;
  options.today = scheme.today();
  options.misplaced = [tenant = scheme.tenant()](graph::Kind kind) {
    return misplaced(kind, tenant);
  };
  options.threads = 2;
  RandomNumbers numbers(engine.randomness());
  ProgressBar bar(terminal);
  options.progress = [&bar](const ImportProgress& progress) { bar.show(progress); };
  return import_into(scheme, bundle, numbers, options,
                     [&terminal] { return terminal.cancelled(); });
}

int import_bundles(Engine& engine, Scheme& scheme, const CommandLine& line,
                   std::vector<std::string> paths, Terminal& terminal) {
  auto files = JoinedFiles::open(std::move(paths));
  if (!files) return fail(terminal, files.error());
  auto report = take_in(engine, scheme, line, **files, terminal);
  if (!report) return fail(terminal, report.error());
  return tell(
      *report, line, [&](std::uint64_t at) { return (*files)->place_of(at); }, terminal, nullptr);
}

int import_tables(Engine& engine, Scheme& scheme, const CommandLine& line, const Caller& caller,
                  const std::vector<std::string>& paths, Terminal& terminal) {
  CsvBundle tables(scheme.view());
  if (auto read = read_tables(tables, line, caller, paths); !read) {
    return fail(terminal, read.error());
  }
  if (!line.save_map.empty()) {
    if (auto saved = save_map(tables, resolved(line.save_map, caller)); !saved) {
      return fail(terminal, saved.error());
    }
  }
  if (!tables.guesses().empty() && !line.dry_run) return fail(terminal, not_confirmed(tables));
  TextBytes bundle(tables.lines());
  auto report = take_in(engine, scheme, line, bundle, terminal);
  if (!report) return fail(terminal, report.error());
  for (graph::Fault& fault : report->faults) fault = tables.as_seen_in_table(std::move(fault));
  return tell(
      *report, line, [&](std::uint64_t at) { return tables.place_of(at); }, terminal, &tables);
}

bool is_named_table(const std::string& path) {
  const std::string name = lower_case(path);
  return name.ends_with(".csv") || name.ends_with("xlsx") || name.ends_with(".xls");
}

// The files of the command line; of a folder the tables in it, as an export leaves them.
std::vector<std::string> files_named(const CommandLine& line, const Caller& caller) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  for (const std::string& file : line.files) {
    const std::string path = resolved(file, caller);
    std::error_code error;
    std::vector<std::string> inside;
    for (const auto& entry : fs::directory_iterator(path, error)) {
      if (is_named_table(entry.path().string())) inside.push_back(entry.path().string());
    }
    std::sort(inside.begin(), inside.end());
    if (inside.empty()) inside.push_back(path);
    paths.insert(paths.end(), inside.begin(), inside.end());
  }
  return paths;
}

}  // namespace

int command_import(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal) {
  auto scheme = tenant_named(engine, line);
  if (!scheme) return fail(terminal, scheme.error());
  const std::vector<std::string> paths = files_named(line, caller);
  const auto tables =
      static_cast<std::size_t>(std::count_if(paths.begin(), paths.end(), is_named_table));
  if (line.format.empty() && tables > 0 && tables < paths.size()) {
    return fail(terminal, Error{ErrorCode::wrong_usage,
                                "tables and bundles are taken in one after the other, or say with "
                                "--format what all of these are"});
  }
  const bool csv = line.format.empty() ? tables > 0 : line.format == "csv";
  return csv ? import_tables(engine, **scheme, line, caller, paths, terminal)
             : import_bundles(engine, **scheme, line, paths, terminal);
}

}  // namespace kith::api
