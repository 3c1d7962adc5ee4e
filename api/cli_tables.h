// SPDX-License-Identifier: Apache-2.0
// Private to cli_import.cc: tables as the command line speaks of them.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/cli.h"
#include "api/exchange/csv_reader.h"

namespace kith::api {

// Adds each file to the tables: what its rows are is said by --kind, else by a mapping file, else
// by the file's own name (people.csv, household.csv, gone.csv). Errors: wrong_usage (no telling
// what a table is of), bad_input (cannot be read), those of CsvBundle and read_header_map.
graph::Result<void> read_tables(CsvBundle& tables, const CommandLine& line, const Caller& caller,
                                const std::vector<std::string>& paths);

// Writes what was understood of the headers as a mapping file. Errors: wrong_usage (more than one
// table), storage_failed.
graph::Result<void> save_map(const CsvBundle& tables, const std::string& path);

// Headers were guessed, and nobody has looked at the guesses yet.
graph::Error not_confirmed(const CsvBundle& tables);

// What was guessed and mended, for machines and for people.
void add_reading(nlohmann::ordered_json& report, const CsvBundle& tables);
std::string reading_in_words(const CsvBundle& tables);

}  // namespace kith::api
