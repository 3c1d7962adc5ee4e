// SPDX-License-Identifier: Apache-2.0
// People and places kept: half of the connection test, looked at before anybody moves.
#include "graph/travel.h"
#include "matcher/criteria_numbers.h"
#include "matcher/criteria_words.h"

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

std::optional<graph::Stop> stop_of(const graph::Household& household) {
  if (!household.own_area_transport) return std::nullopt;
  const graph::AreaTransport& transport = *household.own_area_transport;
  if (!transport.walk_to_stop || !transport.every) return std::nullopt;
  return graph::Stop{transport.walk_to_stop->value, transport.every->value};
}

std::optional<graph::Journey> journey_to(const Pair& pair, const Anchor& anchor) {
  const graph::Point* const from = point_of(pair.household);
  if (from == nullptr || !anchor.place || !anchor.place->point || !pair.person.travel) {
    return std::nullopt;
  }
  graph::Way way;
  way.from = *from;
  way.to = *anchor.place->point;
  way.slack_m = pair.household.location ? 0 : district_slack_m;
  way.stop = stop_of(pair.household);
  way.at = graph::first_time_in(anchor.times);
  return graph::best_journey(*pair.person.travel, way);
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

std::string anchor_sentence(const Anchor& anchor, const graph::Journey& journey) {
  const graph::MinuteRange banded = graph::in_bands(journey.minutes);
  std::string text = name_of_anchor(anchor) + std::string(how_missed(anchor)) + ": " +
                     graph::in_words(banded, journey.source) + " from there by " +
                     std::string(graph::word(journey.means));
  if (anchor.minutes_before) {
    text += ", " + std::to_string(anchor.minutes_before->value) + " min today";
  }
  if (anchor.minutes_max) {
    text += ", at most " + std::to_string(anchor.minutes_max->value) + " wished";
  }
  text += told(anchor.said);
  if (journey.accompanied) text += ", with somebody to come along";
  if (journey.depends_on_driver) text += ", as long as one driver is there";
  return text;
}

void describe(Fit& answer, const Pair& pair, std::size_t index, const graph::Journey& journey) {
  const Anchor& anchor = pair.person.anchors[index];
  answer.facts.push_back(fact(source_of(pair.person, pointer_to("anchors", index, "")),
                              anchor.called, graph::Seen::officer, anchor.said));
  const graph::MinuteRange banded = graph::in_bands(journey.minutes);
  answer.facts.push_back(fact(source_of(pair.household, "/area"),
                              graph::in_words(banded, journey.source), graph::Seen::officer, {}));
  answer.sentence += (answer.sentence.empty() ? "" : "; ") + anchor_sentence(anchor, journey);
}

// Whose answer is missing where nothing could be reckoned.
Missing missing_for(const Pair& pair) {
  bool person_said_enough = pair.person.travel.has_value();
  bool any_place = false;
  for (const Anchor& anchor : pair.person.anchors) {
    any_place = any_place || (anchor.place && anchor.place->point);
  }
  person_said_enough = person_said_enough && any_place;
  return person_said_enough ? missing_household(pair) : missing_person(pair);
}

Fit unknown_places(const Pair& pair) {
  Fit answer;
  answer.missing = missing_for(pair);
  if (!pair.in_full()) return answer;
  if (answer.missing->kind == graph::Kind::household) {
    answer.sentence = "How far " + name_of(pair.household) +
                      " would be from the people and places " + name_of(pair.person) +
                      " wants to keep cannot be reckoned yet.";
  } else {
    answer.sentence = "We do not know enough of the people and places " + name_of(pair.person) +
                      " wants to keep, and how they get about.";
  }
  return answer;
}

}  // namespace

Fit people_and_places_kept(const Pair& pair) {
  Fit answer;
  WeightedMean mean;
  bool any_known = false;
  for (std::size_t i = 0; i < pair.person.anchors.size(); ++i) {
    const Anchor& anchor = pair.person.anchors[i];
    const std::optional<graph::Journey> journey = journey_to(pair, anchor);
    if (!journey) {
      mean.add(fit_unknown, weight_of(anchor));
      continue;
    }
    any_known = any_known || weight_of(anchor) > 0;
    const Nearness nearness{journey->minutes.high,
                            anchor.minutes_before ? anchor.minutes_before->value : 0,
                            anchor.minutes_max ? anchor.minutes_max->value : limit_unsaid};
    mean.add(travel_fit(nearness), weight_of(anchor));
    if (pair.in_full()) describe(answer, pair, i, *journey);
  }
  if (!any_known) return unknown_places(pair);
  answer.fit = mean.value();
  if (!answer.sentence.empty()) answer.sentence = sentence_case(answer.sentence) + ".";
  return answer;
}

}  // namespace kith::matcher
