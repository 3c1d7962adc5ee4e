// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/record_rules.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

#include "api/exchange/wire_types.h"
#include "api/plain_text.h"
#include "graph/fading.h"
#include "graph/opening_days.h"
#include "graph/recurrence.h"
#include "matcher/profile_sheet.h"
#include "store/scheme_store.h"

namespace kith::api {
namespace {

using graph::Date;
using graph::Number;
using graph::Opt;

constexpr int age_min = 16;  // adults and young people from 16 (records)
constexpr std::int32_t hours_a_week = 168;

bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

// The shape of a BCP 47 tag: a language of two to eight letters, then short parts after hyphens.
bool is_language_tag(std::string_view tag) {
  std::size_t part = 0;
  std::size_t parts = 0;
  for (const char c : tag) {
    if (c == '-') {
      if (part == 0 || (parts == 0 && part < 2)) return false;
      ++parts;
      part = 0;
    } else if (parts == 0 ? !is_letter(c) : !is_alphanumeric(c)) {
      return false;
    } else if (++part > 8) {
      return false;
    }
  }
  return part > 0 && (parts > 0 || part > 1);
}

// Patterns that were found right are remembered: a scheme has few, and looking at one costs more
// than the whole rest of its record. Never grows beyond a limit; knows nothing but patterns.
class KnownPatterns {
 public:
  graph::Result<void> check(const std::string& pattern) {
    if (right_.contains(pattern)) return {};
    auto checked = graph::check_rrule(pattern);
    if (checked && right_.size() < patterns_max) right_.insert(pattern);
    return checked;
  }

 private:
  static constexpr std::size_t patterns_max = 1'024;
  std::unordered_set<std::string> right_;
};

class Rules {
 public:
  Rules(Opt<Date> today, FaultList& faults) : today_(today), faults_(faults) {}

  // A visitor of `describe`: checks what it knows and walks on into what it meets.
  template <class Member>
  void operator()(int, std::string_view name, const Member& member, graph::Need, graph::Seen) {
    if constexpr (wire::is_opt<Member>) {
      if constexpr (wire::Described<typename Member::value_type>) {
        if (member) into(name, *member);
      }
    } else if constexpr (wire::is_list<Member>) {
      if constexpr (wire::Described<typename Member::value_type>) each(name, member);
    } else if constexpr (wire::Described<Member>) {
      into(name, member);
    }
  }

  template <class T>
  void walk(const T& value) {
    check(value);
    T::describe(value, *this);
  }

 private:
  template <class T>
  void into(std::string_view name, const T& value) {
    path_.push(name);
    walk(value);
    path_.pop();
  }

  template <class T>
  void each(std::string_view name, const graph::List<T>& list) {
    path_.push(name);
    for (std::size_t i = 0; i < list.size(); ++i) {
      path_.push(i);
      walk(list[i]);
      path_.pop();
    }
    path_.pop();
  }

  void fault(std::string_view key, std::string detail) {
    faults_.add(path_.text(key), std::move(detail));
  }
  void fault_at(std::string_view list, std::size_t index, std::string_view key,
                std::string detail) {
    path_.push(list);
    path_.push(index);
    fault(key, std::move(detail));
    path_.pop();
    path_.pop();
  }

  void named(std::string_view key, const std::string& value) {
    if (value.empty()) fault(key, "has to be given");
  }
  // `last`: the last day it holds, so it may be the first.
  void until_last(const Opt<Date>& from, const Opt<Date>& until, std::string_view from_key,
                  std::string_view key = "until") {
    if (from && until && *until < *from) {
      fault(key, "is before \"" + std::string(from_key) + "\"; it cannot be earlier");
    }
  }
  // `until` is the first day after: a period of no day at all is a mistake.
  void until_after(const Opt<Date>& from, const Opt<Date>& until, std::string_view from_key) {
    if (from && until && *until <= *from) {
      fault("until",
            "is the first day after and has to be later than \"" + std::string(from_key) + "\"");
    }
  }
  bool rrule(const std::string& pattern) {
    if (pattern.empty()) return true;
    thread_local KnownPatterns known;
    const auto checked = known.check(pattern);
    if (!checked) fault("pattern", checked.error().message);
    return checked.ok();
  }
  void not_self(const Number& self, const Number& other, std::string_view key, std::string detail) {
    if (!self.is_zero() && self == other) fault(key, std::move(detail));
  }

