// SPDX-License-Identifier: Apache-2.0
#include "graph/state_moves.h"

#include "graph/limits.h"

namespace kith::graph {
namespace {

std::string_view actor_in_words(StateActor actor) {
  switch (actor) {
    case StateActor::applicant: return "the applicant";
    case StateActor::carer: return "the carer";
    case StateActor::person: return "the person";
    case StateActor::decision_maker: return "whoever lawfully decides for them (decision_maker)";
    case StateActor::scheme_worker: return "a scheme worker";
    case StateActor::assessing_officer: return "the assessing officer";
    case StateActor::panel: return "the panel";
    case StateActor::manager: break;
  }
  return "the manager";
}

}  // namespace

std::string actors_in_words(StateActors actors) {
  std::string text;
  std::size_t left = 0;
  for (std::size_t i = 0; i < words<StateActor>.size(); ++i) {
    left += is_among(actors, static_cast<StateActor>(i)) ? 1 : 0;
  }
  for (std::size_t i = 0; left > 0; ++i) {
    const auto actor = static_cast<StateActor>(i);
    if (!is_among(actors, actor)) continue;
    --left;
    if (!text.empty()) text += left == 0 ? " or " : ", ";
    text += actor_in_words(actor);
  }
  return text;
}

void MoveFaults::require_said(bool good, std::string_view pointer, std::string_view detail) {
  if (!good) said_.push_back(Fault{std::string(pointer), std::string(detail), 0});
}
void MoveFaults::require_now(bool good, std::string_view pointer, std::string_view detail) {
  if (!good) now_.push_back(Fault{std::string(pointer), std::string(detail), 0});
}
Result<void> MoveFaults::result() const {
  if (!now_.empty()) {
    return Error{ErrorCode::conflict, "This cannot be decided as the record stands.", now_};
  }
  if (said_.empty()) return {};
  return Error{ErrorCode::bad_input, "This cannot be decided as it is written.", said_};
}

void keep_state(List<StateTaken>& states, StateTaken taken) {
  if (states.size() >= limits::list_items_max) {
    states.erase(states.begin(),
                 states.end() - static_cast<std::ptrdiff_t>(limits::list_items_max - 1));
  }
  states.push_back(std::move(taken));
}

}  // namespace kith::graph
