// SPDX-License-Identifier: Apache-2.0
#include "matcher/due_words.h"

#include <array>

#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

using graph::Date;
using graph::Kind;
using graph::Party;
using graph::PartyNumber;

// To what somebody said yes, in the order of AgreementFor.
constexpr std::array<std::string_view, graph::words<graph::AgreementFor>.size()> agreed_to_what{
    "having a profile held",
    "being matched",
    "having a profile shown",
    "moving in",
    "photographs",
    "having their circle held",
    "research",
    "being introduced to people and groups",
    "putting budgets together"};

std::string_view purpose_in_words(std::string_view what) {
  for (std::size_t i = 0; i < agreed_to_what.size(); ++i) {
    if (graph::words<graph::AgreementFor>[i] == what) return agreed_to_what[i];
  }
  return "it";
}

std::string_view question_in_words(std::string_view what) {
  if (what == graph::word(graph::StepQuestion::go_on)) return "whether to go on";
  if (what == graph::word(graph::StepQuestion::arrange)) return "whether to agree an arrangement";
  if (what == graph::word(graph::StepQuestion::emergency)) return "about staying tonight";
  return "whether to meet";
}

class Sentence {
 public:
  Sentence(const graph::View& view, const DueRow& row) : view_(view), row_(row) {}

  std::string take() const {
    switch (row_.kind) {
      case DueKind::early_review:
      case DueKind::yearly_review: return review();
      case DueKind::emergency_matching:
        return "Full matching has to have caught up with the emergency stay of " + both() +
               until_day() +
               ": go on with the introduction, or end it. It does not become an "
               "arrangement by staying.";
      case DueKind::household_review: return household_review();
      case DueKind::home_safety_check: return home_safety();
      case DueKind::approval_ends:
        return "The approval of " + home() + ends() + ": take it to the panel.";
      case DueKind::check_ends:
        return check_name() + " of " + home() + ends() + ": see to its renewal.";
      case DueKind::competence_ends:
        return "What " + who() + " (" + home() + ") was signed off for, " + spaced(row_.what) +
               "," + ends() + ": see to the training.";
      case DueKind::answer_awaited: return awaited();
      case DueKind::fading_check:
        return "Look in on a connection of " + person() +
               ": is it going on without the "
               "coordinator" +
               (row_.since ? ", who stepped back on " + day(*row_.since) : "") + "?";
      case DueKind::neighbour_agreement_ends:
        return "What " + neighbour() + " agreed, to be found," + ends() +
               ": ask whether it goes on. No is an answer.";
      default: return of_profiles();
    }
  }

 private:
  std::string of_profiles() const {
    switch (row_.kind) {
      case DueKind::sharing_ends:
        return "What may be shown of " + (row_.household ? home() : person()) + ends() +
               ": ask again what, to whom and how far. No is an answer.";
      case DueKind::agreement_ends: return agreement();
      case DueKind::person_waiting: return waiting();
      case DueKind::profile_unmatched:
        return "What may be shown of " + person() + " has led to nothing since " +
               day(*row_.since) +
               ": ask whether it should stand, or take it back. Somebody "
               "decides, and it is noted.";
      case DueKind::profile_left:
        return "What was shown of " +
               (is_of_home() ? home() + " to " + person() : person() + " to " + home()) +
               " is still there, and nothing came of it: ask for it back, and note that "
               "(sharing_withdrawn).";
      default: return of_introductions();
    }
  }
  std::string of_introductions() const {
    switch (row_.kind) {
      case DueKind::meeting_notes: return notes();
      case DueKind::baseline_review: return baseline();
      case DueKind::introduction_on_hold:
        return "The introduction of " + both() + " has been on hold" + since_day() +
               ": ask whether it goes on, or ends.";
      default:
        return person() + " has objected to the introduction with " + home() + since_day() +
               ". Nothing goes on unless they say yes again; ask for legal advice first.";
    }
  }

