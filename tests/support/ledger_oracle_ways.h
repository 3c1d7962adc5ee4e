// SPDX-License-Identifier: Apache-2.0
// The oracle of the connection ledger: who depends on whom, and how far it is. Private to it.
#pragma once

#include <set>
#include <vector>

#include "tests/support/ledger_oracle_records.h"

namespace kith::tests::oracle {

class Ways {
 public:
  Ways(const OracleLife& life, const std::vector<AskedTie>& asked) : life_(life), asked_(asked) {}

  // The connection that a number is the other end, or a record, of; how many there are: none.
  std::size_t connection_of(const Number& number) const;
  Fragility fragility(const std::vector<LedgerTie>& rows, bool is_t0) const;
  TravelStretch travel(const std::vector<LedgerTie>& rows) const;

 private:
  bool is_bridge(const std::vector<LedgerTie>& rows, bool is_t0, const DependsOn& depends) const;
  // Whether a tie can be reached when some are gone: along any chain of go-betweens, tried one
  // after the other, that does not come back to itself.
  bool reaches(const std::vector<LedgerTie>& rows, const std::set<std::size_t>& alive, bool is_t0,
               std::size_t tie, const std::set<Number>& gone,
               std::set<std::size_t> on_the_way) const;
  BridgeLoss loss_without(const std::vector<LedgerTie>& rows, const std::set<std::size_t>& alive,
                          bool is_t0, const std::set<Number>& gone) const;

  const OracleLife& life_;
  const std::vector<AskedTie>& asked_;
};

}  // namespace kith::tests::oracle
