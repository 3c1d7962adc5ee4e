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

}  // namespace

std::optional<CardFormat> card_format_from_text(std::string_view text) {
  if (text == "json") return CardFormat::json;
  if (text == "csv") return CardFormat::csv;
  if (text == "html") return CardFormat::html;
  return std::nullopt;
}

graph::Result<CardAnswer> ask_connection_test(Scheme& scheme, const Asker& asker,
                                              const ConnectionTestAsk& ask) {
  auto asked = asked_card(scheme, asker, ask);
  if (!asked) return std::move(asked).error();
  const matcher::ConnectionCard& card = asked->card;
  CardAnswer answer;
  answer.nothing = card.people.empty() && card.gone == 0;
  answer.body = card_body(page_of(scheme, asker, *asked, ask.trace), ask.format);
  auto noted =
      scheme.note(asker, "connection-test", card.position, answer.body, subjects_of_card(card));
  if (!noted) return std::move(noted).error();
  return answer;
}

}  // namespace kith::api
