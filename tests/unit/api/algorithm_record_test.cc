// SPDX-License-Identifier: Apache-2.0
#include "api/algorithm_record.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/algorithm_wording.h"
#include "api/exchange/csv_text.h"
#include "api/exchange/schema.h"
#include "api/roles.h"
#include "matcher/criteria.h"
#include "matcher/rules.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

AlgorithmFacts some_facts() {
  AlgorithmFacts facts;
  facts.scheme = "leigh";
  facts.code_version = "9.8.7";
  facts.on = *graph::date_from_text("2026-11-21");
  facts.policy.policy = matcher::default_policy();
  facts.policy.policy.version = "leigh-2";
  facts.policy.setting = PolicySetting{12,          graph::Instant{1'795'298'400'000'000},
                                       "user anna", "manager",
                                       "a reason",  "kith-default-1"};
  facts.policies_set = 2;
  facts.people = 120;
  facts.households = 40;
  facts.use = {*graph::date_from_text("2025-11-22"), facts.on, 31, 9, 0, 17, 122};
  return facts;
}

std::string text_of(const AlgorithmRecord& record, std::string_view key) {
  for (const AtrsEntry& each : record.entries) {
    if (each.field.key == key) return each.said;
  }
  return "no such field";
}

bool has_text(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Organisation all_said() {
  Organisation all;
  for (const AtrsField& field : atrs_fields()) {
    if (field.said_in != SaidIn::program) all[std::string(field.key)] = "as the scheme has it";
  }
  return all;
}

}  // namespace

TEST_CASE("every field of the standard is there once, and whoever should speak does") {
  const AlgorithmRecord record = algorithm_record(some_facts(), {});
  CHECK(record.entries.size() == atrs_fields().size());
  std::set<std::string_view> keys;
  for (const AtrsEntry& each : record.entries) {
    CAPTURE(std::string(each.field.key));
    CHECK(keys.insert(each.field.key).second);
    CHECK(each.missing == (each.field.said_in == SaidIn::scheme));
    CHECK(each.missing == each.said.empty());
  }
  CHECK(algorithm_record(some_facts(), all_said()).missing() == 0);
}

TEST_CASE("it names the policy, the program and the day") {
  const AlgorithmRecord record = algorithm_record(some_facts(), {});
  CHECK(has_text(text_of(record, "model_version"), "Kith 9.8.7; matching policy leigh-2"));
  CHECK(has_text(text_of(record, "model_version"), "in force since 2026-11-21; set 2 times"));
  CHECK_FALSE(has_text(record_as_text(record), "user anna"));
  AlgorithmFacts untouched = some_facts();
  untouched.policy = {matcher::default_policy(), std::nullopt};
  CHECK(has_text(text_of(algorithm_record(untouched, {}), "model_version"),
                 "the scheme has set none"));
}

TEST_CASE("every change of the policy changes the record") {
  const std::string before = record_as_json(algorithm_record(some_facts(), {}));
  const auto changed = [&](const auto& change) {
    AlgorithmFacts facts = some_facts();
    change(facts.policy.policy);
    return record_as_json(algorithm_record(facts, {})) != before;
  };
  for (std::size_t i = 0; i < matcher::criterion_count; ++i) {
    CHECK(changed([i](matcher::Policy& policy) { policy.weights[i] = 77; }));
  }
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(changed([i](matcher::Policy& policy) { policy.importance[i] = 55; }));
  }
  CHECK(changed([](matcher::Policy& policy) { policy.matters_weight_when_stated = 44; }));
  CHECK(changed([](matcher::Policy& policy) { policy.people_a_home_max = 2; }));
  CHECK(changed([](matcher::Policy& policy) { policy.day_counts = false; }));
  CHECK(changed([](matcher::Policy& policy) { policy.real_option_floor = 1'234; }));
  CHECK(changed([](matcher::Policy& policy) { policy.version = "leigh-3"; }));
  for (const auto other : {matcher::Combination::minimum, matcher::Combination::geometric}) {
    CHECK(changed([other](matcher::Policy& policy) { policy.combination = other; }));
  }
}

TEST_CASE("every rule, criterion, field read and role stands in it") {
  const AlgorithmRecord record = algorithm_record(some_facts(), {});
  const std::string architecture = text_of(record, "model_architecture");
  const auto plain = [](std::string_view word) {
    std::string words(word);
    for (char& letter : words) letter = letter == '_' ? ' ' : letter;
    return words;
  };
  for (std::size_t i = 0; i < matcher::rule_count; ++i) {
    CHECK(has_text(architecture, plain(matcher::word(static_cast<matcher::Rule>(i)))));
  }
  for (const matcher::Criterion criterion : matcher::criteria) {
    CHECK(has_text(architecture, plain(matcher::word(criterion)) + ": "));
  }
  const Json schemas = record_schemas();
  const std::string input = text_of(record, "model_input");
  for (const char* kind : {"Person", "Household", "Arrangement", "EmergencyStay"}) {
    for (const auto& member : schemas.at(kind).at("properties").items()) {
      const std::string& name = member.key();
      if (member.value().contains("x-seen")) CHECK_MESSAGE(has_text(input, name), name);
    }
  }
  for (const Role role : all_roles()) {
    CHECK(has_text(text_of(record, "data_access_and_storage"), plain(word(role)) + ": "));
  }
}

TEST_CASE("what is called sensitive is a field of the records") {
  const Json schemas = record_schemas();
  for (const SensitiveField& each : sensitive_fields()) {
    CAPTURE(std::string(each.field));
    CHECK(schemas.at(schema_name(each.kind)).at("properties").contains(each.field));
  }
}

TEST_CASE("what the scheme says is added, and never in place of what the program says") {
  const AlgorithmRecord record = algorithm_record(
      some_facts(), {{"contact_email", "matching@leigh.example"}, {"human_review", "Two of us."}});
  CHECK(text_of(record, "contact_email") == "matching@leigh.example");
  CHECK(has_text(text_of(record, "human_review"), "Kith takes no decision"));
  CHECK(has_text(text_of(record, "human_review"), "The scheme adds: Two of us."));
  const auto refused = organisation_from_text(
      R"({"model_architecture":"magic","luck":"x","team":"","website_url":3,"contact_email":"a"})");
  REQUIRE_FALSE(refused.ok());
  std::set<std::string> pointers;
  for (const graph::Fault& fault : refused.error().faults) pointers.insert(fault.pointer);
  CHECK(pointers == std::set<std::string>{"/model_architecture", "/luck", "/team", "/website_url"});
  CHECK(organisation_from_text(R"({"team":"Shared Lives team"})")->at("team") ==
        "Shared Lives team");
  CHECK(organisation_from_text("[]").error().code == graph::ErrorCode::bad_input);
  CHECK(organisation_from_text("{").error().code == graph::ErrorCode::malformed);
}

TEST_CASE("small counts are not told, nor what they could be worked out from") {
  AlgorithmFacts facts = some_facts();
  facts.people = 4;
  facts.use.people = 3;
  facts.use.home_runs = 40;
  facts.use.neighbourhood_runs = 2;
  const AlgorithmRecord record = algorithm_record(facts, {});
  const std::string use = text_of(record, "frequency_and_scale_of_usage");
  CHECK(has_text(use, "42 questions"));
  CHECK(has_text(use, "about fewer than 5 people"));
  CHECK_FALSE(has_text(use, "40 were about"));
  CHECK(has_text(use, "fewer than 5 people, 40 carer households"));
  CHECK(public_count(0) == "0");
  CHECK(public_count(5) == "5");
}

TEST_CASE("how often the order was not followed stands there, and nothing of few") {
  AlgorithmFacts facts = some_facts();
  CHECK(has_text(text_of(algorithm_record(facts, {}), "human_review"), "Nobody has shortlisted"));
  facts.overruled.runs_looked_at = 30;
  facts.overruled.runs_shortlisted = 30;
  facts.overruled.runs_overruled = 11;
  CHECK(has_text(text_of(algorithm_record(facts, {}), "human_review"), "In 11 of 30 runs"));
  facts.overruled.runs_overruled = 3;
  CHECK_FALSE(has_text(text_of(algorithm_record(facts, {}), "human_review"), "3 of 30"));
}

TEST_CASE("JSON, a table and text say the same") {
  const AlgorithmRecord record =
      algorithm_record(some_facts(), {{"team", "=1+1, \"ours\"\nsecond line"}});
  const Json json = Json::parse(record_as_json(record));
  CHECK(json.at("policy_version") == "leigh-2");
  CHECK(json.at("code_version") == "9.8.7");
  CHECK(json.at("missing").size() == record.missing());
  const auto table = read_csv(record_as_csv(record));
  REQUIRE(table.ok());
  REQUIRE(table->rows.size() == record.entries.size() + 1);
  const std::string text = record_as_text(record);
  for (std::size_t i = 0; i < record.entries.size(); ++i) {
    const AtrsEntry& each = record.entries[i];
    CAPTURE(std::string(each.field.key));
    const auto& cells = table->rows[i + 1].cells;
    CHECK(cells[1].text == each.field.key);
    CHECK(json.at("fields")[i].at("key") == std::string(each.field.key));
    CHECK(has_text(text, each.field.name));
    if (each.missing) {
      CHECK(cells[6].text == "to be filled by the scheme");
      CHECK(json.at("fields")[i].at("missing") == true);
    } else {
      CHECK(with_formula(cells[6].text) == each.said);
      CHECK(json.at("fields")[i].at("text") == each.said);
      CHECK(has_text(text, each.said));
    }
  }
  CHECK(has_text(text, "Still to be filled by the scheme"));
  CHECK_FALSE(has_text(record_as_text(algorithm_record(some_facts(), all_said())), "to be filled"));
}

}  // namespace kith::api
