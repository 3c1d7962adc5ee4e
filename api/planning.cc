// SPDX-License-Identifier: Apache-2.0
#include "api/planning.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "api/algorithm_facts.h"
#include "api/plan_json.h"
#include "api/scheme_policy.h"
#include "graph/introduction_ledger.h"
#include "matcher/plan_words.h"
#include "matcher/recruitment.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using matcher::PlanReader;

PlanReader reader_of(const Eyes& eyes) {
  if (eyes.role == Role::auditor) return PlanReader::auditor;
  return sees(eyes.role, graph::Seen::confidential) ? PlanReader::manager : PlanReader::officer;
}

// Everything a question about the whole scheme is answered from.
struct Asked {
  graph::View view;
  matcher::CandidateIndex index;
  PlanReader reader = PlanReader::officer;
  matcher::PlanQuestion question;
  matcher::SchemeOptions scheme;
};

struct Pair {
  graph::PersonNumber person;
  graph::HouseholdNumber household;
};

std::optional<graph::Number> number_of(const graph::View& view, graph::Kind kind,
                                       const std::string& text) {
  if (const auto number = graph::number_from_text(text)) return number;
  return view.number_of(kind, text);
}

// Nobody and no home has the number zero, so what is not known is refused further on.
graph::Result<std::vector<Pair>> pairs_of(const graph::View& view,
                                          const std::vector<std::string>& texts,
                                          const std::string& list) {
  std::vector<Pair> pairs;
  Error error{ErrorCode::wrong_usage, "the plan cannot be asked for like that", {}};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::size_t sign = texts[i].find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == texts[i].size()) {
      error.faults.push_back(
          {"/" + list + "/" + std::to_string(i), "PERSON=HOME, each by number or external id", 0});
      continue;
    }
    const auto person = number_of(view, graph::Kind::person, texts[i].substr(0, sign));
    const auto home = number_of(view, graph::Kind::household, texts[i].substr(sign + 1));
    pairs.push_back({{person.value_or(graph::Number{})}, {home.value_or(graph::Number{})}});
  }
  if (!error.faults.empty()) return error;
  return pairs;
}

std::optional<Error> refusal(const Asker& asker, const PlanAsk& ask) {
  const bool may = has(asker.eyes.role, Right::ask_proposals) &&
                   (!ask.own_page || sees(asker.eyes.role, graph::Seen::confidential));
  if (!may) {
    return Error{ErrorCode::forbidden,
                 std::string(word(asker.eyes.role)) + " has no right to that"};
  }
  return std::nullopt;
}

std::int32_t number_or(const std::optional<std::int64_t>& said, std::int32_t unsaid) {
  constexpr std::int64_t beyond = 1'000'000;  // of any limit: refused where the question is read
  if (!said) return unsaid;
  return static_cast<std::int32_t>(std::max(-beyond, std::min(beyond, *said)));
}

graph::Result<matcher::PlanQuestion> question_of(const graph::View& view, const PlanAsk& ask) {
  matcher::PlanQuestion question;
  question.options_max = number_or(ask.options, question.options_max);
  question.per_home = number_or(ask.per_home, question.per_home);
  if (ask.work_max) question.work_max = static_cast<std::uint64_t>(*ask.work_max);
  auto pins = pairs_of(view, ask.pins, "pin");
  if (!pins) return std::move(pins).error();
  auto bans = pairs_of(view, ask.bans, "ban");
  if (!bans) return std::move(bans).error();
  for (const graph::IntroductionState& each : graph::introductions_under_way(view)) {
    question.kept.push_back({each.person, each.household});
  }
  for (const Pair& each : *pins) question.pins.push_back({each.person, each.household});
  for (const Pair& each : *bans) question.bans.push_back({each.person, each.household});
  return question;
}

PlanMoment newest(Scheme& scheme) {
  const graph::View view = scheme.view();
  return PlanMoment{view, scheme.candidates(view)};
}

