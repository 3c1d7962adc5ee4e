// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_shared.h"

// Services, and what they did: needed to attribute a loss. Circle reviews and diaries. Data only.
namespace kith::graph {

struct Service {
  Identity identity;
  std::string name;
  std::string provider;
  std::string service_kind;
  Opt<Place> place;
  std::string registered_type;
  Opt<Date> start;
  Opt<Date> end;

  static constexpr Kind kind = Kind::service;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const Service&, const Service&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "name", self.name, Need::essential, Seen::officer);
    visit(2, "provider", self.provider, Need::essential, Seen::officer);
    visit(3, "kind", self.service_kind, Need::essential, Seen::officer);
    visit(4, "place", self.place, Need::essential, Seen::officer);
    visit(5, "registered_type", self.registered_type, Need::essential, Seen::officer);
    visit(6, "start", self.start, Need::essential, Seen::officer);
    visit(7, "end", self.end, Need::essential, Seen::officer);
  }
};

enum class ServiceChange : std::uint8_t { start, end, move, hours, transport, staff, rule, cost };
template <>
inline constexpr auto words<ServiceChange> = detail::list("start", "end", "move", "hours",
                                                          "transport", "staff", "rule", "cost");

struct ServiceEvent {
  Identity identity;
  ServiceNumber service;
  ServiceChange change = ServiceChange::start;
  Opt<Date> on;
  Opt<PersonNumber> whom;
  std::string detail;
  Opt<SaidBy> said_by;

  static constexpr Kind kind = Kind::service_event;
  SubjectNumber subject() const { return whom ? as_subject(*whom) : as_subject(service); }
  friend bool operator==(const ServiceEvent&, const ServiceEvent&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "service", self.service, Need::essential, Seen::officer);
    visit(2, "change", self.change, Need::essential, Seen::officer);
    visit(3, "on", self.on, Need::essential, Seen::officer);
    visit(4, "whom", self.whom, Need::essential, Seen::officer);
    visit(5, "detail", self.detail, Need::later, Seen::officer);
    visit(6, "said_by", self.said_by, Need::essential, Seen::officer);
  }
};

enum class ReviewPoint : std::uint8_t { t0, t90, t180, t365, end, other };
template <>
inline constexpr auto words<ReviewPoint> = detail::list("T0", "T+90", "T+180", "T+365", "end",
                                                        "other");

struct TieSeen {
  TieNumber tie;
  Opt<Range<0, 10'000>> contacts;
  Opt<Date> last_contact;

  friend bool operator==(const TieSeen&, const TieSeen&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "tie", self.tie, Need::essential, Seen::own);
    visit(2, "contacts", self.contacts, Need::essential, Seen::own);
    visit(3, "last_contact", self.last_contact, Need::essential, Seen::own);
  }
};

// One answer to one question of a published instrument. Never summed with another's here.
struct SelfRated {
  std::string instrument;
  std::string question;
  Range<0, 10> answer;
  SaidBy said_by = SaidBy::person;

  friend bool operator==(const SelfRated&, const SelfRated&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "instrument", self.instrument, Need::essential, Seen::own);
    visit(2, "question", self.question, Need::essential, Seen::own);
    visit(3, "answer", self.answer, Need::essential, Seen::own);
    visit(4, "said_by", self.said_by, Need::essential, Seen::own);
  }
};

struct Story {
  Text words_of;
  Opt<bool> teller_agrees;

  friend bool operator==(const Story&, const Story&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "text", self.words_of, Need::later, Seen::own);
    visit(2, "teller_agrees", self.teller_agrees, Need::later, Seen::own);
  }
};

// A circle review.
struct Review {
  Identity identity;
  PersonNumber person;
  Opt<Date> on;
  ReviewPoint which = ReviewPoint::other;
  List<std::string> present;
  Opt<SaidBy> perspective;
  List<TieSeen> ties;
  List<SelfRated> self_rated;
  List<Story> stories;

  static constexpr Kind kind = Kind::review;
  SubjectNumber subject() const { return as_subject(person); }
  friend bool operator==(const Review&, const Review&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "person", self.person, Need::essential, Seen::own);
    visit(2, "on", self.on, Need::essential, Seen::own);
    visit(3, "which", self.which, Need::essential, Seen::own);
    visit(4, "present", self.present, Need::essential, Seen::own);
    visit(5, "perspective", self.perspective, Need::essential, Seen::own);
    visit(6, "ties", self.ties, Need::essential, Seen::own);
    visit(7, "self_rated", self.self_rated, Need::later, Seen::own);
    visit(8, "stories", self.stories, Need::later, Seen::own);
  }
};

struct DiaryHours {
  std::string setting;
  Range<0, 168> hours;
  Opt<bool> only_for_people_with_support;

  friend bool operator==(const DiaryHours&, const DiaryHours&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "setting", self.setting, Need::later, Seen::own);
    visit(2, "hours", self.hours, Need::later, Seen::own);
    visit(3, "only_for_people_with_support", self.only_for_people_with_support, Need::later,
          Seen::own);
  }
};

// Optional: one week of a person's waking hours by setting.
struct Diary {
  Identity identity;
  PersonNumber person;
  Opt<Date> week;  // its Monday
  List<DiaryHours> hours;

  static constexpr Kind kind = Kind::diary;
  SubjectNumber subject() const { return as_subject(person); }
  friend bool operator==(const Diary&, const Diary&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "person", self.person, Need::later, Seen::own);
    visit(2, "week", self.week, Need::later, Seen::own);
    visit(3, "hours", self.hours, Need::later, Seen::own);
  }
};

}  // namespace kith::graph
