// SPDX-License-Identifier: Apache-2.0
#include "api/gap_asking.h"

#include <utility>

#include "api/directories_read.h"
#include "api/gap_json.h"
#include "matcher/gaps_words.h"

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
  auto gaps = matcher::find_home_gaps(view, scheme.candidates(view), question);
  if (!gaps) return std::move(gaps).error();
  ProposalAnswer answer;
  answer.nothing = gaps->clusters.empty();
  answer.json = begun_answer(scheme, view.position(), {});
  append_members(answer.json, *gaps);
  answer.json += '}';
  if (ask.in_words) answer.words = matcher::home_gaps_in_words(view, *gaps);
  auto noted = scheme.note(asker, "gaps/homes", view.position(), answer.json, subjects_of(*gaps));
  if (!noted) return std::move(noted).error();
  return answer;
}

}  // namespace

graph::Result<ProposalAnswer> ask_gaps(Engine& engine, Scheme& scheme, const Asker& asker,
                                       const GapAsk& ask) {
  if (!has(asker.eyes.role, right_needed(ask))) {
    return Error{ErrorCode::forbidden,
                 std::string(word(asker.eyes.role)) + " has no right to that"};
  }
  const graph::View view = scheme.view();
  const graph::Date on = ask.on.value_or(scheme.today());
  if (ask.homes) return ask_home_gaps(scheme, view, asker, ask, on);
  if (ask.cost_pence && !ask.own_page) {
    return Error{ErrorCode::wrong_usage,
                 "what each would pay stands on the coordinator's own page alone",
                 {{"/cost", "goes with own_page", 0}}};
  }
  auto directories = directories_read(engine, view);
  if (!directories) return std::move(directories).error();
  matcher::GapQuestion question;
  question.on = on;
  question.own_page = ask.own_page;
  question.near_metres = ask.near_metres.value_or(question.near_metres);
  question.radius_metres = ask.radius_metres.value_or(question.radius_metres);
  auto gaps = matcher::find_gaps(view, listed_groups(*directories), question);
  if (!gaps) return std::move(gaps).error();
  auto pools = matcher::find_pools(view, {on, question.near_metres, ask.own_page});
  if (!pools) return std::move(pools).error();
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
    answer.words = matcher::gaps_in_words(view, *gaps) + words_of(view, *pools, splits);
  }
  auto subjects = subjects_of(*gaps);
  const auto more = subjects_of(*pools);
  subjects.insert(subjects.end(), more.begin(), more.end());
  auto noted = scheme.note(asker, "gaps", view.position(), answer.json, std::move(subjects));
  if (!noted) return std::move(noted).error();
  return answer;
}

}  // namespace kith::api
