// SPDX-License-Identifier: Apache-2.0
// From facts to a list, and how it reads.
#include "matcher/proposals.h"

#include <doctest/doctest.h>
#include <memory>
#include <set>

#include "matcher/ask_next.h"
#include "matcher/explanation.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using tests::a_home;
using tests::a_person;
using tests::World;

graph::Rhythm quiet_days() {
  graph::Rhythm rhythm;
  rhythm.busy = graph::Scale{1};
  return rhythm;
}

graph::Person maya() {
  graph::Person person = a_person("maya");
  person.called = "Maya";
  person.rhythm = quiet_days();
  return person;
}

graph::Household okafors() {
  graph::Household home = a_home("okafors");
  home.called = "the Okafors";
  home.area = graph::Place{"Atherton", std::nullopt};
  home.carers[0].called = "Grace";
  home.rhythm = quiet_days();
  return home;
}

Question about_maya() {
  Question question;
  question.person = tests::person_number("maya");
  question.on = tests::today;
  return question;
}

Proposals ask(World& world) { return propose_exhaustively(world.view(), about_maya()).value(); }

std::string read(World& world) {
  return to_text(for_match_officer(world.view(), about_maya(), ask(world)));
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a home that suits both comes before one that is not known") {
  World world;
  world.put(maya());
  world.put(a_home("elm"));
  world.put(okafors());
  const Proposals answer = ask(world);
  REQUIRE(answer.proposals.size() == 2);
  CHECK(answer.proposals[0].household == tests::household_number("okafors"));
  CHECK(answer.proposals[0].order.together > answer.proposals[1].order.together);
  CHECK(answer.counts.considered == 2);
  CHECK(answer.counts.passed == 2);
}

TEST_CASE("somebody unknown is not found, and too long a list is refused") {
  World world;
  world.put(maya());
  Question question = about_maya();
  question.top = 201;
  CHECK(propose_exhaustively(world.view(), question).error().code == graph::ErrorCode::too_large);
  question.person = tests::person_number("nobody");
  CHECK(propose_exhaustively(world.view(), question).error().code == graph::ErrorCode::not_found);
}

TEST_CASE("without agreement or the no-contact answer nothing is said of any home") {
  World world;
  graph::Person person = maya();
  person.agreement.clear();
  world.put(person);
  world.put(okafors());
  const Proposals answer = ask(world);
  REQUIRE(answer.closed.size() == 1);
  CHECK(answer.closed[0].rule == Rule::person_agreement);
  CHECK(answer.proposals.empty());
  CHECK(answer.near_misses.empty());
  CHECK(answer.counts == Counts{});
  person = maya();
  person.no_contact_asked.reset();
  world.put(person);
  CHECK(ask(world).closed.at(0).rule == Rule::no_contact_asked);
  CHECK(has(read(world), "Before anybody can be proposed"));
}

TEST_CASE("one open rule makes a near miss, and nobody fitting shows what blocks") {
  World world;
  graph::Person person = maya();
  person.must_not = {tests::must("dog")};
  world.put(person);
  graph::Household home = okafors();
  home.home.emplace();
  home.home->pets_known = true;
  home.home->pets = {{graph::Species::dog, "calm", ""}};
  world.put(home);
  const Proposals answer = ask(world);
  CHECK(answer.proposals.empty());
  REQUIRE(answer.near_misses.size() == 1);
  CHECK(answer.near_misses[0].rule.rule == Rule::person_musts);
  REQUIRE(answer.blocking.size() == 1);
  CHECK(answer.blocking[0] == BlockingSet{{Rule::person_musts}, 1});
  const std::string text = read(world);
  CHECK(has(text, "Nobody fits yet"));
  CHECK(has(text, "What would change this:"));
  CHECK(has(text, "The Okafors, Atherton: "));
}

TEST_CASE("a home where somebody said no to being proposed is no near miss") {
  World world;
  world.put(maya());
  graph::Household home = okafors();
  home.carers[0].agreement.clear();
  world.put(home);
  CHECK(ask(world).near_misses.size() == 1);  // not asked
  home.carers[0].agreement = {tests::agreed()};
  home.carers[0].agreement[0].answer = graph::YesNo::no;
  world.put(home);
  CHECK(ask(world).near_misses.empty());
  CHECK(ask(world).blocking.empty());
  CHECK(ask(world).counts.considered == 0);
}

TEST_CASE("a paused home is in no list and no count") {
  World world;
  world.put(maya());
  graph::Household home = okafors();
  home.state = graph::HouseholdState::paused;
  world.put(home);
  const Proposals answer = ask(world);
  CHECK(answer.counts.considered == 0);
  CHECK(answer.near_misses.empty());
  CHECK(answer.blocking.empty());
}

