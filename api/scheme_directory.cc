// SPDX-License-Identifier: Apache-2.0
// What is asked of a directory of community groups.
#include <utility>

#include "api/scheme.h"
#include "graph/limits.h"

namespace kith::api {

std::shared_ptr<const OpenReferralFeed> Scheme::open_referral() {
  return directory_indexes_.open_referral(view());
}

graph::Result<SearchAnswer> Scheme::search(const SearchQuestion& question, bool unlisted_too) {
  auto index = directory_indexes_.search(view(), today(), unlisted_too);
  if (!index) return std::move(index).error();
  return (*index)->search(question);
}

graph::Result<std::vector<graph::Number>> Scheme::search_all(std::string_view words) {
  SearchQuestion question;
  question.words = words;
  question.now = surroundings_.clock.now();
  question.top = graph::limits::page_items_max;
  std::vector<graph::Number> numbers;
  for (;;) {
    auto answer = search(question, false);
    if (!answer) return std::move(answer).error();
    for (const FoundGroup& found : answer->groups) {
      numbers.push_back(found.group->identity.number);
    }
    if (answer->groups.empty() || numbers.size() >= answer->total) return numbers;
    question.skip = numbers.size();
  }
}

}  // namespace kith::api
