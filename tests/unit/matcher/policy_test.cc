// SPDX-License-Identifier: Apache-2.0
#include "matcher/policy.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace kith::matcher {
namespace {

std::vector<std::string> pointers_of(const Policy& policy) {
  const auto checked = check(policy);
  std::vector<std::string> pointers;
  if (checked) return pointers;
  for (const graph::Fault& fault : checked.error().faults) pointers.push_back(fault.pointer);
  return pointers;
}

std::int32_t& weight(Policy& policy, Criterion criterion) {
  return policy.weights[static_cast<std::size_t>(criterion)];
}

}  // namespace

TEST_CASE("the default policy has the published weights and is valid") {
  Policy policy = default_policy();
  CHECK(check(policy).ok());
  CHECK(weight(policy, Criterion::people_and_places_kept) == 5);
  CHECK(weight(policy, Criterion::personality) + weight(policy, Criterion::rhythm) == 5);
  CHECK(weight(policy, Criterion::communication) == 5);
  CHECK(weight(policy, Criterion::interests) == 6);
  CHECK(weight(policy, Criterion::support_fit) == 3);
  CHECK(weight(policy, Criterion::residents_wishes) == 3);
  CHECK(weight(policy, Criterion::gifts) == 4);
  CHECK(weight(policy, Criterion::goal_horizon) == 2);
  CHECK(weight(policy, Criterion::home) == 2);
  CHECK(weight(policy, Criterion::matters) == 0);
}

TEST_CASE("every fault of a policy is named with its place") {
  Policy policy = default_policy();
  weight(policy, Criterion::gifts) = -1;
  weight(policy, Criterion::home) = 101;
  policy.importance[2] = 0;
  policy.people_a_home_max = 4;
  policy.real_option_floor = 10'001;
  policy.version.clear();
  CHECK(pointers_of(policy) ==
        std::vector<std::string>{"/version", "/weights/gifts", "/weights/home", "/importance/2",
                                 "/people_a_home_max", "/real_option_floor"});
}

TEST_CASE("a version is a plain name") {
  Policy policy = default_policy();
  for (const char* good : {"leigh-2", "a", "A.b_c-9"}) {
    policy.version = good;
    CHECK(pointers_of(policy).empty());
  }
  for (const std::string& bad : {std::string("two words"), std::string(65, 'x'), std::string("\n"),
                                 std::string("<b>"), std::string("caf\xc3\xa9")}) {
    policy.version = bad;
    CHECK(pointers_of(policy) == std::vector<std::string>{"/version"});
  }
}

TEST_CASE("a side that weighs nothing without a stated wish is refused") {
  Policy policy = default_policy();
  for (std::int32_t& each : policy.weights) each = 0;
  weight(policy, Criterion::matters) = 5;
  weight(policy, Criterion::residents_wishes) = 5;
  CHECK(pointers_of(policy) == std::vector<std::string>{"/weights", "/weights", "/weights"});
  weight(policy, Criterion::home) = 1;  // the person and carers have one now, residents not
  CHECK(pointers_of(policy) == std::vector<std::string>{"/weights"});
  weight(policy, Criterion::rhythm) = 1;
  CHECK(pointers_of(policy).empty());
}

}  // namespace kith::matcher
