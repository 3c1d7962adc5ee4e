// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "api/exchange/record_json.h"

namespace kith::tests {

// For records that stand by themselves: whatever they refer to is not there.
class NobodyElse : public api::ReferenceResolver {
 public:
  std::optional<graph::Kind> kind_of(const graph::Number&) const override { return std::nullopt; }
  std::optional<graph::Number> number_of(graph::Kind, std::string_view) const override {
    return std::nullopt;
  }
};

}  // namespace kith::tests