graph::Result<Asked> begin(const Scheme& scheme, const Asker& asker, const PlanAsk& ask,
                           const PlanMoment& moment) {
  if (auto refused = refusal(asker, ask)) return std::move(*refused);
  Asked asked;
  asked.view = moment.view;
  asked.index = moment.index;
  asked.reader = reader_of(asker.eyes);
  auto question = question_of(asked.view, ask);
  if (!question) return std::move(question).error();
  asked.question = std::move(question).value();
  auto policy = policy_in_force(asked.view);
  if (!policy) return std::move(policy).error();
  auto options =
      matcher::scheme_options(asked.view, asked.index, ask.on.value_or(scheme.today()), *policy);
  if (!options) return std::move(options).error();
  asked.scheme = std::move(options).value();
  return asked;
}

std::string begun(const Scheme& scheme, const Asker& asker, std::uint64_t position) {
  const std::string begin = fmt::format("{{\"scheme\":\"{}\",", scheme.name());
  if (!has(asker.eyes.role, Right::read_log)) {
    return begin + fmt::format("\"view\":\"{}\"", scheme.view_token(position));
  }
  return begin + fmt::format("\"position\":{}", position);
}

template <class Pairs>
std::vector<std::string> texts_of(const Pairs& pairs) {
  std::vector<std::string> texts;
  for (const auto& each : pairs) {
    texts.push_back(graph::to_text(each.person.number) + "=" +
                    graph::to_text(each.household.number));
  }
  return texts;
}

PlanAsk understood(const PlanAsk& ask, const matcher::PlanQuestion& question, graph::Date on) {
  PlanAsk said = ask;
  said.options = question.options_max;
  said.per_home = question.per_home;
  said.work_max = static_cast<std::int64_t>(question.work_max);
  said.pins = texts_of(question.pins);
  said.bans = texts_of(question.bans);
  said.on = on;
  return said;
}

template <class Made>
graph::Result<ProposalAnswer> finish(Scheme& scheme, const Asker& asker, const char* what,
                                     const Made& plan, ProposalAnswer answer) {
  answer.json += '}';
  if (!answer.words.empty()) {
    answer.words += fmt::format("Asked with the matching policy {}.\n", plan.policy_version);
  }
  auto noted = scheme.note(asker, what, plan.position, answer.json, subjects_of(plan));
  if (!noted) return std::move(noted).error();
  return answer;
}

graph::Result<void> add_stable(const Asked& asked, bool in_words, ProposalAnswer& answer) {
  const auto stable = matcher::make_stable_plan(asked.view, asked.scheme, asked.question);
  if (!stable) return stable.error();
  append_members(answer.json, *stable, asked.view, asked.reader);
  if (in_words) answer.words += "\n" + matcher::stable_in_words(asked.view, *stable, asked.reader);
  return {};
}

graph::Result<void> add_recruitment(const Asked& asked, const PlanAsk& ask,
                                    ProposalAnswer& answer) {
  matcher::RecruitQuestion question;
  question.top = static_cast<std::size_t>(std::max<std::int64_t>(0, *ask.recruit));
  question.own_page = ask.own_page;
  const auto homes =
      matcher::recruitment(asked.view, asked.index, asked.scheme, asked.question, question);
  if (!homes) return homes.error();
  append_members(answer.json, *homes);
  if (ask.in_words) answer.words += "\nHomes to look for\n" + matcher::in_words(*homes);
  return {};
}

graph::Result<void> add_overruled(const Scheme& scheme, const Asked& asked, const PlanAsk& ask,
                                  ProposalAnswer& answer) {
  const auto facts = algorithm_facts(scheme, static_cast<std::int32_t>(*ask.overruled_days));
  if (!facts) return facts.error();
  const matcher::Overruled& counts = facts->overruled;
  const matcher::OverruledShared shared = matcher::for_others(counts);
  const bool whole = asked.reader == PlanReader::manager;
  whole ? append_members(answer.json, counts, *ask.overruled_days)
        : append_members(answer.json, shared, *ask.overruled_days);
  if (ask.in_words) {
    answer.words +=
        fmt::format("\nHow the order was followed, in the last {} days\n", *ask.overruled_days) +
        (whole ? matcher::in_words(counts) : matcher::in_words(shared));
  }
  return {};
}

}  // namespace

