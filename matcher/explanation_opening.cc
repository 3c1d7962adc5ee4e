// SPDX-License-Identifier: Apache-2.0
#include "matcher/explanation_opening.h"

#include <algorithm>
#include <array>

#include "matcher/criteria_words.h"
#include "matcher/free_times_words.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {

using graph::Agreed;
namespace {

constexpr std::array<std::string_view, 5> deciders{
    "themselves", "their attorney for health and welfare", "their deputy",
    "the Court of Protection", "a best-interests decision"};

std::string companion(const graph::View& view, const graph::PersonNumber& number) {
  const auto* const person = view.find<graph::Person>(number.number);
  return person == nullptr ? "somebody who is not on record any more" : name_of(*person);
}

// "1" → "first"; `before` where nothing, or a list of days, stands before the day.
std::string nth_of(const std::string& text, const std::string& before) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words{
      {{"1", "first"}, {"2", "second"}, {"3", "third"}, {"4", "fourth"}, {"-1", "last"}}};
  for (const auto& [number, word] : words) {
    if (text == number) return std::string(word);
  }
  return before;
}

// "every Tuesday and Friday", "every 2 weeks on Monday"; other rules as they are written.
std::string pattern_words(const std::string& pattern) {
  constexpr std::array<std::string_view, 7> codes{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  const std::string otherwise = "by the rule " + pattern;
  std::string interval;
  std::vector<std::string> named;
  std::string nth;  // of a monthly day
  bool weekly = false;
  bool monthly = false;
  for (std::size_t from = 0; from < pattern.size();) {
    const std::size_t end = std::min(pattern.find(';', from), pattern.size());
    const std::string part = pattern.substr(from, end - from);
    from = end + 1;
    if (part == "FREQ=WEEKLY") {
      weekly = true;
    } else if (part.starts_with("INTERVAL=")) {
      interval = part.substr(9);
    } else if (part.starts_with("BYDAY=")) {
      for (std::size_t day = 0; day < codes.size(); ++day) {
        const std::size_t found = part.find(codes[day], 6);
        if (found == std::string::npos) continue;
        named.emplace_back(day_names[day]);
        nth = nth_of(part.substr(6, found - 6), nth);
      }
    } else if (part == "FREQ=MONTHLY") {
      monthly = true;
    } else {
      return otherwise;
    }
  }
  if (monthly && interval.empty() && named.size() == 1 && !nth.empty()) {
    return "every " + nth + " " + named[0] + " of the month";
  }
  if (!weekly || !nth.empty() || named.empty()) return otherwise;
  if (interval.empty() || interval == "1") return "every " + in_a_row(named);
  return "every " + interval + " weeks on " + in_a_row(named);
}

std::string areas_wanted(const graph::Person& person) {
  std::vector<std::string> names;
  for (const graph::Place& place : person.area_wanted) {
    if (!place.name.empty()) names.push_back(place.name);
  }
  if (names.size() < 2) return in_a_row(names);
  const std::string last = names.back();
  names.pop_back();
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text + " or " + last;
}

// What the person said to being matched and shared, where it is not simply their own yes.
std::vector<std::string> agreement_lines(const Question& question, const graph::Person& person) {
  std::vector<std::string> lines;
  const std::string name = name_of(person);
  constexpr auto match = graph::AgreementFor::match;
  if (agreed_to(person.agreement, match, question.on, false) == Agreed::yes) {
    const auto by = latest_answer(person.agreement, match, question.on)->authority;
    if (by != graph::Authority::self) {
      lines.push_back("That " + name + " may be matched was decided by " +
                      std::string(deciders[static_cast<std::size_t>(by)]) + "; it is not " + name +
                      "'s own yes.");
    }
  }
  switch (agreed_to(person.agreement, graph::AgreementFor::share, question.on, false)) {
    case Agreed::yes: break;
    case Agreed::no:
      lines.push_back(sentence_case(name) +
                      " said no to sharing: nothing of them goes to a home until they say yes.");
      break;
    default:
      lines.push_back("Nothing of " + name +
                      " goes to a home before they agree to what is shared.");
  }
  return lines;
}

}  // namespace

std::string wish_words(const graph::LookingFor& wish) {
  constexpr std::array<std::string_view, 6> kinds{
      "Living in", "Short breaks", "Day support", "Kinship", "Emergency", "Home from hospital"};
  std::string text(kinds[static_cast<std::size_t>(wish.kind)]);
  if (wish.start) text += ", from " + spoken_day(*wish.start);
  if (wish.until) text += " until " + spoken_day(*wish.until);
  if (wish.nights_a_year) {
    text += ", " + std::to_string(wish.nights_a_year->value) + " nights a year";
  }
  if (!wish.pattern.empty()) text += ", " + pattern_words(wish.pattern);
  return text + ".";
}

ExplanationSection opening(const graph::View& view, const Question& question,
                           const graph::Person& person) {
  ExplanationPart part;
  if (question.emergency_nights) {
    part.lines.push_back("Emergency: " + std::to_string(*question.emergency_nights) +
                         " nights from " + spoken_day(question.on) + ".");
  } else {
    for (const graph::LookingFor& wish : person.looking_for) part.lines.push_back(wish_words(wish));
    if (person.looking_for.empty()) part.lines.emplace_back("It is not recorded what for.");
  }
  const std::string areas = areas_wanted(person);
  if (!areas.empty()) part.lines.push_back("Would like to be in " + areas + ".");
  for (const graph::TogetherWith& with : person.together_with) {
    const bool must = with.strength == graph::Strength::must;
    part.lines.push_back((must ? "Must stay together with " : "Would like to be together with ") +
                         companion(view, with.person) + ".");
  }
  for (std::string& line : agreement_lines(question, person)) part.lines.push_back(std::move(line));
  ExplanationSection section;
  section.kind = SectionKind::wish;
  section.heading = "What " + name_of(person) + " is looking for";
  section.parts.push_back(std::move(part));
  return section;
}

}  // namespace kith::matcher
