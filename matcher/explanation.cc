// SPDX-License-Identifier: Apache-2.0
#include "matcher/explanation.h"

#include <algorithm>

#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

// A fit from here on speaks for a pair, and below the middle there is something to talk about.
constexpr std::int32_t speaks_for = 7'000;
constexpr std::int32_t to_talk_about = 5'000;
constexpr std::size_t reasons_a_party_max = 6;
// Closer than this, nobody in particular holds it back.
constexpr std::int32_t held_back_by = 300;

struct Telling {
  const graph::View& view;
  const Question& question;
};

std::string person_name(const Telling& telling, const graph::Number& number) {
  const auto* const person = telling.view.find<graph::Person>(number);
  return person == nullptr ? "somebody who lives there" : name_of(*person);
}

std::string home_name(const Telling& telling, graph::HouseholdNumber number) {
  const auto* const home = telling.view.find<graph::Household>(number.number);
  return home == nullptr ? "this home" : name_of(*home);
}

std::string party_name(const Telling& telling, graph::HouseholdNumber number,
                       const graph::SubjectNumber& party) {
  const auto* const home = telling.view.find<graph::Household>(number.number);
  if (home != nullptr) {
    for (const graph::Carer& carer : home->carers) {
      if (carer.subject() == party) return name_of(carer);
    }
    for (const graph::OtherLiving& other : home->others_living) {
      if (other.subject() != party) continue;
      if (!other.called.empty()) return other.called;
      return other.living == graph::LivingKind::child ? "a child who lives there"
                                                      : "somebody else who lives there";
    }
  }
  return person_name(telling, party.number);
}

// What both sides say in one breath: told once, with the person's reasons.
bool is_mutual(Criterion criterion) {
  return criterion == Criterion::rhythm || criterion == Criterion::interests ||
         criterion == Criterion::gifts || criterion == Criterion::goal_horizon ||
         criterion == Criterion::communication;
}

// How much a line pulls away from the middle, either way.
std::int64_t pull(const LedgerLine& line) {
  return std::int64_t{line.weight} *
         (*line.fit > to_talk_about ? *line.fit - to_talk_about : to_talk_about - *line.fit);
}

std::vector<const LedgerLine*> strongest(const Ledger& ledger, bool good) {
  std::vector<const LedgerLine*> lines;
  for (const LedgerLine& line : ledger.lines) {
    if (!line.fit || line.weight == 0 || line.sentence.empty()) continue;
    if (good ? *line.fit >= speaks_for : *line.fit < to_talk_about) lines.push_back(&line);
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const LedgerLine* a, const LedgerLine* b) { return pull(*a) > pull(*b); });
  if (lines.size() > reasons_a_party_max) lines.resize(reasons_a_party_max);
  return lines;
}

// Whether the same was said already: word for word, or by the other side of something mutual.
bool was_told(const std::vector<const LedgerLine*>& earlier, const LedgerLine& line) {
  return std::any_of(earlier.begin(), earlier.end(), [&line](const LedgerLine* before) {
    return before->sentence == line.sentence ||
           (before->criterion == line.criterion && is_mutual(line.criterion));
  });
}

// The sentence without what speaks against it; "" where nothing is left.
std::string good_words(const LedgerLine& line) {
  std::string text = line.sentence;
  for (const std::string& caution : line.cautions) {
    const std::size_t at = text.find(caution);
    if (at == std::string::npos) continue;
    const std::size_t from = at > 0 ? at - 1 : 0;  // with the blank before it
    text.erase(from, caution.size() + at - from);
  }
  return text.starts_with(' ') ? text.substr(1) : text;
}

// Warnings stand, whatever else cancels them in the sum.
void add_cautions(const Ledger& ledger, const std::string& who, std::vector<std::string>& lines) {
  for (const LedgerLine& line : ledger.lines) {
    for (const std::string& caution : line.cautions) {
      const bool told = std::any_of(lines.begin(), lines.end(), [&](const std::string& said) {
        return said.find(caution) != std::string::npos;
      });
      if (!told) lines.push_back("For " + who + ": " + caution);
    }
  }
}

