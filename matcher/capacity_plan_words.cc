// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "matcher/criteria_words.h"
#include "matcher/plan_words.h"
#include "matcher/spoken_counts.h"
#include "matcher/wide_sum.h"

namespace kith::matcher {
namespace {

std::string places_in_words(std::size_t places) {
  return std::to_string(places) + (places == 1 ? " place" : " places");
}

class CapacityTelling {
 public:
  CapacityTelling(const graph::View& view, const CapacityPlan& plan, PlanReader reader)
      : plan_(plan), reader_(reader), names_(view, reader) {
    std::vector<graph::PersonNumber> people;
    std::vector<graph::HouseholdNumber> homes;
    for (const CapacityParty& each : plan.parties) {
      people.insert(people.end(), each.party.people.begin(), each.party.people.end());
    }
    for (const CapacityHome& each : plan.homes) homes.push_back(each.household);
    names_.tell_apart(people, homes);
  }

  std::string tell() {
    text_ = "How many could live somewhere all at once, " + spoken_day(plan_.on) +
            ". A count for planning: it asks nobody, and nobody goes anywhere by it.\n";
    if (plan_.looking_for_other_kinds > 0) {
      text_ += people_in_words(plan_.looking_for_other_kinds) +
               (plan_.looking_for_other_kinds == 1 ? " looks" : " look") +
               " for breaks or days, alone or with somebody, and " +
               (plan_.looking_for_other_kinds == 1 ? "is" : "are") + " not counted.\n";
    }
    if (plan_.parties.empty()) return text_ + "Nobody who waits looks for living in.\n";
    tell_counts();
    tell_one_way();
    tell_without();
    tell_homes();
    tell_proof();
    return text_;
  }

 private:
  void tell_counts() {
    std::size_t places = 0;
    for (const CapacityHome& home : plan_.homes) places += static_cast<std::size_t>(home.places);
    text_ += people_in_words(plan_.people()) + (plan_.people() == 1 ? " looks" : " look") +
             " for living in. Homes that would suit some of them have " + places_in_words(places) +
             ". There is a way in which " + std::to_string(plan_.people_with_place()) +
             " could live in a home that would suit them.\n";
  }

  std::string heading_of(const CapacityParty& each) const {
    return names_.of(each.party.people) + ", " + waited_in_words(each.party);
  }

  void tell_one_way() {
    if (plan_.people_with_place() == 0) return;
    text_ += "\nOne way of it, to show that it can be\n";
    for (const CapacityParty& each : plan_.parties) {
      if (!each.household) continue;
      text_ += "  " + heading_of(each) + ": " + names_.with_area(*each.household) + ".\n";
    }
    text_ +=
        "  Whether those who would share a home may live together, and suit each other, is not "
        "asked here.\n";
  }

  void tell_without() {
    bool first = true;
    for (const CapacityParty& each : plan_.parties) {
      if (each.household) continue;
      if (first) text_ += "\nWithout a place in it\n";
      first = false;
      text_ += "  " + heading_of(each) + ": " +
               (each.options == 0 ? "no home is a real option for living in"
                                  : std::string("what would suit is taken by others, or is too "
                                                "small for who go together")) +
               ".\n";
    }
  }

  void tell_homes() {
    bool first = true;
    for (const CapacityHome& home : plan_.homes) {
      if (home.taken >= home.places) continue;
      if (first) text_ += "\nPlaces left in it\n";
      first = false;
      text_ += "  " + names_.with_area(home.household) + ": " +
               places_in_words(static_cast<std::size_t>(home.places - home.taken)) +
               ", suitable for " + std::to_string(home.option_for) + " of those who look.\n";
    }
  }

  void tell_proof() {
    const std::int64_t more = plan_.bound.parties_met - plan_.value.parties_met;
    if (plan_.is_proven) {
      text_ +=
          "\nProved the best, those who go together counted as one: in no way could more have a "
          "place, and in none of those in which as many could are they who have waited longer.\n";
    } else if (more == 0) {
      text_ +=
          "\nProved, those who go together counted as one: in no way could more have a place. "
          "Whether others who have waited longer could is not proved.\n";
    } else {
      text_ += "\nNot proved the best: there may be a way for up to " + std::to_string(more) +
               " more (who go together counted as one).\n";
    }
    if (reader_ == PlanReader::officer) return;
    text_ += "Worth: parties " + std::to_string(plan_.value.parties_met) + ", weeks waited " +
             in_digits(plan_.value.priority) + ", together " + in_digits(plan_.value.weight) +
             ". Nothing is worth more, compared from the first, than: parties " +
             std::to_string(plan_.bound.parties_met) + ", weeks " +
             in_digits(plan_.bound.priority) + ", together " + in_digits(plan_.bound.weight) +
             ". Steps of search: " + std::to_string(plan_.work) + ".\n";
  }

  const CapacityPlan& plan_;
  PlanReader reader_;
  PlanNames names_;
  std::string text_;
};

}  // namespace

std::string capacity_in_words(const graph::View& view, const CapacityPlan& plan,
                              PlanReader reader) {
  return CapacityTelling(view, plan, reader).tell();
}

}  // namespace kith::matcher
