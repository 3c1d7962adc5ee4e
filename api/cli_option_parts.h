// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "api/cli_options.h"

// What many commands take. Private to the sources that add commands.
namespace kith::api {

// One command: its name in full is what is run.
CLI::App* add(CLI::App& parent, CommandLine& line, const std::string& path,
              const std::string& about, const std::string& example);
CLI::App* add_family(CLI::App& app, const std::string& name, const std::string& about);
void take_data(CLI::App* command, CommandLine& line);
void take_scheme(CLI::App* command, CommandLine& line);
void take_scheme_or_directory(CLI::App* command, CommandLine& line);
void take_json(CLI::App* command, CommandLine& line);
// --as, into `role`, and --purpose.
void take_reader(CLI::App* command, CommandLine& line, std::string& role);
void take_format(CLI::App* command, CommandLine& line, const std::vector<std::string>& formats);
// Every role, in two lines, as the help indents them.
std::string role_names();

// Introductions: introductions, introduce, decisions, meetings, transitions.
void add_introductions(CLI::App& app, CommandLine& line);
// The whole scheme: plan, exposure.
void add_plan(CLI::App& app, CommandLine& line);
void add_connection_test(CLI::App& app, CommandLine& line);
// Of whom a card is asked, and as of when.
void take_card_scope(CLI::App* command, CommandLine& line);
// 91 days still at home.
void add_at_home(CLI::App& app, CommandLine& line);
// A figure over time.
void add_run_chart(CLI::App& app, CommandLine& line);
// What the figures mean.
void add_measures(CLI::App& app, CommandLine& line);
// The matching policy: policy show, check, set, record.
void add_policy_commands(CLI::App& app, CommandLine& line);
// What the auditor asks: audit verify, head, prove, replay.
void add_audit(CLI::App& app, CommandLine& line);
void add_due(CLI::App& app, CommandLine& line);
// A person's or a home's state, by a named transition.
void add_state(CLI::App& app, CommandLine& line);

}  // namespace kith::api
