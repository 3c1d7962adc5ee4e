// SPDX-License-Identifier: Apache-2.0
// The connection test on the command line.
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "api/cli.h"
#include "api/cli_option_parts.h"
#include "api/connection_testing.h"
#include "api/errors.h"
#include "api/run_desk.h"

namespace kith::api {
graph::Result<ConnectionTestAsk> connection_test_of(const CommandLine& line) {
  ConnectionTestAsk ask;
  graph::Error error{
      graph::ErrorCode::wrong_usage, "the connection test cannot be asked for like that", {}};
  const auto day = [&error](const char* option, const std::string& text) {
    const auto read = graph::date_from_text(text);
    if (!read && !text.empty()) {
      error.faults.push_back({option, "a day such as 2026-11-21", 0});
    }
    return read;
  };
  ask.from = day("--from", line.window_from);
  ask.to = day("--to", line.window_to);
  ask.on = day("--on", line.on);
  ask.service = line.service;
  ask.person = line.person;
  ask.area = line.area;
  ask.arrangement = line.arrangement;
  ask.as_known_at = line.as_known_at;
  ask.trace = line.trace;
  ask.format =
      line.json ? CardFormat::json : card_format_from_text(line.format).value_or(CardFormat::words);
  if (!error.faults.empty()) return error;
  return ask;
}

namespace {

// A variable of a script that was never set must not ask for the whole scheme.
std::string not_empty(const std::string& text) {
  return text.empty() ? "must not be empty" : std::string();
}

}  // namespace

void take_card_scope(CLI::App* command, CommandLine& line) {
  command->add_option("--service", line.service, "Who used this service; number or external id")
      ->check(not_empty);
  command->add_option("--person", line.person, "One person; number or external id")
      ->check(not_empty);
  command->add_option("--area", line.area, "Who lives there, by the area's name")->check(not_empty);
  command
      ->add_option("--arrangement", line.arrangement,
                   "Its person, and who lives there too; number or external id")
      ->check(not_empty);
  command->add_option("--on", line.on, "The day it is asked about; today if none is named")
      ->type_name("DATE")
      ->check(not_empty);
  command
      ->add_option("--as-known-at", line.as_known_at,
                   "What was on record at the end of a day, or before an event of the log")
      ->type_name("DATE|POSITION")
      ->check(not_empty);
}

void add_connection_test(CLI::App& app, CommandLine& line) {
  CLI::App* test = add(
      app, line, "connection-test",
      "Says whom a service, an area or the scheme connected, and whom it cut off",
      "kith connection-test --data /var/lib/kith --scheme wigan --from 2026-01-01 --to 2026-10-01\n"
      "         kith connection-test --data /var/lib/kith --scheme wigan --service club "
      "--from 2026-01-01 --to 2026-10-01 --format csv\n"
      "         kith connection-test --data /var/lib/kith --scheme wigan --from 2026-01-01 --to "
      "2026-10-01 --trace lost");
  take_scheme(test, line);
  take_json(test, line);
  take_format(test, line, {"json", "csv", "html"});
  test->add_option("--from", line.window_from, "First day of the window")
      ->required()
      ->type_name("DATE");
  test->add_option("--to", line.window_to, "First day after it")->required()->type_name("DATE");
  take_card_scope(test, line);
  test->add_option("--trace", line.trace,
                   "Besides: what this figure (lost, made …) is made of, down to events; kith "
                   "measures lists them")
      ->type_name("FIGURE")
      ->check(not_empty);
  test->add_flag("--record", line.record, "Put the card on record, with everybody measured");
  take_reader(test, line, line.role);
}

int command_connection_test(Engine& engine, const CommandLine& line, const Caller& caller,
                            Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  auto ask = connection_test_of(line);
  if (!ask) return fail(terminal, ask.error());
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  auto answer = line.record ? RunDesk(**scheme).connection_test(*asker, *ask, "")
                            : ask_connection_test(**scheme, *asker, *ask);
  if (!answer) return fail(terminal, answer.error());
  auto noted = (*scheme)->flush_access();
  if (!noted) return fail(terminal, noted.error());
  terminal.out(answer->body + (ask->format == CardFormat::json ? "\n" : ""));
  if (answer->run && ask->format != CardFormat::json) {
    terminal.err(fmt::format("On record as {}.\n", graph::to_text(answer->run->number)));
  }
  return answer->nothing ? exit_no : exit_done;
}

}  // namespace kith::api
