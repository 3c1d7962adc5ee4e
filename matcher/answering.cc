// SPDX-License-Identifier: Apache-2.0
#include "matcher/answering.h"

#include <algorithm>

#include "graph/limits.h"
#include "matcher/ask_next.h"
#include "matcher/blocking.h"
#include "matcher/criteria.h"
#include "matcher/order.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::Index;

// In an emergency the person's own people come first: nearness stands where together stands.
void prefer_nearest(OrderKey& key, const Ledger& persons) {
  key.together = 0;
  for (const LedgerLine& line : persons.lines) {
    if (line.criterion == Criterion::people_and_places_kept) key.together = line.fit.value_or(0);
  }
}

}  // namespace

OrderKey key_of(const Asking& asking, const std::vector<Ledger>& ledgers, Index home) {
  const graph::Household& record = *asking.view.household(home);
  OrderKey key = order_key(ledgers, asking.question.policy.combination,
                           graph::HouseholdNumber{record.identity.number});
  if (asking.question.emergency_nights) prefer_nearest(key, ledgers.front());
  return key;
}

std::vector<Placed> best_placed(const Asking& asking, const std::vector<Index>& homes,
                                std::vector<OrderKey> keys, std::size_t most) {
  std::vector<Placed> best;
  for (const std::size_t place :
       order_best(keys, most, asking.question.person.number, asking.question.policy.version)) {
    best.push_back({homes[place], keys[place]});
  }
  return best;
}

namespace {

std::vector<RuleAnswer> picked(const PairAnswers& answers, Answer wanted) {
  std::vector<RuleAnswer> found;
  for (const RuleAnswer& answer : answers.in_words) {
    if (answer.answer == wanted) found.push_back(answer);
  }
  std::stable_partition(found.begin(), found.end(),
                        [](const RuleAnswer& answer) { return answer.safety_critical; });
  return found;
}

// Who lives there and has not been heard yet.
std::vector<graph::SubjectNumber> to_be_asked(const graph::Household& home) {
  std::vector<graph::SubjectNumber> found;
  for (const graph::ResidentStatement& resident : home.residents) {
    if (!has_stated_something(resident)) found.push_back(resident.subject());
  }
  for (const graph::OtherLiving& other : home.others_living) {
    const auto answer = other.answer.value_or(graph::HouseholdAnswer::not_asked);
    if (answer == graph::HouseholdAnswer::not_asked) found.push_back(other.subject());
  }
  return found;
}

std::size_t least_content(const std::vector<Ledger>& ledgers) {
  const auto least = std::min_element(
      ledgers.begin(), ledgers.end(),
      [](const Ledger& a, const Ledger& b) { return a.suitability < b.suitability; });
  return static_cast<std::size_t>(least - ledgers.begin());
}

Proposal proposal_of(const Asking& asking, const Placed& placed) {
  Proposal proposal;
  const graph::Household& home = *asking.view.household(placed.home);
  proposal.household = graph::HouseholdNumber{home.identity.number};
  proposal.order = placed.key;
  proposal.ledgers =
      ledgers(asking.view, asking.question, asking.person, placed.home, Detail::full).value();
  proposal.held_back_by = least_content(proposal.ledgers);
  const PairAnswers answers =
      answer_rules(asking.view, asking.question, asking.person, placed.home, Detail::full);
  proposal.wish = answers.wish;
  proposal.check_first = picked(answers, Answer::unknown);
  for (const RuleAnswer& note : answers.notes) {
    if (class_of(note.rule) == RuleClass::open) proposal.notes.push_back(note);
  }
  proposal.ask_first = to_be_asked(home);
  return proposal;
}

NearMiss near_miss_of(const Asking& asking, const Placed& placed) {
  NearMiss miss;
  miss.household = graph::HouseholdNumber{asking.view.household(placed.home)->identity.number};
  miss.order = placed.key;
  const PairAnswers answers =
      answer_rules(asking.view, asking.question, asking.person, placed.home, Detail::full);
  miss.wish = answers.wish;
  const std::vector<RuleAnswer> fails = picked(answers, Answer::fail);
  KITH_CHECK(fails.size() == 1);
  miss.rule = fails.front();
  miss.ledgers =
      ledgers(asking.view, asking.question, asking.person, placed.home, Detail::full).value();
  return miss;
}

}  // namespace

graph::Result<Proposals> begin_answer(const graph::View& view, const Question& question) {
  const auto person = view.index_of(graph::Kind::person, question.person.number);
  if (!person || view.person(*person) == nullptr) {
    return graph::Error{graph::ErrorCode::not_found, "there is no such person"};
  }
  if (question.top > graph::limits::top_max) {
    return graph::Error{graph::ErrorCode::too_large,
                        "at most " + std::to_string(graph::limits::top_max) + " homes at a time"};
  }
  if (auto valid = check(question.policy); !valid) return valid.error();
  Proposals proposals;
  proposals.position = view.position();
  proposals.policy_version = question.policy.version;
  proposals.closed = closed_answers(PersonFrame(view, question, *person));
  return proposals;
}

void finish_answer(const Asking& asking, const std::vector<Placed>& best,
                   const std::vector<Placed>& nearly, Proposals& proposals) {
  for (const Placed& placed : best) proposals.proposals.push_back(proposal_of(asking, placed));
  for (const Placed& placed : nearly) {
    proposals.near_misses.push_back(near_miss_of(asking, placed));
  }
  proposals.ask_next = ask_next(asking.view, asking.question, proposals.proposals);
}

}  // namespace kith::matcher
