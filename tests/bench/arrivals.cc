// SPDX-License-Identifier: Apache-2.0
// People arrive one at a time, and each is to have a home suggested now: how near two ways of
// choosing come to the plan that knew everybody beforehand ("hindsight"), in made-up seasons.
//
//   bench_arrivals [--smoke] [--seeds N] [--people N] [--plans N]
//
//   best now   the option that suits best of those with a place, whoever comes later
//   prices     the option that suits best when its price is taken off: what the place would be
//              worth to others, by the last plan. Plans are made so often (--plans a season) from
//              last season's people (others, drawn alike) over the places left, as a scheme would.
//
// Homes and people lie in towns. Some people could live nearly anywhere, some in two or three
// homes; some homes suit nearly everybody. Three seasons: places for fewer than arrive, for about
// as many, and for more.
#include <array>
#include <cmath>
#include <random>

#include "matcher/arrivals.h"
#include "matcher/plan_instance.h"
#include "tests/support/measure.h"

using namespace kith;
using matcher::ArrivalOption;
using matcher::Arrivals;
using tests::expect;

namespace {

using Options = std::vector<ArrivalOption>;
using People = std::vector<Options>;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  // 0 .. sides - 1; the same on every machine.
  std::int64_t roll(std::int64_t sides) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(sides));
  }

 private:
  std::mt19937_64 random_;
};

constexpr std::int64_t towns = 12;

struct Homes {
  std::vector<std::int64_t> town;
  std::vector<std::int64_t> appeal;
  std::vector<std::int32_t> places;
};

// `places_a_hundred`: for a hundred people.
Homes draw_homes(std::size_t people, std::int64_t places_a_hundred, Dice& dice) {
  Homes homes;
  std::int64_t left = static_cast<std::int64_t>(people) * places_a_hundred / 100;
  while (left > 0) {
    const std::int64_t here = std::min<std::int64_t>(left, 1 + dice.roll(2));
    homes.town.push_back(dice.roll(towns));
    homes.appeal.push_back(dice.roll(2'500));
    homes.places.push_back(static_cast<std::int32_t>(here));
    left -= here;
  }
  return homes;
}

Options draw_person(const Homes& homes, Dice& dice) {
  const std::int64_t town = dice.roll(towns);
  const bool goes_anywhere = dice.roll(100) < 35;
  const std::int64_t in_a_hundred = goes_anywhere ? 25 : 12 + dice.roll(25);
  Options options;
  for (std::size_t home = 0; home < homes.town.size(); ++home) {
    const bool in_reach = goes_anywhere || homes.town[home] == town;
    if (!in_reach || dice.roll(100) >= in_a_hundred) continue;
    const std::int64_t together = 4'500 + homes.appeal[home] + dice.roll(2'500);
    options.push_back({static_cast<std::uint32_t>(home), together});
  }
  return options;
}

People draw_people(const Homes& homes, std::size_t count, Dice& dice) {
  People people;
  for (std::size_t i = 0; i < count; ++i) people.push_back(draw_person(homes, dice));
  return people;
}

struct Outcome {
  double met = 0;
  double together = 0;
};

Outcome hindsight(const Homes& homes, const People& people) {
  matcher::AssignmentInstance instance;
  for (std::size_t i = 0; i < homes.places.size(); ++i) {
    instance.homes.push_back({{0, i}, homes.places[i], 0});
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    matcher::AssignmentParty party;
    party.key = {0, i};
    party.priority = 1;
    instance.parties.push_back(party);
    for (const ArrivalOption& each : people[i]) {
      instance.edges.push_back({static_cast<std::uint32_t>(i), each.home, each.together});
    }
  }
  const auto answer = matcher::solve_and_check(instance, UINT64_MAX);
  expect(answer.ok() && answer->end == matcher::AssignmentEnd::optimal, "no proven plan");
  return {static_cast<double>(answer->value.parties_met),
          static_cast<double>(static_cast<std::int64_t>(answer->value.weight))};
}

// `last`: last season's people, in the order they came.
Outcome season(const Homes& homes, const People& people, const People& last, int plans,
               Arrivals::By by) {
  Arrivals arrivals(homes.places);
  Outcome outcome;
  const std::size_t between =
      std::max<std::size_t>(1, people.size() / static_cast<std::size_t>(plans));
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (by == Arrivals::By::prices && i % between == 0) {
      const People to_come(last.begin() + static_cast<std::ptrdiff_t>(i), last.end());
      auto prices = matcher::expected_prices(arrivals.places(), to_come);
      expect(prices.ok(), "no prices");
      arrivals.set_prices(std::move(prices).value());
    }
    const auto taken = arrivals.arrive(people[i], by);
    if (!taken) continue;
    outcome.met += 1;
    outcome.together += static_cast<double>(people[i][*taken].together);
  }
  return outcome;
}

struct Shares {
  tests::Sample met;
  tests::Sample together;

  void add(const Outcome& outcome, const Outcome& most) {
    met.add(100 * outcome.met / most.met);
    together.add(100 * outcome.together / most.together);
  }
};

void print(const char* name, const Shares& shares) {
  std::printf("  %-9s met %5.1f %% (%5.1f to %5.1f)   together %5.1f %% (%5.1f to %5.1f)\n", name,
              shares.met.mean(), shares.met.least(), shares.met.most(), shares.together.mean(),
              shares.together.least(), shares.together.most());
}

}  // namespace

int main(int argc, char** argv) {
  const tests::Arguments arguments(argc, argv, {{"seeds", 20}, {"people", 400}, {"plans", 12}},
                                   "bench_arrivals [--smoke] [--seeds N] [--people N] [--plans N]");
  const int seeds = arguments.smoke() ? 4 : std::max(1, arguments["seeds"]);
  const auto count = static_cast<std::size_t>(arguments.smoke() ? 120 : arguments["people"]);
  const int plans = std::max(1, arguments["plans"]);
  std::printf(
      "share of the plan in hindsight: mean of %d seasons (least to most), %zu people, "
      "%d plans a season\n",
      seeds, count, plans);
  Shares greedy_of_all;
  Shares priced_of_all;
  for (const int places : {70, 100, 130}) {
    Shares greedy;
    Shares priced;
    for (int seed = 1; seed <= seeds; ++seed) {
      Dice dice(static_cast<std::uint64_t>(seed * 1'000 + places));
      const Homes homes = draw_homes(count, places, dice);
      const People people = draw_people(homes, count, dice);
      const People last = draw_people(homes, count, dice);
      const Outcome most = hindsight(homes, people);
      const Outcome now = season(homes, people, last, plans, Arrivals::By::best_now);
      const Outcome steered = season(homes, people, last, plans, Arrivals::By::prices);
      expect(now.met <= most.met && steered.met <= most.met, "more than hindsight has");
      for (Shares* each : {&greedy, &greedy_of_all}) each->add(now, most);
      for (Shares* each : {&priced, &priced_of_all}) each->add(steered, most);
    }
    std::printf("%d places for 100 people\n", places);
    print("best now", greedy);
    print("prices", priced);
  }
  expect(priced_of_all.met.mean() > greedy_of_all.met.mean(),
         "prices do not find more people a place");
  return 0;
}
