// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <source_location>

namespace kith::graph {

// Prints the expression and its place to standard error and aborts. Never returns.
[[noreturn]] void check_failed(const char* expression, const std::source_location& where);

}  // namespace kith::graph

// Stops the process when our own reasoning is wrong. Stays on in release. Never reachable from
// input: what people send is refused with an Error.
#define KITH_CHECK(expression)                                                              \
  (static_cast<bool>(expression)                                                            \
       ? static_cast<void>(0)                                                               \
       : ::kith::graph::check_failed(#expression, std::source_location::current()))
