// SPDX-License-Identifier: Apache-2.0
// expect: ignoring return(ed)? value
// The same for a command that returns nothing but success or an Error.
#include "graph/result.h"

namespace {

kith::graph::Result<void> remove_nothing() { return {}; }

}  // namespace

int main() {
#ifdef KITH_MUST_NOT_COMPILE
  remove_nothing();
  return 0;
#else
  return remove_nothing().ok() ? 0 : 1;
#endif
}
