// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/gone_things.h"

#include "api/exchange/record_json.h"
#include "api/exchange/wire_types.h"

namespace kith::api {
namespace {

bool is_there(const graph::View& view, const graph::Number& number) {
  const auto kind = view.kind_of(number);
  if (!kind) return false;
  if (!graph::is_record_kind(*kind)) return true;  // people within records leave with them
  return wire::with_record_type(
      *kind, [&]<class T>(std::in_place_type_t<T>) { return view.find<T>(number) != nullptr; });
}

}  // namespace

void GoneThings::note(const graph::Record& record) {
  const graph::Number own = graph::identity_of(record).number;
  for (const Reference& reference : references_of(record)) {
    if (reference.number == own || is_there(view_, reference.number)) continue;
    const bool anybody = reference.kind == graph::Kind::subject;
    const graph::Kind kind = anybody ? graph::Kind::person : reference.kind;
    found_.emplace(view_.kind_of(reference.number).value_or(kind), reference.number);
  }
}

}  // namespace kith::api
