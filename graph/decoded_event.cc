// SPDX-License-Identifier: Apache-2.0
#include "graph/decoded_event.h"

#include <utility>

#include "graph/check.h"
#include "graph/codec.h"

namespace kith::graph {
namespace {

std::vector<SubjectNumber> readable_subjects(const Event& event) {
  std::vector<SubjectNumber> readable;
  readable.reserve(event.parts.size());
  for (std::size_t i = 0; i < event.parts.size(); ++i) {
    if (!event.parts[i].erased) readable.push_back(event.header.subjects[i]);
  }
  return readable;
}

template <class T>
void decode_put(const Event& event, DecodedEvent& out) {
  const EventHeader& header = event.header;
  auto held = std::make_shared<Held<T>>();
  out.decoded = decode(header.record, header.subjects, event.parts, held->record);
  if (!out.decoded) return;
  held->subjects = readable_subjects(event);
  out.put = std::move(held);
}

}  // namespace

DecodedEvent decode_event(const Event& event) {
  KITH_CHECK(event.header.subjects.size() == event.parts.size());
  DecodedEvent out;
  out.header = event.header;
  for (const Part& part : event.parts) out.bytes += part.bytes.size();
  if (event.header.type != EventType::record_put) return out;
  switch (event.header.kind) {
    case Kind::person: decode_put<Person>(event, out); break;
    case Kind::household: decode_put<Household>(event, out); break;
    case Kind::tie: decode_put<Tie>(event, out); break;
    case Kind::contact: decode_put<Contact>(event, out); break;
    case Kind::service: decode_put<Service>(event, out); break;
    case Kind::service_event: decode_put<ServiceEvent>(event, out); break;
    case Kind::review: decode_put<Review>(event, out); break;
    case Kind::arrangement: decode_put<Arrangement>(event, out); break;
    case Kind::emergency_stay: decode_put<EmergencyStay>(event, out); break;
    case Kind::introduction: decode_put<Introduction>(event, out); break;
    case Kind::diary: decode_put<Diary>(event, out); break;
    default: out.decoded = Error{ErrorCode::malformed, "There are no records of this kind."}; break;
  }
  return out;
}

}  // namespace kith::graph