TEST_CASE("what to ask next is what could move the list most") {
  World world;
  world.put(maya());
  world.put(okafors());
  const Proposals answer = ask(world);
  REQUIRE_FALSE(answer.ask_next.empty());
  for (std::size_t i = 1; i < answer.ask_next.size(); ++i) {
    CHECK(answer.ask_next[i - 1].could_move >= answer.ask_next[i].could_move);
  }
  // Without any unknown rule, communication (5 of both sides' weight) moves most. Person: 32 of
  // weight, two of them known at 10,000; carer 27. Best: ⌊195,000 / 32⌋ = 6,093 and ⌊170,000 / 27⌋
  // = 6,296 → 6,192; worst: ⌊145,000 / 32⌋ = 4,531 and ⌊120,000 / 27⌋ = 4,444 → 4,487.
  std::vector<Proposal> proposals = answer.proposals;
  proposals[0].check_first.clear();
  const auto asks = ask_next(world.view(), about_maya(), proposals);
  REQUIRE_FALSE(asks.empty());
  CHECK(asks[0].criterion == Criterion::communication);
  CHECK(asks[0].of == tests::subject_number("maya"));
  CHECK(asks[0].could_move == 1'705);
  CHECK(asks[0].sentence == "Ask Maya which languages, signs or pictures they use.");
}

TEST_CASE("what to find out of a home reads as one sentence") {
  World world;
  world.put(maya());
  world.put(okafors());
  const Proposals answer = ask(world);
  std::vector<Proposal> proposals = answer.proposals;
  const auto first_rule = [&](std::string sentence) {
    RuleAnswer check;
    check.answer = Answer::unknown;
    check.sentence = std::move(sentence);
    proposals[0].check_first = {check};
    for (const AskNext& each : ask_next(world.view(), about_maya(), proposals)) {
      if (each.rule) return each.sentence;
    }
    return std::string();
  };
  CHECK(first_rule("The DBS check ends on 1 Dec 2026: see to its renewal.") ==
        "About the Okafors: the DBS check ends on 1 Dec 2026: see to its renewal.");
  CHECK(first_rule("Grace would need training.") ==
        "About the Okafors: Grace would need training.");
}

TEST_CASE("the officer reads reasons of both sides and no figure of worth") {
  World world;
  world.put(maya());
  world.put(a_person("femi"));
  graph::Household home = okafors();
  home.residents = {tests::a_resident("femi")};
  world.put(home);
  world.put(tests::living_in("femi", "okafors"));
  const std::string text = read(world);
  CHECK(has(text, "Who might get on with Maya?"));
  CHECK(has(text, "The Okafors, Atherton"));
  CHECK(has(text, "Maya likes a quiet house; on record the Okafors like the same."));
  CHECK(has(text, "Femi lives there and has not been asked about Maya yet."));
  const Proposals answer = ask(world);
  for (const std::int32_t worth :
       {answer.proposals[0].order.together, answer.proposals[0].order.mean,
        answer.proposals[0].ledgers[0].suitability}) {
    CHECK_FALSE(has(text, std::to_string(worth)));
  }
  for (const std::string_view word : {"%", "score", "match", "placed", "vacancy", "candidate"}) {
    CHECK_FALSE(has(text, word));
  }
}

TEST_CASE("what to check first stands before what speaks for a home, safety on top") {
  World world;
  world.put(maya());
  graph::Household home = okafors();
  home.others_living_known.reset();  // safety-critical
  world.put(home);
  const std::string text = read(world);
  const std::size_t check = text.find("Check first");
  REQUIRE(check != std::string::npos);
  CHECK(check < text.find("What speaks for it"));
  CHECK(text.find("Before anything is shared", check) == text.find("- ", check) + 2);
}

TEST_CASE("who is to be asked by name is not asked for in general too") {
  World world;
  world.put(maya());
  world.put(a_person("femi"));
  graph::Household home = okafors();
  home.residents = {tests::a_resident("femi")};
  home.residents[0].rhythm = quiet_days();
  world.put(home);
  CHECK(has(read(world), "Ask everybody who lives there"));
  home.others_living = {tests::an_adult("gran")};
  home.others_living[0].called = "Gran";
  world.put(home);
  CHECK_FALSE(has(read(world), "Ask everybody who lives there"));
  CHECK(has(read(world), "Gran lives there and has not been asked about Maya yet."));
  CHECK(has(read(world), "Ask the others who live there about Maya too."));
  home.residents.clear();
  world.put(home);
  CHECK_FALSE(has(read(world), "Ask the others"));
}

TEST_CASE("whom it fits least is one thing, and of whom least is known another") {
  World world;
  world.put(maya());
  world.put(okafors());
  Proposals answer = ask(world);
  Proposal& proposal = answer.proposals.at(0);
  const auto held_back = [&](std::int32_t suitability, std::int32_t coverage) {
    proposal.held_back_by = 1;
    proposal.ledgers[0].suitability = 7'000;
    proposal.ledgers[1].suitability = suitability;
    proposal.ledgers[0].coverage = 5'000;
    proposal.ledgers[1].coverage = coverage;
    return to_text(for_match_officer(world.view(), about_maya(), answer));
  };
  CHECK(has(held_back(5'000, 8'000), "It fits Grace's side least."));
  CHECK_FALSE(has(held_back(5'000, 8'000), "Least is known"));
  CHECK_FALSE(has(held_back(5'000, 4'500), "Least is known"));
  CHECK(
      has(held_back(5'000, 4'000), "It fits Grace's side least. Least is known of Grace's side."));
  CHECK(has(held_back(6'900, 4'000), "Nobody in particular"));
}

TEST_CASE("who lives there with support is said to, the first time") {
  World world;
  world.put(maya());
  graph::Person matt = a_person("matt");
  matt.called = "Matt";
  world.put(matt);
  graph::Household home = okafors();
  home.residents = {tests::a_resident("matt")};
  home.residents[0].wishes = {tests::must("somebody of my age")};
  home.residents[0].wishes[0].strength = graph::Strength::nice;
  home.residents[0].rhythm = quiet_days();
  world.put(home);
  world.put(tests::living_in("matt", "okafors"));
  const std::string text = read(world);
  const std::string first = "Matt's side (lives there with support)";
  const std::size_t at = text.find("Matt's side");
  REQUIRE(at != std::string::npos);
  CHECK(text.find(first) == at);
  CHECK(text.find(first, at + 1) == std::string::npos);
  CHECK_FALSE(has(text, "Grace's side (lives"));
}

TEST_CASE("what speaks neither way is worth knowing and no reason") {
  World world;
  graph::Person person = maya();
  graph::Anchor mum;
  mum.called = "Mum";
  mum.place = graph::Place{"", tests::point(53'500'000, -2'500'000)};
  person.anchors = {mum};
  person.rhythm->busy = graph::Scale{2};
  world.put(person);
  graph::Household home = okafors();
  home.location = tests::point(53'500'500, -2'500'000);
  home.rhythm->busy = graph::Scale{3};
  home.home.emplace();
  home.home->quiet = graph::Scale{3};
  world.put(home);
  const std::string text = read(world);
  const std::size_t worth = text.find("Worth knowing");
  REQUIRE(worth != std::string::npos);
  for (const std::string_view words :
       {"Journeys are reckoned on foot or by bus", "it is neither quiet nor lively",
        "the Okafors like a house neither quiet nor busy"}) {
    CAPTURE(words);
    CHECK(text.find(words) != std::string::npos);
    CHECK(text.find(words) > worth);
  }
}

TEST_CASE("what is alike in two rhythms speaks for a home however far apart the rest is") {
  World world;
  graph::Person person = maya();
  person.rhythm->talk = graph::Scale{5};
  person.rhythm->tidy = graph::Scale{5};
  world.put(person);
  graph::Household home = okafors();
  home.rhythm->talk = graph::Scale{1};
  home.rhythm->tidy = graph::Scale{1};
  world.put(home);
  const std::string text = read(world);
  const std::size_t talk = text.find("What to talk about");
  REQUIRE(talk != std::string::npos);
  CHECK(text.find("Maya likes a quiet house; on record the Okafors like the same.") < talk);
  CHECK(text.find("Maya likes plenty of talk and all kept tidy; on record the Okafors like",
                  talk) != std::string::npos);
  CHECK(text.find("the same", talk) > text.find("Who holds it back", talk));
}

TEST_CASE("a warning is said whatever cancels it, and never as what speaks for it") {
  World world;
  graph::Person person = maya();
  person.personality.emplace();
  person.personality->gets_on_with = {graph::Trait::calm, graph::Trait::dry_humour};
  person.personality->winds_me_up = {graph::Trait::hurried};
  person.goal.emplace();
  person.goal->kind = graph::GoalKind::stay_long;
  graph::Household home = okafors();
  home.carers[0].personality.emplace();
  home.carers[0].personality->like_me = {graph::Trait::calm, graph::Trait::dry_humour,
                                         graph::Trait::hurried};
  home.horizon.emplace();
  home.horizon->kind = graph::HorizonKind::long_;
  home.horizon->known_changes = {{"moving_house", tests::day("2027-06-01")}};
  world.put(person);
  world.put(home);
  const std::string text = read(world);
  const std::size_t talk = text.find("What to talk about");
  REQUIRE(talk != std::string::npos);
  CHECK(text.find("Maya gets on with people who are calm and dry-humoured") < talk);
  CHECK(text.find("What winds Maya up is people who are hurried", talk) != std::string::npos);
  CHECK(text.find("What winds Maya up") > talk);
  CHECK(text.find("A change is known there for 1 Jun 2027 (moving house).") > talk);
  CHECK(text.find("Maya hopes to stay for good") < talk);
}

TEST_CASE("the officer reads first what somebody is looking for") {
  World world;
  graph::Person person = maya();
  person.looking_for.resize(1);
  person.looking_for[0].kind = graph::ArrangementKind::day;
  person.looking_for[0].start = graph::make_date(2027, 1, 5);
  person.looking_for[0].until.reset();
  person.looking_for[0].pattern = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR";
  person.area_wanted = {graph::Place{}, graph::Place{}};
  person.area_wanted[0].name = "Leigh";
  person.area_wanted[1].name = "Lowton";
  person.together_with.resize(1);
  person.together_with[0].person.number = tests::number_of("femi");
  person.together_with[0].strength = graph::Strength::must;
  world.put(person);
  world.put(a_person("femi"));
  const Proposals answer = ask(world);
  const Explanation words = for_match_officer(world.view(), about_maya(), answer);
  REQUIRE_FALSE(words.sections.empty());
  CHECK(words.sections[0].kind == SectionKind::wish);
  CHECK(words.sections[0].parts[0].lines ==
        std::vector<std::string>{
            "Day support, from 5 Jan 2027, every 2 weeks on Tuesday and Friday.",
            "Would like to be in Leigh or Lowton.", "Must stay together with femi.",
            "Nothing of Maya goes to a home before they agree to what is "
            "shared."});
}

TEST_CASE("a no to sharing, and a yes that is not their own, stand on the first page") {
  World world;
  graph::Person person = maya();
  person.looking_for.resize(1);
  person.looking_for[0].pattern = "FREQ=MONTHLY;BYDAY=-1SA";
  for (graph::Agreement& each : person.agreement) {
    if (each.purpose != graph::AgreementFor::match) continue;
    each.authority = graph::Authority::deputy;
    each.capacity = graph::Capacity::assessed_lacks;
  }
  graph::Agreement share;
  share.purpose = graph::AgreementFor::share;
  share.answer = graph::YesNo::no;
  share.on = tests::today;
  person.agreement.push_back(share);
  world.put(person);
  const std::string text = to_text(for_match_officer(world.view(), about_maya(), ask(world)));
  CHECK(has(text, "Maya said no to sharing: nothing of them goes to a home until they say yes."));
  CHECK(has(text, "was decided by their deputy; it is not Maya's own yes."));
  CHECK(has(text, "every last Saturday of the month"));
}

TEST_CASE("a yes of others that the person's own no undid is not spoken of") {
  World world;
  graph::Person person = maya();
  for (graph::Agreement& each : person.agreement) each.authority = graph::Authority::deputy;
  graph::Agreement no = tests::agreed();
  no.answer = graph::YesNo::no;
  no.on = tests::today;
  person.agreement.push_back(no);
  world.put(person);
  world.put(okafors());
  CHECK(ask(world).closed.size() == 1);
  CHECK_FALSE(has(read(world), "decided by"));
}

TEST_CASE("a scheme without homes says what is missing of the person") {
  World world;
  graph::Person person = maya();
  person.no_contact_asked.reset();
  world.put(person);
  REQUIRE(ask(world).closed.size() == 1);
  CHECK(ask(world).closed[0].rule == Rule::no_contact_asked);
}

TEST_CASE("of several wishes it is said which one a home was asked about") {
  World world;
  graph::Person person = maya();
  person.looking_for.resize(2);
  person.looking_for[0].kind = graph::ArrangementKind::live_in;
  person.looking_for[1].kind = graph::ArrangementKind::day;
  world.put(person);
  graph::Household home = okafors();
  home.approval->kinds = {graph::ArrangementKind::day};
  world.put(home);
  Proposals answer = ask(world);
  REQUIRE(answer.proposals.size() == 1);
  CHECK(answer.proposals[0].wish == 1);
  CHECK(has(read(world), "Asked about for: Day support."));
  person.looking_for = {person.looking_for[1]};
  world.put(person);
  CHECK_FALSE(has(read(world), "Asked about for"));
}

TEST_CASE("somebody's own words stand beside the word they were filed under") {
  World world;
  graph::Person person = maya();
  graph::Wish wish;
  wish.thing = "garden";
  graph::Provenance said;
  said.said_by = graph::SaidBy::person;
  said.own_words.value = "Somewhere to sit outside.";
  wish.said.provenance = std::make_shared<const graph::Provenance>(said);
  person.wishes = {wish};
  world.put(person);
  graph::Household home = okafors();
  home.home.emplace();
  home.home->garden = true;
  world.put(home);
  CHECK(has(read(world),
            "Maya spoke of a garden (told us: “Somewhere to sit outside.”); that is how it is with "
            "the Okafors."));
}

TEST_CASE("own words stand once within a home, and again with the next") {
  World world;
  graph::Person person = maya();
  const auto saying = [](std::optional<graph::SaidBy> by, std::string words) {
    graph::Provenance said;
    said.said_by = by;
    said.own_words.value = std::move(words);
    return graph::Said{std::make_shared<const graph::Provenance>(said)};
  };
  person.rhythm->said = saying(graph::SaidBy::person, "Home is for quiet.");
  person.night =
      graph::Stated<graph::Night>{graph::Night::sleeping_every, saying({}, "I call out.")};
  world.put(person);
  graph::Household home = okafors();
  home.home.emplace();
  home.home->quiet = graph::Scale{5};
  home.carers.push_back(tests::a_carer("tom"));
  world.put(home);
  const auto times = [&](std::string_view words) {
    const std::string text = read(world);
    std::size_t count = 0;
    for (std::size_t at = text.find(words); at != std::string::npos;
         at = text.find(words, at + 1)) {
      ++count;
    }
    return count;
  };
  CHECK(times("(told us: “Home is for quiet.”)") == 1);
  CHECK(times("(told us)") == 1);
  CHECK(times("every night is disturbed") == 1);
  CHECK(times("(“I call out.”)") == 1);
  home.identity = a_home("elm").identity;
  home.called = "the Elms";
  world.put(home);
  CHECK(times("(told us: “Home is for quiet.”)") == 2);
}

TEST_CASE("nothing is said twice of one home") {
  World world;
  world.put(maya());
  world.put(okafors());
  const std::string text = to_text(for_match_officer(world.view(), about_maya(), ask(world)));
  std::set<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string line = text.substr(from, end - from);
    from = end + 1;
    if (line.starts_with("  - ")) CHECK_MESSAGE(lines.insert(line).second, line);
  }
}

