// SPDX-License-Identifier: Apache-2.0
// expect: ignoring return(ed)? value
// A Result that nobody looks at may hide a refusal.
#include "graph/result.h"

namespace {

kith::graph::Result<int> halve(int number) {
  if (number % 2 != 0) return kith::graph::Error{.message = "odd"};
  return number / 2;
}

}  // namespace

int main() {
#ifdef KITH_MUST_NOT_COMPILE
  halve(4);
  return 0;
#else
  return halve(4).ok() ? 0 : 1;
#endif
}
