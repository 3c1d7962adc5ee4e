// SPDX-License-Identifier: Apache-2.0
#include "graph/check.h"

#include <cstdio>
#include <cstdlib>

namespace kith::graph {

void check_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "kith: internal check failed: %s (%s:%d)\n", expression, file, line);
  std::abort();
}

}  // namespace kith::graph
