// SPDX-License-Identifier: Apache-2.0
// Small worlds made in code: `World world; world.put(a_person("maya")); world.put(a_home("elm"));`.
// A name always gives the same number, so that tests can refer to anybody without keeping ids.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/draft.h"
#include "graph/record.h"
#include "graph/view.h"

namespace kith::tests {

// The day on which tests ask, and the day from which a_person() would like to move.
inline constexpr graph::Date today{20'778};      // 2026-11-21
inline constexpr graph::Date first_day{20'792};  // 2026-12-05

graph::Date day(std::string_view text);  // "2026-12-05"; anything else stops the test

graph::Number number_of(std::string_view name);
template <graph::Kind K>
graph::Id<K> id_of(std::string_view name) {
  return graph::Id<K>{number_of(name)};
}
graph::PersonNumber person_number(std::string_view name);
graph::HouseholdNumber household_number(std::string_view name);
graph::SubjectNumber subject_number(std::string_view name);

// A graph that grows by records. References need not exist yet: it applies without that check.
class World {
 public:
  World();
  // New, or changed where the number is known.
  void put(const graph::Record& record);
  void end(graph::Kind kind, std::string_view name);
  graph::View view();
  graph::Index person(std::string_view name);     // stops the test where there is none
  graph::Index household(std::string_view name);  // likewise

 private:
  void apply(graph::Event event);

  graph::Draft draft_;
  std::uint64_t position_ = 0;
};

// Says yes to being proposed, from long ago and without an end.
graph::Agreement agreed(graph::AgreementFor purpose = graph::AgreementFor::match);

// Everything that is closed-world is answered: born 1998, agreed to be matched, asked about
// no-contact (none), looks for live_in from first_day, needs no help with cooking. Everything else
// is unknown.
graph::Person a_person(std::string_view name);

// Agreed, with the person's number of that name. Nothing else is known.
graph::Carer a_carer(std::string_view name);

// Available, approved for every kind until 2029, one carer "<name>-carer" who agreed, nobody else
// living there, one lockable ground floor room that is free, offering every kind, its checks in
// date. Everything else is unknown.
graph::Household a_home(std::string_view name);

// What a resident (a person of that name) says: agreed that the home may be proposed, no wishes.
graph::ResidentStatement a_resident(std::string_view person);
graph::OtherLiving an_adult(std::string_view name);  // agreed
graph::OtherLiving a_child(std::string_view name, graph::AgeBand age);

// Lives there from 2020 on. Numbered by both names.
graph::Arrangement living_in(std::string_view person, std::string_view home);

graph::Wish must(std::string_view thing);  // strength must; for either list
graph::Point point(std::int32_t latitude_millionths, std::int32_t longitude_millionths);

}  // namespace kith::tests