ExplanationPart reasons(const Telling& telling, const Proposal& proposal, bool good) {
  ExplanationPart part;
  part.heading = good ? "What speaks for it" : "What to talk about";
  std::vector<const LedgerLine*> told_already;
  for (const Ledger& ledger : proposal.ledgers) {
    const std::string who = party_name(telling, proposal.household, ledger.party);
    for (const LedgerLine* const line : strongest(ledger, good)) {
      if (was_told(told_already, *line)) continue;
      const std::string words = good ? good_words(*line) : line->sentence;
      if (words.empty()) continue;
      told_already.push_back(line);
      part.lines.push_back("For " + who + ": " + words);
    }
    if (!good) add_cautions(ledger, who, part.lines);
  }
  if (good && part.lines.empty()) {
    part.lines.emplace_back("Nothing known speaks strongly for it yet, and nothing rules it out.");
  }
  return part;
}

// The line that costs a party most against the best it could be; an unknown one counts by its
// middle.
const LedgerLine* weakest_line(const Ledger& ledger) {
  const LedgerLine* weakest = nullptr;
  std::int64_t most = 0;
  for (const LedgerLine& line : ledger.lines) {
    const std::int64_t lost = std::int64_t{line.weight} * fit_max - line.product;
    if (line.sentence.empty() || lost <= most || (line.fit && *line.fit >= speaks_for)) continue;
    most = lost;
    weakest = &line;
  }
  return weakest;
}

// What of a line lowers it: its warnings where it has any.
std::string lowering_words(const LedgerLine& line) {
  std::string text;
  for (const std::string& caution : line.cautions) text += (text.empty() ? "" : " ") + caution;
  return text.empty() ? line.sentence : text;
}

ExplanationPart holding_back(const Telling& telling, const Proposal& proposal) {
  const Ledger& least = proposal.ledgers[proposal.held_back_by];
  const auto most = std::max_element(
      proposal.ledgers.begin(), proposal.ledgers.end(),
      [](const Ledger& a, const Ledger& b) { return a.suitability < b.suitability; });
  ExplanationPart part{"Who holds it back", {}};
  if (most->suitability - least.suitability < held_back_by) {
    part.lines.push_back("Nobody in particular: it looks much the same from every side.");
    return part;
  }
  const LedgerLine* const line = weakest_line(least);
  part.lines.push_back(party_name(telling, proposal.household, least.party) +
                       "'s side is the least sure as things are known now." +
                       (line == nullptr ? "" : " " + lowering_words(*line)));
  return part;
}

ExplanationPart checks(const Proposal& proposal) {
  ExplanationPart part{"Check first", {}};
  for (const RuleAnswer& answer : proposal.check_first) {
    part.lines.push_back((answer.safety_critical ? "Before anything is shared: " : "") +
                         answer.sentence);
  }
  return part;
}

ExplanationPart notes(const Proposal& proposal) {
  ExplanationPart part{"Worth knowing", {}};
  for (const RuleAnswer& note : proposal.notes) part.lines.push_back(note.sentence);
  return part;
}

ExplanationPart to_ask(const Telling& telling, const Proposal& proposal) {
  ExplanationPart part{"Ask before anybody meets", {}};
  for (const graph::SubjectNumber& subject : proposal.ask_first) {
    part.lines.push_back(sentence_case(party_name(telling, proposal.household, subject)) +
                         " lives there and has not been asked about " +
                         person_name(telling, telling.question.person.number) + " yet.");
  }
  return part;
}

// "The Coopers, Tyldesley".
std::string heading_of(const Telling& telling, graph::HouseholdNumber number) {
  std::string heading = sentence_case(home_name(telling, number));
  const auto* const home = telling.view.find<graph::Household>(number.number);
  if (home != nullptr && home->area && !home->area->name.empty()) {
    heading += ", " + home->area->name;
  }
  return heading;
}

