// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model_community.h"
#include "graph/model_household.h"
#include "graph/model_person.h"
#include "matcher/criteria.h"
#include "matcher/fact.h"

// How the matcher speaks of people and of what they said. Verbs about homes stand in the past tense
// ("the Okafors described …"), which is right for one carer and for a family alike.
namespace kith::matcher {

// What people are called, as within a sentence ("the Okafors"); "this person", "a neighbour", "this
// home", "a carer there" where nothing is recorded.
std::string name_of(const graph::Person& person);
std::string name_of(const graph::Neighbour& neighbour);
std::string name_of(const graph::Household& household);
std::string name_of(const graph::Carer& carer);
std::string name_of(const Pair& pair, const graph::ResidentStatement& resident);
std::string name_of(const Pair& pair, const Looker& looker);

graph::SubjectNumber subject_of(const Pair& pair, const Looker& looker);
Missing missing_of(const Pair& pair, const Looker& looker);
Missing missing_person(const Pair& pair);
Missing missing_household(const Pair& pair);

// "told us", "staff told us", "from the record".
std::string_view who_told(graph::SaidBy said_by);
// "2 Oct 2026".
std::string spoken_day(graph::Date date);
// " (told us, 2 Oct 2026)", " (family told us: “Not before ten.”)", " (from the record)"; "" where
// neither who told nor their own words are recorded.
std::string told(const graph::Said& said);
// The same without who told: " (2 Oct 2026: “Not before ten.”)".
std::string told_when(const graph::Said& said);

// Whether they said it of themselves: the person of the person, a carer of a carer or the home.
bool is_own_account(const graph::Said& said, graph::Kind about);
// Whether who said it is recorded; the record itself counts.
bool has_teller(const graph::Said& said);
// A family's name takes the verb of many: "the Okafors love", "Grace loves".
bool are_many(const std::string& name);

// Of whom something is said.
struct Teller {
  std::string name;
  graph::Kind kind = graph::Kind::person;
};
// With the blank behind: `own` where they said it themselves ("named ", "said they like "), `plain`
// where it is only known of them ("love ", "like ").
struct Verbs {
  std::string_view own;
  std::string_view plain;
};
// "the Okafors said they like tea (carer told us)"; "the Okafors like tea (staff told us)"; "on
// record the Okafors like tea". Nobody is given words of which it is not recorded who said them.
std::string stated(const Teller& of, const graph::Said& said, const Verbs& verbs,
                   const std::string& what);
// "Jamie described themselves as calm (told us)", "staff describe Jamie as calm", "on record the
// Okafors are calm".
std::string described(const Teller& of, const graph::Said& said, const std::string& what);

// "“Not before ten.”"; "" where nobody's own words are recorded.
std::string own_words(const graph::Said& said);
// "a", "a and b", "a, b and c".
std::string in_a_row(const std::vector<std::string>& items);
// A part of a fit below this (the limit somebody stated for a journey, two steps on a scale) is
// told as something to talk about.
inline constexpr std::int32_t worth_talking_about = 6'000;

// Adds a sentence with its first letter as a capital and a full stop (Saying::against).
void add_sentence(Fit& answer, std::string text, bool against = false);
// Likewise, for what speaks neither way (Saying::aside).
void add_aside(Fit& answer, std::string text);
// The first letter as a capital.
std::string sentence_case(std::string text);
// "learning_disability_nurse" → "learning disability nurse".
std::string spaced(std::string_view text);
// "loves ", "would try ": with the blank behind.
std::string_view stance_verb(graph::Stance stance);
// "dry-humoured", "fond of routine".
std::string_view adjective(graph::Trait trait);
// "on foot", "by bus", "with a lift".
std::string_view by_means(graph::Means means);

// Where a fact stands in a record, and whose it is.
struct Source {
  graph::SubjectNumber about;
  graph::Kind kind = graph::Kind::person;
  std::string pointer;
};
Fact fact(Source source, std::string value, graph::Seen seen, const graph::Said& said);
Source source_of(const graph::Person& person, std::string pointer);
Source source_of(const graph::Household& household, std::string pointer);
Source source_of(const graph::Carer& carer, std::string pointer);
// "/carers/1" and the like, with the rest behind.
std::string pointer_to(std::string_view list, std::size_t index, std::string_view rest);

}  // namespace kith::matcher
