// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/demo/facts.h"
#include "api/demo/telling.h"
#include "graph/model_arrangement.h"
#include "graph/model_household.h"
#include "graph/model_service.h"

namespace kith::demo {

// The record that a scheme would hold of a home. What a decoy turns on is always told in it.
graph::Household household_record(const World& world, const HomeFacts& facts);

void tell_terms(graph::Household& home, const HomeFacts& facts, Telling& telling);
void tell_building(graph::Household& home, const HomeFacts& facts, Telling& telling);
void tell_members(graph::Household& home, const World& world, const HomeFacts& facts);
void tell_around(graph::Household& home, const World& world, const HomeFacts& facts,
                 Telling& telling);

// A resident's running arrangement, begun before the scheme used Kith.
graph::Arrangement arrangement_record(const World& world, std::uint32_t resident);

std::uint32_t service_count(const World& world);
graph::Service service_record(const World& world, std::uint32_t service);
std::vector<graph::ServiceEvent> service_event_records(const World& world, std::uint32_t service);

}  // namespace kith::demo
