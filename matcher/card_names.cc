// SPDX-License-Identifier: Apache-2.0
// What a card's figures, people and connections are called on a page.
#include <algorithm>
#include <array>
#include <utility>

#include "matcher/connection_card_words.h"
#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

using FigureTitle = std::pair<std::string_view, std::string_view>;

// The technical terms stay in code (domain §5.3).
constexpr std::array<FigureTitle, 73> figure_titles{{
    {"measured", "People measured"},
    {"measured.no_t1", "Not seen again since"},
    {"measured.no_t0", "Without a review before the start"},
    {"measured.not_agreed", "Did not agree that their circle is held"},
    {"measured.gone", "Whose record is there no more"},
    {"person_days", "Days lived between their two reviews"},
    {"level_one.not_measured", "Short conversations, not measured"},
    {"made", "Connections made"},
    {"lost", "Connections lost"},
    {"attributable", "Of the lost, near a change of service"},
    {"reconnected", "Found again"},
    {"deepened", "Grown closer"},
    {"weakened", "Met half as often or less"},
    {"weighted_loss", "How much the lost would be missed, added up"},
    {"weighted_loss.unknown", "Lost, and nobody asked how much they would be missed"},
    {"endings", "Endings beside, not among the lost"},
    {"endings.chosen", "Ended by the person's own choice"},
    {"endings.safe", "Ended for safety, decided and to be reviewed"},
    {"endings.died", "The other died"},
    {"endings.not_wanted", "Was not wanted already at the start"},
    {"endings.by_staff_alone", "Endings that staff alone told of"},
    {"missing_t1.excluded", "Lost, without those not seen again"},
    {"missing_t1.all_lost", "Lost, if they had lost everybody"},
    {"missing_t1.all_kept", "Lost, if they had kept everybody"},
    {"replacement", "Paid ties gained for those lost"},
    {"replacement.with_carers", "The same with Shared Lives carers"},
    {"freely_given.t0", "Freely given ties at the start"},
    {"freely_given.t0.without_carers", "The same without Shared Lives carers, at the start"},
    {"freely_given.t1", "Freely given ties at the end"},
    {"freely_given.t1.without_carers", "The same without Shared Lives carers, at the end"},
    {"freely_given_minutes.t0", "Freely given time at the start"},
    {"freely_given_minutes.t0.without_carers", "The same without carers, at the start"},
    {"freely_given_minutes.t1", "Freely given time at the end"},
    {"freely_given_minutes.t1.without_carers", "The same without carers, at the end"},
    {"freely_given_minutes.t0.not_known", "Ties whose time was not known at the start"},
    {"freely_given_minutes.t1.not_known", "Ties whose time is not known at the end"},
    {"gone_in_scheme", "Gone from the scheme: whether they belong here nobody can tell"},
    {"days_alone.not_known", "People of whom reviews tell more contacts than are on record"},
    {"check.t1_early", "Second reviews more than four weeks before the end"},
    {"due.first_review", "Hold a first review"},
    {"due.review", "Hold a review"},
    {"gives.people", "People who give something in a tie"},
    {"gives", "Ties in which they give"},
    {"travel.anchors", "Ways to people who matter"},
    {"travel.over_45_minutes", "Over 45 minutes now"},
    {"travel.over_twice", "More than twice as long as before"},
    {"travel.lost_independence", "Could go alone before, cannot now"},
    {"travel.not_known", "Minutes not known"},
    {"days_alone", "Days without anyone of one's own"},
    {"days_alone.people", "People whose contacts are on record"},
    {"days_alone.longest_run", "Longest run of days without anyone of one's own"},
    {"kept.partner.kept", "A partner stays, and may where they live now"},
    {"kept.partner.lost", "A partner stayed, and may not there"},
    {"kept.partner.not_known", "Nobody said whether a partner may stay there"},
    {"kept.visitors.kept", "Visitors come, and may there"},
    {"kept.visitors.less", "Visitors may come less often there"},
    {"kept.visitors.lost", "Visitors came, and may not there"},
    {"kept.visitors.not_known", "Nobody said whether visitors may come there"},
    {"kept.pets.kept", "Their kind of pet lives there with them"},
    {"kept.pets.lost", "No pet of their kind lives there"},
    {"kept.pets.not_known", "Nobody said whether their pet lives there"},
    {"only_service.hours", "Hours out of home only among people who use support, and staff"},
    {"sources.staff_alone", "Ties that staff, or a file, alone told of"},
    {"sources.not_said", "Ties of which nobody said who told"},
    {"check.made_in_last_week", "Became a connection made in the last week"},
    {"check.same_contact_counts", "Reviews that give every tie the same number of contacts"},
    {"check.made_under_a_known_name", "Made, with the name of somebody who was there before"},
    {"check.one_worker_close_to_several", "A paid worker among the closest of several people"},
    {"check.not_wanted_after_loss", "Called not wanted after it was lost"},
    {"due.ask_why_lost", "Ask why it was lost"},
    {"due.second_way", "Leans on one person: find a second way"},
    {"due.journey", "Look at the journey"},
    {"due.review_of_safe_ending", "Review the decision"},
}};

