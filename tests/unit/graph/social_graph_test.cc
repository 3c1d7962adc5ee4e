// SPDX-License-Identifier: Apache-2.0
#include "graph/social_graph.h"

#include <doctest/doctest.h>

#include "graph/limits.h"
#include "graph/number_table.h"
#include "graph/vertex_marks.h"
#include "tests/support/random_circles.h"

using namespace kith::graph;
namespace tests = kith::tests;

namespace {

const Number maya = tests::number_of("maya");
const Number tom = tests::number_of("tom");
const Number aunt = tests::number_of("aunt");

// maya and tom each know the same aunt, who is only named in their circles.
tests::World two_know_aunt() {
  tests::World world;
  world.put(tests::a_person("maya"));
  world.put(tests::a_person("tom"));
  world.put(tests::agreed_tie("maya-aunt", maya, aunt));
  world.put(tests::agreed_tie("tom-aunt", tom, aunt));
  return world;
}

SocialGraph graph_at(const View& view, Date day = tests::today) {
  auto graph = SocialGraph().advanced_to(view, day);
  REQUIRE(graph.ok());
  return *graph;
}

std::vector<Number> linked(const SocialGraph& graph, const Number& number,
                           Reader reader = Reader::coordinator) {
  std::vector<Number> numbers;
  const auto vertex = graph.vertex_of(number);
  if (!vertex) return numbers;
  for (const HalfEdge edge : graph.links(*vertex, reader)) {
    numbers.push_back(graph.number_of(edge.target()));
  }
  return numbers;
}

LinkTerms terms_between(std::optional<Date> from, std::optional<Date> until) {
  LinkTerms terms;
  terms.from = from;
  terms.until = until;
  return terms;
}

}  // namespace

