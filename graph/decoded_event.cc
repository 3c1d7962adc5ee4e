// SPDX-License-Identifier: Apache-2.0
#include "graph/decoded_event.h"

#include <utility>

#include "graph/check.h"
#include "graph/codec.h"

namespace kith::graph {
namespace {

std::vector<SubjectNumber> readable_subjects(std::vector<SubjectNumber> subjects,
                                             const std::vector<Part>& parts) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].erased) subjects[kept++] = subjects[i];
  }
  subjects.resize(kept);
  return subjects;
}

template <class T>
void decode_put(const std::vector<Part>& parts, DecodedEvent& out) {
  auto held = std::make_shared<Held<T>>();
  out.decoded = decode(out.header.record, out.header.subjects, parts, held->record);
  if (!out.decoded) return;
  held->subjects = readable_subjects(std::exchange(out.header.subjects, {}), parts);
  out.put = std::move(held);
}

}  // namespace

DecodedEvent decode_event(EventHeader header, const std::vector<Part>& parts) {
  KITH_CHECK(header.subjects.size() == parts.size());
  DecodedEvent out;
  out.header = std::move(header);
  for (const Part& part : parts) out.bytes += part.bytes.size();
  if (out.header.type != EventType::record_put) return out;
  switch (out.header.kind) {
    case Kind::person: decode_put<Person>(parts, out); break;
    case Kind::household: decode_put<Household>(parts, out); break;
    case Kind::tie: decode_put<Tie>(parts, out); break;
    case Kind::contact: decode_put<Contact>(parts, out); break;
    case Kind::service: decode_put<Service>(parts, out); break;
    case Kind::service_event: decode_put<ServiceEvent>(parts, out); break;
    case Kind::review: decode_put<Review>(parts, out); break;
    case Kind::arrangement: decode_put<Arrangement>(parts, out); break;
    case Kind::emergency_stay: decode_put<EmergencyStay>(parts, out); break;
    case Kind::introduction: decode_put<Introduction>(parts, out); break;
    case Kind::diary: decode_put<Diary>(parts, out); break;
    case Kind::group: decode_put<Group>(parts, out); break;
    case Kind::directory: decode_put<Directory>(parts, out); break;
    case Kind::subscription: decode_put<Subscription>(parts, out); break;
    case Kind::neighbour: decode_put<Neighbour>(parts, out); break;
    case Kind::connection: decode_put<Connection>(parts, out); break;
    case Kind::group_visit: decode_put<GroupVisit>(parts, out); break;
    case Kind::level_one_count: decode_put<LevelOneCount>(parts, out); break;
    case Kind::step: decode_put<Step>(parts, out); break;
    case Kind::policy: decode_put<SetPolicy>(parts, out); break;
    case Kind::discharge: decode_put<Discharge>(parts, out); break;
    default: out.decoded = Error{ErrorCode::malformed, "There are no records of this kind."}; break;
  }
  return out;
}

PreparedEvent::PreparedEvent(Event given)
    : event(std::move(given)), decoded(decode_event(event.header, event.parts)) {}

PreparedEvent::PreparedEvent(Record record) {
  std::visit(
      [this]<class T>(T& given) {
        auto held = std::make_shared<Held<T>>(Held<T>{std::move(given), {}});
        event = put_event(&held->record);
        held->subjects = event.header.subjects;
        decoded.header.type = event.header.type;
        decoded.header.kind = event.header.kind;
        decoded.header.record = event.header.record;
        for (const Part& part : event.parts) decoded.bytes += part.bytes.size();
        decoded.put = std::move(held);
      },
      record);
}

void PreparedEvent::place(SchemeNumber scheme, std::uint64_t position, Instant at) {
  for (EventHeader* header : {&event.header, &decoded.header}) {
    header->scheme = scheme;
    header->position = position;
    header->at = at;
  }
}

}  // namespace kith::graph
