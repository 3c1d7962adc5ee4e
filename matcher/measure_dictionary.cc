// SPDX-License-Identifier: Apache-2.0
#include "matcher/measure_dictionary.h"

#include <algorithm>
#include <array>

#include "matcher/connection_card.h"
#include "matcher/measure_tables.h"

namespace kith::matcher {
namespace {

struct MeasureSet {
  std::string_view word;
  std::string_view version;
};
constexpr std::array<MeasureSet, 3> measure_sets{{{"connection_test", connection_definitions},
                                                  {"at_home_91", "at-home-91 1"},
                                                  {"run_chart", "run-chart 1"}}};

// "lost.reason." of "lost.reason.*"; "" of what is no family.
std::string_view family_of(std::string_view name) {
  return name.ends_with(".*") ? name.substr(0, name.size() - 1) : std::string_view();
}

bool is_member(const Measure& measure, std::string_view figure) {
  const std::string_view family = family_of(measure.name);
  if (family.empty() || !figure.starts_with(family)) return false;
  const std::string_view member = figure.substr(family.size());
  if (measure.words.empty()) return !member.empty();
  return std::any_of(measure.words.begin(), measure.words.end(),
                     [member](const MeasureWord& each) { return each.word == member; });
}

}  // namespace

std::string_view word(MeasureOf of) { return measure_sets.at(static_cast<std::size_t>(of)).word; }
std::string_view version_of(MeasureOf of) {
  return measure_sets.at(static_cast<std::size_t>(of)).version;
}

const std::vector<Measure>& measures() {
  static const std::vector<Measure> all = [] {
    std::vector<Measure> found;
    for (const auto part : {measures_of_changes(), measures_of_circles(), measures_of_checks(),
                            measures_of_at_home(), measures_of_run_chart()}) {
      found.insert(found.end(), part.begin(), part.end());
    }
    return found;
  }();
  return all;
}

const Measure* measure_of(std::string_view figure) {
  const std::vector<Measure>& all = measures();
  auto found = std::find_if(all.begin(), all.end(),
                            [figure](const Measure& each) { return each.name == figure; });
  if (found == all.end()) {
    found = std::find_if(all.begin(), all.end(),
                         [figure](const Measure& each) { return is_member(each, figure); });
  }
  return found == all.end() ? nullptr : &*found;
}

}  // namespace kith::matcher
