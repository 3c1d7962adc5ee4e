// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "matcher/profile_sheet.h"
#include "tests/support/profile_text.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using graph::Tier;

graph::Household home_at(const graph::Point& point) {
  graph::Household home = tests::a_home("elm");
  home.location = point;
  return home;
}

// Mum lives about three kilometres north of the square's middle.
graph::Person with_mum() {
  graph::Person person = tests::a_person("maya");
  person.anchors.emplace_back().called = "Mum";
  person.anchors[0].place = graph::Place{"Leigh", tests::point(53'532'000, -2'505'000)};
  person.travel.emplace().means = {graph::Means::bus};
  return person;
}

std::string journeys(const graph::Household& home, const graph::Person& reader,
                     Tier tier = Tier::first) {
  std::string text;
  for (const graph::SharedLine& line : journeys_from_home(home, reader, tier)) {
    CHECK(line.heading == journeys_heading());
    text += line.words_of.value + "\n";
  }
  return text;
}

const graph::Point in_the_square = tests::point(53'500'001, -2'509'999);
const graph::Point also_there = tests::point(53'509'999, -2'500'001);

}  // namespace

TEST_CASE("a journey is told in bands of ten minutes, by the reader's own means") {
  const graph::Household home = home_at(in_the_square);
  CHECK(journeys(home, with_mum()) == "Mum: about 10 to 40 minutes by bus.\n");
  graph::Person reader = with_mum();
  reader.travel->means = {graph::Means::bicycle};
  CHECK(journeys(home, reader) == "Mum: about 10 to 30 minutes by bicycle.\n");
  reader.travel.reset();  // as anybody may: the quicker of walk and bus
  CHECK(journeys(home, reader) == "Mum: about 10 to 40 minutes by bus.\n");
}

TEST_CASE(
    "below tier 3 every place in the square gives the same journey, then the address counts") {
  const graph::Person reader = with_mum();
  for (const Tier tier : {Tier::first, Tier::second}) {
    CHECK(journeys(home_at(in_the_square), reader, tier) ==
          journeys(home_at(also_there), reader, tier));
  }
  graph::Person walker = with_mum();
  walker.travel->means = {graph::Means::walk};
  CHECK(journeys(home_at(in_the_square), walker, Tier::third) !=
        journeys(home_at(also_there), walker, Tier::third));
  CHECK(journeys(home_at(in_the_square), reader, Tier::officer).empty());
}

TEST_CASE("what a journey hangs on stands beside it") {
  graph::Person reader = with_mum();
  reader.anchors[0].minutes_before = graph::Minutes{12};
  reader.anchors[0].times = "daily 08:30";
  reader.travel->alone = graph::TravelsAlone::no;
  reader.travel->pass_from = graph::TimeOfDay{570};
  CHECK(journeys(home_at(in_the_square), reader) ==
        "Mum: about 10 to 40 minutes by bus. Today it is 12 minutes. Somebody would come with you. "
        "Your pass is not valid yet at that time.\n");
  reader = with_mum();
  reader.travel->means = {graph::Means::lift};
  CHECK(journeys(home_at(in_the_square), reader) ==
        "Mum: up to 30 minutes with a lift. Somebody has to drive you.\n");
}

TEST_CASE("a very long way is not told to the minute, and one that cannot be walked not at all") {
  graph::Person reader = with_mum();
  reader.anchors[0].place = graph::Place{"", tests::point(54'500'000, -2'505'000)};
  reader.anchors[0].called.clear();
  reader.anchors[0].kind = graph::AnchorKind::friend_;
  reader.travel->means = {graph::Means::walk};
  CHECK(journeys(home_at(in_the_square), reader) == "Your friend: more than 2 hours on foot.\n");
  reader.travel->walk_max = graph::Minutes{30};
  CHECK(journeys(home_at(in_the_square), reader).empty());
}

TEST_CASE("without a place there is no journey, and a home that leaves out its area tells none") {
  graph::Household home = home_at(in_the_square);
  graph::Person reader = with_mum();
  reader.anchors[0].place->point.reset();
  CHECK(journeys(home, reader).empty());
  home.sharing.emplace().leaves_out = {"area"};
  CHECK(journeys(home, with_mum()).empty());
  home.sharing->leaves_out = {"location"};
  CHECK(journeys(home, with_mum()).empty());
  home.sharing.reset();
  home.location.reset();
  CHECK(journeys(home, with_mum()).empty());
  home.area = graph::Place{"Leigh", in_the_square};  // may be a kilometre and a half off
  CHECK(journeys(home, with_mum()) == "Mum: about 10 to 50 minutes by bus.\n");
}

}  // namespace kith::matcher
