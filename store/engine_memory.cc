// SPDX-License-Identifier: Apache-2.0
#include "store/engine_memory.h"

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <utility>

#include "graph/check.h"
#include "store/change_feed.h"

namespace kith::store {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

using Table = std::map<std::string, std::string, std::less<>>;
using Tables = std::array<Table, space_count>;

// The iterators between which the keys of a range lie.
std::pair<Table::const_iterator, Table::const_iterator> bounds(const Table& table,
                                                               const Range& range) {
  const auto first = table.lower_bound(range.from);
  auto end = range.to.empty() ? table.end() : table.lower_bound(range.to);
  if (!range.to.empty() && range.to <= range.from) end = first;
  return {first, end};
}

const Table& table_of(const Tables& tables, Space space) {
  return tables[static_cast<std::size_t>(space)];
}

std::optional<std::string> get_from(const Tables& tables, Space space, std::string_view key) {
  const Table& table = table_of(tables, space);
  const auto found = table.find(key);
  return found == table.end() ? std::nullopt : std::optional(found->second);
}

void scan_in(const Tables& tables, Space space, const Range& range, const Visitor& visitor) {
  const auto [first, end] = bounds(table_of(tables, space), range);
  for (auto entry = first; entry != end; ++entry) {
    if (!visitor(entry->first, entry->second)) return;
  }
}

std::optional<Reader::Pair> last_in(const Tables& tables, Space space, const Range& range) {
  const auto [first, end] = bounds(table_of(tables, space), range);
  if (first == end) return std::nullopt;
  const auto entry = std::prev(end);
  return Reader::Pair{entry->first, entry->second};
}

void change(const Batch& batch, Tables& tables) {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const Batch::Entry entry = batch.entry(i);
    Table& table = tables[static_cast<std::size_t>(entry.space)];
    if (entry.kind == Batch::Kind::put) {
      table.insert_or_assign(std::string(entry.key), std::string(entry.value));
    } else if (entry.kind == Batch::Kind::erase) {
      table.erase(std::string(entry.key));
    } else if (entry.kind == Batch::Kind::erase_range) {
      const auto [first, end] =
          bounds(table, Range{std::string(entry.key), std::string(entry.value)});
      table.erase(first, end);
    }
  }
}

// Tables that are changed in place while nobody looks at them.
struct Version {
  Tables tables;
  std::atomic<std::size_t> readers = 0;
};

// A version that stays as it is until this is destroyed.
class Held {
 public:
  explicit Held(std::shared_ptr<Version> version) : version_(std::move(version)) {
    ++version_->readers;
  }
  Held(Held&&) = default;
  Held& operator=(Held&&) = delete;
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() {
    if (version_) --version_->readers;
  }
  const Tables& operator*() const { return version_->tables; }

 private:
  std::shared_ptr<Version> version_;
};

class MemorySnapshot : public Snapshot {
 public:
  explicit MemorySnapshot(Held held) : held_(std::move(held)) {}

  Result<std::optional<std::string>> get(Space space, std::string_view key) const override {
    return get_from(*held_, space, key);
  }
  Result<void> scan(Space space, const Range& range, const Visitor& visitor) const override {
    scan_in(*held_, space, range, visitor);
    return {};
  }
  Result<std::optional<Pair>> last(Space space, const Range& range) const override {
    return last_in(*held_, space, range);
  }

 private:
  Held held_;
};

Written failed(Outcome outcome, ErrorCode code, std::string message) {
  return Written{.outcome = outcome, .error = Error{code, std::move(message)}};
}

class TwinEngine : public MemoryEngine {
 public:
  explicit TwinEngine(MemoryOptions options) : options_(std::move(options)) {}

  Written write(const Batch& batch, WriteOptions options) override;
  Result<void> sync() override;
  Result<std::optional<std::string>> get(Space space, std::string_view key) const override;
  Result<void> scan(Space space, const Range& range, const Visitor& visitor) const override;
  Result<std::optional<Pair>> last(Space space, const Range& range) const override;
  Result<std::unique_ptr<Snapshot>> snapshot() const override;
  Result<std::uint64_t> wait_for_change(Space space, std::uint64_t after,
                                        std::chrono::milliseconds timeout) const override {
    return feed_.wait(space, after, timeout);
  }
  Result<void> checkpoint(const std::filesystem::path& directory) const override;
  Result<Verified> verify() const override;
  Statistics statistics() const override;
  Result<void> close() override;
  void reopen() override;

 private:
  Error refusal() const;
  std::optional<std::size_t> condition_that_fails(const Batch& batch) const;
  std::optional<Written> met_with(MemoryFault fault, const Batch& batch);
  Tables& own_tables();
  Result<Held> hold() const;

  MemoryOptions options_;
  mutable std::mutex mutex_;  // around all below; never held while a visitor runs
  std::shared_ptr<Version> newest_ = std::make_shared<Version>();
  State state_ = State::writing;
  std::uint64_t sequence_ = 0;
  std::uint64_t asked_ = 0;
  Batch unknown_;  // happened, but shows only after reopen()
  ChangeFeed feed_;
};

Error TwinEngine::refusal() const {
  return Error{ErrorCode::unavailable, state_ == State::closed
                                           ? "The store is closed."
                                           : "The store takes no more writes until opened anew."};
}

