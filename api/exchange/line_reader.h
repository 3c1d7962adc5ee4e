// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <fstream>
#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/limits.h"
#include "graph/result.h"

// Files of lines, a piece at a time and more than once.
namespace kith::api {

// Bytes that can be read from the beginning again. Not thread safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills what it can; 0 at the end. Errors: storage_failed.
  virtual graph::Result<std::size_t> read(std::span<char> into) = 0;
  virtual graph::Result<void> rewind() = 0;
  // How many bytes there are in all; 0 where that is not known.
  virtual std::uint64_t size() const = 0;
};

// Bytes in memory, which must outlive it.
class TextBytes : public ByteSource {
 public:
  explicit TextBytes(std::string_view text) : text_(text) {}
  graph::Result<std::size_t> read(std::span<char> into) override;
  graph::Result<void> rewind() override;
  std::uint64_t size() const override { return text_.size(); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// A stream that can seek (a file, not a pipe: copy what comes from a pipe into a file first). The
// stream must outlive it.
class StreamBytes : public ByteSource {
 public:
  explicit StreamBytes(std::istream& stream);
  graph::Result<std::size_t> read(std::span<char> into) override;
  graph::Result<void> rewind() override;
  std::uint64_t size() const override { return size_; }

 private:
  std::istream& stream_;
  std::uint64_t size_ = 0;
};

// A file. Opening cannot fail; reading and rewinding can.
class FileBytes : public ByteSource {
 public:
  explicit FileBytes(const std::string& path) : file_(path, std::ios::binary), bytes_(file_) {}
  graph::Result<std::size_t> read(std::span<char> into) override { return bytes_.read(into); }
  graph::Result<void> rewind() override { return bytes_.rewind(); }
  std::uint64_t size() const override { return bytes_.size(); }

 private:
  std::ifstream file_;
  StreamBytes bytes_;
};

// Some lines that follow each other, blank ones left out, in one buffer that is used again.
struct LineBatch {
  struct Line {
    std::size_t begin = 0;
    std::size_t size = 0;
    std::uint64_t number = 0;  // from 1, blank lines counted
    bool too_long = false;     // longer than limits::line_bytes_max; then size is 0
  };
  std::string bytes;
  std::vector<Line> lines;

  std::string_view text(const Line& line) const {
    return std::string_view(bytes).substr(line.begin, line.size);
  }
};

// Cuts bytes into lines. LF or CRLF ends one, and the end of the bytes; a byte order mark before
// the first is skipped. Holds one piece and one batch: a line that is too long is never kept whole.
class LineReader {
 public:
  // `source` must outlive it.
  explicit LineReader(ByteSource& source) : source_(source), piece_(piece_bytes, '\0') {}

  // Back to the first line.
  graph::Result<void> rewind();
  // The next lines, sometimes none (all were blank); false at the end.
  graph::Result<bool> next(LineBatch& batch);
  // How far the reading has come.
  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t lines_read() const { return lines_read_; }

 private:
  static constexpr std::size_t piece_bytes = 256 * 1024;
  static constexpr std::size_t batch_lines = 512;
  static constexpr std::size_t batch_bytes = graph::limits::line_bytes_max;

  graph::Result<bool> refill();
  void take(LineBatch& batch, std::string_view part);
  void finish_line(LineBatch& batch);

  ByteSource& source_;
  std::string piece_;
  std::string_view left_;  // of the piece
  std::size_t begin_ = 0;  // of the line being read, in the batch
  bool too_long_ = false;  // that line already is
  bool started_ = false;   // that line has bytes
  std::uint64_t bytes_read_ = 0;
  std::uint64_t lines_read_ = 0;
};

}  // namespace kith::api
