// SPDX-License-Identifier: Apache-2.0
// The plan for the whole scheme: against trying everything, from records in any order, and in two
// worlds that differ in what nobody may know. What it says of homes to look for is solved again.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "matcher/capacity_plan.h"
#include "matcher/exposure.h"
#include "matcher/ledger.h"
#include "matcher/plan_instance.h"
#include "matcher/plan_words.h"
#include "matcher/recruitment.h"
#include "matcher/stable_plan.h"
#include "tests/support/plan_world.h"
#include "tests/support/property.h"
#include "tests/support/random_town.h"
#include "tests/support/random_world.h"

namespace kith::matcher {
namespace {

using tests::options_in;
using tests::RandomWorld;

// Who waits so long, and now and then together.
RandomWorld world_of(std::uint64_t seed, std::size_t persons, std::size_t homes) {
  RandomWorld world = tests::random_world(seed, {persons, homes});
  tests::Dice dice(seed);
  for (std::size_t i = 0; i < world.persons.size(); ++i) {
    graph::Person& person = world.persons[i];
    const auto weeks = static_cast<std::int32_t>(dice.below(30));
    if (dice.chance(80)) person.waiting_since = tests::today.plus(-7 * weeks);
    if (dice.chance(60)) person.must_not.clear();
    if (i > 0 && dice.chance(15)) {
      graph::TogetherWith tie;
      tie.person = {world.persons[i - 1].identity.number};
      tie.strength = graph::Strength::must;
      person.together_with = {tie};
    }
  }
  return world;
}

PlanQuestion question_of(std::uint64_t seed) {
  tests::Dice dice(seed + 1);
  PlanQuestion question;
  question.options_max = 1 + static_cast<std::int32_t>(dice.below(3));
  question.per_home = 1 + static_cast<std::int32_t>(dice.below(2));
  return question;
}

using Value = std::tuple<std::int64_t, std::int64_t, std::int64_t>;

Value value_of(const Plan& plan) {
  return {plan.value.parties_met, static_cast<std::int64_t>(plan.value.priority),
          static_cast<std::int64_t>(plan.value.weight)};
}

// The best of everything there is to choose, party by party.
class TryingAll {
 public:
  TryingAll(const SchemeOptions& scheme, const PlanQuestion& question)
      : scheme_(scheme), question_(question) {}

  Value best() {
    from_party(0, {0, 0, 0});
    return best_;
  }

 private:
  void from_party(std::size_t party, const Value& so_far) {
    if (party == scheme_.parties.size()) {
      best_ = std::max(best_, so_far);
      return;
    }
    choose(party, 0, 0, so_far);
  }

  void choose(std::size_t party, std::size_t option, std::int32_t taken, const Value& so_far) {
    const PartyOptions& each = scheme_.parties[party];
    if (option == each.options.size()) return from_party(party + 1, so_far);
    choose(party, option + 1, taken, so_far);
    std::int32_t& used = used_[each.options[option].household];
    if (taken == question_.options_max || used == question_.per_home) return;
    ++used;
    Value with = so_far;
    if (taken == 0) {
      ++std::get<0>(with);
      std::get<1>(with) += each.party.weeks;
    }
    std::get<2>(with) += each.options[option].together;
    choose(party, option + 1, taken + 1, with);
    --used;
  }

