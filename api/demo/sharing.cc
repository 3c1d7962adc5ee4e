// SPDX-License-Identifier: Apache-2.0
// What people and homes agreed to have shown of their profiles, once it comes to an introduction.
#include "api/demo/households.h"
#include "api/demo/neighbourhood.h"
#include "api/demo/reference.h"
#include "api/demo/telling.h"

namespace kith::demo {
namespace {

using graph::Present;

// The day of their yes to sharing; nothing where they did not say it.
graph::Opt<graph::Date> agreed_on(const graph::List<graph::Agreement>& list) {
  for (const graph::Agreement& each : list) {
    if (each.purpose != graph::AgreementFor::share || each.answer != graph::YesNo::yes) continue;
    return each.on;
  }
  return std::nullopt;
}

graph::SharingTerms terms(graph::Date on, Telling& telling) {
  graph::SharingTerms made;
  const int ticket = telling.between(0, 9);
  made.tier_max = ticket < 1   ? graph::Tier::first
                  : ticket < 4 ? graph::Tier::second
                               : graph::Tier::third;
  if (telling.chance(150)) made.ask_each_time = true;
  made.on = on;
  made.how_given = telling.chance(700) ? graph::HowGiven::words_ : graph::HowGiven::pictures;
  made.present = {telling.chance(600) ? Present::family : Present::advocate};
  return made;
}

}  // namespace

void tell_sharing(graph::Person& person, const World& world, const PersonFacts& facts) {
  Telling telling(world, world.draw(Stream::sharing, facts.index), 700);
  const auto on = agreed_on(person.agreement);
  if (!on) return;
  graph::SharingTerms made = terms(*on, telling);
  if (telling.chance(120)) made.leaves_out = {"smoke"};
  if (facts.index == maya) {
    made.tier_max = graph::Tier::third;
    made.ask_each_time.reset();
    made.leaves_out.clear();
  }
  person.sharing = std::move(made);
}

void tell_sharing(graph::Household& household, const World& world, const HomeFacts& facts) {
  Telling telling(world, world.draw(Stream::sharing, facts.index, 1), 700);
  graph::Opt<graph::Date> last;
  for (const graph::Carer& carer : household.carers) {
    const auto on = agreed_on(carer.agreement);
    if (!on) return;
    last = std::max(last, on);
  }
  if (last) household.sharing = terms(*last, telling);
}

}  // namespace kith::demo
