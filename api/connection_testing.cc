// SPDX-License-Identifier: Apache-2.0
#include "api/connection_testing.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "api/connection_card_json.h"
#include "api/scheme_policy.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Kind;
using matcher::CardQuestion;
using matcher::CardScope;
using matcher::CardScopeKind;

// A graph as it was, and the day it is asked on.
struct Moment {
  graph::View view;
  const RecordedDays* recorded = nullptr;
  graph::Date today;
};

Error unusable(const char* pointer, std::string detail) {
  return Error{ErrorCode::wrong_usage,
               "the connection test cannot be asked for like that",
               {{pointer, std::move(detail), 0}}};
}

std::optional<std::uint64_t> position_from_text(const std::string& text) {
  std::uint64_t position = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, position);
  if (text.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return position;
}

graph::Result<Moment> moment_of(Scheme& scheme, const ConnectionTestAsk& ask) {
  Moment moment;
  moment.view = scheme.view();
  const std::uint64_t newest = moment.view.position();
  moment.today = scheme.today();
  if (ask.on && *ask.on > moment.today) {
    return Error{ErrorCode::bad_input,
                 "the connection test knows nothing of days to come",
                 {{"/on", "it lies in the future", 0}}};
  }
  auto recorded = scheme.recorded_before(newest);
  if (!recorded) return std::move(recorded).error();
  moment.recorded = *recorded;
  if (!ask.as_known_at.empty()) {
    const auto day = graph::date_from_text(ask.as_known_at);
    const auto position =
        day ? moment.recorded->position_after(*day) : position_from_text(ask.as_known_at);
    if (!position) return unusable("/as_known_at", "a day, or a position of the log");
    if (*position != newest) {
      auto view = scheme.view_at(*position);
      if (!view) return std::move(view).error();
      moment.view = std::move(view).value();
    }
    if (day) moment.today = std::min(moment.today, *day);
  }
  if (ask.on) moment.today = *ask.on;
  return moment;
}

graph::Result<graph::Number> scope_number(const graph::View& view, Kind kind,
                                          const std::string& text) {
  if (const auto number = graph::number_from_text(text)) return *number;
  if (const auto known = view.number_of(kind, text)) return *known;
  return Error{ErrorCode::not_found,
               fmt::format("no {} has that number or external id", graph::to_text(kind))};
}

graph::Result<CardScope> scope_of(const graph::View& view, const Asker& asker,
                                  const ConnectionTestAsk& ask) {
  struct Named {
    const std::string& text;
    CardScopeKind kind;
    Kind record;
  };
  const Named named[] = {{ask.service, CardScopeKind::service, Kind::service},
                         {ask.person, CardScopeKind::person, Kind::person},
                         {ask.area, CardScopeKind::area, Kind::person},
                         {ask.arrangement, CardScopeKind::arrangement, Kind::arrangement}};
  CardScope scope;
  int said = 0;
  for (const Named& each : named) {
    if (each.text.empty()) continue;
    ++said;
    scope.kind = each.kind;
    scope.area = each.kind == CardScopeKind::area ? each.text : "";
    if (each.kind == CardScopeKind::area) continue;
    auto number = scope_number(view, each.record, each.text);
    if (!number) return std::move(number).error();
    scope.number = *number;
  }
  if (said > 1) return unusable("", "one of service, person, area and arrangement");
  if (asker.eyes.role != Role::person) return scope;
  const bool is_own =
      said == 0 || (scope.kind == CardScopeKind::person && asker.eyes.own == scope.number);
  if (!is_own || !asker.eyes.own) {
    return Error{ErrorCode::forbidden, "a person has a right to their own card alone"};
  }
  return CardScope{CardScopeKind::person, *asker.eyes.own, ""};
}

graph::Result<CardQuestion> card_question_of(const Moment& moment, const Asker& asker,
                                             const ConnectionTestAsk& ask) {
  Error error{ErrorCode::wrong_usage, "the window is not said", {}};
  if (!ask.from) error.faults.push_back({"/from", "a day such as 2026-11-21", 0});
  if (!ask.to) error.faults.push_back({"/to", "a day such as 2026-11-21", 0});
  if (!error.faults.empty()) return error;
  auto scope = scope_of(moment.view, asker, ask);
  if (!scope) return std::move(scope).error();
  CardQuestion question;
  question.scope = std::move(scope).value();
  question.from = *ask.from;
  question.to = *ask.to;
  question.today = moment.today;
  const RecordedDays* recorded = moment.recorded;
  question.entered_on = [recorded](const graph::Number& number) {
    return recorded->entered_on(number);
  };
  question.gone_on = [recorded, view = moment.view](const graph::Number& number) {
    const auto event = view.changed_at(number);
    return event ? recorded->day_of(*event) : std::optional<graph::Date>();
  };
  return question;
}

matcher::CardSight sight_of(const Asker& asker, const graph::View& view) {
  matcher::CardSight sight;
  sight.names = asker.eyes.role != Role::auditor;
  sight.own_words = sight.names;
  sight.every_story = sees(asker.eyes.role, graph::Seen::own);
  sight.is_private = [eyes = asker.eyes, view](const graph::LedgerTie& row) {
    return std::any_of(row.records.begin(), row.records.end(), [&](const graph::TieNumber& each) {
      const auto* tie = view.find<graph::Tie>(each.number);
      return tie && !may_know_of_tie(eyes, *tie, view);
    });
  };
  return sight;
}

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

std::vector<graph::SubjectNumber> subjects_of_card(const matcher::ConnectionCard& card) {
  std::vector<graph::SubjectNumber> subjects;
  for (const matcher::CardPerson& person : card.people) {
    if (person.ledger) subjects.push_back(graph::as_subject(person.person));
  }
  return subjects;
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
  if (!has(asker.eyes.role, Right::ask_connection_test)) {
    return Error{ErrorCode::forbidden,
                 std::string(word(asker.eyes.role)) + " has no right to that"};
  }
  auto moment = moment_of(scheme, ask);
  if (!moment) return std::move(moment).error();
  auto question = card_question_of(*moment, asker, ask);
  if (!question) return std::move(question).error();
  auto policy = policy_in_force(moment->view);
  if (!policy) return std::move(policy).error();
  auto card = matcher::connection_card(moment->view, *question);
  if (!card) return std::move(card).error();
  const matcher::CardSight sight = sight_of(asker, moment->view);
  if (!sight.every_story) matcher::keep_to_themselves(*card);
  if (!ask.trace.empty() && !card->find(ask.trace)) {
    return unusable("/trace", "the name of a figure of the card: made, lost, lost.reason.moved …");
  }
  CardPage page{moment->view, *card, sight, scheme.name(), KITH_VERSION, policy->version,
                "",           false, {},    ask.trace};
  page.view_token = scheme.view_token(card->position);
  page.reads_log = has(asker.eyes.role, Right::read_log);
  page.recorded_on = [recorded = moment->recorded](std::uint64_t event) {
    return recorded->day_of(event);
  };
  CardAnswer answer;
  answer.nothing = card->people.empty() && card->gone == 0;
  answer.body = card_body(page, ask.format);
  auto noted =
      scheme.note(asker, "connection-test", card->position, answer.body, subjects_of_card(*card));
  if (!noted) return std::move(noted).error();
  return answer;
}

}  // namespace kith::api
