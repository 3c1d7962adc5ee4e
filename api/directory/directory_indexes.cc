// SPDX-License-Identifier: Apache-2.0
#include "api/directory/directory_indexes.h"

#include <utility>

namespace kith::api {

std::shared_ptr<const OpenReferralFeed> DirectoryIndexes::open_referral(
    const graph::View& directory) {
  Made<OpenReferralFeed>& made = open_referral_;
  const std::lock_guard lock(made.mutex);
  if (made.position != directory.position()) {
    made.index = std::make_shared<const OpenReferralFeed>(directory);
    made.position = directory.position();
  }
  return made.index;
}

std::shared_ptr<const NamedGroupPlaces> DirectoryIndexes::named_places(
    const graph::View& directory) {
  Made<NamedGroupPlaces>& made = named_places_;
  const std::lock_guard lock(made.mutex);
  if (made.position != directory.position()) {
    made.index = std::make_shared<const NamedGroupPlaces>(directory);
    made.position = directory.position();
  }
  return made.index;
}

graph::Result<std::shared_ptr<const DirectorySearch>> DirectoryIndexes::search(
    const graph::View& directory, graph::Date today, bool unlisted_too) {
  Made<DirectorySearch>& made = search_[unlisted_too ? 1 : 0];
  const std::lock_guard lock(made.mutex);
  if (made.position != directory.position() || made.today != today) {
    auto index = DirectorySearch::make(directory, {today, unlisted_too});
    if (!index) return std::move(index).error();
    made.index = std::move(index).value();
    made.position = directory.position();
    made.today = today;
  }
  return made.index;
}

}  // namespace kith::api
