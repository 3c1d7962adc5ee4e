// SPDX-License-Identifier: Apache-2.0
// Asking and erasing on the command line.
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/cli.h"
#include "api/errors.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

graph::Result<Asker> asker_of(const CommandLine& line, const Caller& caller) {
  const auto role = role_from_text(line.role);
  if (!role) {
    std::string names;
    for (const Role each : all_roles()) names += fmt::format(" {}", word(each));
    return Error{ErrorCode::wrong_usage, fmt::format("--as takes one of:{}", names)};
  }
  return Asker{Eyes{*role, std::nullopt}, "user " + caller.user, line.purpose};
}

graph::Result<ProposalQuestion> question_of(const CommandLine& line) {
  ProposalQuestion question;
  question.person = line.person;
  question.top = static_cast<std::size_t>(line.top);
  question.on = graph::date_from_text(line.on);
  if (!line.on.empty() && !question.on) {
    return Error{ErrorCode::wrong_usage, "--on takes a day such as 2026-11-21"};
  }
  if (line.emergency && !line.nights) {
    return Error{ErrorCode::wrong_usage, "--emergency needs --nights: for how many?"};
  }
  question.emergency_nights = line.nights;
  question.in_words = !line.json;
  return question;
}

}  // namespace

int command_propose(Engine& engine, const CommandLine& line, const Caller& caller,
                    Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  auto question = question_of(line);
  if (!question) return fail(terminal, question.error());
  const Right needed = line.record ? Right::record_proposals : Right::ask_proposals;
  if (!has(asker->eyes.role, needed)) {
    return fail(terminal, Error{ErrorCode::forbidden,
                                fmt::format("{} has no right to that", word(asker->eyes.role))});
  }
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  auto answer = line.record ? (*scheme)->propose_on_record(*asker, *question, "")
                            : (*scheme)->propose(*asker, *question);
  if (!answer) return fail(terminal, answer.error());
  auto noted = (*scheme)->flush_access();
  if (!noted) return fail(terminal, noted.error());
  if (line.json) {
    terminal.out(answer->json + "\n");
  } else {
    terminal.out(answer->words);
    if (answer->run) {
      terminal.out(fmt::format("On record as {}.\n", graph::to_text(answer->run->number)));
    }
  }
  return answer->nothing ? exit_no : exit_done;
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
