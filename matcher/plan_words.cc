// SPDX-License-Identifier: Apache-2.0
#include "matcher/plan_words.h"

#include <map>
#include <vector>

#include "graph/limits.h"
#include "matcher/blocking.h"
#include "matcher/criteria_words.h"
#include "matcher/spoken_counts.h"
#include "matcher/wide_sum.h"

namespace kith::matcher {
namespace {

std::string others_in_words(std::size_t others) {
  return others == 1 ? "one other" : std::to_string(others) + " others";
}
std::string who_wait(std::size_t others) { return others == 1 ? " who waits" : " who wait"; }

std::string homes_in_words(std::size_t homes) {
  return homes == 1 ? "one home is a real option"
                    : std::to_string(homes) + " homes are real options";
}

class Telling {
 public:
  Telling(const graph::View& view, const Plan& plan, PlanReader reader)
      : plan_(plan), reader_(reader), names_(view, reader) {
    std::vector<graph::PersonNumber> people;
    std::vector<graph::HouseholdNumber> homes;
    for (const PlannedParty& each : plan.parties) {
      people.insert(people.end(), each.party.people.begin(), each.party.people.end());
    }
    for (const PlannedHome& home : plan.homes) {
      homes.push_back(home.household);
      const AssignmentPrice none{0, 0, home.price.weight};
      if (home.price > none) sought_after_.emplace(home.household, &home);
    }
    names_.tell_apart(people, homes);
  }

  std::string tell() {
    text_ = "Whom to suggest to each other next, " + spoken_day(plan_.on) +
            ". This introduces nobody: each person and each home is asked, and may say no.\n";
    tell_counts();
    if (plan_.end == AssignmentEnd::undecided) {
      text_ += "The search was stopped before there was any plan. Ask again and let it do more.\n";
      return text_;
    }
    tell_suggestions();
    tell_without();
    tell_sought_after();
    tell_proof();
    return text_;
  }

 private:
  void tell_counts() {
    if (plan_.parties.empty()) {
      text_ += "Nobody waits who looks for a home and agreed to be matched.\n";
      return;
    }
    text_ += people_in_words(plan_.people()) + (plan_.people() == 1 ? " waits" : " wait");
    if (plan_.end == AssignmentEnd::undecided) {
      text_ += ".\n";
      return;
    }
    text_ += "; for " + std::to_string(plan_.people_suggested()) +
             " there is somebody to suggest. Each home gets to know at most " +
             std::to_string(plan_.per_home) + " at a time.\n";
  }

  void tell_suggestions() {
    for (const PlannedParty& each : plan_.parties) {
      if (each.suggestions.empty()) continue;
      text_ += "\n" + heading_of(each) + "\n";
      for (const Suggestion& suggestion : each.suggestions) tell(suggestion);
    }
  }

  std::string heading_of(const PlannedParty& each) const {
    return names_.of(each.party.people) + ", " + waited_in_words(each.party);
  }

  void tell(const Suggestion& suggestion) {
    text_ += "  " + names_.with_area(suggestion.household) + ".";
    if (suggestion.standing == Standing::kept) text_ += " Under way.";
    if (!suggestion.is_option) text_ += " A rule has changed since: look again.";
    if (suggestion.standing == Standing::pinned) text_ += " Pinned.";
    const std::string scarce =
        scarcity_in_words(suggestion, sought_after_.contains(suggestion.household));
    text_ += (scarce.empty() ? "" : " " + scarce) + "\n";
  }

  void tell_without() {
    bool first = true;
    for (const PlannedParty& each : plan_.parties) {
      if (!each.suggestions.empty()) continue;
      if (first) text_ += "\nNo home to suggest yet\n";
      first = false;
      text_ += "  " + heading_of(each) + ": " + why_without(each) + "\n";
    }
  }

  std::string why_without(const PlannedParty& each) const {
    const std::string whom = each.party.people.size() > 1 ? " for " + names_.of(each.about) : "";
    switch (each.without) {
      case WithoutOption::closed: return "nothing may be proposed yet" + whom + "." + closed(each);
      case WithoutOption::no_home_fits:
        return "no home passes every rule" + whom + " today." + blocking(each);
      case WithoutOption::none_suits:
        return "homes pass every rule" + whom + ", and none would suit everybody well enough.";
      case WithoutOption::none_in_common:
        return "each has real options, and none is one for all of them.";
      case WithoutOption::none: break;
    }
    if (each.options == 0) return "every home that is a real option is banned from this plan.";
    const std::string there = homes_in_words(each.options);
    if (plan_.end != AssignmentEnd::optimal) return there + "; the search was stopped before.";
    if (plan_.per_home == 0) return there + ", and no home is to get to know anybody.";
    return there +
           ", and every introduction there goes to somebody who has waited as long or "
           "longer, is under way, or is pinned.";
  }

  static std::string closed(const PlannedParty& each) {
    std::string text;
    for (const RuleAnswer& answer : each.closed) {
      text += " " + answer.sentence;
      if (!answer.what_would_change.empty()) text += " " + answer.what_would_change;
    }
    return text;
  }
  static std::string blocking(const PlannedParty& each) {
    std::string text;
    for (const BlockingSet& set : each.blocking) text += " " + blocking_in_words(set);
    return text;
  }

