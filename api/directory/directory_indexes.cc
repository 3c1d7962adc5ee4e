// SPDX-License-Identifier: Apache-2.0
#include "api/directory/directory_indexes.h"

#include <utility>

namespace kith::api {

template <class Index>
std::shared_ptr<const Index> DirectoryIndexes::made_of(Made<Index>& made,
                                                       const graph::View& directory) {
  const std::lock_guard lock(made.mutex);
  if (made.position != directory.position()) {
    made.index = std::make_shared<const Index>(directory);
    made.position = directory.position();
  }
  return made.index;
}

std::shared_ptr<const OpenReferralFeed> DirectoryIndexes::open_referral(
    const graph::View& directory) {
  return made_of(open_referral_, directory);
}

std::shared_ptr<const NamedGroupPlaces> DirectoryIndexes::named_places(
    const graph::View& directory) {
  return made_of(named_places_, directory);
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
