// SPDX-License-Identifier: Apache-2.0
#include "matcher/sized_assignment.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

using namespace kith;
using namespace kith::matcher;

namespace {

SizedInstance draw(std::mt19937_64& engine, std::uint64_t parties, std::uint64_t homes) {
  const auto below = [&engine](std::uint64_t bound) {
    return static_cast<std::int32_t>(engine() % bound);
  };
  SizedInstance instance;
  for (std::uint64_t i = 0; i < parties; ++i) {
    instance.parties.push_back({{0, engine()}, below(4), below(3) + 1});
  }
  for (std::uint64_t i = 0; i < homes; ++i) {
    instance.homes.push_back({{0, engine()}, below(6)});
  }
  for (std::uint32_t party = 0; party < parties; ++party) {
    for (std::uint32_t home = 0; home < homes; ++home) {
      if (homes > 10 ? below(homes) > 5 : below(4) == 0) continue;
      instance.edges.push_back({party, home, below(21) - 5});
    }
  }
  return instance;
}

class Trying {
 public:
  explicit Trying(const SizedInstance& instance) : instance_(instance) {
    for (const SizedHome& home : instance.homes) room_.push_back(home.places);
  }
  AssignmentValue best() {
    next(0, {});
    return best_;
  }

 private:
  void next(std::uint32_t party, const AssignmentValue& value) {
    if (party == instance_.parties.size()) {
      best_ = std::max(best_, value);
      return;
    }
    next(party + 1, value);
    const SizedParty& listed = instance_.parties[party];
    for (const AssignmentEdge& edge : instance_.edges) {
      if (edge.party != party || room_[edge.home] < listed.size) continue;
      room_[edge.home] -= listed.size;
      next(party + 1,
           {value.parties_met + 1, value.priority + listed.priority, value.weight + edge.weight});
      room_[edge.home] += listed.size;
    }
  }

  const SizedInstance& instance_;
  std::vector<std::int32_t> room_;
  AssignmentValue best_;
};

void check_plan(const SizedInstance& instance, const SizedAnswer& answer) {
  std::vector<std::int32_t> room;
  for (const SizedHome& home : instance.homes) room.push_back(home.places);
  std::vector<bool> placed(instance.parties.size(), false);
  AssignmentValue value;
  for (const std::uint32_t index : answer.chosen) {
    const AssignmentEdge& edge = instance.edges[index];
    const SizedParty& party = instance.parties[edge.party];
    CHECK_FALSE(placed[edge.party]);
    placed[edge.party] = true;
    room[edge.home] -= party.size;
    ++value.parties_met;
    value.priority += party.priority;
    value.weight += edge.weight;
  }
  CHECK(std::all_of(room.begin(), room.end(), [](std::int32_t left) { return left >= 0; }));
  CHECK((value == answer.value));
  CHECK((answer.value <= answer.bound));
  CHECK(answer.is_proven == (answer.value == answer.bound));
}

}  // namespace

TEST_CASE("small ones are solved to the end, as by trying everything") {
  std::mt19937_64 engine(5);
  for (int i = 0; i < 1'000; ++i) {
    CAPTURE(i);
    const SizedInstance instance = draw(engine, engine() % 7 + 1, engine() % 4 + 1);
    const auto answer = solve_sized(instance);
    REQUIRE(answer.ok());
    check_plan(instance, *answer);
    CHECK(answer->is_proven);
    CHECK((answer->value == Trying(instance).best()));
  }
}

TEST_CASE("with any work there is a plan, and its bound is above the best") {
  std::mt19937_64 engine(6);
  for (int i = 0; i < 200; ++i) {
    const SizedInstance instance = draw(engine, 7, 3);
    const AssignmentValue best = Trying(instance).best();
    for (const std::uint64_t work : {1U, 10U, 100U, 1'000U}) {
      const auto answer = solve_sized(instance, work);
      REQUIRE(answer.ok());
      check_plan(instance, *answer);
      CHECK((answer->value <= best));
      CHECK((answer->bound >= best));
    }
  }
}

TEST_CASE("large ones come with a bound, and the same plan in any order") {
  std::mt19937_64 engine(8);
  SizedInstance instance = draw(engine, 400, 200);
  const auto answer = solve_sized(instance, 2'000'000);
  REQUIRE(answer.ok());
  check_plan(instance, *answer);
  CHECK(answer->value.parties_met * 10 > answer->bound.parties_met * 9);
  auto pairs = [](const SizedInstance& of, const SizedAnswer& its) {
    std::vector<std::pair<TieKey, TieKey>> keys;
    for (const std::uint32_t index : its.chosen) {
      keys.emplace_back(of.parties[of.edges[index].party].key, of.homes[of.edges[index].home].key);
    }
    std::sort(keys.begin(), keys.end());
    return keys;
  };
  SizedInstance other = instance;
  std::reverse(other.parties.begin(), other.parties.end());
  std::reverse(other.edges.begin(), other.edges.end());
  for (AssignmentEdge& edge : other.edges) edge.party = 399 - edge.party;
  CHECK((pairs(other, *solve_sized(other, 2'000'000)) == pairs(instance, *answer)));
}

TEST_CASE("a party of no size is refused") {
  SizedInstance instance;
  instance.parties = {{{0, 1}, 1, 0}};
  CHECK_FALSE(solve_sized(instance).ok());
}
