// SPDX-License-Identifier: Apache-2.0
#include "graph/check.h"

#include <cstdio>
#include <cstdlib>

namespace kith::graph {

void check_failed(const char* expression, const std::source_location& where) {
  std::fprintf(stderr, "kith: internal check failed: %s (%s:%u)\n", expression, where.file_name(),
               static_cast<unsigned>(where.line()));
  std::abort();
}

}  // namespace kith::graph
