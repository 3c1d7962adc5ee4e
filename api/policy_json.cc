// SPDX-License-Identifier: Apache-2.0
#include "api/policy_json.h"

#include <array>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace kith::api {

nlohmann::ordered_json policy_json(const matcher::Policy& policy) {
  nlohmann::ordered_json weights;
  for (std::size_t i = 0; i < matcher::criterion_count; ++i) {
    weights[std::string(matcher::word(static_cast<matcher::Criterion>(i)))] = policy.weights[i];
  }
  constexpr std::array<std::string_view, 3> combinations{"harmonic", "minimum", "geometric"};
  return {{"version", policy.version},
          {"weights", weights},
          {"matters_weight_when_stated", policy.matters_weight_when_stated},
          {"importance", policy.importance},
          {"combination", combinations.at(static_cast<std::size_t>(policy.combination))},
          {"people_a_home_max", policy.people_a_home_max},
          {"day_counts", policy.day_counts},
          {"real_option_floor", policy.real_option_floor}};
}

}  // namespace kith::api