// What is wrong with the records, or missing.
constexpr std::array<FigureTitle, graph::words<graph::LedgerFlagKind>.size()> flag_titles{{
    {"flag.no_t0", "Nobody reviewed their circle before the start"},
    {"flag.no_t1", "Nobody has reviewed their circle since"},
    {"flag.t0_old", "First reviews more than four weeks before the start"},
    {"flag.t0_after_start", "Called a first review, and held after the start"},
    {"flag.t0_entered_late", "First reviews written down after the start"},
    {"flag.review_undated", "Reviews without a day"},
    {"flag.reviews_contradict", "Reviews of one day that say different things"},
    {"flag.perspectives_differ", "Reviews of one day by several: the person's own counts"},
    {"flag.review_ahead_of_itself", "Reviews that tell of later contacts"},
    {"flag.dated_after_today", "Dated after today, and not used"},
    {"flag.contact_undated", "Contacts without a day, not used"},
    {"flag.contact_of_no_tie", "Contacts of nobody in the circle, not used"},
    {"flag.listed_tie_gone", "Named in a review, and not in the circle any more"},
    {"flag.service_event_undated", "Changes of a service without a day, not used"},
    {"flag.tie_undated", "Ties of which no day is known"},
    {"flag.tie_twice", "Ties written down twice for the same days"},
    {"flag.not_named_at_t0", "There before, and not named in the first review"},
    {"flag.began_contradicts", "Met before they are said to have begun"},
    {"flag.validity_reversed", "Ties that end before they begin"},
    {"flag.state_contradicts_contact", "Called lost, and met within their rhythm"},
    {"flag.contact_after_end", "Met after they are said to have ended"},
    {"flag.ending_undated", "Ended on no known day: taken to be within the window"},
    {"flag.giving_changed", "Were freely given and are paid, or the other way"},
    {"flag.travel_contradicts", "Minutes to somebody told in two ways"},
    {"flag.dependence_unnamed", "Depend on a worker whom nobody named"},
    {"flag.no_contacts_recorded", "People of whom no contact is on record"},
    {"flag.place_anchors_not_measured", "Places that matter, not measured as they are nobody"},
}};

template <class Titles>
std::string_view title_in(const Titles& titles, std::string_view name) {
  const auto found = std::find_if(titles.begin(), titles.end(),
                                  [name](const FigureTitle& each) { return each.first == name; });
  return found == titles.end() ? std::string_view{} : found->second;
}

}  // namespace

const graph::LedgerTie* CardNames::row_of(const CardItem& item) const {
  const CardPerson* person = card_.find(item.person);
  if (!person || !person->ledger || !item.tie) return nullptr;
  return find_tie(*person->ledger, *item.tie);
}

bool CardNames::is_private(const CardItem& item) const {
  const graph::LedgerTie* row = row_of(item);
  return row && sight_.is_private && sight_.is_private(*row);
}

std::string CardNames::person(const graph::PersonNumber& number) const {
  const auto* person = sight_.names ? view_.find<graph::Person>(number.number) : nullptr;
  return person && !person->called.empty() ? person->called : graph::to_text(number.number);
}

