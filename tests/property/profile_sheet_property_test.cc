// SPDX-License-Identifier: Apache-2.0
// What no profile's sheet may do, over random records and over the demonstration's people.
#include <algorithm>
#include <cctype>

#include "graph/limits.h"
#include "matcher/connections.h"
#include "matcher/profile_sheet.h"
#include "tests/support/demo_view.h"
#include "tests/support/profile_text.h"
#include "tests/support/property.h"
#include "tests/support/random_record.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using graph::Household;
using graph::Person;
using graph::SharedLine;
using graph::Tier;
using Lines = std::vector<SharedLine>;

constexpr std::array tiers{Tier::first, Tier::second, Tier::third};

double fill_of(std::uint64_t seed) { return static_cast<double>(seed % 5) / 4; }

Person random_person(std::uint64_t seed) {
  auto person = std::get<Person>(tests::random_record(graph::Kind::person, seed, fill_of(seed)));
  if (person.sharing) person.sharing->leaves_out.clear();
  return person;
}
Household random_home(std::uint64_t seed) {
  auto home =
      std::get<Household>(tests::random_record(graph::Kind::household, seed, fill_of(seed)));
  if (home.sharing) home.sharing->leaves_out.clear();
  return home;
}

// Somebody whose people live about the middle of the map that the homes lie on.
Person with_places(std::uint64_t seed) {
  Person person = random_person(seed);
  person.anchors.resize(3);
  for (std::size_t i = 0; i < person.anchors.size(); ++i) {
    const auto step = static_cast<std::int32_t>((seed >> (i * 8)) % 50'000);
    person.anchors[i].place = graph::Place{"", tests::point(53'480'000 + step, -2'530'000 + step)};
  }
  person.travel.emplace().means = {static_cast<graph::Means>(seed % 6), graph::Means::walk};
  return person;
}

Lines home_sheet(const Household& home, const Person& reader, Tier tier) {
  return profile_of_home({}, home, reader, tier, tests::today);
}
Lines person_sheet(const Person& person, Tier tier) {
  return profile_of_person({}, person, tier, tests::today);
}

bool is_within_limits(const Lines& lines) {
  namespace limits = graph::limits;
  std::size_t bytes = 0;
  for (const SharedLine& line : lines) {
    bytes += line.heading.size() + line.words_of.value.size();
    if (line.words_of.empty() || line.words_of.value.size() > limits::profile_line_bytes_max) {
      return false;
    }
  }
  return lines.size() <= limits::profile_lines_max && bytes <= limits::profile_bytes_max;
}

// Every name that a field of the record, or of a part of it, has.
class Names {
 public:
  template <class Member>
  void operator()(int, const char* name, const Member&, graph::Need, graph::Seen) {
    names.emplace_back(name);
  }
  std::vector<std::string> names;
};
template <class Record>
std::vector<std::string> top_names() {
  Names visitor;
  const Record record{};
  Record::describe(record, visitor);
  return visitor.names;
}

// domain §1, "words to avoid".
constexpr std::array<std::string_view, 27> avoided{"service user",
                                                   "placed",
                                                   "placement",
                                                   "vacancy",
                                                   "referral",
                                                   "case",
                                                   "client",
                                                   "vulnerable",
                                                   "mental age",
                                                   "non-compliant",
                                                   "respite",
                                                   "bed",
                                                   "candidate",
                                                   "hard to place",
                                                   "challenging",
                                                   "high functioning",
                                                   "low functioning",
                                                   "non-verbal",
                                                   "wheelchair-bound",
                                                   "suffers from",
                                                   "transfer",
                                                   "compliance",
                                                   "independence score",
                                                   "recruit",
                                                   "unknown",
                                                   "%",
                                                   "score"};

bool is_letter(char letter) { return std::isalpha(static_cast<unsigned char>(letter)) != 0; }

bool says(const std::string& text, std::string_view word) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  });
  for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_letter(lower[at - 1]);
    if (begins && (end == lower.size() || !is_letter(lower[end]))) return true;
  }
  return false;
}

