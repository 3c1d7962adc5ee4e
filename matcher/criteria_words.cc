// SPDX-License-Identifier: Apache-2.0
#include "matcher/criteria_words.h"

#include <algorithm>
#include <array>

namespace kith::matcher {
namespace {

std::string or_else(const std::string& called, std::string_view otherwise) {
  return called.empty() ? std::string(otherwise) : called;
}

}  // namespace

std::string_view who_told(graph::SaidBy said_by) {
  switch (said_by) {
    case graph::SaidBy::person: return "told us";
    case graph::SaidBy::family: return "family told us";
    case graph::SaidBy::staff: return "staff told us";
    case graph::SaidBy::record: return "from the record";
    case graph::SaidBy::carer: return "carer told us";
  }
  return "";
}

std::string name_of(const graph::Person& person) { return or_else(person.called, "this person"); }

std::string name_of(const graph::Neighbour& neighbour) {
  return or_else(neighbour.called, "a neighbour");
}

std::string name_of(const graph::Household& household) {
  const std::string name = or_else(household.called, "this home");
  return name.starts_with("The ") ? "t" + name.substr(1) : name;
}

std::string name_of(const graph::Carer& carer) { return or_else(carer.called, "a carer there"); }

std::string name_of(const Pair& pair, const graph::ResidentStatement& resident) {
  const graph::Person* const person = pair.view.find<graph::Person>(resident.person.number);
  return person == nullptr ? "somebody who lives there"
                           : or_else(person->called, "somebody who lives there");
}

std::string name_of(const Pair& pair, const Looker& looker) {
  switch (looker.role) {
    case PartyRole::person: return name_of(pair.person);
    case PartyRole::carer: return name_of(pair.household.carers[looker.index]);
    case PartyRole::resident: return name_of(pair, pair.household.residents[looker.index]);
  }
  return "";
}

graph::SubjectNumber subject_of(const Pair& pair, const Looker& looker) {
  switch (looker.role) {
    case PartyRole::person: return pair.person.subject();
    case PartyRole::carer: return pair.household.carers[looker.index].subject();
    case PartyRole::resident: return pair.household.residents[looker.index].subject();
  }
  return {};
}

Missing missing_of(const Pair& pair, const Looker& looker) {
  return {subject_of(pair, looker),
          looker.role == PartyRole::carer ? graph::Kind::carer : graph::Kind::person};
}

Missing missing_person(const Pair& pair) { return {pair.person.subject(), graph::Kind::person}; }

Missing missing_household(const Pair& pair) {
  return {pair.household.subject(), graph::Kind::household};
}

std::string spoken_day(graph::Date date) {
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string text = graph::to_text(date);  // YYYY-MM-DD
  const auto digit = [&text](std::size_t at) { return static_cast<std::size_t>(text[at] - '0'); };
  const std::size_t month = digit(5) * 10 + digit(6);
  const std::size_t day = digit(8) * 10 + digit(9);
  return std::to_string(day) + " " + std::string(months[month - 1]) + " " + text.substr(0, 4);
}

std::string told(const graph::Said& said) {
  const std::string words = own_words(said);
  if (!said.provenance || !said.provenance->said_by) return words.empty() ? "" : " (" + words + ")";
  std::string text = " (" + std::string(who_told(*said.provenance->said_by));
  if (said.provenance->on) text += ", " + spoken_day(*said.provenance->on);
  if (!words.empty()) text += ": " + words;
  return text + ")";
}

std::string told_when(const graph::Said& said) {
  if (!said.provenance) return "";
  std::string text;
  if (said.provenance->on) text = spoken_day(*said.provenance->on);
  const std::string words = own_words(said);
  if (!text.empty() && !words.empty()) text += ": ";
  text += words;
  return text.empty() ? text : " (" + text + ")";
}

bool has_teller(const graph::Said& said) { return said.provenance && said.provenance->said_by; }

bool is_own_account(const graph::Said& said, graph::Kind about) {
  if (!has_teller(said)) return false;
  const graph::SaidBy by = *said.provenance->said_by;
  return by == graph::SaidBy::person ||
         (by == graph::SaidBy::carer && about != graph::Kind::person);
}

bool are_many(const std::string& name) { return name.starts_with("the "); }

std::string stated(const Teller& of, const graph::Said& said, const Verbs& verbs,
                   const std::string& what) {
  const bool own = is_own_account(said, of.kind);
  const bool claims = verbs.own != verbs.plain || !own_words(said).empty();
  std::string text = has_teller(said) || !claims ? "" : "on record ";
  text += of.name + " ";
  text += own ? verbs.own : verbs.plain;
  return text + what + told(said);
}

std::string described(const Teller& of, const graph::Said& said, const std::string& what) {
  if (is_own_account(said, of.kind)) {
    return of.name + " described themselves as " + what + told(said);
  }
  const bool on_record = !has_teller(said) || *said.provenance->said_by == graph::SaidBy::record;
  std::string text;
  if (on_record) {
    text = "on record " + of.name + (are_many(of.name) ? " are " : " is ");
  } else {
    text = *said.provenance->said_by == graph::SaidBy::family  ? "family describe "
           : *said.provenance->said_by == graph::SaidBy::staff ? "staff describe "
           : *said.provenance->said_by == graph::SaidBy::carer ? "a carer describes "
                                                               : "";
    text += of.name + " as ";
  }
  return text + what + told_when(said);
}

std::string own_words(const graph::Said& said) {
  if (!said.provenance || said.provenance->own_words.empty()) return "";
  return "“" + said.provenance->own_words.value + "”";
}

std::string in_a_row(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

std::string sentence_case(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

void add_sentence(Fit& answer, std::string text, bool against) {
  answer.sayings.push_back({sentence_case(std::move(text)) + ".", against});
}

void add_aside(Fit& answer, std::string text) {
  answer.sayings.push_back({sentence_case(std::move(text)) + ".", false, true});
}

std::string spaced(std::string_view text) {
  std::string spoken(text);
  std::replace(spoken.begin(), spoken.end(), '_', ' ');
  return spoken;
}

std::string_view stance_verb(graph::Stance stance) {
  switch (stance) {
    case graph::Stance::love: return "loves ";
    case graph::Stance::would_try: return "would try ";
    case graph::Stance::teach: return "could teach ";
    case graph::Stance::learn: return "wants to learn ";
    case graph::Stance::lead: return "leads ";
    case graph::Stance::avoid: return "would rather keep away from ";
  }
  return "named ";
}

std::string_view adjective(graph::Trait trait) {
  if (trait == graph::Trait::dry_humour) return "dry-humoured";
  if (trait == graph::Trait::routine) return "fond of routine";
  return graph::word(trait);
}

std::string_view by_means(graph::Means means) {
  constexpr std::array<std::string_view, 6> ways{"on foot",  "by wheelchair", "by bus",
                                                 "by train", "by bicycle",    "with a lift"};
  return ways[static_cast<std::size_t>(means)];
}

Fact fact(Source source, std::string value, graph::Seen seen, const graph::Said& said) {
  Fact made{source.about, source.kind, std::move(source.pointer), std::move(value), seen, {}, {}};
  if (said.provenance) {
    made.said_by = said.provenance->said_by;
    made.on = said.provenance->on;
  }
  return made;
}

Source source_of(const graph::Person& person, std::string pointer) {
  return {person.subject(), graph::Kind::person, std::move(pointer)};
}

Source source_of(const graph::Household& household, std::string pointer) {
  return {household.subject(), graph::Kind::household, std::move(pointer)};
}

Source source_of(const graph::Carer& carer, std::string pointer) {
  return {carer.subject(), graph::Kind::carer, std::move(pointer)};
}

std::string pointer_to(std::string_view list, std::size_t index, std::string_view rest) {
  return "/" + std::string(list) + "/" + std::to_string(index) + std::string(rest);
}

}  // namespace kith::matcher
