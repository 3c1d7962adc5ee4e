// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_check.h"

#include <doctest/doctest.h>

using namespace kith::matcher;

namespace {

// Two parties want the one place, and there is another home that only the first could have.
AssignmentInstance instance() {
  AssignmentInstance instance;
  instance.parties = {{{0, 1}, 5, 1, 0}, {{0, 2}, 3, 1, 0}};
  instance.homes = {{{0, 1}, 1, 0}, {{0, 2}, 1, 0}};
  instance.edges = {{0, 0, 8}, {0, 1, 2}, {1, 0, 4}};
  return instance;
}

// The first goes to the other home; nobody is left to want the place.
Assignment right() {
  Assignment answer;
  answer.end = AssignmentEnd::optimal;
  answer.chosen = {1, 2};
  answer.value = answer.bound = {2, 8, 6};
  answer.prices = {{0, 0, 0, 6}, {}};
  return answer;
}

template <class Change>
std::vector<std::string> faults_after(const Change& change) {
  AssignmentInstance given = instance();
  given.homes[1].places = 1;
  Assignment answer = right();
  change(given, answer);
  return faults_of(given, answer);
}

}  // namespace

TEST_CASE("a right certificate has no fault, with any prices that prove it") {
  // The place is worth 6 more to the first than where it is; up to (0, 1, 3, 4) the second pays.
  CHECK(faults_after([](auto&, auto&) {}).empty());
  CHECK(faults_after([](auto&, auto& answer) { answer.prices[0] = {0, 1, 3, 4}; }).empty());
}

TEST_CASE("a price too low or too high is seen") {
  CHECK(faults_after([](auto&, auto& answer) { answer.prices[0].weight = 5; }) ==
        std::vector<std::string>{"party 0 would rather have another option"});
  CHECK(faults_after([](auto&, auto& answer) {
          answer.prices[0] = {0, 1, 3, 5};
        }) == std::vector<std::string>{"party 1 has an option that is not worth its price"});
  CHECK(faults_after([](auto& given, auto& answer) {
          given.homes[0].places = 2;
          answer.prices[0].weight = 6;
        }) == std::vector<std::string>{"home 0 has a price and a free place"});
  CHECK(faults_after([](auto&, auto& answer) { answer.prices[1].weight = -1; }).size() == 1);
  CHECK(faults_after([](auto&, auto& answer) { answer.prices[1].weight = WideSum{1} << 126U; }) ==
        std::vector<std::string>{"home 1 has a price beyond all bounds"});
}

TEST_CASE("what is no plan is seen") {
  CHECK_FALSE(faults_after([](auto&, auto& answer) { answer.chosen = {0, 2}; }).empty());
  CHECK_FALSE(faults_after([](auto&, auto& answer) { answer.chosen = {0, 1}; }).empty());
  CHECK_FALSE(faults_after([](auto&, auto& answer) { answer.chosen = {2, 1}; }).empty());
  CHECK_FALSE(faults_after([](auto&, auto& answer) { answer.chosen = {1, 3}; }).empty());
  CHECK_FALSE(faults_after([](auto&, auto& answer) { answer.prices.pop_back(); }).empty());
  CHECK_FALSE(faults_after([](auto& given, auto&) { given.pins = {0}; }).empty());
  CHECK_FALSE(
      faults_after([](auto&, auto& answer) { answer.end = AssignmentEnd::blocked; }).empty());
  CHECK_FALSE(faults_after([](auto& given, auto&) {
                given.parties[0].options_max = given.parties[0].options_min = 2;
              }).empty());
}

TEST_CASE("a plan that is not the best has a fault at any price") {
  for (std::int64_t price = -10; price <= 10; ++price) {
    CHECK_FALSE(faults_after([price](auto&, auto& answer) {
                  answer.chosen = {0};
                  answer.value = answer.bound = {1, 5, 8};
                  answer.prices[0] = {0, 0, 0, price};
                }).empty());
  }
}

TEST_CASE("of a stopped answer the plan, the value and the bound are held to each other") {
  const auto stopped = [](auto&, auto& answer) {
    answer.end = AssignmentEnd::stopped;
    answer.chosen = {0};
    answer.value = {1, 5, 8};
    answer.bound = {2, 8, 12};
    answer.prices.clear();
  };
  CHECK(faults_after(stopped).empty());
  CHECK_FALSE(faults_after([&](auto& given, auto& answer) {
                stopped(given, answer);
                answer.bound = {1, 5, 7};
              }).empty());
}

TEST_CASE("no more faults are listed than asked for") {
  Assignment answer = right();
  answer.chosen = {0, 1, 2};
  CHECK(faults_of(instance(), answer, 2).size() == 2);
}
