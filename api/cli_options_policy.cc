// SPDX-License-Identifier: Apache-2.0
// The commands of the matching policy, as they are typed.
#include <CLI/CLI.hpp>

#include "api/cli_option_parts.h"

namespace kith::api {

void add_policy_commands(CLI::App& app, CommandLine& line) {
  CLI::App* family = add_family(app, "policy", "The matching policy: what counts, and how much");
  CLI::App* show = add(*family, line, "policy show", "Prints the weights and limits in force",
                       "kith policy show --data /var/lib/kith --scheme wigan --json > wigan.json\n"
                       "         kith policy show");
  take_data(show, line);
  CLI::Option* scheme =
      show->add_option("--scheme", line.scheme, "Of which scheme; Kith's own if none is named")
          ->type_name("NAME");
  show->get_option("--data")->required(false)->needs(scheme);
  show->add_flag("--history", line.history, "Every policy there was, who set it, when and why")
      ->needs(scheme);
  take_json(show, line);
  CLI::App* check = add(*family, line, "policy check", "Says every fault of a policy",
                        "kith policy check wigan.json");
  take_json(check, line);
  check->add_option("FILE", line.files, "A policy as policy show --json prints it")
      ->required()
      ->expected(1);
  CLI::App* set = add(*family, line, "policy set",
                      "Sets the policy of a scheme: questions ask with it from then on",
                      "kith policy set --data /var/lib/kith --scheme wigan --as manager \\\n"
                      "           --reason \"Rhythm matters more here\" wigan.json");
  take_scheme(set, line);
  take_json(set, line);
  set->add_option("--reason", line.reason, "Why; stays readable")->required()->type_name("TEXT");
  set->add_option("--replaces", line.replaces,
                  "The version you have read; needed where the scheme has set one before")
      ->type_name("VERSION");
  set->add_flag("--dry-run", line.dry_run, "Say what would happen, change nothing");
  set->add_option("--as", line.role, "A manager sets it")->capture_default_str()->type_name("ROLE");
  set->add_option("FILE", line.files, "The whole policy")->required()->expected(1);
  CLI::App* record = add(*family, line, "policy record",
                         "Writes the record of the UK Algorithmic Transparency Recording Standard",
                         "kith policy record --data /var/lib/kith --scheme wigan \\\n"
                         "           --organisation wigan.json --format text");
  take_scheme(record, line);
  take_format(record, line, {"json", "csv", "text"});
  record
      ->add_option("--organisation", line.organisation,
                   "What only the scheme can say: JSON, field by field")
      ->type_name("FILE");
  record->add_option("--days", line.days, "Counts what was recorded in so many days; 365 if unsaid")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{3650}));
  record->add_flag("--strict", line.strict, "Exit code 1 where a field is still to be filled");
}

}  // namespace kith::api
