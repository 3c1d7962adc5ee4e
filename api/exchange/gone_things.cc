// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/gone_things.h"

#include "api/exchange/record_json.h"

namespace kith::api {

void GoneThings::note(const graph::Record& record) {
  const graph::Number own = graph::identity_of(record).number;
  for (const Reference& reference : references_of(record)) {
    if (reference.number == own || view_.is_live(reference.number)) continue;
    const bool anybody = reference.kind == graph::Kind::subject;
    const graph::Kind kind = anybody ? graph::Kind::person : reference.kind;
    found_.emplace(view_.kind_of(reference.number).value_or(kind), reference.number);
  }
}

}  // namespace kith::api
