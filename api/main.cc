// SPDX-License-Identifier: Apache-2.0
// The program `kith`.
#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

#include <rocksdb/version.h>

#include "api/cli.h"
#include "api/errors.h"

namespace {

#if defined(__clang__)
constexpr const char* compiler = "clang " __clang_version__;
#else
constexpr const char* compiler = "g++ " __VERSION__;
#endif

std::string versions() {
  return std::string("kith ") + KITH_VERSION + "\ncompiler " + compiler + "\nRocksDB " +
         rocksdb::GetRocksVersionAsString() + "\n";
}

// The code of a program that writing to a closed pipe has ended: 128 and the number of SIGPIPE.
constexpr int exit_nobody_reads = 141;

// Whether standard output is a pipe (or socket) whose reader has gone, as that of `kith … | head`.
bool nobody_reads() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return ::poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace

int main(int argc, char** argv) {
  const int code =
      kith::api::run_command_line(std::vector<std::string>(argv + 1, argv + argc), versions());
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  if (nobody_reads()) return code == kith::api::exit_done ? exit_nobody_reads : code;
  std::fputs("kith: The answer could not be written out whole: is there space?\n", stderr);
  return code == kith::api::exit_done ? kith::api::exit_environment : code;
}
