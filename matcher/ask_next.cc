// SPDX-License-Identifier: Apache-2.0
#include "matcher/ask_next.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

using Unknown = std::pair<Missing, Criterion>;

bool waits_for(const LedgerLine& line, const Unknown& unknown) {
  return line.weight > 0 && line.missing && *line.missing == unknown.first &&
         line.criterion == unknown.second;
}

std::int32_t suitability_with(const Ledger& ledger, const Unknown& unknown, std::int32_t fit) {
  std::int64_t sum = ledger.suitability * ledger.denominator + ledger.remainder;
  for (const LedgerLine& line : ledger.lines) {
    if (waits_for(line, unknown)) sum += std::int64_t{line.weight} * fit - line.product;
  }
  return static_cast<std::int32_t>(sum / ledger.denominator);
}

std::int32_t together_with(const Proposal& proposal, const Unknown& unknown, std::int32_t fit,
                           Combination combination) {
  std::vector<std::int32_t> suitabilities;
  for (const Ledger& ledger : proposal.ledgers) {
    suitabilities.push_back(suitability_with(ledger, unknown, fit));
  }
  return together(suitabilities, combination);
}

// Each unknown of the list once, with what it could move.
std::map<Unknown, std::int64_t> movements(const Question& question,
                                          const std::vector<Proposal>& proposals) {
  std::map<Unknown, std::int64_t> moved;
  for (const Proposal& proposal : proposals) {
    std::map<Unknown, std::int64_t> here;
    for (const Ledger& ledger : proposal.ledgers) {
      for (const LedgerLine& line : ledger.lines) {
        if (line.missing && line.weight > 0) here[{*line.missing, line.criterion}] = 0;
      }
    }
    const Combination combination = question.policy.combination;
    for (const auto& [unknown, unused] : here) {
      static_cast<void>(unused);
      moved[unknown] += together_with(proposal, unknown, fit_max, combination) -
                        together_with(proposal, unknown, 0, combination);
    }
  }
  return moved;
}

std::string name_among_carers(const graph::View& view, const std::vector<Proposal>& proposals,
                              const graph::SubjectNumber& number) {
  for (const Proposal& proposal : proposals) {
    const auto* const home = view.find<graph::Household>(proposal.household.number);
    if (home == nullptr) continue;
    for (const graph::Carer& carer : home->carers) {
      if (carer.subject() == number) return name_of(carer);
    }
  }
  return "the carer";
}

std::string name_of_missing(const graph::View& view, const std::vector<Proposal>& proposals,
                            const Missing& missing) {
  if (missing.kind == graph::Kind::carer) return name_among_carers(view, proposals, missing.of);
  if (missing.kind == graph::Kind::household) {
    const auto* const home = view.find<graph::Household>(missing.of.number);
    return home == nullptr ? "the home" : name_of(*home);
  }
  const auto* const person = view.find<graph::Person>(missing.of.number);
  return person == nullptr ? "somebody who lives there" : name_of(*person);
}

std::string question_words(Criterion criterion, graph::Kind kind) {
  const bool persons = kind == graph::Kind::person;
  switch (criterion) {
    case Criterion::people_and_places_kept:
      return persons ? "which people and places must stay near, and how they get about"
                     : "which part of town the home is in";
    case Criterion::personality: return "what they are like to live with, and who they get on with";
    case Criterion::rhythm: return "how an ordinary day goes: quiet or busy, early or late";
    case Criterion::communication: return "which languages, signs or pictures they use";
    case Criterion::interests: return "what they love doing, and what they would try";
    case Criterion::support_fit:
      return persons ? "which everyday support they would like"
                     : "which support they know how to give or would learn";
    case Criterion::residents_wishes: return "what they would wish for in somebody new";
    case Criterion::gifts:
      return persons ? "what they could bring or teach" : "what they would enjoy somebody bringing";
    case Criterion::goal_horizon:
      return persons ? "what they hope for in the years to come"
                     : "whether they think of a stepping stone or of a long time";
    case Criterion::home:
      if (kind == graph::Kind::carer) return "what they would wish for at home with somebody new";
      return persons ? "what they would like in a home" : "what home life is like";
    case Criterion::matters: return "how they could meet what matters most to the other side";
  }
  return "";
}

