// SPDX-License-Identifier: Apache-2.0
#include "matcher/criteria_words.h"
#include "matcher/explanation.h"

namespace kith::matcher {
namespace {

// Where a fact stands, who said it and when; never what it says, which may name people.
std::string fact_text(const Fact& fact) {
  std::string text = std::string(graph::to_text(fact.kind)) + " " +
                     graph::to_text(fact.about.number) + " " + fact.pointer;
  if (fact.said_by) text += ", said by " + std::string(graph::word(*fact.said_by));
  if (fact.on) text += ", " + graph::to_text(*fact.on);
  return text;
}

std::string line_text(const LedgerLine& line) {
  std::string text = std::string(word(line.criterion)) + ": " + std::to_string(line.weight) +
                     " × " + std::to_string(line.fit.value_or(fit_unknown)) +
                     (line.fit ? "" : " (unknown)") + " = " + std::to_string(line.product);
  for (std::size_t i = 0; i < line.facts.size(); ++i) {
    text += (i == 0 ? " [" : "; ") + fact_text(line.facts[i]);
  }
  return line.facts.empty() ? text : text + "]";
}

ExplanationPart part_of(const Ledger& ledger) {
  ExplanationPart part;
  part.heading = std::string(word(ledger.role)) + " " + graph::to_text(ledger.party.number) +
                 ": suitability " + std::to_string(ledger.suitability) + ", coverage " +
                 std::to_string(ledger.coverage);
  std::int64_t sum = 0;
  for (const LedgerLine& line : ledger.lines) {
    sum += line.product;
    part.lines.push_back(line_text(line));
  }
  part.lines.push_back("sum " + std::to_string(sum) + " = " + std::to_string(ledger.suitability) +
                       " × " + std::to_string(ledger.denominator) + " + remainder " +
                       std::to_string(ledger.remainder));
  return part;
}

std::string key_text(const OrderKey& key) {
  return "together " + std::to_string(key.together) + ", mean " + std::to_string(key.mean) +
         ", coverage " + std::to_string(key.coverage) + ", spread " + std::to_string(key.spread);
}

std::string rule_text(const RuleAnswer& answer) {
  std::string text = std::string(word(answer.rule)) + ": " +
                     (answer.answer == Answer::fail      ? "fail"
                      : answer.answer == Answer::unknown ? "unknown"
                                                         : "pass");
  for (const Fact& fact : answer.facts) text += "; " + fact_text(fact);
  return text;
}

ExplanationSection section_of(SectionKind kind, graph::HouseholdNumber household,
                              const OrderKey& key, const std::vector<Ledger>& ledgers,
                              const std::vector<RuleAnswer>& rules) {
  ExplanationSection section;
  section.kind = kind;
  section.household = household;
  section.heading = "household " + graph::to_text(household.number) + ": " + key_text(key);
  for (const Ledger& ledger : ledgers) section.parts.push_back(part_of(ledger));
  ExplanationPart answers{"rules", {}};
  for (const RuleAnswer& answer : rules) answers.lines.push_back(rule_text(answer));
  if (!answers.lines.empty()) section.parts.push_back(std::move(answers));
  return section;
}

std::string ask_text(const AskNext& ask) {
  return std::string(ask.criterion ? word(*ask.criterion) : word(*ask.rule)) + " of " +
         std::string(graph::to_text(ask.kind)) + " " + graph::to_text(ask.of.number) +
         ": could move " + std::to_string(ask.could_move);
}

ExplanationSection counts_of(const Proposals& proposals) {
  ExplanationSection section;
  section.kind = SectionKind::counts;
  section.heading = "counts";
  ExplanationPart part;
  part.lines.push_back("homes considered " + std::to_string(proposals.counts.considered) +
                       ", passing every rule " + std::to_string(proposals.counts.passed));
  for (const BlockingSet& set : proposals.blocking) {
    std::string text = "blocking:";
    for (const Rule rule : set.rules) text += " " + std::string(word(rule));
    part.lines.push_back(text + ", homes " + std::to_string(set.homes));
  }
  for (const AskNext& ask : proposals.ask_next) part.lines.push_back("ask next: " + ask_text(ask));
  section.parts.push_back(std::move(part));
  return section;
}

}  // namespace

Explanation for_auditor(const Question& question, const Proposals& proposals) {
  Explanation explanation;
  explanation.title = "person " + graph::to_text(question.person.number) + ", asked about " +
                      graph::to_text(question.on) + ", policy " + proposals.policy_version +
                      ", position " + std::to_string(proposals.position);
  if (!proposals.closed.empty()) {
    ExplanationSection closed;
    closed.kind = SectionKind::closed;
    closed.heading = "closed";
    ExplanationPart part;
    for (const RuleAnswer& answer : proposals.closed) part.lines.push_back(rule_text(answer));
    closed.parts.push_back(std::move(part));
    explanation.sections.push_back(std::move(closed));
  }
  for (const Proposal& proposal : proposals.proposals) {
    explanation.sections.push_back(section_of(SectionKind::proposal, proposal.household,
                                              proposal.order, proposal.ledgers,
                                              proposal.check_first));
  }
  for (const NearMiss& miss : proposals.near_misses) {
    explanation.sections.push_back(section_of(SectionKind::near_misses, miss.household, miss.order,
                                              miss.ledgers, {miss.rule}));
  }
  explanation.sections.push_back(counts_of(proposals));
  return explanation;
}

}  // namespace kith::matcher
