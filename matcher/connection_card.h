// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/connection_ledger.h"
#include "graph/result.h"
#include "graph/view.h"
#include "matcher/kept_at_home.h"
#include "matcher/poisson_rate.h"

// The card of the connection test: whom a service, an area or a scheme connected and whom it cut
// off. Every figure is a list of ledger rows (graph/connection_ledger.h) of the people in scope;
// matcher/CONNECTION_TEST.md says what each is. No figure sets gains against losses: one does not
// make good the other. Pure: "as known at" is another view.
namespace kith::matcher {

inline constexpr std::string_view connection_definitions = "connection-test 1";
// Of people with a T0 and a T1 among all; below it nothing is assessed, and no rate is given.
inline constexpr std::int64_t coverage_percent_min = 60;
inline constexpr std::size_t card_group_min = 10;  // people; smaller groups are not split off

enum class CardScopeKind : std::uint8_t { scheme, service, person, area, arrangement };
std::string_view word(CardScopeKind kind);  // "scheme"

struct CardScope {
  CardScopeKind kind = CardScopeKind::scheme;
  graph::Number number;  // of the service, person or arrangement
  std::string area;      // its name, in whatever case
};

struct CardQuestion {
  CardScope scope;
  graph::Date from;   // the first day of the window
  graph::Date to;     // the first day after it
  graph::Date today;  // what is dated later is a mistake
  // In words, where it is not simply that day: "as known at the end of 1 Sep 2026".
  std::string known_at = {};
  // For those who have the log. When a record was entered; when a person's was ended or erased.
  std::function<std::optional<graph::Date>(const graph::Number&)> entered_on = {};
  std::function<std::optional<graph::Date>(const graph::Number&)> gone_on = {};
  // Of an earlier view: the newest, and the day it is. Who agrees, and whose tie leads to whom, is
  // a matter of today, whenever the card is of.
  std::optional<graph::View> now = {};
  graph::Date now_on = {};
  // How many who were on record then have been erased since.
  std::size_t erased_since = 0;
};

// Why somebody is in scope.
enum class InScope : std::uint8_t {
  in_scheme,
  asked_for,
  uses_service,
  in_area,
  lives_there_too,
  family  // of who was asked for
};
std::string_view word(InScope why);

enum class Measured : std::uint8_t {
  yes,         // a T0 and a T1
  no_t1,       // a T0 alone
  no_t0,       // nothing to hold anything against
  not_agreed,  // did not agree that their circle is held: nothing of them is looked at
  gone         // their record was ended or erased since the window began
};
std::string_view word(Measured measured);

struct CardPerson {
  graph::PersonNumber person;
  InScope why = InScope::in_scheme;
  Measured measured = Measured::not_agreed;
  std::optional<graph::ConnectionLedger> ledger;  // of those who agreed
  std::int32_t days = 0;                          // T0 to T1; without a T1 to the end of the window
  std::vector<graph::TieNumber> at_risk;          // without a T1: would be lost, if all were
  std::vector<KeptAtHome> kept;                   // at T1, of those measured
  // Names of groups by age, area and kind of arrangement, as far as they are told; else "".
  std::array<std::string, 3> groups;
};

enum class CardUnit : std::uint8_t { people, ties, days, minutes, hours, points, records, times };
std::string_view word(CardUnit unit);

// What a figure is made of: a person, a connection of theirs, or a record.
struct CardItem {
  graph::PersonNumber person;
  std::optional<graph::TieNumber> tie;  // as in LedgerTie
  std::optional<graph::Number> record;  // a review, a paid worker

  friend auto operator<=>(const CardItem&, const CardItem&) = default;
};

struct CardFigure {
  std::string name;  // "lost", "lost.reason.moved"; public, never changes
  CardUnit unit = CardUnit::ties;
  std::int64_t value = 0;
  std::optional<std::int64_t> whole;  // value is a share of it
  std::optional<Rate> rate;
  std::vector<CardItem> items;  // in order
  std::size_t kept_back = 0;    // items more, which this reader is not told of
};

// Answers to one question, by whom: how many gave each, 0..10. Never summed.
struct CardAnswers {
  std::string instrument;
  std::string question;
  graph::SaidBy said_by = graph::SaidBy::person;
  bool at_t1 = false;
  std::array<std::int64_t, 11> given{};
};

// As it was told; whole or not at all.
struct CardStory {
  graph::PersonNumber person;
  graph::ReviewNumber review;
  graph::Date on;
  std::string words;
  bool may_be_told = false;   // its teller agreed
  bool names_others = false;  // somebody of the circle: kept from everybody but its teller
};

enum class CardGrouping : std::uint8_t { age, area, kind };
std::string_view word(CardGrouping by);

struct ConnectionCard {
  CardQuestion question;
  std::uint64_t position = 0;      // of the view
  std::vector<CardPerson> people;  // by number
  std::size_t gone = 0;            // of the scheme alone: people whose record is there no more
  std::size_t gone_in_scheme = 0;  // of other scopes: who of them belonged here nobody can tell
  bool is_assessable = false;
  std::int64_t person_days = 0;     // of those measured
  std::vector<CardFigure> figures;  // in the order of the card
  std::vector<CardAnswers> answers;
  std::vector<CardStory> stories;

  // Null where there is none.
  const CardFigure* find(std::string_view name) const;
  // Nobody's: 0.
  std::int64_t value(std::string_view name) const;
  const CardPerson* find(const graph::PersonNumber& person) const;
};

// Who is in scope:
// * scheme: everybody on record, but who came to it after the window or had left before it, as far
//   as their states say; and everybody whose record was ended or erased since the window began.
// * service: whom its service events name, who used it in the window: by its starts and ends that
//   name them, all the time where there are none.
// * person: that one. area: of the scheme's, whose area_now has this name; where they lived before
//   is not on record, so who moved out is not in it.
// * arrangement: its person, whoever lived in the same home during both it and the window, and
//   family of the person who are on record themselves (family_on_record.h).
// Who left, died or moved out stays in.
//
// Errors: bad_input with every fault (window empty, reversed, or ending after today), not_found
// (the service, person or arrangement). The same for the same records in any order. Cost: the
// ledgers of the people in scope; for services also every service event. Safe from any thread.
graph::Result<ConnectionCard> connection_card(const graph::View& view,
                                              const CardQuestion& question);

// Whether contacts are on record for what its days without anyone say: as many as the reviews of T1
// tell of, over the 90 days before. A missing record is no missing person.
bool tells_of_days(const graph::ConnectionLedger& ledger);

// For who may not read what people said of partner, visitors and pets: who it was is left out, and
// so are the counts where fewer than card_group_min said anything.
void keep_to_themselves(ConnectionCard& card);

}  // namespace kith::matcher
