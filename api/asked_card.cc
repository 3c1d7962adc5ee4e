// SPDX-License-Identifier: Apache-2.0
#include "api/asked_card.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "api/scheme_policy.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Kind;
using matcher::CardQuestion;
using matcher::CardScope;
using matcher::CardScopeKind;

Error unusable(const char* pointer, std::string detail) {
  return Error{ErrorCode::wrong_usage,
               "the connection test cannot be asked for like that",
               {{pointer, std::move(detail), 0}}};
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

// Of the records as they were and as they are: whoever keeps somebody private today does so of the
// past, too, by whichever record of that connection.
bool is_kept_private(const Eyes& eyes, const graph::LedgerTie& row, const AskedMoment& moment) {
  for (const graph::TieNumber& each : row.records) {
    const auto* then = moment.view.find<graph::Tie>(each.number);
    const auto* now_it = moment.now.find<graph::Tie>(each.number);
    if (then && !may_know_of_tie(eyes, *then, moment.view)) return true;
    if (now_it && !may_know_of_tie(eyes, *now_it, moment.now)) return true;
    if (!then) continue;
    const auto person = moment.now.index_of(Kind::person, then->of.number);
    if (!person) continue;
    for (const graph::Index index : moment.now.ties_of(*person)) {
      const graph::Tie* now = moment.now.tie(index);
      if (now->other.number == row.other && !may_know_of_tie(eyes, *now, moment.now)) return true;
    }
  }
  return false;
}

// People on record by then of whom an earlier view knows nothing, as they were erased since.
std::size_t erased_since(const AskedMoment& moment) {
  if (moment.view.position() == moment.now.position()) return 0;
  std::size_t erased = 0;
  for (graph::Index i = 0; i < moment.now.count(Kind::person); ++i) {
    if (moment.now.person(i)) continue;
    const graph::Number number = moment.now.number_at(Kind::person, i);
    const auto first = moment.recorded->first_event(number);
    const bool was_there = first && *first < moment.view.position();
    if (was_there && !moment.view.index_of(Kind::person, number)) ++erased;
  }
  return erased;
}

matcher::CardSight sight_of(const Asker& asker, const AskedMoment& moment) {
  matcher::CardSight sight;
  sight.names = asker.eyes.role != Role::auditor;
  sight.own_words = sight.names;
  sight.every_story = sees(asker.eyes.role, graph::Seen::own);
  Eyes eyes = asker.eyes;
  eyes.on = moment.now_on;
  sight.is_private = [eyes, moment](const graph::LedgerTie& row) {
    return is_kept_private(eyes, row, moment);
  };
  return sight;
}

}  // namespace

graph::Result<void> may_ask_connection_test(const Asker& asker) {
  if (has(asker.eyes.role, Right::ask_connection_test)) return {};
  return Error{ErrorCode::forbidden, std::string(word(asker.eyes.role)) + " has no right to that"};
}

graph::Result<CardQuestion> card_question_of(const AskedMoment& moment, const Asker& asker,
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
  question.known_at = moment.known_at;
  question.now = moment.now;
  question.now_on = moment.now_on;
  question.erased_since = erased_since(moment);
  return question;
}

graph::Result<AskedCard> asked_card_of(const Asker& asker, const ConnectionTestAsk& ask,
                                       AskedMoment moment) {
  auto question = card_question_of(moment, asker, ask);
  if (!question) return std::move(question).error();
  auto policy = policy_in_force(moment.view);
  if (!policy) return std::move(policy).error();
  auto card = matcher::connection_card(moment.view, *question);
  if (!card) return std::move(card).error();
  matcher::CardSight sight = sight_of(asker, moment);
  if (!sight.every_story) matcher::keep_to_themselves(*card);
  matcher::keep_back_private(moment.view, *card, sight);
  if (!ask.trace.empty() && !card->find(ask.trace)) {
    return unusable("/trace",
                    "the name of a figure of the card: made, lost, lost.reason.moved …; kith "
                    "measures lists them all");
  }
  return AskedCard{std::move(moment), std::move(policy).value(), std::move(card).value(),
                   std::move(sight)};
}

graph::Result<AskedCard> asked_card(Scheme& scheme, const Asker& asker,
                                    const ConnectionTestAsk& ask) {
  if (auto may = may_ask_connection_test(asker); !may) return std::move(may).error();
  auto moment = asked_moment(scheme, ask.on, ask.as_known_at);
  if (!moment) return std::move(moment).error();
  return asked_card_of(asker, ask, std::move(moment).value());
}

CardPage page_of(const Scheme& scheme, const Asker& asker, const AskedCard& asked,
                 std::string trace) {
  CardPage page{asked.moment.view,
                asked.card,
                asked.sight,
                scheme.name(),
                KITH_VERSION,
                asked.policy.version,
                "",
                false,
                {},
                std::move(trace)};
  page.view_token = scheme.view_token(asked.card.position);
  page.reads_log = has(asker.eyes.role, Right::read_log);
  page.recorded_on = [recorded = asked.moment.recorded](std::uint64_t event) {
    return recorded->day_of(event);
  };
  return page;
}

std::vector<graph::SubjectNumber> subjects_of_card(const matcher::ConnectionCard& card) {
  std::vector<graph::SubjectNumber> subjects;
  for (const matcher::CardPerson& person : card.people) {
    if (person.ledger) subjects.push_back(graph::as_subject(person.person));
  }
  return subjects;
}

}  // namespace kith::api
