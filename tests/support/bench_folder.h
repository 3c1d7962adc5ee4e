// SPDX-License-Identifier: Apache-2.0
// Where a measuring program keeps its data while it runs.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "tests/support/measure.h"

namespace kith::tests {

// Takes `--folder F` out of a program's words; the system's folder for such where it is not said.
inline std::filesystem::path folder_taken_from(std::vector<char*>& words) {
  std::filesystem::path folder = std::filesystem::temp_directory_path();
  std::vector<char*> others;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (std::string_view(words[i]) == "--folder" && i + 1 < words.size()) {
      folder = words[++i];
    } else {
      others.push_back(words[i]);
    }
  }
  words = std::move(others);
  return folder;
}

// A new folder in another, gone with the object.
class BenchFolder {
 public:
  BenchFolder(const std::filesystem::path& where, std::string_view name)
      : path_((where / (std::string(name) + "-XXXXXX")).string()) {
    expect(::mkdtemp(path_.data()) != nullptr, "cannot make a folder");
  }
  BenchFolder(const BenchFolder&) = delete;
  BenchFolder& operator=(const BenchFolder&) = delete;
  ~BenchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace kith::tests
