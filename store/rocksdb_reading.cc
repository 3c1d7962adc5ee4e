// SPDX-License-Identifier: Apache-2.0
#include "store/rocksdb_reading.h"

#include <memory>
#include <utility>

#include <rocksdb/db.h>
#include <rocksdb/iterator.h>
#include <rocksdb/options.h>

#include "store/rocksdb_errors.h"

namespace kith::store {

using graph::Result;

namespace {

rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
std::string_view view(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

// An iterator and what it refers to.
class Cursor {
 public:
  Cursor(const Database& database, rocksdb::ReadOptions options, Space space, const Range& range)
      : from_(range.from), to_(slice(range.to)) {
    if (!range.to.empty()) options.iterate_upper_bound = &to_;
    iterator_.reset(database.db().NewIterator(options, database.handle(space)));
  }
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  void to_first() { iterator_->Seek(slice(from_)); }
  void to_last() { iterator_->SeekToLast(); }
  void next() { iterator_->Next(); }
  bool valid() const { return iterator_->Valid() && view(iterator_->key()) >= from_; }
  std::string_view key() const { return view(iterator_->key()); }
  std::string_view value() const { return view(iterator_->value()); }
  Result<void> outcome() const {
    const rocksdb::Status status = iterator_->status();
    if (!status.ok()) return error_of("Cannot read the store", status);
    return {};
  }

 private:
  std::string_view from_;
  rocksdb::Slice to_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
};

}  // namespace

Result<std::optional<std::string>> get_from(const Database& database,
                                            const rocksdb::ReadOptions& options, Space space,
                                            std::string_view key) {
  std::string value;
  const rocksdb::Status status =
      database.db().Get(options, database.handle(space), slice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return error_of("Cannot read the store", status);
  return std::optional<std::string>(std::move(value));
}

Result<void> scan_in(const Database& database, const rocksdb::ReadOptions& options, Space space,
                     const Range& range, const Visitor& visitor) {
  Cursor cursor(database, options, space, range);
  for (cursor.to_first(); cursor.valid(); cursor.next()) {
    if (!visitor(cursor.key(), cursor.value())) return {};
  }
  return cursor.outcome();
}

Result<std::optional<Reader::Pair>> last_in(const Database& database,
                                            const rocksdb::ReadOptions& options, Space space,
                                            const Range& range) {
  Cursor cursor(database, options, space, range);
  cursor.to_last();
  if (cursor.valid()) {
    return std::optional(Reader::Pair{std::string(cursor.key()), std::string(cursor.value())});
  }
  if (auto outcome = cursor.outcome(); !outcome) return std::move(outcome).error();
  return std::optional<Reader::Pair>();
}

}  // namespace kith::store
