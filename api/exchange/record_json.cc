// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/record_json.h"

#include <set>
#include <unordered_map>

#include <nlohmann/json.hpp>

#include "api/exchange/record_reader.h"
#include "api/exchange/wire_types.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Kind;
using graph::Number;
using graph::Record;
using graph::Result;

class ReferenceCollector {
 public:
  template <class Member>
  void operator()(int, std::string_view, const Member& member, graph::Need, graph::Seen) {
    collect(member);
  }
  template <class T>
  void collect(const T& value) {
    if constexpr (wire::is_opt<T>) {
      if (value) collect(*value);
    } else if constexpr (wire::is_list<T>) {
      for (const auto& item : value) collect(item);
    } else if constexpr (wire::is_id<T>) {
      if (!value.number.is_zero()) found.push_back(Reference{T::kind, value.number});
    } else if constexpr (wire::Described<T>) {
      T::describe(value, *this);
    }
  }
  void collect(const std::string&) {}
  void collect(const std::vector<std::string>&) {}

  std::vector<Reference> found;
};

// What others answer, and, for what is gone, the kind that the record itself takes it for.
class WithKnown : public ReferenceResolver {
 public:
  WithKnown(const Record& record, const ReferenceResolver& others) : others_(others) {
    for (const Reference& reference : references_of(record)) {
      // Somebody of whatever kind fits wherever a person does.
      const bool anybody = reference.kind == Kind::subject;
      if (anybody) {
        known_.emplace(reference.number, Kind::person);
      } else {
        known_.insert_or_assign(reference.number, reference.kind);
      }
    }
  }

  std::optional<Kind> kind_of(const Number& number) const override {
    const auto found = others_.kind_of(number);
    if (found) return found;
    const auto known = known_.find(number);
    return known == known_.end() ? std::nullopt : std::optional(known->second);
  }
  std::optional<Number> number_of(Kind kind, std::string_view external_id) const override {
    return others_.number_of(kind, external_id);
  }

 private:
  const ReferenceResolver& others_;
  std::unordered_map<Number, Kind, graph::NumberHash> known_;
};

Error not_json(const JsonDocument& document, FaultList& faults) {
  const ErrorCode code = document.was_too_deep() ? ErrorCode::too_large : ErrorCode::malformed;
  return record_error(code, faults);
}

Result<Record> read_document(JsonDocument& document, Kind expected, Reading reading,
                             const ReferenceResolver& references, const ReadOptions& options,
                             FaultList& faults) {
  Record record;
  read_record(document, expected, reading, references, options, record, faults);
  if (!faults.empty()) return record_error(ErrorCode::bad_input, faults);
  return record;
}

// All that is wrong with a patch: by itself, and with the record that it makes.
Error with_faults_of(Error error, const Result<Record>& whole) {
  FaultList faults;
  std::set<std::string> places;
  for (graph::Fault& fault : error.faults) {
    places.insert(fault.pointer);
    faults.add(std::move(fault));
  }
  if (!whole) {
    for (const graph::Fault& fault : whole.error().faults) {
      if (!places.contains(fault.pointer)) faults.add(fault);
    }
  }
  return record_error(error.code, faults);
}

void check_number_kept(const Record& before, const Record& after, FaultList& faults) {
  if (identity_of(before).number == identity_of(after).number) return;
  faults.add("/number", "cannot be changed; leave it out");
}

}  // namespace

std::vector<Reference> references_of(const Record& record) {
  ReferenceCollector collector;
  std::visit([&](const auto& held) { collector.collect(held); }, record);
  return std::move(collector.found);
}

nlohmann::ordered_json record_to_json(const Record& record, const FieldFilter& filter) {
  return nlohmann::ordered_json::parse(record_to_text(record, filter));
}

Result<Record> record_from_json(const nlohmann::json& json, Kind expected,
                                const ReferenceResolver& references, const ReadOptions& options) {
  JsonDocument document;
  FaultList faults;
  if (!document.take(json, faults)) return not_json(document, faults);
  return read_document(document, expected, Reading::record, references, options, faults);
}

Result<Record> record_from_text(std::string_view text, Kind expected,
                                const ReferenceResolver& references, const ReadOptions& options) {
  JsonDocument document;
  FaultList faults;
  if (!document.parse(text, faults)) return not_json(document, faults);
  return read_document(document, expected, Reading::record, references, options, faults);
}

Result<Record> patched(const Record& record, const nlohmann::json& patch,
                       const ReferenceResolver& references, const ReadOptions& options) {
  const Kind kind = kind_of(record);
  const ReadOptions inner{options.today, false};
  JsonDocument document;
  FaultList faults;
  if (!document.take(patch, faults)) return not_json(document, faults);
  auto alone = read_document(document, kind, Reading::patch, references, inner, faults);
  nlohmann::json merged = nlohmann::json::parse(record_to_text(record));
  merged.merge_patch(patch);
  const WithKnown known(record, references);
  auto whole = record_from_json(merged, kind, known, inner);
  if (!alone) return with_faults_of(std::move(alone).error(), whole);
  if (!whole) return whole;
  check_number_kept(record, whole.value(), faults);
  if (!faults.empty()) return record_error(ErrorCode::bad_input, faults);
  return whole;
}

Result<Record> patched_from_text(const Record& record, std::string_view patch,
                                 const ReferenceResolver& references, const ReadOptions& options) {
  JsonDocument document;
  FaultList faults;
  if (!document.parse(patch, faults)) return not_json(document, faults);
  if (!faults.empty()) return record_error(ErrorCode::bad_input, faults);
  const nlohmann::json value = nlohmann::json::parse(patch, nullptr, false);
  if (value.is_discarded()) {
    faults.add("",
               "is not JSON that can be merged: it holds raw control characters or bytes "
               "that are not UTF-8");
    return record_error(ErrorCode::malformed, faults);
  }
  return patched(record, value, references, options);
}

}  // namespace kith::api
