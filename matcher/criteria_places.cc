// SPDX-License-Identifier: Apache-2.0
// People and places kept: half of the connection test, looked at before anybody moves.
#include <algorithm>

#include "graph/travel.h"
#include "matcher/criteria_numbers.h"
#include "matcher/criteria_words.h"
#include "matcher/home_card.h"
#include "matcher/kept_visits.h"

namespace kith::matcher {
namespace {

using graph::Anchor;

constexpr std::int32_t limit_unsaid = 30;  // minutes, matching §1
constexpr std::int32_t would_miss_unsaid = 1;
// How far a district's centre may lie from the address, in metres; as in rules_travel.cc.
constexpr std::int64_t district_slack_m = 1'500;

const graph::Point* point_of(const graph::Household& household) {
  if (household.location) return &*household.location;
  if (household.area && household.area->point) return &*household.area->point;
  return nullptr;
}

bool gets_about(const graph::Person& person) {
  return person.travel && !person.travel->means.empty();
}

// What anybody may do who was not asked: how near a home is does not wait for the answer.
const graph::Travel& on_foot_or_by_bus() {
  static const graph::Travel travel = [] {
    graph::Travel assumed;
    assumed.means = {graph::Means::walk, graph::Means::bus};
    return assumed;
  }();
  return travel;
}

// Where a home is, as far as it is known.
struct Whereabouts {
  const graph::Point* point = nullptr;
  std::int64_t slack_m = 0;
  std::optional<graph::Stop> stop;
};

std::optional<graph::Way> way_to(const Anchor& anchor, const Whereabouts& home) {
  if (home.point == nullptr || !anchor.place || !anchor.place->point) return std::nullopt;
  graph::Way way;
  way.from = *home.point;
  way.to = *anchor.place->point;
  way.slack_m = home.slack_m;
  way.stop = home.stop;
  way.at = graph::first_time_in(anchor.times);
  return way;
}

const graph::Travel& known_travel_of(const graph::Person& person) {
  return gets_about(person) ? *person.travel : on_foot_or_by_bus();
}

std::optional<graph::Journey> journey_to(const graph::Person& person, const Anchor& anchor,
                                         const Whereabouts& home) {
  const std::optional<graph::Way> way = way_to(anchor, home);
  if (!way) return std::nullopt;
  return graph::best_journey(known_travel_of(person), *way);
}

std::int32_t weight_of(const Anchor& anchor) {
  return anchor.would_miss ? anchor.would_miss->value : would_miss_unsaid;
}

// "Mum", or "a friend", "a club".
std::string name_of_anchor(const Anchor& anchor) {
  return anchor.called.empty() ? "a " + std::string(graph::word(anchor.kind)) : anchor.called;
}

std::string_view how_missed(const Anchor& anchor) {
  switch (weight_of(anchor)) {
    case 3: return " (would be missed very much)";
    case 2: return " (would be missed)";
    default: return "";
  }
}

std::string means_words(graph::Means means) {
  if (means == graph::Means::walk) return "on foot";
  return "by " + std::string(graph::word(means));
}

std::string anchor_sentence(const Anchor& anchor, const graph::Journey& journey) {
  const graph::MinuteRange banded = graph::in_bands(journey.minutes);
  std::string text = name_of_anchor(anchor) + std::string(how_missed(anchor)) + ": " +
                     graph::in_words(banded, journey.source) + " from there " +
                     means_words(journey.means);
  if (anchor.minutes_before) {
    text += ", " + std::to_string(anchor.minutes_before->value) + " min today";
  }
  if (anchor.minutes_max) {
    text += ", at most " + std::to_string(anchor.minutes_max->value);
    if (anchor.minutes_max_strength != graph::Strength::must) text += " wished";
  }
  text += told(anchor.said);
  if (journey.accompanied) text += ", with somebody to come along";
  if (journey.depends_on_driver) text += ", as long as one driver is there";
  return text;
}

// What the flags of the connection test would say of it, and what would keep it going.
std::string stretch_sentence(const Pair& pair, const Anchor& anchor, const Whereabouts& home,
                             const graph::Journey& journey, const VisitStretch& stretch) {
  const std::string flags = in_words(stretch);
  if (flags.empty()) return "";
  const std::string ways = what_would_keep_it_going(journey, *way_to(anchor, home),
                                                    known_travel_of(pair.person), pair.household);
  return ": " + flags + (ways.empty() ? "" : ". What would keep it going: " + ways);
}

void describe(Fit& answer, const Pair& pair, std::size_t index, const Whereabouts& home,
              const graph::Journey& journey, std::int32_t fit) {
  const Anchor& anchor = pair.person.anchors[index];
  answer.facts.push_back(fact(source_of(pair.person, pointer_to("anchors", index, "")),
                              anchor.called, graph::Seen::officer, anchor.said));
  const graph::MinuteRange banded = graph::in_bands(journey.minutes);
  answer.facts.push_back(fact(source_of(pair.household, "/area"),
                              graph::in_words(banded, journey.source), graph::Seen::officer, {}));
  const VisitStretch stretch = visit_stretch(anchor, journey);
  add_sentence(
      answer,
      anchor_sentence(anchor, journey) + stretch_sentence(pair, anchor, home, journey, stretch),
      fit < worth_talking_about || stretch.over_45_minutes);
}

bool any_place(const graph::Person& person) {
  return std::any_of(person.anchors.begin(), person.anchors.end(),
                     [](const Anchor& anchor) { return anchor.place && anchor.place->point; });
}

Fit unknown_places(const Pair& pair) {
  Fit answer;
  const bool homes = any_place(pair.person);
  answer.missing = homes ? missing_household(pair) : missing_person(pair);
  if (!pair.in_full()) return answer;
  add_sentence(answer, homes ? "How far " + name_of(pair.household) +
                                   " would be from the people and places " + name_of(pair.person) +
                                   " wants to keep cannot be reckoned yet"
                             : "We do not know enough of the people and places " +
                                   name_of(pair.person) + " wants to keep, and how they get about");
  return answer;
}

}  // namespace

bool only_means_missing(const graph::Person& person) {
  return any_place(person) && !gets_about(person);
}

namespace {

// Adds up the anchors, and hands over each that can be reckoned with its journey and fit. Nothing
// where none can be that weighs.
template <class Tell>
std::optional<std::int32_t> mean_fit(const graph::Person& person, const Whereabouts& home,
                                     Tell tell) {
  WeightedMean mean;
  bool any_known = false;
  for (std::size_t i = 0; i < person.anchors.size(); ++i) {
    const Anchor& anchor = person.anchors[i];
    const std::optional<graph::Journey> journey = journey_to(person, anchor, home);
    if (!journey) {
      mean.add(fit_unknown, weight_of(anchor));
      continue;
    }
    any_known = any_known || weight_of(anchor) > 0;
    const Nearness nearness{journey->minutes.high,
                            anchor.minutes_before ? anchor.minutes_before->value : 0,
                            anchor.minutes_max ? anchor.minutes_max->value : limit_unsaid};
    const std::int32_t fit = travel_fit(nearness);
    mean.add(fit, weight_of(anchor));
    tell(i, *journey, fit);
  }
  return any_known ? mean.value() : std::nullopt;
}

}  // namespace

std::optional<std::int32_t> places_fit(const graph::Person& person, const graph::Point& home,
                                       const std::optional<graph::Stop>& stop) {
  const auto nothing = [](std::size_t, const graph::Journey&, std::int32_t) {};
  return mean_fit(person, Whereabouts{&home, 0, stop}, nothing);
}

Fit people_and_places_kept(const Pair& pair) {
  Fit answer;
  const Whereabouts home{point_of(pair.household), pair.household.location ? 0 : district_slack_m,
                         stop_of(pair.household)};
  answer.fit = mean_fit(pair.person, home,
                        [&](std::size_t i, const graph::Journey& journey, std::int32_t fit) {
                          if (pair.in_full()) describe(answer, pair, i, home, journey, fit);
                        });
  if (!answer.fit) return unknown_places(pair);
  if (!gets_about(pair.person)) {
    answer.missing = missing_person(pair);
    if (pair.in_full()) {
      add_aside(answer, "Journeys are reckoned on foot or by bus: we have not asked how " +
                            name_of(pair.person) + " gets about");
    }
  }
  return answer;
}

}  // namespace kith::matcher
