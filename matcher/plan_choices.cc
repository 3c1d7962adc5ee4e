// SPDX-License-Identifier: Apache-2.0
#include "matcher/plan_choices.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "graph/limits.h"

namespace kith::matcher {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Fault;

// Positions of pins, by what stands in their way together.
using PinsOf = std::vector<std::size_t>;

std::string pointer_of(std::string_view list, std::size_t place) {
  return "/" + std::string(list) + "/" + std::to_string(place);
}

bool is_home(const graph::View& view, const graph::HouseholdNumber& home) {
  return view.find<graph::Household>(home.number) != nullptr;
}

// Reads what was chosen, with every fault.
class Reading {
 public:
  Reading(const graph::View& view, const PartyPlaces& places) : view_(view), places_(places) {}

  template <class Choice>
  std::vector<std::optional<PartyAndHome>> read(const std::vector<Choice>& choices,
                                                std::string_view list) {
    std::vector<std::optional<PartyAndHome>> read;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const auto party = places_.of(choices[i].person);
      if (view_.find<graph::Person>(choices[i].person.number) == nullptr) {
        missing_.push_back({pointer_of(list, i), "there is no such person", 0});
      } else if (!is_home(view_, choices[i].household)) {
        missing_.push_back({pointer_of(list, i), "there is no such home", 0});
      }
      read.emplace_back();
      if (party) read.back() = PartyAndHome{*party, choices[i].household};
    }
    return read;
  }
  const std::vector<Fault>& missing() const { return missing_; }

 private:
  const graph::View& view_;
  const PartyPlaces& places_;
  std::vector<Fault> missing_;
};

std::optional<Error> out_of_range(const PlanQuestion& question) {
  Error error{ErrorCode::bad_input, "the plan cannot be asked for like that", {}};
  namespace limits = graph::limits;
  if (question.options_max < 1 || question.options_max > limits::plan_options_max) {
    error.faults.push_back({"/options", "1 to " + std::to_string(limits::plan_options_max), 0});
  }
  if (question.per_home < 0 || question.per_home > limits::plan_per_home_max) {
    error.faults.push_back({"/per_home", "0 to " + std::to_string(limits::plan_per_home_max), 0});
  }
  if (question.pins.size() + question.bans.size() > limits::plan_choices_max) {
    error.faults.push_back(
        {"/pin", "at most " + std::to_string(limits::plan_choices_max) + " pins and bans together",
         0});
  }
  if (error.faults.empty()) return std::nullopt;
  return error;
}

void note_kept(const graph::View& view, const PartyPlaces& places, const PlanQuestion& question,
               PlanChoices& choices) {
  std::set<KeptIntroduction> seen;
  for (const KeptIntroduction& kept : question.kept) {
    if (!is_home(view, kept.household) || !seen.insert(kept).second) continue;
    if (const auto party = places.of(kept.person)) {
      if (!choices.kept.insert({*party, kept.household}).second) continue;
      ++choices.kept_by_party[*party];
      ++choices.kept_by_home[kept.household];
    } else if (view.find<graph::Person>(kept.person.number) != nullptr) {
      ++choices.taken_by_others[kept.household];
    }
  }
}

// Sets of pins of which no plan keeps all, though it would keep all but one: more than a party may
// be suggested, or a home may take. The smallest of them, the first by its pins.
class Conflicts {
 public:
  Conflicts(const PlanChoices& choices, const PlanQuestion& question)
      : choices_(choices), question_(question) {}

  void add(const PartyAndHome& pair, std::size_t pin) {
    if (choices_.kept.contains(pair) || !pairs_.insert(pair).second) return;
    of_party_[pair.first].push_back(pin);
    of_home_[pair.second].push_back(pin);
  }
  std::optional<Error> smallest() {
    for (auto& [party, pins] : of_party_) {
      const std::int32_t room = std::max(0, question_.options_max - choices_.kept_of(party));
      weigh(pins, room,
            "one party, which may be suggested " + std::to_string(question_.options_max) +
                " at a time");
    }
    for (auto& [home, pins] : of_home_) {
      const std::int32_t room =
          choices_.places_at(home, question_.per_home) - choices_.kept_at(home);
      weigh(pins, room,
            "one home, which may have " + std::to_string(question_.per_home) +
                " introductions at a time");
    }
    if (least_.empty()) return std::nullopt;
    Error error{ErrorCode::bad_input,
                "these pins cannot all be kept, with what is under way: they are of " + what_ +
                    ". Leave out any one of them",
                {}};
    for (const std::size_t pin : least_) {
      error.faults.push_back({pointer_of("pin", pin), "cannot be kept with the others", 0});
    }
    return error;
  }

