// SPDX-License-Identifier: Apache-2.0
#include "api/joined_files.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

namespace kith::api {

using graph::Error;
using graph::ErrorCode;

graph::Result<std::unique_ptr<JoinedFiles>> JoinedFiles::open(std::vector<std::string> paths) {
  std::unique_ptr<JoinedFiles> joined(new JoinedFiles(std::move(paths)));
  for (const std::string& path : joined->paths_) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error || !std::ifstream(path)) {
      return Error{ErrorCode::bad_input, fmt::format("{} cannot be read: {}", path,
                                                     error ? error.message() : "no permission")};
    }
    joined->size_ += size;
  }
  if (auto rewound = joined->rewind(); !rewound) return std::move(rewound).error();
  return joined;
}

graph::Result<void> JoinedFiles::rewind() {
  next_ = 0;
  last_ = '\n';
  file_ = std::ifstream();
  return open_next();
}

graph::Result<void> JoinedFiles::open_next() {
  if (next_ == paths_.size()) return {};
  file_ = std::ifstream(paths_[next_], std::ios::binary);
  if (!file_) return Error{ErrorCode::storage_failed, paths_[next_] + " cannot be read any more"};
  ++next_;
  return {};
}

graph::Result<std::size_t> JoinedFiles::read(std::span<char> into) {
  for (;;) {
    file_.read(into.data(), static_cast<std::streamsize>(into.size()));
    const auto count = static_cast<std::size_t>(file_.gcount());
    if (count > 0) {
      last_ = into[count - 1];
      return count;
    }
    if (file_.bad()) return Error{ErrorCode::storage_failed, "reading a file failed"};
    if (next_ == paths_.size()) return std::size_t{0};
    if (auto opened = open_next(); !opened) return std::move(opened).error();
    if (last_ != '\n' && !into.empty()) {
      last_ = into[0] = '\n';
      return std::size_t{1};
    }
  }
}

std::pair<std::string, std::uint64_t> JoinedFiles::place_of(std::uint64_t line) {
  if (paths_.size() == 1) return {paths_.front(), line};
  if (lines_.empty()) {
    for (const std::string& path : paths_) {
      std::ifstream file(path, std::ios::binary);
      std::array<char, 64 * 1024> buffer{};
      std::uint64_t count = 0;
      char last = '\n';
      while (file.read(buffer.data(), buffer.size()), file.gcount() > 0) {
        const auto end = buffer.begin() + file.gcount();
        count += static_cast<std::uint64_t>(std::count(buffer.begin(), end, '\n'));
        last = *(end - 1);
      }
      lines_.push_back(count + (last == '\n' ? 0 : 1));
    }
  }
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    if (line <= lines_[i]) return {paths_[i], line};
    line -= lines_[i];
  }
  return {paths_.back(), line};
}

}  // namespace kith::api
