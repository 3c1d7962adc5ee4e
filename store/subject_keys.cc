// SPDX-License-Identifier: Apache-2.0
#include "store/subject_keys.h"

#include <algorithm>
#include <mutex>

#include "graph/check.h"
#include "store/byte_order.h"
#include "store/engine_keys.h"
#include "store/format.h"

namespace kith::store {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

namespace {

constexpr Slot slots_ahead_max = 4'096;  // 128 KiB of keys: no longer than syncing them takes

}  // namespace

std::string encode(const SubjectEntry& entry) {
  std::string bytes;
  put_integer(bytes, entry.slot);
  put_integer(bytes, entry.first);
  put_integer(bytes, static_cast<std::uint8_t>(entry.erased ? 1 : 0));
  KITH_CHECK(bytes.size() == format::subject_bytes);
  return bytes;
}

std::optional<SubjectEntry> decode_subject_entry(std::string_view bytes) {
  ByteReader reader(bytes);
  SubjectEntry entry;
  entry.slot = reader.integer<std::uint32_t>();
  entry.first = reader.integer<std::uint64_t>();
  const auto erased = reader.integer<std::uint8_t>();
  if (!reader.ok() || !reader.at_end() || erased > 1) return std::nullopt;
  if (entry.slot >= graph::limits::subjects_a_scheme_max) return std::nullopt;
  entry.erased = erased == 1;
  return entry;
}

Result<std::vector<NumberedEntry>> read_subjects(const Reader& engine,
                                                 const graph::SchemeNumber& scheme) {
  std::vector<NumberedEntry> entries;
  std::optional<Error> damage;
  const std::size_t before_number = format::number_bytes + 1;
  auto scanned = engine.scan(
      Space::index, keys::subjects(scheme), [&](std::string_view key, std::string_view value) {
        ByteReader reader(key.substr(before_number));
        const graph::SubjectNumber subject{graph::Number{reader.array<16>()}};
        const auto entry = decode_subject_entry(value);
        if (!reader.ok() || !reader.at_end() || !entry) {
          damage = Error{ErrorCode::corrupt, "The slot of subject " + to_text(subject.number) +
                                                 " is damaged: restore from a backup."};
          return false;
        }
        entries.push_back({subject, *entry});
        return true;
      });
  if (!scanned) return std::move(scanned).error();
  if (damage) return *damage;
  return entries;
}

Slot slots_used(const std::vector<NumberedEntry>& entries) {
  Slot used = 0;
  for (const NumberedEntry& each : entries) used = std::max(used, each.entry.slot + 1);
  return used;
}

SubjectKeys::SubjectKeys(std::unique_ptr<Keyring> keyring,
                         const std::vector<NumberedEntry>& entries, Slot slots_max)
    : keyring_(std::move(keyring)), slots_max_(slots_max), next_(slots_used(entries)) {
  add(entries);
}

std::optional<SubjectEntry> SubjectKeys::find(const graph::SubjectNumber& subject) const {
  const std::shared_lock lock(mutex_);
  const SubjectEntry* found = entries_.find(subject.number);
  return found ? std::optional(*found) : std::nullopt;
}

SubjectKeys::Found SubjectKeys::key_of(const graph::SubjectNumber& subject) const {
  const auto entry = find(subject);
  if (!entry) return {Key::unknown, {}};
  // A certificate counts from when it is written, though the key goes a moment later.
  if (entry->erased) return {Key::erased, {}};
  auto key = keyring_->key(entry->slot);
  if (!key) return {Key::erased, {}};
  return {Key::here, std::move(*key)};
}

SubjectKey SubjectKeys::key_at(Slot slot) const {
  auto key = keyring_->key(slot);
  KITH_CHECK(key.has_value());
  return std::move(*key);
}

std::size_t SubjectKeys::size() const {
  const std::shared_lock lock(mutex_);
  return entries_.size();
}

// Each reservation waits for the disk, so large schemes draw more at once.
Result<void> SubjectKeys::reserve() {
  // The last page may have slots that no row may name.
  if (next_ >= slots_max_) return too_many_subjects(slots_max_);
  if (next_ < keyring_->slots()) return {};
  const Slot ahead = std::min({next_ / 8, slots_ahead_max, slots_max_ - (next_ + 1)});
  return keyring_->reserve(next_ + 1 + ahead);
}

Result<Slot> SubjectKeys::next_slot() {
  while (true) {
    if (auto reserved = reserve(); !reserved) return std::move(reserved).error();
    const Slot slot = next_++;
    // A destroyed key marks a slot that a cut-short import had.
    if (keyring_->key(slot).has_value()) return slot;
  }
}

void SubjectKeys::add(const std::vector<NumberedEntry>& entries) {
  const std::unique_lock lock(mutex_);
  entries_.reserve(entries.size());
  for (const NumberedEntry& each : entries) entries_.at(each.subject.number).first = each.entry;
}

void SubjectKeys::mark_erased(const graph::SubjectNumber& subject) {
  const std::unique_lock lock(mutex_);
  auto [entry, is_new] = entries_.at(subject.number);
  KITH_CHECK(!is_new);
  entry.erased = true;
}

}  // namespace kith::store