  // ---- what has nothing to check by itself ----
  template <class T>
  void check(const T&) {}

  void check(const graph::Agreement& agreement) { until_last(agreement.on, agreement.until, "on"); }
  void check(const graph::Wish& wish) { named("thing", wish.thing); }
  void check(const graph::Interest& interest) { named("concept", interest.activity); }
  void check(const graph::Gift& gift) { named("concept", gift.activity); }
  void check(const graph::NeighbourOffer& offer) { named("concept", offer.activity); }
  void check(const graph::NeighbourWant& want) { named("concept", want.activity); }
  void check(const graph::Support& support) { named("task", support.task); }
  void check(const graph::FreeTime& free) {
    if (free.from && free.until && *free.until <= *free.from) {
      fault("until", "has to be later than \"from\"; hours over midnight are two entries");
    }
  }
  void check(const graph::PoolWish& wish) {
    named("concept", wish.activity);
    if (wish.share_min && wish.share_max && *wish.share_max < *wish.share_min) {
      fault("share_pence_max", "is below \"share_pence_min\"; it cannot be smaller");
    }
  }
  void check(const graph::Competence& competence) { named("task", competence.task); }
  void check(const graph::Course& course) { named("task", course.task); }
  void check(const graph::Communication& way) {
    if (!is_language_tag(way.language)) {
      fault("language", "has to be a language tag (BCP 47) such as \"en-GB\" or \"bfi\"");
    }
  }
  void check(const graph::LookingFor& wanted) {
    until_after(wanted.start, wanted.until, "start");
    rrule(wanted.pattern);
  }
  void check(const graph::AvoidArea& area) {
    if (!area.polygon.empty() && area.polygon.size() < 3) {
      fault("polygon", "has to have at least three corners");
    }
    if (area.polygon.empty() && area.place == graph::Place{}) {
      fault("place", "has to be given, or a polygon instead");
    }
    if (area.radius_m && !area.place.point) {
      fault("radius_m", "needs a point in \"place\" to be measured from");
    }
  }
  void check(const graph::Approval& approval) {
    until_last(approval.from, approval.until, "from");
    if (approval.age_min && approval.age_max && *approval.age_max < *approval.age_min) {
      fault("age_max", "is below \"age_min\"; it cannot be smaller");
    }
  }
  void check(const graph::Booking& booking) {
    until_after(booking.from, booking.until, "from");
    rrule(booking.pattern);
  }
  void check(const graph::Availability& offer) {
    until_after(offer.from, offer.until, "from");
    rrule(offer.pattern);
  }
  void check(const graph::Check& made) { until_last(made.on, made.until, "on"); }
  void check(const graph::Decline& decline) {
    until_last(decline.on, decline.reopened_on, "on", "reopened_on");
  }

  // ---- records ----
  void check(const graph::Person& person) {
    const Number& self = person.identity.number;
    born(person);
    leaves_out(person.sharing, matcher::names_a_person_field);
    if (person.no_contact_asked &&
        person.no_contact_asked->answer == graph::NoContactAnswer::marks &&
        person.avoid_areas.empty() && person.no_contact.empty()) {
      fault("no_contact_asked",
            "says \"marks\", but neither /avoid_areas nor /no_contact names any");
    }
    for (std::size_t i = 0; i < person.together_with.size(); ++i) {
      if (self.is_zero() || person.together_with[i].person.number != self) continue;
      fault_at("together_with", i, "person", "is the person; somebody else is meant");
    }
    for (std::size_t i = 0; i < person.no_contact.size(); ++i) {
      if (self.is_zero() || person.no_contact[i].with.number != self) continue;
      fault_at("no_contact", i, "with", "is the person; somebody else is meant");
    }
  }

  // What cannot be found in a profile would be left out of none.
  template <class Names>
  void leaves_out(const Opt<graph::SharingTerms>& terms, Names names_a_field) {
    if (!terms) return;
    path_.push("sharing");
    path_.push("leaves_out");
    for (std::size_t i = 0; i < terms->leaves_out.size(); ++i) {
      if (names_a_field(terms->leaves_out[i])) continue;
      path_.push(i);
      faults_.add(path_.text(), "is the name of no field, such as \"smoke\"");
      path_.pop();
    }
    path_.pop();
    path_.pop();
  }

