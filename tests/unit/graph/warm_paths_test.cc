// SPDX-License-Identifier: Apache-2.0
#include "graph/warm_paths.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/world.h"

using namespace kith::graph;
namespace tests = kith::tests;

namespace {

// "a-b" is an unpaid tie among friends seen this quarter, "a=b" a paid one, "a~b" one among
// acquaintances, "a.b" one that officers do not know of.
class Drawn {
 public:
  explicit Drawn(const std::vector<std::string>& ties) {
    for (int i = 0; i < 26; ++i) {
      Number& number = numbers_.emplace_back();
      number.bytes[0] = static_cast<std::uint8_t>(i + 1);
    }
    std::vector<LinkBetween> links;
    for (const std::string& tie : ties) {
      LinkBetween link{place(tie[0]), place(tie[2]), {}};
      link.terms.ring = tie[1] == '~' ? Ring::participation : Ring::friendship;
      link.terms.paid = tie[1] == '=';
      link.terms.officers = tie[1] != '.';
      link.terms.last_seen = quarter_of(tests::today);
      links.push_back(link);
    }
    auto made = SocialGraph::of_links(numbers_, links, tests::today);
    REQUIRE(made.ok());
    graph = *made;
    frame.on = tests::today;
  }

  std::string path(char from, char goal, std::size_t most = 1) const {
    const auto found = warm_paths(graph, place(from), place(goal), most, frame);
    REQUIRE(found.ok());
    return text(*found);
  }
  std::string path_to_any(char from, const std::string& goals, std::size_t most = 1) const {
    std::vector<Vertex> vertices;
    for (const char goal : goals) vertices.push_back(place(goal));
    const auto found = warm_paths_to_any(graph, place(from), vertices, most, frame);
    REQUIRE(found.ok());
    return text(*found);
  }
  static std::uint32_t place(char name) { return static_cast<std::uint32_t>(name - 'a'); }

  SocialGraph graph;
  PathFrame frame;

 private:
  static std::string text(const WarmPaths& found) {
    std::string text;
    for (const WarmPath& path : found.paths) {
      if (!text.empty()) text += ' ';
      for (std::size_t i = 0; i <= path.hops; ++i) {
        text += static_cast<char>('a' + path.stops[i]);
      }
    }
    return text + (found.budget_spent ? "!" : "");
  }
  std::vector<Number> numbers_;
};

}  // namespace

TEST_CASE("a tie is the shortest path, and there is none to oneself") {
  const Drawn drawn({"a-b", "a-c", "c-b"});
  CHECK(drawn.path('a', 'b') == "ab");
  CHECK(drawn.path('a', 'b', 3) == "ab acb");
  CHECK(drawn.path('a', 'a') == "");
  CHECK(drawn.path('a', 'b', 0) == "");
  CHECK(drawn.path('a', 'z') == "");
}

TEST_CASE("three hops are the most") {
  const Drawn drawn({"a-b", "b-c", "c-d", "d-e"});
  CHECK(drawn.path('a', 'd') == "abcd");
  CHECK(drawn.path('a', 'e') == "");
  CHECK(drawn.path_to_any('a', "de", 2) == "abcd");
}

TEST_CASE("an unpaid path of three hops comes before a paid one of two") {
  const Drawn drawn({"a=p", "p-z", "a-b", "b-c", "c-z"});
  CHECK(drawn.path('a', 'z', 2) == "abcz apz");
  CHECK(drawn.path_to_any('a', "z") == "abcz");
  CHECK(Drawn({"a=p", "p-z", "a-b", "b-c"}).path('a', 'z') == "apz");
}

TEST_CASE("of equal length the stronger comes first, then the lower numbers") {
  CHECK(Drawn({"a~b", "b-z", "a-c", "c-z"}).path('a', 'z', 2) == "acz abz");
  CHECK(Drawn({"a-c", "c-z", "a-b", "b-z"}).path('a', 'z', 2) == "abz acz");
  CHECK(Drawn({"a-c", "a-d", "c-e", "d-b", "e-z", "b-z"}).path('a', 'z', 2) == "acez adbz");
}

TEST_CASE("further paths go through nobody that a better one goes through") {
  const Drawn drawn({"a-b", "b-z", "b-c", "c-z", "a-d", "d-e", "e-z", "d-c"});
  CHECK(drawn.path('a', 'z', 3) == "abz adcz");
  CHECK(drawn.path('z', 'a', 3) == "zba zcda");
}

TEST_CASE("where two may not meet, the next best path is the answer") {
  Drawn drawn({"a-b", "b-z", "a-c", "c-d", "d-z"});
  drawn.frame.may_meet = [](Vertex a, Vertex b) {
    return std::minmax(a, b) != std::minmax<Vertex>(Drawn::place('b'), Drawn::place('z'));
  };
  CHECK(drawn.path('a', 'z') == "acdz");
  CHECK(drawn.path_to_any('a', "z") == "acdz");
  drawn.frame.may_meet = [](Vertex a, Vertex b) {
    return std::minmax(a, b) != std::minmax<Vertex>(Drawn::place('a'), Drawn::place('z'));
  };
  CHECK(drawn.path('a', 'z') == "");
  CHECK(drawn.path_to_any('a', "z") == "");
}

