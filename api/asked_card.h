// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "api/asked_moment.h"
#include "api/connection_card_trace.h"
#include "api/connection_testing.h"
#include "matcher/policy.h"

// A card of the connection test as somebody asked for it: whose, of when, and how much they see.
// What writes it down in one form or another (connection_testing, audit_pack, run_charting) asks
// here.
namespace kith::api {

struct AskedCard {
  AskedMoment moment;
  matcher::Policy policy;
  matcher::ConnectionCard card;
  matcher::CardSight sight;
};

// Errors: forbidden.
graph::Result<void> may_ask_connection_test(const Asker& asker);
// Errors: wrong_usage (no window, two scopes), not_found, forbidden (somebody else's).
graph::Result<matcher::CardQuestion> card_question_of(const AskedMoment& moment, const Asker& asker,
                                                      const ConnectionTestAsk& ask);
// All of the above, asked. Errors: also those of connection_card and of the log, and wrong_usage
// (to be traced: a figure there is not).
graph::Result<AskedCard> asked_card(Scheme& scheme, const Asker& asker,
                                    const ConnectionTestAsk& ask);
// Likewise of a moment; checks no right to ask.
graph::Result<AskedCard> asked_card_of(const Asker& asker, const ConnectionTestAsk& ask,
                                       AskedMoment moment);
// What to write it with. It refers to `asked`.
CardPage page_of(const Scheme& scheme, const Asker& asker, const AskedCard& asked,
                 std::string trace);

std::vector<graph::SubjectNumber> subjects_of_card(const matcher::ConnectionCard& card);

}  // namespace kith::api
