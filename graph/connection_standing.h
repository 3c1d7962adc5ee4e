// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/connection_records.h"

// How connections stood on a day, by the rules at the head of connection_ledger.h. Private to the
// connection ledger's sources.
namespace kith::graph {

inline constexpr std::int32_t frequency_days = 90;

// The days on which a window's connections are looked at. Without a T0, T1 stands in for it.
struct LedgerDays {
  std::optional<Date> t0;
  std::optional<Date> t1;
  Date today;
};

// Whether anything says that there was such a connection by a day.
bool is_known_by(const Bond& bond, Date on);

// The record that rules on a day, or null.
const Tie* ruling_record(const Bond& bond, Date on);

// The rhythm that its contacts are held against, or null.
const Typical* ruling_rhythm(const Bond& bond, const LedgerDays& days);

enum class LedgerDay : std::uint8_t { t0, t1 };
// Days must have the point.
TieThen then_of(const Bond& bond, const LedgerDays& days, LedgerDay point);

// The connection's row; flags what is wrong with its records.
LedgerTie row_of(const Bond& bond, const LedgerDays& days, bool t0_names_some, LedgerFlags& flags);

// The latest contact up to a day.
std::optional<ToldContact> last_contact_by(const Bond& bond, Date on);

const Tie* record_of(const Bond& bond, const std::optional<TieThen>& then);

}  // namespace kith::graph