 private:
  void weigh(PinsOf pins, std::int32_t room, const std::string& what) {
    const std::size_t most = static_cast<std::size_t>(room);
    if (pins.size() <= most) return;
    std::sort(pins.begin(), pins.end());
    pins.resize(most + 1);
    const bool less =
        pins.size() < least_.size() || (pins.size() == least_.size() && pins < least_);
    if (!least_.empty() && !less) return;
    least_ = std::move(pins);
    what_ = what;
  }

  const PlanChoices& choices_;
  const PlanQuestion& question_;
  std::set<PartyAndHome> pairs_;
  std::map<std::size_t, PinsOf> of_party_;
  std::map<graph::HouseholdNumber, PinsOf> of_home_;
  PinsOf least_;
  std::string what_;
};

bool is_option(const SchemeOptions& scheme, const PartyAndHome& pair) {
  const std::vector<OrderKey>& options = scheme.parties[pair.first].options;
  return std::any_of(options.begin(), options.end(),
                     [&](const OrderKey& each) { return each.household == pair.second.number; });
}

using ReadChoices = std::vector<std::optional<PartyAndHome>>;

// A pin or a ban that cannot be kept whatever the others say.
std::optional<Error> impossible(const SchemeOptions& scheme, const PlanChoices& choices,
                                const ReadChoices& pins, const ReadChoices& bans) {
  for (std::size_t i = 0; i < pins.size(); ++i) {
    // The same words whatever the reason, so that none shows.
    if (pins[i] && (choices.kept.contains(*pins[i]) || is_option(scheme, *pins[i]))) continue;
    return Error{ErrorCode::bad_input,
                 "only a real option of somebody who waits can be pinned",
                 {{pointer_of("pin", i), "no real option of theirs today", 0}}};
  }
  for (std::size_t i = 0; i < bans.size(); ++i) {
    if (!bans[i] || !choices.kept.contains(*bans[i])) continue;
    return Error{ErrorCode::bad_input,
                 "an introduction that is under way stays in the plan",
                 {{pointer_of("ban", i), "under way", 0}}};
  }
  return std::nullopt;
}

std::optional<Error> contradiction(const ReadChoices& pins, const ReadChoices& bans) {
  for (std::size_t i = 0; i < bans.size(); ++i) {
    const auto pin = std::find(pins.begin(), pins.end(), bans[i]);
    if (!bans[i] || pin == pins.end()) continue;
    const auto place = static_cast<std::size_t>(pin - pins.begin());
    return Error{ErrorCode::bad_input,
                 "the same pair is both pinned and banned",
                 {{pointer_of("pin", place), "banned as well", 0},
                  {pointer_of("ban", i), "pinned as well", 0}}};
  }
  return std::nullopt;
}

// The smallest set of pins and bans of which no plan keeps all.
std::optional<Error> smallest_conflict(const PlanChoices& choices, const PlanQuestion& question,
                                       const ReadChoices& pins, const ReadChoices& bans) {
  Conflicts conflicts(choices, question);
  for (std::size_t i = 0; i < pins.size(); ++i) conflicts.add(*pins[i], i);
  auto crowded = conflicts.smallest();
  auto contradicted = contradiction(pins, bans);
  if (!crowded || !contradicted) return crowded ? crowded : contradicted;
  return crowded->faults.size() < contradicted->faults.size() ? crowded : contradicted;
}

}  // namespace

graph::Result<PlanChoices> plan_choices(const graph::View& view, const SchemeOptions& scheme,
                                        const PartyPlaces& places, const PlanQuestion& question) {
  if (auto wrong = out_of_range(question)) return std::move(*wrong);
  Reading reading(view, places);
  const auto pins = reading.read(question.pins, "pin");
  const auto bans = reading.read(question.bans, "ban");
  if (!reading.missing().empty()) {
    return Error{ErrorCode::not_found, "somebody or a home in a pin or ban is not there",
                 reading.missing()};
  }
  PlanChoices choices;
  note_kept(view, places, question, choices);
  if (auto wrong = impossible(scheme, choices, pins, bans)) return std::move(*wrong);
  if (auto wrong = smallest_conflict(choices, question, pins, bans)) return std::move(*wrong);
  for (const auto& pin : pins) {
    if (!choices.kept.contains(*pin)) choices.pinned.insert(*pin);
  }
  for (const auto& ban : bans) {
    if (ban) choices.banned.insert(*ban);
  }
  return choices;
}

}  // namespace kith::matcher
