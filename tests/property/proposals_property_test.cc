// SPDX-License-Identifier: Apache-2.0
// What must hold of every list, and what must not show in it.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "matcher/explanation.h"
#include "matcher/order.h"
#include "tests/support/property.h"
#include "tests/support/random_world.h"

namespace kith::matcher {
namespace {

using tests::question_about;
using tests::random_world;
using tests::RandomWorld;
using tests::view_of;

Proposals ask(const RandomWorld& world, std::uint64_t shuffle = 0) {
  return propose_exhaustively(view_of(world, shuffle), question_about(world)).value();
}

// Everything that a match officer can get: the answer itself and its words.
struct Seen {
  Proposals proposals;
  std::string text;

  friend bool operator==(const Seen&, const Seen&) = default;
};

Seen seen_with(const RandomWorld& world, const ReaderRights& rights) {
  const graph::View view = view_of(world);
  Question question = question_about(world);
  question.rights = rights;
  Proposals answer = propose_exhaustively(view, question).value();
  std::string text =
      to_text(for_match_officer(view, question, answer)) + to_text(for_auditor(question, answer));
  return {std::move(answer), std::move(text)};
}

Seen seen_by_officer(const RandomWorld& world) { return seen_with(world, {}); }

// A renderer as it must not be: it lets out which listed homes are kept out, for whatever reason.
std::string leaking(const RandomWorld& world) {
  const graph::View view = view_of(world);
  const Question question = question_about(world);
  std::string text;
  for (graph::Index home = 0; home < view.count(graph::Kind::household); ++home) {
    if (!is_listed(*view.household(home), {})) continue;
    const PairAnswers answers =
        answer_rules(view, question, *view.index_of(graph::Kind::person, question.person.number),
                     home, Detail::numbers);
    if (answers.any_fail()) text += std::to_string(home) + " is kept out\n";
  }
  return text;
}

// Facts that only somebody else may know. `hide` states one; `neutral` states one of the same kind
// and size that touches nobody.
struct Hidden {
  std::string_view name;
  bool confidential;  // a manager may know; otherwise it is its maker's own
  void (*hide)(graph::Person&, graph::Household&);
  void (*neutral)(graph::Person&, graph::Household&);
};

void add_history(graph::Person& person, std::string_view home) {
  graph::History history;
  history.household = tests::household_number(home);
  history.kind = graph::HistoryKind::ended_for_safety;
  person.history = {history};
}

void add_decline(graph::Person& person, std::string_view home, graph::DeclinedBy by) {
  graph::Decline decline;
  decline.household = tests::household_number(home);
  decline.by = by;
  person.declines = {decline};
}

void add_mark(graph::Person& person, std::string_view with) {
  graph::NoContact mark;
  mark.with = tests::subject_number(with);
  person.no_contact = {mark};
}

void answer_of_resident(graph::Household& home, graph::HouseholdAnswer answer) {
  home.residents[0].answer = answer;
}

const std::array<Hidden, 8> hidden_facts{{
    {"a carer's must not", true,
     [](graph::Person&, graph::Household& home) {
       home.carers[0].must_not = {tests::must("smoking")};
     },
     [](graph::Person&, graph::Household& home) {
       home.carers[0].must_not = {tests::must("loudest")};
     }},
    {"a resident's must not", true,
     [](graph::Person&, graph::Household& home) {
       home.residents[0].must_not = {tests::must("smoking")};
     },
     [](graph::Person&, graph::Household& home) {
       home.residents[0].must_not = {tests::must("loudest")};
     }},
    {"a resident's no", true,
     [](graph::Person&, graph::Household& home) {
       answer_of_resident(home, graph::HouseholdAnswer::no);
     },
     [](graph::Person&, graph::Household& home) {
       answer_of_resident(home, graph::HouseholdAnswer::yes);
     }},
    {"a no-contact mark", true,
     [](graph::Person& person, graph::Household&) { add_mark(person, "home0"); },
     [](graph::Person& person, graph::Household&) { add_mark(person, "far away"); }},
    {"ended for safety", true,
     [](graph::Person& person, graph::Household&) { add_history(person, "home0"); },
     [](graph::Person& person, graph::Household&) { add_history(person, "far away"); }},
    {"under review", true,
     [](graph::Person&, graph::Household& home) {
       home.state = graph::HouseholdState::under_review;
     },
     [](graph::Person&, graph::Household&) {}},
    {"a protected ground", true,
     [](graph::Person& person, graph::Household&) {
       add_decline(person, "home0", graph::DeclinedBy::protected_ground);
     },
     [](graph::Person& person, graph::Household&) {
       add_decline(person, "far away", graph::DeclinedBy::protected_ground);
     }},
    {"a carer's decline", false,
     [](graph::Person& person, graph::Household&) {
       add_decline(person, "home0", graph::DeclinedBy::carer);
     },
     [](graph::Person& person, graph::Household&) {
       add_decline(person, "far away", graph::DeclinedBy::carer);
     }},
}};

// A world in which home0 would be listed but for what is hidden.
RandomWorld open_world(std::uint64_t seed) {
  RandomWorld world = random_world(seed, {3, 6});
  graph::Person& person = world.persons[0];
  person.agreement = {tests::agreed()};
  person.no_contact_asked = tests::a_person("x").no_contact_asked;
  person.no_contact_asked->answer = graph::NoContactAnswer::marks;
  person.smoke = graph::Stated<graph::Smoking>{graph::Smoking::inside, {}};
  graph::Household& home = world.homes[0];
  home.state = graph::HouseholdState::available;
  home.carers[0].must_not.clear();
  home.residents = {tests::a_resident("person2")};
  return world;
}

RandomWorld with(const RandomWorld& world, void (*change)(graph::Person&, graph::Household&)) {
  RandomWorld changed = world;
  change(changed.persons[0], changed.homes[0]);
  return changed;
}

// The same world without the pair: what touches nobody in the hidden fact's place, and the home
// paused, which no list, count or name shows.
RandomWorld without_home(const RandomWorld& world, const Hidden& fact) {
  RandomWorld changed = with(world, fact.neutral);
  changed.homes[0].state = graph::HouseholdState::paused;
  return changed;
}

}  // namespace

TEST_CASE("same view, same question: the same bytes, whatever order records came in") {
  tests::property("order of input", [](std::uint64_t seed) {
    const RandomWorld world = random_world(seed);
    const Proposals answer = ask(world);
    RC_ASSERT(ask(world) == answer);
    RC_ASSERT(ask(world, seed | 1U) == answer);
    RC_ASSERT(seen_by_officer(world).text == seen_by_officer(world).text);
  });
}

TEST_CASE("random worlds reach every kind of answer") {
  std::map<std::string, std::size_t> reached;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    tests::count_classes(ask(random_world(seed, {4, 1 + seed % 10})), reached);
  }
  for (const char* name :
       {"proposals", "near miss", "blocking", "closed", "ask next", "tie", "unknown rule",
        "resident party", "silent resident", "several carers", "remainder"}) {
    CAPTURE(std::string(name));
    CHECK(reached[name] >= 5);
  }
}

