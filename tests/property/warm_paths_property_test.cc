// SPDX-License-Identifier: Apache-2.0
// Warm paths are what the definition says, by a slow oracle, in worlds that change; nobody is on
// one who took back their word; what nobody may know of changes nothing. A class of case that was
// never reached is a failure of the test.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "graph/warm_paths.h"
#include "tests/support/path_oracle.h"
#include "tests/support/random_circles.h"
#include "tests/support/sanitized.h"

namespace kith::graph {
namespace {

using tests::OraclePath;
using tests::RandomCircles;

constexpr std::uint64_t worlds = tests::is_sanitized ? 100 : 1'000;
constexpr std::size_t all_paths = limits::paths_max;
using Classes = std::map<std::string, std::size_t>;
using Pairs = std::set<std::pair<Number, Number>>;

SocialGraph fresh_graph(const View& view) {
  auto made = SocialGraph().advanced_to(view, tests::today);
  REQUIRE(made.ok());
  return *made;
}
SocialGraph advanced(const SocialGraph& graph, const View& view) {
  auto made = graph.advanced_to(view, tests::today);
  REQUIRE(made.ok());
  REQUIRE(made->position() == view.position());
  return *made;
}

tests::MayMeet meet_unless(const Pairs& kept_apart) {
  return [&kept_apart](const Number& a, const Number& b) {
    return kept_apart.count(std::minmax(a, b)) == 0;
  };
}

PathFrame frame_of(const SocialGraph& graph, Date on, Reader reader, const Pairs& kept_apart) {
  PathFrame frame;
  frame.on = on;
  frame.reader = reader;
  if (kept_apart.empty()) return frame;
  frame.may_meet = [&graph, &kept_apart](Vertex a, Vertex b) {
    return meet_unless(kept_apart)(graph.number_of(a), graph.number_of(b));
  };
  return frame;
}

std::vector<OraclePath> asked(const SocialGraph& graph, const Number& from, const Number& goal,
                              std::size_t most, const PathFrame& frame) {
  const auto start = graph.vertex_of(from);
  const auto end = graph.vertex_of(goal);
  if (!start || !end) return {};
  const auto found = warm_paths(graph, *start, *end, most, frame);
  REQUIRE(found.ok());
  REQUIRE(!found->budget_spent);
  return tests::as_oracle(graph, found->paths);
}

std::vector<OraclePath> asked_any(const SocialGraph& graph, const Number& from,
                                  const std::vector<Number>& goals, std::size_t most,
                                  const PathFrame& frame) {
  const auto start = graph.vertex_of(from);
  if (!start) return {};
  std::vector<Vertex> vertices;
  for (const Number& goal : goals) {
    if (const auto vertex = graph.vertex_of(goal)) vertices.push_back(*vertex);
  }
  const auto found = warm_paths_to_any(graph, *start, vertices, most, frame);
  REQUIRE(found.ok());
  REQUIRE(!found->budget_spent);
  return tests::as_oracle(graph, found->paths);
}

void count_path(const OraclePath& path, Classes& reached) {
  ++reached[std::to_string(path.stops.size() - 1) + (path.paid ? " hops paid" : " hops unpaid")];
}

struct Asked {
  Date on;
  Reader reader = Reader::coordinator;
  Pairs kept_apart;
};

Asked random_question(RandomCircles& circles) {
  Asked asked;
  const std::int32_t days[] = {0, 0, 200, -300, 1'500};
  asked.on = tests::today.plus(days[circles.below(5)]);
  if (circles.one_in(3)) asked.reader = Reader::officer;
  const auto& people = circles.people();
  const auto count = static_cast<std::uint32_t>(people.size());
  for (std::uint32_t i = circles.one_in(2) ? circles.below(12) : 0; i > 0; --i) {
    asked.kept_apart.insert(
        std::minmax(people[circles.below(count)], people[circles.below(count)]));
  }
  return asked;
}

// Of one pair alone the same is said as of everybody about one of them.
void check_links_between(const View& view, const Number& one, const RandomCircles& circles) {
  const std::vector<graph::Link> links = graph::links_of(view, one);
  std::size_t found = 0;
  for (const Number& other : circles.people()) {
    if (other == one) continue;
    const auto terms = graph::link_between(view, one, other);
    if (!terms) continue;
    ++found;
    REQUIRE(std::count(links.begin(), links.end(), graph::Link{other, *terms}) == 1);
  }
  REQUIRE(found == links.size());
}

// Everybody's paths to everybody, by two graphs of one view, against the oracle.
void check_world(const View& view, const SocialGraph& grown, RandomCircles& circles,
                 Classes& reached) {
  const SocialGraph fresh = fresh_graph(view);
  REQUIRE(grown.half_edges() == fresh.half_edges());
  for (const Number& one : circles.people()) check_links_between(view, one, circles);
  const Asked question = random_question(circles);
  const auto ties = tests::oracle_ties(view, question.on, question.reader, tests::today);
  const PathFrame by_grown = frame_of(grown, question.on, question.reader, question.kept_apart);
  const PathFrame by_fresh = frame_of(fresh, question.on, question.reader, question.kept_apart);
  const std::size_t most = 1 + circles.below(4);
  for (const Number& from : circles.people()) {
    const auto paths = tests::oracle_paths(ties, from, meet_unless(question.kept_apart));
    if (paths.size() < tests::oracle_paths(ties, from, {}).size()) ++reached["kept apart"];
    for (const Number& goal : circles.people()) {
      const auto expected = tests::different(paths, goal, most);
      REQUIRE(asked(grown, from, goal, most, by_grown) == expected);
      REQUIRE(asked(fresh, from, goal, most, by_fresh) == expected);
      for (const OraclePath& path : expected) count_path(path, reached);
      if (expected.size() > 1) ++reached["different ones"];
    }
    std::vector<Number> goals;
    for (const Number& each : circles.people()) {
      if (circles.one_in(2)) goals.push_back(each);
    }
    const auto expected = tests::best_to_each(paths, goals, most);
    REQUIRE(asked_any(grown, from, goals, most, by_grown) == expected);
    REQUIRE(asked_any(fresh, from, goals, most, by_fresh) == expected);
    if (expected.size() == most) ++reached["more goals than asked for"];
  }
}

void check_sphere(const View& view, const SocialGraph& graph, const Number& from,
                  Classes& reached) {
  const auto start = graph.vertex_of(from);
  if (!start) return;
  PathFrame frame;
  frame.on = tests::today;
  const auto sphere = sphere_of(graph, *start, frame);
  REQUIRE(sphere.ok());
  std::map<Number, std::size_t> expected;
  const auto ties = tests::oracle_ties(view, tests::today, Reader::coordinator, tests::today);
  for (const OraclePath& path : tests::oracle_paths(ties, from, {})) {
    if (!path.paid) expected.try_emplace(path.stops.back(), path.stops.size() - 1);
  }
  std::map<Number, std::size_t> found;
  std::uint8_t before = 0;
  for (const Reached& each : sphere->reached) {
    REQUIRE(each.hops >= before);
    before = each.hops;
    REQUIRE(found.emplace(graph.number_of(each.vertex), each.hops).second);
  }
  REQUIRE(found == expected);
  if (found.size() > 4) ++reached["a sphere of five"];
}

void expect_reached(Classes& reached, std::initializer_list<const char*> names) {
  std::string report;
  for (const auto& [name, count] : reached) report += name + " " + std::to_string(count) + "; ";
  MESSAGE(report);
  for (const char* name : names) CHECK_MESSAGE(reached[name] > 0, name);
}

// Whether any path of anybody goes over the tie between two.
bool goes_over(const SocialGraph& graph, const RandomCircles& circles, const Number& a,
               const Number& b, const PathFrame& frame) {
  for (const Number& from : circles.people()) {
    for (const Number& goal : circles.people()) {
      for (const OraclePath& path : asked(graph, from, goal, all_paths, frame)) {
        for (std::size_t i = 0; i + 1 < path.stops.size(); ++i) {
          if (std::minmax(path.stops[i], path.stops[i + 1]) == std::minmax(a, b)) return true;
        }
      }
    }
  }
  return false;
}

using Withdrawal = void (*)(Tie&);
const std::map<std::string, Withdrawal> withdrawals{
    {"the owner no longer agrees", [](Tie& tie) { tie.may_introduce->owner = false; }},
    {"the other no longer agrees", [](Tie& tie) { tie.may_introduce->other = false; }},
    {"no longer said", [](Tie& tie) { tie.may_introduce.reset(); }},
    {"hidden", [](Tie& tie) { tie.hidden = true; }},
    {"for the owner alone", [](Tie& tie) { tie.seen_by = SeenBy::me; }},
    {"lost", [](Tie& tie) { tie.state = TieState::lost; }},
    {"ended by the person", [](Tie& tie) { tie.state = TieState::ended_by_person; }},
    {"ended for safety", [](Tie& tie) { tie.state = TieState::ended_safe; }},
    {"died", [](Tie& tie) { tie.state = TieState::died; }},
    {"not wanted", [](Tie& tie) { tie.wanted = Wanted::no; }},
    {"over", [](Tie& tie) { tie.valid_to = tests::today; }},
    {"agreement over", [](Tie& tie) { tie.may_introduce->until = tests::today.plus(-1); }},
    {"not begun", [](Tie& tie) { tie.valid_from = tests::today.plus(1); }},
};

// A pair with one record, on which everything hangs, in a world of random others.
struct Hanging {
  Hanging(std::uint64_t seed) : circles(seed, 6, 3) {
    circles.begin(14);
    owner.identity.number = tests::number_of("owner");
    owner.called = "Owner";
    REQUIRE(circles.put(owner));
    tie = tests::agreed_tie("hanging", owner.identity.number, circles.people().back());
    REQUIRE(circles.put(tie));
    REQUIRE(circles.put(tests::agreed_tie("on", circles.people()[1], circles.people().back())));
    frame.on = tests::today;
  }
  bool is_used(const SocialGraph& graph) {
    const Number& other = tie.other.number.number;
    const auto direct = asked(graph, owner.identity.number, other, 1, frame);
    return !direct.empty() || goes_over(graph, circles, owner.identity.number, other, frame);
  }
  RandomCircles circles;
  Person owner;
  Tie tie;
  PathFrame frame;
};

bool same_answers(const SocialGraph& one, const SocialGraph& other, const RandomCircles& circles,
                  const Asked& question, const Pairs& more_apart) {
  const PathFrame first = frame_of(one, question.on, question.reader, question.kept_apart);
  const PathFrame second = frame_of(other, question.on, question.reader, more_apart);
  for (const Number& from : circles.people()) {
    for (const Number& goal : circles.people()) {
      if (asked(one, from, goal, 3, first) != asked(other, from, goal, 3, second)) return false;
    }
    if (asked_any(one, from, circles.people(), 3, first) !=
        asked_any(other, from, circles.people(), 3, second)) {
      return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("warm paths are the oracle's, in a graph that grew and in a new one") {
  Classes reached;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    CAPTURE(seed);
    RandomCircles circles(seed, 6 + static_cast<std::uint32_t>(seed % 5), 3);
    circles.begin(12 + static_cast<std::uint32_t>(seed % 20));
    SocialGraph graph = fresh_graph(circles.view());
    for (int round = 0; round < 4; ++round) {
      check_world(circles.view(), graph, circles, reached);
      check_sphere(circles.view(), graph, circles.people()[0], reached);
      for (int i = 0; i < 6; ++i) circles.step();
      graph = advanced(graph, circles.view());
    }
  }
  expect_reached(reached, {"1 hops unpaid", "2 hops unpaid", "3 hops unpaid", "1 hops paid",
                           "2 hops paid", "3 hops paid", "different ones", "kept apart",
                           "more goals than asked for", "a sphere of five"});
}

TEST_CASE("a graph that grew from nothing, event by event, is the new one") {
  for (std::uint64_t seed = 1; seed <= worlds / 8; ++seed) {
    CAPTURE(seed);
    RandomCircles circles(seed, 8, 4);
    SocialGraph graph;
    circles.begin(1);
    for (int i = 0; i < 120; ++i) {
      circles.step();
      graph = advanced(graph, circles.view());
    }
    Classes reached;
    check_world(circles.view(), graph, circles, reached);
  }
}

TEST_CASE("one agreement withdrawn, every path over that tie is gone at once") {
  for (std::uint64_t seed = 1; seed <= worlds / 20; ++seed) {
    for (const auto& each : withdrawals) {
      CAPTURE(seed);
      CAPTURE(each.first);
      Hanging world(seed);
      const SocialGraph before = fresh_graph(world.circles.view());
      REQUIRE(world.is_used(before));
      Tie changed = world.tie;
      each.second(changed);
      REQUIRE(world.circles.put(changed));
      REQUIRE(!world.is_used(advanced(before, world.circles.view())));
      REQUIRE(world.is_used(before));
    }
  }
}

TEST_CASE("an owner's circle no longer agreed to, a tie ended, the other end erased: likewise") {
  for (std::uint64_t seed = 1; seed <= worlds / 20; ++seed) {
    for (int way = 0; way < 5; ++way) {
      CAPTURE(seed);
      CAPTURE(way);
      Hanging world(seed);
      world.tie.seen_by.reset();
      Person owner = world.owner;
      owner.agreement = {tests::agreed(AgreementFor::circle)};
      REQUIRE(world.circles.put(owner));
      REQUIRE(world.circles.put(world.tie));
      const SocialGraph before = fresh_graph(world.circles.view());
      REQUIRE(world.is_used(before));
      if (way == 0) owner.agreement.clear();
      if (way == 1) owner.agreement[0].answer = YesNo::no;
      if (way == 2) owner.agreement[0].until = tests::today.plus(-1);
      if (way < 3) REQUIRE(world.circles.put(owner));
      if (way == 3) REQUIRE(world.circles.end_tie(world.tie));
      if (way == 4) REQUIRE(world.circles.erase(world.tie.other.number.number));
      REQUIRE(!world.is_used(advanced(before, world.circles.view())));
    }
  }
}

TEST_CASE("the other's own word takes a pair out as the owner's does") {
  RandomCircles circles(1, 2, 0);
  for (const Number& each : circles.people()) {
    Person person;
    person.identity.number = each;
    REQUIRE(circles.put(person));
  }
  const Number maya = circles.people()[0];
  const Number tom = circles.people()[1];
  REQUIRE(circles.put(tests::agreed_tie("to tom", maya, tom)));
  PathFrame frame;
  frame.on = tests::today;
  SocialGraph graph = fresh_graph(circles.view());
  REQUIRE(asked(graph, maya, tom, 1, frame).size() == 1);
  for (const auto& each : withdrawals) {
    CAPTURE(each.first);
    Tie back = tests::agreed_tie("to maya", tom, maya);
    REQUIRE(circles.put(back));
    REQUIRE(asked(fresh_graph(circles.view()), maya, tom, 1, frame).size() == 1);
    each.second(back);
    REQUIRE(circles.put(back));
    graph = advanced(graph, circles.view());
    const bool only_silent = !back.may_introduce.has_value();
    CHECK(asked(graph, maya, tom, 1, frame).empty() == !only_silent);
  }
}

TEST_CASE("nobody paid is gone through where an unpaid path of three hops is there") {
  std::size_t unpaid_chosen = 0;
  for (std::uint64_t seed = 1; seed <= worlds / 4; ++seed) {
    CAPTURE(seed);
    RandomCircles circles(seed, 9, 3);
    circles.begin(30);
    const SocialGraph graph = fresh_graph(circles.view());
    PathFrame frame;
    frame.on = tests::today;
    for (const Number& from : circles.people()) {
      const auto start = graph.vertex_of(from);
      if (!start) continue;
      const auto sphere = sphere_of(graph, *start, frame);
      REQUIRE(sphere.ok());
      for (const Reached& each : sphere->reached) {
        const auto found = asked(graph, from, graph.number_of(each.vertex), 1, frame);
        REQUIRE(found.size() == 1);
        REQUIRE(!found[0].paid);
        ++unpaid_chosen;
      }
    }
  }
  CHECK(unpaid_chosen > 0);
}

TEST_CASE("a tie that nobody may use, where there was none, changes no answer") {
  std::size_t told_apart = 0;
  for (std::uint64_t seed = 1; seed <= worlds / 8; ++seed) {
    CAPTURE(seed);
    RandomCircles plain(seed, 8, 3), more(seed, 8, 3);
    plain.begin(18);
    more.begin(18);
    const Number of = plain.people()[seed % 8];
    const Number other = tests::number_of("stranger " + std::to_string(seed));
    Tie unused = tests::agreed_tie("unused", of, seed % 2 ? other : plain.people()[10]);
    if (!plain.view().ties_about(unused.other.number.number).empty()) continue;
    if (seed % 3 == 0) unused.hidden = true;
    if (seed % 3 == 1) unused.may_introduce.reset();
    if (seed % 3 == 2) unused.may_introduce->other = false;
    if (!more.put(unused)) continue;
    const Asked question = random_question(plain);
    const SocialGraph one = fresh_graph(plain.view());
    REQUIRE(same_answers(one, fresh_graph(more.view()), plain, question, question.kept_apart));
    ++told_apart;
  }
  CHECK(told_apart > 0);
}

TEST_CASE("who must not meet somebody far away changes nobody else's answer") {
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= worlds / 8; ++seed) {
    CAPTURE(seed);
    RandomCircles circles(seed, 8, 3);
    circles.begin(10);
    const SocialGraph graph = fresh_graph(circles.view());
    Asked question = random_question(circles);
    const auto ties =
        tests::oracle_ties(circles.view(), question.on, question.reader, tests::today);
    for (const Number& from : circles.people()) {
      std::set<Number> near{from};
      for (const OraclePath& path : tests::oracle_paths(ties, from, {})) {
        near.insert(path.stops.begin(), path.stops.end());
      }
      Pairs more = question.kept_apart;
      for (const Number& far : circles.people()) {
        if (near.count(far) > 0) continue;
        for (const Number& any : circles.people()) more.insert(std::minmax(far, any));
      }
      if (more.size() == question.kept_apart.size()) continue;
      const PathFrame first = frame_of(graph, question.on, question.reader, question.kept_apart);
      const PathFrame second = frame_of(graph, question.on, question.reader, more);
      for (const Number& goal : circles.people()) {
        REQUIRE(asked(graph, from, goal, 3, first) == asked(graph, from, goal, 3, second));
      }
      REQUIRE(asked_any(graph, from, circles.people(), 3, first) ==
              asked_any(graph, from, circles.people(), 3, second));
      ++compared;
    }
  }
  CHECK(compared > 0);
}

}  // namespace kith::graph
