// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "api/demo/traits.h"
#include "api/demo/world.h"
#include "graph/model_shared.h"

// How facts get into a record: some are never asked, some blurred, some plainly wrong, and somebody
// said them.
namespace kith::demo {

enum class Voice : std::uint8_t { person, home };  // whose record it is

class Telling {
 public:
  // `fullness`: of a thousand optional fields, how many are filled in.
  Telling(const World& world, Draw draw, int fullness, Voice voice = Voice::person);

  // From here on nothing wrong, and little missing: for what is written by hand.
  void be_exact() {
    exact_ = true;
    fullness_ = 950;
  }

  bool shows() { return draw_.chance(fullness_); }
  bool chance(int permille) { return draw_.chance(permille); }
  int between(int lowest, int highest) { return draw_.between(lowest, highest); }
  template <class List>
  const auto& pick(const List& list) {
    return draw_.pick(list);
  }
  Draw& draw() { return draw_; }

  graph::Date today() const { return world_.options.reference; }
  graph::Date before(int fewest_days, int most_days);
  graph::Date after(int fewest_days, int most_days);

  // The next fact comes from here; then wrong facts are likelier if it was not the person.
  graph::SaidBy speaker();
  static bool is_own(graph::SaidBy by) {
    return by == graph::SaidBy::person || by == graph::SaidBy::carer;
  }
  graph::Said said(graph::SaidBy by, std::string_view own_words = {});
  // Nothing, most of the time: who said it was not written down.
  graph::Said perhaps_said(std::string_view own_words = {});
  bool wrongly(graph::SaidBy by);

  graph::Opt<graph::Rhythm> rhythm(const RhythmOf& rhythm);
  graph::Opt<graph::Personality> personality(const Traits& traits);
  graph::List<graph::Interest> interests(const Traits& traits);
  // Given some days ago, by a person with help where they want it.
  graph::Agreement agreement(graph::AgreementFor purpose, graph::YesNo answer, int days_ago);
  graph::Wish wish(std::string_view thing, graph::Strength strength, std::string_view reason,
                   std::string_view own_words);

 private:
  graph::Opt<graph::Scale> scale(int hidden, graph::SaidBy by);
  std::string good_day(const Traits& traits);

  const World& world_;
  Draw draw_;
  int fullness_;
  Voice voice_;
  bool exact_ = false;
};

// A quarter of people are known by little, half by most, a quarter by nearly all of it.
int fullness_of(const World& world, graph::Kind kind, std::uint32_t index);

graph::AgeBand band_of(int age);

inline std::string text(std::string_view view) { return std::string(view); }

}  // namespace kith::demo
