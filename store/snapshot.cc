// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/check.h"
#include "graph/draft.h"
#include "graph/limits.h"
#include "store/byte_order.h"
#include "store/format.h"

namespace kith::store {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Event;
using graph::Result;

Error corrupt(const char* what) {
  return Error{ErrorCode::corrupt, std::string("The snapshot is damaged: ") + what + "."};
}

std::string block_place(const graph::SchemeNumber& scheme, std::uint64_t size,
                        const graph::SubjectNumber& subject) {
  return associated_data(Use::snapshot_block, scheme, size, 0, subject.number);
}

// What the snapshot says about one subject, in the order in which events need it.
struct Block {
  graph::SubjectNumber subject;
  std::string plain;
};

// Gathers parts by subject, and the fixed-width rows that put them together again.
class Gatherer {
 public:
  explicit Gatherer(const SubjectKeys& keys) : keys_(keys) {}

  void add(const Event& event) {
    ++events_;
    put_integer(event_rows_, static_cast<std::uint8_t>(event.header.type));
    put_integer(event_rows_, static_cast<std::uint8_t>(event.header.kind));
    put_integer(event_rows_, event.header.position);
    put_bytes(event_rows_, event.header.record.bytes);
    put_integer(event_rows_, static_cast<std::uint16_t>(event.parts.size()));
    for (std::size_t i = 0; i < event.parts.size(); ++i) {
      const std::uint32_t block = block_of(event.header.subjects[i]);
      put_integer(part_rows_, block);
      put_integer(part_rows_, static_cast<std::uint32_t>(event.parts[i].bytes.size()));
      ++parts_;
      blocks_[block].plain += event.parts[i].bytes;
    }
  }

  std::string bytes(const graph::SchemeNumber& scheme, const LogHead& head,
                    graph::Randomness& randomness) const {
    std::string out(format::snapshot_magic);
    put_integer(out, format::snapshot_version);
    put_bytes(out, scheme.number.bytes);
    out += encode(head);
    put_integer(out, events_);
    put_integer(out, parts_);
    put_integer(out, static_cast<std::uint32_t>(blocks_.size()));
    out += event_rows_;
    out += part_rows_;
    std::string sealed;
    for (const Block& block : blocks_) {
      const auto found = keys_.key_of(block.subject);
      const std::size_t before = sealed.size();
      if (found.state == SubjectKeys::Key::here) {
        seal(found.key, block_place(scheme, head.size, block.subject), block.plain, randomness,
             sealed);
      }
      put_bytes(out, block.subject.number.bytes);
      put_integer(out, static_cast<std::uint64_t>(sealed.size() - before));
    }
    return out += sealed;
  }

 private:
  std::uint32_t block_of(const graph::SubjectNumber& subject) {
    const auto next = static_cast<std::uint32_t>(blocks_.size());
    const auto [place, added] = places_.emplace(subject.number, next);
    if (added) blocks_.push_back({subject, {}});
    return place->second;
  }

