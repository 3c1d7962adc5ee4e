// SPDX-License-Identifier: Apache-2.0
#include "matcher/spoken_counts.h"

#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

std::string called(const graph::View& view, const Someone& someone) {
  std::string name;
  if (someone.kind == graph::Kind::neighbour) {
    const auto* neighbour = view.find<graph::Neighbour>(someone.number);
    if (neighbour != nullptr) name = neighbour->called;
  } else {
    const auto* person = view.find<graph::Person>(someone.number);
    if (person != nullptr) name = person->called;
  }
  return name.empty() ? "somebody" : name;
}

std::string area_of(const graph::View& view, const Someone& someone) {
  if (someone.kind == graph::Kind::neighbour) {
    const auto* neighbour = view.find<graph::Neighbour>(someone.number);
    return neighbour != nullptr && neighbour->area ? neighbour->area->name : "";
  }
  const auto* person = view.find<graph::Person>(someone.number);
  return person != nullptr && person->area_now ? person->area_now->name : "";
}

}  // namespace

std::string people_in_words(std::size_t people) {
  return std::to_string(people) + (people == 1 ? " person" : " people");
}

std::string near_area(std::string_view area) {
  return area.empty() ? std::string() : " near " + std::string(area);
}

std::string money_in_words(std::int64_t pence) {
  const std::string rest = std::to_string(pence % 100);
  return "£" + std::to_string(pence / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

std::string names_in_words(const graph::View& view, const std::vector<Someone>& people) {
  std::vector<std::string> names;
  for (const Someone& someone : people) names.push_back(called(view, someone));
  return in_a_row(names);
}

std::string names_and_areas(const graph::View& view, const std::vector<Someone>& people) {
  std::vector<std::string> names;
  for (const Someone& someone : people) {
    const std::string area = area_of(view, someone);
    names.push_back(called(view, someone) + (area.empty() ? "" : " (" + area + ")"));
  }
  return in_a_row(names);
}

std::string names_in_words(const graph::View& view,
                           const std::vector<graph::PersonNumber>& people) {
  std::vector<Someone> list;
  for (const graph::PersonNumber& each : people) {
    list.push_back({graph::Kind::person, each.number});
  }
  return names_in_words(view, list);
}

}  // namespace kith::matcher
