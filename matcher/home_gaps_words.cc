// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "matcher/criteria_words.h"
#include "matcher/gaps_words.h"
#include "matcher/rules_frame.h"
#include "matcher/spoken_counts.h"

namespace kith::matcher {
namespace {

// What a home is like that a rule does not keep out.
std::string home_without(Rule rule) {
  static const std::map<Rule, std::string> says{
      {Rule::household_agreement, "where everybody agrees to be proposed"},
      {Rule::approval, "approved for it"},
      {Rule::state, "that is open to people now"},
      {Rule::capacity, "with a place free"},
      {Rule::availability, "that offers it on the days they ask for"},
      {Rule::together_party, "with a place for each of those who go together"},
      {Rule::critical_tasks, "where somebody can do what their safety depends on"},
      {Rule::night_support, "where somebody can help at night as often as they need"},
      {Rule::access, "with the access they need"},
      {Rule::own_room, "with a room of their own that locks"},
      {Rule::person_musts, "that is as they said it must be"},
      {Rule::communication, "with a way of communicating in common"},
      {Rule::travel_maximum, "near enough to the people and places they keep"},
  };
  const auto found = says.find(rule);
  return found == says.end() ? "where this is settled: " + spaced(word(rule)) : found->second;
}

std::string home_like_this(const HomeGapCluster& cluster) {
  std::vector<std::string> parts;
  for (const Rule rule : cluster.blocked_by) parts.push_back(home_without(rule));
  const std::string home = "A home for " + in_words(cluster.kind) + near_area(cluster.area);
  return parts.empty() ? home : home + ", " + in_a_row(parts) + ",";
}

std::string needs_line(const HomeGapCluster& cluster) {
  std::vector<std::string> parts;
  const auto add = [&](const std::string& what, std::size_t people) {
    parts.push_back(what + " (" + std::to_string(people) + ")");
  };
  for (const NeededAccess& each : cluster.access) add(access_in_words(each.feature), each.people);
  for (const NeededNight& each : cluster.nights) add(night_in_words(each.night), each.people);
  for (const NeededTask& each : cluster.tasks) {
    add("somebody who can do this safely: " + each.task, each.people);
  }
  return parts.empty() ? "" : "  Needed: " + in_a_row(parts) + ".\n";
}

std::string none_listed(const HomeGapCluster& cluster) {
  return cluster.blocked_by.empty() ? "  No home on the list would do if a rule were met.\n" : "";
}

}  // namespace

std::string access_in_words(graph::AccessFeature feature) {
  switch (feature) {
    case graph::AccessFeature::step_free: return "step-free access";
    case graph::AccessFeature::ground_floor_bedroom: return "a bedroom on the ground floor";
    case graph::AccessFeature::level_shower: return "a level shower";
    case graph::AccessFeature::hoist: return "a hoist";
    case graph::AccessFeature::door_width: return "wide doors";
    case graph::AccessFeature::sensory_quiet: break;
  }
  return "quiet";
}

std::string night_in_words(graph::Night night) {
  switch (night) {
    case graph::Night::sleeping_rarely: return "somebody to wake now and then";
    case graph::Night::sleeping_some: return "somebody to wake some nights";
    case graph::Night::sleeping_every: return "somebody to wake every night";
    case graph::Night::waking: return "somebody awake at night";
    case graph::Night::none: break;
  }
  return "nobody at night";
}

std::string what_would_open(const HomeGapCluster& cluster) {
  return home_like_this(cluster) + " would open an option for " + people_in_words(cluster.people) +
         ".";
}

std::string home_gaps_in_words(const graph::View& view, const HomeGaps& gaps) {
  std::string text;
  for (const HomeGapCluster& cluster : gaps.clusters) {
    text += what_would_open(cluster) + "\n" + none_listed(cluster);
    if (!cluster.who.empty()) text += "  Who: " + names_in_words(view, cluster.who) + ".\n";
    text += needs_line(cluster);
  }
  if (gaps.clusters.empty()) {
    text += gaps.question.own_page
                ? "Everybody who looks for a home and agreed to be matched has one to look at.\n"
                : "No kind of home is missing for " + std::to_string(cluster_people_min) +
                      " people or more.\n";
  }
  if (!gaps.to_be_asked.empty()) {
    text += "Nothing may be proposed yet for " + names_in_words(view, gaps.to_be_asked) +
            ": see their own pages.\n";
  }
  return text;
}

}  // namespace kith::matcher
