// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/references.h"
#include "graph/record.h"
#include "graph/result.h"

// Records on the wire (shared design, contract). Reader, writer, rules and schema are visitors of
// each struct's `describe`.
namespace kith::api {

// A field on its way out. `path` holds the keys from the record down to the field, list indexes
// left out: {"carers", "must"}. `number`, `external_id` and `type` are never asked about.
struct FieldPlace {
  graph::Kind kind;
  std::span<const std::string_view> path;
  graph::Seen seen;
};

// Decides what of a record somebody may see; one implementation knows the asker's role. Asked for
// each field that holds something, outer fields first; what is inside a hidden field is not asked.
class FieldFilter {
 public:
  virtual ~FieldFilter() = default;
  virtual bool shows(const FieldPlace& place) const = 0;
  // Whether one fact with its own provenance is shown: an item of a list, or a value. Asked after
  // shows() said yes, and only where the fact has a provenance.
  virtual bool shows_fact(const FieldPlace& place, const graph::Provenance& said) const;
};

// Hides nothing: for the bundle and for those who may see all.
const FieldFilter& everything();

// The canonical text of a record: compact JSON, `type`, `number`, `external_id`, then the keys in
// describe order, what is unknown left out, UTF-8 unescaped. Equal records give equal bytes.
std::string record_to_text(const graph::Record& record, const FieldFilter& filter = everything());
// The same, appended.
void append_record(std::string& out, const graph::Record& record,
                   const FieldFilter& filter = everything());
// The same as a value.
nlohmann::ordered_json record_to_json(const graph::Record& record,
                                      const FieldFilter& filter = everything());

// What a reader is to hold against a record beside its own words.
struct ReadOptions {
  std::optional<graph::Date> today;  // somebody born later is a fault; absent: not checked
  bool type_required = false;        // `type` has to be there (in a bundle, yes)
};

// A record from its JSON. `number` stays zero where none is given; the inner subjects' too
// (numbering.h gives them). Errors: malformed (not JSON), too_large (nested too deeply), bad_input.
// All faults are listed, each with a JSON Pointer and what is allowed: unknown keys, null, wrong
// types, ranges, lengths, dates, characters, references that lead nowhere, and what record_rules.h
// finds. Where the text is at hand, prefer record_from_text: it also refuses repeated keys.
graph::Result<graph::Record> record_from_json(const nlohmann::json& json, graph::Kind expected,
                                              const ReferenceResolver& references,
                                              const ReadOptions& options = {});
graph::Result<graph::Record> record_from_text(std::string_view text, graph::Kind expected,
                                              const ReferenceResolver& references,
                                              const ReadOptions& options = {});

// The record after an RFC 7396 merge patch: null removes, objects merge, lists are replaced whole.
// The number cannot change. What the record already refers to is not held against it again. Errors
// as above; unknown keys of the patch are faults even where they only remove.
graph::Result<graph::Record> patched(const graph::Record& record, const nlohmann::json& patch,
                                     const ReferenceResolver& references,
                                     const ReadOptions& options = {});
graph::Result<graph::Record> patched_from_text(const graph::Record& record, std::string_view patch,
                                               const ReferenceResolver& references,
                                               const ReadOptions& options = {});

// A number that a record refers to; kind `subject` where it may be anybody.
struct Reference {
  graph::Kind kind;
  graph::Number number;
};

// Every reference in a record, with repeats; its own number and those of its carers and others
// living are none, the other end of a tie is one.
std::vector<Reference> references_of(const graph::Record& record);

}  // namespace kith::api
