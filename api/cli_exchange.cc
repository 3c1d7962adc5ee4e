// SPDX-License-Identifier: Apache-2.0
// Records in and out on the command line.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/cli.h"
#include "api/errors.h"
#include "api/exchange/bundle_writer.h"
#include "api/joined_files.h"
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

nlohmann::ordered_json fault_json(const graph::Fault& fault, JoinedFiles& files) {
  const auto [file, line] = files.place_of(fault.line);
  return {{"file", file}, {"line", line}, {"pointer", fault.pointer}, {"detail", fault.detail}};
}

std::string report_json(const ImportReport& report, bool dry_run, JoinedFiles& files) {
  nlohmann::ordered_json json{{"lines", report.lines},
                              {"accepted", report.accepted},
                              {"created", report.created},
                              {"changed", report.changed},
                              {"unchanged", report.unchanged},
                              {"refused", report.refused},
                              {"applied", report.applied && !dry_run}};
  auto faults = nlohmann::ordered_json::array();
  for (const graph::Fault& fault : report.faults) faults.push_back(fault_json(fault, files));
  json["faults"] = std::move(faults);
  json["faults_not_listed"] = report.faults_not_listed;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string faults_in_words(const ImportReport& report, JoinedFiles& files) {
  std::string words;
  for (const graph::Fault& fault : report.faults) {
    const auto [file, line] = files.place_of(fault.line);
    words += fmt::format("{}:{}: {}{}{}\n", printable(file), line, printable(fault.pointer),
                         fault.pointer.empty() ? "" : ": ", printable(fault.detail));
  }
  if (report.faults_not_listed > 0) {
    words += fmt::format("and {} more faults\n", report.faults_not_listed);
  }
  return words;
}

std::string summary(const ImportReport& report, const CommandLine& line) {
  const std::string counts = fmt::format("{} new, {} changed, {} as they were", report.created,
                                         report.changed, report.unchanged);
  if (line.dry_run && report.refused == 0) {
    return fmt::format("Would take in {} records ({}). Nothing was changed.\n", report.accepted,
                       counts);
  }
  if (line.dry_run) {
    return fmt::format("{} of {} records have faults. Nothing was changed.\n", report.refused,
                       report.lines);
  }
  if (report.refused == 0) {
    return fmt::format("Took in {} records: {}.\n", report.accepted, counts);
  }
  if (!line.keep_good) {
    return fmt::format(
        "{} of {} records have faults, so none was taken in. Mend them, or take in "
        "the others with --keep-good.\n",
        report.refused, report.lines);
  }
  return fmt::format("Took in {} records ({}); refused {}.\n", report.accepted, counts,
                     report.refused);
}

int tell(const ImportReport& report, const CommandLine& line, JoinedFiles& files,
         Terminal& terminal) {
  if (line.json) {
    terminal.out(report_json(report, line.dry_run, files));
  } else {
    terminal.err(faults_in_words(report, files));
    (report.refused == 0 ? terminal.out(summary(report, line))
                         : terminal.err(summary(report, line)));
  }
  return report.refused == 0 ? exit_done : exit_bad_input;
}

// A file that appears whole or not at all.
class NewFile {
 public:
  explicit NewFile(std::string path) : path_(std::move(path)), beside_(path_ + ".new") {
    file_ = std::fopen(beside_.c_str(), "wbx");
  }
  ~NewFile() {
    if (file_) {
      std::fclose(file_);
      std::remove(beside_.c_str());
    }
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  bool open() const { return file_ != nullptr; }
  bool write(std::string_view bytes) {
    return std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size();
  }
  bool finish() {
    const bool good = std::fflush(file_) == 0 && ::fsync(::fileno(file_)) == 0;
    const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
    if (good && closed && std::rename(beside_.c_str(), path_.c_str()) == 0) return true;
    std::remove(beside_.c_str());
    return false;
  }

 private:
  std::string path_;
  std::string beside_;
  std::FILE* file_ = nullptr;
};

Error stopped() { return Error{ErrorCode::unavailable, "stopped as you asked"}; }

// What the name of a file to write says wrong, before anything is made.
std::optional<Error> fault_of(const std::filesystem::path& path) {
  std::error_code no_matter;
  if (std::filesystem::exists(path, no_matter) &&
      !std::filesystem::is_regular_file(path, no_matter)) {
    return Error{ErrorCode::wrong_usage,
                 path.string() +
                     " is no ordinary file: leave --output out and send the answer there with >"};
  }
  if (!std::filesystem::is_directory(path.parent_path(), no_matter)) {
    return Error{ErrorCode::wrong_usage,
                 fmt::format("there is no folder {} to write into: make it, or name another",
                             path.parent_path().string())};
  }
  return std::nullopt;
}

graph::Result<std::uint64_t> export_to_file(const Scheme& scheme, const std::string& path,
                                            Terminal& terminal) {
  const Error failed{
      ErrorCode::storage_failed,
      fmt::format("{} cannot be written: is there space, and no {}.new left over?", path, path)};
  if (auto fault = fault_of(path)) return std::move(*fault);
  NewFile file(path);
  if (!file.open()) return failed;
  auto written = write_bundle(scheme.view(), [&](std::string_view bytes) -> graph::Result<void> {
    if (terminal.cancelled()) return stopped();
    if (!file.write(bytes)) return failed;
    return {};
  });
  if (!written) return written;
  if (!file.finish()) return failed;
  return written;
}

}  // namespace

int command_import(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal) {
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  std::vector<std::string> paths;
  for (const std::string& file : line.files) paths.push_back(resolved(file, caller));
  auto files = JoinedFiles::open(std::move(paths));
  if (!files) return fail(terminal, files.error());
  ImportOptions options;
  options.mode = line.dry_run     ? ImportMode::dry_run
                 : line.keep_good ? ImportMode::keep_good
                                  : ImportMode::all_or_nothing;
  options.today = (*scheme)->today();
  options.threads = 2;
  RandomNumbers numbers(engine.randomness());
  graph::Result<ImportReport> report = ImportReport{};
  {
    ProgressBar bar(terminal);
    options.progress = [&bar](const ImportProgress& progress) { bar.show(progress); };
    report = import_into(**scheme, **files, numbers, options,
                         [&terminal] { return terminal.cancelled(); });
  }
  if (!report) return fail(terminal, report.error());
  return tell(*report, line, **files, terminal);
}

int command_export(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal) {
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  if (!line.output.empty()) {
    const std::string path = resolved(line.output, caller);
    auto written = export_to_file(**scheme, path, terminal);
    if (!written) return fail(terminal, written.error());
    terminal.err(fmt::format("Wrote {} records to {}.\n", *written, printable(path)));
    return exit_done;
  }
  auto written =
      write_bundle((*scheme)->view(), [&](std::string_view bytes) -> graph::Result<void> {
        if (terminal.cancelled()) return stopped();
        terminal.out(bytes);
        return {};
      });
  if (!written) return fail(terminal, written.error());
  return exit_done;
}

}  // namespace kith::api
