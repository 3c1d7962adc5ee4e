// SPDX-License-Identifier: Apache-2.0
#include "graph/travel.h"

#include <vector>

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kith::graph {
namespace {

using tests::point;

const Point leigh = point(53'497'500, -2'519'600);
const Point atherton = point(53'523'600, -2'493'800);

// By Vincenty's formula on WGS 84: 3,371.6 m and 272,717 m.
TEST_CASE("distances are within 0.6 % of the ellipsoid's") {
  CHECK(metres_between(leigh, atherton) > 3'371 - 21);
  CHECK(metres_between(leigh, atherton) < 3'371 + 21);
  const std::int64_t far =
      metres_between(point(51'507'400, -127'800), point(53'800'800, -1'549'100));
  CHECK(far > 272'717 - 1'637);
  CHECK(far < 272'717 + 1'637);
  CHECK(metres_between(leigh, leigh) == 0);
  CHECK(metres_between(leigh, atherton) == metres_between(atherton, leigh));
  // Over the date line the short way counts: 0.2 degrees on the equator.
  CHECK(metres_between(point(0, 179'900'000), point(0, -179'900'000)) == 22'239);
}

TEST_CASE("a circle and a shape hold their borders") {
  CHECK(within(atherton, leigh, 3'400));
  CHECK_FALSE(within(atherton, leigh, 3'300));
  const std::vector<Point> square{point(0, 0), point(0, 1'000), point(1'000, 1'000),
                                  point(1'000, 0)};
  CHECK(inside(point(500, 500), square));
  CHECK(inside(point(0, 500), square));
  CHECK(inside(point(1'000, 1'000), square));
  CHECK_FALSE(inside(point(500, 1'001), square));
  CHECK_FALSE(inside(point(-1, 500), square));
  CHECK_FALSE(inside(point(500, 500), {point(0, 0), point(0, 1'000)}));
  const std::vector<Point> notched{point(0, 0), point(0, 900), point(900, 900), point(300, 450),
                                   point(900, 0)};
  CHECK(inside(point(200, 450), notched));
  CHECK_FALSE(inside(point(600, 450), notched));
}

TEST_CASE("minutes are a range that grows with distance and doubt") {
  // 1,200 m: 1,440 m at 80 a minute, and 1,680 m at 60 a minute.
  CHECK(estimated_minutes(Means::walk, 1'200, 0, std::nullopt) == MinuteRange{18, 28});
  CHECK(estimated_minutes(Means::walk, 1'200, 600, std::nullopt) == MinuteRange{9, 42});
  CHECK(estimated_minutes(Means::lift, 0, 0, std::nullopt) == MinuteRange{2, 8});
  CHECK(estimated_minutes(Means::bus, 0, 0, Stop{4, 30}) == MinuteRange{6, 44});
  CHECK(estimated_minutes(Means::walk, 100'000'000, 0, std::nullopt).low == Minutes::max);
}

Travel by(std::vector<Means> means) {
  Travel travel;
  travel.means = std::move(means);
  return travel;
}

TEST_CASE("the best way is the one whose worst is least") {
  const Way way{leigh, atherton, 0, std::nullopt, std::nullopt};
  CHECK(best_journey(by({Means::walk, Means::bus}), way)->means == Means::bus);
  CHECK(best_journey(by({Means::walk, Means::bus, Means::lift}), way)->means == Means::lift);
  CHECK(best_journey(by({Means::lift}), way)->depends_on_driver);
  CHECK_FALSE(best_journey(by({Means::bus}), way)->depends_on_driver);
  CHECK_FALSE(best_journey(by({}), way).has_value());
  Travel slow = by({Means::walk});
  slow.walk_max = Minutes{20};
  CHECK_FALSE(best_journey(slow, way).has_value());
  slow.walk_max = Minutes{600};
  CHECK(best_journey(slow, way).has_value());
}

TEST_CASE("company and the pass are said") {
  Travel travel = by({Means::bus});
  travel.alone = TravelsAlone::no;
  travel.pass_from = TimeOfDay{9 * 60 + 30};
  Way way{leigh, atherton, 0, std::nullopt, first_time_in("Mon-Fri 06:00")};
  CHECK(best_journey(travel, way)->accompanied);
  CHECK(best_journey(travel, way)->before_pass);
  way.at = first_time_in("daily 13:00");
  CHECK_FALSE(best_journey(travel, way)->before_pass);
  CHECK_FALSE(first_time_in("every day").has_value());
  CHECK_FALSE(first_time_in("99:99").has_value());
}

TEST_CASE("minutes in words say how they are known") {
  CHECK(in_bands(MinuteRange{43, 58}) == MinuteRange{40, 60});
  CHECK(in_bands(MinuteRange{40, 40}) == MinuteRange{40, 50});
  CHECK(in_words(MinuteRange{40, 60}, TravelSource::estimated) == "about 40–60 min");
  const Journey told = known_journey(25, Means::bus, HowKnown::stated);
  CHECK(in_words(told.minutes, told.source) == "25 min");
  const Journey timed = known_journey(25, Means::bus, HowKnown::timetable);
  CHECK(in_words(timed.minutes, timed.source) == "25 min by timetable");
}

}  // namespace
}  // namespace kith::graph
