// SPDX-License-Identifier: Apache-2.0
#include "store/event_log.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/check.h"
#include "store/byte_order.h"
#include "store/engine_keys.h"
#include "store/format.h"

namespace kith::store {

using graph::Error;
using graph::ErrorCode;
using graph::Event;
using graph::Result;

namespace {

constexpr std::size_t rows_a_batch_max = 100'000;

Error corrupt_at(std::uint64_t position, const std::string& what) {
  return Error{ErrorCode::corrupt, "The log is damaged at position " + std::to_string(position) +
                                       " (" + what +
                                       "): run `kith check`, then restore from a backup."};
}

Result<void> as_result(const Written& written) {
  if (written.done()) return {};
  if (written.outcome != Outcome::refused) return written.error;
  return Error{ErrorCode::conflict,
               "Another process has written to this log: stop it, then start again."};
}

// Keys of events end in their position.
std::uint64_t position_of(std::string_view key) {
  return ByteReader(key.substr(format::number_bytes)).integer<std::uint64_t>();
}

}  // namespace

std::string encode(const LogHead& head) {
  std::string bytes;
  put_integer(bytes, head.size);
  put_bytes(bytes, head.root.bytes);
  KITH_CHECK(bytes.size() == format::head_bytes);
  return bytes;
}

Result<LogHead> read_head(const Reader& engine, const LogPlace& place) {
  auto stored = engine.get(Space::meta, keys::head(place.scheme, place.stream));
  if (!stored) return std::move(stored).error();
  if (!stored->has_value()) return LogHead{};
  ByteReader reader(**stored);
  LogHead head;
  head.size = reader.integer<std::uint64_t>();
  head.root.bytes = reader.array<hash_bytes>();
  if (!reader.ok() || !reader.at_end() || head.size > leaves_max) {
    return Error{ErrorCode::corrupt, "The head of the log is damaged: restore from a backup."};
  }
  return head;
}

EventLog::EventLog(Engine& engine, const LogPlace& place, SubjectKeys& keys,
                   graph::Randomness& randomness)
    : engine_(engine), place_(place), keys_(keys), randomness_(randomness) {}

Result<std::unique_ptr<EventLog>> EventLog::open(Engine& engine, const LogPlace& place,
                                                 SubjectKeys& keys, graph::Randomness& randomness) {
  auto head = read_head(engine, place);
  if (!head) return std::move(head).error();
  std::unique_ptr<EventLog> log(new EventLog(engine, place, keys, randomness));
  log->head_ = *head;
  auto tree = HashTree::open(head->size, *log);
  if (!tree) return std::move(tree).error();
  if (tree->head() != head->root) {
    return Error{ErrorCode::corrupt,
                 "The log's tree does not make its root: run `kith check`, then restore from a "
                 "backup."};
  }
  log->tree_ = std::move(*tree);
  return log;
}

LogHead EventLog::head() const {
  const std::lock_guard lock(mutex_);
  return head_;
}

Result<std::string> EventLog::entry_at(std::uint64_t position) const {
  if (position >= head().size) {
    return Error{ErrorCode::not_found, "The log has no position " + std::to_string(position) + "."};
  }
  auto entry = engine_.get(keys::space_of(place_.stream), keys::event(place_.scheme, position));
  if (!entry) return std::move(entry).error();
  if (!entry->has_value()) return corrupt_at(position, "missing");
  return std::move(**entry);
}

Result<Event> EventLog::open_parts(const SealedEvent& sealed) const {
  Event event{sealed.header, {}};
  PartPlace place{place_.scheme, place_.stream, sealed.header.position, 0, {}};
  for (std::size_t i = 0; i < sealed.parts.size(); ++i) {
    place.part = static_cast<std::uint16_t>(i);
    place.subject = sealed.header.subjects[i];
    const auto found = keys_.key_of(place.subject);
    const std::string part = "part " + std::to_string(i);
    if (found.state == SubjectKeys::Key::erased) {
      event.parts.push_back({{}, true});
      continue;
    }
    if (found.state == SubjectKeys::Key::unknown) {
      return corrupt_at(place.position, part + " is about an unknown subject");
    }
    auto plain = open_sealed(found.key, associated_data(place), sealed.parts[i]);
    if (!plain) return corrupt_at(place.position, part + " does not open with its key");
    event.parts.push_back({std::move(*plain), false});
  }
  return event;
}

Result<Event> EventLog::open_event(std::uint64_t position, std::string_view bytes) const {
  const auto entry = decode_entry(bytes);
  if (!entry) return corrupt_at(position, entry.error().message);
  if (leaf_hash(entry->event) != entry->nodes.front()) {
    return corrupt_at(position, "its bytes do not make its leaf");
  }
  const auto sealed = decode_event(entry->event);
  if (!sealed && sealed.error().code == ErrorCode::format_newer) return sealed.error();
  if (!sealed) return corrupt_at(position, sealed.error().message);
  const graph::EventHeader& header = sealed->header;
  if (header.position != position || header.scheme != place_.scheme ||
      sealed->stream != place_.stream) {
    return corrupt_at(position, "it is the event of another place");
  }
  return open_parts(*sealed);
}

Result<Event> EventLog::read(std::uint64_t position) const {
  const auto entry = entry_at(position);
  if (!entry) return entry.error();
  return open_event(position, *entry);
}

Result<std::string> EventLog::leaf(std::uint64_t position) const {
  const auto bytes = entry_at(position);
  if (!bytes) return bytes.error();
  const auto entry = decode_entry(*bytes);
  if (!entry) return corrupt_at(position, entry.error().message);
  if (leaf_hash(entry->event) != entry->nodes.front()) {
    return corrupt_at(position, "its bytes do not make its leaf");
  }
  return std::string(entry->event);
}

Result<void> EventLog::scan(std::uint64_t from, std::uint64_t to, const Visitor& visitor) const {
  const std::uint64_t end = std::min(to, head().size);
  if (from >= end) return {};
  std::uint64_t next = from;
  bool stopped = false;
  std::optional<Error> damage;
  const auto visit = [&](std::string_view key, std::string_view value) {
    if (position_of(key) != next) return false;
    auto event = open_event(next, value);
    if (!event) {
      damage = std::move(event).error();
      return false;
    }
    ++next;
    stopped = !visitor(std::move(*event));
    return !stopped;
  };
  auto scanned =
      engine_.scan(keys::space_of(place_.stream), keys::events(place_.scheme, from, end), visit);
  if (!scanned) return scanned;
  if (damage) return *damage;
  if (!stopped && next != end) return corrupt_at(next, "missing");
  return {};
}

Result<Hash> EventLog::node(NodePlace place) const {
  const std::uint64_t position = place.last_leaf();
  const auto bytes = entry_at(position);
  if (!bytes) return bytes.error();
  const auto entry = decode_entry(*bytes);
  if (!entry) return corrupt_at(position, entry.error().message);
  if (place.level >= entry->nodes.size()) return corrupt_at(position, "a tree node is missing");
  return entry->nodes[place.level];
}

Result<Verification> EventLog::verify() const {
  Verification found;
  found.head = head();
  HashTree tree;
  const auto damaged = [&](const std::string& what) {
    if (found.damages.size() < graph::limits::faults_max) {
      found.damages.push_back({tree.size(), what});
    }
  };
  const auto visit = [&](std::string_view key, std::string_view value) {
    if (position_of(key) != tree.size()) return false;
    const auto event = open_event(tree.size(), value);
    if (!event) damaged(event.error().message);
    const auto entry = decode_entry(value);
    if (!entry) return false;
    for (const auto& part : event ? event->parts : std::vector<graph::Part>{}) {
      ++(part.erased ? found.parts_erased : found.parts_opened);
    }
    ++found.events;
    // The stored leaf, so that damage to an event's bytes is told at that event alone.
    const std::uint64_t position = tree.size();
    const bool same = tree.append(entry->nodes.front()) == entry->nodes;
    if (!same && found.damages.size() < graph::limits::faults_max) {
      found.damages.push_back({position, "The tree nodes stored there are not those of the log."});
    }
    return true;
  };
  auto scanned = engine_.scan(keys::space_of(place_.stream),
                              keys::events(place_.scheme, 0, found.head.size), visit);
  if (!scanned) return std::move(scanned).error();
  if (tree.size() < found.head.size) {
    damaged("An event is missing, or cannot be read at all; nothing behind it was verified.");
  } else if (tree.head() != found.head.root) {
    damaged("The root over all events is not the one in the head.");
  }
  return found;
}

LogGroup EventLog::begin() const { return LogGroup(place_, tree_, keys_, randomness_); }

Result<void> EventLog::write_ahead(const Batch& batch) {
  return as_result(engine_.write(batch, WriteOptions{Durability::buffered, Priority::ordinary}));
}

Result<void> EventLog::commit(LogGroup& group) {
  const LogHead before = head();
  const LogHead after{group.size(), group.tree().head()};
  const std::string key = keys::head(place_.scheme, place_.stream);
  const std::string expected = encode(before);
  Batch& batch = group.complete_batch();
  batch.expect(Space::meta, key,
               before.size == 0 ? std::nullopt : std::optional<std::string_view>(expected));
  batch.put(Space::meta, key, encode(after));
  const Written written = engine_.write(batch);
  if (!written.done()) return as_result(written);
  tree_ = group.tree();
  keys_.add(group.new_subjects());
  for (const graph::SubjectNumber& subject : group.erased()) keys_.mark_erased(subject);
  const std::lock_guard lock(mutex_);
  head_ = after;
  return {};
}

Result<std::uint64_t> remove_beyond_head(Engine& engine, const LogPlace& place, std::uint64_t size,
                                         Keyring& keyring, std::vector<NumberedEntry>& subjects) {
  std::uint64_t events = 0;
  const Range beyond = keys::events_from(place.scheme, size);
  auto counted = engine.scan(keys::space_of(place.stream), beyond,
                             [&](std::string_view, std::string_view) { return ++events > 0; });
  if (!counted) return std::move(counted).error();
  const auto cut =
      std::stable_partition(subjects.begin(), subjects.end(),
                            [&](const NumberedEntry& each) { return each.entry.first < size; });
  if (events == 0 && cut == subjects.end()) return events;
  std::vector<Slot> slots;
  for (auto each = cut; each != subjects.end(); ++each) slots.push_back(each->entry.slot);
  if (!slots.empty()) {
    if (auto gone = keyring.destroy(slots); !gone) return std::move(gone).error();
  }
  Batch batch;
  for (auto each = cut; each != subjects.end(); ++each) {
    batch.erase(Space::index, keys::subject(place.scheme, each->subject));
    if (batch.size() < rows_a_batch_max) continue;
    if (auto done = as_result(engine.write(batch)); !done) return std::move(done).error();
    batch.clear();
  }
  batch.erase_range(keys::space_of(place.stream), beyond);
  if (auto done = as_result(engine.write(batch)); !done) return std::move(done).error();
  subjects.erase(cut, subjects.end());
  return events;
}

}  // namespace kith::store
