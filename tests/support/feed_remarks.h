// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string_view>

#include "api/exchange/feed_bundle.h"

// What a reader of a feed said, for tests.
namespace kith::tests {

inline bool said(const api::FeedBundle& bundle, api::FeedNote note, std::string_view pointer,
                 std::string_view words) {
  return std::any_of(bundle.remarks().begin(), bundle.remarks().end(), [&](const auto& remark) {
    return remark.note == note && remark.place.pointer == pointer &&
           remark.what.find(words) != std::string_view::npos;
  });
}
inline bool mended(const api::FeedBundle& bundle, std::string_view pointer,
                   std::string_view words) {
  return said(bundle, api::FeedNote::mended, pointer, words);
}
inline bool left_out(const api::FeedBundle& bundle, std::string_view pointer,
                     std::string_view words) {
  return said(bundle, api::FeedNote::left_out, pointer, words);
}
inline bool refused(const api::FeedBundle& bundle, std::string_view pointer,
                    std::string_view words) {
  return std::any_of(bundle.refusals().begin(), bundle.refusals().end(), [&](const auto& refusal) {
    return refusal.place.pointer == pointer && refusal.why.find(words) != std::string_view::npos;
  });
}
inline std::size_t count(const api::FeedBundle& bundle, api::FeedNote note) {
  return static_cast<std::size_t>(
      std::count_if(bundle.remarks().begin(), bundle.remarks().end(),
                    [&](const auto& remark) { return remark.note == note; }));
}

}  // namespace kith::tests
