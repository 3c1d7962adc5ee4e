// SPDX-License-Identifier: Apache-2.0
#include "graph/codec.h"

#include <algorithm>

#include "graph/check.h"
#include "graph/decoder.h"
#include "graph/encoder.h"

namespace kith::graph {

SubjectParts encode(RecordPointer record) {
  KITH_CHECK(!identity_of(record).number.is_zero());
  SubjectParts cut;
  std::visit(
      [&cut](const auto* held) {
        cut.subjects.push_back(held->subject());
        cut.parts.emplace_back();
        Encoder encoder(cut);
        encoder.record(*held);
      },
      record);
  return cut;
}

namespace {

Error not_canonical() {
  return Error{ErrorCode::malformed,
               "These are not the canonical bytes of a record that this version of Kith knows."};
}

// A tie leads to somebody for ever, known by number alone once they were erased.
void keep_number(Tie& tie, SubjectNumber subject) { tie.other.number = subject; }
template <class T>
void keep_number(T&, SubjectNumber) {}

// Whether there is anything to decode.
Result<void> check_parts(const std::vector<SubjectNumber>& subjects,
                         const std::vector<Part>& parts) {
  if (parts.empty() || parts.size() != subjects.size()) return not_canonical();
  if (!parts[0].erased) return {};
  return Error{ErrorCode::not_found, "The person this record was about has been erased."};
}

}  // namespace

template <class T>
Result<void> decode(const Number& number, const std::vector<SubjectNumber>& subjects,
                    const std::vector<Part>& parts, T& record) {
  if (auto there = check_parts(subjects, parts); !there) return there;
  record.identity.number = number;
  Decoder whole(parts[0].bytes);
  if (!whole.record(record)) return not_canonical();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].erased) {
      keep_number(record, subjects[i]);
      continue;
    }
    Decoder piece(parts[i].bytes);
    if (!piece.piece(record, subjects[i])) return not_canonical();
  }
  if (!(record.subject() == subjects[0])) return not_canonical();
  return {};
}

using Subjects = std::vector<SubjectNumber>;
using Parts = std::vector<Part>;
template Result<void> decode(const Number&, const Subjects&, const Parts&, Person&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Household&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Tie&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Contact&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Service&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, ServiceEvent&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Review&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Arrangement&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, EmergencyStay&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Introduction&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Diary&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Group&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Directory&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Subscription&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Neighbour&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Connection&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, GroupVisit&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, LevelOneCount&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Step&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, SetPolicy&);
template Result<void> decode(const Number&, const Subjects&, const Parts&, Discharge&);

Result<Record> decode(Kind kind, const Number& number, const std::vector<SubjectNumber>& subjects,
                      const std::vector<Part>& parts) {
  if (auto there = check_parts(subjects, parts); !there) return std::move(there).error();
  if (!is_record_kind(kind)) return not_canonical();
  Record record = empty_record(kind);
  auto decoded =
      std::visit([&](auto& held) { return decode(number, subjects, parts, held); }, record);
  if (!decoded) return std::move(decoded).error();
  return record;
}

Event put_event(RecordPointer record) {
  SubjectParts cut = encode(record);
  Event event;
  event.header.type = EventType::record_put;
  event.header.kind = kind_of(record);
  event.header.record = identity_of(record).number;
  event.header.subjects = std::move(cut.subjects);
  event.parts = std::move(cut.parts);
  return event;
}

Event end_event(Kind kind, const Number& number, SubjectNumber subject) {
  Event event;
  event.header.type = EventType::record_ended;
  event.header.kind = kind;
  event.header.record = number;
  event.header.subjects = {subject};
  event.parts = {Part{}};
  return event;
}

Event gone_event(Kind kind, const Number& number) {
  Event event;
  event.header.type = EventType::record_ended;
  event.header.kind = kind;
  event.header.record = number;
  return event;
}

}  // namespace kith::graph
