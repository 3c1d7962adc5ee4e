// SPDX-License-Identifier: Apache-2.0
// Private to the fast way of finding proposals: how well a home can do at best.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "matcher/criteria.h"
#include "matcher/home_card.h"
#include "matcher/home_sketch.h"

namespace kith::matcher {

// What of a person bounds the numbers, read once.
struct PersonSketch {
  struct Task {
    WordBits word;
    std::int32_t weight = 0;
    std::int32_t unnamed_fit = 0;
  };
  struct Way {
    WordBits word;
    WordBits language;     // none where it is not named
    std::int32_t fit = 0;  // where both use it, in both directions
  };

  // How alike an activity is to each, by place; the last: to a word that is none.
  using Row = std::vector<std::int16_t>;

  PersonSketch(const graph::View& view, const Question& question, const graph::Person& of);

  const graph::Person& person;
  std::array<std::int32_t, criterion_count> weights{};
  Scales rhythm{};
  std::int32_t rhythm_importance = 1;
  bool has_home_wishes = true;  // of the house, beside quiet and smoking
  Traits traits;
  std::vector<InterestSketch> interests;
  std::vector<Row> similar;  // to each of them
  std::vector<Way> ways;
  std::vector<Task> tasks;
  std::optional<graph::Night> night;  // that may disturb a carer's
  std::int32_t gifts_max = fit_max;
};

// For one question, home by home: a number that together is never above. Of a home only its card
// and sketch are read.
//
// Why it holds: every fit here is the criterion's own or greater (each function says why), weights
// are the criteria's own, and no mean and no combination rises when one of its parts falls.
class TogetherBound {
 public:
  // `question` and the person's record must outlive it.
  TogetherBound(const graph::View& view, const Question& question, const graph::Person& person);

  std::int32_t of(const HomeCard& card, const HomeSketch& sketch);

 private:
  const Policy& policy_;
  PersonSketch person_;
  std::vector<std::int32_t> sides_;
};

}  // namespace kith::matcher
