// SPDX-License-Identifier: Apache-2.0
#include "graph/draft_checks.h"

#include <utility>
#include <variant>

#include "graph/introduction_steps.h"
#include "graph/limits.h"
#include "graph/references.h"

namespace kith::graph {
namespace {

Error refused(ErrorCode code, std::string message, std::vector<Fault> faults = {}) {
  return Error{code, std::move(message), std::move(faults)};
}

Result<void> check_external_ids(const Root& root, RecordPointer record) {
  const Identity& identity = identity_of(record);
  std::vector<Fault> faults;
  const auto check = [&](Kind kind, const Identity& each, const std::string& pointer) {
    if (each.external_id.empty()) return;
    const Number* taken = root.externals.find(ExternalKey{kind, each.external_id});
    if (taken && *taken != each.number) {
      faults.push_back(Fault{pointer, "This external_id is taken by another record."});
    }
  };
  check(kind_of(record), identity, "/external_id");
  if (const auto* household = std::get_if<const Household*>(&record)) {
    const Household& home = **household;
    for (std::size_t i = 0; i < home.carers.size(); ++i) {
      check(Kind::carer, home.carers[i].identity, "/carers/" + std::to_string(i) + "/external_id");
    }
    for (std::size_t i = 0; i < home.others_living.size(); ++i) {
      check(Kind::other_living, home.others_living[i].identity,
            "/others_living/" + std::to_string(i) + "/external_id");
    }
  }
  if (faults.empty()) return {};
  return refused(ErrorCode::conflict, "An external_id is taken.", std::move(faults));
}

SlotState state_of(const Root& root, Kind kind, const Number& number) {
  SlotState state = SlotState::live;
  const Located* place = root.located.find(number);
  if (!place || place->kind != kind) return state;
  Root::with_shelf(root, kind, [&](const auto& shelf) { state = shelf.at(place->index).state; });
  return state;
}

std::vector<Fault> new_dangling_references(const Root& root, RecordPointer record) {
  const Kind kind = kind_of(record);
  const Located* place = root.located.find(identity_of(record).number);
  if (!place || place->kind != kind) return dangling_references(root, record);
  std::vector<Fault> faults;
  Root::with_shelf(root, kind, [&](const auto& shelf) {
    const auto* before = shelf.at(place->index).record();
    faults = before ? dangling_references(root, record, RecordPointer(before))
                    : dangling_references(root, record);
  });
  return faults;
}

// The root as somebody who asks questions sees it, for as long as it stands here.

View view_of(const Root& root) {
  return View(std::shared_ptr<const Root>(std::shared_ptr<const Root>(), &root));
}

bool has_steps(const Root& root, const Number& introduction) {
  const LocatedList* steps = root.steps_of.find(introduction);
  return steps && steps->size() > 0;
}

// What everybody signed is what the arrangement says, but for the day on which it began and what
// its ending says; both come with their own steps, which are written first.
Result<void> check_agreed(const Root& root, const Arrangement& put) {
  const View view = view_of(root);
  const auto* before = view.find<Arrangement>(put.identity.number);
  if (!before || !is_agreed_here(view, *before)) return {};
  const IntroductionState state = state_of(view, *before->introduction);
  Arrangement allowed = *before;
  if (state.started_on && put.start == state.started_on) allowed.start = put.start;
  if (state.reached == IntroductionStage::ended) {
    allowed.end = put.end;
    allowed.ended_by = put.ended_by;
    allowed.ended_why = put.ended_why;
  }
  allowed.identity = put.identity;
  if (put == allowed) return {};
  return refused(ErrorCode::conflict,
                 "What everybody signed changes by the steps of its introduction alone.");
}

Result<void> check_stay(const Root& root, const EmergencyStay& put) {
  const View view = view_of(root);
  const auto* before = view.find<EmergencyStay>(put.identity.number);
  if (!before) return {};
  const auto state = stay_begun_in(view, *before);
  if (!state) return {};
  EmergencyStay allowed = *before;
  if (state->stay_ended) allowed.until = put.until;
  allowed.identity = put.identity;
  if (put == allowed) return {};
  return refused(ErrorCode::conflict,
                 "An emergency stay that was agreed here changes by steps alone.");
}

// A step is taken once, and only where it may be; whose introduction it is stays.

Result<void> check_steps(const Root& root, RecordPointer record) {
  if (const auto* step = std::get_if<const Step*>(&record)) {
    if (root.located.find((*step)->identity.number)) {
      return refused(ErrorCode::conflict, "A step that was taken does not change.");
    }
    return may_take(view_of(root), (*step)->taken);
  }
  if (const auto* put = std::get_if<const Introduction*>(&record)) {
    if (!has_steps(root, (*put)->identity.number)) return {};
    const View view = view_of(root);
    const auto* before = view.find<Introduction>((*put)->identity.number);
    const bool same = before && before->person == (*put)->person &&
                      before->household == (*put)->household && before->run == (*put)->run;
    if (!same) {
      return refused(ErrorCode::conflict,
                     "This introduction is under way; it changes by its steps alone.");
    }
  }
  if (const auto* put = std::get_if<const Arrangement*>(&record)) return check_agreed(root, **put);
  if (const auto* put = std::get_if<const EmergencyStay*>(&record)) return check_stay(root, **put);
  return {};
}

}  // namespace

Error not_of_this_graph(std::vector<Fault> faults) {
  return refused(ErrorCode::bad_input, "The record contradicts what is in the scheme.",
                 std::move(faults));
}

Result<void> check_sizes(const Root& root, Kind kind, const std::vector<SubjectNumber>& subjects,
                         std::size_t bytes) {
  if (subjects.size() > limits::parts_an_event_max) {
    return refused(ErrorCode::too_large, "One record can be about at most " +
                                             std::to_string(limits::parts_an_event_max - 1) +
                                             " people beside its own.");
  }
  if (bytes > limits::record_bytes_max) {
    return refused(ErrorCode::too_large, "One record can hold at most " +
                                             std::to_string(limits::record_bytes_max) + " bytes.");
  }
  const LocatedList* ties = root.about.find(subjects.front().number);
  if (kind == Kind::tie && ties && ties->size() >= limits::ties_a_person_max) {
    return refused(ErrorCode::too_large, "This person's circle is full.");
  }
  return {};
}

Result<void> check_put(const Root& root, RecordPointer record, Trust trust) {
  const SlotState state = state_of(root, kind_of(record), identity_of(record).number);
  if (state != SlotState::live) {
    return refused(ErrorCode::conflict, state == SlotState::ended
                                            ? "This record was ended; it does not come back."
                                            : "This record was erased; it does not come back.");
  }
  std::vector<Fault> faults = contradictions(root, record);
  if (trust == Trust::checked) {
    for (Fault& fault : new_dangling_references(root, record)) faults.push_back(std::move(fault));
  }
  if (!faults.empty()) return not_of_this_graph(std::move(faults));
  if (auto checked = check_steps(root, record); !checked) return checked;
  return check_external_ids(root, record);
}

Result<void> check_end(const Root& root, const EventHeader& header, Trust trust) {
  const Located* place = root.located.find(header.record);
  const bool unknown = !place || place->kind == Kind::named_contact;
  if (unknown && trust == Trust::deferred) return {};  // gone before it came here
  if (!place || place->kind != header.kind) {
    return refused(ErrorCode::not_found, "There is no such record.");
  }
  if (!is_live(root, header.record)) {
    return refused(ErrorCode::conflict, "This record was ended before.");
  }
  if (header.kind == Kind::arrangement) {
    const View view = view_of(root);
    const auto* held = view.find<Arrangement>(header.record);
    if (held && is_agreed_here(view, *held)) {
      return refused(ErrorCode::conflict, "What everybody signed ends by a step, and stays.");
    }
  }
  if (header.kind == Kind::step ||
      (header.kind == Kind::introduction && has_steps(root, header.record))) {
    return refused(ErrorCode::conflict, "What was said and done in an introduction stays.");
  }
  return {};
}

}  // namespace kith::graph
