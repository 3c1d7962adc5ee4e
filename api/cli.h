// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "api/cli_options.h"
#include "api/engine.h"
#include "api/terminal.h"

// The command line. A command is run against the data directory by whoever has it open: this
// process, or the server that has it, with the same code.
namespace kith::api {

struct ConnectionTestAsk;

// Everything `kith` does, from the arguments (without the program's name) to the exit code.
// `versions` is what `kith version` prints.
int run_command_line(const std::vector<std::string>& arguments, const std::string& versions);

// Who runs a command and where.
struct Caller {
  std::string user;
  std::string directory;  // in which relative file names are meant
};

// Runs a command that works on a data directory. Thread safe.
int run_on(Engine& engine, const CommandLine& line, const Caller& caller, Terminal& terminal);

// Serving until SIGTERM or SIGINT, and the demonstration. These never run at the far end.
int run_serve(const CommandLine& line, Terminal& terminal);
int run_demo(const CommandLine& line, Terminal& terminal);
// Says why not, in words; answers the exit code that belongs to it.
int fail(Terminal& terminal, const graph::Error& error);
// To be called before the first thread is made: from here on signals that end the server wait for
// serve_until_signal().
void hold_signals();
// Serves an engine over HTTP and its local socket. `ready` is called with the URL once it answers.
int serve_until_signal(Engine& engine, const CommandLine& line, Terminal& terminal,
                       const std::function<void(const std::string& url)>& ready);

// The scheme or directory that a command is about: what --scheme or --directory names. Errors:
// wrong_usage (neither, or both), those of Engine::scheme.
graph::Result<Scheme*> tenant_named(Engine& engine, const CommandLine& line);
store::Tenant tenant_of(const CommandLine& line);

// --- the commands, each in the file of its kind ---
int command_import(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal);
int command_export(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal);
int command_gaps(Engine& engine, const CommandLine& line, const Caller& caller, Terminal& terminal);
// plan and exposure.
int command_plan(Engine& engine, const CommandLine& line, const Caller& caller, Terminal& terminal);
// The card that a command line asks for. Errors: wrong_usage (a day that is none).
graph::Result<ConnectionTestAsk> connection_test_of(const CommandLine& line);
int command_audit_pack(Engine& engine, const CommandLine& line, const Caller& caller,
                       Terminal& terminal);
int command_connection_test(Engine& engine, const CommandLine& line, const Caller& caller,
                            Terminal& terminal);
int command_at_home(Engine& engine, const CommandLine& line, const Caller& caller,
                    Terminal& terminal);
int command_run_chart(Engine& engine, const CommandLine& line, const Caller& caller,
                      Terminal& terminal);
int command_propose(Engine& engine, const CommandLine& line, const Caller& caller,
                    Terminal& terminal);
int command_erase(Engine& engine, const CommandLine& line, const Caller& caller,
                  Terminal& terminal);
int command_token(Engine& engine, const CommandLine& line, const Caller& caller,
                  Terminal& terminal);
int command_scheme(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal);
int command_places(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal);
int command_search(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal);
int command_directory(Engine& engine, const CommandLine& line, const Caller& caller,
                      Terminal& terminal);
int command_audit(Engine& engine, const CommandLine& line, const Caller& caller,
                  Terminal& terminal);
int command_replay(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal);
int command_check(Engine& engine, const CommandLine& line, const Caller& caller,
                  Terminal& terminal);
// Whose part --as takes, and what for. Errors: wrong_usage.
graph::Result<Asker> asker_of(const CommandLine& line, const Caller& caller);
int command_introductions(Engine& engine, const CommandLine& line, const Caller& caller,
                          Terminal& terminal);
int command_policy(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal);
// What of it needs no data: Kith's own policy, and whether a file is one.
int command_policy_alone(const CommandLine& line, Terminal& terminal);
int command_state(Engine& engine, const CommandLine& line, const Caller& caller,
                  Terminal& terminal);
int command_due(Engine& engine, const CommandLine& line, const Caller& caller, Terminal& terminal);
int command_activities(const CommandLine& line, Terminal& terminal);
int command_measures(const CommandLine& line, Terminal& terminal);

}  // namespace kith::api
