// SPDX-License-Identifier: Apache-2.0
#include "matcher/recruitment.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/limits.h"
#include "matcher/home_gaps.h"
#include "matcher/plan_instance.h"
#include "matcher/rules_frame.h"
#include "matcher/seekers.h"
#include "matcher/spoken_counts.h"

namespace kith::matcher {
namespace {

using graph::ArrangementKind;
using graph::Household;
using graph::Person;

// In the middle of the places of that name that these people want to be in.
std::optional<graph::Point> middle_of(const graph::View& view,
                                      const std::vector<graph::PersonNumber>& people,
                                      const std::string& area) {
  std::vector<std::int32_t> latitudes;
  std::vector<std::int32_t> longitudes;
  for (const graph::PersonNumber& number : people) {
    const Person& person = *view.find<Person>(number.number);
    std::vector<Spot> spots;
    for (const graph::Place& place : person.area_wanted) spots.push_back(spot_of(place));
    if (spots.empty()) spots.push_back(spot_of(person.area_now));
    for (const Spot& spot : spots) {
      if (!spot.point || !same_word(spot.name, area)) continue;
      latitudes.push_back(spot.point->latitude.millionths);
      longitudes.push_back(spot.point->longitude.millionths);
    }
  }
  if (latitudes.empty()) return std::nullopt;
  const auto median = [](std::vector<std::int32_t>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
  };
  return graph::Point{{median(latitudes)}, {median(longitudes)}};
}

HomeDescription described(const graph::View& view, const HomeGapCluster& cluster, bool own_page) {
  const std::size_t least = own_page ? 1 : cluster_people_min;
  HomeDescription home;
  home.kind = cluster.kind;
  home.area = cluster.area;
  home.point = middle_of(view, cluster.who, cluster.area);
  for (const NeededAccess& need : cluster.access) {
    if (need.people >= least) home.access.push_back(need.feature);
  }
  for (const NeededNight& need : cluster.nights) {
    if (need.people >= least) home.night = std::max(home.night, need.night);
  }
  for (const NeededTask& need : cluster.tasks) {
    if (need.people >= least) home.tasks.push_back(need.task);
  }
  return home;
}

// What most of those look for to whom a home is a real option.
ArrangementKind kind_wanted_at(const graph::View& view, const SchemeOptions& scheme,
                               const graph::HouseholdNumber& home) {
  std::map<ArrangementKind, std::size_t> counts;
  for (const PartyOptions& each : scheme.parties) {
    const bool is_option =
        std::any_of(each.options.begin(), each.options.end(),
                    [&](const OrderKey& option) { return option.household == home.number; });
    if (!is_option) continue;
    ++counts[view.find<Person>(each.party.people.front().number)->looking_for.front().kind];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? ArrangementKind::live_in : most->first;
}

HomeDescription like(const graph::View& view, const SchemeOptions& scheme,
                     const graph::HouseholdNumber& number) {
  const Household& home = *view.find<Household>(number.number);
  HomeDescription made;
  made.kind = kind_wanted_at(view, scheme, number);
  if (home.area) {
    const Spot area = spot_of(*home.area);
    made.area = area.name;
    made.point = area.point;
  }
  if (home.home && home.home->step_free == true) {
    made.access.push_back(graph::AccessFeature::step_free);
  }
  return made;
}

// Everything of the plan as it is that trying a home needs.
struct Base {
  PlanInstance instance;
  Assignment answer;
  AssignmentStart start;
};

graph::Result<Base> solve_base(const graph::View& view, const SchemeOptions& scheme,
                               const PlanQuestion& plan) {
  auto instance = plan_instance(view, scheme, plan);
  if (!instance) return std::move(instance).error();
  auto answer = solve_and_check(instance->assignment, plan.work_max);
  if (!answer) return std::move(answer).error();
  Base base{std::move(instance).value(), std::move(answer).value(), {}};
  base.start = start_from(base.instance.assignment, base.answer);
  return base;
}

// What to try: what gaps miss first, the fullest first; then homes like those that cost most.
graph::Result<std::vector<HomeDescription>> descriptions(const graph::View& view,
                                                         const CandidateIndex& index,
                                                         const SchemeOptions& scheme,
                                                         const Base& base,
                                                         const RecruitQuestion& question) {
  HomeGapQuestion about;
  about.on = scheme.on;
  about.own_page = true;  // for whom and where; what is told is decided below
  about.radius_metres = question.radius_metres;
  about.policy = scheme.policy;
  const auto gaps = find_home_gaps(view, index, about);
  if (!gaps) return gaps.error();
  std::vector<HomeDescription> found;
  std::set<HomeDescription> seen;
  const auto add = [&](HomeDescription home) {
    if (found.size() < graph::limits::recruit_max && seen.insert(home).second) {
      found.push_back(std::move(home));
    }
  };
  for (const HomeGapCluster& cluster : gaps->clusters) {
    if (!question.own_page && cluster.people < cluster_people_min) continue;
    add(described(view, cluster, question.own_page));
  }
  std::vector<std::pair<AssignmentPrice, graph::HouseholdNumber>> priced;
  for (std::size_t i = 0; i < base.answer.prices.size(); ++i) {
    if (base.answer.prices[i] > AssignmentPrice{}) {
      priced.emplace_back(base.answer.prices[i], base.instance.homes[i]);
    }
  }
  std::sort(priced.begin(), priced.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  for (const auto& [price, home] : priced) {
    if (view.find<Household>(home.number) != nullptr) add(like(view, scheme, home));
  }
  return found;
}

void count_people(const SchemeOptions& scheme, const std::vector<std::optional<OrderKey>>& options,
                  Recruit& recruit) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!options[i]) continue;
    const std::size_t people = scheme.parties[i].party.people.size();
    recruit.option_for += people;
    if (scheme.parties[i].options.empty()) recruit.first_option_for += people;
  }
}

graph::Result<Recruit> tried(const graph::View& view, const SchemeOptions& scheme,
                             const PlanQuestion& plan, const Base& base,
                             const HomeDescription& home) {
  const WithHome world = with_home(view, home, scheme.on);
  const auto options = options_at(world.view, scheme, world.home);
  if (!options) return options.error();
  Recruit recruit;
  recruit.home = home;
  count_people(scheme, *options, recruit);
  if (recruit.option_for == 0) return recruit;
  const auto instance = plan_instance(world.view, with_options(scheme, world.home, *options), plan);
  if (!instance) return instance.error();
  const auto answer = solve_and_check(instance->assignment, plan.work_max, &base.start);
  if (!answer) return answer.error();
  const bool both =
      answer->end == AssignmentEnd::optimal && base.answer.end == AssignmentEnd::optimal;
  const std::int64_t more = answer->value.parties_met - base.answer.value.parties_met;
  if (both) recruit.parties_more = static_cast<std::size_t>(std::max<std::int64_t>(0, more));
  return recruit;
}

bool changes_more(const Recruit& a, const Recruit& b) {
  return std::tie(b.parties_more, b.first_option_for, b.option_for, a.home) <
         std::tie(a.parties_more, a.first_option_for, a.option_for, b.home);
}

// On a shared report, numbers that are too small; none is left where too few would come.
void suppress_small(Recruit& recruit) {
  for (std::size_t* count :
       {&recruit.option_for, &recruit.first_option_for, &recruit.parties_more}) {
    if (*count < cluster_people_min) *count = 0;
  }
}

}  // namespace

