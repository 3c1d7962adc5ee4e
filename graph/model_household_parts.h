// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_person_more.h"
#include "graph/model_shared.h"

// The people of a carer household, each a data subject of their own. Data only.
namespace kith::graph {

enum class CarerRole : std::uint8_t { main, support };
template <>
inline constexpr auto words<CarerRole> = detail::list("main", "support");

// A task a carer is competent in. `signed_off_for`: the people for whom somebody has signed this
// carer off (domain §3, person-specific).
struct Competence {
  std::string task;
  Opt<Date> until;
  List<PersonNumber> signed_off_for;

  friend bool operator==(const Competence&, const Competence&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "task", self.task, Need::essential, Seen::tier_2);
    visit(2, "until", self.until, Need::essential, Seen::tier_2);
    visit(3, "signed_off_for", self.signed_off_for, Need::essential, Seen::officer);
  }
};

struct Course {
  std::string task;
  Opt<Date> on;

  friend bool operator==(const Course&, const Course&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "task", self.task, Need::essential, Seen::officer);
    visit(2, "on", self.on, Need::essential, Seen::officer);
  }
};

// An approved Shared Lives carer or support carer of the home.
struct Carer {
  Identity identity;
  std::string called;
  Opt<AgeBand> age_band;
  Opt<Gender> gender;
  CarerRole role = CarerRole::main;
  List<Agreement> agreement;
  List<Communication> languages;
  List<Competence> competences;
  List<Course> courses;
  List<std::string> willing_to_train;
  Opt<bool> works_nights;
  Opt<bool> drives;
  List<Wish> must;
  List<Wish> must_not;
  List<Wish> wishes;
  Opt<Rhythm> rhythm;            // where it differs from the home's
  Opt<Personality> personality;  // likewise
  List<Interest> interests;      // own ones, beside the home's
  List<Matter> matters;

  // Each of these is long, and compiled once: in record.cc.
  Carer() noexcept;
  Carer(const Carer& other);
  Carer(Carer&& other) noexcept;
  Carer& operator=(const Carer& other);
  Carer& operator=(Carer&& other) noexcept;
  ~Carer();

  static constexpr Kind kind = Kind::carer;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const Carer&, const Carer&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "called", self.called, Need::essential, Seen::officer);
    visit(2, "age_band", self.age_band, Need::essential, Seen::officer);
    visit(3, "gender", self.gender, Need::essential, Seen::officer);
    visit(4, "role", self.role, Need::essential, Seen::officer);
    visit(5, "agreement", self.agreement, Need::essential, Seen::own);
    visit(6, "languages", self.languages, Need::essential, Seen::tier_1);
    visit(7, "competences", self.competences, Need::essential, Seen::tier_2);
    visit(8, "courses", self.courses, Need::essential, Seen::officer);
    visit(9, "willing_to_train", self.willing_to_train, Need::essential, Seen::officer);
    visit(10, "works_nights", self.works_nights, Need::essential, Seen::tier_2);
    visit(11, "drives", self.drives, Need::essential, Seen::tier_1);
    visit(12, "must", self.must, Need::essential, Seen::own);
    visit(13, "must_not", self.must_not, Need::essential, Seen::own);
    visit(14, "wishes", self.wishes, Need::essential, Seen::tier_2);
    visit(15, "rhythm", self.rhythm, Need::later, Seen::tier_1);
    visit(16, "personality", self.personality, Need::later, Seen::tier_1);
    visit(17, "interests", self.interests, Need::later, Seen::tier_1);
    visit(18, "matters", self.matters, Need::later, Seen::own);
  }
};

enum class LivingKind : std::uint8_t { adult, child };
template <>
inline constexpr auto words<LivingKind> = detail::list("adult", "child");

// How somebody who lives there answered when asked about a new person. Private to them.
enum class HouseholdAnswer : std::uint8_t { not_asked, yes, not_yet, worried, no };
template <>
inline constexpr auto words<HouseholdAnswer> = detail::list("not_asked", "yes", "not_yet",
                                                            "worried", "no");

// Somebody else who lives in the home, neither carer nor a person in an arrangement. Of a child
// nothing but an age band and how they were asked.
struct OtherLiving {
  Identity identity;
  std::string called;
  LivingKind living = LivingKind::adult;
  Opt<AgeBand> age_band;
  Opt<bool> foster;  // then the fostering service's agreement is needed
  Opt<bool> supported;
  Opt<Date> stays_until;
  Opt<HouseholdAnswer> answer;
  List<Agreement> agreement;
  List<Wish> must;
  List<Wish> must_not;

  static constexpr Kind kind = Kind::other_living;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const OtherLiving&, const OtherLiving&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "called", self.called, Need::later, Seen::officer);
    visit(2, "living", self.living, Need::essential, Seen::tier_1);
    visit(3, "age_band", self.age_band, Need::essential, Seen::tier_1);
    visit(4, "foster", self.foster, Need::essential, Seen::officer);
    visit(5, "supported", self.supported, Need::essential, Seen::officer);
    visit(6, "stays_until", self.stays_until, Need::essential, Seen::officer);
    visit(7, "answer", self.answer, Need::essential, Seen::own);
    visit(8, "agreement", self.agreement, Need::essential, Seen::own);
    visit(9, "must", self.must, Need::essential, Seen::own);
    visit(10, "must_not", self.must_not, Need::essential, Seen::own);
  }
};

// What a person who already lives in the home has said about living with somebody new. `agreement`
// with purpose `match`: that this home may be proposed.
struct ResidentStatement {
  PersonNumber person;
  List<Agreement> agreement;
  List<Wish> must;
  List<Wish> must_not;
  List<Wish> wishes;
  Opt<Rhythm> rhythm;
  Opt<Personality> personality;
  List<Interest> interests;
  Opt<HouseholdAnswer> answer;

  SubjectNumber subject() const { return as_subject(person); }
  friend bool operator==(const ResidentStatement&, const ResidentStatement&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "person", self.person, Need::essential, Seen::officer);
    visit(2, "agreement", self.agreement, Need::essential, Seen::own);
    visit(3, "must", self.must, Need::essential, Seen::own);
    visit(4, "must_not", self.must_not, Need::essential, Seen::own);
    visit(5, "wishes", self.wishes, Need::essential, Seen::tier_2);
    visit(6, "rhythm", self.rhythm, Need::essential, Seen::tier_1);
    visit(7, "personality", self.personality, Need::later, Seen::tier_1);
    visit(8, "interests", self.interests, Need::later, Seen::tier_1);
    visit(9, "answer", self.answer, Need::essential, Seen::own);
  }
};

}  // namespace kith::graph
