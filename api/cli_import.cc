// SPDX-License-Identifier: Apache-2.0
// Records in and out on the command line.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/cli.h"
#include "api/cli_feeds.h"
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

// A fault as the reader of the report finds it: in their file, on their line.
struct SeenFault {
  std::string file;
  std::uint64_t line = 0;  // 0: none
  std::string pointer;
  std::string detail;
};
using PlaceOf = std::function<std::pair<std::string, std::uint64_t>(std::uint64_t)>;

std::vector<SeenFault> seen_faults(const ImportReport& report, const PlaceOf& place_of) {
  std::vector<SeenFault> seen;
  for (const graph::Fault& fault : report.faults) {
    auto [file, line] = place_of(fault.line);
    seen.push_back({std::move(file), line, fault.pointer, fault.detail});
  }
  return seen;
}

// What came of reading one kind of input, beside the faults: for machines and for people.
struct Reading {
  std::vector<SeenFault> faults;
  std::function<void(nlohmann::ordered_json&)> add = [](nlohmann::ordered_json&) {};
  std::string words = {};
  bool would_refuse = false;  // a dry run that found what a real one refuses
};

nlohmann::ordered_json report_json(const ImportReport& report, bool dry_run,
                                   const std::vector<SeenFault>& seen) {
  nlohmann::ordered_json json{{"lines", report.lines},
                              {"accepted", report.accepted},
                              {"created", report.created},
                              {"changed", report.changed},
                              {"unchanged", report.unchanged},
                              {"refused", report.refused},
                              {"applied", report.applied && !dry_run}};
  auto faults = nlohmann::ordered_json::array();
  for (const SeenFault& fault : seen) {
    faults.push_back({{"file", fault.file},
                      {"line", fault.line},
                      {"pointer", fault.pointer},
                      {"detail", fault.detail}});
  }
  json["faults"] = std::move(faults);
  json["faults_not_listed"] = report.faults_not_listed;
  return json;
}

