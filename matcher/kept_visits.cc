// SPDX-License-Identifier: Apache-2.0
#include "matcher/kept_visits.h"

#include <vector>

#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

constexpr std::int32_t minutes_worth_a_word = 45;

std::string lift_words(const graph::Journey& journey, const graph::Way& way,
                       const graph::Household& home) {
  if (journey.means == graph::Means::lift) return "";
  const graph::Journey lift =
      graph::journey_by(graph::Means::lift, graph::Travel{}, way).value_or(journey);
  if (lift.minutes.high >= journey.minutes.low) return "";
  for (const graph::Carer& carer : home.carers) {
    if (carer.drives != true) continue;
    return name_of(carer) +
           " drives: " + graph::in_words(graph::in_bands(lift.minutes), lift.source) + " by lift";
  }
  return "";
}

std::string later_words(const graph::Journey& journey, const graph::Travel& travel) {
  if (!journey.before_pass || !travel.pass_from) return "";
  return "the bus pass holds from " + graph::to_text(*travel.pass_from);
}

std::string visitor_words(const graph::Household& home) {
  if (!home.home || !home.home->visitors) return "";
  switch (*home.home->visitors) {
    case graph::Often::no: return "visitors are not welcome there";
    case graph::Often::sometimes: return "visitors may come there sometimes";
    case graph::Often::often: return "visitors may come there";
  }
  return "";
}

}  // namespace

VisitStretch visit_stretch(const graph::Anchor& anchor, const graph::Journey& journey) {
  const graph::MinuteRange banded = graph::in_bands(journey.minutes);
  VisitStretch stretch;
  stretch.over_45_minutes = banded.low > minutes_worth_a_word;
  stretch.perhaps_over_45_minutes = !stretch.over_45_minutes && banded.high > minutes_worth_a_word;
  stretch.over_twice = anchor.minutes_before && anchor.minutes_before->value > 0 &&
                       banded.low > 2 * anchor.minutes_before->value;
  return stretch;
}

std::string in_words(const VisitStretch& stretch) {
  std::string text;
  if (stretch.over_45_minutes) text = "over 45 min";
  if (stretch.perhaps_over_45_minutes) text = "perhaps over 45 min";
  if (stretch.over_twice) {
    text += text.empty() ? "more than twice as long" : ", more than twice as long";
  }
  return text;
}

std::string what_would_keep_it_going(const graph::Journey& journey, const graph::Way& way,
                                     const graph::Travel& travel, const graph::Household& home) {
  std::string text;
  for (const std::string& each :
       {lift_words(journey, way, home), later_words(journey, travel), visitor_words(home)}) {
    if (each.empty()) continue;
    if (!text.empty()) text += "; ";
    text += each;
  }
  return text;
}

}  // namespace kith::matcher
