// SPDX-License-Identifier: Apache-2.0
// How far it would be from a home to the people and places its reader wants to keep.
#include <array>

#include "graph/travel.h"
#include "matcher/connections.h"
#include "matcher/criteria_words.h"
#include "matcher/home_card.h"
#include "matcher/profile_parts.h"
#include "matcher/profile_sheet.h"

namespace kith::matcher {
namespace profile {
namespace {

using graph::Anchor;

// How far a district's centre may lie from the address, in metres; as in rules_travel.cc.
constexpr std::int64_t area_slack_m = 1'500;
// What is longer is not told to the minute.
constexpr std::int32_t long_journey_minutes = 120;

struct Start {
  graph::Point point;
  std::int64_t slack_m = 0;
};

// Before the address is shared, the middle of the square it lies in.
std::optional<Start> start_of(const graph::Household& home, const Sight& sight) {
  if (!sight.sees_anyway(home, home.area) || !sight.sees_anyway(home, home.location)) return {};
  const bool exact = sight.sees(home, home.location);
  if (home.location) return Start{exact ? *home.location : coarse_point(*home.location), 0};
  if (home.area && home.area->point) return Start{coarse_point(*home.area->point), area_slack_m};
  return {};
}

// Whom nobody asked how they get about: as anybody may, like criteria_places.cc.
graph::Travel travel_of(const graph::Person& reader) {
  if (reader.travel && !reader.travel->means.empty()) return *reader.travel;
  graph::Travel assumed;
  assumed.means = {graph::Means::walk, graph::Means::bus};
  return assumed;
}

std::string what_it_is(const Anchor& anchor) {
  const std::string called = on_one_line(anchor.called);
  if (!called.empty()) return sentence_case(called);
  constexpr std::array<std::string_view, 7> kinds{
      "Your family", "Your friend",           "Your work",        "Your health place",
      "Your club",   "Your place of worship", "A place you go to"};
  return std::string(kinds[static_cast<std::size_t>(anchor.kind)]);
}

std::string minutes_in_words(const graph::MinuteRange& minutes) {
  const graph::MinuteRange banded = graph::in_bands(minutes);
  if (banded.low >= long_journey_minutes) return "more than 2 hours";
  if (banded.low == 0) return "up to " + std::to_string(banded.high) + " minutes";
  return "about " + std::to_string(banded.low) + " to " + std::to_string(banded.high) + " minutes";
}

std::string journey_text(const Anchor& anchor, const graph::Journey& journey) {
  std::vector<std::string> said{what_it_is(anchor) + ": " + minutes_in_words(journey.minutes) +
                                " " + std::string(by_means(journey.means)) + "."};
  if (anchor.minutes_before) {
    const std::int32_t today = anchor.minutes_before->value;
    said.push_back("Today it is " + std::to_string(today) +
                   (today == 1 ? " minute." : " minutes."));
  }
  if (journey.accompanied) said.emplace_back("Somebody would come with you.");
  if (journey.depends_on_driver) said.emplace_back("Somebody has to drive you.");
  if (journey.before_pass) said.emplace_back("Your pass is not valid yet at that time.");
  return joined(said);
}

}  // namespace

void add_journeys(Sheet& sheet, const Sight& sight, const graph::Household& household,
                  const graph::Person& reader) {
  const Sight own(sight.tier(), reader.sharing);
  const std::optional<Start> start = start_of(household, sight);
  if (!start || own.leaves_out("anchors")) return;
  for (const Anchor& anchor : reader.anchors) {
    if (!anchor.place || !anchor.place->point) continue;
    graph::Way way;
    way.from = start->point;
    way.to = *anchor.place->point;
    way.slack_m = start->slack_m;
    if (sight.value(household, household.own_area_transport)) way.stop = stop_of(household);
    way.at = graph::first_time_in(anchor.times);
    const auto journey = graph::best_journey(travel_of(reader), way);
    if (journey) sheet.add(heading::journeys, journey_text(anchor, *journey));
  }
}

}  // namespace profile

std::string_view journeys_heading() { return profile::heading::journeys; }

std::vector<graph::SharedLine> journeys_from_home(const graph::Household& household,
                                                  const graph::Person& reader, graph::Tier tier) {
  if (tier == graph::Tier::officer) return {};
  profile::Sheet sheet;
  profile::add_journeys(sheet, profile::Sight(tier, household.sharing), household, reader);
  return std::move(sheet).lines();
}

}  // namespace kith::matcher