  void born(const graph::Person& person) {
    if (person.age_band && *person.age_band < graph::AgeBand::from_16_to_17) {
      fault("age_band", "is below 16; these records are about people from 16 on");
    }
    if (!today_ || !person.born) return;
    const graph::BirthDate& birth = *person.born;
    const auto day =
        graph::make_date(birth.year, std::max<int>(birth.month, 1), std::max<int>(birth.day, 1));
    if (day && *day > *today_) {
      fault("born", "lies in the future");
    } else if (graph::age_on(birth, *today_) + (birth.month == 0 ? 1 : 0) < age_min) {
      fault("born", "makes the person younger than 16; these records are about people from 16 on");
    }
  }

  // Somebody who stands in the lists of a home more than once.
  struct Seen {
    std::set<Number> numbers;
    std::set<std::string_view> external_ids;
  };
  template <class T>
  void only_once(std::string_view list, const graph::List<T>& people, Seen& seen) {
    for (std::size_t i = 0; i < people.size(); ++i) {
      const graph::Identity& id = people[i].identity;
      if (!id.number.is_zero() && !seen.numbers.insert(id.number).second) {
        fault_at(list, i, "number", "stands in this record twice; each has a number of its own");
      }
      if (!id.external_id.empty() && !seen.external_ids.insert(id.external_id).second) {
        fault_at(list, i, "external_id", "stands in this record twice; each has one of its own");
      }
    }
  }

  void check(const graph::Household& home) {
    const Number& self = home.identity.number;
    leaves_out(home.sharing, matcher::names_a_household_field);
    Seen carers;
    if (!self.is_zero()) carers.numbers.insert(self);
    only_once("carers", home.carers, carers);
    Seen others;
    others.numbers = carers.numbers;
    only_once("others_living", home.others_living, others);
    std::set<Number> residents;
    for (std::size_t i = 0; i < home.residents.size(); ++i) {
      const Number& number = home.residents[i].person.number;
      if (number.is_zero() || residents.insert(number).second) continue;
      fault_at("residents", i, "person", "stands in this record twice; one statement each");
    }
    for (std::size_t i = 0; i < home.back_up.size(); ++i) {
      const auto& back_up = home.back_up[i].household;
      if (!back_up || self.is_zero() || back_up->number != self) continue;
      fault_at("back_up", i, "household", "is this home; another one is meant");
    }
  }

  void check(const graph::Tie& tie) {
    const Number& other = tie.other.number.number;
    if (tie.other == graph::TieOther{}) {
      fault("other", "has to say who it is: called, number or external_id");
    }
    not_self(tie.of.number, other, "other", "is the person; a tie leads to somebody else");
    until_last(tie.valid_from, tie.valid_to, "valid_from", "valid_to");
  }
  void check(const graph::Service& service) {
    named("name", service.name);
    until_last(service.start, service.end, "start", "end");
  }
  void check(const graph::Arrangement& arrangement) {
    until_last(arrangement.start, arrangement.end, "start", "end");
    rrule(arrangement.pattern);
    if (arrangement.back_up_household) {
      not_self(arrangement.household.number, arrangement.back_up_household->number,
               "back_up_household", "is the same home; another one is meant");
    }
  }
  void check(const graph::EmergencyStay& stay) { until_after(stay.from, stay.until, "from"); }
  void check(const graph::Review& review) {
    std::set<Number> seen;
    for (std::size_t i = 0; i < review.ties.size(); ++i) {
      const Number& tie = review.ties[i].tie.number;
      if (tie.is_zero() || seen.insert(tie).second) continue;
      fault_at("ties", i, "tie", "stands in this record twice; one row each");
    }
  }
  void check(const graph::Diary& diary) {
    if (diary.week && graph::weekday_of(*diary.week) != 0) {
      fault("week", "has to be a Monday");
    }
    std::int32_t hours = 0;
    for (const auto& row : diary.hours) hours += row.hours.value;
    if (hours > hours_a_week) fault("hours", "come to more than the 168 hours of a week");
  }

