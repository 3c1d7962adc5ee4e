// SPDX-License-Identifier: Apache-2.0
// What must hold of every ledger, whoever meets whom.
#include <algorithm>
#include <map>

#include "matcher/criteria.h"
#include "tests/support/property.h"
#include "tests/support/random_world.h"

namespace kith::matcher {
namespace {

using tests::random_world;
using tests::RandomWorld;

RandomWorld one_home(std::uint64_t seed) { return random_world(seed, {2, 1}); }

std::vector<Ledger> ledgers_of(const RandomWorld& world, Detail detail = Detail::full) {
  const graph::View view = tests::view_of(world);
  return ledgers(view, tests::question_about(world), 0, 0, detail).value();
}

std::int32_t together_of(const RandomWorld& world) {
  std::vector<std::int32_t> suitabilities;
  for (const Ledger& ledger : ledgers_of(world, Detail::numbers)) {
    suitabilities.push_back(ledger.suitability);
  }
  return together(suitabilities, Combination::harmonic);
}

// Whether anybody of the pair would rather keep away from it.
bool avoided(const RandomWorld& world, const std::string& activity) {
  const auto avoids = [&activity](const graph::List<graph::Interest>& list) {
    return std::any_of(list.begin(), list.end(), [&activity](const graph::Interest& interest) {
      return interest.stance == graph::Stance::avoid && interest.activity == activity;
    });
  };
  const graph::Household& home = world.homes[0];
  return avoids(world.persons[0].interests) || avoids(home.interests) || avoids(home.enjoys) ||
         std::any_of(home.carers.begin(), home.carers.end(),
                     [&](const graph::Carer& carer) { return avoids(carer.interests); });
}

}  // namespace

TEST_CASE("one more shared interest never lowers the pair") {
  std::size_t raised = 0;
  tests::property("shared interest", [&raised](std::uint64_t seed, bool deep) {
    RandomWorld world = one_home(seed);
    const std::vector<std::string> words{"angling", "cakes", "choir", "dogs", "never heard of"};
    graph::Interest shared;
    shared.activity = words[seed % words.size()];
    if (deep) shared.strength = graph::Strength::must;
    RC_PRE(!avoided(world, shared.activity) && !avoided(world, "baking"));
    const std::int32_t before = together_of(world);
    world.persons[0].interests.push_back(shared);
    world.homes[0].interests.push_back(shared);
    const std::int32_t after = together_of(world);
    if (after > before) ++raised;
    RC_ASSERT(after >= before);
  });
  CHECK(raised > 0);
}

TEST_CASE("every ledger adds up, and depends on its party for the denominator") {
  tests::property("adds up", [](std::uint64_t seed) {
    for (const Ledger& ledger : ledgers_of(one_home(seed))) {
      std::int64_t products = 0;
      std::int64_t weights = 0;
      std::int64_t known = 0;
      for (const LedgerLine& line : ledger.lines) {
        const std::int32_t fit = line.fit.value_or(fit_unknown);
        RC_ASSERT(fit >= 0 && fit <= fit_max);
        RC_ASSERT(line.product == std::int64_t{line.weight} * fit);
        const bool may_assume = line.criterion == Criterion::people_and_places_kept;
        RC_ASSERT(!line.fit || !line.missing || may_assume);
        if (line.fit && !line.missing) known += line.weight;
        products += line.product;
        weights += line.weight;
      }
      RC_ASSERT(weights == ledger.denominator);
      RC_ASSERT(products == ledger.suitability * ledger.denominator + ledger.remainder);
      RC_ASSERT(ledger.remainder >= 0 && ledger.remainder < ledger.denominator);
      RC_ASSERT(ledger.coverage == fit_max * known / ledger.denominator);
    }
  });
}

TEST_CASE("numbers alone are the numbers of the full ledger") {
  tests::property("detail", [](std::uint64_t seed) {
    const RandomWorld world = one_home(seed);
    std::vector<Ledger> full = ledgers_of(world);
    for (Ledger& ledger : full) {
      for (LedgerLine& line : ledger.lines) {
        RC_ASSERT(line.fit || line.weight == 0 || line.missing);
        line.facts.clear();
        line.sayings.clear();
      }
    }
    RC_ASSERT(full == ledgers_of(world, Detail::numbers));
  });
}

TEST_CASE("together lies between the least and the most content") {
  tests::property("between", [](const std::vector<std::uint16_t>& drawn) {
    RC_PRE(!drawn.empty() && drawn.size() <= 16);
    std::vector<std::int32_t> values;
    for (const std::uint16_t value : drawn) values.push_back(value % 10'001);
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    for (const Combination how :
         {Combination::harmonic, Combination::minimum, Combination::geometric}) {
      const std::int32_t all = together(values, how);
      RC_ASSERT(all >= std::max(100, *least) && all <= std::max(100, *most));
    }
  });
}

TEST_CASE("a characteristic that nobody stated to matter changes nothing") {
  tests::property("unstated", [](std::uint64_t seed) {
    RandomWorld world = one_home(seed);
    const std::vector<Ledger> before = ledgers_of(world);
    graph::Matter faith;
    faith.aspect = static_cast<graph::Aspect>(seed % 6);
    faith.thing = "methodist";
    world.persons[0].matters.push_back(faith);
    for (graph::Carer& carer : world.homes[0].carers) {
      carer.matters.push_back(faith);
      carer.gender = graph::Gender::woman;
      carer.age_band = graph::AgeBand::from_65_to_79;
    }
    RC_ASSERT(ledgers_of(world) == before);
  });
}

TEST_CASE("a further party that is as content as the pair moves nothing") {
  tests::property("parties", [](std::uint64_t seed) {
    RandomWorld world = one_home(seed);
    world.homes[0].residents.clear();
    const std::vector<Ledger> before = ledgers_of(world);
    graph::Carer twin = world.homes[0].carers[0];
    twin.identity = tests::a_carer("twin").identity;
    RC_PRE(world.homes[0].carers.size() == 1);
    world.homes[0].carers.push_back(twin);
    const std::vector<Ledger> after = ledgers_of(world);
    RC_ASSERT(after.size() == before.size() + 1);
    RC_ASSERT(after[1].suitability == before[1].suitability);
    RC_ASSERT(after[2].suitability == before[1].suitability);
    RC_ASSERT(after[0].suitability == before[0].suitability);
  });
}

}  // namespace kith::matcher
