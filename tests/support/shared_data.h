// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

// The shared data beside this checkout, for tests that try real feeds. Where it is absent, a test
// case says that it was skipped and may end without having checked anything.
namespace kith::tests {

// Set by shared_data(), read and reset by test_main.cc after each test case.
inline bool& skipped() {
  static bool value = false;
  return value;
}

// Where something of ../shared/data lies; nothing, and the test case counts as skipped, where it
// is absent.
inline std::optional<std::filesystem::path> shared_data(const std::string& path) {
  const auto whole =
      std::filesystem::path(KITH_TESTS_FOLDER) / ".." / ".." / "shared" / "data" / path;
  if (std::filesystem::exists(whole)) return whole;
  std::fprintf(stdout, "skipped: shared data %s is not beside this folder\n", path.c_str());
  skipped() = true;
  return std::nullopt;
}

// The bytes of a file of it.
inline std::optional<std::string> shared_bytes(const std::string& path) {
  const auto whole = shared_data(path);
  if (!whole) return std::nullopt;
  std::ifstream file(*whole, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace kith::tests
