// SPDX-License-Identifier: Apache-2.0
// Serving, until a signal ends it.
#include <csignal>
#include <mutex>
#include <utility>

#include <pthread.h>
#include <signal.h>

#include <fmt/format.h>

#include "api/cli.h"
#include "api/errors.h"
#include "api/local_socket.h"
#include "api/routes.h"
#include "api/server.h"
#include "store/data_directory.h"

namespace kith::api {
namespace {

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGHUP);
  return set;
}

int run_for_far(Engine& engine, const LocalRequest& request, Terminal& terminal) {
  const ReadLine read = read_command_line(request.arguments);
  if (!read.line) {
    terminal.out(read.out);
    terminal.err(read.err);
    return read.exit;
  }
  return run_on(engine, *read.line, Caller{request.user, request.directory}, terminal);
}

}  // namespace

void hold_signals() {
  const sigset_t set = ending_signals();
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

int serve_until_signal(Engine& engine, const CommandLine& line, Terminal& terminal,
                       const std::function<void(const std::string& url)>& ready) {
  Router router(engine);
  auto path = store::socket_path(engine.folder());
  if (!path) return fail(terminal, path.error());
  auto local = LocalSocket::start(*path, [&engine](const LocalRequest& request, Terminal& far) {
    return run_for_far(engine, request, far);
  });
  if (!local) return fail(terminal, local.error());
  const ServerOptions options{line.listen, line.tls_certificate, line.tls_key};
  auto server = Server::start(
      options, [&router](const HttpRequest& request) { return router.answer(request); });
  if (!server) return fail(terminal, server.error());
  ready((*server)->url());
  const sigset_t set = ending_signals();
  int signal = 0;
  ::sigwait(&set, &signal);
  terminal.err("Stopping: requests in progress are answered first.\n");
  (*server)->stop();
  (*local)->stop();
  return exit_done;
}

int run_serve(const CommandLine& line, Terminal& terminal) {
  hold_signals();
  EngineOptions options;
  options.folder = line.data;
  auto engine = Engine::open(options);
  if (!engine) return fail(terminal, engine.error());
  // Opened now, so that what is wrong with one is said now and not to the first who asks.
  auto schemes = (*engine)->every_scheme();
  if (!schemes) return fail(terminal, schemes.error());
  for (const Scheme* scheme : *schemes) {
    for (const std::string& note : scheme->store().report().notes) {
      terminal.err(fmt::format("{}: {}\n", scheme->name(), printable(note)));
    }
  }
  const int code = serve_until_signal(**engine, line, terminal, [&](const std::string& url) {
    terminal.err(fmt::format("Serving {} at {} (reference: {}/docs). Ctrl-C stops it.\n", line.data,
                             url, url));
  });
  auto closed = (*engine)->close();
  if (!closed && code == exit_done) return fail(terminal, closed.error());
  return code;
}

}  // namespace kith::api
