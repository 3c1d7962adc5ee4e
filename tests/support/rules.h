// SPDX-License-Identifier: Apache-2.0
// One person, one home, and what the rules answer about them.
#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "matcher/rules.h"
#include "tests/support/question.h"

namespace kith::tests {

// The world of "maya" who looks for a home and "elm" which might be one. Change either, put others
// into `world`, then ask.
struct AskedPair {
  World world;
  graph::Person maya = a_person("maya");
  graph::Household elm = a_home("elm");
  matcher::Question question = question_about("maya");

  matcher::PairAnswers answers() {
    world.put(maya);
    world.put(elm);
    const graph::View view = world.view();
    return matcher::answer_rules(view, question, world.person("maya"), world.household("elm"),
                                 matcher::Detail::full);
  }

  matcher::Answer operator()(matcher::Rule rule) {
    return answers().answers[static_cast<std::size_t>(rule)];
  }

  // Why, and what would change it; "" for a plain pass.
  std::string words(matcher::Rule rule) {
    const matcher::PairAnswers all = answers();
    for (const auto* list : {&all.in_words, &all.notes}) {
      for (const matcher::RuleAnswer& each : *list) {
        if (each.rule == rule) return each.sentence + " " + each.what_would_change;
      }
    }
    return "";
  }
};

inline bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace kith::tests

namespace doctest {
template <>
struct StringMaker<kith::matcher::Answer> {
  static String convert(kith::matcher::Answer answer) {
    if (answer == kith::matcher::Answer::pass) return "pass";
    return answer == kith::matcher::Answer::fail ? "fail" : "unknown";
  }
};
}  // namespace doctest
