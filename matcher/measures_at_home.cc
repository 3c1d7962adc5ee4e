// SPDX-License-Identifier: Apache-2.0
// Of the measure dictionary: 91 days still at home.
#include <array>

#include "matcher/at_home_91.h"
#include "matcher/measure_tables.h"

namespace kith::matcher {
namespace {

constexpr auto of_at_home = MeasureOf::at_home_91;
constexpr std::string_view ascof =
    "Adult Social Care Outcomes Framework, England; which year's rules, and who published them, "
    "stands with each answer.";
constexpr std::string_view not_connection =
    "Whether anybody was with them there, or whether it was where they wanted to be: read it "
    "beside the connection test.";

constexpr std::array<MeasureWord, at_home_reason_count> at_home_reason_meanings{{
    {"home", "was in their own home: counts as at home"},
    {"extra_care", "was in extra care housing: counts as at home"},
    {"shared_lives_home", "was in a Shared Lives home: counts as at home"},
    {"short_break", "was in a care home for a short break, expected back: counts as at home"},
    {"hospital", "was in hospital: not at home"},
    {"care_home", "lived in a registered care home: not at home"},
    {"died", "had died: not at home"},
    {"not_traced", "nobody knows: not at home"},
    {"under_age", "under 65 on the day of discharge: outside"},
    {"other_place", "discharged to another hospital or some other place: outside"},
    {"not_for_rehabilitation", "not discharged for rehabilitation or reablement: outside"},
    {"not_meant_to_go_home", "no clear intention that they go home: outside"},
    {"not_supported_by_authority", "not supported by the local authority: outside"},
    {"facts_missing", "nobody said something on which it hangs: neither inside nor outside"},
    {"day_91_to_come", "the 91st day is still to come: not counted yet"},
}};

constexpr std::array<MeasureWord, at_home_flag_count> at_home_flag_meanings{{
    {"age_not_known", "no date, year or band of birth"},
    {"age_uncertain", "a year or a band of birth alone, and it decides"},
    {"to_not_said", "nobody said where they were discharged to"},
    {"rehabilitation_not_said", "nobody said whether it was for rehabilitation"},
    {"intention_not_said", "nobody said whether they meant to go home"},
    {"authority_not_said", "nobody said whether the local authority supports them"},
    {"day_91_not_said", "nothing that can be used says where they were: not at home"},
    {"day_91_undated", "said, and not when it was found out: used"},
    {"day_91_told_too_early", "found out before the day: not used, but a death"},
    {"day_91_dated_later", "found out after the day it is asked on: not used"},
    {"day_91_teller_not_said", "nobody said who told: used"},
    {"told_more_than_once", "several records of one person and day: counted once"},
    {"records_contradict", "these differ: what they differ in is not known"},
    {"discharged_again", "another discharge before the 91st day: each counts"},
    {"arrangement_that_day", "Kith has an arrangement on that day: set beside, not counted"},
    {"arrangement_contradicts", "an arrangement, and a death or a care home: look into it"},
}};

constexpr std::array<Measure, 8> at_home_measures{{
    {"at_home_91", of_at_home, "times",
     "Discharges from hospital, of people of 65 and over, for rehabilitation with a clear "
     "intention to go home, after which they were at home on the 91st day. Home is also extra care "
     "housing and a Shared Lives home. The day of discharge is day 0.",
     "Discharges after which they were at home on day 91, or in a care home for a short break.",
     "Discharges from October to December to their own home, extra care, a Shared Lives home or a "
     "care home, for rehabilitation, with a clear intention to go home, of people of 65 and over "
     "whom the local authority supports.",
     "More: after more discharges people were at home on that day.", not_connection, ascof,
     first_version},
    {"at_home_91.not_at_home", of_at_home, "times",
     "Those after which they were in hospital, lived in a care home, had died, or were not traced.",
     "Such discharges.", "", "More: after fewer discharges people were known to be at home.",
     not_connection, ascof, first_version},
    {"at_home_91.outside", of_at_home, "times",
     "Discharges that the measure is not about, as one fact at least says.", "Such discharges.", "",
     "How many on record were left out.", "That these people fared otherwise.", ascof,
     first_version},
    {"at_home_91.not_told", of_at_home, "times",
     "Discharges of which nobody said something on which it hangs whether the measure is about "
     "them. They are neither in the numerator nor in the denominator.",
     "Such discharges.", "", "More: the share rests on less.", "Which way it would be.",
     kiths_proposal, first_version},
    {"at_home_91.not_yet", of_at_home, "times", "Discharges whose 91st day is still to come.",
     "Such discharges.", "", "More: it is too early to ask.", "How it will be.", kiths_proposal,
     first_version},
    {"at_home_91.reason.*", of_at_home, "times", "Discharges by what decided how they count.",
     "Such discharges.", "", "What stands behind the share.", not_connection, ascof, first_version,
     at_home_reason_meanings},
    {"at_home_91.flag.*", of_at_home, "times",
     "Discharges of which the records say too little, or contradict each other, by how.",
     "Such discharges.", "", "More: more to look at before the share is believed.",
     "That anybody did wrong: it says where to look.", kiths_proposal, first_version,
     at_home_flag_meanings},
    {"at_home_91.undated", of_at_home, "times",
     "Records of a discharge without its day: in no window.", "Such records.", "",
     "More: more is left out that nobody dated.", "When it was.", kiths_proposal, first_version},
}};

}  // namespace

std::span<const Measure> measures_of_at_home() { return at_home_measures; }

}  // namespace kith::matcher
