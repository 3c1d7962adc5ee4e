// SPDX-License-Identifier: Apache-2.0
// Who might get on with a person: asked, and asked on record.
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/proposal_json.h"
#include "api/recorded_run.h"
#include "api/scheme_policy.h"
#include "graph/limits.h"
#include "matcher/explanation.h"
#include "matcher/proposals.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr std::int32_t emergency_nights_max = 90;

std::optional<Error> fault_of(const ProposalQuestion& question) {
  Error error{ErrorCode::wrong_usage, "the question cannot be asked like that", {}};
  if (question.top < 1 || question.top > graph::limits::top_max) {
    error.faults.push_back({"/top", fmt::format("1 to {}", graph::limits::top_max), 0});
  }
  const auto& nights = question.emergency_nights;
  if (nights && (*nights < 1 || *nights > emergency_nights_max)) {
    error.faults.push_back({"/nights", fmt::format("1 to {}", emergency_nights_max), 0});
  }
  if (error.faults.empty()) return std::nullopt;
  return error;
}

// What a run keeps of a row: who it was and how they stood. The facts behind it are in the log
// already, where they go when their owner is erased.
Json row_of(const matcher::Proposal& proposal, std::size_t rank) {
  Json parties = Json::array();
  for (const matcher::Ledger& ledger : proposal.ledgers) {
    parties.push_back({{"role", static_cast<int>(ledger.role)},
                       {"suitability", ledger.suitability},
                       {"coverage", ledger.coverage}});
  }
  return Json{{"row", rank},
              {"together", proposal.order.together},
              {"mean", proposal.order.mean},
              {"coverage", proposal.order.coverage},
              {"parties", std::move(parties)}};
}

// The event, with one part for each home that was put in front of somebody.
graph::Event proposals_event(const graph::RunNumber& run, const Asker& asker,
                             const matcher::Question& question, const matcher::Proposals& answer,
                             std::string_view canonical, graph::Randomness& randomness) {
  RunQuestion asked{.question = "proposals",
                    .person = question.person,
                    .on = question.on,
                    .top = question.top,
                    .position = answer.position,
                    .policy_version = answer.policy_version,
                    .emergency_nights = question.emergency_nights};
  std::vector<graph::SubjectNumber> homes;
  for (const matcher::Proposal& proposal : answer.proposals) {
    if (homes.size() + 1 == graph::limits::parts_an_event_max) break;
    homes.push_back(graph::as_subject(proposal.household));
  }
  const auto parts = keep_answer(canonical, graph::as_subject(question.person), homes, randomness);
  asked.kept = parts.front().bytes;
  graph::Event event = begun_run(run, asker, asked, canonical);
  for (std::size_t i = 0; i < homes.size(); ++i) {
    Json row = row_of(answer.proposals[i], i + 1);
    row.update(Json::parse(parts[i + 1].bytes));
    event.header.subjects.push_back(homes[i]);
    event.parts.push_back({row.dump(), false});
  }
  return event;
}

Error cannot_be_given_again(const graph::RunNumber& run) {
  return Error{ErrorCode::conflict,
               fmt::format("this was put on record before, as run {}; its answer cannot be given "
                           "again, because somebody in it was erased since or another version of "
                           "Kith gave it. Ask anew with another Idempotency-Key.",
                           graph::to_text(run.number))};
}

ProposalAnswer on_record(ProposalAnswer answer, const graph::RunNumber& run) {
  answer.run = run;
  append_run(answer.json, run);
  return answer;
}

}  // namespace

std::string Scheme::words_for(Role role, const Asked& asked) {
  if (role == Role::auditor) {
    return matcher::to_text(matcher::for_auditor(asked.question, asked.proposals));
  }
  std::string words =
      matcher::to_text(matcher::for_match_officer(asked.view, asked.question, asked.proposals));
  const std::string& version = asked.proposals.policy_version;
  if (version != matcher::default_policy().version) {
    words += fmt::format("Asked with the scheme's matching policy {}.\n", version);
  }
  return words;
}

