// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/feed_reading.h"

// What belongs to a service of Open Referral, piece by piece, as parts of a group. What `feed`
// cannot take stands in its remarks.
namespace kith::api {

// The taxonomy under which Kith files its own concepts when it writes: its terms come back as
// activities.
inline constexpr std::string_view activity_taxonomy = "Kith activities";

// Adds cost options to the list `costs` (GroupCost): pounds as pence, what it is for by words.
void add_costs(FeedReading& feed, FeedValue list, nlohmann::ordered_json& costs);

// Adds contacts, or telephone numbers without anybody, to the list `contacts` (GroupContact). A
// contact's second number makes a second entry. What is there already is not added again.
void add_contacts(FeedReading& feed, FeedValue list, nlohmann::ordered_json& contacts);
void add_phones(FeedReading& feed, FeedValue list, nlohmann::ordered_json& contacts);

// GroupOrganisation; an empty object where nothing is said.
nlohmann::ordered_json read_organisation(FeedReading& feed, FeedValue organization);

// Adds the terms that a service is filed under: to `terms` (GroupTerm), and those of Kith's own
// taxonomy to `activities` (GroupActivity).
void add_terms(FeedReading& feed, FeedValue attributes, nlohmann::ordered_json& terms,
               nlohmann::ordered_json& activities);

// Adds languages by tag, areas by name, sources of funding, each once.
void add_languages(FeedReading& feed, FeedValue list, nlohmann::ordered_json& languages);
void add_areas(FeedReading& feed, FeedValue list, nlohmann::ordered_json& areas);
void add_funding(FeedReading& feed, FeedValue list, nlohmann::ordered_json& sources);

}  // namespace kith::api
