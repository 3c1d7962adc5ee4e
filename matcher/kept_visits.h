// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_household.h"
#include "graph/model_person.h"
#include "graph/travel.h"

// What a home would do to the visits somebody keeps, said before anybody moves, by the flags that
// the connection test raises afterwards (domain §5.2, travel stretch); and what would keep a visit
// going.
namespace kith::matcher {

// By bands of ten minutes, as they are shown: no flag tells more of an address than the band does.
struct VisitStretch {
  bool over_45_minutes = false;
  bool perhaps_over_45_minutes = false;  // by the upper end alone
  bool over_twice = false;               // even by the lower end, of what it takes today

  friend bool operator==(const VisitStretch&, const VisitStretch&) = default;
};
VisitStretch visit_stretch(const graph::Anchor& anchor, const graph::Journey& journey);

// "over 45 min, more than twice as long as today"; "" without a flag.
std::string in_words(const VisitStretch& stretch);

// "Sue drives: about 10–20 min by lift; visitors may come there": a carer who drives, where a lift
// is quicker than the journey at its best; a later time, where the bus pass does not hold yet;
// whether visitors are welcome. From facts of the home that its match officer sees. "" where
// nothing is known.
std::string what_would_keep_it_going(const graph::Journey& journey, const graph::Way& way,
                                     const graph::Travel& travel, const graph::Household& home);

}  // namespace kith::matcher
