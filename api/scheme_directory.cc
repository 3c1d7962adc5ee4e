// SPDX-License-Identifier: Apache-2.0
// What is asked of a directory of community groups.
#include <utility>

#include "api/scheme.h"

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
  question.ended_too = true;  // the feed lists them, too
  auto index = directory_indexes_.search(view(), today(), false);
  if (!index) return std::move(index).error();
  return (*index)->numbers(question);
}

}  // namespace kith::api
