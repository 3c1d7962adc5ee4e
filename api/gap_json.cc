// SPDX-License-Identifier: Apache-2.0
#include "api/gap_json.h"

#include <array>
#include <string_view>

#include "api/json_line.h"
#include "matcher/free_times.h"

namespace kith::api {
namespace {

constexpr std::array<std::string_view, 3> outcome_words{"even", "short_of", "below_least"};

class GapWriter {
 public:
  explicit GapWriter(std::string& out) : json_(out) {}

  void gaps(const matcher::Gaps& gaps) {
    asked(gaps.question.on, gaps.question.own_page);
    json_.member("near_metres", gaps.question.near_metres);
    json_.member("radius_metres", gaps.question.radius_metres);
    if (gaps.question.around) {
      json_.words("near", gaps.question.around->place.name);
      json_.member("within_metres", gaps.question.around->metres);
    }
    json_.member("groups", gaps.groups);
    json_.list("clusters", gaps.clusters, [&](const auto& each) { cluster(each); });
    if (gaps.more > 0) json_.member("more", gaps.more);
    if (!gaps.wanted.who.empty()) people("wanted_by", gaps.wanted.who);
    if (!gaps.wanted.in_vain.empty()) people("in_vain", gaps.wanted.in_vain);
    if (gaps.fewer > 0) json_.member("fewer", gaps.fewer);
    if (!gaps.question.own_page) return;
    people("without_area", gaps.without_area);
    json_.member("open_wants", gaps.open_wants);
  }

  void homes(const matcher::HomeGaps& gaps) {
    asked(gaps.question.on, gaps.question.own_page);
    json_.member("radius_metres", gaps.question.radius_metres);
    json_.member("policy_version", std::string_view(gaps.question.policy.version));
    json_.list("home_clusters", gaps.clusters, [&](const auto& each) { home_cluster(each); });
    if (!gaps.question.own_page) return;
    numbers("without_home", gaps.without_home);
    numbers("to_be_asked", gaps.to_be_asked);
  }

  void pools(const matcher::Pools& pools, const std::vector<PoolSplit>& splits) {
    json_.key("pools");
    json_.open('[');
    for (std::size_t i = 0; i < pools.pools.size(); ++i) {
      pool(pools.pools[i], pools.question.own_page, i < splits.size() ? &splits[i] : nullptr);
    }
    json_.close(']');
    if (pools.question.own_page) numbers("pools_without_area", pools.without_area);
  }

 private:
  void asked(graph::Date on, bool own_page) {
    json_.member("on", std::string_view(graph::to_text(on)));
    json_.flag("own_page", own_page);
  }

  void people(std::string_view name, const std::vector<matcher::Someone>& list) {
    json_.list(name, list, [&](const matcher::Someone& each) {
      json_.open('{');
      json_.member("kind", graph::to_text(each.kind));
      json_.number("number", each.number);
      json_.close('}');
    });
  }
  void numbers(std::string_view name, const std::vector<graph::PersonNumber>& list) {
    json_.list(name, list, [&](const graph::PersonNumber& each) {
      json_.value(std::string_view(graph::to_text(each.number)));
    });
  }
  template <class Enum>
  void words(std::string_view name, const std::vector<Enum>& list) {
    json_.list(name, list, [&](Enum each) { json_.value(graph::word(each)); });
  }

  void hours(const matcher::CommonHours& hours) {
    if (hours.times.empty()) return;
    json_.key("hours");
    json_.open('{');
    json_.member("times", std::string_view(matcher::spoken(hours.times)));
    json_.flag("all", hours.all);
    json_.member("people", hours.people);
    json_.member("said", hours.said);
    json_.close('}');
  }

  void cluster(const matcher::GapCluster& each) {
    json_.open('{');
    json_.member("concept", std::string_view(each.activity));
    json_.flag("in_the_tree", each.in_the_tree);
    json_.words("area", each.area);
    json_.member("people", each.people);
    people("who", each.who);
    hours(each.hours);
    words("access", each.access);
    json_.member("could_lead", each.could_lead);
    people("leaders", each.leaders);
    if (each.host) host(*each.host);
    json_.key("missing");
    json_.open('{');
    json_.flag("leader", each.missing.leader);
    json_.flag("place", each.missing.place);
    json_.flag("access", each.missing.access);
    json_.flag("hours", each.missing.hours);
    json_.close('}');
    json_.close('}');
  }