  void tell_sought_after() {
    bool first = true;
    for (const auto& [home, planned] : sought_after_) {
      if (planned->price.parties_met == 0 && reader_ == PlanReader::officer) continue;
      if (first) text_ += "\nSought after\n";
      first = false;
      text_ += "  " + names_.with_area(home) + ". ";
      if (planned->price.parties_met > 0) {
        text_ +=
            "With one more introduction at a time there, one more of those who have nobody "
            "would have somebody. ";
      }
      if (reader_ != PlanReader::officer) text_ += price_of(*planned);
      text_ += "\n";
    }
  }

  static std::string price_of(const PlannedHome& home) {
    return "One more is worth: parties " + std::to_string(home.price.parties_met) + ", weeks " +
           in_digits(home.price.priority) + ", together " + in_digits(home.price.weight) + ".";
  }

  void tell_proof() {
    if (plan_.parties.empty()) return;
    if (plan_.end == AssignmentEnd::optimal) {
      text_ +=
          "\nProved the best: no plan has somebody for more of them, and of those that have "
          "for as many none is for people who have waited longer. A separate check went "
          "through the proof.\n";
    } else {
      text_ += "\nNot proved the best: the search was stopped. At most " +
               std::to_string(plan_.bound.parties_met - plan_.value.parties_met) +
               " more could have somebody.\n";
    }
    if (reader_ == PlanReader::officer) return;
    text_ += "Worth: parties " + std::to_string(plan_.value.parties_met) + ", weeks waited " +
             in_digits(plan_.value.priority) + ", together " + in_digits(plan_.value.weight) +
             ". No plan is worth more, compared from the first, than: parties " +
             std::to_string(plan_.bound.parties_met) + ", weeks " +
             in_digits(plan_.bound.priority) + ", together " + in_digits(plan_.bound.weight) +
             ". Edges looked at: " + std::to_string(plan_.work) + ".\n";
  }

  const Plan& plan_;
  PlanReader reader_;
  PlanNames names_;
  std::map<graph::HouseholdNumber, const PlannedHome*> sought_after_;
  std::string text_;
};

}  // namespace

std::string PlanNames::of(const graph::PersonNumber& person) const {
  return of(std::vector<graph::PersonNumber>{person});
}

void PlanNames::tell_apart(const std::vector<graph::PersonNumber>& people,
                           const std::vector<graph::HouseholdNumber>& homes) {
  if (reader_ == PlanReader::auditor) return;
  for (const graph::PersonNumber& each : people) {
    const auto* record = view_.find<graph::Person>(each.number);
    if (record != nullptr) ++bearers_[record->called];
  }
  for (const graph::HouseholdNumber& each : homes) {
    const auto* record = view_.find<graph::Household>(each.number);
    if (record != nullptr) ++bearers_[name_of(*record)];
  }
}

std::string PlanNames::with_id(const std::string& name, const graph::Identity& identity) const {
  const auto found = bearers_.find(name);
  if (found == bearers_.end() || found->second < 2) return name;
  const std::string number = graph::to_text(identity.number);
  return name + " (" + (identity.external_id.empty() ? number : identity.external_id) + ")";
}

std::string PlanNames::called(const graph::PersonNumber& person) const {
  if (reader_ == PlanReader::auditor) return graph::to_text(person.number);
  const auto* record = view_.find<graph::Person>(person.number);
  if (record == nullptr || record->called.empty()) return "somebody";
  return with_id(record->called, record->identity);
}

std::string PlanNames::of(const std::vector<graph::PersonNumber>& people) const {
  std::vector<std::string> names;
  for (const graph::PersonNumber& each : people) names.push_back(called(each));
  return in_a_row(names);
}

std::string PlanNames::of(const graph::HouseholdNumber& home) const {
  if (reader_ == PlanReader::auditor) return graph::to_text(home.number);
  const auto* record = view_.find<graph::Household>(home.number);
  if (record == nullptr) return "a home no longer there";
  return with_id(name_of(*record), record->identity);
}

std::string PlanNames::with_area(const graph::HouseholdNumber& home) const {
  const auto* record = view_.find<graph::Household>(home.number);
  const bool has_area = record != nullptr && record->area && !record->area->name.empty();
  if (reader_ == PlanReader::auditor || !has_area) return of(home);
  return of(home) + "," + near_area(record->area->name);
}

std::string waited_in_words(const WaitingParty& party) {
  const std::string who = party.people.size() == 1 ? "who has waited " : "who have waited ";
  if (!party.weeks_known) return "since when is not on record";
  if (party.weeks == 1) return who + "a week or less";
  const bool more = party.weeks == graph::limits::waiting_weeks_max;
  return who + std::to_string(party.weeks) + " weeks" + (more ? " or more" : "");
}

std::string scarcity_in_words(const Suggestion& suggestion, bool sought_after) {
  if (suggestion.only_one_for > 0) {
    return "It is the only suitable home for " + others_in_words(suggestion.only_one_for) +
           who_wait(suggestion.only_one_for) + ".";
  }
  if (!sought_after || suggestion.option_for == 0) return "";
  return "It is sought after: suitable for " + others_in_words(suggestion.option_for) +
         who_wait(suggestion.option_for) + ".";
}

std::string plan_in_words(const graph::View& view, const Plan& plan, PlanReader reader) {
  return Telling(view, plan, reader).tell();
}

}  // namespace kith::matcher
