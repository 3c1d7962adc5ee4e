// SPDX-License-Identifier: Apache-2.0
// The ways to the people and places a person keeps.
#include <algorithm>

#include "graph/travel.h"
#include "matcher/criteria_words.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::Anchor;
using graph::Journey;

// How far a home may be from the centre of the district by whose name it is known.
constexpr std::int64_t district_slack_m = 1'500;

const graph::Point* point_of(const graph::Household& home, bool& exact) {
  exact = home.location.has_value();
  if (exact) return &*home.location;
  return home.area && home.area->point ? &*home.area->point : nullptr;
}

bool lives_there(const PairFrame& pair) {
  const graph::PersonNumber number{pair.person.identity.number};
  const graph::Date on = pair.today();
  return std::any_of(pair.there.arrangements.begin(), pair.there.arrangements.end(),
                     [&](const graph::Arrangement* held) {
                       return held->person == number &&
                              held->arrangement_kind == graph::ArrangementKind::live_in &&
                              held->start && *held->start <= on && (!held->end || on < *held->end);
                     });
}

struct MeansReach {
  std::optional<Journey> best;      // none: not known, or none of their means can be used
  std::optional<std::int32_t> low;  // the least that any of their means may take
};

MeansReach reach_of(const graph::Travel& travel, const graph::Way& way) {
  MeansReach reach;
  reach.best = graph::best_journey(travel, way);
  const std::int64_t metres = graph::metres_between(way.from, way.to);
  for (const graph::Means means : travel.means) {
    const auto minutes = graph::estimated_minutes(means, metres, way.slack_m, way.stop);
    reach.low = reach.low ? std::min(*reach.low, minutes.low) : minutes.low;
  }
  return reach;
}

std::string limit_in_words(const Anchor& anchor) {
  return sentence_case(anchor.called) + ": at most " + std::to_string(anchor.minutes_max->value) +
         " min";
}

// Minutes in words for readers who may not know the address yet.
std::string minutes_in_words(const Journey& journey) {
  const bool estimated = journey.source == graph::TravelSource::estimated;
  return graph::in_words(estimated ? graph::in_bands(journey.minutes) : journey.minutes,
                         journey.source) +
         " " + std::string(by_means(journey.means));
}

std::string what_it_takes(const Journey& journey) {
  std::string text;
  if (journey.depends_on_driver) text += " It depends on one driver.";
  if (journey.accompanied) text += " Somebody has to come along.";
  if (journey.before_pass) text += " The pass does not hold yet at that time.";
  return text;
}

void judge_journey(const Anchor& anchor, const Journey& journey, Verdict& verdict) {
  const std::int32_t most = anchor.minutes_max->value;
  const auto words = [&](const std::string& what) {
    return limit_in_words(anchor) + "; " + minutes_in_words(journey) + "." + what +
           what_it_takes(journey);
  };
  if (journey.minutes.low > most) {
    verdict.fail([&] {
      return Words{words(""), "Would fit with a quicker way, or if longer were all right."};
    });
  } else if (journey.minutes.high > most) {
    verdict.check([&] { return Words{words(" Check the way there and back."), ""}; });
  } else if (journey.before_pass || journey.depends_on_driver) {
    verdict.note([&] { return Words{words(""), ""}; });
  }
}

void judge_estimate(const PairFrame& pair, const Anchor& anchor, const graph::Way& way, bool exact,
                    Verdict& verdict) {
  const MeansReach reach = reach_of(*pair.person.travel, way);
  const std::int32_t most = anchor.minutes_max->value;
  const bool too_far = reach.low && *reach.low > most;
  if (too_far && exact) {
    verdict.fail([&] {
      return Words{limit_in_words(anchor) + (reach.best ? "; " + minutes_in_words(*reach.best) + "."
                                                        : "; too far by their own means."),
                   "Would fit with a quicker way, or if longer were all right."};
    });
  } else if (too_far || !reach.best) {
    verdict.check([&] {
      return Words{limit_in_words(anchor) + ". Check the way there and back by their own means.",
                   ""};
    });
  } else {
    judge_journey(anchor, *reach.best, verdict);
  }
}

void judge_anchor(const PairFrame& pair, const Anchor& anchor, Verdict& verdict) {
  if (anchor.minutes_before && lives_there(pair)) {
    const bool any = pair.person.travel && !pair.person.travel->means.empty();
    return judge_journey(
        anchor,
        graph::known_journey(anchor.minutes_before->value,
                             any ? pair.person.travel->means.front() : graph::Means::walk,
                             anchor.how_known.value_or(graph::HowKnown::stated)),
        verdict);
  }
  bool exact = false;
  const graph::Point* home = point_of(pair.home, exact);
  const bool placed = anchor.place && anchor.place->point;
  if (home == nullptr || !placed || !pair.person.travel || pair.person.travel->means.empty()) {
    verdict.check([&] {
      return Words{limit_in_words(anchor) + ". Check the way from this home, there and back.", ""};
    });
    return;
  }
  const graph::Way way{*home, *anchor.place->point, exact ? 0 : district_slack_m,
                       stop_of(pair.home), graph::first_time_in(anchor.times)};
  judge_estimate(pair, anchor, way, exact, verdict);
}

bool must_be_near(const Anchor& anchor) {
  return anchor.minutes_max && anchor.minutes_max_strength == graph::Strength::must;
}

}  // namespace

bool is_too_far(const graph::Person& person, const graph::Point& home,
                const std::optional<graph::Stop>& stop) {
  for (const Anchor& anchor : person.anchors) {
    if (!must_be_near(anchor)) continue;
    if (!anchor.place || !anchor.place->point || !person.travel || person.travel->means.empty()) {
      continue;  // to be checked
    }
    const std::int32_t most = anchor.minutes_max->value;
    const MeansReach reach = reach_of(*person.travel, {home, *anchor.place->point, 0, stop, {}});
    if (*reach.low > most || (reach.best && reach.best->minutes.low > most)) return true;
  }
  return false;
}

// For each person or place to keep with a must on its minutes: by their own means, alone or
// accompanied. Told minutes exclude beyond the limit; an estimate only where its lower end does, by
// every means they have, and from the address itself. Being driven by the carers is no means of
// their own.
RuleAnswer travel_maximum(const PairFrame& pair) {
  Verdict verdict(pair, Rule::travel_maximum);
  for (std::size_t i = 0; i < pair.person.anchors.size(); ++i) {
    const Anchor& anchor = pair.person.anchors[i];
    if (!must_be_near(anchor)) continue;
    judge_anchor(pair, anchor, verdict);
    verdict.uses([&] {
      return with(person_fact(pair, item("/anchors", i, "minutes_max"),
                              std::to_string(anchor.minutes_max->value)),
                  anchor.said);
    });
  }
  return verdict.take();
}

}  // namespace kith::matcher
