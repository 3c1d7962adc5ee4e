// SPDX-License-Identifier: Apache-2.0
// What each figure means, on the command line. It needs no data directory.
#include <CLI/CLI.hpp>

#include "api/cli.h"
#include "api/cli_option_parts.h"
#include "api/errors.h"
#include "api/measure_json.h"

namespace kith::api {

void add_measures(CLI::App& app, CommandLine& line) {
  CLI::App* measures = add(app, line, "measures",
                           "Says what each figure means, what it is counted of, what it cannot say",
                           "kith measures --measure lost\n"
                           "         kith measures --format json > measures.json");
  take_json(measures, line);
  take_format(measures, line, {"json"});
  measures
      ->add_option("--measure", line.measure,
                   "This one alone: lost, lost.reason.moved …; all, if left out")
      ->type_name("NAME");
}

int command_measures(const CommandLine& line, Terminal& terminal) {
  const bool for_machines = line.json || line.format == "json";
  auto text = dictionary_text(line.measure, for_machines ? MeasureForm::json : MeasureForm::words);
  if (!text) return fail(terminal, text.error());
  terminal.out(*text + (for_machines ? "\n" : ""));
  return exit_done;
}

}  // namespace kith::api
