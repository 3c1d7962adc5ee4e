// SPDX-License-Identifier: Apache-2.0
// Of the measure dictionary: who is measured, what was made and what was lost.
#include <array>

#include "matcher/measure_tables.h"

namespace kith::matcher {
namespace {

constexpr std::string_view everybody_in_scope =
    "Everybody in scope, those who left, died or moved out among them, and, of a scheme, those "
    "whose record is there no more.";
constexpr std::string_view of_lost = "Connections lost (lost).";
constexpr std::string_view not_blame =
    "Whether anybody is to blame, or could have prevented it; nor anything of people who are not "
    "measured.";
constexpr std::string_view rate_note =
    "Where the card is assessable also for 100 person-years, count x 36,500 / person_days, with "
    "the exact Poisson 95 % interval.";

constexpr std::array<MeasureWord, 11> reason_words{{
    {"moved", "the person, or the other, moved away"},
    {"clash", "time-tables clashed"},
    {"transport", "the way there was gone: a bus, a lift, a pass"},
    {"staff_change", "a worker through whom they met changed or left"},
    {"rule", "a rule or policy of a service stood in the way"},
    {"cost", "it cost too much"},
    {"death_or_illness", "the other died or is ill"},
    {"persons_choice", "said to be the person's choice, and not by them or their own people"},
    {"quarrel", "they fell out"},
    {"safety", "said to be for safety, without a recorded decision and a review date"},
    {"unknown", "nobody said why"},
}};

constexpr std::array<MeasureWord, 4> not_made_words{{
    {"few_days", "contacts on fewer than two different days are recorded"},
    {"always_worker", "each contact was arranged, staffed or driven to by a paid worker"},
    {"worker_unknown", "of some contacts nobody said whether a paid worker was in it"},
    {"no_person", "the other is a group, and no named person in it was met twice"},
}};

constexpr std::array<MeasureWord, 4> not_told_words{{
    {"standing_at_t0", "whether it was live at T0"},
    {"standing_at_t1", "whether it is live at T1"},
    {"pay_at_t0", "whether somebody was paid to be there at T0"},
    {"pay_at_t1", "whether somebody is paid to be there at T1"},
}};

constexpr std::array<Measure, 39> change_measures{{
    {"measured", of_card, "people",
     "People who agreed that their circle is held and have a T0 and a T1: reviews of the circle, "
     "the latest at or before the window's first day and at or before the first day after it.",
     "People with a T0 and a T1.", everybody_in_scope,
     "More: the card speaks for more of the people. Under 60 in 100 it is not assessable.",
     "Anything about those who are not measured.", kiths_proposal, first_version},
    {"measured.no_t1", of_card, "people", "People with a T0 who were not seen again.",
     "People with a T0 and no T1.", everybody_in_scope,
     "More: more lives of which the end of the story is not known.",
     "That nothing happened to them: missing_t1.* says what it would be if all was lost.",
     kiths_proposal, first_version},
    {"measured.no_t0", of_card, "people",
     "People without a review at or before the window's first day.", "People without a T0.",
     everybody_in_scope, "More: more people of whom nobody asked, in time, who matters to them.",
     "Whether they lost or found anybody.", kiths_proposal, first_version},
    {"measured.not_agreed", of_card, "people",
     "People who did not agree that their circle is held: nothing of theirs is looked at.",
     "People without that agreement.", everybody_in_scope,
     "More: more people whose own choice, or whose not being asked, keeps them out.",
     "Why they did not agree; nor who they are.", kiths_proposal, first_version},
    {"measured.gone", of_card, "people",
     "People of the scheme whose record was ended or erased since the window began.",
     "People whose record is there no more.", everybody_in_scope,
     "More: more that cannot be looked into any longer.", "Why they are gone.", kiths_proposal,
     first_version},
    {"gone_in_scheme", of_card, "people",
     "Of a service, an area or an arrangement: people of the scheme whose record was ended or "
     "erased since the window began. Whether they belonged to it nobody can tell any more.",
     "Such people of the whole scheme.", "", "More: more that the card may be silent about.",
     "That any of them belonged here.", kiths_proposal, first_version},
    {"person_days", of_card, "days",
     "Days between T0 and T1, added up over those who are measured: what rates are held against.",
     "Days from T0 to T1.", "", "More: rates rest on more.",
     "How those days were; days_alone says something of that.", kiths_proposal, first_version},
    {"person_days.with_missing_t1", of_card, "days",
     "The same, and for people without a T1 the days from their T0 to the window's end.",
     "Days from T0 to T1, or to the end.", "", "What the rates of missing_t1.* are held against.",
     "Anything by itself.", kiths_proposal, first_version},
    {"level_one.not_measured", of_card, "times",
     "Short conversations (level 1 of Local Area Coordination) in the window. They are counted "
     "and not measured: nobody's circle is asked about in them.",
     "Conversations, as counts say.", "", "More: more people were met, once or briefly.",
     "Whether any of them connected anybody.", kiths_proposal, first_version},
    {"made", of_card, "ties",
     "Connections made: freely given, not there at T0, live at T1, met on two days at least, and "
     "at least once without a paid worker having arranged, staffed or driven. A group counts once "
     "a named person in it was met twice.",
     "Such connections of those measured.", rate_note, "More: more people found somebody.",
     "That a service brought it about; how dear it is; that it makes up for anybody lost.",
     kiths_proposal, first_version},
    {"lost", of_card, "ties",
     "Connections lost: freely given, live at T0, not called unwanted at T0, and not live at T1. "
     "Live is met within max(42 days, twice the usual gap). Endings that the person chose, safe "
     "endings and deaths are beside it (endings), not in it.",
     "Such connections of those measured.", rate_note, "More: more people lost somebody.",
     not_blame, kiths_proposal, first_version},
    {"attributable", of_card, "ties",
     "Connections lost for a reason that a service can bring about (moved, clash, transport, "
     "staff_change, rule, cost) whose last contact lies from 28 days before to 180 days after "
     "something that a service did: its start, end, move, hours, transport, staff, rule or cost.",
     "Connections lost with such a reason near such an event.", rate_note,
     "More: more losses with a service's change close by.",
     "That the service caused it: nearness in time is no proof.", kiths_proposal, first_version},
    {"reconnected", of_card, "ties",
     "Connections that had lapsed at T0 and are live at T1: found again. Never counted as made.",
     "Such connections of those measured.", rate_note, "More: more people found somebody again.",
     "What brought them together again.", kiths_proposal, first_version},
    {"deepened", of_card, "ties",
     "Connections live and freely given at both T0 and T1 whose ring moved inward, or which are "
     "met at least half as often again and wanted by the person (90 days before each).",
     "Such connections of those measured.", rate_note, "More: more grew closer.",
     "How it feels to either of the two.", kiths_proposal, first_version},
    {"weakened", of_card, "ties",
     "Connections live and freely given at both T0 and T1 that are met half as often or less "
     "(90 days before each).",
     "Such connections of those measured.", rate_note, "More: more are fading.",
     "That either of the two minds.", kiths_proposal, first_version},
    {"lost.reason.*", of_card, "ties", "Connections lost, by the reason on record.",
     "Connections lost with this reason.", "", "More: this reason is said more often.",
     "The true reason; by whom it was said stands in the trace.", kiths_proposal, first_version,
     reason_words},
    {"weighted_loss", of_card, "points",
     "How much those lost would be missed, by the person's own answers at T0 (0 to 3 each), added "
     "up. Somebody else's guess is in no sum.",
     "Sum of the person's own answers over connections lost.", "",
     "More: who was lost mattered more.", "Anything about losses nobody was asked about.",
     kiths_proposal, first_version},
    {"weighted_loss.unknown", of_card, "ties",
     "Connections lost of which the person did not say how much they would be missed.",
     "Connections lost without that answer.", "", "More: weighted_loss leaves more out.",
     "That they were missed less.", kiths_proposal, first_version},
    {"endings", of_card, "ties",
     "Endings that are no losses: chosen, safe, by a death, or not wanted at T0 already.",
     "Connections that ended so.", "", "More: more ended in one of these ways.",
     "That they did not hurt.", kiths_proposal, first_version},
    {"endings.chosen", of_card, "ties",
     "Endings that the person, or their own people, said that the person chose. Staff's word is "
     "not enough.",
     "Connections ended by choice.", "", "More: more were ended by choice.",
     "Whether the choice was free.", kiths_proposal, first_version},
    {"endings.safe", of_card, "ties",
     "Endings for safety, with a decision on record and a date on which it is looked at again.",
     "Connections ended so.", "", "More: more such decisions hold.",
     "Whether the decision was right.", kiths_proposal, first_version},
    {"endings.died", of_card, "ties", "Endings because the other died.", "Connections ended so.",
     "", "More: more people are bereaved.", "Anything about the service.", kiths_proposal,
     first_version},
    {"endings.not_wanted", of_card, "ties",
     "Connections live at T0, not live at T1, that the person called unwanted at T0 already.",
     "Connections ended so.", "", "More: more that was not wanted ended.", "Who ended it.",
     kiths_proposal, first_version},
    {"endings.by_staff_alone", of_card, "ties",
     "Endings of which staff, or a file, or nobody named, told.",
     "Endings without the person's or their people's word.", "Endings (endings).",
     "More: the endings rest on less.", "That staff were wrong.", kiths_proposal, first_version},
    {"not_made.*", of_card, "ties",
     "New, live, freely given connections that do not count as made, by what they lack.",
     "Such connections.", "", "More: more may become connections made.",
     "That they are worth less.", kiths_proposal, first_version, not_made_words},
    {"not_told.*", of_card, "ties", "Connections of which something could not be told.",
     "Such connections.", "", "More: the records say less.",
     "Which way it would be if it were known.", kiths_proposal, first_version, not_told_words},
    {"paid_gained", of_card, "ties",
     "Ties with people paid to be there (Shared Lives carers apart), not there at T0, live at T1.",
     "Such ties.", "", "More: more people in a life who are paid to be in it.",
     "Whether they are dear to the person.", kiths_proposal, first_version},
    {"carers_gained", of_card, "ties",
     "The same of Shared Lives carers, whose part is paid and personal.", "Such ties.", "",
     "More: more people share a carer's home or days.", "Whether they are dear to the person.",
     kiths_proposal, first_version},
    {"replacement", of_card, "ties", "Paid ties gained for freely given ones lost.",
     "Paid ties gained (paid_gained).", of_lost, "More: paid people stand where others stood.",
     "That anybody was replaced by anybody.", kiths_proposal, first_version},
    {"replacement.with_carers", of_card, "ties", "The same with Shared Lives carers.",
     "Paid ties and carers gained.", of_lost, "As replacement.",
     "That anybody was replaced by anybody.", kiths_proposal, first_version},
    {"missing_t1.excluded", of_card, "ties", "Connections lost, without those not seen again.",
     "Connections lost.", rate_note, "The same as lost, set beside the next two.", not_blame,
     kiths_proposal, first_version},
    {"missing_t1.all_lost", of_card, "ties",
     "Connections lost, if everybody not seen again had lost all who were live, freely given and "
     "wanted at their T0.",
     "Connections lost, and those at risk.", rate_note,
     "Far above missing_t1.excluded: too few were seen again to be sure.",
     "That anybody did lose them.", kiths_proposal, first_version},
    {"missing_t1.all_kept", of_card, "ties",
     "Connections lost, if everybody not seen again had kept everybody.", "Connections lost.",
     rate_note, "The rate falls with the days added.", "That anybody did keep them.",
     kiths_proposal, first_version},
    {"lost.by_age.*", of_card, "ties",
     "Connections lost by age on the first day. Groups under 10 people are told together.",
     "Connections lost by people of that age.", "people.by_age.* of the same name.",
     "More: this group lost more.", "Why; differences between small groups are often chance.",
     kiths_proposal, first_version},
    {"people.by_age.*", of_card, "people", "People measured by age on the first day.",
     "People of that age.", "", "How many lost.by_age.* speaks of.", "Anything by itself.",
     kiths_proposal, first_version},
    {"lost.by_area.*", of_card, "ties",
     "Connections lost by the area where people live. Groups under 10 people are told together.",
     "Connections lost by people of that area.", "people.by_area.* of the same name.",
     "More: this group lost more.", "Why; differences between small groups are often chance.",
     kiths_proposal, first_version},
    {"people.by_area.*", of_card, "people", "People measured by the area where they live.",
     "People of that area.", "", "How many lost.by_area.* speaks of.", "Anything by itself.",
     kiths_proposal, first_version},
    {"lost.by_kind.*", of_card, "ties",
     "Connections lost by the kind of the arrangement that began last. Groups under 10 people are "
     "told together.",
     "Connections lost by people with such an arrangement.", "people.by_kind.* of the same name.",
     "More: this group lost more.", "Why; differences between small groups are often chance.",
     kiths_proposal, first_version},
    {"people.by_kind.*", of_card, "people",
     "People measured by the kind of the arrangement that began last.",
     "People with such an arrangement.", "", "How many lost.by_kind.* speaks of.",
     "Anything by itself.", kiths_proposal, first_version},
}};

}  // namespace

std::span<const Measure> measures_of_changes() { return change_measures; }

}  // namespace kith::matcher
