// SPDX-License-Identifier: Apache-2.0
#include "api/proposal_json.h"

#include <string_view>

#include "api/json_line.h"

namespace kith::api {
namespace {

// Writes the parts of an answer for one reader.
class Writer {
 public:
  Writer(std::string& out, const graph::View& view, const Eyes& eyes)
      : json_(out), view_(view), role_(eyes.role), names_(eyes.role != Role::auditor) {}

  void answer(const matcher::Proposals& answer, const matcher::Question& question) {
    json_.number("person", question.person.number);
    json_.member("on", std::string_view(graph::to_text(question.on)));
    json_.member("top", question.top);
    if (question.emergency_nights) json_.member("emergency_nights", *question.emergency_nights);
    json_.member("policy_version", std::string_view(answer.policy_version));
    rules("closed", answer.closed);
    json_.list("proposals", answer.proposals, [&](const auto& each) { proposal(each); });
    json_.list("near_misses", answer.near_misses, [&](const auto& each) { near_miss(each); });
    json_.list("blocking", answer.blocking, [&](const auto& each) { blocking(each); });
    json_.list("ask_next", answer.ask_next, [&](const auto& each) { ask_next(each); });
    json_.key("counts");
    json_.open('{');
    json_.member("considered", answer.counts.considered);
    json_.member("passed", answer.counts.passed);
    json_.close('}');
  }

 private:
  void rules(std::string_view name, const std::vector<matcher::RuleAnswer>& answers) {
    json_.list(name, answers, [&](const auto& each) { rule(each); });
  }

  void rule(const matcher::RuleAnswer& answer) {
    json_.open('{');
    json_.member("rule", matcher::word(answer.rule));
    json_.member("answer",
                 std::string_view(answer.answer == matcher::Answer::unknown ? "unknown" : "fail"));
    if (answer.safety_critical) {
      json_.key("safety_critical");
      json_.truth();
    }
    words("sentence", answer.sentence);
    words("what_would_change", answer.what_would_change);
    facts(answer.facts);
    json_.close('}');
  }

  // The home, what it was asked about for, and how well all sides suit each other.
  void home(const graph::HouseholdNumber& number, std::optional<std::size_t> wish,
            const matcher::OrderKey& order) {
    json_.number("household", number.number);
    const auto* household = view_.find<graph::Household>(number.number);
    if (names_ && household) {
      words("external_id", household->identity.external_id);
      json_.member("called", std::string_view(household->called));
      if (household->area) words("area", household->area->name);
    }
    if (wish) json_.member("wish", std::string_view("/looking_for/" + std::to_string(*wish)));
    json_.member("together", order.together);
    json_.member("mean", order.mean);
    json_.member("coverage", order.coverage);
  }

  void proposal(const matcher::Proposal& proposal) {
    json_.open('{');
    home(proposal.household, proposal.wish, proposal.order);
    if (proposal.held_back_by < proposal.ledgers.size()) {
      const matcher::Ledger& least = proposal.ledgers[proposal.held_back_by];
      json_.key("held_back_by");
      json_.open('{');
      json_.member("role", matcher::word(least.role));
      json_.number("number", least.party.number);
      json_.close('}');
    }
    rules("check_first", proposal.check_first);
    json_.list("ask_first", proposal.ask_first, [&](const graph::SubjectNumber& subject) {
      json_.value(std::string_view(graph::to_text(subject.number)));
    });
    ledgers(proposal.ledgers);
    json_.close('}');
  }

  void near_miss(const matcher::NearMiss& miss) {
    json_.open('{');
    home(miss.household, miss.wish, miss.order);
    json_.key("rule");
    rule(miss.rule);
    ledgers(miss.ledgers);
    json_.close('}');
  }

  void blocking(const matcher::BlockingSet& set) {
    json_.open('{');
    json_.list("rules", set.rules,
               [&](const matcher::Rule rule) { json_.value(matcher::word(rule)); });
    json_.member("homes", set.homes);
    json_.close('}');
  }

  void ask_next(const matcher::AskNext& ask) {
    json_.open('{');
    json_.number("of", ask.of.number);
    json_.member("kind", graph::to_text(ask.kind));
    if (ask.criterion) json_.member("criterion", matcher::word(*ask.criterion));
    if (ask.rule) json_.member("rule", matcher::word(*ask.rule));
    if (names_) json_.member("sentence", std::string_view(ask.sentence));
    json_.member("could_move", ask.could_move);
    json_.close('}');
  }

  void ledgers(const std::vector<matcher::Ledger>& all) {
    json_.list("ledgers", all, [&](const matcher::Ledger& each) { ledger(each); });
  }

  void ledger(const matcher::Ledger& ledger) {
    json_.open('{');
    json_.member("role", matcher::word(ledger.role));
    json_.number("number", ledger.party.number);
    json_.member("suitability", ledger.suitability);
    json_.member("coverage", ledger.coverage);
    json_.member("denominator", ledger.denominator);
    json_.member("remainder", ledger.remainder);
    json_.list("lines", ledger.lines, [&](const matcher::LedgerLine& each) { line(each); });
    json_.close('}');
  }

  void line(const matcher::LedgerLine& line) {
    json_.open('{');
    json_.member("criterion", matcher::word(line.criterion));
    json_.member("weight", line.weight);
    if (line.fit) json_.member("fit", *line.fit);
    json_.member("product", line.product);
    words("sentence", line.sentence());
    facts(line.facts);
    json_.close('}');
  }

  // Names and words are for readers who may know who it is.
  void words(std::string_view name, const std::string& text) {
    if (names_ && !text.empty()) json_.member(name, std::string_view(text));
  }

  void facts(const std::vector<matcher::Fact>& facts) {
    const std::size_t before = json_.size();
    bool any = false;
    json_.key("facts");
    json_.open('[');
    for (const matcher::Fact& each : facts) {
      if (!sees(role_, each.seen)) continue;
      fact(each);
      any = true;
    }
    json_.close(']');
    if (!any) json_.cut(before);
  }

  void fact(const matcher::Fact& fact) {
    json_.open('{');
    json_.number("about", fact.about.number);
    json_.member("kind", graph::to_text(fact.kind));
    json_.member("pointer", std::string_view(fact.pointer));
    json_.member("value", std::string_view(fact.value));
    if (fact.said_by) json_.member("said_by", graph::word(*fact.said_by));
    if (fact.on) json_.member("on", std::string_view(graph::to_text(*fact.on)));
    json_.close('}');
  }

  JsonLine json_;
  const graph::View& view_;
  Role role_;
  bool names_;
};

}  // namespace

void append_members(std::string& out, const matcher::Proposals& answer,
                    const matcher::Question& question, const graph::View& view, const Eyes& eyes) {
  Writer(out, view, eyes).answer(answer, question);
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
