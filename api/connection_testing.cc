// SPDX-License-Identifier: Apache-2.0
#include "api/connection_testing.h"

#include <utility>

#include <fmt/format.h>

#include "api/asked_card.h"
#include "api/connection_card_json.h"

namespace kith::api {
namespace {

std::string card_body(const CardPage& page, CardFormat format) {
  switch (format) {
    case CardFormat::json: return card_json(page);
    case CardFormat::csv: return card_csv(page);
    case CardFormat::html: return card_html(page);
    case CardFormat::words: break;
  }
  std::string words = matcher::card_in_words(page.view, page.card, page.sight);
  if (!page.trace.empty()) words += trace_in_words(page);
  return words + fmt::format("\nDefinitions {}, Kith {}, policy {}{}.\n",
                             matcher::connection_definitions, page.code_version,
                             page.policy_version,
                             page.reads_log ? fmt::format(", log position {}", page.card.position)
                                            : std::string());
}

// Whom it is about by number, and the day.
ConnectionTestAsk understood_card(const ConnectionTestAsk& ask,
                                  const matcher::CardQuestion& question) {
  ConnectionTestAsk said = ask;
  const std::string number = graph::to_text(question.scope.number);
  if (!said.service.empty()) said.service = number;
  if (!said.person.empty()) said.person = number;
  if (!said.arrangement.empty()) said.arrangement = number;
  said.on = question.today;
  return said;
}

}  // namespace

std::optional<CardFormat> card_format_from_text(std::string_view text) {
  if (text == "json") return CardFormat::json;
  if (text == "csv") return CardFormat::csv;
  if (text == "html") return CardFormat::html;
  return std::nullopt;
}

graph::Result<CardMade> make_card_answer(const Scheme& scheme, const Asker& asker,
                                         const ConnectionTestAsk& ask, AskedMoment moment,
                                         std::string_view code_version) {
  auto asked = asked_card_of(asker, ask, std::move(moment));
  if (!asked) return std::move(asked).error();
  const matcher::ConnectionCard& card = asked->card;
  CardPage page = page_of(scheme, asker, *asked, ask.trace);
  page.code_version = code_version;
  CardMade made;
  made.answer.nothing = card.people.empty() && card.gone == 0;
  made.answer.body = card_body(page, ask.format);
  if (ask.for_record) {
    made.canonical = ask.format == CardFormat::json ? made.answer.body : card_json(page);
  }
  made.asked = understood_card(ask, card.question);
  made.policy_version = asked->policy.version;
  made.position = card.position;
  made.subjects = subjects_of_card(card);
  return made;
}

graph::Result<CardMade> make_newest_card(Scheme& scheme, const Asker& asker,
                                         const ConnectionTestAsk& ask) {
  if (auto may = may_ask_connection_test(asker); !may) return std::move(may).error();
  auto moment = asked_moment(scheme, ask.on, ask.as_known_at);
  if (!moment) return std::move(moment).error();
  return make_card_answer(scheme, asker, ask, std::move(moment).value(), KITH_VERSION);
}

graph::Result<CardAnswer> ask_connection_test(Scheme& scheme, const Asker& asker,
                                              const ConnectionTestAsk& ask) {
  auto made = make_newest_card(scheme, asker, ask);
  if (!made) return std::move(made).error();
  auto noted = scheme.note(asker, "connection-test", made->position, made->answer.body,
                           std::move(made->subjects));
  if (!noted) return std::move(noted).error();
  return std::move(made->answer);
}

}  // namespace kith::api