graph::Result<Scheme::Asked> Scheme::ask(const Asker& asker, const ProposalQuestion& question,
                                         const graph::View& of, std::uint64_t position,
                                         const matcher::CandidateIndex& index) {
  if (auto fault = fault_of(question)) return std::move(*fault);
  auto person = person_of(question.person, of);
  if (!person) return std::move(person).error();
  Asked asked;
  asked.view = of;
  asked.question.person = graph::PersonNumber{*person};
  asked.question.on = question.on.value_or(today());
  asked.question.top = question.top;
  asked.question.rights.confidential = sees(asker.eyes.role, graph::Seen::confidential);
  asked.question.emergency_nights = question.emergency_nights;
  auto policy = policy_in_force(of);
  if (!policy) return std::move(policy).error();
  asked.question.policy = std::move(policy).value();
  auto proposals = matcher::propose(asked.view, index, asked.question);
  if (!proposals) return std::move(proposals).error();
  asked.proposals = std::move(proposals).value();
  std::string& json = asked.answer.json;
  json = fmt::format("{{\"scheme\":\"{}\",", name());
  json += has(asker.eyes.role, Right::read_log)
              ? fmt::format("\"position\":{}", position)
              : fmt::format("\"view\":\"{}\"", view_token(position));
  append_members(json, asked.proposals, asked.question, asked.view, asker.eyes);
  json += '}';
  if (question.in_words) asked.answer.words = words_for(asker.eyes.role, asked);
  asked.answer.nothing = asked.proposals.proposals.empty();
  return asked;
}

graph::Result<void> Scheme::note(const Asker& asker, const Asked& asked) {
  return note(asker, "people/proposals", asked.view.position(), asked.answer.json,
              subjects_of(asked.proposals, asked.question));
}

graph::Result<ProposalAnswer> Scheme::propose(const Asker& asker,
                                              const ProposalQuestion& question) {
  const graph::View now = view();
  auto asked = ask(asker, question, now, now.position(), candidates_.at(now));
  if (!asked) return std::move(asked).error();
  if (auto noted = note(asker, *asked); !noted) return std::move(noted).error();
  return std::move(asked->answer);
}

graph::Result<ProposalAnswer> Scheme::propose_on_record(const Asker& asker,
                                                        const ProposalQuestion& question,
                                                        const std::string& idempotency_key) {
  const auto idempotency =
      idempotency_of(asker, idempotency_key, "POST proposals",
                     fmt::format("{}\n{}\n{}\n{}", question.person,
                                 question.on ? graph::to_text(*question.on) : "today", question.top,
                                 question.emergency_nights.value_or(0)));
  auto before = done_before(idempotency);
  if (!before) return std::move(before).error();
  if (*before) return proposed_before(asker, question, **before);
  const graph::View now = view();
  auto asked = ask(asker, question, now, now.position(), candidates_.at(now));
  if (!asked) return std::move(asked).error();
  const graph::RunNumber run{surroundings_.randomness.number()};
  store::Command command;
  command.events.push_back(proposals_event(run, asker, asked->question, asked->proposals,
                                           asked->answer.json, surroundings_.randomness));
  command.idempotency = idempotency;
  auto committed = store_->writer().submit(std::move(command));
  if (!committed) return std::move(committed).error();
  if (committed->replayed) return proposed_before(asker, question, *committed);
  if (auto noted = note(asker, *asked); !noted) return std::move(noted).error();
  return on_record(std::move(asked->answer), run);
}

// Asked again of the graph of that moment. Most often the newest one still gives the same answer,
// and then nothing has to be read back.
graph::Result<ProposalAnswer> Scheme::proposed_before(const Asker& asker,
                                                      const ProposalQuestion& question,
                                                      const store::Committed& committed) {
  auto event = store().log().read(committed.first);
  if (!event) return std::move(event).error();
  const graph::RunNumber run{event->header.record};
  const auto then = run_from(*event);
  if (!then) return cannot_be_given_again(run);
  ProposalQuestion again = question;
  again.on = then->on;
  for (const bool newest : {true, false}) {
    auto moment = newest ? graph::Result<graph::View>(view()) : view_at(then->position);
    if (!moment) return std::move(moment).error();
    auto asked = ask(asker, again, *moment, then->position, candidates_.at(*moment));
    // Ended since: in the graph of that moment the person still is.
    if (!asked && asked.error().code == ErrorCode::not_found) continue;
    if (!asked) return std::move(asked).error();
    if (!then->is_answered_by(asked->answer.json)) continue;
    if (auto noted = note(asker, *asked); !noted) return std::move(noted).error();
    return on_record(std::move(asked->answer), run);
  }
  return cannot_be_given_again(run);
}

}  // namespace kith::api