ExplanationSection section_of(const Telling& telling, const Proposal& proposal) {
  ExplanationSection section;
  section.kind = SectionKind::proposal;
  section.household = proposal.household;
  section.heading = heading_of(telling, proposal.household);
  for (ExplanationPart& part : std::vector<ExplanationPart>{
           reasons(telling, proposal, true), reasons(telling, proposal, false),
           holding_back(telling, proposal), checks(proposal), notes(proposal),
           to_ask(telling, proposal)}) {
    if (!part.lines.empty()) section.parts.push_back(std::move(part));
  }
  return section;
}

std::string near_miss_line(const Telling& telling, const NearMiss& miss) {
  std::string text = heading_of(telling, miss.household) + ": " + miss.rule.sentence;
  if (!miss.rule.what_would_change.empty()) {
    text += " What would change this: " + miss.rule.what_would_change;
  }
  return text;
}

std::string blocking_line(const BlockingSet& set) {
  std::vector<std::string> rules;
  for (const Rule rule : set.rules) rules.push_back(spaced(word(rule)));
  const std::string homes =
      set.homes == 1 ? "one home would" : std::to_string(set.homes) + " homes would";
  return sentence_case(in_a_row(rules)) + ": with this solved, " + homes + " be open.";
}

ExplanationSection nobody_fits(const Telling& telling, const Proposals& proposals) {
  ExplanationSection section;
  section.kind = SectionKind::nobody_fits;
  section.heading = "Nobody fits yet";
  ExplanationPart part;
  part.lines.push_back("No home passes every rule for " +
                       person_name(telling, telling.question.person.number) + " today.");
  for (const BlockingSet& set : proposals.blocking) part.lines.push_back(blocking_line(set));
  section.parts.push_back(std::move(part));
  return section;
}

ExplanationSection list_section(SectionKind kind, std::string heading,
                                std::vector<std::string> lines) {
  ExplanationSection section;
  section.kind = kind;
  section.heading = std::move(heading);
  section.parts.push_back({"", std::move(lines)});
  return section;
}

std::vector<std::string> closed_lines(const Proposals& proposals) {
  std::vector<std::string> lines;
  for (const RuleAnswer& answer : proposals.closed) {
    lines.push_back(answer.sentence +
                    (answer.what_would_change.empty() ? "" : " " + answer.what_would_change));
  }
  return lines;
}

}  // namespace

Explanation for_match_officer(const graph::View& view, const Question& question,
                              const Proposals& proposals) {
  const Telling telling{view, question};
  Explanation explanation;
  explanation.title = "Who might get on with " + person_name(telling, question.person.number) + "?";
  explanation.closing = "Kith proposes and explains. People decide, each for themselves.";
  if (!proposals.closed.empty()) {
    explanation.sections.push_back(list_section(
        SectionKind::closed, "Before anybody can be proposed", closed_lines(proposals)));
    return explanation;
  }
  for (const Proposal& proposal : proposals.proposals) {
    explanation.sections.push_back(section_of(telling, proposal));
  }
  if (proposals.proposals.empty()) explanation.sections.push_back(nobody_fits(telling, proposals));
  std::vector<std::string> misses;
  for (const NearMiss& miss : proposals.near_misses)
    misses.push_back(near_miss_line(telling, miss));
  if (!misses.empty()) {
    explanation.sections.push_back(
        list_section(SectionKind::near_misses, "Nearly: one thing stands in the way", misses));
  }
  std::vector<std::string> asks;
  for (const AskNext& ask : proposals.ask_next) asks.push_back(ask.sentence);
  if (!asks.empty()) {
    explanation.sections.push_back(list_section(SectionKind::ask_next, "Ask next", asks));
  }
  return explanation;
}

std::string to_text(const Explanation& explanation) {
  std::string text = explanation.title + "\n";
  for (const ExplanationSection& section : explanation.sections) {
    text += "\n" + section.heading + "\n";
    for (const ExplanationPart& part : section.parts) {
      if (!part.heading.empty()) text += "  " + part.heading + "\n";
      for (const std::string& line : part.lines) text += "  - " + line + "\n";
    }
  }
  if (!explanation.closing.empty()) text += "\n" + explanation.closing + "\n";
  return text;
}

}  // namespace kith::matcher
