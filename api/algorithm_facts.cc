// SPDX-License-Identifier: Apache-2.0
#include "api/algorithm_facts.h"

#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "api/run_rows.h"

namespace kith::api {
namespace {

using graph::Kind;

class UseCounter {
 public:
  UseCounter(RecordedUse& use, const graph::View& view) : use_(use), rows_(view) {}

  void count(const graph::Event& event) {
    if (event.header.type != graph::EventType::run_recorded) return;
    // The rest of a run of many events, whose first has been seen.
    if (std::exchange(last_, event.header.record) == event.header.record) return;
    const graph::Date day = graph::date_of(event.header.at);
    if (day < use_.from || use_.to < day) return;
    if (event.header.subjects.empty()) return;
    std::size_t* const runs = of_question(event);
    if (runs == nullptr) return;
    people_.insert(event.header.subjects.front().number);
    use_.people = people_.size();
    use_.rows += event.header.subjects.size() - 1;
    ++(*runs);
    rows_.take(event);
  }

  matcher::Overruled overruled() const { return matcher::overruled(rows_.rows()); }

 private:
  // Null for what put nobody in front of anybody: a plan, a card.
  std::size_t* of_question(const graph::Event& event) {
    const graph::Part& head = event.parts.front();
    const auto json = nlohmann::json::parse(head.erased ? "" : head.bytes, nullptr, false);
    const std::string question = json.is_object() ? json.value("question", "") : "";
    if (question == "proposals") return &use_.home_runs;
    if (question == "connections") return &use_.neighbourhood_runs;
    return question.empty() ? &use_.unreadable_runs : nullptr;
  }

  RecordedUse& use_;
  RunRows rows_;
  std::set<graph::Number> people_;
  graph::Number last_;  // run
};

}  // namespace

graph::Result<AlgorithmFacts> algorithm_facts(const Scheme& scheme, std::int32_t days) {
  AlgorithmFacts facts;
  facts.scheme = scheme.name();
  facts.code_version = KITH_VERSION;
  facts.on = scheme.today();
  auto history = policy_history(scheme);
  if (!history) return std::move(history).error();
  facts.policies_set = history->size() - 1;
  facts.policy = std::move(history->back());
  const graph::View view = scheme.view();
  facts.position = view.position();
  facts.people = view.numbers(Kind::person).size();
  facts.households = view.numbers(Kind::household).size();
  facts.use.to = facts.on;
  facts.use.from = facts.on.plus(1 - days);
  UseCounter counter(facts.use, view);
  auto scanned = scheme.store().log().scan(0, view.position(), [&](graph::Event&& event) {
    counter.count(event);
    return true;
  });
  if (!scanned) return std::move(scanned).error();
  facts.overruled = counter.overruled();
  return facts;
}

}  // namespace kith::api
