// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "api/demo/neighbourhood.h"
#include "api/demo/reference.h"
#include "api/demo/telling.h"

namespace kith::demo {

namespace {

using graph::AgreementFor;
using graph::YesNo;

const graph::Agreement* agreed(const graph::Person& person, AgreementFor purpose) {
  for (const graph::Agreement& one : person.agreement) {
    if (one.purpose == purpose) return &one;
  }
  return nullptr;
}

// The angler's example is written by hand, so nobody drawn who fishes is asked.
bool is_asked(const graph::Person& person, const PersonFacts& facts, Telling& telling) {
  const bool fishes =
      std::any_of(person.interests.begin(), person.interests.end(),
                  [](const graph::Interest& one) { return one.activity == "angling"; });
  const graph::Agreement* hold = agreed(person, AgreementFor::hold);
  const graph::Agreement* match = agreed(person, AgreementFor::match);
  const int ticket = telling.between(0, 999);
  if (fishes || hold == nullptr || hold->answer != YesNo::yes) return false;
  if (facts.index == maya) return true;
  if (match == nullptr) return ticket < 600;
  return ticket < (match->answer == YesNo::yes ? 850 : 300);
}

// Answered on the day of the first talk or later, by whoever decides for this person.
graph::Agreement later_answer(const graph::Agreement& hold, AgreementFor purpose, YesNo answer,
                              Telling& telling) {
  const int days = hold.on ? telling.today().days - hold.on->days : 0;
  graph::Agreement given =
      telling.agreement(purpose, answer, telling.between(0, std::max(0, days)));
  given.authority = hold.authority;
  given.capacity = hold.capacity;
  given.capacity_on = hold.capacity_on;
  given.advocate = hold.advocate;
  return given;
}

graph::PoolWish pool_wish(std::string_view activity, Telling& telling) {
  graph::PoolWish wish;
  wish.activity = text(activity);
  const int least = 100 * telling.between(4, 12);
  const int most = least + 100 * telling.between(2, 15);
  wish.share_min = graph::Pence{least};
  if (telling.chance(850)) wish.share_max = graph::Pence{most};
  return wish;
}

void tell_pool(graph::Person& person, const graph::Agreement& hold, Telling& telling) {
  if (!telling.chance(300)) return;
  const YesNo answer = telling.chance(800) ? YesNo::yes : YesNo::no;
  person.agreement.push_back(later_answer(hold, AgreementFor::pool, answer, telling));
  if (answer == YesNo::no) return;
  // What people club together for: a taxi and a worker to go somewhere, mostly.
  constexpr std::array<std::string_view, 5> often = {"swimming", "day_trips", "films",
                                                     "tenpin_bowling", "discos"};
  person.pool.push_back(pool_wish(telling.pick(often), telling));
  const auto loved =
      std::find_if(person.interests.begin(), person.interests.end(),
                   [](const graph::Interest& one) { return one.stance == graph::Stance::love; });
  if (loved == person.interests.end() || !telling.chance(400)) return;
  if (loved->activity == person.pool.front().activity) return;
  person.pool.push_back(pool_wish(loved->activity, telling));
}

}  // namespace

void tell_connecting(graph::Person& person, const World& world, const PersonFacts& facts) {
  Telling telling(world, world.draw(Stream::connecting, facts.index), 700);
  if (!is_asked(person, facts, telling)) return;
  const graph::Agreement hold = *agreed(person, AgreementFor::hold);
  const YesNo answer = facts.index == maya || telling.chance(930) ? YesNo::yes : YesNo::no;
  graph::Agreement connect = later_answer(hold, AgreementFor::connect, answer, telling);
  if (facts.index != maya && telling.chance(50)) {  // it has run out since
    const graph::Date until = telling.before(1, 60);
    connect.until = std::max(until, *connect.on);
  }
  person.agreement.push_back(std::move(connect));
  if (answer == YesNo::no) return;
  if (facts.index == maya || telling.chance(650)) person.free = draw_free_times(telling.draw());
  if (facts.index != maya) tell_pool(person, hold, telling);
}

void tell_introducing(graph::Tie& tie, const World& world, const PersonFacts& person,
                      const TieFacts& facts, std::optional<std::uint32_t> neighbour_tie) {
  Telling telling(world, world.draw(Stream::introducing, person.index, facts.item), 700);
  if (tie.may_introduce) {
    const int ticket = telling.between(0, 99);
    if (ticket < 12) tie.may_introduce->until = telling.before(1, 200);
    if (ticket >= 12 && ticket < 30) tie.may_introduce->until.reset();
    if (ticket >= 30 && ticket < 38) tie.may_introduce = graph::MayIntroduce{false, true, {}};
  } else if (facts.paid != graph::Paid::no && telling.chance(150)) {
    tie.may_introduce = graph::MayIntroduce{true, telling.chance(700), telling.after(60, 500)};
  }
  if (neighbour_tie != facts.item) return;
  tie.other.external_id = external_id(neighbour_ref(3 * person.index).number);
  if (!telling.chance(750)) return;
  tie.may_introduce = graph::MayIntroduce{true, telling.chance(800), {}};
  if (telling.chance(600)) tie.may_introduce->until = telling.after(40, 500);
}

}  // namespace kith::demo
