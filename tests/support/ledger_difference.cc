// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ledger_difference.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "tests/support/ledger_oracle.h"

namespace kith::tests {
namespace {

class Comparing {
 public:
  template <class T>
  void same(const char* name, const T& a, const T& b) {
    if (first_.empty() && !(a == b)) first_ = prefix_ + name;
  }
  // Both or neither; `parts` compares what they hold.
  template <class T, class Parts>
  void within(const std::string& prefix, const std::optional<T>& a, const std::optional<T>& b,
              const Parts& parts) {
    same(prefix.c_str(), a.has_value(), b.has_value());
    if (!a || !b) return;
    prefix_ = prefix + ".";
    parts(*a, *b);
    prefix_.clear();
  }
  const std::string& first() const { return first_; }

 private:
  std::string prefix_;
  std::string first_;
};

void compare_rows(Comparing& compare, const std::vector<graph::LedgerTie>& a,
                  const std::vector<graph::LedgerTie>& b) {
  compare.same("ties", a.size(), b.size());
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    compare.same("ties.in_t0", a[i].in_t0, b[i].in_t0);
    compare.same("ties.hidden", a[i].hidden, b[i].hidden);
    for (const auto then : {&graph::LedgerTie::t0, &graph::LedgerTie::t1}) {
      compare.within("ties.then", a[i].*then, b[i].*then,
                     [&compare](const graph::TieThen& x, const graph::TieThen& y) {
                       compare.same("record", x.record, y.record);
                       compare.same("giving", x.giving, y.giving);
                       compare.same("last_contact", x.last_contact, y.last_contact);
                       compare.same("days_max", x.days_max, y.days_max);
                       compare.same("contacts", x.contacts, y.contacts);
                       compare.same("reviews", x.reviews, y.reviews);
                       compare.same("standing", x.standing, y.standing);
                       compare.same("rule", x.rule, y.rule);
                     });
    }
    compare.same("ties.row", a[i], b[i]);
  }
}

void compare_figures(Comparing& compare, const graph::CircleFigures& a,
                     const graph::CircleFigures& b) {
  compare.same("on", a.on, b.on);
  compare.same("reviews", a.reviews, b.reviews);
  compare.same("live", a.live, b.live);
  compare.same("categories", a.categories, b.categories);
  compare.same("category_unknown", a.category_unknown, b.category_unknown);
  compare.same("gives", a.gives, b.gives);
  compare.same("bridges", a.fragility.bridges, b.fragility.bridges);
  compare.same("fragility", a.fragility, b.fragility);
  compare.same("self_rated", a.self_rated, b.self_rated);
  compare.same("figures", a, b);
}

void compare_changes(Comparing& compare, const graph::LedgerChanges& a,
                     const graph::LedgerChanges& b) {
  compare.same("made", a.made, b.made);
  compare.same("not_made", a.not_made, b.not_made);
  compare.same("reconnected", a.reconnected, b.reconnected);
  compare.same("deepened", a.deepened, b.deepened);
  compare.same("weakened", a.weakened, b.weakened);
  compare.same("endings", a.endings, b.endings);
  compare.same("lost", a.lost, b.lost);
  compare.same("attributable", a.attributable, b.attributable);
  compare.same("not_told", a.not_told, b.not_told);
  compare.same("paid_gained", a.paid_gained, b.paid_gained);
  compare.same("changes", a, b);
}

std::vector<graph::LedgerFlag> compared(const std::vector<graph::LedgerFlag>& flags) {
  std::vector<graph::LedgerFlag> found;
  for (const graph::LedgerFlag& flag : flags) {
    if (is_oracle_flag(flag.kind)) found.push_back(flag);
  }
  return found;
}

}  // namespace

std::string first_difference(const graph::ConnectionLedger& a, const graph::ConnectionLedger& b) {
  Comparing compare;
  compare_rows(compare, a.ties, b.ties);
  const auto figures = [&compare](const graph::CircleFigures& x, const graph::CircleFigures& y) {
    compare_figures(compare, x, y);
  };
  compare.within("t0", a.t0, b.t0, figures);
  compare.within("t1", a.t1, b.t1, figures);
  compare.within("changes", a.changes, b.changes,
                 [&compare](const graph::LedgerChanges& x, const graph::LedgerChanges& y) {
                   compare_changes(compare, x, y);
                 });
  compare.same("reference_circle", a.reference_circle, b.reference_circle);
  compare.same("travel", a.travel, b.travel);
  compare.same("days", a.days, b.days);
  compare.same("only_service", a.only_service, b.only_service);
  compare.same("person", a.person, b.person);
  compare.same("flags", compared(a.flags), compared(b.flags));
  return compare.first();
}

}  // namespace kith::tests
