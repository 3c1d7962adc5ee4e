// SPDX-License-Identifier: Apache-2.0
#include "api/proposal_json.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

// Writes the parts of an answer for one reader.
class Writer {
 public:
  Writer(const graph::View& view, const Eyes& eyes)
      : view_(view), role_(eyes.role), names_(eyes.role != Role::auditor) {}

  Json rules(const std::vector<matcher::RuleAnswer>& answers) const {
    Json list = Json::array();
    for (const matcher::RuleAnswer& answer : answers) list.push_back(rule(answer));
    return list;
  }

  Json rule(const matcher::RuleAnswer& answer) const {
    Json json{{"rule", matcher::word(answer.rule)},
              {"answer", answer.answer == matcher::Answer::unknown ? "unknown" : "fail"}};
    if (answer.safety_critical) json["safety_critical"] = true;
    if (names_ && !answer.sentence.empty()) json["sentence"] = answer.sentence;
    if (names_ && !answer.what_would_change.empty()) {
      json["what_would_change"] = answer.what_would_change;
    }
    put_facts(json, answer.facts);
    return json;
  }

  // The home and how well all sides suit each other.
  Json home(const graph::HouseholdNumber& number, const matcher::OrderKey& order) const {
    Json json{{"household", graph::to_text(number.number)}};
    const auto* household = view_.find<graph::Household>(number.number);
    if (names_ && household) {
      if (!household->identity.external_id.empty()) {
        json["external_id"] = household->identity.external_id;
      }
      json["called"] = household->called;
      if (household->area && !household->area->name.empty()) json["area"] = household->area->name;
    }
    json["together"] = order.together;
    json["mean"] = order.mean;
    json["coverage"] = order.coverage;
    return json;
  }

  Json ledgers(const std::vector<matcher::Ledger>& all) const {
    Json list = Json::array();
    for (const matcher::Ledger& ledger : all) list.push_back(this->ledger(ledger));
    return list;
  }

  Json proposal(const matcher::Proposal& proposal) const {
    Json json = home(proposal.household, proposal.order);
    if (proposal.held_back_by < proposal.ledgers.size()) {
      const matcher::Ledger& least = proposal.ledgers[proposal.held_back_by];
      json["held_back_by"] = {{"role", matcher::word(least.role)},
                              {"number", graph::to_text(least.party.number)}};
    }
    json["check_first"] = rules(proposal.check_first);
    Json ask = Json::array();
    for (const auto& subject : proposal.ask_first) ask.push_back(graph::to_text(subject.number));
    json["ask_first"] = std::move(ask);
    json["ledgers"] = ledgers(proposal.ledgers);
    return json;
  }

  Json near_miss(const matcher::NearMiss& miss) const {
    Json json = home(miss.household, miss.order);
    json["rule"] = rule(miss.rule);
    json["ledgers"] = ledgers(miss.ledgers);
    return json;
  }

  Json ask_next(const matcher::AskNext& ask) const {
    Json json{{"of", graph::to_text(ask.of.number)}, {"kind", graph::to_text(ask.kind)}};
    if (ask.criterion) json["criterion"] = matcher::word(*ask.criterion);
    if (ask.rule) json["rule"] = matcher::word(*ask.rule);
    if (names_) json["sentence"] = ask.sentence;
    json["could_move"] = ask.could_move;
    return json;
  }

 private:
  Json ledger(const matcher::Ledger& ledger) const {
    Json json{{"role", matcher::word(ledger.role)}, {"number", graph::to_text(ledger.party.number)},
              {"suitability", ledger.suitability},  {"coverage", ledger.coverage},
              {"denominator", ledger.denominator},  {"remainder", ledger.remainder}};
    Json lines = Json::array();
    for (const matcher::LedgerLine& line : ledger.lines) lines.push_back(this->line(line));
    json["lines"] = std::move(lines);
    return json;
  }

  Json line(const matcher::LedgerLine& line) const {
    Json json{{"criterion", matcher::word(line.criterion)}, {"weight", line.weight}};
    if (line.fit) json["fit"] = *line.fit;
    json["product"] = line.product;
    if (names_ && !line.sayings.empty()) json["sentence"] = line.sentence();
    put_facts(json, line.facts);
    return json;
  }

  void put_facts(Json& json, const std::vector<matcher::Fact>& facts) const {
    Json list = Json::array();
    for (const matcher::Fact& fact : facts) {
      if (sees(role_, fact.seen)) list.push_back(this->fact(fact));
    }
    if (!list.empty()) json["facts"] = std::move(list);
  }

  static Json fact(const matcher::Fact& fact) {
    Json json{{"about", graph::to_text(fact.about.number)},
              {"kind", graph::to_text(fact.kind)},
              {"pointer", fact.pointer},
              {"value", fact.value}};
    if (fact.said_by) json["said_by"] = graph::word(*fact.said_by);
    if (fact.on) json["on"] = graph::to_text(*fact.on);
    return json;
  }

  const graph::View& view_;
  Role role_;
  bool names_;
};

Json blocking_json(const std::vector<matcher::BlockingSet>& sets) {
  Json list = Json::array();
  for (const matcher::BlockingSet& set : sets) {
    Json rules = Json::array();
    for (const matcher::Rule rule : set.rules) rules.push_back(matcher::word(rule));
    list.push_back({{"rules", std::move(rules)}, {"homes", set.homes}});
  }
  return list;
}

}  // namespace

Json to_json(const matcher::Proposals& answer, const matcher::Question& question,
             const graph::View& view, const Eyes& eyes) {
  const Writer writer(view, eyes);
  Json json{{"person", graph::to_text(question.person.number)},
            {"on", graph::to_text(question.on)},
            {"top", question.top}};
  if (question.emergency_nights) json["emergency_nights"] = *question.emergency_nights;
  json["policy_version"] = answer.policy_version;
  json["closed"] = writer.rules(answer.closed);
  for (const char* key : {"proposals", "near_misses"}) json[key] = Json::array();
  for (const auto& each : answer.proposals) json["proposals"].push_back(writer.proposal(each));
  for (const auto& each : answer.near_misses) json["near_misses"].push_back(writer.near_miss(each));
  json["blocking"] = blocking_json(answer.blocking);
  json["ask_next"] = Json::array();
  for (const auto& each : answer.ask_next) json["ask_next"].push_back(writer.ask_next(each));
  json["counts"] = {{"considered", answer.counts.considered}, {"passed", answer.counts.passed}};
  return json;
}

std::vector<graph::SubjectNumber> subjects_of(const matcher::Proposals& answer,
                                              const matcher::Question& question) {
  std::vector<graph::SubjectNumber> subjects{graph::as_subject(question.person)};
  const auto add = [&](const graph::HouseholdNumber& household,
                       const std::vector<matcher::Ledger>& ledgers) {
    subjects.push_back(graph::as_subject(household));
    for (const matcher::Ledger& ledger : ledgers) subjects.push_back(ledger.party);
  };
  for (const auto& each : answer.proposals) add(each.household, each.ledgers);
  for (const auto& each : answer.near_misses) add(each.household, each.ledgers);
  return subjects;
}

}  // namespace kith::api
