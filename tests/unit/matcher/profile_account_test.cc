// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "matcher/profile_sheet.h"
#include "tests/support/profile_text.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using graph::ProfilePart;
using graph::Tier;

ProfilePart part(std::string document, std::string heading, std::string words) {
  ProfilePart made;
  made.document = std::move(document);
  made.heading = std::move(heading);
  made.words_of.value = std::move(words);
  made.approved_by_person = true;
  return made;
}

std::string account_of(std::vector<ProfilePart> parts, Tier tier) {
  graph::Person person;
  person.profile = std::move(parts);
  return tests::text_of(profile_of_person({}, person, tier, tests::today));
}

}  // namespace

TEST_CASE("a one page profile comes first, in its order and in the person's own words") {
  CHECK(account_of({part("one_page_profile", "how best to support me", "Give me time"),
                    part("one_page_profile", "What's important to me", "My swim."),
                    part("one_page_profile", "What people appreciate about me", "Jokes!")},
                   Tier::first) ==
        "What people appreciate about me: Jokes!\nWhat's important to me: My swim.\n"
        "How best to support me: Give me time.\n");
}

TEST_CASE("what the person has not approved is not shown, nor is an older version") {
  std::vector<ProfilePart> parts{part("one_page_profile", "what is important to me", "Old."),
                                 part("one_page_profile", "what is important to me", "New."),
                                 part("one_page_profile", "what is important to me", "Draft.")};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].version = graph::Range<1, 10'000>{static_cast<std::int32_t>(i + 1)};
  }
  parts[2].approved_by_person.reset();
  CHECK(account_of(parts, Tier::third) == "What's important to me: New.\n");
  parts[1].approved_by_person = false;
  CHECK(account_of(parts, Tier::third) == "What's important to me: Old.\n");
}

TEST_CASE("what may speak of health waits for the second tier, and of others is not told") {
  const std::vector<ProfilePart> parts{
      part("about_me", "my wellness", "I have tablets."),
      part("about_me", "people important to me", "Aunt J, and Sam."),
      part("about_me", "supported to write this by", "Pat."),
      part("one_page_profile", "what we need to do next", "Ask the doctor."),
      part("one_page_profile", "what is important for me", "Rest."),
      part("communication_chart", "when I bang the table", "I am hungry.")};
  CHECK(account_of(parts, Tier::first).empty());
  CHECK(account_of(parts, Tier::second) ==
        "What is important for me: Rest.\nMy wellness: I have tablets.\n"
        "When I bang the table: I am hungry.\n");
}

TEST_CASE("somebody who leaves out their profile shows none of it") {
  graph::Person person;
  person.profile = {part("one_page_profile", "important to me", "My swim.")};
  person.sharing.emplace().leaves_out = {"profile"};
  CHECK(profile_of_person({}, person, Tier::third, tests::today).empty());
}

}  // namespace kith::matcher
