// SPDX-License-Identifier: Apache-2.0
// Of the measure dictionary: what to be wary of, and what there is to do.
#include <array>

#include "matcher/measure_tables.h"

namespace kith::matcher {
namespace {

constexpr std::string_view look_there = "More: more to look at before the card is believed.";
constexpr std::string_view accuses_nobody = "That anybody did wrong: it says where to look.";

constexpr std::array<MeasureWord, 27> flag_words{{
    {"no_t0", "no review at or before the start"},
    {"no_t1", "no later review at or before the end"},
    {"t0_old", "T0 lies more than 28 days before the start"},
    {"t0_after_start", "a review called T0 is dated after the start, and there is no T0"},
    {"t0_entered_late", "T0 was entered after the start"},
    {"review_undated", "a review without a day"},
    {"reviews_contradict", "reviews of one day and perspective say different things"},
    {"perspectives_differ", "reviews of one day differ: the person's own word is used"},
    {"review_ahead_of_itself", "a review tells of a contact after its own day"},
    {"dated_after_today", "dated later than the day it was asked on: not used"},
    {"contact_undated", "a contact without a day: not used"},
    {"contact_of_no_tie", "a contact whose tie is not in the circle (any more): not used"},
    {"listed_tie_gone", "a review lists a tie that is not in the circle (any more)"},
    {"service_event_undated", "a service event without a day: not used"},
    {"tie_undated", "a tie of which no date, contact or review is known"},
    {"tie_twice", "two ties with one other and one perspective hold on one day"},
    {"not_named_at_t0", "there at T0 by its dates, and T0 names others only"},
    {"began_contradicts", "said to have begun after a contact or review of it"},
    {"validity_reversed", "ends before it begins: it holds on no day"},
    {"state_contradicts_contact", "listed as lost, with a contact within its rhythm"},
    {"contact_after_end", "a contact on or after its last day"},
    {"ending_undated", "ended without a day: taken to have ended in the window"},
    {"giving_changed", "was freely given and is paid, or the other way"},
    {"travel_contradicts", "the anchor and the tie at T0 give different minutes"},
    {"dependence_unnamed", "depends on a worker nobody named"},
    {"no_contacts_recorded", "no contact of the person in the window"},
    {"place_anchors_not_measured", "people's anchors that are places, not ties"},
}};

constexpr std::array<Measure, 11> check_measures{{
    {"check.made_in_last_week", of_card, "ties",
     "Connections made whose second day of meeting lies in the last seven days of the window.",
     "Such connections.", "", look_there, accuses_nobody, kiths_proposal, first_version},
    {"check.t1_early", of_card, "people",
     "People whose T1 lies more than four weeks before the window's end: what came after it is not "
     "measured.",
     "Such people.", "", look_there, accuses_nobody, kiths_proposal, first_version},
    {"check.same_contact_counts", of_card, "records",
     "Reviews that give three ties or more, and each the same number of contacts.", "Such reviews.",
     "", look_there, accuses_nobody, kiths_proposal, first_version},
    {"check.made_under_a_known_name", of_card, "ties",
     "Connections made with somebody called as somebody was who was there at T0.",
     "Such connections.", "", look_there, accuses_nobody, kiths_proposal, first_version},
    {"check.one_worker_close_to_several", of_card, "ties",
     "Ties with a paid worker among the closest (intimacy, friendship) of two people or more.",
     "Such ties.", "", look_there, accuses_nobody, kiths_proposal, first_version},
    {"check.not_wanted_after_loss", of_card, "ties",
     "Connections lost that were wanted at T0 and were called unwanted once they were lost. They "
     "stay in lost.",
     "Such connections.", "", look_there, accuses_nobody, kiths_proposal, first_version},
    {"flag.*", of_card, "records", "Records that say too little, or contradict each other, by how.",
     "Such records.", "", look_there, accuses_nobody, kiths_proposal, first_version, flag_words},
    {"due.ask_why_lost", of_card, "ties", "Connections lost without a reason: ask.",
     "Such connections.", "", "More: more to do.", "Whose fault it is.", kiths_proposal,
     first_version},
    {"due.second_way", of_card, "people",
     "People who lean on one worker (fragility.by_count or by_would_miss: fragile): find a second "
     "way.",
     "Such people.", "", "More: more to do.", "That the worker will leave.", kiths_proposal,
     first_version},
    {"due.journey", of_card, "ties",
     "Ways over 45 minutes, over twice as long, or no longer gone alone: look at the journey.",
     "Such ways.", "", "More: more to do.", "Whose fault it is.", kiths_proposal, first_version},
    {"due.review_of_safe_ending", of_card, "ties",
     "Safe endings whose day to be looked at again has come.", "Such endings.", "",
     "More: more to do.", "That the decision was wrong.", kiths_proposal, first_version},
}};

}  // namespace

std::span<const Measure> measures_of_checks() { return check_measures; }

}  // namespace kith::matcher
