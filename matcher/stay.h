// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/view.h"
#include "matcher/capacity.h"
#include "matcher/rules.h"

// Which nights or sessions somebody asks for, and on which of them a home has a place.
namespace kith::matcher {

// A pattern or nights a year are looked at this far ahead.
inline constexpr std::int32_t days_ahead = 366;

enum class StayShape : std::uint8_t {
  open,         // from the start on, without an end: living in
  nights,       // stated ones, as a stretch or a pattern
  some_a_year,  // so many a year, any
  unstated,     // how many is not known
};

// One thing somebody looks for, with what is left open filled in and remembered as such.
struct Stay {
  graph::ArrangementKind kind = graph::ArrangementKind::live_in;
  bool kind_stated = false;
  graph::Date start;  // never before the day of asking
  bool start_stated = false;
  std::optional<graph::Date> until;  // first day after
  StayShape shape = StayShape::unstated;
  bool is_pattern = false;
  std::vector<graph::Date> nights;
  std::int32_t nights_a_year = 0;
  std::int32_t flexible_days = 0;  // each stretch, or each night of a pattern, may move so far
  graph::Date asked_on;

  Days days() const;  // that may matter for a home's calendar
};

// What a wish asks for; null where nothing is stated. A pattern that cannot be read is unstated.
Stay stay_of(const graph::LookingFor* wish, graph::Date on);
Stay emergency_stay_of(graph::Date on, std::int32_t nights);

// A home's days for people who ask together.
class HomeDays {
 public:
  HomeDays() = default;  // nobody there, nothing offered
  HomeDays(const graph::View& view, graph::Index household, const Stay& stay, const Policy& policy,
           std::span<const graph::PersonNumber> party);

  // The same home asked for fewer or more people.
  HomeDays for_people(std::int32_t people) const;

  Answer room(graph::Date date) const;     // a place for each of the party
  Answer offered(graph::Date date) const;  // the home offers that kind on that day
  bool offers_asked() const { return offers_asked_; }
  bool offers_kind() const { return !offers_.empty(); }
  std::int32_t nights_a_year_max() const { return nights_a_year_max_; }
  // Days on which somebody comes or goes, ascending.
  std::vector<graph::Date> changes() const;
  // Offers that begin on or before a date end then at the latest; none: no end.
  std::optional<graph::Date> offered_until(graph::Date date) const;
  // Whether there will be a place when everybody with an end has gone.
  bool room_some_day() const;

 private:
  struct Offer {
    std::optional<graph::Date> from;
    std::optional<graph::Date> until;
    bool sure = true;
    std::optional<std::vector<graph::Date>> dates;
    bool covers(graph::Date date) const;
  };
  void add_offer(const graph::Availability& entry, const Stay& stay);

  std::vector<Occupant> occupants_;
  std::vector<Offer> offers_;
  bool offers_asked_ = false;
  std::int32_t people_max_ = 0;
  std::int32_t places_ = 0;  // people who may be there besides the party
  std::int32_t nights_a_year_max_ = 366;
};

// How far the nights asked for are there. For StayShape::open, `asked` is 1.
struct StayFit {
  std::int32_t asked = 0;
  std::int32_t room = 0;           // nights with a place
  std::int32_t room_possible = 0;  // with those that depend on something unknown
  std::int32_t offered = 0;
  std::int32_t offered_possible = 0;
  std::int32_t moved = 0;  // days by which the stretch was moved, within what is flexible
  std::optional<graph::Date> first_taken;
  std::optional<graph::Date> free_from;  // open stays: a later start from which there is a place
};
StayFit fit_of(const Stay& stay, const HomeDays& days);

// Whole weekends among nights that are all Friday, Saturday or Sunday: asked for and possible.
// Nothing where other nights are among them. A match officer counts breaks so.
struct Weekends {
  std::int32_t asked = 0;
  std::int32_t possible = 0;
};
std::optional<Weekends> weekends_of(const Stay& stay, const HomeDays& days,
                                    Answer (HomeDays::*question)(graph::Date) const);

}  // namespace kith::matcher
