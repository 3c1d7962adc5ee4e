// SPDX-License-Identifier: Apache-2.0
// The matching policy on the command line: shown, checked, set.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/algorithm_record.h"
#include "api/cli.h"
#include "api/errors.h"
#include "api/policy_json.h"
#include "api/scheme_policy.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;
using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr std::int64_t record_days_default = 365;

// At most one byte more than `bytes_max`: then it is too large.
graph::Result<std::string> text_in_file(const fs::path& path, std::size_t bytes_max) {
  std::ifstream file(path, std::ios::binary);
  std::error_code no_matter;
  if (!file || !fs::is_regular_file(path, no_matter)) {
    return Error{
        ErrorCode::bad_input,
        fmt::format("{} cannot be read: is it there, and an ordinary file?", path.string())};
  }
  std::string text(bytes_max + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

graph::Result<matcher::Policy> policy_in_file(const fs::path& path) {
  auto text = text_in_file(path, graph::limits::text_bytes_max);
  if (!text) return std::move(text).error();
  auto policy = policy_from_text(*text);
  if (!policy) return about_file(path.string(), std::move(policy).error());
  return policy;
}

std::string in_words(const matcher::Policy& policy) {
  std::string text = fmt::format("Policy {}\n\nWhat counts, and how much:\n", policy.version);
  for (std::size_t i = 0; i < matcher::criterion_count; ++i) {
    text += fmt::format("  {:<24} {}\n", matcher::word(static_cast<matcher::Criterion>(i)),
                        policy.weights[i]);
  }
  return text +
         fmt::format(
             "  matters, once stated     {}\nTimes what the party says it matters: unsaid "
             "{}, nice {}, important {}, must {}.\nBoth sides together: {} mean. At most {} "
             "people a home; day visitors {}.\nA pair under {} of 10,000 together is no real "
             "option.\n",
             policy.matters_weight_when_stated, policy.importance[0], policy.importance[1],
             policy.importance[2], policy.importance[3], matcher::word(policy.combination),
             policy.people_a_home_max, policy.day_counts ? "count" : "do not count",
             policy.real_option_floor);
}

std::string how_set(const SchemePolicy& shown) {
  if (!shown.setting) return "Nobody set it: it is what Kith brings along.\n";
  const PolicySetting& setting = *shown.setting;
  return fmt::format("Set at {} by {} ({}), in place of {}: {}\n", graph::to_text(setting.at),
                     printable(setting.set_by), setting.role, setting.replaced,
                     printable(setting.reason));
}

Json with_setting(const SchemePolicy& shown) {
  Json json;
  if (shown.setting) {
    json = {{"position", shown.setting->position}, {"at", graph::to_text(shown.setting->at)},
            {"by", shown.setting->set_by},         {"role", shown.setting->role},
            {"reason", shown.setting->reason},     {"replaced", shown.setting->replaced}};
  }
  json["policy"] = policy_json(shown.policy);
  return json;
}

int show_history(const Scheme& scheme, const CommandLine& line, Terminal& terminal) {
  auto history = policy_history(scheme);
  if (!history) return fail(terminal, history.error());
  Json list = Json::array();
  std::string text;
  for (const SchemePolicy& each : *history) {
    list.push_back(with_setting(each));
    text += each.setting
                ? fmt::format("{}, from event {} on. ", each.policy.version, each.setting->position)
                : fmt::format("{}, from the beginning on. ", each.policy.version);
    text += how_set(each);
  }
  terminal.out(line.json ? list.dump() + "\n" : text);
  return exit_done;
}

int show(const Scheme& scheme, const CommandLine& line, Terminal& terminal) {
  if (line.history) return show_history(scheme, line, terminal);
  auto shown = policy_of(scheme);
  if (!shown) return fail(terminal, shown.error());
  terminal.out(line.json ? policy_text(shown->policy) + "\n"
                         : in_words(shown->policy) + how_set(*shown));
  return exit_done;
}

std::string what_became(const CommandLine& line, const std::string& before,
                        const SchemePolicy& now) {
  const std::string& version = now.policy.version;
  if (version == before) return fmt::format("{} is in force already: nothing changed.\n", version);
  if (line.dry_run) {
    return fmt::format("{} would come into force in place of {}. Nothing was changed.\n", version,
                       before);
  }
  return fmt::format("{} is in force from now on, in place of {}.\n", version, before);
}

int set(Scheme& scheme, const CommandLine& line, const Caller& caller, Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  auto policy = policy_in_file(fs::path(caller.directory) / line.files.front());
  if (!policy) return fail(terminal, policy.error());
  const graph::View view = scheme.view();
  auto before = policy_in_force(view);
  if (!before) return fail(terminal, before.error());
  auto now = set_policy(scheme, *asker, {*policy, line.reason, line.replaces, line.dry_run});
  if (!now) return fail(terminal, now.error());
  terminal.out(line.json ? with_setting(*now).dump() + "\n"
                         : what_became(line, before->version, *now));
  return exit_done;
}

int write_record(const Scheme& scheme, const CommandLine& line, const Caller& caller,
                 Terminal& terminal) {
  Organisation organisation;
  if (!line.organisation.empty()) {
    const fs::path path = fs::path(caller.directory) / line.organisation;
    auto text = text_in_file(path, graph::limits::body_bytes_max);
    if (!text) return fail(terminal, text.error());
    auto read = organisation_from_text(*text);
    if (!read) return fail(terminal, about_file(path.string(), std::move(read).error()));
    organisation = std::move(read).value();
  }
  const auto days = static_cast<std::int32_t>(line.days.value_or(record_days_default));
  auto facts = algorithm_facts(scheme, days);
  if (!facts) return fail(terminal, facts.error());
  const AlgorithmRecord record = algorithm_record(*facts, organisation);
  if (line.format == "json") {
    terminal.out(record_as_json(record));
  } else {
    terminal.out(line.format == "csv" ? record_as_csv(record) : record_as_text(record));
  }
  return line.strict && record.missing() > 0 ? exit_no : exit_done;
}

int check_file(const CommandLine& line, Terminal& terminal) {
  const auto policy = policy_in_file(line.files.front());
  if (policy) {
    terminal.out(line.json ? Json{{"valid", true}, {"version", policy->version}}.dump() + "\n"
                           : fmt::format("{} is a policy that can be set: version {}.\n",
                                         printable(line.files.front()), policy->version));
    return exit_done;
  }
  const Error& error = policy.error();
  if (error.code != ErrorCode::bad_input || error.faults.empty()) return fail(terminal, error);
  Json faults = Json::array();
  for (const graph::Fault& fault : error.faults) {
    faults.push_back({{"pointer", fault.pointer}, {"detail", fault.detail}});
  }
  if (line.json) terminal.out(Json{{"valid", false}, {"errors", faults}}.dump() + "\n");
  if (!line.json) terminal.err(words_of(error));
  return exit_no;
}

}  // namespace

int command_policy_alone(const CommandLine& line, Terminal& terminal) {
  if (line.command == "policy check") return check_file(line, terminal);
  const matcher::Policy policy = matcher::default_policy();
  terminal.out(line.json ? policy_text(policy) + "\n" : in_words(policy));
  return exit_done;
}

int command_policy(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal) {
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  if (line.command == "policy set") return set(**scheme, line, caller, terminal);
  if (line.command == "policy record") return write_record(**scheme, line, caller, terminal);
  return show(**scheme, line, terminal);
}

}  // namespace kith::api
