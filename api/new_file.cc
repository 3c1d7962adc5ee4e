// SPDX-License-Identifier: Apache-2.0
#include "api/new_file.h"

#include <utility>

#include <unistd.h>

namespace kith::api {

NewFile::NewFile(std::string path) : path_(std::move(path)), beside_(path_ + ".new") {
  file_ = std::fopen(beside_.c_str(), "wbx");
}

NewFile::~NewFile() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  std::remove(beside_.c_str());
}

bool NewFile::write(std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size();
}

bool NewFile::finish() {
  const bool good = std::fflush(file_) == 0 && ::fsync(::fileno(file_)) == 0;
  const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
  if (good && closed && std::rename(beside_.c_str(), path_.c_str()) == 0) return true;
  std::remove(beside_.c_str());
  return false;
}

}  // namespace kith::api
