// SPDX-License-Identifier: Apache-2.0
#include "api/cli.h"

#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <utility>

#include "api/errors.h"
#include "api/local_socket.h"
#include "api/openapi.h"
#include "store/data_directory.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Command = int (*)(Engine&, const CommandLine&, const Caller&, Terminal&);

struct CommandRow {
  std::string_view name;
  Command run;
};
constexpr CommandRow commands[] = {{"import", command_import},
                                   {"export", command_export},
                                   {"propose", command_propose},
                                   {"gaps", command_gaps},
                                   {"introductions", command_introductions},
                                   {"introduce", command_introductions},
                                   {"decisions", command_introductions},
                                   {"meetings", command_introductions},
                                   {"transitions", command_introductions},
                                   {"plan", command_plan},
                                   {"capacity-plan", command_plan},
                                   {"exposure", command_plan},
                                   {"connection-test", command_connection_test},
                                   {"at-home", command_at_home},
                                   {"run-chart", command_run_chart},
                                   {"state", command_state},
                                   {"due", command_due},
                                   {"erase", command_erase},
                                   {"token create", command_token},
                                   {"token list", command_token},
                                   {"token revoke", command_token},
                                   {"scheme create", command_scheme},
                                   {"scheme list", command_scheme},
                                   {"places", command_places},
                                   {"search", command_search},
                                   {"directory create", command_directory},
                                   {"directory list", command_directory},
                                   {"directory subscribe", command_directory},
                                   {"directory unsubscribe", command_directory},
                                   {"policy show", command_policy},
                                   {"policy set", command_policy},
                                   {"policy record", command_policy},
                                   {"audit verify", command_audit},
                                   {"audit head", command_audit},
                                   {"audit prove", command_audit},
                                   {"audit pack", command_audit_pack},
                                   {"audit replay", command_replay},
                                   {"check", command_check}};

// The server that has the directory answers; nothing where there is none.
std::optional<int> ask_far(const CommandLine& line, const std::vector<std::string>& arguments,
                           Terminal& terminal) {
  if (!store::is_locked(line.data)) return std::nullopt;
  auto path = store::socket_path(line.data);
  if (!path) return std::nullopt;
  if (!std::filesystem::exists(*path)) return std::nullopt;
  LocalRequest request;
  request.arguments = arguments;
  request.directory = std::filesystem::current_path().string();
  request.err_is_terminal = terminal.err_is_terminal();
  auto code = ask_server(*path, request, terminal);
  if (!code) return fail(terminal, code.error());
  return *code;
}

int run_here(const CommandLine& line, Terminal& terminal) {
  EngineOptions options;
  options.folder = line.data;
  options.create = line.command == "scheme create" || line.command == "directory create";
  auto engine = Engine::open(options);
  if (!engine) return fail(terminal, engine.error());
  const Caller caller{own_user_name(), std::filesystem::current_path().string()};
  const int code = run_on(**engine, line, caller, terminal);
  auto closed = (*engine)->close();
  if (!closed && code == exit_done) return fail(terminal, closed.error());
  return code;
}

int run_line(const CommandLine& line, const std::vector<std::string>& arguments,
             const std::string& versions, Terminal& terminal) {
  if (line.command == "version") {
    terminal.out(versions);
    return exit_done;
  }
  if (line.command == "completion") {
    terminal.out(completion_script(line.shell));
    return exit_done;
  }
  if (line.command == "openapi") {
    terminal.out(openapi_text());
    return exit_done;
  }
  if (line.command == "activities") return command_activities(line, terminal);
  if (line.command == "measures") return command_measures(line, terminal);
  if (line.command == "policy show" && !line.scheme.empty() && line.data.empty()) {
    return fail(terminal,
                Error{ErrorCode::wrong_usage, "--scheme needs --data: in which data directory?"});
  }
  const bool own_policy = line.command == "policy show" && line.scheme.empty();
  if (own_policy || line.command == "policy check") return command_policy_alone(line, terminal);
  if (line.command == "serve") return run_serve(line, terminal);
  if (line.command == "demo") return run_demo(line, terminal);
  StandardTerminal::catch_interrupt();
  if (const auto code = ask_far(line, arguments, terminal)) return *code;
  return run_here(line, terminal);
}

}  // namespace

int fail(Terminal& terminal, const Error& error) {
  terminal.err(words_of(error));
  return row_of(error.code).exit;
}

store::Tenant tenant_of(const CommandLine& line) {
  return line.directory.empty() ? store::Tenant::scheme : store::Tenant::directory;
}

graph::Result<Scheme*> tenant_named(Engine& engine, const CommandLine& line) {
  if (line.scheme.empty() == line.directory.empty()) {
    return Error{ErrorCode::wrong_usage,
                 "say which with --scheme NAME or --directory NAME, one of them"};
  }
  return line.directory.empty() ? engine.scheme(line.scheme) : engine.directory(line.directory);
}

int run_on(Engine& engine, const CommandLine& line, const Caller& caller, Terminal& terminal) {
  for (const CommandRow& row : commands) {
    if (row.name == line.command) return row.run(engine, line, caller, terminal);
  }
  return fail(terminal, Error{ErrorCode::wrong_usage, "the server does not run this command"});
}

int run_command_line(const std::vector<std::string>& arguments, const std::string& versions) {
  std::signal(SIGPIPE, SIG_IGN);
  ::umask(077);  // whatever is written is about people: for its owner alone
  StandardTerminal terminal;
  const ReadLine read = read_command_line(arguments);
  if (!read.line) {
    terminal.out(read.out);
    terminal.err(read.err);
    return read.exit;
  }
  return run_line(*read.line, arguments, versions, terminal);
}

}  // namespace kith::api
