// SPDX-License-Identifier: Apache-2.0
// 91 days still at home, on the command line.
#include <utility>

#include <CLI/CLI.hpp>

#include "api/at_home_asking.h"
#include "api/cli.h"
#include "api/cli_option_parts.h"
#include "api/errors.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

graph::Result<AtHomeAsk> at_home_ask_of(const CommandLine& line) {
  AtHomeAsk ask;
  Error error{ErrorCode::wrong_usage, "it cannot be asked for like that", {}};
  const auto day = [&error](const char* option, const std::string& text) {
    const auto read = graph::date_from_text(text);
    if (!read && !text.empty()) error.faults.push_back({option, "a day such as 2026-11-21", 0});
    return read;
  };
  ask.from = day("--from", line.window_from);
  ask.to = day("--to", line.window_to);
  ask.on = day("--on", line.on);
  ask.rules = line.rules;
  ask.as_known_at = line.as_known_at;
  ask.format = AtHomeFormat::words;
  if (line.json || line.format == "json") ask.format = AtHomeFormat::json;
  if (line.format == "csv") ask.format = AtHomeFormat::csv;
  if (!error.faults.empty()) return error;
  return ask;
}

}  // namespace

void add_at_home(CLI::App& app, CommandLine& line) {
  CLI::App* at_home = add(
      app, line, "at-home",
      "Counts who was still at home 91 days after hospital, by published rules",
      "kith at-home --data /var/lib/kith --scheme wigan\n"
      "         kith at-home --data /var/lib/kith --scheme wigan --from 2025-10-01 --to 2026-01-01 "
      "\\\n           --rules ascof-2022-23 --format csv");
  take_scheme(at_home, line);
  take_json(at_home, line);
  take_format(at_home, line, {"json", "csv"});
  at_home
      ->add_option("--from", line.window_from,
                   "First day of discharges; the latest October to December, if left out")
      ->type_name("DATE");
  at_home->add_option("--to", line.window_to, "First day after them")->type_name("DATE");
  at_home->add_option("--rules", line.rules, "Of which year; the newest that Kith holds")
      ->type_name("VERSION");
  at_home->add_option("--on", line.on, "The day it is asked about; today if none is named")
      ->type_name("DATE");
  at_home
      ->add_option("--as-known-at", line.as_known_at,
                   "What was on record at the end of a day, or at a position of the log")
      ->type_name("DATE|POSITION");
  take_reader(at_home, line, line.role);
}

int command_at_home(Engine& engine, const CommandLine& line, const Caller& caller,
                    Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  auto ask = at_home_ask_of(line);
  if (!ask) return fail(terminal, ask.error());
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  auto answer = ask_at_home(**scheme, *asker, *ask);
  if (!answer) return fail(terminal, answer.error());
  auto noted = (*scheme)->flush_access();
  if (!noted) return fail(terminal, noted.error());
  terminal.out(answer->body + (ask->format == AtHomeFormat::json ? "\n" : ""));
  return answer->nothing ? exit_no : exit_done;
}

}  // namespace kith::api
