// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "api/scheme.h"
#include "graph/result.h"

// The connection test, asked: whom a service connected and whom it cut off, with the trace of each
// figure back to the events of the log. It records nothing but who looked.
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
};

struct CardAnswer {
  std::string body;
  bool nothing = false;  // nobody is in scope
};

// An auditor gets numbers, and nobody's own words. Connections that the asker may not know of
// count, without a number. A person gets their own card alone. Positions of the log are for those
// who read it. Errors: forbidden; wrong_usage (two scopes, no window, a figure there is not …);
// bad_input with every fault (window reversed, or not over; a position beyond the log); not_found;
// those of the log. Writes an access entry about everybody measured.
graph::Result<CardAnswer> ask_connection_test(Scheme& scheme, const Asker& asker,
                                              const ConnectionTestAsk& ask);

}  // namespace kith::api
