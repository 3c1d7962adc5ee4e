// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kith::graph {

// Prints the expression and its place to standard error and aborts. Never returns.
[[noreturn]] void check_failed(const char* expression, const char* file, int line);

}  // namespace kith::graph

// Stops the process when our own reasoning is wrong. Stays on in release. Never reachable from
// input: what people send is refused with an Error. (A macro: clang 14 has no
// std::source_location.)
#define KITH_CHECK(expression)                          \
  (static_cast<bool>(expression) ? static_cast<void>(0) \
                                 : ::kith::graph::check_failed(#expression, __FILE__, __LINE__))
