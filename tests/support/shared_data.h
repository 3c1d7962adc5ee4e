// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

// The shared data beside this checkout, for tests that try real feeds. Where it is absent, a test
// case says that it was skipped and may end without having checked anything.
namespace kith::tests {

// Set by shared_data(), read and reset by test_main.cc after each test case.
bool& skipped();

// Where something of ../shared/data lies; nothing, and the test case counts as skipped, where it
// is absent.
std::optional<std::filesystem::path> shared_data(const std::string& path);

// The bytes of a file of it.
std::optional<std::string> shared_bytes(const std::string& path);

}  // namespace kith::tests
