// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_shared.h"
#include "graph/model_step_words.h"

// What the steps of an introduction are made of (domain §2c). Data only.
namespace kith::graph {

// A best-interests decision (Mental Capacity Act 2005): an answer of its own, never shown or
// counted as the person's yes.
struct BestInterests {
  Text decision;          // the decision in question
  Opt<Date> assessed_on;  // capacity for that decision, found lacking
  Text help_tried;        // so that they could decide themselves
  std::string decision_maker;
  Authority basis = Authority::best_interests;  // best_interests: the responsible body
  List<std::string> consulted;
  std::string advocate;  // or IMCA, where nobody unpaid can be consulted
  Opt<bool> unpaid_consulted;
  Text wishes;  // the person's, and how they reacted

  friend bool operator==(const BestInterests&, const BestInterests&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "decision", self.decision, Need::essential, Seen::own);
    visit(2, "capacity_assessed_on", self.assessed_on, Need::essential, Seen::own);
    visit(3, "help_tried", self.help_tried, Need::essential, Seen::own);
    visit(4, "decision_maker", self.decision_maker, Need::essential, Seen::own);
    visit(5, "basis", self.basis, Need::essential, Seen::own);
    visit(6, "consulted", self.consulted, Need::essential, Seen::own);
    visit(7, "advocate", self.advocate, Need::essential, Seen::own);
    visit(8, "unpaid_consulted", self.unpaid_consulted, Need::essential, Seen::own);
    visit(9, "wishes", self.wishes, Need::essential, Seen::own);
  }
};

// One line of a profile, as it was shown.
struct SharedLine {
  std::string heading;
  Text words_of;

  friend bool operator==(const SharedLine&, const SharedLine&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "heading", self.heading, Need::essential, Seen::tier_1);
    visit(2, "text", self.words_of, Need::essential, Seen::tier_1);
  }
};

// What was shown to whom: a fact. The step belongs to whom the lines are about.
struct ShareMade {
  Party to = Party::household;  // person or household
  Tier tier = Tier::first;
  List<SharedLine> lines;

  friend bool operator==(const ShareMade&, const ShareMade&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "to", self.to, Need::essential, Seen::officer);
    visit(2, "tier", self.tier, Need::essential, Seen::officer);
    visit(3, "lines", self.lines, Need::essential, Seen::tier_1);
  }
};

// What it would cost the person and what would be left, as they were shown it (domain §2c). Never a
// score.
struct MoneyShown {
  Opt<Pence> pays_a_week;
  Opt<Pence> left_a_week;
  Text travel;  // what the ways to their own people and places cost, and how long they take

  friend bool operator==(const MoneyShown&, const MoneyShown&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "pays_pence_a_week", self.pays_a_week, Need::essential, Seen::own);
    visit(2, "left_pence_a_week", self.left_a_week, Need::essential, Seen::own);
    visit(3, "travel", self.travel, Need::essential, Seen::own);
  }
};

struct MeetingHeld {
  MeetingKind kind = MeetingKind::chat;
  std::string where;
  List<std::string> who_came;

  friend bool operator==(const MeetingHeld&, const MeetingHeld&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "kind", self.kind, Need::essential, Seen::officer);
    visit(2, "where", self.where, Need::essential, Seen::officer);
    visit(3, "who_came", self.who_came, Need::essential, Seen::officer);
  }
};

// What worked and what did not, after a meeting, by one of them.
struct Felt {
  Text working;
  Text not_working;
  Opt<Reaction> reaction;  // the person's own

  friend bool operator==(const Felt&, const Felt&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "working", self.working, Need::essential, Seen::own);
    visit(2, "not_working", self.not_working, Need::essential, Seen::own);
    visit(3, "reaction", self.reaction, Need::essential, Seen::own);
  }
};

struct FundingAnswer {
  YesNo answer = YesNo::no;
  std::string approved_by;

  friend bool operator==(const FundingAnswer&, const FundingAnswer&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "answer", self.answer, Need::essential, Seen::officer);
    visit(2, "approved_by", self.approved_by, Need::essential, Seen::officer);
  }
};

struct Principle {
  Text compatibility;
  Opt<Liberty> liberty;

  friend bool operator==(const Principle&, const Principle&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "compatibility_statement", self.compatibility, Need::essential, Seen::officer);
    visit(2, "deprivation_of_liberty", self.liberty, Need::essential, Seen::officer);
  }
};

struct Document {
  DocumentKind kind = DocumentKind::other;
  std::string reference;

  friend bool operator==(const Document&, const Document&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "kind", self.kind, Need::essential, Seen::officer);
    visit(2, "reference", self.reference, Need::essential, Seen::officer);
  }
};

// What everybody signs. Set anew, it is signed anew.
struct Terms {
  ArrangementKind kind = ArrangementKind::live_in;
  Opt<Date> start;
  Opt<Date> end;        // first day after
  std::string pattern;  // RRULE for breaks and sessions
  List<Document> documents;
  Opt<HouseholdNumber> back_up_household;
  Opt<bool> back_up_met;    // the person has met them
  Text keep_in_touch_plan;  // with family and friends
  Text notice;

  friend bool operator==(const Terms&, const Terms&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "kind", self.kind, Need::essential, Seen::officer);
    visit(2, "start", self.start, Need::essential, Seen::officer);
    visit(3, "end", self.end, Need::essential, Seen::officer);
    visit(4, "pattern", self.pattern, Need::essential, Seen::officer);
    visit(5, "documents", self.documents, Need::essential, Seen::officer);
    visit(6, "back_up_household", self.back_up_household, Need::essential, Seen::officer);
    visit(7, "back_up_met", self.back_up_met, Need::essential, Seen::officer);
    visit(8, "keep_in_touch_plan", self.keep_in_touch_plan, Need::essential, Seen::officer);
    visit(9, "notice", self.notice, Need::essential, Seen::officer);
  }
};

struct Reviewed {
  ReviewKind kind = ReviewKind::regular;
  List<std::string> present;
  Text words_of;
  Opt<Date> next_due;

  friend bool operator==(const Reviewed&, const Reviewed&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "kind", self.kind, Need::essential, Seen::officer);
    visit(2, "present", self.present, Need::essential, Seen::officer);
    visit(3, "text", self.words_of, Need::essential, Seen::own);
    visit(4, "next_due", self.next_due, Need::essential, Seen::officer);
  }
};

struct Ending {
  EndedBy by = EndedBy::other;
  EndingReason why = EndingReason::other;
  Text words_of;
  Text learning;
  Text keep_in_touch_wish;

  friend bool operator==(const Ending&, const Ending&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "by", self.by, Need::essential, Seen::officer);
    visit(2, "why", self.why, Need::essential, Seen::officer);
    visit(3, "text", self.words_of, Need::essential, Seen::own);
    visit(4, "learning", self.learning, Need::essential, Seen::officer);
    visit(5, "keep_in_touch_wish", self.keep_in_touch_wish, Need::essential, Seen::own);
  }
};

// A dated stay; it never becomes an arrangement by itself.
struct EmergencyTerms {
  Opt<EmergencyStayNumber> stay;  // the record that it makes
  Opt<Date> from;
  Opt<Date> until;         // first day after
  Opt<Date> matching_due;  // when matching must have caught up

  friend bool operator==(const EmergencyTerms&, const EmergencyTerms&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "stay", self.stay, Need::essential, Seen::officer);
    visit(2, "from", self.from, Need::essential, Seen::officer);
    visit(3, "until", self.until, Need::essential, Seen::officer);
    visit(4, "matching_due", self.matching_due, Need::essential, Seen::officer);
  }
};

}  // namespace kith::graph
