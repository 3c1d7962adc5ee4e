// SPDX-License-Identifier: Apache-2.0
// Who and what in the neighbourhood: asked, and put on record.
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/connection_json.h"
#include "api/directories_read.h"
#include "api/recorded_run.h"
#include "api/scheme.h"
#include "graph/codec.h"
#include "graph/limits.h"
#include "matcher/connection_ways.h"
#include "matcher/connections.h"
#include "matcher/connections_words.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

// The event, with one part for each person or neighbour who was put in front of somebody. Groups
// are public.
graph::Event connections_event(const graph::RunNumber& run, const Asker& asker,
                               const matcher::ConnectionQuestion& question,
                               const matcher::Connections& found, std::string_view canonical,
                               std::string_view arguments) {
  const RunQuestion asked{.question = "connections",
                          .person = *question.person,
                          .on = question.on,
                          .top = question.top,
                          .position = found.position,
                          .arguments = arguments};
  graph::Event event = begun_run(run, asker, asked, canonical);
  std::size_t rank = 0;
  for (const matcher::ConnectionProposal& each : found.proposals) {
    ++rank;
    if (each.kind == graph::Kind::group) continue;
    if (event.parts.size() == graph::limits::parts_an_event_max) break;
    event.header.subjects.push_back({each.number});
    event.parts.push_back({Json{{"row", rank}, {"value", each.value}}.dump(), false});
  }
  return event;
}

// Nothing of anybody: that there was one conversation.
graph::Record conversation(const graph::Number& number, graph::Date on, const std::string& area) {
  graph::LevelOneCount count;
  count.identity.number = number;
  count.on = on;
  count.area = area;
  count.conversations.value = 1;
  return count;
}

}  // namespace

// What was put on record under the same key, given again: the answer as it was called then, where
// nothing that it rests on has changed since.
graph::Result<ProposalAnswer> Scheme::connected_before(const store::Committed& committed,
                                                       const CanonicalAnswer& canonical) const {
  auto event = store().log().read(committed.first);
  if (!event) return std::move(event).error();
  ProposalAnswer answer;
  answer.run = graph::RunNumber{event->header.record};
  if (event->header.kind != graph::Kind::run) {
    answer.run.reset();
    answer.json = canonical(view().position());
    return answer;
  }
  if (const auto then = run_from(*event)) {
    answer.json = canonical(then->position);
    if (then->is_answered_by(answer.json)) return answer;
  }
  return Error{ErrorCode::conflict,
               fmt::format("this was put on record before, as run {}, and the answer has changed "
                           "since. Ask anew with another Idempotency-Key.",
                           graph::to_text(answer.run->number))};
}

graph::Result<ProposalAnswer> Scheme::put_on_record(const Asker& asker,
                                                    const matcher::ConnectionQuestion& question,
                                                    const matcher::Connections& found,
                                                    const CanonicalAnswer& canonical,
                                                    const ConnectionsHow& how) {
  const auto idempotency =
      idempotency_of(asker, how.idempotency_key, "POST connections", how.asked);
  auto before = done_before(idempotency);
  if (!before) return std::move(before).error();
  if (*before) return connected_before(**before, canonical);
  ProposalAnswer answer;
  answer.json = canonical(found.position);
  const graph::Number number = surroundings_.randomness.number();
  if (question.person) answer.run = graph::RunNumber{number};
  store::Command command;
  command.events.push_back(
      question.person
          ? connections_event(*answer.run, asker, question, found, answer.json, how.arguments)
          : graph::put_event(conversation(number, question.on, how.area)));
  command.idempotency = idempotency;
  auto committed = store_->writer().submit(std::move(command));
  if (!committed) return std::move(committed).error();
  if (committed->replayed) return connected_before(*committed, canonical);
  return answer;
}

graph::Result<ProposalAnswer> Scheme::connections(
    const Asker& asker, const graph::View& view, const matcher::ConnectionQuestion& asked,
    const std::vector<matcher::GroupCandidate>& groups, const ConnectionsHow& how) {
  matcher::ConnectionQuestion question = asked;
  Eyes eyes = asker.eyes;
  eyes.on = today();
  question.may_know = [&](const graph::Tie& tie) { return may_know_of_tie(eyes, tie, view); };
  auto found = matcher::connections(view, neighbourhood_.community(view), groups, question);
  if (!found) return std::move(found).error();
  auto social = neighbourhood_.social(view, today());
  if (!social) return std::move(social).error();
  const graph::Reader reader =
      asker.eyes.role == Role::coordinator ? graph::Reader::coordinator : graph::Reader::officer;
  auto ways = matcher::add_ways(view, *social, reader, question, *found);
  if (!ways) return std::move(ways).error();
  const CanonicalAnswer canonical = [&](std::uint64_t position) {
    std::string json = begun_answer(*this, position, how.directories);
    append_members(json, *found, question, view);
    return json + "}";
  };
  ProposalAnswer answer;
  if (how.record) {
    auto recorded = put_on_record(asker, question, *found, canonical, how);
    if (!recorded) return std::move(recorded).error();
    answer = std::move(recorded).value();
  } else {
    answer.json = canonical(view.position());
  }
  auto noted = note(asker, question.person ? "people/connections" : "community", view.position(),
                    answer.json, subjects_of(*found, question));
  if (!noted) return std::move(noted).error();
  if (answer.run) append_run(answer.json, *answer.run);
  answer.nothing = found->proposals.empty() && found->reconnections.empty();
  if (how.in_words) answer.words = matcher::in_words(view, question, *found);
  return answer;
}

}  // namespace kith::api
