// SPDX-License-Identifier: Apache-2.0
#include "matcher/proposals.h"

#include <bit>

#include "matcher/answering.h"
#include "matcher/blocking.h"
#include "matcher/reach.h"

namespace kith::matcher {
namespace {

using graph::Index;

// Homes by how the rules answered. `fails` holds the open rules of those that only open ones keep
// out.
struct Sorted {
  std::vector<Index> fitting;
  std::vector<Index> nearly;
  std::vector<std::uint32_t> fails;
  std::size_t kept_out = 0;
};

std::uint32_t private_fails(const PairAnswers& answers) {
  return answers.fails(RuleClass::household_private) | answers.fails(RuleClass::confidential) |
         answers.fails(RuleClass::makers_own);
}

// Whether this reader must not even count the pair.
bool is_hidden(const PairAnswers& answers, const ReaderRights& rights) {
  return rights.confidential ? answers.fails(RuleClass::makers_own) != 0
                             : private_fails(answers) != 0;
}

void sort_one(const Asking& asking, Index home, bool out_of_reach, Sorted& sorted) {
  const PairAnswers answers =
      answer_rules(asking.view, asking.question, asking.person, home, Detail::numbers);
  if (is_hidden(answers, asking.question.rights)) return;
  const std::uint32_t open = answers.fails(RuleClass::open);
  if (private_fails(answers) != 0) {
    if (std::popcount(open) <= 1 && !out_of_reach) ++sorted.kept_out;
    return;
  }
  if (open == 0) {
    sorted.fitting.push_back(home);
    return;
  }
  sorted.fails.push_back(open);
  if (std::popcount(open) == 1 && !out_of_reach) sorted.nearly.push_back(home);
}

Sorted sort_all(const Asking& asking) {
  Sorted sorted;
  const std::vector<Reach> reaches = reaches_of(*asking.view.person(asking.person));
  const bool far_counts = asking.question.emergency_nights.has_value();
  for (Index home = 0; home < asking.view.count(graph::Kind::household); ++home) {
    const graph::Household* const record = asking.view.household(home);
    if (record == nullptr || !is_listed(*record, asking.question.rights)) continue;
    sort_one(asking, home, !far_counts && is_out_of_reach(reaches, *record), sorted);
  }
  return sorted;
}

graph::Result<std::vector<Placed>> best_of(const Asking& asking, const std::vector<Index>& homes,
                                           std::size_t most) {
  std::vector<OrderKey> keys;
  for (const Index home : homes) {
    const auto scored = ledgers(asking.view, asking.question, asking.person, home, Detail::numbers);
    if (!scored) return scored.error();
    keys.push_back(key_of(asking, *scored, home));
  }
  return best_placed(asking, homes, std::move(keys), most);
}

graph::Result<void> fill(const Asking& asking, Proposals& proposals) {
  const Sorted sorted = sort_all(asking);
  proposals.counts.considered = sorted.fitting.size() + sorted.nearly.size() + sorted.kept_out;
  proposals.counts.passed = sorted.fitting.size();
  const auto best = best_of(asking, sorted.fitting, asking.question.top);
  if (!best) return best.error();
  const auto nearly = best_of(asking, sorted.nearly, near_misses_max);
  if (!nearly) return nearly.error();
  if (sorted.fitting.empty()) proposals.blocking = blocking_sets(sorted.fails);
  finish_answer(asking, *best, *nearly, proposals);
  return {};
}

}  // namespace

std::vector<std::uint32_t> open_fails_of_all(const Asking& asking) {
  return sort_all(asking).fails;
}

graph::Result<Proposals> propose_exhaustively(const graph::View& view, const Question& question) {
  auto proposals = begin_answer(view, question);
  if (!proposals || !proposals->closed.empty()) return proposals;
  const Asking asking{view, question, *view.index_of(graph::Kind::person, question.person.number)};
  if (auto filled = fill(asking, *proposals); !filled) return filled.error();
  return proposals;
}

}  // namespace kith::matcher
