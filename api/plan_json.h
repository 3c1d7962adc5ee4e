// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "graph/view.h"
#include "matcher/capacity_plan.h"
#include "matcher/exposure.h"
#include "matcher/overruled.h"
#include "matcher/plan.h"
#include "matcher/plan_words.h"
#include "matcher/recruitment.h"
#include "matcher/stable_plan.h"

namespace kith::api {

// Each appends its members to an object of JSON that was begun, without the brace that ends it. For
// a match officer without numbers of worth (together, prices, values); for an auditor without names
// and sentences about people.
void append_members(std::string& out, const matcher::Plan& plan, const graph::View& view,
                    matcher::PlanReader reader);
void append_members(std::string& out, const matcher::CapacityPlan& plan, const graph::View& view,
                    matcher::PlanReader reader);
void append_members(std::string& out, const matcher::StablePlan& plan, const graph::View& view,
                    matcher::PlanReader reader);
void append_members(std::string& out, const matcher::Recruitment& recruitment);
void append_members(std::string& out, const matcher::Exposure& exposure, graph::Date on,
                    const graph::View& view, matcher::PlanReader reader);

// How often the order was not followed, as one object; numbers that are not told are absent.
void append_members(std::string& out, const matcher::Overruled& counts, std::int64_t days);
void append_members(std::string& out, const matcher::OverruledShared& counts, std::int64_t days);

// Whose data stands in a plan and in what is made from it: everybody who waits, and every home.
std::vector<graph::SubjectNumber> subjects_of(const matcher::Plan& plan);
std::vector<graph::SubjectNumber> subjects_of(const matcher::CapacityPlan& plan);

}  // namespace kith::api
