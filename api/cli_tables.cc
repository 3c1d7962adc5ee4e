// SPDX-License-Identifier: Apache-2.0
#include "api/cli_tables.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/errors.h"
#include "api/new_file.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;
using graph::Error;
using graph::ErrorCode;

graph::Result<std::string> table_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code no_matter;
  if (!file || fs::is_directory(path, no_matter)) {
    return Error{ErrorCode::bad_input, fmt::format("{} cannot be read: is it there?", path)};
  }
  std::string bytes;
  std::array<char, 64 * 1024> piece{};
  // More than a table may have is refused by read_csv, and need not be in memory for that.
  while (bytes.size() <= graph::limits::csv_bytes_max &&
         (file.read(piece.data(), piece.size()), file.gcount() > 0)) {
    bytes.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xd0\xcf\x11\xe0")) {
    return Error{
        ErrorCode::bad_input,
        fmt::format("{} is a workbook: save each sheet of it as CSV, and bring those", path)};
  }
  return bytes;
}

std::optional<graph::Kind> kind_named(std::string_view word, store::Tenant tenant) {
  for (const graph::Kind kind : record_kinds(tenant)) {
    if (to_text(kind) == word || path_of(kind) == word) return kind;
  }
  return std::nullopt;
}

graph::Result<std::vector<HeaderMap>> maps_of(const CommandLine& line, const Caller& caller) {
  std::vector<HeaderMap> maps;
  for (const std::string& path : line.maps) {
    auto text = table_bytes((fs::path(caller.directory) / path).string());
    if (!text) return std::move(text).error();
    auto map = read_header_map(*text);
    if (!map) return about_file(path, std::move(map).error());
    maps.push_back(std::move(map).value());
  }
  return maps;
}

// What the rows of a file are: said, mapped where there is one map, or named.
std::optional<graph::Kind> kind_of(const std::string& path, const CommandLine& line,
                                   const std::vector<HeaderMap>& maps) {
  if (!line.kind.empty()) return kind_named(line.kind, tenant_of(line));
  if (auto named = kind_named(fs::path(path).stem().string(), tenant_of(line))) return named;
  return maps.size() == 1 ? maps.front().kind : std::nullopt;
}

// The map for a kind; none where no map was brought. Errors: wrong_usage (maps of other kinds
// only).
graph::Result<HeaderMap> map_for(const std::string& path, graph::Kind kind,
                                 const std::vector<HeaderMap>& maps) {
  if (maps.empty()) return HeaderMap();
  for (const HeaderMap& map : maps) {
    if (!map.kind || *map.kind == kind) return map;
  }
  return Error{ErrorCode::wrong_usage,
               fmt::format("the rows of {} are of the kind {}, and no mapping file is", path,
                           to_text(kind))};
}

Error no_kind(const std::string& path, const CommandLine& line) {
  std::string kinds;
  for (const graph::Kind kind : record_kinds(tenant_of(line))) {
    kinds += fmt::format("{}{}", kinds.empty() ? "" : ", ", to_text(kind));
  }
  return Error{ErrorCode::wrong_usage,
               fmt::format("what is each row of {}? Say so with --kind ({}), or name the file "
                           "people.csv, households.csv and so on",
                           path, kinds)};
}

}  // namespace

graph::Result<void> read_tables(CsvBundle& tables, const CommandLine& line, const Caller& caller,
                                const std::vector<std::string>& paths) {
  auto maps = maps_of(line, caller);
  if (!maps) return std::move(maps).error();
  for (const std::string& path : paths) {
    auto bytes = table_bytes(path);
    if (!bytes) return std::move(bytes).error();
    CsvFile file{path, std::move(bytes).value(), graph::Kind::person, {}, line.dry_run};
    if (line.kind.empty() && fs::path(path).stem() == "gone") {
      if (auto added = tables.add_gone(file); !added) return added;
      continue;
    }
    const auto kind = kind_of(path, line, *maps);
    if (!kind) return no_kind(path, line);
    auto map = map_for(path, *kind, *maps);
    if (!map) return std::move(map).error();
    file.kind = *kind;
    file.map = std::move(map).value();
    if (auto added = tables.add(file); !added) return added;
  }
  return {};
}

graph::Result<void> save_map(const CsvBundle& tables, const std::string& path) {
  if (tables.maps().size() != 1) {
    return Error{ErrorCode::wrong_usage, "--save-map writes the map of one table at a time"};
  }
  std::error_code no_matter;
  if (fs::exists(path, no_matter)) {
    return Error{ErrorCode::wrong_usage,
                 path + " is there already: name a new file to save the mapping in"};
  }
  NewFile file(path);
  if (file.open() && file.write(to_text(tables.maps().front())) && file.finish()) return {};
  return Error{ErrorCode::storage_failed, path + " cannot be written"};
}

Error not_confirmed(const CsvBundle& tables) {
  Error error{
      ErrorCode::bad_input,
      "some headers are guesses, and nothing was taken in: look at them with --dry-run, keep "
      "them with --save-map FILE, and bring that file with --map FILE",
      {}};
  for (const CsvGuess& guess : tables.guesses()) {
    error.faults.push_back(
        {"", fmt::format("{}: {} read as {}", guess.file, guess.header, guess.column), 1});
  }
  return error;
}

void add_reading(nlohmann::ordered_json& report, const CsvBundle& tables) {
  auto guesses = nlohmann::ordered_json::array();
  for (const CsvGuess& guess : tables.guesses()) {
    guesses.push_back({{"file", guess.file}, {"header", guess.header}, {"column", guess.column}});
  }
  auto mended = nlohmann::ordered_json::array();
  for (const CsvRemark& remark : tables.remarks()) {
    mended.push_back({{"file", remark.file},
                      {"line", remark.line},
                      {"column", remark.header},
                      {"what", remark.what}});
  }
  report["guesses"] = std::move(guesses);
  report["mended"] = std::move(mended);
  report["mended_not_listed"] = tables.remarks_not_listed();
}

std::string reading_in_words(const CsvBundle& tables) {
  std::string words;
  for (const CsvGuess& guess : tables.guesses()) {
    words += fmt::format("{}: guessed: {} is {}\n", printable(guess.file), printable(guess.header),
                         guess.column);
  }
  for (const CsvRemark& remark : tables.remarks()) {
    words += printable(remark.file);
    if (remark.line > 0) words += fmt::format(":{}", remark.line);
    if (!remark.header.empty()) words += fmt::format(": {}", printable(remark.header));
    words += fmt::format(": mended: {}\n", printable(remark.what));
  }
  if (tables.remarks_not_listed() > 0) {
    words += fmt::format("and {} more things mended\n", tables.remarks_not_listed());
  }
  if (!tables.guesses().empty()) {
    words +=
        "Are the guesses right? --save-map FILE keeps them, and --map FILE brings them back.\n";
  }
  return words;
}

}  // namespace kith::api