AskNext ask_about(const graph::View& view, const std::vector<Proposal>& proposals,
                  const Unknown& unknown, std::int64_t moved) {
  AskNext ask;
  ask.of = unknown.first.of;
  ask.kind = unknown.first.kind;
  ask.criterion = unknown.second;
  ask.could_move = moved;
  ask.sentence = "Ask " + name_of_missing(view, proposals, unknown.first) + " " +
                 question_words(unknown.second, unknown.first.kind) + ".";
  const auto* const person = view.find<graph::Person>(unknown.first.of.number);
  if (unknown.second == Criterion::people_and_places_kept && person != nullptr &&
      only_means_missing(*person)) {
    ask.sentence = "Ask " + name_of(*person) + " how they get about.";
  }
  return ask;
}

struct OpenRule {
  std::int64_t moved = 0;
  std::size_t homes = 0;
  const Proposal* first = nullptr;
  std::string sentence;
};

std::map<Rule, OpenRule> open_rules(const std::vector<Proposal>& proposals) {
  std::map<Rule, OpenRule> found;
  for (const Proposal& proposal : proposals) {
    for (const RuleAnswer& answer : proposal.check_first) {
      OpenRule& open = found[answer.rule];
      open.moved += proposal.order.together;
      ++open.homes;
      if (open.first == nullptr) {
        open.first = &proposal;
        open.sentence = answer.sentence;
      }
    }
  }
  return found;
}

// The first letter small, but for a name or an abbreviation.
std::string within_a_sentence(std::string text) {
  constexpr std::array<std::string_view, 17> small{
      "A ",   "An ",       "Ask ", "Check ", "Fits ", "It ",  "No ",      "Nobody ", "Not ",
      "One ", "Somebody ", "The ", "Their ", "They ", "Who ", "Whether ", "Nothing "};
  const bool begins_small = std::any_of(
      small.begin(), small.end(), [&](std::string_view word) { return text.starts_with(word); });
  if (begins_small) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

// The rule whose answer touches most; one that is open everywhere is a question to the person.
std::optional<AskNext> ask_about_rule(const graph::View& view, const Question& question,
                                      const std::vector<Proposal>& proposals) {
  const std::map<Rule, OpenRule> found = open_rules(proposals);
  const auto greatest = std::max_element(
      found.begin(), found.end(),
      [](const auto& a, const auto& b) { return a.second.moved < b.second.moved; });
  if (greatest == found.end()) return std::nullopt;
  const OpenRule& open = greatest->second;
  const bool everywhere = open.homes > 1 && open.homes == proposals.size();
  AskNext ask;
  ask.of = everywhere ? as_subject(question.person) : as_subject(open.first->household);
  ask.kind = everywhere ? graph::Kind::person : graph::Kind::household;
  ask.rule = greatest->first;
  ask.could_move = open.moved;
  const auto* const home = view.find<graph::Household>(open.first->household.number);
  const std::string where = everywhere       ? "For every home here"
                            : !home          ? "About one home"
                            : open.homes > 1 ? "About " + name_of(*home) + " and others here"
                                             : "About " + name_of(*home);
  ask.sentence = where + ": " + within_a_sentence(open.sentence);
  return ask;
}

}  // namespace

std::vector<AskNext> ask_next(const graph::View& view, const Question& question,
                              const std::vector<Proposal>& proposals) {
  std::vector<AskNext> asks;
  if (auto rule = ask_about_rule(view, question, proposals)) asks.push_back(std::move(*rule));
  std::vector<std::pair<Unknown, std::int64_t>> moved;
  for (const auto& item : movements(question, proposals)) {
    if (item.second > 0) moved.push_back(item);
  }
  std::stable_sort(moved.begin(), moved.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (moved.size() > ask_next_max) moved.resize(ask_next_max);
  for (const auto& [unknown, movement] : moved) {
    asks.push_back(ask_about(view, proposals, unknown, movement));
  }
  std::stable_sort(asks.begin(), asks.end(),
                   [](const AskNext& a, const AskNext& b) { return a.could_move > b.could_move; });
  if (asks.size() > ask_next_max) asks.resize(ask_next_max);
  return asks;
}

}  // namespace kith::matcher