  std::string baseline() const {
    const auto* mover = view_.find<graph::Person>(row_.who.front().of.number);
    const bool own = row_.person && row_.who.front().of == graph::as_subject(*row_.person);
    return "Hold a circle review with " + person() + until_day() + ", when " +
           (own ? "they move" : (mover ? name_of(*mover) : "somebody") + " moves") + " in with " +
           home() + ": what that changes can only be told from how it was before.";
  }
  std::string review() const {
    const bool early = row_.kind == DueKind::early_review;
    if (row_.not_on_record) {
      return "Look whether the " + std::string(early ? "early" : "yearly") +
             " review of the arrangement of " + both() +
             " was held: it began before Kith, which knows of none.";
    }
    return "Hold the " + std::string(early ? "early review" : "review") +
           " of the arrangement of " + both() +
           (early ? ", six weeks after it began on " : "; the last was on ") + day(*row_.since) +
           ".";
  }
  std::string household_review() const {
    if (row_.not_on_record) {
      return "No yearly review of " + home() +
             ", and no day of its approval, is on record: hold "
             "one, and note it among the checks.";
    }
    return "Hold the yearly review of " + home() +
           (row_.since ? "; the last on record was on " + day(*row_.since) : "") +
           ". Note it among the checks.";
  }
  std::string home_safety() const {
    if (row_.not_on_record) {
      return "No day of a home health and safety check is on record for " + home() +
             ": make one, and note it.";
    }
    return "Look again at health and safety with " + home() +
           (row_.since ? "; the last time was on " + day(*row_.since) : "") + ".";
  }
  std::string agreement() const {
    const std::string ask = ": ask again, in the way that suits them. No is an answer.";
    if (row_.household) {
      return "With " + home() + " a yes to " +
             (row_.what == graph::word(graph::AgreementFor::match) ? "the home being proposed"
                                                                   : "its profile being shown") +
             ends() + ": ask everybody there again. No is an answer.";
    }
    return "The yes of " + person() + " to " + std::string(purpose_in_words(row_.what)) + ends() +
           ask;
  }
  std::string waiting() const {
    const std::string then =
        ", and no introduction is under way: ask again whom to propose, and what stands in the "
        "way (kith gaps --for household).";
    if (row_.not_on_record) return person() + " is looking, nobody noted since when" + then;
    return person() + " has been looking since " + day(*row_.since) + then;
  }
  std::string awaited() const {
    const std::string asked = std::string(question_in_words(row_.what));
    const PartyNumber& whose = row_.who.front();
    std::string text = (whose.party == Party::person ? person() : who()) +
                       (whose.party == Party::person ? "" : " (" + home() + ")") + " was asked " +
                       asked +
                       (whose.party == Party::person ? ", with " + home() : ", with " + person()) +
                       since_day() + ". ";
    switch (whose.party) {
      case Party::person: return text + "Offer to tell more; it takes the time it takes.";
      case Party::carer:
        return text + "A carer is asked to answer in a week: ask what they would like to know.";
      case Party::child: return text + "Ask them in a way that suits their age.";
      default: return text + "Ask them, apart from the others.";
    }
  }
  std::string notes() const {
    std::string whom;
    for (const PartyNumber& each : row_.who) {
      whom += (whom.empty() ? "" : " and ") + (each.party == Party::person ? person() : home());
    }
    return both() + " met on " + day(*row_.since) + ": ask " + whom +
           (row_.who.size() > 1 ? ", apart," : "") + " what worked and what did not, and note it.";
  }

  static std::string day(Date date) { return spoken_day(date); }
  std::string ends() const { return (row_.overdue ? " ended on " : " ends on ") + day(row_.on); }
  std::string until_day() const { return " by " + day(row_.on); }
  std::string since_day() const { return row_.since ? " since " + day(*row_.since) : ""; }
  std::string both() const { return person() + " and " + home(); }
  bool is_of_home() const {
    return !row_.who.empty() && row_.who.front().party == Party::household;
  }
  std::string person() const {
    const auto* found = row_.person ? view_.find<graph::Person>(row_.person->number) : nullptr;
    return found ? name_of(*found) : "somebody";
  }
  std::string home() const {
    const auto* found =
        row_.household ? view_.find<graph::Household>(row_.household->number) : nullptr;
    return found ? name_of(*found) : "a home";
  }
  std::string neighbour() const {
    const auto* found = view_.find<graph::Neighbour>(row_.record);
    return found ? name_of(*found) : "a neighbour";
  }
  std::string check_name() const {
    std::string name = "The " + (row_.what.empty() ? "home" : spaced(row_.what));
    if (!name.ends_with("check") && !name.ends_with("insurance")) name += " check";
    return name;
  }
  // Whoever is asked, by name where there is one.
  std::string who() const {
    const PartyNumber& whose = row_.who.front();
    switch (whose.party) {
      case Party::parental_responsibility: return "whoever has parental responsibility";
      case Party::childrens_services: return "children's services";
      case Party::fostering_service: return "the fostering service";
      case Party::child: return "a child who lives there";
      default: break;
    }
    if (const auto* resident = view_.find<graph::Person>(whose.of.number)) {
      return name_of(*resident);
    }
    return named_in_home(whose);
  }
  std::string named_in_home(const PartyNumber& whose) const {
    const auto* found =
        row_.household ? view_.find<graph::Household>(row_.household->number) : nullptr;
    if (!found) return "somebody";
    for (const graph::Carer& each : found->carers) {
      if (each.subject() == whose.of) return name_of(each);
    }
    for (const graph::OtherLiving& each : found->others_living) {
      if (each.subject() == whose.of && !each.called.empty()) return each.called;
    }
    return "somebody who lives there";
  }

  const graph::View& view_;
  const DueRow& row_;
};

std::string line_of(const graph::View& view, const DueRow& row) {
  return "  " + spoken_day(row.on) + "  " + sentence_of(view, row) + "\n";
}

}  // namespace

std::string sentence_of(const graph::View& view, const DueRow& row) {
  std::string sentence = Sentence(view, row).take();
  if (sentence.front() >= 'a' && sentence.front() <= 'z') {
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  }
  return sentence;
}

std::string due_in_words(const graph::View& view, const Due& due) {
  std::string overdue;
  std::string soon;
  for (const DueRow& row : due.rows) (row.overdue ? overdue : soon) += line_of(view, row);
  const std::string until = spoken_day(due.question.on.plus(due.question.within_days));
  std::string text;
  if (!overdue.empty()) text += "Overdue:\n" + overdue;
  if (!soon.empty()) text += "To look at, and due until " + until + ":\n" + soon;
  if (due.rows.empty()) text = "Nothing is due until " + until + ".\n";
  if (due.more > 0) {
    text += "And " + std::to_string(due.more) + " more, not told here: --top takes up to " +
            std::to_string(DueQuestion::rows_max) + ".\n";
  }
  if (due.begun_elsewhere > 0) {
    text += std::to_string(due.begun_elsewhere) +
            (due.begun_elsewhere == 1 ? " arrangement" : " arrangements") +
            " began before Kith and have no review on record here: each is told when its yearly "
            "review would be held.\n";
  }
  return text;
}

}  // namespace kith::matcher
