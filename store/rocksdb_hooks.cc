// SPDX-License-Identifier: Apache-2.0
#include "store/rocksdb_hooks.h"

#include <rocksdb/env.h>
#include <rocksdb/listener.h>
#include <rocksdb/wal_filter.h>
#include <rocksdb/write_batch.h>

#include <cstdarg>
#include <cstddef>
#include <optional>
#include <string>

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

class SilentLogger : public rocksdb::Logger {
 public:
  SilentLogger() : rocksdb::Logger(rocksdb::InfoLogLevel::FATAL_LEVEL) {}
  using rocksdb::Logger::Logv;
  void Logv(const char*, std::va_list) override {}
};

// A batch begins with its sequence number: 8 bytes, low end first.
std::uint64_t sequence_of(const rocksdb::WriteBatch& batch) {
  std::uint64_t value = 0;
  for (std::size_t i = 8; i-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(batch.Data()[i]);
  }
  return value;
}

class GapFilter : public rocksdb::WalFilter {
 public:
  const char* Name() const override { return "KithGapFilter"; }

  WalProcessingOption LogRecordFound(unsigned long long, const std::string&,
                                     const rocksdb::WriteBatch& batch, rocksdb::WriteBatch*,
                                     bool*) override {
    const std::uint64_t sequence = sequence_of(batch);
    if (next_.value_or(sequence) != sequence) return WalProcessingOption::kStopReplay;
    next_ = sequence + batch.Count();
    return WalProcessingOption::kContinueProcessing;
  }

 private:
  std::optional<std::uint64_t> next_;
};

}  // namespace

std::shared_ptr<rocksdb::EventListener> make_log_listener(LogWatch* watch) {
  return std::make_shared<LogListener>(watch);
}

std::shared_ptr<rocksdb::Logger> make_silent_logger() { return std::make_shared<SilentLogger>(); }

std::unique_ptr<rocksdb::WalFilter> make_gap_filter() { return std::make_unique<GapFilter>(); }

}  // namespace kith::store
