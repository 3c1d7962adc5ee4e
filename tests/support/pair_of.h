// SPDX-License-Identifier: Apache-2.0
// One person and one home, looked at by a criterion: `PairOf both(maya, elm); rhythm(both.pair(),
// …)`.
#pragma once

#include <utility>

#include "matcher/criteria.h"
#include "tests/support/world.h"

namespace kith::tests {

inline constexpr matcher::Looker the_person{matcher::PartyRole::person, 0};
inline constexpr matcher::Looker first_carer{matcher::PartyRole::carer, 0};
inline constexpr matcher::Looker first_resident{matcher::PartyRole::resident, 0};

class PairOf {
 public:
  PairOf(graph::Person person, graph::Household home)
      : person_(std::move(person)), home_(std::move(home)) {
    World world;
    world.put(person_);
    world.put(home_);
    view_ = world.view();
    question_.person = graph::PersonNumber{person_.identity.number};
    question_.on = today;
  }

  matcher::Pair pair(matcher::Detail detail = matcher::Detail::full) const {
    return {view_, question_, person_, home_, 0, detail};
  }
  const graph::View& view() const { return view_; }
  matcher::Question& question() { return question_; }

 private:
  graph::View view_;
  graph::Person person_;
  graph::Household home_;
  matcher::Question question_;
};

// "(told us, 2 Oct 2026)".
inline graph::Said told_by(graph::SaidBy who) {
  graph::Provenance provenance;
  provenance.said_by = who;
  provenance.on = day("2026-10-02");
  return {std::make_shared<const graph::Provenance>(provenance)};
}

}  // namespace kith::tests
