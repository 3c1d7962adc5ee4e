// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/ids.h"
#include "graph/result.h"
#include "store/sealing.h"

// Texts that only we can make and read: page cursors, and the view tokens that stand for a log
// position towards roles that must not learn positions (matching, "Visibility"). Equal input gives
// equal text; whoever lacks the scheme's secret can neither read, change nor make one.
namespace kith::api {

// What a text is good for: one made for another use, scheme or kind does not open.
// `secret` is the scheme's own, so the scheme needs no mention.
std::string make_opaque(const store::SealingKey& secret, std::string_view use,
                        std::string_view content);
std::optional<std::string> read_opaque(const store::SealingKey& secret, std::string_view use,
                                       std::string_view text);

// The cursor of a page that ended with a number, and the number of one; "" is before all numbers.
// Errors: malformed (not one of ours, or of another list).
std::string cursor_after(const store::SealingKey& secret, std::string_view use,
                         const graph::Number& last);
graph::Result<graph::Number> number_in_cursor(const store::SealingKey& secret, std::string_view use,
                                              std::string_view cursor);

std::string view_token(const store::SealingKey& secret, std::uint64_t position);

}  // namespace kith::api