  const SubjectKeys& keys_;
  std::uint64_t events_ = 0;
  std::uint64_t parts_ = 0;
  std::string event_rows_;
  std::string part_rows_;
  std::vector<Block> blocks_;
  std::unordered_map<graph::Number, std::uint32_t, graph::NumberHash> places_;
};

// An opened block, used up from the front. Nothing in it: its subject was erased.
struct OpenBlock {
  graph::SubjectNumber subject;
  std::optional<std::string> plain;
  std::size_t used = 0;
};

// The parts of a file whose checksum holds. Lengths are checked all the same.
struct Parsed {
  LogHead head;
  std::uint64_t events = 0;
  std::string_view event_rows;
  std::string_view part_rows;
  std::vector<OpenBlock> blocks;
};

constexpr std::size_t event_row_bytes = 1 + 1 + 8 + format::number_bytes + 2;
constexpr std::size_t part_row_bytes = 4 + 4;

Result<Parsed> parse_front(ByteReader& reader, const graph::SchemeNumber& scheme) {
  if (reader.take(format::snapshot_magic.size()) != format::snapshot_magic) {
    return corrupt("not a snapshot");
  }
  if (reader.integer<std::uint16_t>() > format::snapshot_version) {
    return Error{ErrorCode::format_newer, "The snapshot was written by a newer Kith."};
  }
  if (reader.array<16>() != scheme.number.bytes) return corrupt("of another scheme");
  Parsed parsed;
  parsed.head.size = reader.integer<std::uint64_t>();
  parsed.head.root.bytes = reader.array<hash_bytes>();
  parsed.events = reader.integer<std::uint64_t>();
  const auto parts = reader.integer<std::uint64_t>();
  const auto blocks = reader.integer<std::uint32_t>();
  if (parsed.events > reader.left() / event_row_bytes) return corrupt("cut short");
  parsed.event_rows = reader.take(parsed.events * event_row_bytes);
  if (parts > reader.left() / part_row_bytes) return corrupt("cut short");
  parsed.part_rows = reader.take(parts * part_row_bytes);
  if (blocks > graph::limits::subjects_a_scheme_max) return corrupt("too many subjects");
  parsed.blocks.resize(blocks);
  return parsed;
}

Result<void> open_blocks(ByteReader& reader, Parsed& parsed, const graph::SchemeNumber& scheme,
                         const SubjectKeys& keys) {
  std::vector<std::uint64_t> sizes;
  for (OpenBlock& block : parsed.blocks) {
    block.subject.number.bytes = reader.array<16>();
    sizes.push_back(reader.integer<std::uint64_t>());
  }
  for (std::size_t i = 0; i < parsed.blocks.size(); ++i) {
    OpenBlock& block = parsed.blocks[i];
    const std::string_view sealed = reader.take(sizes[i]);
    const auto found = keys.key_of(block.subject);
    if (found.state != SubjectKeys::Key::here) continue;
    block.plain =
        open_sealed(found.key, block_place(scheme, parsed.head.size, block.subject), sealed);
    if (!block.plain) return corrupt("a block does not open with its key");
  }
  if (!reader.ok() || !reader.at_end()) return corrupt("cut short");
  return {};
}

Result<graph::Part> next_part(Parsed& parsed, ByteReader& parts, graph::SubjectNumber& subject) {
  const auto index = parts.integer<std::uint32_t>();
  const auto size = parts.integer<std::uint32_t>();
  if (!parts.ok() || index >= parsed.blocks.size()) return corrupt("a part is missing");
  OpenBlock& block = parsed.blocks[index];
  subject = block.subject;
  if (!block.plain) return graph::Part{{}, true};
  if (size > block.plain->size() - block.used) return corrupt("a block is too short");
  graph::Part part{block.plain->substr(block.used, size), false};
  block.used += size;
  return part;
}

Result<Event> next_event(Parsed& parsed, ByteReader& rows, ByteReader& parts) {
  Event event;
  event.header.type = static_cast<graph::EventType>(rows.integer<std::uint8_t>());
  event.header.kind = static_cast<graph::Kind>(rows.integer<std::uint8_t>());
  event.header.position = rows.integer<std::uint64_t>();
  event.header.record.bytes = rows.array<16>();
  const auto count = rows.integer<std::uint16_t>();
  for (std::uint16_t i = 0; i < count; ++i) {
    auto part = next_part(parsed, parts, event.header.subjects.emplace_back());
    if (!part) return std::move(part).error();
    event.parts.push_back(std::move(*part));
  }
  return event;
}

Result<Snapshotted> rebuild(Parsed& parsed, const graph::SchemeNumber& scheme) {
  graph::Draft draft{graph::View()};
  ByteReader rows(parsed.event_rows);
  ByteReader parts(parsed.part_rows);
  for (std::uint64_t i = 0; i < parsed.events; ++i) {
    auto event = next_event(parsed, rows, parts);
    if (!event) return std::move(event).error();
    event->header.scheme = scheme;
    if (auto applied = draft.apply(*event, graph::Trust::snapshot); !applied) {
      return std::move(applied).error();
    }
  }
  if (!parts.at_end()) return corrupt("parts left over");
  draft.finish_snapshot(parsed.head.size);
  return Snapshotted{parsed.head, draft.view()};
}

}  // namespace

std::string snapshot_bytes(const graph::SchemeNumber& scheme, const Snapshotted& snapshot,
                           const SubjectKeys& keys, graph::Randomness& randomness) {
  KITH_CHECK(snapshot.view.position() == snapshot.head.size);
  Gatherer gatherer(keys);
  for (const Event& event : graph::snapshot_events(snapshot.view)) gatherer.add(event);
  std::string bytes = gatherer.bytes(scheme, snapshot.head, randomness);
  put_bytes(bytes, keyed_hash(keys.keyring().lasting_secret(), bytes));
  return bytes;
}

Result<Snapshotted> read_snapshot(const graph::SchemeNumber& scheme, std::string_view bytes,
                                  const SubjectKeys& keys) {
  if (bytes.size() < hash_bytes) return corrupt("cut short");
  const std::string_view checked = bytes.substr(0, bytes.size() - hash_bytes);
  ByteReader checksum(bytes.substr(checked.size()));
  if (keyed_hash(keys.keyring().lasting_secret(), checked) != checksum.array<hash_bytes>()) {
    return corrupt("its checksum does not match");
  }
  ByteReader reader(checked);
  auto parsed = parse_front(reader, scheme);
  if (!parsed) return std::move(parsed).error();
  if (auto opened = open_blocks(reader, *parsed, scheme, keys); !opened) {
    return std::move(opened).error();
  }
  return rebuild(*parsed, scheme);
}

Result<void> write_snapshot(const SnapshotPlace& place, const Snapshotted& snapshot,
                            const SubjectKeys& keys, graph::Randomness& randomness,
                            DurableFiles& files) {
  return files.replace(place.path, snapshot_bytes(place.scheme, snapshot, keys, randomness),
                       DurableFiles::Old::leave);
}

Result<Snapshotted> load_snapshot(const SnapshotPlace& place, const SubjectKeys& keys,
                                  DurableFiles& files) {
  const auto bytes = files.read(place.path);
  if (!bytes) return bytes.error();
  return read_snapshot(place.scheme, *bytes, keys);
}

}  // namespace kith::store
