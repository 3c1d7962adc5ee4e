// SPDX-License-Identifier: Apache-2.0
#include "store/rocksdb_hooks.h"

#include <rocksdb/env.h>
#include <rocksdb/listener.h>
#include <rocksdb/wal_filter.h>
#include <rocksdb/write_batch.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <optional>
#include <string_view>
#include <utility>

namespace kith::store {
namespace {

bool is_log(const std::string& path) { return path.ends_with(".log"); }

class LogListener : public rocksdb::EventListener {
 public:
  explicit LogListener(LogWatch* watch) : watch_(watch) {}

  const char* Name() const override { return "KithLogListener"; }
  bool ShouldBeNotifiedOnFileIO() override { return true; }

  void OnFileWriteFinish(const rocksdb::FileOperationInfo& info) override {
    if (is_log(info.path)) ++watch_->appends;
  }

  void OnIOError(const rocksdb::IOErrorInfo& info) override {
    if (!is_log(info.file_path)) return;
    const bool append = info.operation == rocksdb::FileOperationType::kAppend;
    ++(append ? watch_->appends_failed : watch_->syncs_failed);
  }

  void OnBackgroundError(rocksdb::BackgroundErrorReason, rocksdb::Status* status) override {
    if (status->IsNoSpace()) watch_->background_full = true;
  }

  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status,
                            bool* recover) override {
    *recover = false;
  }

 private:
  LogWatch* watch_;
};

class QuietLogger : public rocksdb::Logger {
 public:
  explicit QuietLogger(Complaint* complaint)
      : rocksdb::Logger(rocksdb::InfoLogLevel::WARN_LEVEL), complaint_(complaint) {}

  using rocksdb::Logger::Logv;
  void Logv(const char*, std::va_list) override {}
  void Logv(const rocksdb::InfoLogLevel level, const char* format, std::va_list values) override {
    if (level < rocksdb::InfoLogLevel::WARN_LEVEL) return;
    std::array<char, 1024> line{};
    std::vsnprintf(line.data(), line.size(), format, values);
    complaint_->set(line.data());
  }

 private:
  Complaint* complaint_;
};

// The form of a log: blocks of 32 KiB, in which no header of 7 bytes straddles an end, and records
// cut where a block ends (https://github.com/facebook/rocksdb/wiki/Write-Ahead-Log-File-Format).
constexpr std::uint64_t block_bytes = 32 * 1024;
constexpr std::uint64_t header_bytes = 7;

std::uint64_t after_record(std::uint64_t offset, std::uint64_t record_bytes) {
  do {
    const std::uint64_t left = block_bytes - offset % block_bytes;
    if (left < header_bytes) {
      offset += left;
      continue;
    }
    const std::uint64_t piece = std::min(record_bytes, left - header_bytes);
    offset += header_bytes + piece;
    record_bytes -= piece;
  } while (record_bytes > 0);
  return offset;
}

// A batch begins with its sequence number (8 bytes, little end first) and its count (4 bytes).
std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

class ReplayFilter : public rocksdb::WalFilter {
 public:
  ReplayFilter(Gap gap, ReplayPlace* place) : gap_(gap), place_(place) {}

  const char* Name() const override { return "KithReplayFilter"; }

  WalProcessingOption LogRecordFound(unsigned long long, const std::string& path,
                                     const rocksdb::WriteBatch& batch, rocksdb::WriteBatch*,
                                     bool*) override {
    const std::string& record = batch.Data();
    const std::uint64_t sequence = little_endian(std::string_view(record).substr(0, 8));
    if (next_.has_value() && sequence != *next_) {
      place_->gap = true;
      return gap_ == Gap::refuse ? WalProcessingOption::kCorruptedRecord
                                 : WalProcessingOption::kStopReplay;
    }
    next_ = sequence + batch.Count();
    const std::string file = path.substr(path.find_last_of('/') + 1);
    const std::uint64_t from = file == place_->file ? place_->offset : 0;
    *place_ = ReplayPlace{file, after_record(from, record.size()), false};
    return WalProcessingOption::kContinueProcessing;
  }

 private:
  Gap gap_;
  ReplayPlace* place_;
  std::optional<std::uint64_t> next_;
};

}  // namespace

void Complaint::set(std::string line) {
  const std::lock_guard lock(mutex_);
  line_ = std::move(line);
}

std::string Complaint::get() const {
  const std::lock_guard lock(mutex_);
  return line_;
}

std::shared_ptr<rocksdb::EventListener> make_log_listener(LogWatch* watch) {
  return std::make_shared<LogListener>(watch);
}

std::shared_ptr<rocksdb::Logger> make_quiet_logger(Complaint* complaint) {
  return std::make_shared<QuietLogger>(complaint);
}

std::unique_ptr<rocksdb::WalFilter> make_replay_filter(Gap gap, ReplayPlace* place) {
  return std::make_unique<ReplayFilter>(gap, place);
}

}  // namespace kith::store