std::size_t words_in(const std::string& sentence) {
  return static_cast<std::size_t>(std::count(sentence.begin(), sentence.end(), ' ')) + 1;
}

bool is_own_account(const SharedLine& line) {
  return line.heading.starts_with("A good day") || line.heading.starts_with("How best") ||
         line.heading.starts_with("What people appreciate");
}

// How many sentences were looked at.
std::size_t lint(const Lines& lines) {
  std::size_t count = 0;
  for (const SharedLine& line : lines) {
    for (const std::string_view word : avoided) {
      CHECK_MESSAGE(!says(line.words_of.value, word), word, " in: ", line.words_of.value);
      CHECK_MESSAGE(!says(line.heading, word), word, " in: ", line.heading);
    }
    if (is_own_account(line)) continue;
    for (const std::string& sentence : tests::sentences_in(line.words_of.value)) {
      CHECK_MESSAGE(words_in(sentence) <= 15, "too long: ", sentence);
      CHECK_MESSAGE(sentence.back() == '.', "does not end: ", sentence);
      CHECK_MESSAGE(!(sentence[0] >= 'a' && sentence[0] <= 'z'), "begins small: ", sentence);
      ++count;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("no sheet tells where in its square a home lies, before the third tier") {
  std::size_t journeys = 0;
  std::size_t elsewhere_differs = 0;
  tests::property("two homes in one square", [&](std::uint64_t seed) {
    const auto north = static_cast<std::int32_t>(seed % 10'000);
    const auto east = static_cast<std::int32_t>(seed / 10'000 % 10'000);
    Household home = random_home(seed);
    if (!home.area) home.area = graph::Place{"Leigh", {}};
    home.location = tests::point(53'500'000 + north, -2'510'000 + east);
    Household twin = home;
    twin.location = tests::point(53'500'000 + east, -2'510'000 + north);
    home.area->point = home.location;
    twin.area->point = twin.location;
    const Person reader = with_places(seed);
    for (const Tier tier : {Tier::first, Tier::second}) {
      RC_ASSERT(home_sheet(home, reader, tier) == home_sheet(twin, reader, tier));
      journeys += journeys_from_home(home, reader, tier).size();
    }
    if (north != east) {
      RC_ASSERT(journeys_from_home(home, reader, Tier::third).empty() ||
                home_sheet(home, reader, Tier::third) != home_sheet(twin, reader, Tier::third));
    }
    twin.location->latitude.millionths += 40'000;
    const bool same = journeys_from_home(home, reader, Tier::first) ==
                      journeys_from_home(twin, reader, Tier::first);
    elsewhere_differs += same ? 0 : 1;
  });
  CHECK(journeys > 100);
  CHECK(elsewhere_differs > 20);  // a test that cannot tell squares apart would prove nothing
}

TEST_CASE("every sheet is within its limits, and the same when it is made again") {
  tests::property("limits", [](std::uint64_t seed) {
    const Person person = random_person(seed);
    const Household home = random_home(seed);
    for (const Tier tier : tiers) {
      RC_ASSERT(is_within_limits(person_sheet(person, tier)));
      RC_ASSERT(is_within_limits(home_sheet(home, person, tier)));
      RC_ASSERT(person_sheet(person, tier) == person_sheet(Person(person), tier));
      RC_ASSERT(home_sheet(home, person, tier) == home_sheet(Household(home), person, tier));
    }
    RC_ASSERT(person_sheet(person, Tier::officer).empty());
    RC_ASSERT(home_sheet(home, person, Tier::officer).empty());
  });
}

TEST_CASE("a sheet that is far too long is cut, says so, and keeps to its limits") {
  Person person = random_person(4);
  person.interests.assign(200, {std::string(150, 'a'), graph::Stance::love, {}, {}});
  for (std::size_t i = 0; i < 200; ++i) {
    person.support.push_back(
        {"task " + std::to_string(i), {}, std::string(190, 'b'), {}, {}, {}, {}});
  }
  const Lines lines = person_sheet(person, Tier::second);
  CHECK(is_within_limits(lines));
  CHECK(lines.back().words_of.value == "There is more to tell. You can ask for it.");
}

TEST_CASE("who leaves out every field shows nothing, and each one left out takes its lines along") {
  tests::property("leaving out", [](std::uint64_t seed) {
    Person person = random_person(seed);
    Household home = random_home(seed);
    const Lines before = person_sheet(person, Tier::third);
    const std::vector<std::string> names = top_names<Person>();
    if (!person.sharing) person.sharing.emplace();
    person.sharing->leaves_out = {names[seed % names.size()]};
    const Lines fewer = person_sheet(person, Tier::third);
    RC_ASSERT(fewer.size() <= before.size());
    person.sharing->leaves_out = names;
    RC_ASSERT(person_sheet(person, Tier::third).empty());
    if (!home.sharing) home.sharing.emplace();
    home.sharing->leaves_out = top_names<Household>();
    RC_ASSERT(home_sheet(home, with_places(seed), Tier::third).empty());
  });
}

TEST_CASE("no surname on record stands in a sheet before the third tier") {
  tests::property("surnames", [](std::uint64_t seed) {
    Person person = random_person(seed);
    person.called = "Ada Quillfeather";
    person.personality.emplace().good_day.value = "When Mr Quillfeather comes";
    person.interests.push_back({"the Quillfeather arms", graph::Stance::love, {}, {}});
    Household home = random_home(seed);
    home.called = "The Quillfeather house";
    home.network.push_back({"Quillfeather's farm", "", {}});
    for (graph::Carer& carer : home.carers) carer.called = "Ruth Quillfeather";
    for (const Tier tier : {Tier::first, Tier::second}) {
      RC_ASSERT(!tests::lines_hold(person_sheet(person, tier), "Quillfeather"));
      RC_ASSERT(!tests::lines_hold(home_sheet(home, with_places(seed), tier), "Quillfeather"));
    }
  });
}

TEST_CASE(
    "the demonstration's people and homes are told in short sentences and the field's words") {
  const tests::DemoTown town = tests::demo_town(1, 120);
  const graph::Date on = *graph::make_date(2026, 11, 21);
  std::vector<const Person*> people;
  for (const graph::Number& number : town.scheme.numbers(graph::Kind::person)) {
    people.push_back(town.scheme.find<Person>(number));
  }
  std::size_t sentences = 0;
  std::size_t homes = 0;
  for (const Tier tier : tiers) {
    for (const Person* person : people) {
      sentences += lint(profile_of_person(town.scheme, *person, tier, on));
    }
    for (const graph::Number& number : town.scheme.numbers(graph::Kind::household)) {
      const auto* home = town.scheme.find<Household>(number);
      const Person& reader = *people[homes++ % people.size()];
      sentences += lint(profile_of_home(town.scheme, *home, reader, tier, on));
    }
  }
  CHECK(people.size() >= 120);
  CHECK(homes > 100);
  CHECK(sentences > 5'000);
}

TEST_CASE("no surname of the demonstration's homes is shown to anybody") {
  const tests::DemoTown town = tests::demo_town(1, 120);
  const Person reader = tests::a_person("zoe");
  for (const graph::Number& number : town.scheme.numbers(graph::Kind::household)) {
    const auto* home = town.scheme.find<Household>(number);
    const std::size_t blank = home->called.rfind(' ');
    if (blank == std::string::npos) continue;
    const std::string surname = home->called.substr(blank + 1);
    for (const Tier tier : tiers) {
      const Lines lines = profile_of_home(town.scheme, *home, reader, tier, tests::today);
      CHECK_MESSAGE(!tests::lines_hold(lines, surname), surname);
    }
  }
}

}  // namespace kith::matcher
