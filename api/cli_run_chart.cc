// SPDX-License-Identifier: Apache-2.0
// A run chart, on the command line.
#include <utility>

#include <CLI/CLI.hpp>

#include "api/cli.h"
#include "api/cli_option_parts.h"
#include "api/errors.h"
#include "api/run_charting.h"

namespace kith::api {

void add_run_chart(CLI::App& app, CommandLine& line) {
  CLI::App* chart = add(
      app, line, "run-chart",
      "Shows a figure of the connection test over time: signal, or no more than chance",
      "kith run-chart --data /var/lib/kith --scheme wigan --figure lost \\\n"
      "           --from 2025-01-01 --to 2026-10-01 --every 1m\n"
      "         kith run-chart --data /var/lib/kith --scheme wigan --figure freely_given.t1 \\\n"
      "           --from 2023-10-01 --to 2026-10-01 --every 3m --format html > chart.html");
  take_scheme(chart, line);
  take_json(chart, line);
  take_format(chart, line, {"json", "csv", "html"});
  chart
      ->add_option(
          "--figure", line.figure,
          "A rate or a share of the card: made, lost, lost.reason.moved, freely_given.t1 …")
      ->required()
      ->type_name("FIGURE");
  chart->add_option("--from", line.window_from, "First day of the first period")
      ->required()
      ->type_name("DATE");
  chart->add_option("--to", line.window_to, "First day after the last")
      ->required()
      ->type_name("DATE");
  chart->add_option("--every", line.every, "How long a period is: a month, or three")
      ->check(CLI::IsMember({"1m", "3m"}))
      ->type_name("1m|3m");
  take_card_scope(chart, line);
  take_reader(chart, line, line.role);
}

int command_run_chart(Engine& engine, const CommandLine& line, const Caller& caller,
                      Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  auto of = connection_test_of(line);
  if (!of) return fail(terminal, of.error());
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  const bool is_json = of->format == CardFormat::json;
  auto answer = ask_run_chart(**scheme, *asker, {line.figure, line.every, std::move(of).value()});
  if (!answer) return fail(terminal, answer.error());
  auto noted = (*scheme)->flush_access();
  if (!noted) return fail(terminal, noted.error());
  terminal.out(answer->body + (is_json ? "\n" : ""));
  return answer->nothing ? exit_no : exit_done;
}

}  // namespace kith::api
