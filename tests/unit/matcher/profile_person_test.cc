// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "matcher/profile_sheet.h"
#include "tests/support/profile_text.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using graph::Person;
using graph::Tier;
using tests::lines_hold;

graph::Said for_tier(Tier tier, std::string own_words = "") {
  graph::Provenance provenance;
  provenance.said_by = graph::SaidBy::family;
  provenance.tier = tier;
  provenance.own_words.value = std::move(own_words);
  return {std::make_shared<const graph::Provenance>(provenance)};
}

std::string sheet_of(const Person& person, Tier tier) {
  return tests::text_of(profile_of_person({}, person, tier, tests::today));
}

Person profiled_maya() {
  Person person = tests::a_person("maya");
  person.called = "Maya Khan";
  person.support.clear();
  return person;
}

}  // namespace

TEST_CASE("of somebody who said little, the little is shown and no gap is named") {
  CHECK(sheet_of(profiled_maya(), Tier::third) ==
        "About me: This is Maya.\n"
        "What I am looking for: Maya would like a home with carers.\n");
  CHECK(sheet_of(profiled_maya(), Tier::officer).empty());
  Person nobody;
  CHECK(sheet_of(nobody, Tier::third).empty());
  nobody.smoke = graph::Stated<graph::Smoking>{graph::Smoking::outside, {}};
  CHECK(sheet_of(nobody, Tier::first) == "At home: This person smokes outside.\n");
}

TEST_CASE("a person is shown in short sentences, from their tiers on") {
  Person person = profiled_maya();
  person.area_now = graph::Place{"Leigh", tests::point(53'500'000, -2'500'000)};
  person.goal = graph::Goal{
      graph::GoalKind::own_flat, graph::Range<0, 600>{18}, graph::Strength::important, {}};
  person.interests = {{"angling", graph::Stance::love, graph::Strength::must, {}},
                      {"films", graph::Stance::love, {}, {}},
                      {"baking", graph::Stance::teach, {}, {}}};
  person.own_pets = {{graph::Species::cat, "Smudge", graph::Strength::must}};
  person.support = {{"buccal_midazolam",
                     graph::SupportLevel::full,
                     "at night",
                     true,
                     true,
                     graph::Gender::woman,
                     {}}};
  person.night = graph::Stated<graph::Night>{graph::Night::sleeping_rarely, {}};
  person.risk_notes.emplace_back().purpose.value = "Swims with Jo";
  const std::string first =
      "About me: This is Maya.\nAbout me: Maya lives in Leigh.\n"
      "What I am looking for: Maya would like a home with carers.\n"
      "What I am looking for: Maya would like a flat of their own one day. The time in mind is "
      "about 18 months. This matters a lot to Maya.\n"
      "Interests: Above all, Maya loves angling.\nInterests: Maya loves films.\n"
      "Interests: Maya could teach baking.\n";
  const std::string pet = "At home: Maya has a cat called Smudge. It must come along.\n";
  CHECK(sheet_of(person, Tier::first) == first + pet);
  const std::string second =
      first + "Skills needed: Somebody must show carers this first: buccal midazolam.\n" +
      "Supports wanted and needed: Buccal midazolam: full support is needed. Times: at night. "
      "This keeps Maya safe. Maya wants this done by a woman.\n"
      "Supports wanted and needed: Maya rarely needs help at night.\n" +
      pet;
  CHECK(sheet_of(person, Tier::second) == second);
  CHECK(sheet_of(person, Tier::third) ==
        second + "Staying safe: What it is about: Swims with Jo.\n");
}

TEST_CASE("a fact of an officer's is never shown, and its own tier can only delay it") {
  Person person = profiled_maya();
  person.interests = {{"angling", graph::Stance::love, {}, for_tier(Tier::second, "At dawn.")}};
  person.support = {{"insulin", {}, "", {}, {}, {}, for_tier(Tier::first)}};
  CHECK(sheet_of(person, Tier::first).find("angling") == std::string::npos);
  CHECK(sheet_of(person, Tier::first).find("nsulin") == std::string::npos);
  CHECK(sheet_of(person, Tier::second).find("angling") != std::string::npos);
  CHECK(sheet_of(person, Tier::second).find("Insulin") != std::string::npos);
  CHECK(sheet_of(person, Tier::third).find("At dawn") == std::string::npos);
  person.interests[0].said = for_tier(Tier::officer);
  CHECK(sheet_of(person, Tier::third).find("angling") == std::string::npos);
}

TEST_CASE("what somebody leaves out is shown at no tier") {
  Person person = profiled_maya();
  person.smoke = graph::Stated<graph::Smoking>{graph::Smoking::outside, {}};
  person.sharing.emplace().leaves_out = {"smoke", "called"};
  CHECK(sheet_of(person, Tier::third) ==
        "What I am looking for: This person would like a home with carers.\n");
}

TEST_CASE("a gift that somebody does not want to be asked for is not told") {
  Person person = profiled_maya();
  person.gifts = {{"baking", graph::GiftKind::teach, false, {}},
                  {"films", graph::GiftKind::company, {}, {}}};
  const std::string text = sheet_of(person, Tier::third);
  CHECK(text.find("What I could give: Maya could be company for films.\n") != std::string::npos);
  CHECK(text.find("baking") == std::string::npos);
}

TEST_CASE("an area that may be an address waits for the third tier") {
  Person person = profiled_maya();
  person.area_now = graph::Place{"12 King Street", {}};
  CHECK(sheet_of(person, Tier::second).find("King") == std::string::npos);
  CHECK(sheet_of(person, Tier::third).find("Maya lives in 12 King Street.") != std::string::npos);
}

TEST_CASE("how somebody talks is told as far as it is known") {
  Person person = profiled_maya();
  const auto told = [&](graph::Communication way) {
    person.communication = {std::move(way)};
    const std::string text = sheet_of(person, Tier::first);
    const std::size_t at = text.find("Skills needed: ");
    return at == std::string::npos ? std::string{} : text.substr(at + 15);
  };
  using Mode = graph::CommunicationMode;
  CHECK(told({"bfi", Mode::sign, true, true, true, true, {}}) ==
        "Maya uses British Sign Language. Maya likes this way best. Maya needs this every day.\n");
  CHECK(told({"en-GB", Mode::speech, true, false, {}, {}, {}}) == "Maya understands English.\n");
  CHECK(told({"en-GB", Mode::speech, {}, true, {}, {}, {}}) == "Maya talks in English.\n");
  CHECK(told({"en-GB", Mode::speech, false, {}, {}, {}, {}}) ==
        "Maya does not understand English.\n");
  CHECK(told({"en-GB", Mode::speech, {}, false, {}, {}, {}}) == "Maya does not talk in English.\n");
  CHECK(told({"en-GB", Mode::speech, false, false, {}, {}, {}}) == "Maya does not use English.\n");
  CHECK(told({"en-GB", Mode::pictures, {}, {}, {}, {}, {}}) == "Maya uses pictures.\n");
  CHECK(told({"", Mode::speech, {}, {}, {}, {}, {}}).empty());
}

}  // namespace kith::matcher
