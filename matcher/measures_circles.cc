// SPDX-License-Identifier: Apache-2.0
// Of the measure dictionary: circles at T0 and T1, whom they lean on, ways and days.
#include <array>

#include "matcher/measure_tables.h"

namespace kith::matcher {
namespace {

constexpr std::string_view live_ties = "Live ties of those measured of which the pay is known.";
constexpr std::string_view live_minutes = "Minutes with all live ties for which they are known.";
constexpr std::string_view more_freely =
    "More: more of the circle is there without being paid for it.";
constexpr std::string_view not_dearness =
    "How much anybody matters, nor whether it is enough for the person.";
constexpr std::string_view band_reading =
    "More in fragile: more people whose circle goes with one worker.";
constexpr std::string_view not_leaving = "That the worker will leave, or should be changed.";

constexpr std::array<MeasureWord, 5> fragility_band_words{{
    {"few_ties", "fewer than four ties: described, not rated"},
    {"robust", "less than 25 in 100 would go"},
    {"watch", "25 to 50 in 100 would go"},
    {"fragile", "more than 50 in 100 would go"},
    {"no_ties", "no freely given live tie of which this is known"},
}};

constexpr std::array<MeasureWord, 7> diversity_words{{
    {"0", "none of the six categories"},
    {"1",
     "one of six: family, friend, neighbour, work or learning, group or faith, other people "
     "who use support"},
    {"2", "two of the six"},
    {"3", "three of the six"},
    {"4", "four of the six"},
    {"5", "five of the six"},
    {"6", "all six"},
}};

constexpr std::array<MeasureWord, 5> stretch_words{{
    {"to_1", "no longer than before"},
    {"to_1_5", "up to one and a half times as long"},
    {"to_2", "up to twice as long"},
    {"over_2", "more than twice as long"},
    {"not_known", "no ratio is known"},
}};

constexpr std::array<MeasureWord, 3> kept_words{{
    {"kept", "as before"},
    {"lost", "not any more"},
    {"not_known", "no record says so"},
}};

constexpr std::array<MeasureWord, 4> kept_visit_words{{
    {"kept", "as much as before"},
    {"less", "less often than before"},
    {"lost", "not any more"},
    {"not_known", "no record says so"},
}};

constexpr std::array<Measure, 37> circle_measures{{
    {"freely_given.t0", of_card, "ties", "Freely given ties among the live ones at T0.",
     "Live ties at T0 that nobody is paid for.", live_ties, more_freely, not_dearness,
     kiths_proposal, first_version},
    {"freely_given.t0.without_carers", of_card, "ties",
     "The same with Shared Lives carers left out of the whole.",
     "Live ties at T0 that nobody is paid for.", live_ties, more_freely, not_dearness,
     kiths_proposal, first_version},
    {"freely_given_minutes.t0", of_card, "minutes",
     "Time with freely given ties in the 90 days before T0, of all time with live ties.",
     "Minutes with freely given live ties.", live_minutes, more_freely, not_dearness,
     kiths_proposal, first_version},
    {"freely_given_minutes.t0.without_carers", of_card, "minutes",
     "The same with Shared Lives carers left out of the whole.",
     "Minutes with freely given live ties.", live_minutes, more_freely, not_dearness,
     kiths_proposal, first_version},
    {"freely_given_minutes.t0.not_known", of_card, "ties",
     "Live ties at T0 of which no time together is known.", "Such ties.", "",
     "More: the shares by time rest on less.", "That there was no time together.", kiths_proposal,
     first_version},
    {"freely_given.t1", of_card, "ties", "Freely given ties among the live ones at T1.",
     "Live ties at T1 that nobody is paid for.", live_ties, more_freely, not_dearness,
     kiths_proposal, first_version},
    {"freely_given.t1.without_carers", of_card, "ties",
     "The same with Shared Lives carers left out of the whole.",
     "Live ties at T1 that nobody is paid for.", live_ties, more_freely, not_dearness,
     kiths_proposal, first_version},
    {"freely_given_minutes.t1", of_card, "minutes",
     "Time with freely given ties in the 90 days before T1, of all time with live ties.",
     "Minutes with freely given live ties.", live_minutes, more_freely, not_dearness,
     kiths_proposal, first_version},
    {"freely_given_minutes.t1.without_carers", of_card, "minutes",
     "The same with Shared Lives carers left out of the whole.",
     "Minutes with freely given live ties.", live_minutes, more_freely, not_dearness,
     kiths_proposal, first_version},
    {"freely_given_minutes.t1.not_known", of_card, "ties",
     "Live ties at T1 of which no time together is known.", "Such ties.", "",
     "More: the shares by time rest on less.", "That there was no time together.", kiths_proposal,
     first_version},
    {"diversity.*", of_card, "people",
     "People by how many of six categories hold a live, freely given tie of theirs at T1.",
     "People with so many categories.", "", "More in the higher ones: more kinds of people.",
     not_dearness, kiths_proposal, first_version, diversity_words},
    {"gives.people", of_card, "people", "People who give something in a live tie at T1.",
     "Such people.", "", "More: more people are needed by somebody.",
     "That the others have nothing to give.", kiths_proposal, first_version},
    {"gives", of_card, "ties", "Live ties at T1 in which the person gives something.", "Such ties.",
     "", "More: more in which people give.", "How much, or how gladly.", kiths_proposal,
     first_version},
    {"fragility.by_count.*", of_card, "people",
     "People by the share of their live, freely given ties at T1 that no way is left to when the "
     "one worker leaves whom most depend on.",
     "People in this band.", "", band_reading, not_leaving, kiths_proposal, first_version,
     fragility_band_words},
    {"fragility.by_would_miss.*", of_card, "people",
     "The same, each tie weighed by how much the person would miss it (their own answer).",
     "People in this band.", "", band_reading, not_leaving, kiths_proposal, first_version,
     fragility_band_words},
    {"fragility.by_minutes.*", of_card, "people",
     "The same, each tie weighed by time together over 90 days.", "People in this band.", "",
     band_reading, not_leaving, kiths_proposal, first_version, fragility_band_words},
    {"fragility.two_by_count.*", of_card, "people",
     "As fragility.by_count, when any two workers leave together: a test of stress.",
     "People in this band.", "", band_reading, not_leaving, kiths_proposal, first_version,
     fragility_band_words},
    {"travel.anchors", of_card, "ties",
     "Ways to people who matter (anchors) that lead to a tie, at T0 and T1.", "Such ways.", "",
     "How many ways the next figures speak of.", "Anything by itself.", kiths_proposal,
     first_version},
    {"travel.over_45_minutes", of_card, "ties",
     "Ways that take over 45 minutes one way at T1, by the person's own means.", "Such ways.", "",
     "More: more who matter are far.", "Whether the person minds the way.", kiths_proposal,
     first_version},
    {"travel.over_twice", of_card, "ties", "Ways that take more than twice as long at T1 as at T0.",
     "Such ways.", "", "More: more who matter moved out of reach.", "What brought it about.",
     kiths_proposal, first_version},
    {"travel.lost_independence", of_card, "ties",
     "Ways that the person could go alone at T0 and cannot at T1.", "Such ways.", "",
     "More: more now depends on somebody.", "What brought it about.", kiths_proposal,
     first_version},
    {"travel.not_known", of_card, "ties", "Ways of which the minutes at T0 or at T1 are not known.",
     "Such ways.", "", "More: the figures about ways rest on less.", "That these ways are short.",
     kiths_proposal, first_version},
    {"travel.stretch.*", of_card, "people",
     "People by the median of minutes at T1 over minutes at T0 of their ways, weighed by how much "
     "each would be missed.",
     "People with such a median.", "", "More in over_2: more people far from who matters to them.",
     "Whether they mind the way.", kiths_proposal, first_version, stretch_words},
    {"days_alone.people", of_card, "people",
     "People of whom a contact is recorded in the window, and as many before T1 as its reviews "
     "tell "
     "of: for nobody else can a day be called without.",
     "Such people.", "", "How many days_alone speaks of.", "Anything about the others.",
     kiths_proposal, first_version},
    {"days_alone", of_card, "days",
     "Days of the window on which nobody of one's own (a freely given tie) was met, rung or "
     "written to.",
     "Such days, as far as contacts are recorded.", "Days of the window of those people.",
     "More: more days without anyone of one's own.",
     "That nobody was met: what nobody wrote down is missing.", kiths_proposal, first_version},
    {"days_alone.longest_run", of_card, "days", "The longest run of such days of any one person.",
     "Days of that run.", "", "More: somebody was longer without anyone of their own.",
     "How it is for everybody else.", kiths_proposal, first_version},
    {"days_alone.not_known", of_card, "people",
     "People of whom no contact is recorded in the window, or fewer before T1 than its reviews "
     "tell "
     "of.",
     "Such people.", "", "More: of more people nobody knows their days.",
     "That they were with somebody, or that they were not.", kiths_proposal, first_version},
    {"kept.partner.*", of_card, "people",
     "People who live with a carer at T1 and said that a partner stays with them, by whether a "
     "partner may stay there.",
     "Such people.", "", "More in lost: more people for whom the move ended it.",
     "Whether they mind, or found another way.", kiths_proposal, first_version, kept_words},
    {"kept.visitors.*", of_card, "people",
     "People who live with a carer at T1 and said that visitors come to them, by whether visitors "
     "may come there.",
     "Such people.", "", "More in lost: more people for whom the move ended it.",
     "Whether they mind, or found another way.", kiths_proposal, first_version, kept_visit_words},
    {"kept.pets.*", of_card, "people",
     "People who live with a carer at T1 and said that a pet comes along with them, by whether an "
     "animal of its kind lives there.",
     "Such people.", "", "More in lost: more people for whom the move ended it.",
     "Whether they mind, or found another way.", kiths_proposal, first_version, kept_words},
    {"only_service.people", of_card, "people",
     "People with a diary of a week that begins in the window.", "Such people.", "",
     "How many only_service.hours speaks of.", "Anything about the others.", kiths_proposal,
     first_version},
    {"only_service.hours", of_card, "hours",
     "Hours out of home, by diaries, in settings that only people who use support, and staff, "
     "attend.",
     "Such hours.", "Hours out of home of which it is said who attends.",
     "More: more of the week is spent apart from everybody else.",
     "Whether the person likes being there.", kiths_proposal, first_version},
    {"only_service.hours_unknown", of_card, "hours",
     "Hours out of home of which nobody said who attends.", "Such hours.", "",
     "More: only_service.hours rests on less.", "Who attends.", kiths_proposal, first_version},
    {"sources.staff_alone", of_card, "ties",
     "Ties live at T0 or T1 of which staff, or a file, alone told.", "Such ties.",
     "Ties live at T0 or T1.", "More: the card says less of people's own views.",
     "That staff were wrong.", kiths_proposal, first_version},
    {"sources.not_said", of_card, "ties", "Ties live at T0 or T1 of which nobody said who told.",
     "Such ties.", "Ties live at T0 or T1.", "More: the card rests on less.",
     "That anybody made it up.", kiths_proposal, first_version},
    {"due.first_review", of_card, "people", "People without a T0: a first review is due.",
     "Such people.", "", "More: more to do.", "Whose fault it is.", kiths_proposal, first_version},
    {"due.review", of_card, "people", "People with a T0 and no T1: a review is due.",
     "Such people.", "", "More: more to do.", "Whose fault it is.", kiths_proposal, first_version},
}};

}  // namespace

std::span<const Measure> measures_of_circles() { return circle_measures; }

}  // namespace kith::matcher
