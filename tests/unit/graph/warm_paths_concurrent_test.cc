// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>

#include "graph/warm_paths.h"
#include "tests/support/random_circles.h"

using namespace kith::graph;
namespace tests = kith::tests;

TEST_CASE("questions on a graph held give the same answers while later graphs are made") {
  tests::RandomCircles circles(11, 30, 10);
  circles.begin(200);
  const SocialGraph held = *SocialGraph().advanced_to(circles.view(), tests::today);
  PathFrame frame;
  frame.on = tests::today;
  const auto ask = [&frame](const SocialGraph& graph) {
    std::vector<WarmPaths> answers;
    for (Vertex goal = 1; goal < graph.size(); ++goal) {
      answers.push_back(*warm_paths(graph, 0, goal, 3, frame));
      const std::vector<Vertex> goals{goal, goal / 2};
      answers.push_back(*warm_paths_to_any(graph, 0, goals, 1, frame));
    }
    return answers;
  };
  const std::vector<WarmPaths> expected = ask(held);
  std::atomic<bool> all_same{true};
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      for (int round = 0; round < 20; ++round) {
        if (ask(held) != expected) all_same = false;
      }
    });
  }
  SocialGraph later = held;
  for (int i = 0; i < 200; ++i) {
    circles.step();
    later = *later.advanced_to(circles.view(), tests::today);
    if (i % 20 == 0) ask(later);
  }
  for (std::thread& reader : readers) reader.join();
  CHECK(all_same);
}
