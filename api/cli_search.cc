// SPDX-License-Identifier: Apache-2.0
// Search of a directory of community groups on the command line.
#include <utility>

#include <fmt/format.h>

#include "api/cli.h"
#include "api/directory/search_rendering.h"
#include "api/directory/search_text.h"
#include "api/errors.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

graph::Result<SearchQuestion> question_of(Engine& engine, const Scheme& directory,
                                          const CommandLine& line, Terminal& terminal) {
  SearchQuestion question;
  SearchText text(question);
  question.words = line.said.value_or("");
  question.now = engine.clock().now();
  question.top = static_cast<std::size_t>(line.top);
  text.activity(line.activity);
  text.open(line.open);
  text.cost(line.cost);
  text.access(line.access);
  text.kind(line.kind);
  text.age(line.age);
  question.language = line.language;
  if (line.perhaps) question.ask_not_known_too();
  if (auto faults = text.error()) return std::move(*faults);
  if (line.near.empty()) return question;
  auto point = point_from_text(line.near);
  if (!point) {
    auto known = engine.point_of(line.near, directory.view());
    if (!known) {
      return Error{ErrorCode::wrong_usage, "--near: " + std::move(known).error().message};
    }
    if (known->exact == PlaceExact::district) {
      terminal.err(fmt::format("Measured from the middle of {}: that is as near as is known.\n",
                               known->matched));
    }
    point = known->point;
  }
  question.near = NearWanted{*point, line.within};
  return question;
}

}  // namespace

int command_search(Engine& engine, const CommandLine& line, const Caller&, Terminal& terminal) {
  auto directory = engine.directory(line.directory);
  if (!directory) return fail(terminal, directory.error());
  auto question = question_of(engine, **directory, line, terminal);
  if (!question) return fail(terminal, question.error());
  auto answer = (*directory)->search(*question, line.unlisted_too);
  if (!answer) return fail(terminal, answer.error());
  terminal.out(line.json ? search_json(*answer) + "\n" : search_words(*answer));
  return answer->total == 0 ? exit_no : exit_done;
}

}  // namespace kith::api