TEST_CASE("a name moves nobody") {
  tests::property("renaming", [](std::uint64_t seed) {
    RandomWorld world = random_world(seed);
    const Proposals before = ask(world);
    world.persons[0].called = "Zebedee";
    for (graph::Household& home : world.homes) home.called = "somewhere else";
    const Proposals after = ask(world);
    RC_ASSERT(after.proposals.size() == before.proposals.size());
    for (std::size_t i = 0; i < after.proposals.size(); ++i) {
      RC_ASSERT(after.proposals[i].household == before.proposals[i].household);
      RC_ASSERT(after.proposals[i].order == before.proposals[i].order);
    }
  });
}

TEST_CASE("the list is in order, without doubles, and a shorter one is its beginning") {
  tests::property("order", [](std::uint64_t seed) {
    const RandomWorld world = random_world(seed);
    const Proposals answer = ask(world);
    std::set<graph::HouseholdNumber> homes;
    for (std::size_t i = 0; i < answer.proposals.size(); ++i) {
      RC_ASSERT(homes.insert(answer.proposals[i].household).second);
      if (i == 0) continue;
      RC_ASSERT(comes_before(answer.proposals[i - 1].order, answer.proposals[i].order));
      RC_ASSERT(!comes_before(answer.proposals[i].order, answer.proposals[i - 1].order));
    }
    const Proposals best = propose_exhaustively(view_of(world), question_about(world, 2)).value();
    for (std::size_t i = 0; i < best.proposals.size(); ++i) {
      RC_ASSERT(best.proposals[i] == answer.proposals[i]);
    }
  });
}

TEST_CASE("a must excludes, a dislike only ranks") {
  std::size_t excluded = 0;
  tests::property("must and dislike", [&excluded](std::uint64_t seed) {
    RandomWorld world = open_world(seed);
    world.homes[0].home.emplace();
    world.homes[0].home->pets_known = true;
    world.homes[0].home->pets = {{graph::Species::dog, "", ""}};
    world.persons[0].must_not.clear();
    const auto listed = [](const Proposals& answer) {
      return std::any_of(
          answer.proposals.begin(), answer.proposals.end(),
          [](const Proposal& each) { return each.household == tests::household_number("home0"); });
    };
    const bool before = listed(ask(world));
    graph::Interest dislike;
    dislike.activity = "dogs";
    dislike.stance = graph::Stance::avoid;
    world.persons[0].interests.push_back(dislike);
    RC_ASSERT(listed(ask(world)) == before);
    world.persons[0].must_not = {tests::must("dog")};
    RC_ASSERT(!listed(ask(world)));
    if (before) ++excluded;
  });
  CHECK(excluded > 0);
}

TEST_CASE("two worlds: what an officer may not know shows nowhere") {
  for (const Hidden& fact : hidden_facts) {
    CAPTURE(fact.name);
    std::size_t would_show = 0;
    std::size_t manager_sees = 0;
    std::size_t leak_noticed = 0;
    tests::property(std::string(fact.name), [&](std::uint64_t seed) {
      const RandomWorld open = open_world(seed);
      const RandomWorld hidden = with(open, fact.hide);
      const RandomWorld absent = without_home(open, fact);
      RC_ASSERT(seen_by_officer(hidden) == seen_by_officer(absent));
      // Controls: the pair would have shown, a reader with rights sees a difference, and a renderer
      // that leaks is noticed.
      if (seen_by_officer(open) != seen_by_officer(absent)) ++would_show;
      if (seen_with(hidden, {true}) != seen_with(absent, {true})) ++manager_sees;
      if (leaking(hidden) != leaking(absent)) ++leak_noticed;
    });
    CHECK(would_show > 0);
    if (fact.confidential) CHECK(manager_sees > 0);
    if (fact.name != "under review") CHECK(leak_noticed > 0);
  }
}

}  // namespace kith::matcher
