// SPDX-License-Identifier: Apache-2.0
// The fast way to the same proposals: homes within reach, only rules that may fail and only until a
// pair is out, and of the homes that fit only those scored in full that may still be among the
// best.
#include <algorithm>
#include <optional>

#include "graph/limits.h"
#include "matcher/answering.h"
#include "matcher/blocking.h"
#include "matcher/candidate_index.h"
#include "matcher/possible_fails.h"
#include "matcher/reach.h"
#include "matcher/real_options.h"
#include "matcher/rules_frame.h"
#include "matcher/together_bound.h"

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
    if (!home) continue;
    const auto place = std::lower_bound(homes.begin(), homes.end(), *home);
    if (place == homes.end() || *place != *home) homes.insert(place, *home);
  }
  return homes;
}

// What one question is asked with, home by home.
struct Sieving {
  Sieving(const Asking& asking, const CandidateIndex& homes)
      : index(homes),
        asker(asking.view, asking.question, asking.person),
        possible(asker),
        reaches(asking.question.emergency_nights ? std::vector<Reach>()
                                                 : reaches_of(*asking.view.person(asking.person))) {
  }

  bool is_listed(const HomeCard& card) const {
    return asker.question.rights.confidential ? card.is_listed_to_managers : card.is_listed;
  }

  const CandidateIndex& index;
  const PersonFrame asker;
  const PossibleFails possible;
  const std::vector<Reach> reaches;  // in an emergency none: distance keeps nobody out
};

Found sift_homes(const Asking& asking, const Sieving& sieving) {
  Found found;
  for (const Index home : homes_to_ask(asking, sieving.index)) {
    const HomeCard& card = sieving.index.card(home);
    if (!sieving.is_listed(card)) continue;
    const bool far = is_out_of_reach(sieving.reaches, card.location);
    // Where nobody lives the person does not either, so it is too far.
    if (far && card.occupancy == Occupancy::nobody) continue;
    const Sifted sifted = sift(sieving.asker, home, sieving.possible.in(home, card));
    if (sifted == Sifted::fits) found.fitting.push_back(home);
    if (far) continue;
    if (sifted == Sifted::kept_out) ++found.kept_out;
    if (sifted == Sifted::nearly) found.nearly.push_back(home);
  }
  return found;
}

// As open_fails_of_all().
std::vector<RuleBits> open_fails_everywhere(const Asking& asking, const Sieving& sieving) {
  std::vector<RuleBits> found;
  for (Index home = 0; home < asking.view.count(graph::Kind::household); ++home) {
    const HomeCard& card = sieving.index.card(home);
    if (!sieving.is_listed(card)) continue;
    const auto fails = open_fails(sieving.asker, home, sieving.possible.in(home, card));
    if (fails && *fails != 0) found.push_back(*fails);
  }
  return found;
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
  // What a home needs to come in or to tie: one below cannot.
  std::int32_t least() const { return heap_.size() == most_ ? heap_.front() : 0; }

 private:
  std::size_t most_;
  std::vector<std::int32_t> heap_;
};

// In an emergency the order goes by nearness, so that nothing can be said before the lines stand.
graph::Result<std::vector<Ledger>> scored(const Asking& asking, Index home, std::int32_t least) {
  return asking.question.emergency_nights
             ? ledgers(asking.view, asking.question, asking.person, home, Detail::numbers)
             : ledgers_reaching(least, asking.view, asking.question, asking.person, home);
}

// A home and a number that its together is not above.
using Bounded = std::pair<std::int32_t, Index>;

// The best `most`. A home is given up only where its together is strictly below the worst of as
// many better ones: equal ones may still win by a later key.
graph::Result<std::vector<Placed>> best_of(const Asking& asking, const CandidateIndex& index,
                                           const std::vector<Index>& homes, std::size_t most,
                                           TogetherBound& bound, Counts& counts) {
  const bool by_nearness = asking.question.emergency_nights.has_value();
  std::vector<Bounded> open;
  open.reserve(homes.size());
  for (const Index home : homes) {
    open.push_back({by_nearness ? fit_max : bound.of(index.card(home), index.sketch(home)), home});
  }
  std::make_heap(open.begin(), open.end());
  Threshold threshold(most);
  std::vector<Index> kept;
  std::vector<OrderKey> keys;
  for (; most > 0 && !open.empty(); open.pop_back()) {
    std::pop_heap(open.begin(), open.end());
    const auto [together_max, home] = open.back();
    if (!by_nearness && together_max < threshold.least()) break;
    const auto sides = scored(asking, home, threshold.least());
    if (!sides) return sides.error();
    if (sides->empty()) continue;
    keys.push_back(key_of(asking, *sides, home));
    kept.push_back(home);
    threshold.add(keys.back().together);
  }
  counts.bounded += homes.size();
  counts.scored += kept.size();
  return best_placed(asking, kept, std::move(keys), most);
}

graph::Result<void> fill(const Asking& asking, const CandidateIndex& index, Proposals& proposals) {
  const Sieving sieving(asking, index);
  const Found found = sift_homes(asking, sieving);
  proposals.counts.considered = found.fitting.size() + found.nearly.size() + found.kept_out;
  proposals.counts.passed = found.fitting.size();
  TogetherBound bound(asking.view, asking.question, *asking.view.person(asking.person));
  const auto best =
      best_of(asking, index, found.fitting, asking.question.top, bound, proposals.counts);
  if (!best) return best.error();
  const auto nearly =
      best_of(asking, index, found.nearly, near_misses_max, bound, proposals.counts);
  if (!nearly) return nearly.error();
  if (found.fitting.empty()) {
    proposals.blocking = blocking_sets(open_fails_everywhere(asking, sieving));
  }
  finish_answer(asking, *best, *nearly, proposals);
  return {};
}

// The homes among those that fit that are real options, in the homes' order.
graph::Result<void> add_real_ones(const Asking& asking, const CandidateIndex& index,
                                  const std::vector<Index>& homes, RealOptions& found) {
  const std::int32_t floor = asking.question.policy.real_option_floor;
  TogetherBound bound(asking.view, asking.question, *asking.view.person(asking.person));
  for (const Index home : homes) {
    if (bound.of(index.card(home), index.sketch(home)) < floor) continue;
    const auto sides = ledgers_reaching(floor, asking.view, asking.question, asking.person, home);
    if (!sides && sides.error().code == graph::ErrorCode::too_large) {
      found.too_many_parties.push_back(home);
      continue;
    }
    if (!sides) return sides.error();
    if (sides->empty()) continue;
    if (leaves_important_at_zero(asking.view, asking.question, asking.person, home)) continue;
    found.options.push_back({home, key_of(asking, *sides, home)});
  }
  return {};
}

}  // namespace

graph::Result<RealOptions> real_options(const graph::View& view, const CandidateIndex& index,
                                        const Question& question) {
  KITH_CHECK(index.position() == view.position() && !question.emergency_nights);
  auto begun = begin_answer(view, question);
  if (!begun) return begun.error();
  RealOptions found;
  found.closed = std::move(begun->closed);
  if (!found.closed.empty()) return found;
  const Asking asking{view, question, *view.index_of(graph::Kind::person, question.person.number)};
  const Sieving sieving(asking, index);
  const std::vector<Index> fitting = sift_homes(asking, sieving).fitting;
  found.fitting = fitting.size();
  if (auto added = add_real_ones(asking, index, fitting, found); !added) return added.error();
  if (fitting.empty()) found.blocking = blocking_sets(open_fails_everywhere(asking, sieving));
  return found;
}

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
