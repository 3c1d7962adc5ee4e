// SPDX-License-Identifier: Apache-2.0
#include "matcher/profile_sight.h"

#include <doctest/doctest.h>

#include "graph/model_household.h"
#include "graph/model_person.h"
#include "matcher/profile_sheet.h"

namespace kith::matcher::profile {
namespace {

using graph::Person;
using graph::Tier;

graph::Opt<graph::SharingTerms> leaving_out(std::string word) {
  graph::SharingTerms terms;
  terms.leaves_out = {std::move(word)};
  return terms;
}

graph::Said of_tier(Tier tier) {
  graph::Provenance provenance;
  provenance.tier = tier;
  return {std::make_shared<const graph::Provenance>(provenance)};
}

}  // namespace

TEST_CASE("a field is seen from the tier on that its description names") {
  const Person person;
  const auto first_seen = [&](const auto& member) {
    for (const Tier tier : {Tier::officer, Tier::first, Tier::second, Tier::third}) {
      if (Sight(tier, {}).sees(person, member)) return static_cast<int>(tier);
    }
    return 0;
  };
  CHECK(first_seen(person.interests) == 1);
  CHECK(first_seen(person.support) == 2);
  CHECK(first_seen(person.risk_notes) == 3);
  CHECK(first_seen(person.called) == 0);      // officer
  CHECK(first_seen(person.matters) == 0);     // own
  CHECK(first_seen(person.no_contact) == 0);  // confidential
  CHECK(first_seen(person.identity) == 0);    // no field at all
}

TEST_CASE("what both sides must have is seen at every tier but the officer's") {
  const Person person;
  CHECK(Sight(Tier::first, {}).sees_anyway(person, person.called));
  CHECK_FALSE(Sight(Tier::officer, {}).sees_anyway(person, person.called));
  CHECK_FALSE(Sight(Tier::third, leaving_out("called")).sees_anyway(person, person.called));
}

TEST_CASE("a word that leaves out counts however it is spelled") {
  const Person person;
  for (const char* word : {"own_pets", "Own pets", "own-pets", "/own_pets", "person.own_pets"}) {
    CAPTURE(word);
    CHECK_FALSE(Sight(Tier::third, leaving_out(word)).sees(person, person.own_pets));
    CHECK(Sight(Tier::third, leaving_out(word)).sees(person, person.smoke));
  }
}

TEST_CASE("a fact waits for its own tier, and an officer's is never told") {
  CHECK(Sight(Tier::first, {}).reaches({}));
  CHECK(Sight(Tier::first, {}).reaches(of_tier(Tier::first)));
  CHECK_FALSE(Sight(Tier::first, {}).reaches(of_tier(Tier::second)));
  CHECK(Sight(Tier::second, {}).reaches(of_tier(Tier::second)));
  CHECK_FALSE(Sight(Tier::third, {}).reaches(of_tier(Tier::officer)));
}

TEST_CASE("free words with a surname or an address in them wait for the third tier") {
  Sight sight(Tier::second, {});
  sight.keep_back_surname("Maya Khan");
  for (const char* words : {"Ask Mrs Khan.", "Khan's shop", "We live at WN7 4AJ", "wn74aj",
                            "M1 1AE it is", "Ring 01942 555 123", "maya@example.org"}) {
    CAPTURE(words);
    CHECK(sight.words(words).empty());
    Sight third(Tier::third, {});
    third.keep_back_surname("Maya Khan");
    CHECK(third.words(words) == words);
  }
  for (const char* words : {"Khanate", "Maya sings", "the 34 bus", "up at 4am", "B2B and 3D films",
                            "12345", "Yes, 100 per cent"}) {
    CAPTURE(words);
    CHECK(sight.words(words) == words);
  }
}

TEST_CASE("words that leave out can be asked whether they name a field") {
  for (const char* word : {"smoke", "own_pets", "Own pets", "good_day", "/support/task"}) {
    CHECK(names_a_person_field(word));
  }
  CHECK_FALSE(names_a_person_field("smoking habits"));
  CHECK_FALSE(names_a_person_field(""));
  for (const char* word : {"home.pets", "temperament", "carers", "called", "stop"}) {
    CHECK(names_a_household_field(word));
  }
  CHECK_FALSE(names_a_household_field("own_pets"));
}

}  // namespace kith::matcher::profile
