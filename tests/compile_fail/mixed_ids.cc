// SPDX-License-Identifier: Apache-2.0
// expect: could not convert|no viable conversion|no known conversion|cannot convert
// A household's number is not a person's number, although both are 128 bits.
#include "graph/ids.h"

namespace {

bool is_known(kith::graph::PersonNumber person) { return !person.number.is_zero(); }

}  // namespace

int main() {
#ifdef KITH_MUST_NOT_COMPILE
  const kith::graph::HouseholdNumber asked{};
#else
  const kith::graph::PersonNumber asked{};
#endif
  return is_known(asked) ? 1 : 0;
}
