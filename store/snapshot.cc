// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot.h"

#include <algorithm>
#include <future>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/check.h"
#include "graph/draft.h"
#include "graph/flat_table.h"
#include "graph/limits.h"
#include "store/byte_order.h"
#include "store/format.h"
#include "store/loading.h"

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
    auto [place, is_new] = places_.at(subject.number);
    if (!is_new) return place;
    blocks_.push_back({subject, {}});
    return place = next;
  }

  const SubjectKeys& keys_;
  std::uint64_t events_ = 0;
  std::uint64_t parts_ = 0;
  std::string event_rows_;
  std::string part_rows_;
  std::vector<Block> blocks_;
  graph::FlatTable<graph::Number, std::uint32_t, graph::NumberHash> places_;
};

// A block, opened where it stands and used up from the front. Nothing in `plain`: its subject was
// erased.
struct OpenBlock {
  graph::SubjectNumber subject;
  std::span<char> sealed;
  std::optional<std::string_view> plain;
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

// Finds the blocks behind the reader's place in `bytes`.
Result<void> find_blocks(ByteReader& reader, std::string& bytes, Parsed& parsed) {
  std::vector<std::uint64_t> sizes;
  sizes.reserve(parsed.blocks.size());
  for (OpenBlock& block : parsed.blocks) {
    block.subject.number.bytes = reader.array<16>();
    sizes.push_back(reader.integer<std::uint64_t>());
  }
  for (std::size_t i = 0; i < parsed.blocks.size(); ++i) {
    const std::string_view sealed = reader.take(sizes[i]);
    if (!reader.ok()) return corrupt("cut short");
    const auto begin = static_cast<std::size_t>(sealed.data() - bytes.data());
    parsed.blocks[i].sealed = std::span(bytes).subspan(begin, sealed.size());
  }
  if (!reader.ok() || !reader.at_end()) return corrupt("cut short");
  return {};
}

// Whether all opened whose key is there.
bool open_some(std::span<OpenBlock> blocks, const LogHead& head, const graph::SchemeNumber& scheme,
               const SubjectKeys& keys) {
  return std::all_of(blocks.begin(), blocks.end(), [&](OpenBlock& block) {
    const auto found = keys.key_of(block.subject);
    if (found.state != SubjectKeys::Key::here) return true;
    block.plain =
        open_in_place(found.key, block_place(scheme, head.size, block.subject), block.sealed);
    return block.plain.has_value();
  });
}

// Half of them on another thread.
Result<void> open_blocks(Parsed& parsed, const graph::SchemeNumber& scheme,
                         const SubjectKeys& keys) {
  const std::span<OpenBlock> blocks(parsed.blocks);
  const std::span<OpenBlock> others = blocks.subspan(blocks.size() / 2);
  auto others_opened =
      std::async(std::launch::async, [&] { return open_some(others, parsed.head, scheme, keys); });
  const bool opened = open_some(blocks.first(blocks.size() / 2), parsed.head, scheme, keys);
  if (!others_opened.get() || !opened) return corrupt("a block does not open with its key");
  return {};
}

Result<graph::Part> next_part(Parsed& parsed, ByteReader& parts, graph::SubjectNumber& subject) {
  const auto index = parts.integer<std::uint32_t>();
  const auto size = parts.integer<std::uint32_t>();
  if (!parts.ok() || index >= parsed.blocks.size()) return corrupt("a part is missing");
  OpenBlock& block = parsed.blocks[index];
  subject = block.subject;
  if (!block.plain) return graph::Part{{}, true};
  if (size > block.plain->size()) return corrupt("a block is too short");
  graph::Part part{std::string(block.plain->substr(0, size)), false};
  block.plain->remove_prefix(size);
  return part;
}

Result<Event> next_event(Parsed& parsed, ByteReader& rows, ByteReader& parts) {
  Event event;
  event.header.type = static_cast<graph::EventType>(rows.integer<std::uint8_t>());
  event.header.kind = static_cast<graph::Kind>(rows.integer<std::uint8_t>());
  event.header.position = rows.integer<std::uint64_t>();
  event.header.record.bytes = rows.array<16>();
  const auto count = rows.integer<std::uint16_t>();
  event.header.subjects.reserve(count);
  event.parts.reserve(count);
  for (std::uint16_t i = 0; i < count; ++i) {
    auto part = next_part(parsed, parts, event.header.subjects.emplace_back());
    if (!part) return std::move(part).error();
    event.parts.push_back(std::move(*part));
  }
  return event;
}

Result<void> give_events(Parsed& parsed, const graph::SchemeNumber& scheme, const EventSink& sink) {
  ByteReader rows(parsed.event_rows);
  ByteReader parts(parsed.part_rows);
  for (std::uint64_t i = 0; i < parsed.events; ++i) {
    auto event = next_event(parsed, rows, parts);
    if (!event) return std::move(event).error();
    event->header.scheme = scheme;
    if (!sink(std::move(*event))) return {};
  }
  if (!parts.at_end()) return corrupt("parts left over");
  return {};
}

Result<Snapshotted> rebuild(Parsed& parsed, const graph::SchemeNumber& scheme) {
  graph::Draft draft{graph::View()};
  Loaded loaded = load(draft, graph::Trust::snapshot,
                       [&](const EventSink& sink) { return give_events(parsed, scheme, sink); });
  if (!loaded.applied) return std::move(loaded.applied).error();
  if (!loaded.given) return std::move(loaded.given).error();
  draft.finish_snapshot(parsed.head.size);
  return Snapshotted{parsed.head, draft.view()};
}

}  // namespace

std::string snapshot_bytes(const graph::SchemeNumber& scheme, const Snapshotted& snapshot,
                           const SubjectKeys& keys, graph::Randomness& randomness) {
  KITH_CHECK(snapshot.view.position() == snapshot.head.size);
  Gatherer gatherer(keys);
  graph::each_snapshot_event(snapshot.view, [&](const Event& event) { gatherer.add(event); });
  std::string bytes = gatherer.bytes(scheme, snapshot.head, randomness);
  put_bytes(bytes, keyed_hash(keys.keyring().lasting_secret(), bytes));
  return bytes;
}

Result<Snapshotted> read_snapshot(const graph::SchemeNumber& scheme, std::string bytes,
                                  const SubjectKeys& keys) {
  if (bytes.size() < hash_bytes) return corrupt("cut short");
  const std::string_view checked = std::string_view(bytes).substr(0, bytes.size() - hash_bytes);
  ByteReader checksum(std::string_view(bytes).substr(checked.size()));
  if (keyed_hash(keys.keyring().lasting_secret(), checked) != checksum.array<hash_bytes>()) {
    return corrupt("its checksum does not match");
  }
  ByteReader reader(checked);
  auto parsed = parse_front(reader, scheme);
  if (!parsed) return std::move(parsed).error();
  if (auto found = find_blocks(reader, bytes, *parsed); !found) return std::move(found).error();
  if (auto opened = open_blocks(*parsed, scheme, keys); !opened) return std::move(opened).error();
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
  auto bytes = files.read(place.path);
  if (!bytes) return bytes.error();
  return read_snapshot(place.scheme, std::move(*bytes), keys);
}

}  // namespace kith::store
