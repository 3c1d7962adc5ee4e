// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"
#include "matcher/plan.h"
#include "matcher/plan_words.h"

// Who is seen and who is not: how lists of proposals spread over homes, who stands in nobody's
// front, who would rather have another's suggestion, who waits. It is told beside every plan; it
// adds nothing to any list.
namespace kith::matcher {

// How often a home was put in front of somebody, as the log has it.
struct ProposedBefore {
  graph::PersonNumber person;
  graph::HouseholdNumber household;
  std::size_t times = 0;
};

struct ExposureQuestion {
  std::size_t top = 5;    // of each list, 1..limits::top_max
  bool own_page = false;  // otherwise no number of people under cluster_people_min, and no names
  std::vector<ProposedBefore> recorded;
};

struct HomeExposure {
  graph::HouseholdNumber household;
  std::size_t lists = 0;     // parties in whose best `top` it is
  std::size_t first = 0;     // of these, where it stands first
  std::size_t recorded = 0;  // times it was proposed before

  friend bool operator==(const HomeExposure&, const HomeExposure&) = default;
};

enum class GroupedBy : std::uint8_t { age, area, kind };
inline constexpr std::size_t grouped_by_count = 3;
std::string_view word(GroupedBy by);  // "age"

// People who wait and are alike in one thing. Groups too small to be told are told as one.
struct WaitingGroup {
  GroupedBy by = GroupedBy::age;
  std::string name;  // "25-34", "Leigh", "live_in"; "" not known; "others": small ones together
  std::size_t people = 0;
  std::int32_t weeks_median = 0;  // the lower of two
  // Without a suggestion in the plan; nothing where one of the groups has too few to be told.
  std::optional<std::size_t> without;

  friend bool operator==(const WaitingGroup&, const WaitingGroup&) = default;
};

// A number of people; nothing where there are some, but too few to be told.
using PeopleCount = std::optional<std::size_t>;

struct Exposure {
  ExposureQuestion question;
  std::size_t lists = 0;            // of parties with a real option
  std::vector<HomeExposure> homes;  // most lists first, then most first places, then numbers
  std::size_t homes_in_no_list = 0;
  std::size_t top_tenth = 0;            // homes: a tenth of all, at least one where there is one
  std::size_t places = 0;               // in all lists together
  std::size_t places_of_top_tenth = 0;  // that those homes have which have most
  std::int32_t gini = 0;  // of lists over homes: 0 all alike .. 10,000; 0 where there are none
  // In no list; and in lists, but at none of their homes does anybody suit better than others do.
  PeopleCount never_shortlisted = 0;
  PeopleCount never_in_front = 0;
  std::vector<graph::PersonNumber> not_shortlisted;  // own page, ascending
  std::vector<graph::PersonNumber> not_in_front;     // likewise
  // Parties who would have better, by their own list, a home that is suggested to others and not to
  // them; and of these, where somebody it is suggested to has waited less.
  PeopleCount envy = 0;
  PeopleCount envy_of_shorter_wait = 0;
  std::vector<WaitingGroup> groups;  // by what, then most people first, then name; "others" last
};

// Of a scheme's options and a plan made from them. The same for any order of records and counts.
// Errors: bad_input (top out of range). Cost: linear in the options, times a logarithm. Safe from
// any thread.
graph::Result<Exposure> exposure(const graph::View& view, const SchemeOptions& scheme,
                                 const Plan& plan, const ExposureQuestion& question);

// Every line ends in a line break.
std::string exposure_in_words(const graph::View& view, const Exposure& exposure, PlanReader reader);

}  // namespace kith::matcher
