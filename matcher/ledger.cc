// SPDX-License-Identifier: Apache-2.0
#include "matcher/ledger.h"

#include "graph/limits.h"
#include "matcher/criteria.h"
#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

LedgerLine line_of(const Pair& pair, const Looker& looker, Criterion criterion) {
  LedgerLine line;
  line.criterion = criterion;
  line.weight = weight(pair, looker, criterion);
  Fit answer = look(pair, looker, criterion);
  line.fit = answer.fit;
  line.product = std::int64_t{line.weight} * answer.fit.value_or(fit_unknown);
  line.missing = answer.missing;
  line.facts = std::move(answer.facts);
  line.sentence = std::move(answer.sentence);
  return line;
}

// A valid policy gives every side some weight (policy check), so the denominator is never 0.
void add_up(Ledger& ledger) {
  std::int64_t sum = 0;
  std::int64_t known = 0;
  for (const LedgerLine& line : ledger.lines) {
    ledger.denominator += line.weight;
    sum += line.product;
    if (line.fit) known += line.weight;
  }
  KITH_CHECK(ledger.denominator > 0);
  ledger.suitability = static_cast<std::int32_t>(sum / ledger.denominator);
  ledger.remainder = sum % ledger.denominator;
  ledger.coverage = static_cast<std::int32_t>(fit_max * known / ledger.denominator);
}

Ledger ledger_of(const Pair& pair, const Looker& looker) {
  Ledger ledger;
  ledger.role = looker.role;
  ledger.party = subject_of(pair, looker);
  for (const Criterion criterion : criteria) {
    if (declared(looker.role, criterion)) {
      ledger.lines.push_back(line_of(pair, looker, criterion));
    }
  }
  add_up(ledger);
  return ledger;
}

std::vector<Looker> parties_of(const graph::Household& household) {
  std::vector<Looker> parties{{PartyRole::person, 0}};
  for (std::size_t i = 0; i < household.carers.size(); ++i)
    parties.push_back({PartyRole::carer, i});
  for (std::size_t i = 0; i < household.residents.size(); ++i) {
    if (has_stated_something(household.residents[i])) parties.push_back({PartyRole::resident, i});
  }
  return parties;
}

}  // namespace

std::string_view word(PartyRole role) {
  switch (role) {
    case PartyRole::person: return "person";
    case PartyRole::carer: return "carer";
    case PartyRole::resident: return "resident";
  }
  return "";
}

graph::Result<std::vector<Ledger>> ledgers(const graph::View& view, const Question& question,
                                           graph::Index person, graph::Index household,
                                           Detail detail) {
  const graph::Person* const found_person = view.person(person);
  const graph::Household* const found_household = view.household(household);
  KITH_CHECK(found_person != nullptr && found_household != nullptr);
  const std::vector<Looker> parties = parties_of(*found_household);
  if (parties.size() > graph::limits::parties_max) {
    return graph::Error{graph::ErrorCode::too_large,
                        "too_many_parties: more than " +
                            std::to_string(graph::limits::parties_max) +
                            " people in one home have a say; ask about it by itself"};
  }
  const Pair pair{view, question, *found_person, *found_household, household, detail};
  std::vector<Ledger> found;
  for (const Looker& looker : parties) found.push_back(ledger_of(pair, looker));
  return found;
}

}  // namespace kith::matcher
