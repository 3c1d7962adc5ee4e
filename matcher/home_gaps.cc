// SPDX-License-Identifier: Apache-2.0
#include "matcher/home_gaps.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "matcher/proposals.h"
#include "matcher/rules_frame.h"
#include "matcher/seekers.h"
#include "matcher/surroundings.h"
#include "matcher/waiting_parties.h"

namespace kith::matcher {

using graph::Agreed;
namespace {

using graph::ArrangementKind;
using graph::Person;

// Somebody for whom no home passes, where they want to live, and what keeps homes out.
struct Waiting {
  const Person* person = nullptr;
  std::vector<Spot> spots;
  std::vector<std::vector<Rule>> blocked_by;
};

// What a cluster is about, wherever it is.
using About = std::pair<ArrangementKind, std::vector<Rule>>;

std::vector<Spot> wanted_spots(const Person& person) {
  std::vector<Spot> spots;
  for (const graph::Place& place : person.area_wanted) spots.push_back(spot_of(place));
  if (spots.empty()) spots.push_back(spot_of(person.area_now));
  std::erase_if(spots, [](const Spot& spot) { return !spot.is_known(); });
  return spots;
}

// People of whom nothing is known about where are together by themselves.
bool want_one_area(const Waiting& a, const Waiting& b, std::int64_t metres) {
  if (a.spots.empty() && b.spots.empty()) return true;
  return std::any_of(a.spots.begin(), a.spots.end(), [&](const Spot& one) {
    return std::any_of(b.spots.begin(), b.spots.end(),
                       [&](const Spot& other) { return is_near(one, other, metres); });
  });
}

Waiting waiting_of(const Person& person, const Proposals& answer) {
  Waiting waiting;
  waiting.person = &person;
  waiting.spots = wanted_spots(person);
  for (const BlockingSet& set : answer.blocking) waiting.blocked_by.push_back(set.rules);
  if (waiting.blocked_by.empty()) waiting.blocked_by.emplace_back();
  return waiting;
}

graph::Result<std::vector<Waiting>> all_waiting(const graph::View& view,
                                                const CandidateIndex& index, HomeGaps& gaps) {
  std::vector<Waiting> found;
  for (const graph::Number& number : view.numbers(graph::Kind::person)) {
    const Person& person = *view.find<Person>(number);
    if (!looks_for_a_home(person, gaps.question.on)) continue;
    Question question;
    question.person.number = number;
    question.on = gaps.question.on;
    question.top = 1;
    question.policy = gaps.question.policy;
    const auto answer = propose(view, index, question);
    if (!answer) return answer.error();
    if (!answer->closed.empty()) {
      if (gaps.question.own_page) gaps.to_be_asked.push_back({number});
    } else if (answer->counts.passed == 0) {
      if (gaps.question.own_page) gaps.without_home.push_back({number});
      found.push_back(waiting_of(person, *answer));
    }
  }
  return found;
}

// Of each key how many people have it, each person once; few are left out of a shared report.
template <class Key, class KeysOf>
std::map<Key, std::size_t> counted(const std::vector<const Person*>& people, bool own_page,
                                   KeysOf keys_of) {
  std::map<Key, std::size_t> counts;
  for (const Person* person : people) {
    for (const Key& key : keys_of(*person)) ++counts[key];
  }
  if (!own_page) {
    std::erase_if(counts, [](const auto& each) { return each.second < cluster_people_min; });
  }
  return counts;
}

std::set<graph::AccessFeature> essential_access(const Person& person) {
  std::set<graph::AccessFeature> features;
  for (const graph::AccessNeed& need : person.access) {
    if (need.needed == graph::HowNeeded::essential) features.insert(need.feature);
  }
  return features;
}

std::set<graph::Night> nights_of(const Person& person) {
  if (!person.night || person.night->value == graph::Night::none) return {};
  return {person.night->value};
}

std::set<std::string> critical_tasks_of(const Person& person) {
  std::set<std::string> tasks;
  for (const graph::Support& support : person.support) {
    const bool none = support.level == graph::SupportLevel::none;
    if (support.critical == true && !none) tasks.insert(lower_case(support.task));
  }
  return tasks;
}

void add_needs(const std::vector<const Person*>& people, bool own_page, HomeGapCluster& cluster) {
  for (const auto& [feature, count] :
       counted<graph::AccessFeature>(people, own_page, essential_access)) {
    cluster.access.push_back({feature, count});
  }
  for (const auto& [night, count] : counted<graph::Night>(people, own_page, nights_of)) {
    cluster.nights.push_back({night, count});
  }
  for (const auto& [task, count] : counted<std::string>(people, own_page, critical_tasks_of)) {
    cluster.tasks.push_back({task, count});
  }
}

// The area around the middle, as most of them call it.
std::string area_of(const std::vector<Waiting>& waiting, const std::vector<std::size_t>& members,
                    const Waiting& middle, std::int64_t metres) {
  std::vector<std::string_view> names;
  for (const std::size_t each : members) {
    for (const Spot& spot : waiting[each].spots) {
      const bool there =
          std::any_of(middle.spots.begin(), middle.spots.end(),
                      [&](const Spot& other) { return is_near(spot, other, metres); });
      if (there) names.push_back(spot.name);
    }
  }
  return commonest_name(names);
}

struct Found {
  HomeGapCluster cluster;
  graph::Number first;
};

void add_home_clusters(const HomeGapQuestion& question, const std::vector<Waiting>& waiting,
                       const About& about, std::vector<std::size_t> people,
                       std::vector<Found>& found) {
  Surroundings left(std::move(people), [&](std::size_t one, std::size_t other) {
    return want_one_area(waiting[one], waiting[other], question.radius_metres);
  });
  while (!left.is_empty()) {
    const std::size_t middle = left.middle();
    const std::vector<std::size_t> members = left.around(middle);
    left.take(members);
    if (!question.own_page && members.size() < cluster_people_min) continue;
    HomeGapCluster cluster;
    cluster.kind = about.first;
    cluster.blocked_by = about.second;
    cluster.people = members.size();
    cluster.area = area_of(waiting, members, waiting[middle], question.radius_metres);
    std::vector<const Person*> persons;
    for (const std::size_t each : members) {
      persons.push_back(waiting[each].person);
      if (question.own_page) cluster.who.push_back({persons.back()->identity.number});
    }
    add_needs(persons, question.own_page, cluster);
    found.push_back({std::move(cluster), persons.front()->identity.number});
  }
}

std::map<About, std::vector<std::size_t>> by_kind_and_rules(const std::vector<Waiting>& waiting) {
  std::map<About, std::vector<std::size_t>> people;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    std::set<ArrangementKind> kinds;
    for (const graph::LookingFor& wish : waiting[i].person->looking_for) kinds.insert(wish.kind);
    for (const ArrangementKind kind : kinds) {
      for (const std::vector<Rule>& rules : waiting[i].blocked_by) {
        people[{kind, rules}].push_back(i);
      }
    }
  }
  return people;
}

bool opens_more(const Found& a, const Found& b) {
  if (a.cluster.people != b.cluster.people) return a.cluster.people > b.cluster.people;
  return std::tie(a.cluster.kind, a.cluster.blocked_by, a.first) <
         std::tie(b.cluster.kind, b.cluster.blocked_by, b.first);
}

}  // namespace

graph::Result<HomeGaps> find_home_gaps(const graph::View& view, const CandidateIndex& index,
                                       const HomeGapQuestion& question) {
  if (auto radius = check_metres(question.radius_metres, "The radius of a cluster"); !radius) {
    return radius.error();
  }
  if (auto policy = check(question.policy); !policy) return policy.error();
  HomeGaps gaps;
  gaps.question = question;
  const auto waiting = all_waiting(view, index, gaps);
  if (!waiting) return waiting.error();
  std::vector<Found> found;
  for (auto& [about, people] : by_kind_and_rules(*waiting)) {
    add_home_clusters(question, *waiting, about, people, found);
  }
  std::sort(found.begin(), found.end(), opens_more);
  for (Found& each : found) gaps.clusters.push_back(std::move(each.cluster));
  return gaps;
}

}  // namespace kith::matcher
