// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace kith::api {

// A file that appears whole or not at all: written beside, as `path`.new, which must not be there,
// and renamed. What is not finished is removed. Not thread safe.
class NewFile {
 public:
  explicit NewFile(std::string path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  bool open() const { return file_ != nullptr; }
  bool write(std::string_view bytes);
  // On disk under its name; false where that failed, and then nothing is left of it.
  bool finish();

 private:
  std::string path_;
  std::string beside_;
  std::FILE* file_ = nullptr;
};

}  // namespace kith::api
