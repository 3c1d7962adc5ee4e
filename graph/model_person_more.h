// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_shared.h"

// The rest of the parts a Person is made of: going about, home, goal, history. Data only.
namespace kith::graph {

enum class TravelsAlone : std::uint8_t { no, known_routes, yes };
template <>
inline constexpr auto words<TravelsAlone> = detail::list("no", "known_routes", "yes");

struct Travel {
  List<Means> means;
  Opt<TravelsAlone> alone;
  Opt<TimeOfDay> pass_from;  // a bus pass holds from this time of day
  Opt<TimeOfDay> last_home;
  Opt<Minutes> walk_max;
  Said said;

  friend bool operator==(const Travel&, const Travel&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "means", self.means, Need::essential, Seen::officer);
    visit(2, "alone", self.alone, Need::essential, Seen::officer);
    visit(3, "pass_from", self.pass_from, Need::essential, Seen::officer);
    visit(4, "last_home", self.last_home, Need::essential, Seen::officer);
    visit(5, "walk_minutes_max", self.walk_max, Need::essential, Seen::officer);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

enum class Housemates : std::uint8_t { none, one, more, any };
template <>
inline constexpr auto words<Housemates> = detail::list("none", "one", "more", "any");
enum class ChildrenWish : std::uint8_t { none, any, older_only };
template <>
inline constexpr auto words<ChildrenWish> = detail::list("none", "any", "older_only");
enum class CarersWish : std::uint8_t { any, single, couple };
template <>
inline constexpr auto words<CarersWish> = detail::list("any", "single", "couple");
enum class Setting : std::uint8_t { any, rural, town };
template <>
inline constexpr auto words<Setting> = detail::list("any", "rural", "town");

struct HouseholdWish {
  Opt<Housemates> housemates;
  Opt<ChildrenWish> children;
  Opt<CarersWish> carers;
  Opt<Setting> setting;
  Opt<Strength> strength;
  Said said;

  friend bool operator==(const HouseholdWish&, const HouseholdWish&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "housemates", self.housemates, Need::essential, Seen::tier_1);
    visit(2, "children", self.children, Need::essential, Seen::tier_1);
    visit(3, "carers", self.carers, Need::essential, Seen::tier_1);
    visit(4, "setting", self.setting, Need::essential, Seen::tier_1);
    visit(5, "strength", self.strength, Need::essential, Seen::tier_1);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

struct OwnPet {
  Species species = Species::dog;
  std::string called;
  Opt<Strength> comes_along;

  friend bool operator==(const OwnPet&, const OwnPet&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "species", self.species, Need::essential, Seen::tier_1);
    visit(2, "called", self.called, Need::later, Seen::tier_1);
    visit(3, "comes_along", self.comes_along, Need::essential, Seen::tier_1);
  }
};

struct TogetherWith {
  PersonNumber person;
  Opt<Strength> strength;
  Opt<bool> one_room;  // both asked for it

  friend bool operator==(const TogetherWith&, const TogetherWith&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "person", self.person, Need::essential, Seen::officer);
    visit(2, "strength", self.strength, Need::essential, Seen::officer);
    visit(3, "one_room", self.one_room, Need::essential, Seen::officer);
  }
};

enum class GoalKind : std::uint8_t { own_flat, stay_long, try_out, go_home, break_ };
template <>
inline constexpr auto words<GoalKind> = detail::list("own_flat", "stay_long", "try_out", "go_home",
                                                     "break");

struct Goal {
  GoalKind kind = GoalKind::stay_long;
  Opt<Range<0, 600>> months;
  Opt<Strength> strength;
  Said said;

  friend bool operator==(const Goal&, const Goal&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "kind", self.kind, Need::essential, Seen::tier_1);
    visit(2, "months", self.months, Need::essential, Seen::tier_1);
    visit(3, "strength", self.strength, Need::essential, Seen::tier_1);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

enum class Aspect : std::uint8_t { faith, food, culture, identity, age, language };
template <>
inline constexpr auto words<Aspect> = detail::list("faith", "food", "culture", "identity", "age",
                                                   "language");

// Faith, food, culture, identity: asked of everybody alike. Weighs nothing until `strength` is
// stated; "does not matter" is an answer too.
struct Matter {
  Aspect aspect = Aspect::faith;
  std::string thing;
  Opt<bool> does_not_matter;
  Opt<Strength> strength;
  std::string meaning;  // the same faith, or respect for it
  Said said;

  friend bool operator==(const Matter&, const Matter&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "aspect", self.aspect, Need::essential, Seen::own);
    visit(2, "thing", self.thing, Need::essential, Seen::own);
    visit(3, "does_not_matter", self.does_not_matter, Need::essential, Seen::own);
    visit(4, "strength", self.strength, Need::essential, Seen::own);
    visit(5, "meaning", self.meaning, Need::later, Seen::own);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

struct RiskNote {
  Text purpose;
  Text people;
  Text process;
  Text progress;
  Text harm_of_not_doing;
  Opt<Date> review;

  friend bool operator==(const RiskNote&, const RiskNote&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "purpose", self.purpose, Need::sharing, Seen::tier_3);
    visit(2, "people", self.people, Need::sharing, Seen::tier_3);
    visit(3, "process", self.process, Need::sharing, Seen::tier_3);
    visit(4, "progress", self.progress, Need::sharing, Seen::tier_3);
    visit(5, "harm_of_not_doing", self.harm_of_not_doing, Need::sharing, Seen::tier_3);
    visit(6, "review", self.review, Need::sharing, Seen::tier_3);
  }
};

enum class Funding : std::uint8_t { not_asked, in_principle, agreed, refused };
template <>
inline constexpr auto words<Funding> = detail::list("not_asked", "in_principle", "agreed",
                                                    "refused");

// Gates the agreement at the end; never enters a score.
struct Money {
  Opt<Funding> funding;
  Opt<Pence> left_per_week;
  std::string pays;

  friend bool operator==(const Money&, const Money&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "funding", self.funding, Need::sharing, Seen::officer);
    visit(2, "left_per_week_pence", self.left_per_week, Need::sharing, Seen::officer);
    visit(3, "pays", self.pays, Need::sharing, Seen::officer);
  }
};

// A heading of About Me (PRSB), a one page profile or a communication chart, as approved.
struct ProfilePart {
  std::string document;  // about_me, one_page_profile, communication_chart
  std::string heading;
  Text words_of;
  Opt<Range<1, 10'000>> version;
  Opt<bool> approved_by_person;
  std::string media;  // a reference, never the picture itself

  friend bool operator==(const ProfilePart&, const ProfilePart&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "document", self.document, Need::sharing, Seen::own);
    visit(2, "heading", self.heading, Need::sharing, Seen::own);
    visit(3, "text", self.words_of, Need::sharing, Seen::own);
    visit(4, "version", self.version, Need::sharing, Seen::own);
    visit(5, "approved_by_person", self.approved_by_person, Need::sharing, Seen::own);
    visit(6, "media", self.media, Need::later, Seen::own);
  }
};

struct DecisionRow {
  std::string decision;
  Text how_involved;
  std::string who_says_yes;

  friend bool operator==(const DecisionRow&, const DecisionRow&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "decision", self.decision, Need::sharing, Seen::officer);
    visit(2, "how_involved", self.how_involved, Need::sharing, Seen::officer);
    visit(3, "who_says_yes", self.who_says_yes, Need::sharing, Seen::officer);
  }
};

}  // namespace kith::graph