TEST_CASE("a half-edge keeps what it was made of") {
  LinkTerms terms;
  terms.from = tests::day("2026-01-01");
  terms.until = tests::day("2027-12-31");
  terms.ring = Ring::participation;
  terms.paid = true;
  terms.officers = true;
  terms.last_seen = 100;
  const auto edge = HalfEdge::of(0xFF'FFFF, terms, 105);
  REQUIRE(edge.has_value());
  CHECK(edge->target() == 0xFF'FFFF);
  CHECK(social_day_min.plus(static_cast<std::int32_t>(edge->from())) == *terms.from);
  CHECK(social_day_min.plus(static_cast<std::int32_t>(edge->until())) == *terms.until);
  CHECK(edge->ring() == Ring::participation);
  CHECK(edge->is_paid());
  CHECK(!edge->coordinators_only());
  CHECK(edge->quarters() == 5);
  const HalfEdge turned = edge->with_target(3);
  CHECK(turned.target() == 3);
  CHECK(turned.with_target(0xFF'FFFF) == *edge);
}

TEST_CASE("a half-edge without dates holds always, one outside the days it can tell never") {
  const auto always = HalfEdge::of(1, {}, 105);
  REQUIRE(always.has_value());
  CHECK(Usable{0, false}(*always));
  CHECK(Usable{32'766, false}(*always));
  CHECK(always->coordinators_only());
  CHECK(always->quarters() == HalfEdge::quarters_max);
  CHECK(!HalfEdge::of(1, terms_between({}, social_day_min.plus(-1)), 105));
  CHECK(!HalfEdge::of(1, terms_between(social_day_max.plus(1), {}), 105));
  CHECK(!HalfEdge::of(1, terms_between(tests::today, tests::today.plus(-1)), 105));
  const auto last = HalfEdge::of(1, terms_between(social_day_max, social_day_max), 105);
  REQUIRE(last.has_value());
  CHECK(!Usable{32'765, false}(*last));
  CHECK(Usable{32'766, false}(*last));
  const auto early = HalfEdge::of(1, terms_between(tests::day("1950-01-01"), social_day_min), 105);
  REQUIRE(early.has_value());
  CHECK(Usable{0, false}(*early));
  CHECK(!Usable{1, false}(*early));
}

TEST_CASE("contacts of later quarters are not known, and old ones are as old as can be told") {
  LinkTerms terms;
  terms.last_seen = 106;
  CHECK(HalfEdge::of(1, terms, 105)->quarters() == HalfEdge::quarters_max);
  terms.last_seen = 105;
  CHECK(HalfEdge::of(1, terms, 105)->quarters() == 0);
  terms.last_seen = 20;
  CHECK(HalfEdge::of(1, terms, 105)->quarters() == HalfEdge::quarters_max);
}

TEST_CASE("quarters are sixteenths of four years") {
  CHECK(quarter_of(tests::day("2000-01-01")) == 0);
  CHECK(quarter_of(tests::day("2000-04-01")) == 0);
  CHECK(quarter_of(tests::day("2000-04-02")) == 1);
  CHECK(quarter_of(tests::day("2004-01-01")) == 16);
  CHECK(quarter_of(tests::day("1999-12-31")) == -1);
  CHECK(quarter_of(tests::day("1996-01-01")) == -16);
}

TEST_CASE("somebody named in two circles is one vertex, linked with both") {
  const View view = two_know_aunt().view();
  const SocialGraph graph = graph_at(view);
  CHECK(graph.size() == 3);
  CHECK(graph.half_edges() == 4);
  CHECK(linked(graph, aunt) == std::vector<Number>{std::min(maya, tom), std::max(maya, tom)});
  CHECK(linked(graph, maya) == std::vector<Number>{aunt});
  CHECK(!graph.vertex_of(tests::number_of("nobody")));
  CHECK(links_of(view, aunt).size() == 2);
}

TEST_CASE("a tie that was not agreed to is not in the graph, nor who is named in it alone") {
  tests::World world = two_know_aunt();
  Tie secret = tests::agreed_tie("maya-friend", maya, tests::number_of("friend"));
  secret.hidden = true;
  world.put(secret);
  const SocialGraph graph = graph_at(world.view());
  CHECK(graph.half_edges() == 4);
  CHECK(!graph.vertex_of(tests::number_of("friend")));
}

TEST_CASE("officers know fewer links than coordinators, as a part of the same row") {
  tests::World world = two_know_aunt();
  Tie circle_only = tests::agreed_tie("tom-aunt", tom, aunt);
  circle_only.seen_by = SeenBy::circle;
  world.put(circle_only);
  const SocialGraph graph = graph_at(world.view());
  CHECK(linked(graph, aunt).size() == 2);
  CHECK(linked(graph, aunt, Reader::officer) == std::vector<Number>{maya});
  CHECK(linked(graph, tom, Reader::officer).empty());
}

TEST_CASE("an old graph keeps its answers while later ones go on") {
  tests::World world = two_know_aunt();
  const SocialGraph before = graph_at(world.view());
  world.end(Kind::tie, "tom-aunt");
  world.put(tests::a_person("sam"));
  world.put(tests::agreed_tie("maya-sam", maya, tests::number_of("sam")));
  const auto after = before.advanced_to(world.view(), tests::today);
  REQUIRE(after.ok());
  CHECK(linked(before, aunt).size() == 2);
  CHECK(before.half_edges() == 4);
  CHECK(linked(*after, aunt) == std::vector<Number>{maya});
  CHECK(linked(*after, tests::number_of("sam")) == std::vector<Number>{maya});
  CHECK(linked(*after, maya).size() == 2);
  CHECK(after->half_edges() == 4);
  CHECK(after->position() == world.view().position());
  const auto back = after->advanced_to(two_know_aunt().view(), tests::today);
  REQUIRE(back.ok());
  CHECK(linked(*back, aunt).size() == 2);
}

TEST_CASE("a neighbour who leaves, and comes back, is in a graph that went on as in a new one") {
  tests::World world = two_know_aunt();
  const Number bill = tests::number_of("bill");
  Neighbour neighbour;
  neighbour.identity.number = bill;
  world.put(neighbour);
  world.put(tests::agreed_tie("maya-bill", maya, bill));
  SocialGraph graph = graph_at(world.view());
  CHECK(linked(graph, bill) == std::vector<Number>{maya});
  const auto go_on = [&] {
    auto next = graph.advanced_to(world.view(), tests::today);
    REQUIRE(next.ok());
    graph = *next;
    const SocialGraph fresh = graph_at(world.view());
    CHECK(linked(graph, bill) == linked(fresh, bill));
    CHECK(linked(graph, maya) == linked(fresh, maya));
    CHECK(graph.half_edges() == fresh.half_edges());
  };
  world.end(Kind::neighbour, "bill");
  go_on();
  CHECK(linked(graph, bill).empty());
  world.put(neighbour);
  go_on();
}

TEST_CASE("a new quarter is counted from in a graph that goes on, too") {
  tests::World world = two_know_aunt();
  const SocialGraph before = graph_at(world.view());
  const auto later = before.advanced_to(world.view(), tests::today.plus(200));
  REQUIRE(later.ok());
  CHECK(later->newest() == quarter_of(tests::today.plus(200)));
  const HalfEdge old = before.links(*before.vertex_of(tom), Reader::coordinator)[0];
  const HalfEdge now = later->links(*later->vertex_of(tom), Reader::coordinator)[0];
  CHECK(now.quarters() ==
        old.quarters() + static_cast<std::uint32_t>(later->newest() - before.newest()));
}

TEST_CASE("many changed rows are built into a new base, with the same links") {
  tests::World world;
  constexpr int people = 1'200;
  for (int i = 0; i < people; ++i) world.put(tests::a_person("p" + std::to_string(i)));
  SocialGraph graph = graph_at(world.view());
  for (int i = 0; i + 1 < people; ++i) {
    world.put(tests::agreed_tie("t" + std::to_string(i), tests::number_of("p" + std::to_string(i)),
                                tests::number_of("p" + std::to_string(i + 1))));
    if (i % 40 != 0) continue;
    auto next = graph.advanced_to(world.view(), tests::today);
    REQUIRE(next.ok());
    graph = *next;
  }
  graph = *graph.advanced_to(world.view(), tests::today);
  const SocialGraph fresh = graph_at(world.view());
  CHECK(graph.half_edges() == 2 * (people - 1));
  for (int i = 0; i < people; ++i) {
    const Number number = tests::number_of("p" + std::to_string(i));
    REQUIRE(linked(graph, number) == linked(fresh, number));
  }
}

TEST_CASE("a graph from an edge list has its links, and refuses more than a scheme can hold") {
  const std::vector<Number> numbers{tom, maya, aunt};
  const auto graph = SocialGraph::of_links(numbers, {{0, 1, {}}, {2, 1, {}}}, tests::today);
  REQUIRE(graph.ok());
  CHECK(linked(*graph, maya).size() == 2);
  CHECK(linked(*graph, tom) == std::vector<Number>{maya});
  CHECK(linked(*graph, tom, Reader::officer).empty());
  const std::vector<Number> too_many(std::size_t{limits::subjects_a_scheme_max} + 1);
  const auto refused = SocialGraph::of_links(too_many, {}, tests::today);
  REQUIRE(!refused.ok());
  CHECK(refused.error().code == ErrorCode::too_large);
}

TEST_CASE("numbers are found however they are spread") {
  for (const int step : {1, 256}) {
    std::vector<Number> numbers;
    for (int i = 0; i < 2'000; ++i) {
      Number number;
      number.bytes[14] = static_cast<std::uint8_t>(i * step / 256 % 256);
      number.bytes[15] = static_cast<std::uint8_t>(i * step % 256);
      if (step == 256) std::swap(number.bytes[0], number.bytes[14]);
      if (step == 256) number.bytes[1] = static_cast<std::uint8_t>(i / 256);
      numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    const NumberTable table(numbers);
    for (std::uint32_t i = 0; i < numbers.size(); ++i) REQUIRE(table.find(numbers[i]) == i);
    CHECK(!table.find(tom));
  }
  CHECK(!NumberTable().find(tom));
}

TEST_CASE("marks of an earlier search are forgotten, and growing keeps those of this one") {
  VertexMarks<int> marks;
  for (int search = 1; search <= 3; ++search) {
    marks.start_anew();
    for (Vertex i = 0; i < 5'000; i += 7) {
      REQUIRE(marks.find(i) == nullptr);
      marks.at(i) = search;
    }
    for (Vertex i = 0; i < 5'000; ++i) {
      const int* mark = marks.find(i);
      REQUIRE((mark != nullptr) == (i % 7 == 0));
      if (mark) REQUIRE(*mark == search);
    }
  }
}
