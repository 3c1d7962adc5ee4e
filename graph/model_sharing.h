// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_step_words.h"

// What a party agreed to have shown of their profile, and which states they have come through.
// Data only.
namespace kith::graph {

// What may be shown, to whom and how far (domain §2b, PROFILE_AGREED). Absent: nothing may.
struct SharingTerms {
  Tier tier_max = Tier::first;   // officer: nothing
  List<std::string> leaves_out;  // names of fields, such as "smoke"; shown at no tier
  Opt<bool> ask_each_time;       // before each home, or person, it is shown to
  Opt<Date> on;
  Opt<Date> until;  // the last day
  Opt<HowGiven> how_given;
  std::string supported_by;
  List<Present> present;
  Authority authority = Authority::self;

  friend bool operator==(const SharingTerms&, const SharingTerms&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "tier_max", self.tier_max, Need::sharing, Seen::officer);
    visit(2, "leaves_out", self.leaves_out, Need::sharing, Seen::officer);
    visit(3, "ask_each_time", self.ask_each_time, Need::sharing, Seen::officer);
    visit(4, "on", self.on, Need::sharing, Seen::officer);
    visit(5, "until", self.until, Need::sharing, Seen::officer);
    visit(6, "how_given", self.how_given, Need::sharing, Seen::officer);
    visit(7, "supported_by", self.supported_by, Need::sharing, Seen::officer);
    visit(8, "present", self.present, Need::sharing, Seen::officer);
    visit(9, "authority", self.authority, Need::sharing, Seen::officer);
  }
};

// One transition of a person or of a carer household from state to state, by its words.
struct StateTaken {
  std::string from;  // "" for the first
  std::string to;
  Opt<Date> on;
  std::string actor;      // who decided, in which part: "panel", "carer", "person"
  std::string authority;  // by what: "panel of 12 October", "in their own words"
  std::string recorded_by;
  Text reason;

  friend bool operator==(const StateTaken&, const StateTaken&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "from", self.from, Need::later, Seen::officer);
    visit(2, "to", self.to, Need::later, Seen::officer);
    visit(3, "on", self.on, Need::later, Seen::officer);
    visit(4, "actor", self.actor, Need::later, Seen::officer);
    visit(5, "authority", self.authority, Need::later, Seen::officer);
    visit(6, "recorded_by", self.recorded_by, Need::later, Seen::officer);
    visit(7, "reason", self.reason, Need::later, Seen::officer);
  }
};

// How far a person has come with the scheme (domain §2b). Match episodes are introductions.
enum class PersonState : std::uint8_t {
  introduced,
  getting_to_know,
  profile_agreed,
  looking,
  in_arrangement,
  moving_on,
  ended
};
template <>
inline constexpr auto words<PersonState> = detail::list("introduced", "getting_to_know",
                                                        "profile_agreed", "looking",
                                                        "in_arrangement", "moving_on", "ended");

}  // namespace kith::graph