  void host(const matcher::Host& host) {
    json_.key("host");
    json_.open('{');
    json_.member("directory", std::string_view(host.directory));
    json_.number("group", host.group.number);
    json_.member("called", std::string_view(host.name));
    json_.words("place", host.place);
    json_.words("similar", host.similar);
    words("lacks", host.lacks);
    words("not_known", host.not_known);
    json_.member("at_these_hours", graph::word(host.at_these_hours));
    json_.flag("full", host.full);
    json_.close('}');
  }

  template <class Needs, class Word>
  void needs(std::string_view name, const Needs& list, const Word& word_of) {
    json_.list(name, list, [&](const auto& each) {
      json_.open('{');
      json_.member("need", std::string_view(word_of(each)));
      json_.member("people", each.people);
      json_.close('}');
    });
  }

  void home_cluster(const matcher::HomeGapCluster& each) {
    json_.open('{');
    json_.member("kind", graph::word(each.kind));
    json_.list("blocked_by", each.blocked_by,
               [&](matcher::Rule rule) { json_.value(matcher::word(rule)); });
    json_.words("area", each.area);
    json_.member("people", each.people);
    numbers("who", each.who);
    needs("access", each.access, [](const auto& need) { return graph::word(need.feature); });
    needs("nights", each.nights, [](const auto& need) { return graph::word(need.night); });
    needs("tasks", each.tasks, [](const auto& need) { return need.task; });
    json_.close('}');
  }

  void pool(const matcher::Pool& each, bool own_page, const PoolSplit* split) {
    json_.open('{');
    json_.member("concept", std::string_view(each.activity));
    json_.words("area", each.area);
    json_.member("people", each.people);
    numbers("who", each.who);
    hours(each.hours);
    if (each.shares) {
      json_.key("shares");
      json_.open('{');
      json_.member("least_pence", each.shares->least_pence);
      json_.member("most_pence", each.shares->most_pence);
      json_.member("people", each.shares->people);
      json_.close('}');
    }
    json_.member("share_to_ask", each.share_to_ask);
    if (own_page) json_.member("time_to_ask", each.time_to_ask);
    if (split) split_of(*split);
    json_.close('}');
  }

  void split_of(const PoolSplit& each) {
    json_.key("split");
    json_.open('{');
    json_.member("outcome", outcome_words.at(static_cast<std::size_t>(each.split.outcome)));
    json_.member("cost_pence", each.split.cost_pence);
    json_.member("difference_pence", each.split.difference_pence);
    json_.list("shares", each.split.shares, [&](const matcher::Share& share) {
      json_.open('{');
      json_.number("person", share.person.number);
      json_.member("pence", share.pence);
      json_.close('}');
    });
    numbers("ask", each.split.ask);
    json_.flag("holds", each.leaving.holds);
    json_.member("holds_without", each.leaving.holds_without);
    json_.close('}');
  }

  JsonLine json_;
};

void add(std::vector<graph::SubjectNumber>& subjects, const std::vector<matcher::Someone>& list) {
  for (const matcher::Someone& each : list) subjects.push_back({each.number});
}
void add(std::vector<graph::SubjectNumber>& subjects,
         const std::vector<graph::PersonNumber>& list) {
  for (const graph::PersonNumber& each : list) subjects.push_back(graph::as_subject(each));
}

}  // namespace

void append_members(std::string& out, const matcher::Gaps& gaps) { GapWriter(out).gaps(gaps); }
void append_members(std::string& out, const matcher::HomeGaps& gaps) { GapWriter(out).homes(gaps); }
void append_members(std::string& out, const matcher::Pools& pools,
                    const std::vector<PoolSplit>& splits) {
  GapWriter(out).pools(pools, splits);
}

std::vector<graph::SubjectNumber> subjects_of(const matcher::Gaps& gaps) {
  std::vector<graph::SubjectNumber> subjects;
  for (const matcher::GapCluster& each : gaps.clusters) {
    add(subjects, each.who);
    add(subjects, each.leaders);
  }
  add(subjects, gaps.without_area);
  add(subjects, gaps.wanted.who);
  return subjects;
}

std::vector<graph::SubjectNumber> subjects_of(const matcher::HomeGaps& gaps) {
  std::vector<graph::SubjectNumber> subjects;
  for (const matcher::HomeGapCluster& each : gaps.clusters) add(subjects, each.who);
  add(subjects, gaps.without_home);
  add(subjects, gaps.to_be_asked);
  return subjects;
}

std::vector<graph::SubjectNumber> subjects_of(const matcher::Pools& pools) {
  std::vector<graph::SubjectNumber> subjects;
  for (const matcher::Pool& each : pools.pools) add(subjects, each.who);
  add(subjects, pools.without_area);
  return subjects;
}

}  // namespace kith::api
