// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_bundle.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "graph/check.h"
#include "graph/limits.h"

namespace kith::api {

void FeedBundle::add(const nlohmann::ordered_json& record, FeedPlace place) {
  lines_ += record.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  lines_ += '\n';
  places_.push_back(std::move(place));
}

void FeedBundle::remark(FeedRemark remark) {
  if (remarks_.size() < graph::limits::mended_listed_max) {
    remarks_.push_back(std::move(remark));
  } else {
    ++remarks_not_listed_;
  }
}

void FeedBundle::refuse(FeedPlace place, std::string why) {
  if (refusals_.size() < graph::limits::faults_max) {
    refusals_.push_back({std::move(place), std::move(why)});
  } else {
    ++refusals_not_listed_;
  }
}

const FeedPlace& FeedBundle::place_of(std::uint64_t line) const {
  KITH_CHECK(line > 0 && line <= places_.size());
  return places_[line - 1];
}

}  // namespace kith::api
