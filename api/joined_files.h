// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/exchange/line_reader.h"

namespace kith::api {

// Several files read as one, each beginning a new line. Not thread safe.
class JoinedFiles : public ByteSource {
 public:
  // Errors: not_found or storage_failed, with the file's name.
  static graph::Result<std::unique_ptr<JoinedFiles>> open(std::vector<std::string> paths);

  graph::Result<std::size_t> read(std::span<char> into) override;
  graph::Result<void> rewind() override;
  std::uint64_t size() const override { return size_; }

  // Which file a line of the whole is in, and which line of that file it is. Reads the files again.
  std::pair<std::string, std::uint64_t> place_of(std::uint64_t line);

 private:
  explicit JoinedFiles(std::vector<std::string> paths) : paths_(std::move(paths)) {}
  graph::Result<void> open_next();

  std::vector<std::string> paths_;
  std::vector<std::uint64_t> lines_;  // of each file; counted when first asked for
  std::uint64_t size_ = 0;
  std::size_t next_ = 0;  // of paths_
  std::ifstream file_;
  char last_ = '\n';
};

}  // namespace kith::api
