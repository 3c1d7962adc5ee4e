// SPDX-License-Identifier: Apache-2.0
#include "matcher/real_options.h"

#include "matcher/answering.h"
#include "matcher/ledger.h"
#include "matcher/rules.h"

namespace kith::matcher {

graph::Result<std::optional<RealOption>> real_option_at(const graph::View& view,
                                                        const Question& question,
                                                        graph::Index home) {
  if (auto valid = check(question.policy); !valid) return valid.error();
  const std::optional<RealOption> none;
  const auto person = view.index_of(graph::Kind::person, question.person.number);
  const graph::Household* const record = view.household(home);
  KITH_CHECK(person && view.person(*person) != nullptr && record != nullptr);
  if (!is_listed(*record, question.rights)) return none;
  const PairAnswers answers = answer_rules(view, question, *person, home, Detail::numbers);
  if (answers.any_fail()) return none;
  const auto sides = ledgers_without_lines(view, question, *person, home);
  if (!sides && sides.error().code == graph::ErrorCode::too_large) return none;
  if (!sides) return sides.error();
  const RealOption option{home, key_of({view, question, *person}, *sides, home)};
  if (option.order.together < question.policy.real_option_floor) return none;
  if (leaves_important_at_zero(view, question, *person, home)) return none;
  return std::optional<RealOption>(option);
}

}  // namespace kith::matcher
