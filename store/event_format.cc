// SPDX-License-Identifier: Apache-2.0
#include "store/event_format.h"

#include <utility>

#include "graph/check.h"
#include "graph/limits.h"
#include "store/byte_order.h"
#include "store/format.h"

namespace kith::store {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::EventHeader;
using graph::Result;

Error malformed(const char* what) {
  return Error{ErrorCode::malformed, std::string("Not an event: ") + what + "."};
}

Error newer(const char* what) {
  return Error{ErrorCode::format_newer,
               std::string("Written by a newer Kith (") + what + "): install that one."};
}

bool is_event_type(std::uint8_t value) {
  return value >= static_cast<std::uint8_t>(graph::EventType::scheme_created) &&
         value <= static_cast<std::uint8_t>(graph::EventType::run_recorded);
}

bool is_kind(std::uint8_t value) {
  switch (static_cast<graph::Kind>(value)) {
    case graph::Kind::person:
    case graph::Kind::household:
    case graph::Kind::tie:
    case graph::Kind::contact:
    case graph::Kind::service:
    case graph::Kind::service_event:
    case graph::Kind::review:
    case graph::Kind::arrangement:
    case graph::Kind::emergency_stay:
    case graph::Kind::introduction:
    case graph::Kind::diary:
    case graph::Kind::group:
    case graph::Kind::directory:
    case graph::Kind::subscription:
    case graph::Kind::neighbour:
    case graph::Kind::connection:
    case graph::Kind::group_visit:
    case graph::Kind::level_one_count:
    case graph::Kind::step:
    case graph::Kind::carer:
    case graph::Kind::other_living:
    case graph::Kind::named_contact:
    case graph::Kind::policy:
    case graph::Kind::discharge:
    case graph::Kind::scheme:
    case graph::Kind::run:
    case graph::Kind::subject: return true;
  }
  return false;
}

Result<void> read_subjects(ByteReader& reader, EventHeader& header) {
  const auto count = reader.integer<std::uint16_t>();
  if (count > graph::limits::parts_an_event_max) return malformed("more parts than there may be");
  for (std::uint16_t i = 0; i < count; ++i) {
    header.subjects.push_back({graph::Number{reader.array<16>()}});
  }
  return {};
}

Result<void> read_parts(ByteReader& reader, SealedEvent& event) {
  for (std::size_t i = 0; i < event.header.subjects.size(); ++i) {
    event.parts.push_back(reader.take(reader.integer<std::uint32_t>()));
    if (event.parts.back().size() < sealed_overhead_bytes) return malformed("a part is too short");
  }
  if (!reader.ok()) return malformed("cut short");
  if (!reader.at_end()) return malformed("bytes left over");
  return {};
}

}  // namespace

std::string header_bytes(const EventHeader& header, Stream stream) {
  KITH_CHECK(header.subjects.size() <= graph::limits::parts_an_event_max);
  std::string bytes;
  bytes.reserve(format::event_fixed_bytes + 16 * header.subjects.size() + 512);
  put_integer(bytes, format::event_version);
  put_integer(bytes, static_cast<std::uint8_t>(stream));
  put_bytes(bytes, header.scheme.number.bytes);
  put_integer(bytes, header.position);
  put_integer(bytes, static_cast<std::uint8_t>(header.type));
  put_integer(bytes, static_cast<std::uint8_t>(header.kind));
  put_integer(bytes, static_cast<std::uint64_t>(header.at.microseconds));
  put_bytes(bytes, header.record.bytes);
  put_integer(bytes, static_cast<std::uint16_t>(header.subjects.size()));
  KITH_CHECK(bytes.size() == format::event_fixed_bytes);
  for (const graph::SubjectNumber& subject : header.subjects) {
    put_bytes(bytes, subject.number.bytes);
  }
  return bytes;
}

void append_part(std::string& event, std::string_view sealed) {
  KITH_CHECK(sealed.size() >= sealed_overhead_bytes);
  put_integer(event, static_cast<std::uint32_t>(sealed.size()));
  event.append(sealed);
}

Result<SealedEvent> decode_event(std::string_view bytes) {
  ByteReader reader(bytes);
  SealedEvent event;
  const auto version = reader.integer<std::uint8_t>();
  if (version == 0) return malformed("no version");
  if (version > format::event_version) return newer("event version");
  const auto stream = reader.integer<std::uint8_t>();
  event.stream = static_cast<Stream>(stream);
  event.header.scheme.number.bytes = reader.array<16>();
  event.header.position = reader.integer<std::uint64_t>();
  const auto type = reader.integer<std::uint8_t>();
  const auto kind = reader.integer<std::uint8_t>();
  event.header.type = static_cast<graph::EventType>(type);
  event.header.kind = static_cast<graph::Kind>(kind);
  event.header.at.microseconds = static_cast<std::int64_t>(reader.integer<std::uint64_t>());
  event.header.record.bytes = reader.array<16>();
  if (auto subjects = read_subjects(reader, event.header); !subjects) {
    return std::move(subjects).error();
  }
  if (!reader.ok()) return malformed("cut short");
  if (stream != 1 && stream != 2) return malformed("no such stream");
  if (!is_event_type(type)) return newer("event type");
  if (!is_kind(kind)) return newer("kind of record");
  if (auto parts = read_parts(reader, event); !parts) return std::move(parts).error();
  return event;
}

std::string entry_bytes(const std::vector<Hash>& nodes, std::string_view event) {
  KITH_CHECK(!nodes.empty() && nodes.size() <= tree_levels_max);
  std::string bytes;
  bytes.reserve(1 + nodes.size() * hash_bytes + event.size());
  put_integer(bytes, static_cast<std::uint8_t>(nodes.size()));
  for (const Hash& node : nodes) put_bytes(bytes, node.bytes);
  bytes.append(event);
  return bytes;
}

Result<Entry> decode_entry(std::string_view bytes) {
  ByteReader reader(bytes);
  Entry entry;
  const auto count = reader.integer<std::uint8_t>();
  if (count == 0 || count > tree_levels_max) return malformed("no tree nodes in front");
  for (std::uint8_t i = 0; i < count; ++i) entry.nodes.push_back(Hash{reader.array<32>()});
  entry.event = reader.take(reader.left());
  if (!reader.ok()) return malformed("cut short");
  return entry;
}

}  // namespace kith::store
