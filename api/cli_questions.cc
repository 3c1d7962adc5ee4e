// SPDX-License-Identifier: Apache-2.0
// Asking and erasing on the command line.
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/cli.h"
#include "api/connecting.h"
#include "api/directory/search_text.h"
#include "api/errors.h"
#include "api/gap_asking.h"
#include "api/planning.h"
#include "api/run_desk.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

Error no_right(Role role) {
  return Error{ErrorCode::forbidden, fmt::format("{} has no right to that", word(role))};
}
Error no_day() { return Error{ErrorCode::wrong_usage, "--on takes a day such as 2026-11-21"}; }

graph::Result<ProposalQuestion> question_of(const CommandLine& line) {
  ProposalQuestion question;
  question.person = line.person;
  question.top = static_cast<std::size_t>(line.top);
  question.on = graph::date_from_text(line.on);
  if (!line.on.empty() && !question.on) {
    return no_day();
  }
  if (line.emergency && !line.nights) {
    return Error{ErrorCode::wrong_usage, "--emergency needs --nights: for how many?"};
  }
  question.emergency_nights = line.nights;
  question.in_words = !line.json;
  return question;
}

// What was said that the question asked does not take.
std::optional<Error> misplaced_options(const CommandLine& line) {
  const bool homes = line.asked_for == "household";
  if (homes && line.person.empty()) {
    return Error{ErrorCode::wrong_usage,
                 "--person is needed: whose homes? (--for community or person also take --wish)"};
  }
  const bool about_nobody = !line.wishes.empty() || !line.near.empty() || !line.free.empty() ||
                            !line.means.empty() || !line.access.empty() || !line.cost.empty() ||
                            !line.age.empty();
  if (homes && about_nobody) {
    return Error{ErrorCode::wrong_usage,
                 "--wish, --near, --free, --means, --access, --cost and --age go with --for "
                 "community or --for person"};
  }
  if (!homes && (line.emergency || line.nights)) {
    return Error{ErrorCode::wrong_usage, "--emergency goes with --for household"};
  }
  return std::nullopt;
}

graph::Result<ConnectionAsk> connection_ask_of(const CommandLine& line) {
  ConnectionAsk ask;
  ask.person = line.person;
  ask.wishes = line.wishes;
  ask.near = line.near;
  ask.free = line.free;
  ask.means = line.means;
  ask.access = line.access;
  ask.cost = line.cost;
  ask.age = line.age;
  ask.metres_max = line.reach;
  ask.groups = line.asked_for == "community";
  ask.top = static_cast<std::size_t>(line.top);
  ask.on = graph::date_from_text(line.on);
  if (!line.on.empty() && !ask.on) {
    return no_day();
  }
  ask.in_words = !line.json;
  ask.record = line.record;
  return ask;
}

int tell(Scheme& scheme, const CommandLine& line, const ProposalAnswer& answer,
         Terminal& terminal) {
  auto noted = scheme.flush_access();
  if (!noted) return fail(terminal, noted.error());
  terminal.out(line.json ? answer.json + "\n" : answer.words);
  if (!line.json && answer.run) {
    terminal.out(fmt::format("On record as {}.\n", graph::to_text(answer.run->number)));
  }
  return answer.nothing ? exit_no : exit_done;
}

int propose_connections(Engine& engine, Scheme& scheme, const Asker& asker, const CommandLine& line,
                        Terminal& terminal) {
  auto ask = connection_ask_of(line);
  if (!ask) return fail(terminal, ask.error());
  auto connected = ask_connections(engine, scheme, asker, *ask);
  if (!connected) return fail(terminal, connected.error());
  if (!connected->remark.empty()) terminal.err(connected->remark + "\n");
  return tell(scheme, line, connected->answer, terminal);
}

}  // namespace

graph::Result<Asker> asker_of(const CommandLine& line, const Caller& caller) {
  const auto role = role_from_text(line.role);
  if (!role) {
    std::string names;
    for (const Role each : all_roles()) names += fmt::format(" {}", word(each));
    return Error{ErrorCode::wrong_usage, fmt::format("--as takes one of:{}", names)};
  }
  return Asker{Eyes{*role, std::nullopt}, "user " + caller.user, line.purpose};
}

