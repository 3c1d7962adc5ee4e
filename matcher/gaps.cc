// SPDX-License-Identifier: Apache-2.0
#include "matcher/gaps.h"

#include <algorithm>
#include <map>
#include <set>

#include "graph/activity_tree.h"
#include "graph/limits.h"
#include "graph/travel.h"
#include "matcher/gap_answers.h"
#include "matcher/gap_hosts.h"
#include "matcher/same_activity.h"
#include "matcher/surroundings.h"

namespace kith::matcher {
namespace {

// Everything that one question looks at.
struct Town {
  const GapQuestion& question;
  const std::vector<Seeker>& seekers;
  const std::vector<GroupSeen>& groups;
  const std::vector<Doing>& asked;  // none: of anything

  bool is_asked(const std::string& activity) const {
    return asked.empty() || is_like_any(activity, asked);
  }
  std::size_t people_min() const {
    return question.people_min.value_or(question.own_page ? 1 : cluster_people_min);
  }
};

// Who wants an activity in vain, each once, by number: positions among the seekers.
using InVain = std::map<std::string, std::vector<std::size_t>>;

bool is_around(const Town& town, std::size_t one, std::size_t other) {
  return is_near(town.seekers[one].spot, town.seekers[other].spot, town.question.radius_metres);
}

bool is_apart_from_any(const Town& town, std::size_t one, const std::vector<std::size_t>& others) {
  return std::any_of(others.begin(), others.end(), [&](std::size_t other) {
    return are_kept_apart(town.seekers[one], town.seekers[other]);
  });
}

std::vector<std::size_t> without_kept_apart(const Town& town,
                                            const std::vector<std::size_t>& people) {
  std::vector<std::size_t> members;
  for (const std::size_t each : people) {
    if (!is_apart_from_any(town, each, members)) members.push_back(each);
  }
  return members;
}

bool could_lead(const Seeker& seeker, const Doing& activity) {
  if (seeker.side.rather_not_give) return false;
  return std::any_of(seeker.side.gives.begin(), seeker.side.gives.end(), [&](const Given& gift) {
    const bool leads = gift.kind == graph::GiftKind::teach || gift.kind == graph::GiftKind::lead ||
                       gift.kind == graph::GiftKind::host;
    return leads && lies_within(Doing(gift.activity), activity);
  });
}

Someone someone(const Seeker& seeker) { return {seeker.kind, seeker.number}; }

CommonHours common_hours(const Town& town, const std::vector<const Seeker*>& members) {
  std::vector<const WeekHours*> said;
  for (const Seeker* member : members) {
    if (member->hours) said.push_back(&*member->hours);
  }
  const HoursShared shared = hours_shared(said, town.question.own_page ? 1 : cluster_people_min);
  CommonHours hours;
  hours.times = shared.hours.times();
  hours.people = shared.people;
  hours.all = shared.people > 0 && shared.people == said.size();
  if (town.question.own_page || shared.people > 0) hours.said = said.size();
  return hours;
}

std::vector<graph::GroupAccess> access_needed(const std::vector<const Seeker*>& members) {
  std::set<graph::GroupAccess> needed;
  for (const Seeker* member : members) needed.insert(member->needs.begin(), member->needs.end());
  return {needed.begin(), needed.end()};
}

void add_leaders(const Town& town, std::size_t middle, const std::vector<std::size_t>& members,
                 GapCluster& cluster) {
  const Doing activity(cluster.activity);
  for (std::size_t i = 0; i < town.seekers.size(); ++i) {
    const Seeker& seeker = town.seekers[i];
    if (!is_around(town, middle, i) || !could_lead(seeker, activity)) continue;
    if (is_apart_from_any(town, i, members)) continue;
    ++cluster.could_lead;
    if (town.question.own_page) cluster.leaders.push_back(someone(seeker));
  }
}

MissingParts missing_parts(const GapCluster& cluster) {
  MissingParts missing;
  missing.leader = cluster.could_lead == 0;
  missing.place = !cluster.host;
  missing.access = cluster.host && !cluster.host->lacks.empty();
  missing.hours = cluster.host && cluster.host->at_these_hours == graph::OpenState::closed;
  return missing;
}

struct Clustered {
  GapCluster cluster;
  graph::Number first;
};

Clustered cluster_of(const Town& town, const std::string& activity, std::size_t middle,
                     const std::vector<std::size_t>& people) {
  std::vector<const Seeker*> members;
  std::vector<std::string_view> areas;
  GapCluster cluster;
  for (const std::size_t each : people) {
    members.push_back(&town.seekers[each]);
    areas.push_back(town.seekers[each].spot.name);
    if (town.question.own_page) cluster.who.push_back(someone(town.seekers[each]));
  }
  cluster.activity = activity;
  cluster.in_the_tree = graph::is_activity(activity);
  cluster.area = commonest_name(areas);
  cluster.people = people.size();
  cluster.hours = common_hours(town, members);
  cluster.access = access_needed(members);
  add_leaders(town, middle, people, cluster);
  cluster.host =
      likeliest_host({town.question, cluster, members, town.seekers[middle].spot}, town.groups);
  cluster.missing = missing_parts(cluster);
  return {std::move(cluster), town.seekers[people.front()].number};
}

bool is_about_there(const Town& town, const std::vector<std::size_t>& people) {
  const auto& around = town.question.around;
  return !around || std::any_of(people.begin(), people.end(), [&](std::size_t each) {
    return lies_about(town.seekers[each].spot, *around);
  });
}

void add_clusters(const Town& town, const std::string& activity, std::vector<std::size_t> people,
                  std::vector<Clustered>& found, std::size_t& fewer) {
  Surroundings left(std::move(people), [&town](std::size_t one, std::size_t other) {
    return is_around(town, one, other);
  });
  while (!left.is_empty()) {
    const std::size_t middle = left.middle();
    const std::vector<std::size_t> members = without_kept_apart(town, left.around(middle));
    left.take(members);
    if (!is_about_there(town, members)) continue;
    if (members.size() < town.people_min()) {
      if (town.question.own_page) ++fewer;
      continue;
    }
    found.push_back(cluster_of(town, activity, middle, members));
  }
}

// Those who want the activity or something narrower; nobody where it was named before in other
// words.
std::vector<std::size_t> who_want(const InVain& in_vain, const std::string& activity) {
  std::set<std::size_t> people;
  const Doing wide(activity);
  for (const auto& [wanted, who] : in_vain) {
    const Doing narrow(wanted);
    if (!lies_within(narrow, wide)) continue;
    if (wanted < activity && lies_within(wide, narrow)) return {};
    people.insert(who.begin(), who.end());
  }
  return {people.begin(), people.end()};
}

bool wishes_for_it(const Town& town, const Seeker& seeker) {
  return std::any_of(seeker.side.wants.begin(), seeker.side.wants.end(),
                     [&](const Liked& want) { return town.is_asked(want.activity); });
}

InVain wants_in_vain(const Town& town, Gaps& gaps) {
  InVain in_vain;
  WantAnswers answers(town.question, town.groups, town.seekers);
  const bool own_page = town.question.own_page;
  for (std::size_t i = 0; i < town.seekers.size(); ++i) {
    const Seeker& seeker = town.seekers[i];
    const bool is_one = own_page && wishes_for_it(town, seeker);
    const bool is_counted = is_one && !town.asked.empty() && is_about_there(town, {i});
    if (is_counted) gaps.wanted.who.push_back(someone(seeker));
    if (!seeker.spot.is_known()) {
      if (is_one) gaps.without_area.push_back(someone(seeker));
      continue;
    }
    bool answered = true;
    for (const Liked& want : seeker.side.wants) {
      if (answers.is_answered(seeker, want)) continue;
      const bool is_asked = own_page && town.is_asked(want.activity);
      if (is_asked) answered = false;
      if (is_asked) ++gaps.open_wants;
      std::vector<std::size_t>& who = in_vain[want.activity];
      if (who.empty() || who.back() != i) who.push_back(i);
    }
    if (is_counted && !answered) gaps.wanted.in_vain.push_back(someone(seeker));
  }
  return in_vain;
}

bool is_fuller(const Clustered& a, const Clustered& b) {
  if (a.cluster.people != b.cluster.people) return a.cluster.people > b.cluster.people;
  if (a.cluster.activity != b.cluster.activity) return a.cluster.activity < b.cluster.activity;
  return a.first < b.first;
}

std::optional<graph::Fault> range_fault(const char* pointer, std::size_t value, std::size_t least,
                                        std::size_t most) {
  if (value >= least && value <= most) return std::nullopt;
  return graph::Fault{pointer, std::to_string(least) + " to " + std::to_string(most), 0};
}

// What the question's wishes name, after everything of it was looked at.
graph::Result<std::vector<Doing>> asked_of(const GapQuestion& question) {
  if (auto near = check_metres(question.near_metres, "What counts as near"); !near) {
    return near.error();
  }
  if (auto radius = check_metres(question.radius_metres, "The radius of a cluster"); !radius) {
    return radius.error();
  }
  if (question.around) {
    if (auto within = check_metres(question.around->metres, "Within"); !within) {
      return within.error();
    }
  }
  graph::Error wrong{graph::ErrorCode::bad_input, "the question cannot be asked like that", {}};
  const std::size_t least = question.own_page ? 1 : cluster_people_min;
  const auto min =
      range_fault("/min", question.people_min.value_or(least), least, cluster_people_asked_max);
  const auto top = range_fault("/top", question.top, 1, graph::limits::top_max);
  if (min) wrong.faults.push_back(*min);
  if (top) wrong.faults.push_back(*top);
  if (!wrong.faults.empty()) return wrong;
  auto asked = doings_of_wishes(question.wishes);
  if (asked && asked->empty() && !question.wishes.empty()) {
    wrong.faults.push_back({"/wishes", "name nothing that is wished for", 0});
    return wrong;
  }
  return asked;
}

}  // namespace

graph::Result<Gaps> find_gaps(const graph::View& view, std::span<const ListedGroup> groups,
                              const GapQuestion& question) {
  auto asked = asked_of(question);
  if (!asked) return std::move(asked).error();
  const std::vector<Seeker> seekers = seekers_of(view, question.on);
  const std::vector<GroupSeen> seen = groups_seen(groups, question.on);
  const Town town{question, seekers, seen, *asked};
  Gaps gaps;
  gaps.question = question;
  gaps.groups = seen.size();
  const InVain in_vain = wants_in_vain(town, gaps);
  std::vector<Clustered> found;
  for (const auto& [activity, who] : in_vain) {
    if (!town.is_asked(activity)) continue;
    add_clusters(town, activity, who_want(in_vain, activity), found, gaps.fewer);
  }
  std::sort(found.begin(), found.end(), is_fuller);
  if (found.size() > question.top) {
    gaps.more = found.size() - question.top;
    found.resize(question.top);
  }
  for (Clustered& each : found) gaps.clusters.push_back(std::move(each.cluster));
  return gaps;
}

}  // namespace kith::matcher
