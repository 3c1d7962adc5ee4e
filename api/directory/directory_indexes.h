// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "api/directory/directory_search.h"
#include "api/directory/open_referral_feed.h"
#include "api/named_places.h"
#include "graph/calendar.h"
#include "graph/result.h"
#include "graph/view.h"

namespace kith::api {

// What is derived from a directory to answer questions: made when first asked for, and anew when
// the directory has changed since. Safe from any thread; whoever asks meanwhile waits.
class DirectoryIndexes {
 public:
  std::shared_ptr<const OpenReferralFeed> open_referral(const graph::View& directory);
  std::shared_ptr<const NamedGroupPlaces> named_places(const graph::View& directory);
  // `unlisted_too`: for those who may see groups that did not agree to be listed. Errors: those of
  // DirectorySearch::make.
  graph::Result<std::shared_ptr<const DirectorySearch>> search(const graph::View& directory,
                                                               graph::Date today,
                                                               bool unlisted_too);

 private:
  template <class Index>
  struct Made {
    std::mutex mutex;
    std::optional<std::uint64_t> position;
    graph::Date today;
    std::shared_ptr<const Index> index;
  };

  // What follows from the directory alone.
  template <class Index>
  static std::shared_ptr<const Index> made_of(Made<Index>& made, const graph::View& directory);

  Made<OpenReferralFeed> open_referral_;
  Made<NamedGroupPlaces> named_places_;
  std::array<Made<DirectorySearch>, 2> search_;  // listed groups; all
};

}  // namespace kith::api
