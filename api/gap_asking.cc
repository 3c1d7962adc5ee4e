// SPDX-License-Identifier: Apache-2.0
#include "api/gap_asking.h"

#include <utility>

#include <fmt/format.h>

#include "api/directories_read.h"
#include "api/gap_json.h"
#include "api/place_asked.h"
#include "api/scheme_policy.h"
#include "matcher/gaps_words.h"
#include "matcher/giving.h"
#include "matcher/same_activity.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

Right right_needed(const GapAsk& ask) {
  if (ask.homes) return ask.own_page ? Right::record_proposals : Right::ask_proposals;
  return ask.own_page ? Right::own_connections : Right::ask_connections;
}

std::vector<matcher::ListedGroup> listed_groups(const std::vector<DirectoryRead>& directories) {
  std::vector<matcher::ListedGroup> groups;
  for (const DirectoryRead& each : directories) {
    for (const graph::Number& number : each.view.numbers(graph::Kind::group)) {
      const auto* group = each.view.find<graph::Group>(number);
      if (group->agreed_to_be_listed.value_or(false)) groups.push_back({group, each.name});
    }
  }
  return groups;
}

graph::Result<std::vector<PoolSplit>> splits_of(const graph::View& view,
                                                const matcher::Pools& pools,
                                                std::int32_t cost_pence) {
  std::vector<PoolSplit> splits;
  for (const matcher::Pool& pool : pools.pools) {
    auto split = matcher::split(view, pools.question, pool.activity, pool.who, cost_pence);
    if (!split) return std::move(split).error();
    auto leaving = matcher::leaving(view, pools.question, pool.activity, pool.who, cost_pence);
    if (!leaving) return std::move(leaving).error();
    splits.push_back({std::move(split).value(), *leaving});
  }
  return splits;
}

std::string words_of(const graph::View& view, const matcher::Pools& pools,
                     const std::vector<PoolSplit>& splits) {
  std::string words = matcher::pools_in_words(view, pools);
  for (std::size_t i = 0; i < splits.size(); ++i) {
    words += pools.pools[i].activity + ": " + matcher::split_in_words(view, splits[i].split) + " " +
             matcher::leaving_in_words(splits[i].leaving) + "\n";
  }
  return words;
}

graph::Result<ProposalAnswer> ask_home_gaps(Scheme& scheme, const graph::View& view,
                                            const Asker& asker, const GapAsk& ask, graph::Date on) {
  matcher::HomeGapQuestion question;
  question.on = on;
  question.own_page = ask.own_page;
  question.radius_metres = ask.radius_metres.value_or(question.radius_metres);
  auto policy = policy_in_force(view);
  if (!policy) return std::move(policy).error();
  question.policy = std::move(policy).value();
  auto gaps = matcher::find_home_gaps(view, scheme.candidates(view), question);
  if (!gaps) return std::move(gaps).error();
  ProposalAnswer answer;
  answer.nothing = gaps->clusters.empty();
  answer.json = begun_answer(scheme, view.position(), {});
  append_members(answer.json, *gaps);
  answer.json += '}';
  if (ask.in_words) {
    answer.words = matcher::home_gaps_in_words(view, *gaps);
    answer.words += fmt::format("Asked with the matching policy {}.\n", question.policy.version);
  }
  auto noted = scheme.note(asker, "gaps/homes", view.position(), answer.json, subjects_of(*gaps));
  if (!noted) return std::move(noted).error();
  return answer;
}

