// SPDX-License-Identifier: Apache-2.0
// The commands of what is due, and of states.
#include <CLI/CLI.hpp>

#include "api/cli_option_parts.h"
#include "graph/household_states.h"
#include "matcher/due.h"

namespace kith::api {
namespace {

void take_role(CLI::App* command, CommandLine& line) {
  command->add_option("--as", line.role, "Whose part: " + role_names())
      ->capture_default_str()
      ->type_name("ROLE");
  command->add_option("--purpose", line.purpose, "What it is for; stands in the access entry")
      ->type_name("TEXT");
}

std::string actor_names() {
  std::string names;
  for (std::size_t i = 0; i < graph::words<graph::StateActor>.size(); ++i) {
    // In two lines, as the help indents them.
    if (i > 0) names += i % 5 == 0 ? ",\n" + std::string(30, ' ') : ", ";
    names += graph::words<graph::StateActor>[i];
  }
  return names;
}

}  // namespace

void add_due(CLI::App& app, CommandLine& line) {
  CLI::App* due =
      add(app, line, "due", "Shows reviews, what runs out, answers awaited and people who wait",
          "kith due --data /var/lib/kith --scheme wigan\n"
          "         kith due --data /var/lib/kith --scheme wigan --within 90 --json\n"
          "         kith due --data /var/lib/kith --scheme wigan --as coordinator");
  take_scheme(due, line);
  take_json(due, line);
  due->add_option("--on", line.on, "The day it is asked about; today if none is named")
      ->type_name("DATE");
  due->add_option("--within", line.due_within, "What falls due in so many days; 28 if unsaid")
      ->check(CLI::Range(std::int32_t{0}, matcher::DueQuestion::within_days_max))
      ->type_name("DAYS");
  due->add_option("--top", line.clusters, "How many rows at most; 200 if unsaid")
      ->check(CLI::Range(std::size_t{1}, matcher::DueQuestion::rows_max));
  take_role(due, line);
}

void add_state(CLI::App& app, CommandLine& line) {
  CLI::App* state = add(
      app, line, "state", "Keeps that a person or a home comes to another state, who decided",
      "kith state --data /var/lib/kith --scheme wigan --household elm --to paused \\\n"
      "           --actor carer --authority \"told us by telephone\"\n"
      "         kith state --data /var/lib/kith --scheme wigan --household elm --to approved \\\n"
      "           --actor panel --authority \"panel of 12 October\" --as manager\n"
      "         kith state --data /var/lib/kith --scheme wigan --person maya --to looking \\\n"
      "           --actor person --authority \"in their own words\"");
  take_scheme(state, line);
  take_json(state, line);
  CLI::Option* home =
      state->add_option("--household", line.household, "External id or number")->type_name("HOME");
  state->add_option("--person", line.person, "Or of a person: external id or number")
      ->excludes(home);
  state->add_option("--to", line.state, "The state, such as paused, available, looking")
      ->required()
      ->type_name("STATE");
  state->add_option("--actor", line.actor, "Who decided, one of " + actor_names())
      ->required()
      ->type_name("ACTOR");
  state->add_option("--authority", line.authority, "By what: \"panel of 12 October\"")
      ->required()
      ->type_name("TEXT");
  state->add_option("--reason", line.reason, "Why; a carer and a person owe none")
      ->type_name("TEXT");
  state->add_option("--on", line.on, "The day it was decided; today if none is named")
      ->type_name("DATE");
  take_role(state, line);
}

}  // namespace kith::api