SchemeOptions with_options(const SchemeOptions& scheme, graph::HouseholdNumber home,
                           const std::vector<std::optional<OrderKey>>& options) {
  SchemeOptions more = scheme;
  const auto place = std::lower_bound(more.homes.begin(), more.homes.end(), home);
  more.homes.insert(place, home);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!options[i]) continue;
    std::vector<OrderKey>& list = more.parties[i].options;
    list.insert(std::upper_bound(list.begin(), list.end(), *options[i], comes_before), *options[i]);
    more.parties[i].without = WithoutOption::none;
  }
  return more;
}

graph::Result<Recruitment> recruitment(const graph::View& view, const CandidateIndex& index,
                                       const SchemeOptions& scheme, const PlanQuestion& plan,
                                       const RecruitQuestion& question) {
  if (question.top < 1 || question.top > graph::limits::recruit_max) {
    return graph::Error{graph::ErrorCode::bad_input,
                        "the list cannot be asked for like that",
                        {{"/recruit", "1 to " + std::to_string(graph::limits::recruit_max), 0}}};
  }
  const auto base = solve_base(view, scheme, plan);
  if (!base) return base.error();
  const auto homes = descriptions(view, index, scheme, *base, question);
  if (!homes) return homes.error();
  Recruitment made;
  made.tried = homes->size();
  for (const HomeDescription& home : *homes) {
    auto recruit = tried(view, scheme, plan, *base, home);
    if (!recruit) return std::move(recruit).error();
    made.homes.push_back(std::move(recruit).value());
  }
  if (!question.own_page) {
    std::for_each(made.homes.begin(), made.homes.end(), suppress_small);
  }
  std::sort(made.homes.begin(), made.homes.end(), changes_more);
  std::erase_if(made.homes, [](const Recruit& each) { return each.option_for == 0; });
  if (made.homes.size() > question.top) made.homes.resize(question.top);
  return made;
}

std::string in_words(const Recruit& recruit) {
  std::string text = in_words(recruit.home) + " would be a real option for " +
                     people_in_words(recruit.option_for) +
                     (recruit.option_for == 1 ? " who waits" : " who wait");
  if (recruit.first_option_for > 0) {
    text += ", " + std::to_string(recruit.first_option_for) + " of whom " +
            (recruit.first_option_for == 1 ? "has" : "have") + " none today";
  }
  if (recruit.parties_more == 0) return text + ".";
  return text + "; with it the plan would have somebody for " +
         std::to_string(recruit.parties_more) + " more.";
}

std::string in_words(const Recruitment& recruitment) {
  if (recruitment.homes.empty()) {
    return "No home that was tried would be a real option for enough people.\n";
  }
  std::string text;
  for (const Recruit& each : recruitment.homes) text += in_words(each) + "\n";
  return text;
}

}  // namespace kith::matcher
