// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/event.h"
#include "graph/record.h"
#include "graph/result.h"

// Canonical bytes of records (grammar: store/FORMAT.md, "record bytes"). One record has exactly one
// encoding; decode refuses every other spelling, so equal records have equal bytes and back.
namespace kith::graph {

// A record cut by data subject: part 0 is about the record's own subject and holds all but what is
// about others; each further part holds one SubjectOwned piece (a carer, somebody else living
// there, a resident's statement, the other end of a tie). Subjects in order of first appearance.
struct SubjectParts {
  std::vector<SubjectNumber> subjects;
  std::vector<Part> parts;
};

// Cost: one pass, linear in the bytes. The record must have a number (programmer's mistake else).
SubjectParts encode(RecordPointer record);
inline SubjectParts encode(const Record& record) { return encode(pointer_to(record)); }

// The record back from its parts. Pieces in parts that are erased are left out, but for the number
// at the other end of a tie; where part 0 itself is erased the answer is an Error not_found. Other
// errors: malformed (not canonical record bytes, or an unknown field: written by a newer Kith).
Result<Record> decode(Kind kind, const Number& number, const std::vector<SubjectNumber>& subjects,
                      const std::vector<Part>& parts);

// The same where the type is known, into a record that is empty; after an error it is not to be
// used. For the types of Record.
template <class T>
Result<void> decode(const Number& number, const std::vector<SubjectNumber>& subjects,
                    const std::vector<Part>& parts, T& record);

// An event that says: this record is now so. No scheme, position or time yet.
Event put_event(RecordPointer record);
inline Event put_event(const Record& record) { return put_event(pointer_to(record)); }
// An event that says: this record is withdrawn or ended. Its one part is empty.
Event end_event(Kind kind, const Number& number, SubjectNumber subject);
// An event that says: there was such a record, elsewhere, and it is no more. About nobody, no part.
Event gone_event(Kind kind, const Number& number);

}  // namespace kith::graph