// What was said that the question asked does not take.
std::optional<Error> misplaced_in(const GapAsk& ask) {
  Error error{ErrorCode::wrong_usage, "the question cannot be asked like that", {}};
  const bool filtered = !ask.wishes.empty() || ask.people_min || ask.top || !ask.near.empty() ||
                        ask.metres_max || ask.near_metres;
  if (ask.homes && filtered) {
    error.faults.push_back(
        {"/for", "wish, near, within, answers_within, min and top go with community", 0});
  }
  if (ask.metres_max && ask.near.empty()) {
    error.faults.push_back({"/within", "metres from where? Give near", 0});
  }
  if (ask.homes && ask.cost_pence) error.faults.push_back({"/cost", "goes with community", 0});
  if (!ask.homes && ask.cost_pence && !ask.own_page) {
    error.faults.push_back(
        {"/cost", "what each would pay stands on the own page alone (own_page)", 0});
  }
  if (!ask.homes && !ask.own_page && ask.people_min &&
      *ask.people_min < matcher::cluster_people_min) {
    error.faults.push_back({"/min",
                            fmt::format("fewer than {} stand on the own page alone (own_page)",
                                        matcher::cluster_people_min),
                            0});
  }
  if (ask.cost_pence == 0) {
    error.faults.push_back({"/cost", "more than nothing: what is free needs no pool", 0});
  }
  if (error.faults.empty()) return std::nullopt;
  return error;
}

// A pool is for what one of the wishes is like.
void keep_asked(const std::vector<std::string>& wishes, matcher::Pools& pools) {
  if (wishes.empty()) return;
  const auto asked = matcher::doings_of_wishes(wishes);
  if (!asked) return;  // find_gaps refused them
  std::erase_if(pools.pools, [&](const matcher::Pool& each) {
    return !matcher::is_like_any(each.activity, *asked);
  });
}

}  // namespace

graph::Result<ProposalAnswer> ask_gaps(Engine& engine, Scheme& scheme, const Asker& asker,
                                       const GapAsk& ask) {
  if (!has(asker.eyes.role, right_needed(ask))) {
    return Error{ErrorCode::forbidden,
                 std::string(word(asker.eyes.role)) + " has no right to that"};
  }
  if (auto misplaced = misplaced_in(ask)) return std::move(*misplaced);
  const graph::View view = scheme.view();
  const graph::Date on = ask.on.value_or(scheme.today());
  if (on < scheme.today()) {
    return Error{ErrorCode::wrong_usage,
                 "the question cannot be asked like that",
                 {{"/on", std::string(before_today), 0}}};
  }
  if (ask.homes) return ask_home_gaps(scheme, view, asker, ask, on);
  auto directories = directories_read(engine, view);
  if (!directories) return std::move(directories).error();
  matcher::GapQuestion question;
  question.on = on;
  question.own_page = ask.own_page;
  question.near_metres = ask.near_metres.value_or(question.near_metres);
  question.radius_metres = ask.radius_metres.value_or(question.radius_metres);
  std::string remark;
  if (!ask.near.empty()) {
    auto place = place_asked(ask.near, {engine, scheme, view, *directories}, on);
    if (!place) return std::move(place).error();
    matcher::Around around{place->place};
    around.metres = ask.metres_max.value_or(around.metres);
    question.around = std::move(around);
    if (!place->remark.empty()) remark = place->remark + "\n";
  }
  question.wishes = ask.wishes;
  question.people_min = ask.people_min;
  question.top = ask.top.value_or(question.top);
  auto gaps = matcher::find_gaps(view, listed_groups(*directories), question);
  if (!gaps) return std::move(gaps).error();
  auto pools = matcher::find_pools(view, {on, question.near_metres, ask.own_page, question.around});
  if (!pools) return std::move(pools).error();
  keep_asked(ask.wishes, *pools);
  std::vector<PoolSplit> splits;
  if (ask.cost_pence) {
    auto made = splits_of(view, *pools, *ask.cost_pence);
    if (!made) return std::move(made).error();
    splits = std::move(made).value();
  }
  ProposalAnswer answer;
  answer.nothing = gaps->clusters.empty() && pools->pools.empty();
  answer.json = begun_answer(scheme, view.position(), tokens_of(*directories));
  append_members(answer.json, *gaps);
  append_members(answer.json, *pools, splits);
  answer.json += '}';
  if (ask.in_words) {
    answer.words = remark + matcher::gaps_in_words(view, *gaps) + words_of(view, *pools, splits);
  }
  auto subjects = subjects_of(*gaps);
  const auto more = subjects_of(*pools);
  subjects.insert(subjects.end(), more.begin(), more.end());
  auto noted = scheme.note(asker, "gaps", view.position(), answer.json, std::move(subjects));
  if (!noted) return std::move(noted).error();
  return answer;
}

}  // namespace kith::api
