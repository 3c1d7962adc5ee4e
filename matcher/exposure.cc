// SPDX-License-Identifier: Apache-2.0
#include "matcher/exposure.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/limits.h"
#include "matcher/exposure_groups.h"
#include "matcher/gaps.h"

namespace kith::matcher {
namespace {

using graph::HouseholdNumber;
using graph::Number;
using graph::PersonNumber;

using Worth = std::tuple<std::int32_t, std::int32_t, std::int32_t>;
Worth worth_of(const OrderKey& key) { return {key.together, key.mean, key.coverage}; }

std::size_t listed_of(const PartyOptions& party, std::size_t top) {
  return std::min(top, party.options.size());
}

void count_lists(const SchemeOptions& scheme, const ExposureQuestion& question,
                 Exposure& exposure) {
  std::map<HouseholdNumber, HomeExposure> homes;
  for (const HouseholdNumber& home : scheme.homes) homes[home].household = home;
  for (const PartyOptions& party : scheme.parties) {
    const std::size_t listed = listed_of(party, question.top);
    if (listed > 0) ++exposure.lists;
    exposure.places += listed;
    for (std::size_t i = 0; i < listed; ++i) {
      HomeExposure& home = homes[{party.options[i].household}];
      ++home.lists;
      if (i == 0) ++home.first;
    }
  }
  for (const ProposedBefore& before : question.recorded) {
    const auto home = homes.find(before.household);
    if (home != homes.end()) home->second.recorded += before.times;
  }
  for (const auto& [number, home] : homes) {
    exposure.homes.push_back(home);
    if (home.lists == 0) ++exposure.homes_in_no_list;
  }
  std::sort(exposure.homes.begin(), exposure.homes.end(), [](const auto& a, const auto& b) {
    return std::tie(b.lists, b.first, a.household) < std::tie(a.lists, a.first, b.household);
  });
}

// Homes stand with most lists first.
void measure_spread(Exposure& exposure) {
  const std::size_t count = exposure.homes.size();
  exposure.top_tenth = (count + 9) / 10;
  std::int64_t weighted = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i < exposure.top_tenth) exposure.places_of_top_tenth += exposure.homes[i].lists;
    weighted += static_cast<std::int64_t>((count - i) * exposure.homes[i].lists);
  }
  if (exposure.places == 0) return;
  const auto homes = static_cast<std::int64_t>(count);
  const auto places = static_cast<std::int64_t>(exposure.places);
  // G = (2 sum(i x_i) - (n + 1) sum(x)) / (n sum(x)), x ascending.
  exposure.gini =
      static_cast<std::int32_t>((2 * weighted - (homes + 1) * places) * 10'000 / (homes * places));
}

// Of each home the worth of who suits it best, among those in whose lists it is.
std::map<Number, Worth> best_at(const SchemeOptions& scheme, std::size_t top) {
  std::map<Number, Worth> best;
  for (const PartyOptions& party : scheme.parties) {
    for (std::size_t i = 0; i < listed_of(party, top); ++i) {
      const OrderKey& option = party.options[i];
      auto [held, is_new] = best.emplace(option.household, worth_of(option));
      if (!is_new) held->second = std::max(held->second, worth_of(option));
    }
  }
  return best;
}

void look_for_unseen(const SchemeOptions& scheme, const ExposureQuestion& question,
                     Exposure& exposure) {
  const std::map<Number, Worth> best = best_at(scheme, question.top);
  for (const PartyOptions& party : scheme.parties) {
    const std::size_t listed = listed_of(party, question.top);
    bool in_front = false;
    for (std::size_t i = 0; i < listed; ++i) {
      const OrderKey& option = party.options[i];
      in_front = in_front || best.at(option.household) == worth_of(option);
    }
    if (in_front) continue;
    auto& whom = listed == 0 ? exposure.not_shortlisted : exposure.not_in_front;
    whom.insert(whom.end(), party.party.people.begin(), party.party.people.end());
  }
  std::sort(exposure.not_shortlisted.begin(), exposure.not_shortlisted.end());
  std::sort(exposure.not_in_front.begin(), exposure.not_in_front.end());
  exposure.never_shortlisted = exposure.not_shortlisted.size();
  exposure.never_in_front = exposure.not_in_front.size();
}

// Who a plan suggests each home to, by how long they wait: the least of them.
class Suggested {
 public:
  explicit Suggested(const Plan& plan) {
    for (const PlannedParty& party : plan.parties) {
      std::set<Number>& homes = of_[party.party.people.front()];
      for (const Suggestion& each : party.suggestions) {
        homes.insert(each.household.number);
        auto [held, is_new] = least_weeks_.emplace(each.household.number, party.party.weeks);
        if (!is_new) held->second = std::min(held->second, party.party.weeks);
      }
    }
  }
  bool is_suggested(const PersonNumber& first, const Number& home) const {
    const auto found = of_.find(first);
    return found != of_.end() && found->second.contains(home);
  }
  // Nothing where the home is suggested to nobody.
  std::optional<std::int32_t> least_weeks(const Number& home) const {
    const auto found = least_weeks_.find(home);
    if (found == least_weeks_.end()) return std::nullopt;
    return found->second;
  }

 private:
  std::map<PersonNumber, std::set<Number>> of_;
  std::map<Number, std::int32_t> least_weeks_;
};

void count_envy(const SchemeOptions& scheme, const Plan& plan, Exposure& exposure) {
  const Suggested suggested(plan);
  for (const PartyOptions& party : scheme.parties) {
    bool envies = false;
    bool of_shorter = false;
    for (const OrderKey& option : party.options) {
      if (suggested.is_suggested(party.party.people.front(), option.household)) break;
      const auto weeks = suggested.least_weeks(option.household);
      envies = envies || weeks.has_value();
      of_shorter = of_shorter || (weeks && *weeks < party.party.weeks);
    }
    if (envies) ++*exposure.envy;
    if (of_shorter) ++*exposure.envy_of_shorter_wait;
  }
}

// What a shared report may not tell.
void suppress_small(Exposure& exposure) {
  for (PeopleCount* count : {&exposure.never_shortlisted, &exposure.never_in_front, &exposure.envy,
                             &exposure.envy_of_shorter_wait}) {
    if (**count > 0 && **count < cluster_people_min) count->reset();
  }
  exposure.not_shortlisted.clear();
  exposure.not_in_front.clear();
}

}  // namespace

graph::Result<Exposure> exposure(const graph::View& view, const SchemeOptions& scheme,
                                 const Plan& plan, const ExposureQuestion& question) {
  if (question.top < 1 || question.top > graph::limits::top_max) {
    return graph::Error{graph::ErrorCode::bad_input,
                        "exposure cannot be asked for like that",
                        {{"/top", "1 to " + std::to_string(graph::limits::top_max), 0}}};
  }
  Exposure made;
  made.question = question;
  count_lists(scheme, question, made);
  measure_spread(made);
  look_for_unseen(scheme, question, made);
  count_envy(scheme, plan, made);
  made.groups = waiting_groups(view, plan, question.own_page);
  if (!question.own_page) suppress_small(made);
  return made;
}

}  // namespace kith::matcher
