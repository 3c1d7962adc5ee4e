// SPDX-License-Identifier: Apache-2.0
// The fast way to the same proposals: homes within reach, rules only until a pair is out, and of
// the homes that fit only those scored in full that may still be among the best.
#include <algorithm>
#include <optional>

#include "graph/limits.h"
#include "matcher/answering.h"
#include "matcher/blocking.h"
#include "matcher/candidate_index.h"
#include "matcher/reach.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::Index;

struct Found {
  std::vector<Index> fitting;
  std::vector<Index> nearly;
  std::size_t kept_out = 0;
};

// The homes that are not out of reach. A home out of reach fails travel_maximum, so it cannot fit,
// and is too far to be a near miss. In an emergency travel is no rule and every home is asked.
std::vector<Index> homes_to_ask(const Asking& asking, const CandidateIndex& index) {
  const graph::Person& person = *asking.view.person(asking.person);
  const std::vector<Reach> reaches = reaches_of(person);
  std::vector<Index> homes;
  if (reaches.empty() || asking.question.emergency_nights) {
    for (Index home = 0; home < asking.view.count(graph::Kind::household); ++home) {
      homes.push_back(home);
    }
    return homes;
  }
  homes = index.within(reaches.front());
  // Whoever lives somewhere has told how long the way takes, whatever the distance.
  for (const Index held : asking.view.arrangements_of_person(asking.person)) {
    const auto home = asking.view.index_of(graph::Kind::household,
                                           asking.view.arrangement(held)->household.number);
    if (home) homes.push_back(*home);
  }
  std::sort(homes.begin(), homes.end());
  homes.erase(std::unique(homes.begin(), homes.end()), homes.end());
  return homes;
}

Found sift_homes(const Asking& asking, const CandidateIndex& index) {
  Found found;
  const PersonFrame asker(asking.view, asking.question, asking.person);
  const std::vector<Reach> reaches = reaches_of(*asking.view.person(asking.person));
  const bool far_counts = asking.question.emergency_nights.has_value();
  for (const Index home : homes_to_ask(asking, index)) {
    const graph::Household* const record = asking.view.household(home);
    if (record == nullptr || !is_listed(*record, asking.question.rights)) continue;
    const Sifted sifted = sift(asker, home);
    if (sifted == Sifted::fits) found.fitting.push_back(home);
    if (!far_counts && is_out_of_reach(reaches, *record)) continue;
    if (sifted == Sifted::kept_out) ++found.kept_out;
    if (sifted == Sifted::nearly) found.nearly.push_back(home);
  }
  return found;
}

// A home and the greatest together it can have: the person's own suitability is known, everybody
// else is taken as perfectly content. No combination rises when a party's suitability falls.
struct Bounded {
  Index home = 0;
  std::int32_t together_max = 0;
};

Bounded bound(const Asking& asking, Index home) {
  const PersonsSide side = persons_side(asking.view, asking.question, asking.person, home);
  if (side.parties > graph::limits::parties_max) return {home, fit_max};  // refused when scored
  std::vector<std::int32_t> suitabilities(side.parties, fit_max);
  suitabilities.front() = side.ledger.suitability;
  return {home, together(suitabilities, asking.question.policy.combination)};
}

// The worst together among the best `most` of those seen so far; nothing while there are fewer.
class Threshold {
 public:
  explicit Threshold(std::size_t most) : most_(most) {}

  void add(std::int32_t together) {
    heap_.push_back(together);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    if (heap_.size() <= most_) return;
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    heap_.pop_back();
  }
  bool excludes(std::int32_t together_max) const {
    return most_ == 0 || (heap_.size() == most_ && together_max < heap_.front());
  }

 private:
  std::size_t most_;
  std::vector<std::int32_t> heap_;
};

graph::Result<OrderKey> score(const Asking& asking, Index home) {
  const bool with_lines = asking.question.emergency_nights.has_value();
  const auto scored =
      with_lines ? ledgers(asking.view, asking.question, asking.person, home, Detail::numbers)
                 : ledgers_without_lines(asking.view, asking.question, asking.person, home);
  if (!scored) return scored.error();
  return key_of(asking, *scored, home);
}

// The best `most`. A home is left unscored only where its bound is strictly below the worst of as
// many better ones: equal ones may still win by a later key.
graph::Result<std::vector<Placed>> best_of(const Asking& asking, const std::vector<Index>& homes,
                                           std::size_t most, Counts& counts) {
  std::vector<Bounded> bounded;
  const bool by_nearness = asking.question.emergency_nights.has_value();
  for (const Index home : homes) {
    bounded.push_back(by_nearness ? Bounded{home, fit_max} : bound(asking, home));
  }
  counts.bounded += bounded.size();
  std::stable_sort(bounded.begin(), bounded.end(), [](const Bounded& a, const Bounded& b) {
    return a.together_max > b.together_max;
  });
  Threshold threshold(most);
  std::vector<Index> scored;
  std::vector<OrderKey> keys;
  for (const Bounded& next : bounded) {
    if (!by_nearness && threshold.excludes(next.together_max)) break;
    auto key = score(asking, next.home);
    if (!key) return key.error();
    threshold.add(key->together);
    scored.push_back(next.home);
    keys.push_back(*key);
  }
  counts.scored += scored.size();
  return best_placed(asking, scored, std::move(keys), most);
}

graph::Result<void> fill(const Asking& asking, const CandidateIndex& index, Proposals& proposals) {
  const Found found = sift_homes(asking, index);
  proposals.counts.considered = found.fitting.size() + found.nearly.size() + found.kept_out;
  proposals.counts.passed = found.fitting.size();
  const auto best = best_of(asking, found.fitting, asking.question.top, proposals.counts);
  if (!best) return best.error();
  const auto nearly = best_of(asking, found.nearly, near_misses_max, proposals.counts);
  if (!nearly) return nearly.error();
  if (found.fitting.empty()) proposals.blocking = blocking_sets(open_fails_of_all(asking));
  finish_answer(asking, *best, *nearly, proposals);
  return {};
}

}  // namespace

graph::Result<Proposals> propose(const graph::View& view, const CandidateIndex& index,
                                 const Question& question) {
  KITH_CHECK(index.position() == view.position());
  auto proposals = begin_answer(view, question);
  if (!proposals || !proposals->closed.empty()) return proposals;
  const Asking asking{view, question, *view.index_of(graph::Kind::person, question.person.number)};
  if (auto filled = fill(asking, index, *proposals); !filled) return filled.error();
  return proposals;
}

}  // namespace kith::matcher
