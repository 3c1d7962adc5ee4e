// SPDX-License-Identifier: Apache-2.0
#include "matcher/ledger.h"

#include <array>

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
  line.sayings = std::move(answer.sayings);
  return line;
}

struct Sums {
  std::int64_t weight = 0;
  std::int64_t product = 0;
  std::int64_t known = 0;

  template <class Looked>  // a LedgerLine or a Fit
  void add(std::int64_t line_weight, const Looked& looked) {
    weight += line_weight;
    product += line_weight * looked.fit.value_or(fit_unknown);
    if (looked.fit && !looked.missing) known += line_weight;
  }
};

// A valid policy gives every side some weight (policy check), so the denominator is never 0.
void add_up(Ledger& ledger, const Sums& sums) {
  KITH_CHECK(sums.weight > 0);
  ledger.denominator = sums.weight;
  ledger.suitability = static_cast<std::int32_t>(sums.product / sums.weight);
  ledger.remainder = sums.product % sums.weight;
  ledger.coverage = static_cast<std::int32_t>(fit_max * sums.known / sums.weight);
}

Ledger ledger_of(const Pair& pair, const Looker& looker) {
  Ledger ledger;
  ledger.role = looker.role;
  ledger.party = subject_of(pair, looker);
  Sums sums;
  for (const Criterion criterion : criteria) {
    if (!declared(looker.role, criterion)) continue;
    ledger.lines.push_back(line_of(pair, looker, criterion));
    sums.add(ledger.lines.back().weight, ledger.lines.back());
  }
  add_up(ledger, sums);
  return ledger;
}

// The order in which criteria are looked at where only numbers are wanted: what costs little and
// weighs much first, so that a home that cannot come in is given up early.
constexpr std::array<Criterion, criterion_count> cheapest_first{
    Criterion::gifts,       Criterion::goal_horizon,
    Criterion::personality, Criterion::communication,
    Criterion::rhythm,      Criterion::people_and_places_kept,
    Criterion::support_fit, Criterion::home,
    Criterion::matters,     Criterion::residents_wishes,
    Criterion::interests};

// One party's sums while criteria are being looked at, and the most that the rest can add.
class Tally {
 public:
  Tally(const Pair& pair, const Looker& looker) : looker_(looker) {
    for (const Criterion criterion : criteria) {
      if (!declared(looker.role, criterion)) continue;
      Part& part = part_of(criterion);
      part.weight = weight(pair, looker, criterion);
      part.most = std::int64_t{part.weight} * fit_limit(pair, looker, criterion);
      weight_ += part.weight;
      open_ += part.most;
    }
    KITH_CHECK(weight_ > 0);
  }

  // A criterion without weight changes no sum, so nobody looks at it.
  void look_at(const Pair& pair, Criterion criterion) {
    const Part& part = part_of(criterion);
    if (part.weight == 0) return;
    sums_.add(part.weight, look(pair, looker_, criterion));
    open_ -= part.most;
  }
  // The greatest that the suitability can still be.
  std::int32_t suitability_max() const {
    return static_cast<std::int32_t>((sums_.product + open_) / weight_);
  }
  Ledger ledger(const Pair& pair) const {
    Ledger ledger;
    ledger.role = looker_.role;
    ledger.party = subject_of(pair, looker_);
    Sums sums = sums_;
    sums.weight = weight_;
    add_up(ledger, sums);
    return ledger;
  }

 private:
  struct Part {
    std::int32_t weight = 0;
    std::int64_t most = 0;
  };
  Part& part_of(Criterion criterion) { return parts_[static_cast<std::size_t>(criterion)]; }

  Looker looker_;
  std::array<Part, criterion_count> parts_{};
  Sums sums_;
  std::int64_t weight_ = 0;
  std::int64_t open_ = 0;
};

// No combination rises when a suitability falls.
bool falls_short(const std::vector<Tally>& tallies, std::int32_t least, Combination combination,
                 std::vector<std::int32_t>& suitabilities) {
  suitabilities.clear();
  for (const Tally& tally : tallies) suitabilities.push_back(tally.suitability_max());
  return together(suitabilities, combination) < least;
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

Pair pair_at(const graph::View& view, const Question& question, graph::Index person,
             graph::Index household, Detail detail) {
  const graph::Person* const found_person = view.person(person);
  const graph::Household* const found_household = view.household(household);
  KITH_CHECK(found_person != nullptr && found_household != nullptr);
  return Pair{view, question, *found_person, *found_household, household, detail};
}

graph::Error too_many_parties() {
  return graph::Error{graph::ErrorCode::too_large,
                      "too_many_parties: more than " + std::to_string(graph::limits::parties_max) +
                          " people in one home have a say; ask about it by itself"};
}

}  // namespace

std::string in_one(const std::vector<Saying>& sayings) {
  std::string text;
  for (const Saying& saying : sayings) text += (text.empty() ? "" : " ") + saying.text;
  return text;
}

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
  const Pair pair = pair_at(view, question, person, household, detail);
  const std::vector<Looker> parties = parties_of(pair.household);
  if (parties.size() > graph::limits::parties_max) return too_many_parties();
  std::vector<Ledger> found;
  for (const Looker& looker : parties) found.push_back(ledger_of(pair, looker));
  return found;
}

graph::Result<std::vector<Ledger>> ledgers_without_lines(const graph::View& view,
                                                         const Question& question,
                                                         graph::Index person,
                                                         graph::Index household) {
  return ledgers_reaching(0, view, question, person, household);
}

graph::Result<std::vector<Ledger>> ledgers_reaching(std::int32_t least, const graph::View& view,
                                                    const Question& question, graph::Index person,
                                                    graph::Index household) {
  const Pair pair = pair_at(view, question, person, household, Detail::numbers);
  const std::vector<Looker> parties = parties_of(pair.household);
  if (parties.size() > graph::limits::parties_max) return too_many_parties();
  std::vector<Tally> tallies;
  tallies.reserve(parties.size());
  for (const Looker& looker : parties) tallies.emplace_back(pair, looker);
  std::vector<std::int32_t> suitabilities;
  std::vector<Ledger> found;
  for (const Criterion criterion : cheapest_first) {
    for (Tally& tally : tallies) tally.look_at(pair, criterion);
    if (falls_short(tallies, least, question.policy.combination, suitabilities)) return found;
  }
  for (const Tally& tally : tallies) found.push_back(tally.ledger(pair));
  return found;
}

bool leaves_important_at_zero(const graph::View& view, const Question& question,
                              graph::Index person, graph::Index household) {
  const Pair pair = pair_at(view, question, person, household, Detail::numbers);
  const std::vector<Looker> parties = parties_of(pair.household);
  if (parties.size() > graph::limits::parties_max) return false;
  for (const Looker& looker : parties) {
    for (const Criterion criterion : criteria) {
      if (!declared(looker.role, criterion) || !is_called_important(pair, looker, criterion)) {
        continue;
      }
      if (weight(pair, looker, criterion) > 0 && look(pair, looker, criterion).fit == 0) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace kith::matcher