int command_propose(Engine& engine, const CommandLine& line, const Caller& caller,
                    Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  if (auto misplaced = misplaced_options(line)) return fail(terminal, *misplaced);
  const bool homes = line.asked_for == "household";
  const Right recording = homes ? Right::record_proposals : Right::record_connections;
  const Right asking = homes ? Right::ask_proposals : Right::ask_connections;
  if (!has(asker->eyes.role, line.record ? recording : asking)) {
    return fail(terminal, no_right(asker->eyes.role));
  }
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  if (!homes) return propose_connections(engine, **scheme, *asker, line, terminal);
  auto question = question_of(line);
  if (!question) return fail(terminal, question.error());
  auto answer = line.record ? (*scheme)->propose_on_record(*asker, *question, "")
                            : (*scheme)->propose(*asker, *question);
  if (!answer) return fail(terminal, answer.error());
  return tell(**scheme, line, *answer, terminal);
}

int command_gaps(Engine& engine, const CommandLine& line, const Caller& caller,
                 Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  GapAsk ask;
  ask.homes = line.gaps_of == "household";
  SearchQuestion cost;
  SearchText text(cost);
  text.cost(line.cost);
  if (auto faults = text.error()) return fail(terminal, *faults);
  ask.cost_pence = cost.cost_max_pence;
  ask.own_page = line.own_page;
  ask.wishes = line.wishes;
  ask.near = line.near;
  ask.metres_max = line.gaps_within;
  ask.radius_metres = line.radius;
  ask.near_metres = line.answers_within;
  if (line.people_min) ask.people_min = static_cast<std::size_t>(*line.people_min);
  if (line.clusters) ask.top = static_cast<std::size_t>(*line.clusters);
  ask.on = graph::date_from_text(line.on);
  if (!line.on.empty() && !ask.on) return fail(terminal, no_day());
  ask.in_words = !line.json;
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  auto answer = ask_gaps(engine, **scheme, *asker, ask);
  if (!answer) return fail(terminal, answer.error());
  return tell(**scheme, line, *answer, terminal);
}

int command_plan(Engine& engine, const CommandLine& line, const Caller& caller,
                 Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  PlanAsk ask;
  ask.options = line.plan_options;
  ask.per_home = line.per_home;
  ask.pins = line.pins;
  ask.bans = line.bans;
  ask.recruit = line.recruit;
  ask.top = line.exposure_top;
  ask.own_page = line.own_page;
  ask.stable = line.stable;
  ask.overruled_days = line.overruled_days;
  ask.work_max = line.work_max;
  ask.on = graph::date_from_text(line.on);
  if (!line.on.empty() && !ask.on) return fail(terminal, no_day());
  ask.in_words = !line.json;
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  if (line.record) {
    auto recorded = RunDesk(**scheme).plan(*asker, ask, "");
    if (!recorded) return fail(terminal, recorded.error());
    return tell(**scheme, line, *recorded, terminal);
  }
  auto* const question = line.command == "plan"            ? ask_plan
                         : line.command == "capacity-plan" ? ask_capacity_plan
                                                           : ask_exposure;
  auto answer = question(**scheme, *asker, ask);
  if (!answer) return fail(terminal, answer.error());
  return tell(**scheme, line, *answer, terminal);
}

int command_erase(Engine& engine, const CommandLine& line, const Caller&, Terminal& terminal) {
  if (!line.yes) {
    return fail(terminal,
                Error{ErrorCode::wrong_usage,
                      "erasing cannot be taken back. Say --yes if that is what is meant."});
  }
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  auto erased = (*scheme)->erase(line.name);
  if (!erased) return fail(terminal, erased.error());
  if (line.json) {
    nlohmann::ordered_json json{{"epoch", erased->epoch},
                                {"snapshot_renewed", erased->snapshot_renewed}};
    if (erased->certificate) json["certificate"] = erased->certificate->first;
    terminal.out(json.dump() + "\n");
    return exit_done;
  }
  const std::string certificate =
      erased->certificate ? fmt::format("The certificate is event {}", erased->certificate->first)
                          : std::string("The certificate stood already");
  terminal.out(fmt::format(
      "Erased. {}; from key epoch {} on no key opens what was known.\nBackups of the keys folder "
      "made before this still hold the old key: destroy them.\n",
      certificate, erased->epoch));
  return exit_done;
}

}  // namespace kith::api
