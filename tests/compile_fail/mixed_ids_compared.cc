// SPDX-License-Identifier: Apache-2.0
// expect: no match for .operator==.|invalid operands to binary expression
// Numbers of different kinds cannot be compared either: the answer would always be a mistake.
#include "graph/ids.h"

int main() {
  const kith::graph::PersonNumber person{};
#ifdef KITH_MUST_NOT_COMPILE
  const kith::graph::HouseholdNumber other{};
#else
  const kith::graph::PersonNumber other{};
#endif
  return person == other ? 0 : 1;
}
