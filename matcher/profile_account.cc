// SPDX-License-Identifier: Apache-2.0
// What people wrote or said of themselves and approved: one page profile, About Me, communication
// chart.
#include <algorithm>
#include <array>

#include "matcher/criteria_words.h"
#include "matcher/profile_parts.h"

namespace kith::matcher::profile {
namespace {

using graph::ProfilePart;

// Lower case letters and single blanks: "What’s important to me?" → "whats important to me".
std::string plain_letters(std::string_view text) {
  std::string plain;
  for (const char letter : text) {
    if (letter >= 'A' && letter <= 'Z') plain += static_cast<char>(letter - 'A' + 'a');
    if (letter >= 'a' && letter <= 'z') plain += letter;
    const bool parts = letter == ' ' || letter == '_' || letter == '-';
    if (parts && !plain.empty() && plain.back() != ' ') plain += ' ';
  }
  while (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

struct KnownHeading {
  std::string_view heading;
  std::array<std::string_view, 4> said;  // how it is written
};
constexpr std::array<KnownHeading, 3> known_headings{{
    {heading::appreciated,
     {"what people appreciate about me", "what people like and admire about me",
      "what people like about me", "appreciations"}},
    {heading::important,
     {"whats important to me", "what is important to me", "important to me", "what matters to me"}},
    {heading::support_me,
     {"how best to support me", "how to support me", "how to support me well",
      "how i like to be supported"}},
}};

std::string_view known_heading(const std::string& plain) {
  for (const KnownHeading& known : known_headings) {
    if (std::find(known.said.begin(), known.said.end(), plain) != known.said.end()) {
      return known.heading;
    }
  }
  return "";
}

// About Me names friends and helpers there: third people, who were not asked.
bool is_about_others(const std::string& plain) {
  constexpr std::array<std::string_view, 4> others{
      "people important to me", "people who are important to me", "supported to write this by",
      "what we need to do next"};
  return std::find(others.begin(), others.end(), plain) != others.end();
}

// Of the versions of one heading only the newest that the person approved.
bool is_newest(const graph::Person& person, const ProfilePart& part) {
  const auto version = [](const ProfilePart& of) { return of.version ? of.version->value : 0; };
  return std::none_of(person.profile.begin(), person.profile.end(), [&](const ProfilePart& other) {
    return other.approved_by_person == true && other.document == part.document &&
           plain_letters(other.heading) == plain_letters(part.heading) &&
           version(other) > version(part);
  });
}

bool is_one_page(const ProfilePart& part) {
  return plain_letters(part.document) == "one page profile";
}

// The three headings of a one page profile are meant for whoever comes to know the person. All else
// may speak of health.
bool is_for_tier(const ProfilePart& part, const std::string& plain, graph::Tier tier) {
  const bool open = is_one_page(part) && !known_heading(plain).empty();
  return open || tier >= graph::Tier::second;
}

bool is_shown(const graph::Person& person, const ProfilePart& part, const Sight& sight) {
  const std::string plain = plain_letters(part.heading);
  return part.approved_by_person == true && sight.sees_anyway(part, part.words_of) &&
         !is_about_others(plain) && is_for_tier(part, plain, sight.tier()) &&
         is_newest(person, part);
}

// The heading as the record has it, or as one page profiles have it.
std::string heading_of(const ProfilePart& part, const Sight& sight) {
  const std::string_view known = known_heading(plain_letters(part.heading));
  if (!known.empty()) return std::string(known);
  const std::string own = sight.sees_anyway(part, part.heading) ? sight.words(part.heading) : "";
  return own.empty() ? std::string(heading::about_me) : sentence_case(own);
}

}  // namespace

void add_own_account(Sheet& sheet, const Sight& sight, const graph::Person& person) {
  if (!sight.sees_anyway(person, person.profile)) return;
  std::vector<const ProfilePart*> shown;
  for (const ProfilePart& part : person.profile) {
    if (is_shown(person, part, sight)) shown.push_back(&part);
  }
  const auto place = [](const ProfilePart* part) {
    const std::string_view known = known_heading(plain_letters(part->heading));
    const auto at = std::find_if(known_headings.begin(), known_headings.end(),
                                 [&](const KnownHeading& each) { return each.heading == known; });
    return std::pair(!is_one_page(*part), at - known_headings.begin());
  };
  std::stable_sort(shown.begin(), shown.end(),
                   [&](const ProfilePart* a, const ProfilePart* b) { return place(a) < place(b); });
  for (const ProfilePart* part : shown) {
    sheet.add(heading_of(*part, sight), sight.sentence(part->words_of.value));
  }
}

}  // namespace kith::matcher::profile
