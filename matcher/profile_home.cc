// SPDX-License-Identifier: Apache-2.0
// What of a carer household is shown to a person.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "matcher/criteria_words.h"
#include "matcher/profile_parts.h"
#include "matcher/profile_sheet.h"
#include "matcher/things.h"

namespace kith::matcher {
namespace profile {
namespace {

using graph::Carer;
using graph::Household;

// All carers there: "Ruth", "Ruth and Terry", "The carers". A family's own name is a surname.
Who carers_of(const Household& home, const Sight& sight) {
  if (!sight.sees_anyway(home, home.carers) || home.carers.empty()) return {"The carers", true};
  std::vector<std::string> names;
  for (const Carer& carer : home.carers) names.push_back(who_is(carer, sight).name);
  const bool all_named = std::find(names.begin(), names.end(), unnamed_carer) == names.end();
  if (names.size() == 1) return {names[0], false};
  if (names.size() == 2 && all_named) return {names[0] + " and " + names[1], true};
  return {"The carers", true};
}

std::string degrees(std::int32_t millionths) {
  const std::int32_t size = std::abs(millionths);
  const std::string part = std::to_string(1'000'000 + size % 1'000'000).substr(1);
  return (millionths < 0 ? "-" : "") + std::to_string(size / 1'000'000) + "." + part;
}

void add_where(Sheet& sheet, const Sight& sight, const Household& home) {
  if (sight.sees_anyway(home, home.area)) {
    const std::string area = area_name(home.area, sight);
    if (!area.empty()) sheet.add(heading::where, stopped("The home is in " + area));
  }
  if (const graph::Point* point = sight.value(home, home.location)) {
    sheet.add(heading::where, "On a map it is at " + degrees(point->latitude.millionths) + ", " +
                                  degrees(point->longitude.millionths) + ".");
  }
}

void add_stays(Sheet& sheet, const Sight& sight, const Household& home, graph::Date on) {
  constexpr std::array<std::string_view, 6> stays{"You can live here.",
                                                  "You can come for short breaks.",
                                                  "You can come for the day.",
                                                  "The carers can support you in your own home.",
                                                  "You can come in an emergency.",
                                                  "You can stay for a while after hospital."};
  std::array<bool, stays.size()> offered{};
  for (const graph::Availability& offer : home.available) {
    if (offer.until && *offer.until <= on) continue;  // over
    if (!sight.sees_anyway(offer, offer.kinds)) continue;
    for (const auto kind : offer.kinds) offered[static_cast<std::size_t>(kind)] = true;
  }
  for (std::size_t kind = 0; kind < stays.size(); ++kind) {
    if (offered[kind] && sight.sees_anyway(home, home.available)) {
      sheet.add(heading::stays, std::string(stays[kind]));
    }
  }
  const graph::Horizon* horizon = sight.value(home, home.horizon);
  if (horizon == nullptr) return;
  constexpr std::array<std::string_view, 3> horizons{"People stay a while, then move on.",
                                                     "People can stay for a long time.",
                                                     "A short or a long stay is fine."};
  if (const auto* kind = sight.value(*horizon, horizon->kind)) {
    sheet.add(heading::stays, std::string(horizons[static_cast<std::size_t>(*kind)]));
  }
}

void add_what_they_enjoy(Sheet& sheet, const Sight& sight, const Who& who, const Household& home) {
  // In the order of graph::Stance; what they avoid is nothing to bring.
  constexpr std::array<std::string_view, 5> verbs{
      " would enjoy sharing ", " would enjoy trying ", " would enjoy teaching ",
      " would enjoy learning ", " would enjoy leading "};
  for (std::size_t stance = 0; stance < verbs.size(); ++stance) {
    std::vector<std::string> named;
    for (const graph::Interest* each : sight.told(home, home.enjoys)) {
      if (static_cast<std::size_t>(each->stance) != stance) continue;
      if (!sight.sees(*each, each->activity) || !sight.sees(*each, each->stance)) continue;
      const std::string words = activity_words(sight, each->activity);
      if (!words.empty()) named.push_back(words);
    }
    sheet.add(heading::to_share, in_sentences(who.name + std::string(verbs[stance]), named));
  }
}

void add_gifts_wanted(Sheet& sheet, const Sight& sight, const Who& who, const Household& home) {
  constexpr std::array<std::string_view, 6> ways{
      "teach ", "lead ", "host ", "help with ", "lend things for ", "be company for "};
  for (std::size_t way = 0; way < ways.size(); ++way) {
    std::vector<std::string> named;
    for (const graph::Gift* gift : sight.told(home, home.gift_wanted)) {
      if (static_cast<std::size_t>(gift->kind) != way) continue;
      if (!sight.sees(*gift, gift->activity) || !sight.sees(*gift, gift->kind)) continue;
      const std::string words = activity_words(sight, gift->activity);
      if (!words.empty()) named.push_back(words);
    }
    sheet.add(heading::to_share, in_sentences(who.name + std::string(who.verb(" likes", " like")) +
                                                  " people who could " + std::string(ways[way]),
                                              named));
  }
}

void add_network(Sheet& sheet, const Sight& sight, const Who& who, const Household& home) {
  for (const graph::NetworkItem* item : sight.told(home, home.network)) {
    const std::string called = sight.sees(*item, item->called) ? sight.words(item->called) : "";
    const std::string doing =
        sight.sees(*item, item->activity) ? activity_words(sight, item->activity) : "";
    std::vector<std::string> said;
    if (!called.empty()) {
      said.push_back(stopped(who.name + std::string(who.verb(" knows: ", " know: ")) + called));
    }
    if (!doing.empty()) said.push_back(stopped("What people do there: " + doing));
    sheet.add(heading::to_share, joined(said));
  }
}

void add_carer_skills(Sheet& sheet, const Sight& sight, const Carer& carer, const Who& who,
                      graph::Date on) {
  for (const graph::Communication* way : sight.told(carer, carer.languages)) {
    sheet.add(heading::skills_here, way_of_talking(sight, who, *way));
  }
  std::vector<std::string> tasks;
  for (const graph::Competence* skill : sight.told(carer, carer.competences)) {
    if (!sight.sees(*skill, skill->task)) continue;
    const graph::Date* until = sight.value(*skill, skill->until);
    if (until != nullptr && *until < on) continue;
    const std::string task = sight.words(spaced(skill->task));
    if (!task.empty()) tasks.push_back(task);
  }
  sheet.add(heading::skills_here, in_sentences(who.name + " can support with ", tasks));
  if (const bool* nights = sight.value(carer, carer.works_nights)) {
    sheet.add(heading::skills_here,
              who.name + (*nights ? " can help at night." : " does not help at night."));
  }
}

void add_carer_wishes(Sheet& sheet, const Sight& sight, const Carer& carer, const Who& who) {
  for (const graph::Wish* wish : sight.told(carer, carer.wishes)) {
    if (!sight.sees(*wish, wish->thing)) continue;
    const std::string thing = is_known_thing(wish->thing) ? thing_in_words(wish->thing)
                                                          : sight.words(spaced(wish->thing));
    if (thing.empty()) continue;
    const graph::Strength* strength = sight.value(*wish, wish->strength);
    std::string text = stopped(who.name + " would like: " + thing);
    if (sight.sees(*wish, wish->reason)) {
      const std::string reason = sight.words(wish->reason);
      if (!reason.empty()) text += " " + stopped("Why: " + reason);
    }
    if (sight.is(*wish, wish->includes_visitors, true)) text += " This is so for visitors too.";
    const std::string weight = matters_a_lot(who, strength);
    sheet.add(heading::to_share, weight.empty() ? text : text + " " + weight);
  }
}

void add_nights(Sheet& sheet, const Sight& sight, const Household& home) {
  const graph::Nights* nights = sight.value(home, home.nights);
  if (nights == nullptr) return;
  if (const bool* in = sight.value(*nights, nights->adult_in_every_night)) {
    sheet.add(heading::skills_here,
              *in ? "An adult is in every night." : "An adult is not in every night.");
  }
  if (const bool* woken = sight.value(*nights, nights->can_be_woken)) {
    sheet.add(heading::skills_here,
              *woken ? "You can wake somebody at night." : "Nobody can be woken at night.");
  }
}

using Carers = std::vector<const Carer*>;

Carers carers_seen(const Sight& sight, const Household& home) {
  Carers seen;
  if (!sight.sees_anyway(home, home.carers)) return seen;
  for (const Carer& carer : home.carers) seen.push_back(&carer);
  return seen;
}

// Of all of them together, then where one of them differs.
void add_characters(Sheet& sheet, const Sight& sight, const Who& who, const Household& home) {
  const Carers carers = carers_seen(sight, home);
  const bool known = sight.sees(home, home.personality);
  if (known) add_personality(sheet, sight, who, home.personality);
  if (sight.sees(home, home.rhythm)) add_rhythm(sheet, sight, who, home.rhythm);
  for (const Carer* carer : carers) {
    const Who one = who_is(*carer, sight);
    if (sight.sees(*carer, carer->personality)) {
      add_personality(sheet, sight, one, carer->personality);
    }
    if (sight.sees(*carer, carer->rhythm)) add_rhythm(sheet, sight, one, carer->rhythm);
  }
  if (known) add_good_day(sheet, sight, heading::good_day, home.personality);
  for (const Carer* carer : carers) {
    if (!sight.sees(*carer, carer->personality)) continue;
    const std::string heading =
        std::string(heading::good_day) + " for " + who_is(*carer, sight).within();
    add_good_day(sheet, sight, heading, carer->personality);
  }
}

void add_all_interests(Sheet& sheet, const Sight& sight, const Who& who, const Household& home) {
  add_interests(sheet, sight, who, sight.told(home, home.interests));
  for (const Carer* carer : carers_seen(sight, home)) {
    add_interests(sheet, sight, who_is(*carer, sight), sight.told(*carer, carer->interests));
  }
}

void add_all_skills(Sheet& sheet, const Sight& sight, const Household& home, graph::Date on) {
  add_nights(sheet, sight, home);
  for (const Carer* carer : carers_seen(sight, home)) {
    add_carer_skills(sheet, sight, *carer, who_is(*carer, sight), on);
  }
}

void add_to_share(Sheet& sheet, const Sight& sight, const Who& who, const Household& home) {
  add_what_they_enjoy(sheet, sight, who, home);
  add_gifts_wanted(sheet, sight, who, home);
  add_network(sheet, sight, who, home);
  for (const Carer* carer : carers_seen(sight, home)) {
    add_carer_wishes(sheet, sight, *carer, who_is(*carer, sight));
  }
}

void add_getting_about(Sheet& sheet, const Sight& sight, const Household& home) {
  for (const Carer* carer : carers_seen(sight, home)) {
    const bool* drives = sight.value(*carer, carer->drives);
    if (drives == nullptr) continue;
    sheet.add(heading::getting_about,
              who_is(*carer, sight).name + (*drives ? " drives." : " does not drive."));
  }
  for (const graph::WillDrive* lift : sight.told(home, home.will_drive)) {
    const std::string to = sight.sees(*lift, lift->to) ? sight.words(lift->to) : std::string{};
    if (to.empty()) continue;
    std::vector<std::string> said{stopped("You can get a lift: " + to)};
    if (const auto* times = sight.value(*lift, lift->a_week)) {
      said.push_back("Lifts a week: up to " + std::to_string(times->value) + ".");
    }
    if (const auto* minutes = sight.value(*lift, lift->minutes_max)) {
      said.push_back("A lift can take up to " + std::to_string(minutes->value) + " minutes.");
    }
    sheet.add(heading::getting_about, joined(said));
  }
}

// The stop's name would tell where the home is.
void add_transport(Sheet& sheet, const Sight& sight, const Household& home) {
  const graph::AreaTransport* near = sight.value(home, home.own_area_transport);
  if (near == nullptr) return;
  if (sight.tier() == graph::Tier::third && sight.sees(*near, near->stop)) {
    const std::string stop = sight.words(near->stop);
    if (!stop.empty()) sheet.add(heading::getting_about, stopped("The bus stop: " + stop));
  }
  if (const auto* walk = sight.value(*near, near->walk_to_stop)) {
    const std::int32_t band = (walk->value / 10 + 1) * 10;
    sheet.add(heading::getting_about,
              "The stop is less than " + std::to_string(band) + " minutes on foot.");
  }
  if (const auto* every = sight.value(*near, near->every)) {
    sheet.add(heading::getting_about,
              "A bus comes every " + std::to_string(every->value) + " minutes.");
  }
  if (const graph::TimeOfDay* last = sight.value(*near, near->last)) {
    sheet.add(heading::getting_about, "The last bus is at " + graph::to_text(*last) + ".");
  }
}

// Without the reader, who may live there already.
std::size_t supported_there(const graph::View& view, const Household& home,
                            const graph::Person& reader, graph::Date on) {
  const graph::PersonNumber own{reader.identity.number};
  if (const auto index = view.index_of(graph::Kind::household, home.identity.number);
      index && view.household(*index) != nullptr) {
    return static_cast<std::size_t>(residents_of(view, *index, on, own));
  }
  const auto others =
      std::count_if(home.residents.begin(), home.residents.end(),
                    [&](const graph::ResidentStatement& each) { return each.person != own; });
  return static_cast<std::size_t>(others);
}

// The carers' first names are no surnames, also where the home is called by one.
void keep_back_surnames(Sight& sight, const Household& home) {
  std::vector<std::string> first_names;
  for (const Carer& carer : home.carers) {
    sight.keep_back_surname(carer.called);
    first_names.push_back(first_name(carer.called));
  }
  for (const std::string& name : names_in(home.called)) {
    if (std::find(first_names.begin(), first_names.end(), name) == first_names.end()) {
      sight.keep_back(name);
    }
  }
}

}  // namespace
}  // namespace profile

std::vector<graph::SharedLine> profile_of_home(const graph::View& view,
                                               const graph::Household& household,
                                               const graph::Person& reader, graph::Tier tier,
                                               graph::Date on) {
  using namespace profile;
  if (tier == graph::Tier::officer) return {};
  Sight sight(tier, household.sharing);
  keep_back_surnames(sight, household);
  const Who who = carers_of(household, sight);
  Sheet sheet;
  add_where(sheet, sight, household);
  add_who_lives_here(sheet, sight, household, supported_there(view, household, reader, on), on);
  add_stays(sheet, sight, household, on);
  add_characters(sheet, sight, who, household);
  add_all_interests(sheet, sight, who, household);
  add_journeys(sheet, sight, household, reader);
  add_the_home(sheet, sight, household);
  add_to_share(sheet, sight, who, household);
  add_all_skills(sheet, sight, household, on);
  add_getting_about(sheet, sight, household);
  add_transport(sheet, sight, household);
  return std::move(sheet).lines();
}

}  // namespace kith::matcher
