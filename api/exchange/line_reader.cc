// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/line_reader.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

Error unreadable() {
  return Error{ErrorCode::storage_failed, "The file cannot be read. Is it there and a plain file?"};
}

}  // namespace

Result<std::size_t> TextBytes::read(std::span<char> into) {
  const std::size_t count = text_.copy(into.data(), into.size(), at_);
  at_ += count;
  return count;
}

Result<void> TextBytes::rewind() {
  at_ = 0;
  return {};
}

StreamBytes::StreamBytes(std::istream& stream) : stream_(stream) {
  stream_.seekg(0, std::ios::end);
  const auto end = stream_.tellg();
  if (end > 0) size_ = static_cast<std::uint64_t>(end);
}

Result<std::size_t> StreamBytes::read(std::span<char> into) {
  if (stream_.eof()) return std::size_t{0};
  stream_.read(into.data(), static_cast<std::streamsize>(into.size()));
  if (stream_.bad() || (stream_.fail() && !stream_.eof())) return unreadable();
  return static_cast<std::size_t>(stream_.gcount());
}

Result<void> StreamBytes::rewind() {
  stream_.clear();
  stream_.seekg(0);
  if (!stream_) return unreadable();
  return {};
}

Result<void> LineReader::rewind() {
  left_ = {};
  begin_ = 0;
  too_long_ = false;
  started_ = false;
  bytes_read_ = 0;
  lines_read_ = 0;
  return source_.rewind();
}

Result<bool> LineReader::refill() {
  auto count = source_.read(piece_);
  if (!count) return std::move(count).error();
  left_ = std::string_view(piece_).substr(0, *count);
  bytes_read_ += *count;
  return *count > 0;
}

Result<bool> LineReader::next(LineBatch& batch) {
  batch.bytes.clear();
  batch.lines.clear();
  begin_ = 0;
  const auto is_full = [&batch] {
    return batch.lines.size() >= batch_lines || batch.bytes.size() >= batch_bytes;
  };
  while (started_ || !is_full()) {  // a line once begun is read to its end
    if (left_.empty()) {
      auto more = refill();
      if (!more) return more;
      if (!*more) {
        if (started_) finish_line(batch);
        return !batch.lines.empty();
      }
    }
    const std::size_t end = left_.find('\n');
    take(batch, left_.substr(0, end));
    if (end != std::string_view::npos) finish_line(batch);
    left_.remove_prefix(end == std::string_view::npos ? left_.size() : end + 1);
  }
  return true;
}

void LineReader::take(LineBatch& batch, std::string_view part) {
  started_ = true;
  if (too_long_) return;
  if (batch.bytes.size() - begin_ + part.size() > graph::limits::line_bytes_max) {
    too_long_ = true;
    batch.bytes.resize(begin_);
    return;
  }
  batch.bytes.append(part);
}

void LineReader::finish_line(LineBatch& batch) {
  ++lines_read_;
  std::string_view text = std::string_view(batch.bytes).substr(begin_);
  LineBatch::Line line{begin_, text.size(), lines_read_, too_long_};
  if (lines_read_ == 1 && text.substr(0, byte_order_mark.size()) == byte_order_mark) {
    line.begin += byte_order_mark.size();
    line.size -= byte_order_mark.size();
    text.remove_prefix(byte_order_mark.size());
  }
  if (!text.empty() && text.back() == '\r') --line.size;
  if (too_long_ || !is_blank(text)) batch.lines.push_back(line);
  begin_ = batch.bytes.size();
  too_long_ = false;
  started_ = false;
}

}  // namespace kith::api