TEST_CASE("the nearest of many may be further than who may not be met, and paid if need be") {
  Drawn drawn({"a-b", "b-y", "a-c", "c-d", "d-x", "a=p", "p-q"});
  CHECK(drawn.path_to_any('a', "xyq", 3) == "aby acdx apq");
  CHECK(drawn.path_to_any('a', "xq") == "acdx");
  CHECK(drawn.path_to_any('a', "qqa") == "apq");
  CHECK(drawn.path_to_any('a', "") == "");
  drawn.frame.may_meet = [](Vertex a, Vertex b) {
    return a != Drawn::place('y') && b != Drawn::place('y');
  };
  CHECK(drawn.path_to_any('a', "xyq") == "acdx");
}

TEST_CASE("a goal that seemed nearer gives way to one that is reached more strongly after all") {
  Drawn drawn({"a-b", "b-z", "a~e", "e~f", "f~z", "a-c", "c-d", "d-y"});
  CHECK(drawn.path_to_any('a', "zy") == "abz");
  drawn.frame.may_meet = [](Vertex a, Vertex b) {
    return std::minmax(a, b) != std::minmax<Vertex>(Drawn::place('b'), Drawn::place('z'));
  };
  CHECK(drawn.path('a', 'z') == "aefz");
  CHECK(drawn.path_to_any('a', "zy") == "acdy");
  CHECK(drawn.path_to_any('a', "zy", 2) == "acdy aefz");
}

TEST_CASE("an officer goes over no tie that only coordinators know of") {
  Drawn drawn({"a.b", "b-z", "a-c", "c-d", "d-z"});
  CHECK(drawn.path('a', 'z') == "abz");
  drawn.frame.reader = Reader::officer;
  CHECK(drawn.path('a', 'z', 2) == "acdz");
  CHECK(drawn.path('z', 'a', 2) == "zdca");
  CHECK(drawn.path_to_any('a', "bz", 2) == "acdz");
}

TEST_CASE("a spent budget is said, and what was found by then is the answer") {
  Drawn drawn({"a-b", "b-z", "a-c", "c-d", "d-z"});
  drawn.frame.half_edges_max = 8;  // a and z: 2 each
  CHECK(drawn.path('a', 'z', 1) == "abz");
  CHECK(drawn.path('a', 'z', 2) == "abz!");
  drawn.frame.half_edges_max = 2;
  CHECK(drawn.path('a', 'z', 1) == "!");
  CHECK(drawn.path_to_any('a', "z") == "!");
  drawn.frame.half_edges_max = 0;
  CHECK(drawn.path_to_any('a', "z") == "!");
  CHECK(sphere_of(drawn.graph, 0, drawn.frame)->budget_spent);
}

TEST_CASE("a sphere is everybody within three unpaid hops, nearest first") {
  const Drawn drawn({"a-b", "b-c", "c-d", "d-e", "a=p", "a-d"});
  const auto sphere = sphere_of(drawn.graph, 0, drawn.frame);
  REQUIRE(sphere.ok());
  CHECK(sphere->reached == std::vector<Reached>{{1, 1}, {3, 1}, {2, 2}, {4, 2}});
}

TEST_CASE("strength is ring and quarters, and a contact after the day counts as that day's") {
  LinkTerms terms;
  terms.ring = Ring::friendship;
  terms.last_seen = 100;
  const HalfEdge edge = *HalfEdge::of(1, terms, 104);
  CHECK(path_cost(edge, 104, 104) == 8 + 4);
  CHECK(path_cost(edge, 104, 110) == 8 + 10);
  CHECK(path_cost(edge, 104, 150) == 8 + 24);
  CHECK(path_cost(edge, 104, 90) == 8);
  terms.last_seen.reset();
  terms.ring = Ring::exchange;
  CHECK(path_cost(*HalfEdge::of(1, terms, 104), 104, 50) == 24 + 24);
}

TEST_CASE("days and numbers of paths and goals have limits") {
  Drawn drawn({"a-b"});
  const std::vector<Vertex> many(limits::path_goals_max + 1, 1);
  const auto code = [](const auto& result) {
    REQUIRE(!result.ok());
    return result.error().code;
  };
  CHECK(code(warm_paths(drawn.graph, 0, 1, limits::paths_max + 1, drawn.frame)) ==
        ErrorCode::too_large);
  CHECK(code(warm_paths_to_any(drawn.graph, 0, many, 1, drawn.frame)) == ErrorCode::too_large);
  drawn.frame.on = social_day_min.plus(-1);
  CHECK(code(warm_paths(drawn.graph, 0, 1, 1, drawn.frame)) == ErrorCode::bad_input);
  CHECK(code(sphere_of(drawn.graph, 0, drawn.frame)) == ErrorCode::bad_input);
  drawn.frame.on = social_day_max.plus(1);
  CHECK(code(warm_paths_to_any(drawn.graph, 0, {}, 1, drawn.frame)) == ErrorCode::bad_input);
}