std::string CardNames::label(const CardItem& item) const {
  if (!is_private(item)) return graph::to_text(item.tie->number);
  std::size_t place = 0;
  for (const graph::LedgerTie& row : card_.find(item.person)->ledger->ties) {
    if (sight_.is_private(row)) ++place;
    if (row.tie == *item.tie) break;
  }
  return "private-" + std::to_string(place);
}

std::string CardNames::tie(const CardItem& item) const {
  if (!sight_.names || is_private(item)) return label(item);
  for (const graph::TieNumber& number : row_of(item)->records) {
    const auto* tie = view_.find<graph::Tie>(number.number);
    if (tie && !tie->other.called.empty()) return tie->other.called;
  }
  return label(item);
}

std::string CardNames::record(const graph::PersonNumber& person,
                              const graph::Number& number) const {
  const auto* contact = view_.find<graph::Contact>(number);
  const graph::TieNumber tie{contact ? contact->tie.number : number};
  const CardPerson* owner = card_.find(person);
  const auto* row = owner && owner->ledger ? find_tie(*owner->ledger, tie) : nullptr;
  const auto kind = view_.kind_of(number);
  const bool is_of_tie = kind == graph::Kind::tie || kind == graph::Kind::contact;
  const bool is_kept = sight_.is_private && is_of_tie && (!row || sight_.is_private(*row));
  return is_kept ? "private" : graph::to_text(number);
}

std::string CardNames::worker(const graph::PersonNumber& person,
                              const graph::SubjectNumber& number) const {
  for (const graph::LedgerTie& row : card_.find(person)->ledger->ties) {
    if (row.other == number && sight_.is_private && sight_.is_private(row)) return "private";
  }
  return graph::to_text(number.number);
}

void keep_back_private(const graph::View& view, ConnectionCard& card, const CardSight& sight) {
  const CardNames names(view, card, sight);
  const auto is_private = [&names](const CardItem& item) {
    if (item.tie) return names.is_private(item);
    return item.record && names.record(item.person, *item.record) == "private";
  };
  for (CardFigure& figure : card.figures) {
    const bool tells_more = figure.name != "made" && figure.name != "lost";
    if (sight.names && tells_more) {
      figure.kept_back = std::erase_if(figure.items, is_private);
      continue;
    }
    std::stable_partition(figure.items.begin(), figure.items.end(),
                          [&](const CardItem& item) { return !is_private(item); });
  }
}

std::string tenths_in_words(std::int64_t tenths) {
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string share_in_words(const CardFigure& figure) {
  const auto share = graph::per_mille({figure.value, figure.whole.value_or(0)});
  return share ? tenths_in_words(*share) + " %" : "-";
}

std::string reason_in_words(std::string_view reason) {
  if (reason == graph::word(graph::LossReason::unknown)) return "nobody knows";
  if (reason == graph::word(graph::LossReason::persons_choice)) return "the person's choice";
  if (reason == graph::word(graph::LossReason::death_or_illness)) return "death or illness";
  return spaced(reason);
}

std::string group_in_words(std::string_view group) {
  const std::size_t point = group.find('.');
  if (point == std::string_view::npos) return spaced(group);
  const std::string by(group.substr(0, point));
  const std::string name = spaced(group.substr(point + 1));
  if (name == "others") return by + ": all the others";
  if (name == "not known") return by + " not known";
  if (by == word(CardGrouping::age)) return "aged " + name;
  return by == word(CardGrouping::area) ? "in " + name : name;
}

std::string title_of(const CardFigure& figure) {
  constexpr std::string_view reasons = "lost.reason.";
  constexpr std::string_view lost_by = "lost.by_";
  if (figure.name.starts_with(reasons)) {
    return sentence_case(reason_in_words(std::string_view(figure.name).substr(reasons.size())));
  }
  if (figure.name.starts_with(lost_by)) {
    return "Lost, " + group_in_words(std::string_view(figure.name).substr(lost_by.size()));
  }
  std::string_view title = title_in(figure_titles, figure.name);
  if (title.empty()) title = title_in(flag_titles, figure.name);
  return std::string(title.empty() ? std::string_view(figure.name) : title);
}

}  // namespace kith::matcher