graph::Result<PlanMade> make_plan_answer(const Scheme& scheme, const Asker& asker,
                                         const PlanAsk& ask, const PlanMoment& moment) {
  auto asked = begin(scheme, asker, ask, moment);
  if (!asked) return std::move(asked).error();
  const auto plan = matcher::make_plan(asked->view, asked->scheme, asked->question);
  if (!plan) return plan.error();
  PlanMade made{{},
                understood(ask, asked->question, plan->on),
                plan->policy_version,
                plan->position,
                subjects_of(*plan)};
  ProposalAnswer& answer = made.answer;
  answer.nothing = plan->people_suggested() == 0;
  answer.json = begun(scheme, asker, plan->position);
  append_members(answer.json, *plan, asked->view, asked->reader);
  if (ask.in_words) answer.words = matcher::plan_in_words(asked->view, *plan, asked->reader);
  if (ask.stable) {
    if (auto added = add_stable(*asked, ask.in_words, answer); !added) return added.error();
  }
  if (ask.recruit) {
    if (auto added = add_recruitment(*asked, ask, answer); !added) return added.error();
  }
  answer.json += '}';
  if (ask.in_words) {
    answer.words += fmt::format("Asked with the matching policy {}.\n", plan->policy_version);
  }
  return made;
}

graph::Result<ProposalAnswer> ask_plan(Scheme& scheme, const Asker& asker, const PlanAsk& ask) {
  auto made = make_plan_answer(scheme, asker, ask, newest(scheme));
  if (!made) return std::move(made).error();
  auto noted = scheme.note(asker, "plan", made->position, made->answer.json, made->subjects);
  if (!noted) return std::move(noted).error();
  return std::move(made->answer);
}

graph::Result<ProposalAnswer> ask_capacity_plan(Scheme& scheme, const Asker& asker,
                                                const PlanAsk& ask) {
  auto asked = begin(scheme, asker, ask, newest(scheme));
  if (!asked) return std::move(asked).error();
  constexpr std::int64_t work_unsaid = 50'000'000;
  const auto plan = matcher::make_capacity_plan(
      asked->view, asked->scheme, static_cast<std::uint64_t>(ask.work_max.value_or(work_unsaid)));
  if (!plan) return plan.error();
  ProposalAnswer answer;
  answer.nothing = plan->people_with_place() == 0;
  answer.json = begun(scheme, asker, plan->position);
  append_members(answer.json, *plan, asked->view, asked->reader);
  if (ask.in_words) answer.words = matcher::capacity_in_words(asked->view, *plan, asked->reader);
  return finish(scheme, asker, "capacity-plan", *plan, std::move(answer));
}

graph::Result<ProposalAnswer> ask_exposure(Scheme& scheme, const Asker& asker, const PlanAsk& ask) {
  auto asked = begin(scheme, asker, ask, newest(scheme));
  if (!asked) return std::move(asked).error();
  const auto plan = matcher::make_plan(asked->view, asked->scheme, asked->question);
  if (!plan) return plan.error();
  matcher::ExposureQuestion question;
  question.own_page = ask.own_page;
  if (ask.top) question.top = static_cast<std::size_t>(std::max<std::int64_t>(0, *ask.top));
  const auto found = matcher::exposure(asked->view, asked->scheme, *plan, question);
  if (!found) return found.error();
  ProposalAnswer answer;
  answer.nothing = found->lists == 0;
  answer.json = begun(scheme, asker, plan->position);
  append_members(answer.json, *found, plan->on, asked->view, asked->reader);
  if (ask.in_words) {
    answer.words = matcher::exposure_in_words(asked->view, *found, asked->reader);
  }
  if (ask.overruled_days) {
    if (auto added = add_overruled(scheme, *asked, ask, answer); !added) return added.error();
  }
  return finish(scheme, asker, "exposure", *plan, std::move(answer));
}

}  // namespace kith::api
