// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/asked_moment.h"
#include "api/scheme.h"
#include "graph/result.h"

// The connection test, asked: whom a service connected and whom it cut off, with the trace of each
// figure back to the events of the log. It records nothing but who looked; a card on record:
// api/run_desk.h.
namespace kith::api {

enum class CardFormat : std::uint8_t { words, json, csv, html };
std::optional<CardFormat> card_format_from_text(std::string_view text);

struct ConnectionTestAsk {
  // At most one of these, by number or external id; none: the scheme.
  std::string service;
  std::string person;
  std::string area;  // by name
  std::string arrangement;
  std::optional<graph::Date> from;
  std::optional<graph::Date> to;
  std::optional<graph::Date> on;  // as if it were this day; not after today
  std::string as_known_at;        // "2026-09-01": its end; or a position of the log
  std::string trace;              // of this figure alone
  CardFormat format = CardFormat::json;
  bool for_record = false;  // besides, the canonical answer
};

struct CardAnswer {
  std::string body;
  bool nothing = false;                      // nobody is in scope
  std::optional<graph::RunNumber> run = {};  // where it was put on record
};

// A card's answer, and what it takes to make the same again.
struct CardMade {
  CardAnswer answer;
  std::string canonical;    // as JSON, whatever the format; "" unless it is for the record
  ConnectionTestAsk asked;  // as it was understood: by number, the day said
  std::string policy_version;
  std::uint64_t position = 0;
  std::vector<graph::SubjectNumber> subjects;  // everybody measured
};
// As ask_connection_test(), of a moment; checks no right and writes no access entry. The version is
// the one that the card says made it.
graph::Result<CardMade> make_card_answer(const Scheme& scheme, const Asker& asker,
                                         const ConnectionTestAsk& ask, AskedMoment moment,
                                         std::string_view code_version);
// The same of the moment that is asked about, which is the newest unless it says another; checks
// the right.
graph::Result<CardMade> make_newest_card(Scheme& scheme, const Asker& asker,
                                         const ConnectionTestAsk& ask);

// An auditor gets numbers, and nobody's own words. Connections that the asker may not know of
// count, without a number. A person gets their own card alone. Positions of the log are for those
// who read it. Errors: forbidden; wrong_usage (two scopes, no window, a figure there is not …);
// bad_input with every fault (window reversed, or not over; a position beyond the log); not_found;
// those of the log. Writes an access entry about everybody measured.
graph::Result<CardAnswer> ask_connection_test(Scheme& scheme, const Asker& asker,
                                              const ConnectionTestAsk& ask);

}  // namespace kith::api
