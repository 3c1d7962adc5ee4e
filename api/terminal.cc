// SPDX-License-Identifier: Apache-2.0
#include "api/terminal.h"

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>

namespace kith::api {
namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void note_interrupt(int) { interrupted = true; }

void write_to(std::FILE* file, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), file);
}

}  // namespace

void StandardTerminal::out(std::string_view text) { write_to(stdout, text); }

void StandardTerminal::err(std::string_view text) {
  std::fflush(stdout);
  write_to(stderr, text);
}

bool StandardTerminal::err_is_terminal() const { return ::isatty(STDERR_FILENO) == 1; }

bool StandardTerminal::cancelled() {
  // While the server holds its signals back they are pending, not delivered.
  sigset_t pending;
  ::sigpending(&pending);
  return interrupted || ::sigismember(&pending, SIGINT) == 1 ||
         ::sigismember(&pending, SIGTERM) == 1;
}

void StandardTerminal::catch_interrupt() {
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

std::string user_name(unsigned user) {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == 0 && found) {
    return entry.pw_name;
  }
  return std::to_string(user);
}

std::string own_user_name() { return user_name(::getuid()); }

}  // namespace kith::api
