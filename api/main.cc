// SPDX-License-Identifier: Apache-2.0
// The program `kith`.
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

}  // namespace

int main(int argc, char** argv) {
  const int code =
      kith::api::run_command_line(std::vector<std::string>(argv + 1, argv + argc), versions());
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  std::fputs("kith: The answer could not be written out whole: is there space?\n", stderr);
  return code == 0 ? kith::api::exit_environment : code;
}
