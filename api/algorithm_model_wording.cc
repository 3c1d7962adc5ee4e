// SPDX-License-Identifier: Apache-2.0
// The record's fields about the model and its data (2.4.2 to 2.4.4).
#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "api/algorithm_wording.h"
#include "api/exchange/schema.h"
#include "api/roles.h"
#include "matcher/criteria.h"
#include "matcher/rules.h"

namespace kith::api {
namespace {

using graph::Kind;
using matcher::Criterion;
using matcher::PartyRole;
using matcher::Policy;
using matcher::Rule;

constexpr std::array read_about_homes{Kind::person, Kind::household, Kind::arrangement,
                                      Kind::emergency_stay};

constexpr std::array sensitive{
    SensitiveField{Kind::person, "born", "age"},
    SensitiveField{Kind::person, "support", "health and care"},
    SensitiveField{Kind::person, "night", "health and care"},
    SensitiveField{Kind::person, "access", "disability"},
    SensitiveField{Kind::person, "communication", "disability and language"},
    SensitiveField{Kind::person, "must", "allergies and the like"},
    SensitiveField{Kind::person, "matters", "faith, food, culture, identity: what the person said"},
    SensitiveField{Kind::person, "partner_stays", "private life"},
    SensitiveField{Kind::person, "risk_notes", "safety"},
    SensitiveField{Kind::person, "no_contact", "who is kept apart; for a manager"},
    SensitiveField{Kind::person, "avoid_areas", "where it is not safe; for a manager"},
    SensitiveField{Kind::person, "decision_agreement", "how decisions are made"},
    SensitiveField{Kind::household, "carers", "who they are, what matters to them"},
    SensitiveField{Kind::household, "residents", "what people who live there said"},
    SensitiveField{Kind::household, "others_living", "who else lives there"},
    SensitiveField{Kind::household, "checks",
                   "that checks were made, with what outcome; never what they said"}};

std::string plain(std::string_view word) {
  std::string words(word);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

// The fields of a record, as its own description has them; with `seen`, only those of that class.
std::vector<std::string> fields_of(Kind kind, std::string_view seen = {}) {
  static const nlohmann::ordered_json schemas = record_schemas();
  std::vector<std::string> names;
  for (const auto& [name, schema] : schemas.at(schema_name(kind)).at("properties").items()) {
    if (!schema.contains("x-seen")) continue;  // its number, and the caller's own id
    if (seen.empty() || schema.at("x-seen") == seen) names.push_back(name);
  }
  return names;
}

std::string model_name(const AlgorithmFacts&) { return "Matching of people and carer homes"; }

std::string model_version(const AlgorithmFacts& facts) {
  std::string text =
      fmt::format("Kith {}; matching policy {}", facts.code_version, facts.policy.policy.version);
  if (!facts.policy.setting) return text + ", which Kith brings along; the scheme has set none.";
  return text + fmt::format(
                    ", in force since {}; set {} in all. Who set each, when and why stays on "
                    "record.",
                    graph::to_text(graph::date_of(facts.policy.setting->at)),
                    facts.policies_set == 1 ? "once" : fmt::format("{} times", facts.policies_set));
}

std::string model_task(const AlgorithmFacts&) {
  return "Says of every approved home with a place whether it may be proposed to a person, and "
         "puts "
         "those that may in the order in which all sides together would suit each other.";
}

std::string model_input(const AlgorithmFacts&) {
  std::string text =
      "Records, with these fields (not each of them bears on an answer; the program's own "
      "description, api/openapi.json, says what each is and who sees it):";
  for (const Kind kind : read_about_homes) {
    text += fmt::format("\n{}: {}.", plain(graph::to_text(kind)), fmt::join(fields_of(kind), ", "));
  }
  return text;
}

std::string model_output(const AlgorithmFacts&) {
  return fmt::format(
      "For each home: each rule's answer; for each side a ledger of lines (weight, fit from 0 to "
      "{}, "
      "their product, the facts, a sentence), how well it suits that side, how much of it is "
      "known; "
      "all sides together, from 0 to {}. Then the order, near misses, and what to ask next.",
      matcher::fit_max, matcher::fit_max);
}

std::string rules_in_words() {
  constexpr std::array classes{
      std::pair{matcher::RuleClass::open, "open to whoever works on the match"},
      std::pair{matcher::RuleClass::household_private, "told only as \"somebody there said no\""},
      std::pair{matcher::RuleClass::confidential, "for a manager alone"},
      std::pair{matcher::RuleClass::makers_own, "known to whoever said it alone"}};
  std::string text = fmt::format("{} rules, none of which adds to a score.", matcher::rule_count);
  for (const auto& [which, meaning] : classes) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < matcher::rule_count; ++i) {
      const auto rule = static_cast<Rule>(i);
      if (matcher::class_of(rule) == which) names.push_back(plain(matcher::word(rule)));
    }
    text += fmt::format("\n{} ({}).", fmt::join(names, ", "), meaning);
  }
  return text;
}

std::string criteria_in_words(const Policy& policy) {
  std::string text = fmt::format("{} criteria, with their weights of 0 to {}, and who is asked:",
                                 matcher::criterion_count, matcher::weight_max);
  for (const Criterion criterion : matcher::criteria) {
    std::vector<std::string_view> sides;
    for (const PartyRole role : {PartyRole::person, PartyRole::carer, PartyRole::resident}) {
      if (matcher::declared(role, criterion)) sides.push_back(matcher::word(role));
    }
    text +=
        fmt::format("\n{}: {} ({})", plain(matcher::word(criterion)),
                    policy.weights[static_cast<std::size_t>(criterion)], fmt::join(sides, ", "));
    if (criterion == Criterion::matters) {
      text += fmt::format("; {} once the party said that it matters",
                          policy.matters_weight_when_stated);
    }
  }
  return text;
}

std::string model_architecture(const AlgorithmFacts& facts) {
  const Policy& policy = facts.policy.policy;
  return fmt::format(
      "A system of declared rules and weighted sums in whole numbers; nothing is trained.\n{}\n{}\n"
      "Each weight counts times what the party said of it: unsaid {}, nice {}, important {}, must "
      "{}. What is not known counts {}. All sides are put together by {}; then come the plain "
      "mean, "
      "how much is known, and a hash of person, home and policy, so that no home is always first. "
      "In an emergency nearness to the person's own people comes first. At most {} {} in a home; "
      "day visitors {}. A pair under {} together is no real option when a plan is made for many.",
      rules_in_words(), criteria_in_words(policy), policy.importance[0], policy.importance[1],
      policy.importance[2], policy.importance[3], matcher::fit_unknown,
      how_put_together(policy.combination), policy.people_a_home_max,
      policy.people_a_home_max == 1 ? "person" : "people",
      policy.day_counts ? "count" : "do not count", policy.real_option_floor);
}

std::string model_performance(const AlgorithmFacts&) {
  return "Kith foretells nothing, so that there is no accuracy to measure against outcomes, and "
         "none "
         "has been measured. Whether answers differ between groups of people of this scheme has "
         "not "
         "been evaluated by the program. What is tested with every change of it, on invented "
         "records: every sum adds up exactly; renaming, reordering and what nobody stated to "
         "matter "
         "change nothing; one more shared interest never lowers a pair; what a reader may not know "
         "cannot be told from the answer; the quick way of answering gives what asking of every "
         "home gives. On invented schemes, pairs that were planted are found far oftener than by "
         "chance, and about as often as by shared interests alone.";
}

std::string datasets(const AlgorithmFacts&) {
  return "None about real people. Weights are declared. That interests and gifts weigh twice, and "
         "how steep rhythm is, was settled on invented schemes and judged on others.";
}

std::string development_data(const AlgorithmFacts&) {
  return "Invented schemes, drawn by a program from seeds (tests/bench, api/demo); no data about "
         "real people were used to develop, adjust or test the model.";
}

std::string no_development_data(const AlgorithmFacts&) {
  return "Not applicable: no data about real people were used in development.";
}

std::string data_sources(const AlgorithmFacts& facts) {
  return fmt::format(
      "The scheme's own records: what people say about themselves, with those who support them, "
      "what carers say, and what the scheme notes in its work; typed in, or brought from the "
      "scheme's case system as files. On record on {}: {} people and {} carer households. "
      "Community groups come from public directories.",
      graph::to_text(facts.on), public_count(facts.people), public_count(facts.households));
}

std::string sensitive_attributes(const AlgorithmFacts&) {
  std::string text = "Personal data throughout, and data that the law protects more:";
  for (const SensitiveField& each : sensitive) {
    text +=
        fmt::format("\n{} of a {}: {}.", plain(each.field), graph::to_text(each.kind), each.what);
  }
  for (const Kind kind : {Kind::person, Kind::household}) {
    text += fmt::format("\nOf a {}, whom it is about decides who sees: {}.", graph::to_text(kind),
                        fmt::join(fields_of(kind, "own"), ", "));
    const auto confidential = fields_of(kind, "confidential");
    if (confidential.empty()) continue;
    text += fmt::format(" Only a manager sees: {}.", fmt::join(confidential, ", "));
  }
  return text;
}

std::string processing(const AlgorithmFacts&) {
  return "Records are read as they were stated, each fact with who said it where that is known. "
         "Journeys are estimated from coordinates; activities are looked up in a tree; days and "
         "hours are counted. Nothing about anybody is inferred from names, places or other people, "
         "nothing is learned from past choices, and data serve no other question than those asked.";
}

std::string access_and_storage(const AlgorithmFacts&) {
  std::string text =
      "On the scheme's machine, each person's part sealed with a key of its own; erasing somebody "
      "destroys the key. Who was shown whose data, when and for what, is written to a log of its "
      "own. What each role may do:";
  for (const Role role : all_roles()) {
    std::vector<std::string> rights;
    for (std::size_t i = static_cast<std::size_t>(Right::read_lives); i < right_count; ++i) {
      const auto right = static_cast<Right>(i);
      if (has(role, right)) rights.push_back(plain(word(right)));
    }
    text += fmt::format("\n{}: {}.", plain(word(role)),
                        rights.empty() ? "nothing" : fmt::format("{}", fmt::join(rights, ", ")));
  }
  return text;
}

constexpr std::array of_the_model{
    Wording{"model_name", model_name},
    Wording{"model_version", model_version},
    Wording{"model_task", model_task},
    Wording{"model_input", model_input},
    Wording{"model_output", model_output},
    Wording{"model_architecture", model_architecture},
    Wording{"model_performance", model_performance},
    Wording{"datasets_and_their_purposes", datasets},
    Wording{"development_data_description", development_data},
    Wording{"development_data_modality", no_development_data},
    Wording{"development_data_quantities", no_development_data},
    Wording{"development_sensitive_attributes", no_development_data},
    Wording{"development_data_completeness_and_representativeness", no_development_data},
    Wording{"development_data_cleaning", no_development_data},
    Wording{"development_data_collection", no_development_data},
    Wording{"development_data_access_and_storage", no_development_data},
    Wording{"development_data_sharing_agreements", no_development_data},
    Wording{"data_sources", data_sources},
    Wording{"sensitive_attributes", sensitive_attributes},
    Wording{"data_processing_methods", processing},
    Wording{"data_access_and_storage", access_and_storage}};

}  // namespace

std::span<const Wording> model_wordings() { return of_the_model; }
std::span<const SensitiveField> sensitive_fields() { return sensitive; }

}  // namespace kith::api
