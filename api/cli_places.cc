// SPDX-License-Identifier: Apache-2.0
// Where postcodes are, on the command line.
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/cli.h"
#include "api/errors.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

std::string counts(std::size_t postcodes, std::size_t districts) {
  return fmt::format("{} {} and {} {}", postcodes, postcodes == 1 ? "postcode" : "postcodes",
                     districts, districts == 1 ? "district" : "districts");
}

int tell_known(const PostcodeIndex& index, const CommandLine& line, Terminal& terminal) {
  const Json json{{"postcodes", index.postcodes()}, {"districts", index.districts()}};
  const bool none = index.districts() == 0;
  const std::string words =
      none ? "No places yet. kith places FILE takes in a table, such as the ONS Postcode "
             "Directory.\n"
           : fmt::format("{} are known.\n", counts(index.postcodes(), index.districts()));
  terminal.out(line.json ? json.dump() + "\n" : words);
  return none ? exit_no : exit_done;
}

Json report_json(const PlacesReport& report) {
  return Json{{"rows", report.rows.rows},
              {"taken", report.rows.taken},
              {"without_point", report.rows.without_point},
              {"repeated", report.rows.repeated},
              {"wrong", report.rows.wrong},
              {"postcodes", report.postcodes},
              {"districts", report.districts}};
}

std::string report_words(const PlacesReport& report) {
  std::string words = fmt::format("Took in {} of {} rows", report.rows.taken, report.rows.rows);
  if (report.rows.without_point > 0) {
    words += fmt::format("; {} say no place", report.rows.without_point);
  }
  if (report.rows.repeated > 0) {
    words += fmt::format("; {} stood there twice", report.rows.repeated);
  }
  if (report.rows.wrong > 0) words += fmt::format("; {} cannot be read", report.rows.wrong);
  return words + fmt::format(". {} are known.\n", counts(report.postcodes, report.districts));
}

}  // namespace

int command_places(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal) {
  if (line.files.empty()) {
    auto index = engine.places().index();
    if (!index) return fail(terminal, index.error());
    return tell_known(**index, line, terminal);
  }
  std::vector<std::string> tables;
  for (const std::string& file : line.files) {
    tables.push_back((std::filesystem::path(caller.directory) / file).string());
  }
  auto report = engine.places().take_in(tables);
  if (!report) return fail(terminal, report.error());
  for (const graph::Fault& fault : report->rows.faults) {
    terminal.err(
        fmt::format("{}:{}: {}\n", printable(fault.pointer), fault.line, printable(fault.detail)));
  }
  terminal.out(line.json ? report_json(*report).dump() + "\n" : report_words(*report));
  return exit_done;
}

}  // namespace kith::api
