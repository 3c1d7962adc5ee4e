// SPDX-License-Identifier: Apache-2.0
#include "graph/loss_reasons.h"

#include <doctest/doctest.h>

#include <string>

using namespace kith::graph;

TEST_CASE("every reason is read back from its own word") {
  for (std::size_t i = 0; i < words<LossReason>.size(); ++i) {
    const auto reason = static_cast<LossReason>(i);
    CAPTURE(i);
    CHECK(loss_reason_from_words(word(reason)) == reason);
  }
}

TEST_CASE("a reason is what the words begin with") {
  CHECK(loss_reason_from_words("Moved away") == LossReason::moved);
  CHECK(loss_reason_from_words("  transport: the lift stopped") == LossReason::transport);
  CHECK(loss_reason_from_words("staff change") == LossReason::staff_change);
  CHECK(loss_reason_from_words("time-table clash") == LossReason::clash);
  CHECK(loss_reason_from_words("policy of the house") == LossReason::rule);
  CHECK(loss_reason_from_words("fell out") == LossReason::quarrel);
  CHECK(loss_reason_from_words("cost.") == LossReason::cost);
}

TEST_CASE("what is not said first, or goes on, is not guessed at") {
  for (const std::string text : {"", "not known", "I think she moved", "costly", "illegal",
                                 "business", "removed", "staff", "choicé"}) {
    CAPTURE(text);
    CHECK(loss_reason_from_words(text) == LossReason::unknown);
  }
}

TEST_CASE("six reasons may be a service's doing") {
  std::size_t count = 0;
  for (std::size_t i = 0; i < words<LossReason>.size(); ++i) {
    if (may_be_attributable(static_cast<LossReason>(i))) ++count;
  }
  CHECK(count == 6);
  CHECK(may_be_attributable(LossReason::staff_change));
  CHECK(!may_be_attributable(LossReason::quarrel));
  CHECK(!may_be_attributable(LossReason::unknown));
}
