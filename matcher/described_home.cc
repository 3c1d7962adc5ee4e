// SPDX-License-Identifier: Apache-2.0
#include "matcher/described_home.h"

#include <algorithm>

#include "graph/codec.h"
#include "graph/draft.h"
#include "matcher/criteria_words.h"
#include "matcher/gaps_words.h"
#include "matcher/rules_frame.h"
#include "matcher/spoken_counts.h"

namespace kith::matcher {
namespace {

using graph::AccessFeature;
using graph::Night;

constexpr std::int32_t years_days = 20 * 365;
constexpr std::int32_t wide_door_cm = 200;

bool has(const HomeDescription& description, AccessFeature feature) {
  return std::find(description.access.begin(), description.access.end(), feature) !=
         description.access.end();
}

graph::Home house_of(const HomeDescription& description) {
  graph::Home house;
  house.step_free = has(description, AccessFeature::step_free);
  house.level_shower = has(description, AccessFeature::level_shower);
  house.hoist = has(description, AccessFeature::hoist);
  house.sensory_quiet = has(description, AccessFeature::sensory_quiet);
  const bool wide = has(description, AccessFeature::door_width);
  constexpr std::int32_t usual_door_cm = 70;
  house.door_width_cm = graph::Range<40, 200>{wide ? wide_door_cm : usual_door_cm};
  house.pets_known = true;
  return house;
}

graph::Room room_of(const HomeDescription& description, graph::Date since) {
  graph::Room room;
  const bool ground = has(description, AccessFeature::ground_floor_bedroom);
  room.floor = ground ? graph::Floor::ground : graph::Floor::upstairs;
  const bool shower = has(description, AccessFeature::level_shower);
  room.bathroom = shower ? graph::Bathroom::level_shower_own : graph::Bathroom::own;
  room.lockable = true;
  room.free_from = since;
  return room;
}

graph::Agreement yes_since(graph::Date day) {
  graph::Agreement agreement;
  agreement.purpose = graph::AgreementFor::match;
  agreement.answer = graph::YesNo::yes;
  agreement.on = day;
  return agreement;
}

graph::Carer carer_of(const HomeDescription& description, const graph::Number& number,
                      graph::Date since) {
  graph::Carer carer;
  carer.identity.number = number;
  carer.agreement = {yes_since(since)};
  graph::Communication english;
  english.language = "en";
  english.mode = graph::CommunicationMode::speech;
  carer.languages = {english};
  // One that nobody asks for: somebody said what they can do, and the rest they cannot.
  carer.competences = {{"everyday support", since.plus(2 * years_days), {}}};
  for (const std::string& task : description.tasks) {
    carer.competences.push_back({task, since.plus(2 * years_days), {}});
  }
  carer.works_nights = description.night == Night::waking;
  return carer;
}

graph::Number next_free(const graph::View& view, const std::optional<graph::Number>& last) {
  graph::Number number;
  number.bytes.fill(0xff);
  if (last) number = *last;
  while (number == last || view.kind_of(number)) {
    for (auto byte = number.bytes.rbegin(); byte != number.bytes.rend() && (*byte)-- == 0; ++byte) {
    }
  }
  return number;
}

}  // namespace

std::string in_words(const HomeDescription& description) {
  std::vector<std::string> parts;
  for (const AccessFeature feature : description.access) {
    parts.push_back(access_in_words(feature));
  }
  if (description.night != Night::none) parts.push_back(night_in_words(description.night));
  for (const std::string& task : description.tasks) {
    parts.push_back("somebody who can do this safely: " + task);
  }
  const std::string home = "A home for " + in_words(description.kind) + near_area(description.area);
  return parts.empty() ? home : home + ", with " + in_a_row(parts);
}

graph::Household home_like(const HomeDescription& description, graph::HouseholdNumber number,
                           const graph::Number& carer, graph::Date on) {
  const graph::Date since = on.plus(-1);
  graph::Household home;
  home.identity.number = number.number;
  home.state = graph::HouseholdState::available;
  home.approval.emplace();
  home.approval->kinds = {description.kind};
  home.approval->from = since;
  home.approval->until = on.plus(years_days);
  if (!description.area.empty()) home.area = graph::Place{description.area, description.point};
  home.location = description.point;
  home.carers = {carer_of(description, carer, since)};
  home.others_living_known = true;
  home.home = house_of(description);
  home.rooms = {room_of(description, since), room_of(description, since)};
  for (const char* type : {"DBS", "home health and safety"}) {
    home.checks.push_back({type, "decided", since, on.plus(years_days)});
  }
  graph::Availability offer;
  offer.kinds = {description.kind};
  home.available = {offer};
  home.nights.emplace();
  home.nights->adult_in_every_night = description.night != Night::none;
  home.nights->can_be_woken = description.night >= Night::sleeping_some;
  return home;
}

WithHome with_home(const graph::View& view, const HomeDescription& description, graph::Date on) {
  const graph::Number home = next_free(view, std::nullopt);
  const graph::Number carer = next_free(view, home);
  graph::Draft draft(view);
  graph::Event event = graph::put_event(home_like(description, {home}, carer, on));
  event.header.position = view.position();
  const graph::Result<void> applied = draft.apply(event, graph::Trust::replayed);
  KITH_CHECK(applied.ok());
  return {draft.view(), {home}};
}

}  // namespace kith::matcher
