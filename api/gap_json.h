// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "graph/view.h"
#include "matcher/gaps.h"
#include "matcher/home_gaps.h"
#include "matcher/pools.h"

namespace kith::api {

// A pool with what a cost would come to for each, and whether it would outlive somebody's leaving.
struct PoolSplit {
  matcher::Split split;
  matcher::Leaving leaving;
};

// Each appends its members to an object of JSON that was begun, without the brace that ends it.
// `splits`: one a pool, or none.
void append_members(std::string& out, const matcher::Gaps& gaps);
void append_members(std::string& out, const matcher::HomeGaps& gaps);
void append_members(std::string& out, const matcher::Pools& pools,
                    const std::vector<PoolSplit>& splits);

// Whose data stands in an answer: nobody's on a shared report.
std::vector<graph::SubjectNumber> subjects_of(const matcher::Gaps& gaps);
std::vector<graph::SubjectNumber> subjects_of(const matcher::HomeGaps& gaps);
std::vector<graph::SubjectNumber> subjects_of(const matcher::Pools& pools);

}  // namespace kith::api