TEST_CASE("the auditor reads every integer and no name") {
  World world;
  world.put(maya());
  world.put(okafors());
  const Proposals answer = ask(world);
  const std::string text = to_text(for_auditor(about_maya(), answer));
  CHECK(has(text, "rhythm: 2 × 10000 = 20000 [person " + graph::to_text(tests::number_of("maya")) +
                      " /rhythm/busy"));
  CHECK(has(text, "interests: 6 × 5000 (unknown) = 30000"));
  // 30 × 5,000 + 20,000 = 170,000 = 32 × 5,312 + 16.
  CHECK(has(text, "sum 170000 = 5312 × 32 + remainder 16"));
  for (const std::string_view name : {"Maya", "Okafor", "Grace", "Atherton", "quiet"}) {
    CHECK_FALSE(has(text, name));
  }
}

TEST_CASE("an emergency looks for the nearest to the person's own people first") {
  World world;
  graph::Person person = maya();
  person.travel.emplace();
  person.travel->means = {graph::Means::walk};
  graph::Anchor mum;
  mum.called = "Mum";
  mum.place = graph::Place{"", tests::point(53'500'000, -2'500'000)};
  person.anchors = {mum};
  graph::Agreement that_day = tests::agreed();
  that_day.on = tests::today;
  person.agreement = {that_day};
  world.put(person);
  graph::Household far = okafors();  // quiet as wished, but far
  far.location = tests::point(53'560'000, -2'500'000);
  graph::Household near = a_home("elm");
  near.location = tests::point(53'501'000, -2'500'000);
  for (graph::Household* home : {&far, &near}) {
    home->carers[0].agreement = {that_day};
    world.put(*home);
  }
  Question question = about_maya();
  question.emergency_nights = 3;
  const Proposals answer = propose_exhaustively(world.view(), question).value();
  REQUIRE(answer.proposals.size() == 2);
  CHECK(answer.proposals[0].household == tests::household_number("elm"));
}

}  // namespace kith::matcher
