// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_shared.h"

// The parts a Person is made of. Data only.
namespace kith::graph {

struct LookingFor {
  ArrangementKind kind = ArrangementKind::live_in;
  Opt<Date> start;
  Opt<Date> until;  // first day after
  std::string
      pattern;  // RRULE for regular breaks or sessions, each occurrence one night or session
  Opt<Range<1, 366>> nights_a_year;
  Opt<Range<0, 365>> flexible_days;

  friend bool operator==(const LookingFor&, const LookingFor&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "kind", self.kind, Need::essential, Seen::officer);
    visit(2, "start", self.start, Need::essential, Seen::officer);
    visit(3, "until", self.until, Need::essential, Seen::officer);
    visit(4, "pattern", self.pattern, Need::essential, Seen::officer);
    visit(5, "nights_a_year", self.nights_a_year, Need::essential, Seen::officer);
    visit(6, "flexible_days", self.flexible_days, Need::essential, Seen::officer);
  }
};

// That the person was asked whether there is anybody or anywhere to stay away from. Without it no
// proposal is made; "none" is an answer.
enum class NoContactAnswer : std::uint8_t { none, marks };
template <>
inline constexpr auto words<NoContactAnswer> = detail::list("none", "marks");

struct NoContactAsked {
  Opt<Date> on;
  std::string by;
  NoContactAnswer answer = NoContactAnswer::none;

  friend bool operator==(const NoContactAsked&, const NoContactAsked&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "on", self.on, Need::essential, Seen::officer);
    visit(2, "by", self.by, Need::essential, Seen::officer);
    visit(3, "answer", self.answer, Need::essential, Seen::officer);
  }
};

struct AvoidArea {
  Place place;
  Opt<Range<1, 200'000>> radius_m;  // around place.point
  List<Point> polygon;              // or a shape, at least three corners
  Opt<Date> until;
  std::string source;

  friend bool operator==(const AvoidArea&, const AvoidArea&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "place", self.place, Need::essential, Seen::confidential);
    visit(2, "radius_m", self.radius_m, Need::essential, Seen::confidential);
    visit(3, "polygon", self.polygon, Need::essential, Seen::confidential);
    visit(4, "until", self.until, Need::essential, Seen::confidential);
    visit(5, "source", self.source, Need::essential, Seen::confidential);
  }
};

struct NoContact {
  SubjectNumber with;  // a person, a household, a carer, somebody else living in a home
  Opt<Date> until;
  std::string source;

  friend bool operator==(const NoContact&, const NoContact&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "with", self.with, Need::essential, Seen::confidential);
    visit(2, "until", self.until, Need::essential, Seen::confidential);
    visit(3, "source", self.source, Need::essential, Seen::confidential);
  }
};

enum class SupportLevel : std::uint8_t { none, prompt, help, full };
template <>
inline constexpr auto words<SupportLevel> = detail::list("none", "prompt", "help", "full");

struct Support {
  std::string task;
  Opt<SupportLevel> level;
  std::string times;
  Opt<bool> critical;                 // safety depends on it
  Opt<bool> person_specific_signoff;  // somebody signs off each carer for this person
  Opt<Gender> consenting_gender;      // for personal care, where stated
  Said said;

  friend bool operator==(const Support&, const Support&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "task", self.task, Need::essential, Seen::tier_2);
    visit(2, "level", self.level, Need::essential, Seen::tier_2);
    visit(3, "times", self.times, Need::essential, Seen::tier_2);
    visit(4, "critical", self.critical, Need::essential, Seen::tier_2);
    visit(5, "person_specific_signoff", self.person_specific_signoff, Need::essential,
          Seen::tier_2);
    visit(6, "consenting_gender", self.consenting_gender, Need::essential, Seen::tier_2);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

enum class Night : std::uint8_t { none, sleeping_rarely, sleeping_some, sleeping_every, waking };
template <>
inline constexpr auto words<Night> = detail::list("none", "sleeping_rarely", "sleeping_some",
                                                  "sleeping_every", "waking");

enum class AccessFeature : std::uint8_t {
  step_free,
  ground_floor_bedroom,
  level_shower,
  hoist,
  door_width,
  sensory_quiet
};
template <>
inline constexpr auto words<AccessFeature> = detail::list("step_free", "ground_floor_bedroom",
                                                          "level_shower", "hoist", "door_width",
                                                          "sensory_quiet");

enum class HowNeeded : std::uint8_t { helpful, essential };
template <>
inline constexpr auto words<HowNeeded> = detail::list("helpful", "essential");

struct AccessNeed {
  AccessFeature feature = AccessFeature::step_free;
  HowNeeded needed = HowNeeded::helpful;
  Opt<Range<40, 200>> door_width_cm;
  Said said;

  friend bool operator==(const AccessNeed&, const AccessNeed&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "feature", self.feature, Need::essential, Seen::tier_1);
    visit(2, "needed", self.needed, Need::essential, Seen::tier_1);
    visit(3, "door_width_cm", self.door_width_cm, Need::essential, Seen::tier_1);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

enum class AnchorKind : std::uint8_t { family, friend_, work, health, club, faith, place };
template <>
inline constexpr auto words<AnchorKind> = detail::list("family", "friend", "work", "health", "club",
                                                       "faith", "place");

// A person or place to keep: half of the connection test.
struct Anchor {
  std::string called;
  AnchorKind kind = AnchorKind::place;
  Opt<TieNumber> tie;
  Opt<Place> place;
  Opt<WouldMiss> would_miss;
  std::string times;  // "daily 13:00"
  Opt<Minutes> minutes_max;
  Opt<Strength> minutes_max_strength;
  Opt<Minutes> minutes_before;  // today's, one way
  Opt<HowKnown> how_known;
  Said said;

  friend bool operator==(const Anchor&, const Anchor&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "called", self.called, Need::essential, Seen::officer);
    visit(2, "kind", self.kind, Need::essential, Seen::officer);
    visit(3, "tie", self.tie, Need::essential, Seen::officer);
    visit(4, "place", self.place, Need::essential, Seen::officer);
    visit(5, "would_miss", self.would_miss, Need::essential, Seen::officer);
    visit(6, "times", self.times, Need::essential, Seen::officer);
    visit(7, "minutes_max", self.minutes_max, Need::essential, Seen::officer);
    visit(8, "minutes_max_strength", self.minutes_max_strength, Need::essential, Seen::officer);
    visit(9, "minutes_before", self.minutes_before, Need::essential, Seen::officer);
    visit(10, "how_known", self.how_known, Need::essential, Seen::officer);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

}  // namespace kith::graph
