// SPDX-License-Identifier: Apache-2.0
#include "api/run_rows.h"

#include <cstdint>
#include <string>
#include <utility>

#include "api/recorded_run.h"

namespace kith::api {
namespace {

using graph::StepKind;
using matcher::RowAnswer;

// How an introduction began; nothing for steps that begin none.
RowAnswer answer_of(const graph::StepTaken& step) {
  switch (step.step) {
    case StepKind::shortlisted:
    case StepKind::emergency_asked: return RowAnswer::shortlisted;
    case StepKind::rejected: return RowAnswer::rejected;
    default: return RowAnswer::nothing;
  }
}

}  // namespace

RunRows::RunRows(const graph::View& view) {
  for (const graph::Number& number : view.numbers(graph::Kind::introduction)) {
    const auto* introduction = view.find<graph::Introduction>(number);
    const auto run = graph::number_from_text(introduction->run);
    if (!run) continue;
    for (const graph::StepTaken* step : view.steps_of(number)) {
      const RowAnswer answer = answer_of(*step);
      if (answer == RowAnswer::nothing) continue;
      const bool rejected = answer == RowAnswer::rejected;
      begun_.try_emplace({*run, introduction->household.number},
                         Begun{answer, rejected ? step->reason.value : std::string()});
    }
  }
}

void RunRows::take(const graph::Event& event) {
  if (event.header.type != graph::EventType::run_recorded || !is_of_homes(event)) return;
  for (std::size_t i = 1; i < event.header.subjects.size(); ++i) {
    const auto rank = static_cast<std::uint32_t>(i);
    matcher::RunRow row{graph::RunNumber{event.header.record}, rank, rank, RowAnswer::nothing, {}};
    const auto found = begun_.find({event.header.record, event.header.subjects[i].number});
    if (found != begun_.end()) {
      row.answer = found->second.answer;
      row.reason = found->second.reason;
    }
    rows_.push_back(std::move(row));
  }
}

}  // namespace kith::api
