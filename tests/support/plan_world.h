// SPDX-License-Identifier: Apache-2.0
// The whole scheme of a small world, asked on the tests' day.
#pragma once

#include <string_view>

#include "matcher/candidate_index.h"
#include "matcher/plan.h"
#include "matcher/scheme_options.h"
#include "tests/support/world.h"

namespace kith::tests {

inline matcher::SchemeOptions options_in(
    const graph::View& view, const matcher::Policy& policy = matcher::default_policy()) {
  return matcher::scheme_options(view, matcher::CandidateIndex().advanced_to(view), today, policy)
      .value();
}

inline graph::Result<matcher::Plan> plan_in(const graph::View& view,
                                            const matcher::PlanQuestion& question = {}) {
  return matcher::make_plan(view, options_in(view), question);
}

// One suggestion to each party and one introduction a home, as easy to count on fingers.
inline matcher::PlanQuestion one_each() {
  matcher::PlanQuestion question;
  question.options_max = 1;
  question.per_home = 1;
  return question;
}

inline matcher::Pin pin(std::string_view person, std::string_view home) {
  return {person_number(person), household_number(home)};
}
inline matcher::Ban ban(std::string_view person, std::string_view home) {
  return {person_number(person), household_number(home)};
}
inline matcher::KeptIntroduction under_way(std::string_view person, std::string_view home) {
  return {person_number(person), household_number(home)};
}

inline graph::Person waiting(std::string_view name, std::int32_t weeks) {
  graph::Person person = a_person(name);
  person.waiting_since = today.plus(-7 * weeks);
  return person;
}

// Of a plan the party that somebody is in; stops the test where there is none.
inline const matcher::PlannedParty& party_of(const matcher::Plan& plan, std::string_view name) {
  for (const matcher::PlannedParty& each : plan.parties) {
    for (const graph::PersonNumber& person : each.party.people) {
      if (person == person_number(name)) return each;
    }
  }
  KITH_CHECK(false);
}

inline bool is_suggested(const matcher::Plan& plan, std::string_view person,
                         std::string_view home) {
  for (const matcher::Suggestion& each : party_of(plan, person).suggestions) {
    if (each.household == household_number(home)) return true;
  }
  return false;
}

}  // namespace kith::tests