  const SchemeOptions& scheme_;
  const PlanQuestion& question_;
  std::map<graph::Number, std::int32_t> used_;
  Value best_{0, 0, 0};
};

// Everything that an officer can get of a plan.
std::string said(const graph::View& view, const PlanQuestion& question) {
  const SchemeOptions scheme = options_in(view);
  const Plan plan = make_plan(view, scheme, question).value();
  const Exposure seen = exposure(view, scheme, plan, {}).value();
  return plan_in_words(view, plan, PlanReader::officer) +
         plan_in_words(view, plan, PlanReader::auditor) +
         capacity_in_words(view, make_capacity_plan(view, scheme).value(), PlanReader::auditor) +
         stable_in_words(view, make_stable_plan(view, scheme, question).value(),
                         PlanReader::auditor) +
         exposure_in_words(view, seen, PlanReader::auditor);
}

bool holds_more_than_one(const Plan& plan, const graph::HouseholdNumber& home,
                         const PlannedParty& other) {
  for (const PlannedParty& each : plan.parties) {
    if (&each == &other) continue;
    for (const Suggestion& one : each.suggestions) {
      if (one.household == home && each.suggestions.size() > 1) return true;
    }
  }
  return false;
}

bool all_have_waited_as_long(const Plan& plan, const graph::HouseholdNumber& home,
                             const PlannedParty& other) {
  for (const PlannedParty& each : plan.parties) {
    for (const Suggestion& one : each.suggestions) {
      if (one.household == home && each.party.weeks < other.party.weeks) return false;
    }
  }
  return true;
}

// What one of the party makes of a home, and those who live there of them, by the ledgers that an
// explanation prints: the least over the party.
std::pair<std::int32_t, std::int32_t> likings_told(const graph::View& view,
                                                   const WaitingParty& party,
                                                   const graph::Number& household) {
  std::pair<std::int32_t, std::int32_t> least{fit_max, fit_max};
  for (const graph::PersonNumber& person : party.people) {
    Question question;
    question.person = person;
    question.on = tests::today;
    std::vector<std::int32_t> theirs;
    const std::vector<Ledger> sides =
        ledgers(view, question, *view.index_of(graph::Kind::person, person.number),
                *view.index_of(graph::Kind::household, household), Detail::full)
            .value();
    for (const Ledger& side : sides) {
      const bool own = side.party == graph::as_subject(person);
      // A resident who looks for more stands there once more, as judge of themselves.
      if (own && side.role == PartyRole::person)
        least.first = std::min(least.first, side.suitability);
      if (!own) theirs.push_back(side.suitability);
    }
    least.second = std::min(least.second, together(theirs, Combination::harmonic));
  }
  return least;
}

}  // namespace

TEST_CASE("where everybody asks for themselves, no two would both rather have each other") {
  std::size_t alone = 0;
  tests::property("blocking pairs", [&alone](std::uint64_t seed) {
    const graph::View view = tests::view_of(world_of(seed, 6, 4));
    const SchemeOptions scheme = options_in(view);
    const PlanQuestion question = tests::one_each();
    const StablePlan plan = make_stable_plan(view, scheme, question).value();
    RC_ASSERT(plan.choices.size() == scheme.parties.size());
    std::map<graph::Number, std::pair<std::int32_t, graph::PersonNumber>> theirs;
    std::map<graph::PersonNumber, const StableChoice*> choices;
    for (const StableChoice& each : plan.choices) {
      choices.emplace(each.party.people.front(), &each);
      if (!each.household) continue;
      const auto liking = likings_told(view, each.party, each.household->number).second;
      const bool is_free =
          theirs.emplace(each.household->number, std::pair(liking, each.party.people.front()))
              .second;
      RC_ASSERT(is_free);
    }
    for (const PartyOptions& each : scheme.parties) {
      const StableChoice& choice = *choices.at(each.party.people.front());
      RC_ASSERT(choice.options == each.options.size());
      if (!choice.household) ++alone;
      const std::int32_t has =
          choice.household ? likings_told(view, each.party, choice.household->number).first : -1;
      for (const OrderKey& option : each.options) {
        const auto [party, home] = likings_told(view, each.party, option.household);
        const auto held = theirs.find(option.household);
        const bool home_would = held == theirs.end() || held->second.first < home;
        RC_ASSERT(!(party > has && home_would));
      }
    }
  });
  CHECK(alone > 5);
}

TEST_CASE("who could live somewhere all at once have a place each, where it is an option") {
  std::map<std::string, std::size_t> reached;
  tests::property("places", [&reached](std::uint64_t seed) {
    const graph::View view = tests::view_of(world_of(seed, 12, 6));
    const SchemeOptions scheme = options_in(view);
    const CapacityPlan plan = make_capacity_plan(view, scheme).value();
    std::map<graph::HouseholdNumber, std::int32_t> taken;
    std::int64_t weeks = 0;
    std::int64_t parties = 0;
    for (const CapacityParty& each : plan.parties) {
      if (!each.household) continue;
      taken[*each.household] += static_cast<std::int32_t>(each.party.people.size());
      weeks += each.party.weeks;
      ++parties;
      const auto options =
          std::find_if(scheme.parties.begin(), scheme.parties.end(),
                       [&](const PartyOptions& one) { return one.party == each.party; });
      RC_ASSERT(options != scheme.parties.end());
      RC_ASSERT(std::any_of(
          options->options.begin(), options->options.end(),
          [&](const OrderKey& one) { return one.household == each.household->number; }));
    }
    for (const CapacityHome& each : plan.homes) {
      RC_ASSERT(each.taken == taken[each.household]);
      RC_ASSERT(each.taken <= each.places);
      if (each.taken > 1) ++reached["shared"];
    }
    RC_ASSERT(plan.value.parties_met == parties);
    RC_ASSERT(static_cast<std::int64_t>(plan.value.priority) == weeks);
    RC_ASSERT(plan.value <= plan.bound);
    RC_ASSERT(plan.is_proven == (plan.value == plan.bound));
    reached["proven"] += plan.is_proven;
    reached["together"] += static_cast<std::size_t>(std::count_if(
        plan.parties.begin(), plan.parties.end(),
        [](const CapacityParty& each) { return each.household && each.party.people.size() > 1; }));
  });
  for (const char* name : {"shared", "proven", "together"}) {
    CAPTURE(std::string(name));
    CHECK(reached[name] >= 3);
  }
}

TEST_CASE("the plan is the best of all there are") {
  std::map<std::string, std::size_t> reached;
  tests::property("trying all", [&reached](std::uint64_t seed) {
    const graph::View view = tests::view_of(world_of(seed, 5, 4));
    const SchemeOptions scheme = options_in(view);
    const PlanQuestion question = question_of(seed);
    const Plan plan = make_plan(view, scheme, question).value();
    RC_ASSERT(plan.end == AssignmentEnd::optimal);
    RC_ASSERT(plan.value == plan.bound);
    RC_ASSERT(value_of(plan) == TryingAll(scheme, question).best());
    for (const PlannedParty& each : plan.parties) {
      if (each.party.people.size() > 1 && !each.suggestions.empty()) ++reached["together"];
      if (each.suggestions.size() > 1) ++reached["several"];
      if (each.suggestions.empty() && each.options > 0) ++reached["left out"];
    }
  });
  for (const char* name : {"together", "several", "left out"}) {
    CAPTURE(std::string(name));
    CHECK(reached[name] >= 5);
  }
}

TEST_CASE("whoever is left out finds every place with somebody who waited as long") {
  std::size_t left_out = 0;
  tests::property("left out", [&left_out](std::uint64_t seed) {
    const graph::View view = tests::view_of(world_of(seed, 9, 3));
    const SchemeOptions scheme = options_in(view);
    const Plan plan = make_plan(view, scheme, question_of(seed)).value();
    for (const PartyOptions& options : scheme.parties) {
      const PlannedParty& each =
          *std::find_if(plan.parties.begin(), plan.parties.end(),
                        [&](const PlannedParty& one) { return one.party == options.party; });
      if (!each.suggestions.empty() || options.options.empty()) continue;
      ++left_out;
      for (const OrderKey& option : options.options) {
        const graph::HouseholdNumber home{option.household};
        RC_ASSERT(!holds_more_than_one(plan, home, each));
        RC_ASSERT(all_have_waited_as_long(plan, home, each));
      }
    }
  });
  CHECK(left_out > 20);
}

TEST_CASE("a price says exactly what one more introduction there adds") {
  std::size_t priced = 0;
  tests::property("one more place", [&priced](std::uint64_t seed) {
    const graph::View view = tests::view_of(world_of(seed, 8, 3));
    const SchemeOptions scheme = options_in(view);
    const PlanQuestion question = tests::one_each();
    const Plan plan = make_plan(view, scheme, question).value();
    for (std::size_t i = 0; i < plan.homes.size(); ++i) {
      auto instance = plan_instance(view, scheme, question).value();
      ++instance.assignment.homes[i].places;
      const Assignment more = solve_assignment(instance.assignment).value();
      const AssignmentPrice& price = plan.homes[i].price;
      RC_ASSERT(more.value.parties_met - plan.value.parties_met == price.parties_met);
      RC_ASSERT(more.value.priority - plan.value.priority == price.priority);
      RC_ASSERT(more.value.weight - plan.value.weight == price.weight);
      if (price > AssignmentPrice{}) ++priced;
    }
  });
  CHECK(priced > 20);
}

TEST_CASE("the same records in any order: the same plan, word for word") {
  tests::property("order of input", [](std::uint64_t seed) {
    const RandomWorld world = world_of(seed, 7, 5);
    const PlanQuestion question = question_of(seed);
    RC_ASSERT(said(tests::view_of(world), question) ==
              said(tests::view_of(world, seed | 1U), question));
    const graph::View one = tests::view_of(world);
    const graph::View other = tests::view_of(world, seed | 1U);
    RC_ASSERT(make_plan(one, options_in(one), question)->homes ==
              make_plan(other, options_in(other), question)->homes);
  });
}

TEST_CASE("two worlds: a pair kept out by what is hidden shows nowhere") {
  using Hide = void (*)(graph::Person&, graph::Household&);
  const auto history = [](graph::Person& person, graph::Household& home) {
    graph::History ended;
    ended.household = {home.identity.number};
    ended.kind = graph::HistoryKind::ended_for_safety;
    person.history = {ended};
  };
  const auto mark = [](graph::Person& person, graph::Household& home) {
    person.no_contact_asked->answer = graph::NoContactAnswer::marks;
    tests::add_mark(person, home.identity.number);
  };
  const auto decline = [](graph::Person& person, graph::Household& home) {
    graph::Decline no;
    no.household = {home.identity.number};
    no.by = graph::DeclinedBy::carer;
    person.declines = {no};
  };
  const std::array<Hide, 3> ways{history, mark, decline};
  std::size_t would_show = 0;
  tests::property("hidden pair", [&](std::uint64_t seed) {
    const RandomWorld open = world_of(seed, 5, 3);
    const PlanQuestion question = question_of(seed);
    std::vector<std::string> answers;
    for (const Hide hide : ways) {
      RandomWorld hidden = open;
      if (!hidden.persons[0].no_contact_asked) {
        hidden.persons[0].no_contact_asked = tests::a_person("x").no_contact_asked;
      }
      hide(hidden.persons[0], hidden.homes[0]);
      answers.push_back(said(tests::view_of(hidden), question));
    }
    RC_ASSERT(answers[0] == answers[1]);
    RC_ASSERT(answers[0] == answers[2]);
    if (said(tests::view_of(open), question) != answers[0]) ++would_show;
  });
  CHECK(would_show > 10);
}

TEST_CASE("what is said of a home to look for is so when it is there, solved cold") {
  std::size_t told = 0;
  tests::property("recruitment", [&told](std::uint64_t seed) {
    const graph::View view = tests::view_of(world_of(seed, 7, 2));
    const PlanQuestion question = tests::one_each();
    const SchemeOptions scheme = options_in(view);
    const Plan before = make_plan(view, scheme, question).value();
    RecruitQuestion recruiting;
    recruiting.own_page = true;
    const Recruitment found =
        recruitment(view, CandidateIndex().advanced_to(view), scheme, question, recruiting).value();
    for (const Recruit& each : found.homes) {
      const WithHome there = with_home(view, each.home, tests::today);
      const SchemeOptions later = options_in(there.view);
      const Plan after = make_plan(there.view, later, question).value();
      RC_ASSERT(after.value.parties_met - before.value.parties_met ==
                static_cast<std::int64_t>(each.parties_more));
      std::size_t options = 0;
      std::size_t first = 0;
      for (std::size_t i = 0; i < later.parties.size(); ++i) {
        for (const OrderKey& option : later.parties[i].options) {
          if (option.household != there.home.number) continue;
          options += later.parties[i].party.people.size();
          if (scheme.parties[i].options.empty()) first += later.parties[i].party.people.size();
        }
      }
      RC_ASSERT(options == each.option_for);
      RC_ASSERT(first == each.first_option_for);
      ++told;
    }
  });
  CHECK(told > 20);
}

TEST_CASE("no list and no suggestion is below the floor") {
  tests::property("floor", [](std::uint64_t seed) {
    const graph::View view = tests::view_of(world_of(seed, 6, 4));
    Policy policy = default_policy();
    policy.real_option_floor = 4'800;
    const SchemeOptions scheme = options_in(view, policy);
    const Plan plan = make_plan(view, scheme, question_of(seed)).value();
    for (const PlannedParty& party : plan.parties) {
      for (const Suggestion& each : party.suggestions) RC_ASSERT(each.together >= 4'800);
    }
    for (const PartyOptions& party : scheme.parties) {
      for (const OrderKey& each : party.options) RC_ASSERT(each.together >= 4'800);
    }
  });
}

}  // namespace kith::matcher
