// SPDX-License-Identifier: Apache-2.0
#include "graph/circle.h"

#include <doctest/doctest.h>

#include "graph/codec.h"
#include "graph/draft.h"

using namespace kith::graph;

namespace {

const Date today = *date_from_text("2026-08-28");

Tie tie_last_seen(std::int32_t days_ago, std::int32_t contacts, std::int32_t per_days) {
  Tie tie;
  tie.last_contact = today.plus(-days_ago);
  if (contacts > 0) {
    tie.typical.emplace();
    tie.typical->contacts.value = contacts;
    tie.typical->per_days.value = per_days;
  }
  return tie;
}

class Circles {
 public:
  Circles() {
    Person maya;
    maya.identity.number = number();
    owner_ = maya.identity.number;
    put(maya);
  }
  void add(Tie tie) {
    tie.identity.number = number();
    tie.of = PersonNumber{owner_};
    tie.other.number = SubjectNumber{number()};
    put(tie);
  }
  Circle at(Date on, bool with_hidden = false) {
    return circle_of(draft_.view(), 0, on, with_hidden);
  }

 private:
  Number number() {
    Number made;
    made.bytes[0] = ++last_;
    return made;
  }
  void put(const Record& record) {
    Event event = put_event(record);
    event.header.position = position_++;
    REQUIRE(draft_.apply(event));
  }

  Draft draft_{View()};
  Number owner_;
  std::uint8_t last_ = 0;
  std::uint64_t position_ = 0;
};

}  // namespace

TEST_CASE("a tie is live within its own rhythm, never less than 42 days") {
  CHECK(rhythm_of(tie_last_seen(42, 4, 28), today).live);  // weekly: limit 42
  CHECK(!rhythm_of(tie_last_seen(43, 4, 28), today).live);
  CHECK(rhythm_of(tie_last_seen(43, 1, 30), today).live);  // monthly lunch: limit 60
  CHECK(!rhythm_of(tie_last_seen(61, 1, 30), today).live);
  CHECK(rhythm_of(tie_last_seen(700, 1, 365), today).live);  // yearly uncle: limit 730
  CHECK(rhythm_of(tie_last_seen(42, 0, 0), today).live);     // no rhythm stated
  CHECK(!rhythm_of(Tie{}, today).live);                      // nothing known
  CHECK(!rhythm_of(tie_last_seen(-1, 4, 28), today).live);   // a contact still to come
}

TEST_CASE("a tie somebody ended is not live however recent, and not lost either") {
  Circles circles;
  Tie ended = tie_last_seen(3, 4, 28);
  ended.state = TieState::ended_by_person;
  circles.add(ended);
  Tie unwanted = tie_last_seen(300, 4, 28);
  unwanted.wanted = Wanted::no;
  circles.add(unwanted);
  circles.add(tie_last_seen(300, 4, 28));
  const Circle circle = circles.at(today);
  CHECK(circle.live == 0);
  CHECK(circle.lost == 1);
}

TEST_CASE("rings stand in order, hidden and past ties are left out, pay is told apart") {
  Circles circles;
  Tie mum = tie_last_seen(1, 28, 28);
  mum.ring = Ring::intimacy;
  mum.category = TieCategory::family;
  circles.add(mum);
  Tie carer = tie_last_seen(0, 28, 28);
  carer.paid = Paid::shared_lives_carer;
  circles.add(carer);
  Tie hidden = mum;
  hidden.hidden = true;
  circles.add(hidden);
  Tie past = mum;
  past.valid_to = today;
  circles.add(past);
  const Circle circle = circles.at(today);
  CHECK(circle.rings[0].size() == 1);
  CHECK(circle.rings[4].size() == 1);
  CHECK(circle.live == 2);
  CHECK(circle.live_freely_given == 1);
  CHECK(circle.live_shared_lives_carer == 1);
  CHECK(circles.at(today, true).rings[0].size() == 2);
  CHECK(circles.at(today.plus(-1)).rings[0].size() == 2);  // the past one still held
}
