// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/view.h"
#include "matcher/connection_card.h"
#include "matcher/connection_card_words.h"

// The way back from a figure: person, connection, what decided it, and the records that say so.
namespace kith::api {

class JsonLine;

// What a card is written with.
struct CardPage {
  const graph::View& view;
  const matcher::ConnectionCard& card;
  const matcher::CardSight& sight;
  std::string scheme;
  std::string code_version;
  std::string policy_version;
  std::string view_token;  // in place of positions, for who does not read the log
  bool reads_log = false;
  // When an event was recorded.
  std::function<std::optional<graph::Date>(std::uint64_t)> recorded_on = {};
  std::string trace;  // of this figure alone; "": of all
};

// A record that a decision rests on.
struct TracedRecord {
  graph::Kind kind = graph::Kind::tie;
  graph::Number number;
  std::optional<graph::Date> on;  // a contact's, review's or event's day
  std::optional<graph::SaidBy> said_by;
  std::optional<std::uint64_t> event;  // of the log, that wrote it as it stands
};
TracedRecord traced(const graph::View& view, const graph::Number& number);

// The records about one connection: its ties, reviews, contacts and service events, each once, in
// order of number.
std::vector<graph::Number> records_of(const matcher::CardPerson& person,
                                      const graph::LedgerTie& row);

// Those of T0, then of T1.
std::vector<graph::ReviewNumber> reviews_of(const matcher::CardPerson& person);

// What became of a connection, in the words of figures: "made", "lost" …; several are possible.
std::vector<std::string_view> decisions_of(const matcher::CardPerson& person,
                                           const graph::TieNumber& tie);

// The rule that decides it, and where it is defined: for a figure's name.
std::string_view rule_of(std::string_view figure);

// One item of a figure: its person, tie and record, as far as their reader may know of them.
void write_card_item(JsonLine& json, const matcher::CardNames& names,
                     const matcher::CardItem& item);
// Members of an object of JSON that was begun: "ties" and "records".
void append_trace(std::string& out, const CardPage& page);
// For a terminal: figure, then person, connection, decision and records, a line each.
std::string trace_in_words(const CardPage& page);

// The loss of a connection, or null. Likewise its ending.
const graph::LostTie* loss_of(const matcher::CardPerson& person, const graph::TieNumber& tie);
const graph::EndedTie* ending_of(const matcher::CardPerson& person, const graph::TieNumber& tie);

}  // namespace kith::api