std::string faults_in_words(const ImportReport& report, const std::vector<SeenFault>& seen) {
  std::string words;
  for (const SeenFault& fault : seen) {
    words += printable(fault.file);
    if (fault.line > 0) words += fmt::format(":{}", fault.line);
    words += fmt::format(": {}{}{}\n", printable(fault.pointer), fault.pointer.empty() ? "" : ": ",
                         printable(fault.detail));
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

int tell(const ImportReport& report, const CommandLine& line, const Reading& reading,
         Terminal& terminal) {
  if (line.json) {
    auto json = report_json(report, line.dry_run, reading.faults);
    reading.add(json);
    terminal.out(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  } else {
    terminal.err(reading.words);
    terminal.err(faults_in_words(report, reading.faults));
    (report.refused == 0 ? terminal.out(summary(report, line))
                         : terminal.err(summary(report, line)));
  }
  return report.refused == 0 && !reading.would_refuse ? exit_done : exit_bad_input;
}

ImportMode mode_of(const CommandLine& line) {
  if (line.dry_run) return ImportMode::dry_run;
  return line.keep_good ? ImportMode::keep_good : ImportMode::all_or_nothing;
}

graph::Result<ImportReport> take_in(Engine& engine, Scheme& scheme, ImportMode mode,
                                    ByteSource& bundle, Terminal& terminal) {
  ImportOptions options;
  options.mode = mode;
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

// A file whose first line only opens an object or a list is no bundle: each of its lines would be
// told to be wrong.
std::optional<Error> one_document(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    std::string begin(64, '\0');
    file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    begin.resize(static_cast<std::size_t>(file.gcount()));
    std::erase(begin, '\r');
    const std::size_t line_end = begin.find('\n');
    if (line_end == std::string::npos || line_end + 1 == begin.size()) continue;
    const std::string_view line = std::string_view(begin).substr(0, line_end);
    const char after = begin[line_end + 1];
    const bool goes_on = after == ' ' || after == '\t' || after == '"';
    const bool opens = (line == "{" && goes_on) || (line == "[" && (goes_on || after == '{'));
    if (!opens) continue;
    return Error{ErrorCode::malformed,
                 fmt::format("{} is one JSON document over many lines, not a bundle, which has one "
                             "record a line; for a directory's feed say which it is: --format "
                             "open-referral, street-support …",
                             printable(path))};
  }
  return std::nullopt;
}

int import_bundles(Engine& engine, Scheme& scheme, const CommandLine& line,
                   std::vector<std::string> paths, Terminal& terminal) {
  if (auto document = one_document(paths)) return fail(terminal, *document);
  auto files = JoinedFiles::open(std::move(paths));
  if (!files) return fail(terminal, files.error());
  auto report = take_in(engine, scheme, mode_of(line), **files, terminal);
  if (!report) return fail(terminal, report.error());
  Reading reading;
  reading.faults = seen_faults(*report, [&](std::uint64_t at) { return (*files)->place_of(at); });
  return tell(*report, line, reading, terminal);
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
  auto report = take_in(engine, scheme, mode_of(line), bundle, terminal);
  if (!report) return fail(terminal, report.error());
  for (graph::Fault& fault : report->faults) fault = tables.as_seen_in_table(std::move(fault));
  Reading reading;
  reading.faults = seen_faults(*report, [&](std::uint64_t at) { return tables.place_of(at); });
  reading.add = [&](nlohmann::ordered_json& json) { add_reading(json, tables); };
  reading.words = reading_in_words(tables);
  reading.would_refuse = tables.unknown_headers() > 0;
  if (reading.would_refuse) {
    reading.words +=
        "Headers stand for nothing: without --dry-run the table is refused until a mapping file "
        "maps them or names them under \"ignored\".\n";
  }
  return tell(*report, line, reading, terminal);
}

// Faults of the records that a feed became, and what of it became none.
std::vector<SeenFault> seen_faults(const ImportReport& report, const FeedBundle& feed) {
  std::vector<SeenFault> seen;
  for (const auto& refusal : feed.refusals()) {
    seen.push_back({refusal.place.file, refusal.place.line, refusal.place.pointer, refusal.why});
  }
  for (const graph::Fault& fault : report.faults) {
    const graph::Fault told = as_seen_in_feed(feed, fault);
    const FeedPlace place = fault.line > 0 ? feed.place_of(fault.line) : FeedPlace();
    seen.push_back({place.file, place.line, told.pointer, told.detail});
  }
  return seen;
}

int import_feed(Engine& engine, Scheme& scheme, const CommandLine& line,
                const std::vector<std::string>& paths, Terminal& terminal) {
  if (scheme.tenant() != store::Tenant::directory) {
    return fail(terminal, Error{ErrorCode::wrong_usage,
                                fmt::format("--format {} is of community groups: --directory says "
                                            "into which directory they go",
                                            line.format)});
  }
  if (!is_feed_source(line.source)) {
    return fail(terminal,
                Error{ErrorCode::wrong_usage,
                      "--source: a name for the feed, the same each time it is brought, such as "
                      "wigan-council (at most 20 of a-z, 0-9 and -, first a letter)"});
  }
  FeedBundle feed(scheme.view(), line.source);
  auto places = engine.places().index();
  if (!places) return fail(terminal, places.error());
  feed.locate(**places);
  if (auto read = read_feed(feed, line.format, paths); !read) return fail(terminal, read.error());
  // What cannot be taken in refuses the whole, like any other fault; the rest is looked at all the
  // same, so that everything is said at once.
  const bool none = !feed.refusals().empty() && mode_of(line) == ImportMode::all_or_nothing;
  TextBytes bundle(feed.lines());
  auto report =
      take_in(engine, scheme, none ? ImportMode::dry_run : mode_of(line), bundle, terminal);
  if (!report) return fail(terminal, report.error());
  report->applied = report->applied && !none;
  Reading reading;
  reading.faults = seen_faults(*report, feed);
  reading.add = [&](nlohmann::ordered_json& json) { add_reading(json, feed); };
  reading.words = reading_in_words(feed);
  add_refusals(*report, feed);
  return tell(*report, line, reading, terminal);
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
  if (is_feed(line.format)) {
    std::vector<std::string> paths;
    for (const std::string& file : line.files) paths.push_back(resolved(file, caller));
    return import_feed(engine, **scheme, line, paths, terminal);
  }
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
