// SPDX-License-Identifier: Apache-2.0
#include "graph/codec.h"

#include <algorithm>

#include "graph/check.h"
#include "graph/decoder.h"
#include "graph/encoder.h"

namespace kith::graph {

SubjectParts encode(const Record& record) {
  KITH_CHECK(!identity_of(record).number.is_zero());
  SubjectParts cut;
  std::visit(
      [&cut](const auto& held) {
        cut.subjects.push_back(held.subject());
        cut.parts.emplace_back();
        Encoder encoder(cut);
        encoder.record(held);
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

template <class T>
Result<Record> decode_as(const Number& number, const std::vector<SubjectNumber>& subjects,
                         const std::vector<Part>& parts) {
  T record;
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
  return Record(std::move(record));
}

}  // namespace

Result<Record> decode(Kind kind, const Number& number, const std::vector<SubjectNumber>& subjects,
                      const std::vector<Part>& parts) {
  if (parts.empty() || parts.size() != subjects.size()) return not_canonical();
  if (parts[0].erased) {
    return Error{ErrorCode::not_found, "The person this record was about has been erased."};
  }
  if (kind < Kind::person || kind > Kind::diary) return not_canonical();
  return std::visit(
      [&](const auto& empty) {
        return decode_as<std::decay_t<decltype(empty)>>(number, subjects, parts);
      },
      empty_record(kind));
}

Event put_event(const Record& record) {
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
