// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_shared.h"

// That somebody left hospital, and where they were 91 days later: what the national measure "still
// at home" is counted from (matcher/at_home_91.h). Data only.
namespace kith::graph {

enum class DischargedTo : std::uint8_t {
  home,
  extra_care,
  shared_lives_home,
  care_home,  // residential or nursing
  hospital,   // another one
  other
};
template <>
inline constexpr auto words<DischargedTo> = detail::list("home", "extra_care", "shared_lives_home",
                                                         "care_home", "hospital", "other");

enum class WhereLater : std::uint8_t {
  home,
  extra_care,
  shared_lives_home,
  hospital,
  care_home,
  care_home_short_break,  // for a short while, and expected back home
  died,
  not_known  // asked, and not traced
};
template <>
inline constexpr auto words<WhereLater> = detail::list("home", "extra_care", "shared_lives_home",
                                                       "hospital", "care_home",
                                                       "care_home_short_break", "died",
                                                       "not_known");

// Where somebody was on the 91st day after their discharge, and when that was found out.
struct Day91 {
  WhereLater where = WhereLater::not_known;
  Opt<Date> on;  // that day or later; earlier nobody can know it
  Opt<SaidBy> said_by;

  friend bool operator==(const Day91&, const Day91&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "where", self.where, Need::later, Seen::officer);
    visit(2, "on", self.on, Need::later, Seen::officer);
    visit(3, "said_by", self.said_by, Need::later, Seen::officer);
  }
};

// One discharge from hospital. What is left out is not known, and never taken for no.
struct Discharge {
  Identity identity;
  PersonNumber person;
  Opt<Date> discharged_on;
  std::string hospital;
  Opt<DischargedTo> to;
  Opt<bool> for_rehabilitation;      // or reablement, or intermediate care
  Opt<bool> means_to_go_home;        // a clear intention to go, or go back, home
  Opt<bool> supported_by_authority;  // wholly or partly
  Opt<Day91> day_91;

  static constexpr Kind kind = Kind::discharge;
  SubjectNumber subject() const { return as_subject(person); }
  friend bool operator==(const Discharge&, const Discharge&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "person", self.person, Need::later, Seen::officer);
    visit(2, "discharged_on", self.discharged_on, Need::later, Seen::officer);
    visit(3, "hospital", self.hospital, Need::later, Seen::officer);
    visit(4, "to", self.to, Need::later, Seen::officer);
    visit(5, "for_rehabilitation", self.for_rehabilitation, Need::later, Seen::officer);
    visit(6, "means_to_go_home", self.means_to_go_home, Need::later, Seen::officer);
    visit(7, "supported_by_authority", self.supported_by_authority, Need::later, Seen::officer);
    visit(8, "day_91", self.day_91, Need::later, Seen::officer);
  }
};

}  // namespace kith::graph