// The tables, copied first where a snapshot or a scan is looking at them.
Tables& TwinEngine::own_tables() {
  if (newest_->readers > 0) {
    auto copy = std::make_shared<Version>();
    copy->tables = newest_->tables;
    newest_ = std::move(copy);
  }
  return newest_->tables;
}

Result<Held> TwinEngine::hold() const {
  const std::lock_guard lock(mutex_);
  if (state_ == State::closed) return refusal();
  return Held(newest_);
}

std::optional<std::size_t> TwinEngine::condition_that_fails(const Batch& batch) const {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const Batch::Entry entry = batch.entry(i);
    if (!is_condition(entry.kind)) continue;
    const auto found = get_from(newest_->tables, entry.space, entry.key);
    const bool holds = entry.kind == Batch::Kind::expect_absent
                           ? !found.has_value()
                           : found.has_value() && *found == entry.value;
    if (!holds) return i;
  }
  return std::nullopt;
}

std::optional<Written> TwinEngine::met_with(MemoryFault fault, const Batch& batch) {
  switch (fault) {
    case MemoryFault::none: return std::nullopt;
    case MemoryFault::full:
      return failed(Outcome::failed_clean, ErrorCode::storage_full, "The disk is full.");
    case MemoryFault::unknown_written: unknown_ = batch; [[fallthrough]];
    case MemoryFault::unknown_lost:
      state_ = State::stopped;
      return failed(Outcome::unknown, ErrorCode::outcome_unknown,
                    "It is not known whether this was written.");
  }
  KITH_CHECK(false);
  return std::nullopt;
}

Written TwinEngine::write(const Batch& batch, WriteOptions) {
  const std::lock_guard lock(mutex_);
  if (batch.bytes() > batch_bytes_max) {
    return failed(Outcome::failed_clean, ErrorCode::too_large, "The batch is too large.");
  }
  if (state_ != State::writing) {
    return Written{.outcome = Outcome::failed_clean, .error = refusal()};
  }
  if (const auto condition = condition_that_fails(batch)) {
    Written refused = failed(Outcome::refused, ErrorCode::precondition_failed,
                             "Something else was written meanwhile. Nothing was changed.");
    refused.condition = *condition;
    return refused;
  }
  if (batch.size() == 0) return Written{.sequence = sequence_};
  const MemoryFault fault = options_.fault ? options_.fault(asked_++, batch) : MemoryFault::none;
  if (auto met = met_with(fault, batch)) return std::move(*met);
  change(batch, own_tables());
  feed_.announce(batch, ++sequence_);
  return Written{.sequence = sequence_};
}

Result<void> TwinEngine::sync() {
  const std::lock_guard lock(mutex_);
  if (state_ != State::writing) return refusal();
  return {};
}

Result<std::optional<std::string>> TwinEngine::get(Space space, std::string_view key) const {
  const Result<Held> held = hold();
  if (!held) return held.error();
  return get_from(**held, space, key);
}

Result<void> TwinEngine::scan(Space space, const Range& range, const Visitor& visitor) const {
  const Result<Held> held = hold();
  if (!held) return held.error();
  scan_in(**held, space, range, visitor);
  return {};
}

Result<std::optional<Reader::Pair>> TwinEngine::last(Space space, const Range& range) const {
  const Result<Held> held = hold();
  if (!held) return held.error();
  return last_in(**held, space, range);
}

Result<std::unique_ptr<Snapshot>> TwinEngine::snapshot() const {
  Result<Held> held = hold();
  if (!held) return std::move(held).error();
  std::unique_ptr<Snapshot> made = std::make_unique<MemorySnapshot>(std::move(held).value());
  return made;
}

Result<void> TwinEngine::checkpoint(const std::filesystem::path&) const {
  return Error{ErrorCode::unavailable,
               "A store in memory has no files that could be copied to a folder."};
}

Result<Verified> TwinEngine::verify() const {
  const Result<Held> held = hold();
  if (!held) return held.error();
  Verified verified;
  for (const Table& table : **held) {
    for (const auto& [key, value] : table) {
      ++verified.keys;
      verified.bytes += key.size() + value.size();
    }
  }
  return verified;
}

Statistics TwinEngine::statistics() const {
  const std::lock_guard lock(mutex_);
  Statistics result{.state = state_, .sequence = sequence_};
  for (std::size_t i = 0; i < space_count; ++i) {
    const Table& table = newest_->tables[i];
    for (const auto& [key, value] : table) result.memory_bytes += key.size() + value.size();
    result.keys[i] = table.size();
  }
  return result;
}

Result<void> TwinEngine::close() {
  feed_.close();
  const std::lock_guard lock(mutex_);
  const bool stopped = state_ == State::stopped;
  Error error = refusal();
  state_ = State::closed;
  if (stopped) return error;
  return {};
}

void TwinEngine::reopen() {
  const std::lock_guard lock(mutex_);
  change(unknown_, own_tables());
  unknown_.clear();
  state_ = State::writing;
  sequence_ = 0;
  feed_.start_anew();
}

}  // namespace

std::unique_ptr<MemoryEngine> make_memory_engine(MemoryOptions options) {
  return std::make_unique<TwinEngine>(std::move(options));
}

}  // namespace kith::store
