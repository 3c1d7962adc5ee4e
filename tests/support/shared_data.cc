// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shared_data.h"

#include <cstdio>
#include <fstream>
#include <iterator>

namespace kith::tests {

bool& skipped() {
  static bool value = false;
  return value;
}

std::optional<std::filesystem::path> shared_data(const std::string& path) {
  const auto whole =
      std::filesystem::path(KITH_TESTS_FOLDER) / ".." / ".." / "shared" / "data" / path;
  if (std::filesystem::exists(whole)) return whole;
  std::fprintf(stdout, "skipped: shared data %s is not beside this folder\n", path.c_str());
  skipped() = true;
  return std::nullopt;
}

std::optional<std::string> shared_bytes(const std::string& path) {
  const auto whole = shared_data(path);
  if (!whole) return std::nullopt;
  std::ifstream file(*whole, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace kith::tests