  void check(const graph::Discharge& discharge) {
    if (!discharge.day_91) return;
    path_.push("day_91");
    until_last(discharge.discharged_on, discharge.day_91->on, "discharged_on", "on");
    path_.pop();
  }

  void check(const graph::Group& group) {
    named("name", group.name);
    if (group.age_min && group.age_max && *group.age_max < *group.age_min) {
      fault("age_max", "is below \"age_min\"; it cannot be smaller");
    }
    for (std::size_t i = 0; i < group.languages.size(); ++i) {
      if (is_language_tag(group.languages[i])) continue;
      path_.push("languages");
      path_.push(i);
      faults_.add(path_.text(), "has to be a language tag (BCP 47) such as \"en-GB\" or \"bfi\"");
      path_.pop();
      path_.pop();
    }
    check_places(group);
  }
  // Schedules find their place by its id.
  void check_places(const graph::Group& group) {
    std::set<std::string_view> ids;
    for (std::size_t i = 0; i < group.places.size(); ++i) {
      const std::string& id = group.places[i].id;
      if (id.empty() || ids.insert(id).second) continue;
      fault_at("places", i, "id", "is that of an earlier place, too; each has its own");
    }
    for (std::size_t i = 0; i < group.schedules.size(); ++i) {
      const std::string& place = group.schedules[i].place;
      if (place.empty() || ids.contains(place)) continue;
      fault_at("schedules", i, "place", "is the id of none of the places");
    }
  }
  void check(const graph::GroupActivity& activity) { named("concept", activity.activity); }
  void check(const graph::GroupSchedule& schedule) {
    until_last(schedule.from, schedule.until, "from");
    const bool backwards = schedule.from && schedule.until && *schedule.until < *schedule.from;
    if (!rrule(schedule.pattern) || backwards || graph::ever_falls(schedule)) return;
    fault("pattern", "falls on no day from the first to the last day of the schedule");
  }
  void check(const graph::GroupCost& cost) { until_last(cost.from, cost.until, "from"); }
  void check(const graph::GroupRole& role) { named("role", role.role); }
  void check(const graph::Directory& directory) { named("name", directory.name); }
  void check(const graph::Subscription& subscription) {
    if (store::is_scheme_name(subscription.directory)) return;
    fault("directory", "has to be the name of a directory: a to z, digits and hyphens");
  }

  void check(const graph::GroupReference& group) {
    if (!store::is_scheme_name(group.directory)) {
      fault("directory", "has to be the name of a directory: a to z, digits and hyphens");
    }
    if (!graph::number_from_text(group.number)) {
      fault("number", "has to be the group's number: 26 characters");
    }
  }
  void check(const graph::FadingPlan& plan) {
    if (!plan.until || !plan.check_on || *plan.check_on >= graph::look_in_from(*plan.until)) return;
    fault("check_on", "has to be at least four weeks after \"until\"");
  }
  void check(const graph::Connection& connection) {
    if (!connection.with && !connection.group) {
      fault("with", "has to say with whom, or \"group\" with which group");
    }
    if (connection.with) {
      not_self(connection.of.number, connection.with->number, "with",
               "is the person; somebody else is meant");
    }
    Opt<Date> last;
    graph::ConnectionState state = graph::ConnectionState::signposted;
    for (std::size_t i = 0; i < connection.steps.size(); ++i) {
      const graph::ConnectionStep& step = connection.steps[i];
      if (last && step.on && *step.on < *last) {
        fault_at("steps", i, "on", "is before the step above it; steps stand in order of time");
      }
      if (step.state < state && state != graph::ConnectionState::ended) {
        fault_at("steps", i, "state",
                 "goes back; a connection that begins again has the step \"ended\" before");
      }
      if (step.on) last = step.on;
      state = step.state;
    }
  }

  Opt<Date> today_;
  FaultList& faults_;
  PointerPath path_;
};

}  // namespace

void check_record(const graph::Record& record, std::optional<Date> today, FaultList& faults) {
  Rules rules(today, faults);
  std::visit([&](const auto& held) { rules.walk(held); }, record);
}

}  // namespace kith::api
