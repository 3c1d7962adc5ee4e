// SPDX-License-Identifier: Apache-2.0
// The commands about the whole scheme.
#include <CLI/CLI.hpp>

#include "api/cli_option_parts.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

CLI::App* add_question(CLI::App& app, CommandLine& line, const std::string& name,
                       const std::string& about, const std::string& example) {
  CLI::App* command = add(app, line, name, about, example);
  take_scheme(command, line);
  take_json(command, line);
  command->add_option("--on", line.on, "The day it is asked about; today if none is named")
      ->type_name("DATE");
  take_reader(command, line, line.role);
  return command;
}

void take_work_max(CLI::App* command, CommandLine& line) {
  command
      ->add_option("--work-max", line.work_max,
                   "How much may be done (edges looked at); the answer says where it stopped")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 40U));
}

void take_plan_numbers(CLI::App* command, CommandLine& line) {
  command->add_option("--options", line.plan_options, "Homes suggested to one person; 3 if unsaid")
      ->check(CLI::Range(std::int32_t{1}, graph::limits::plan_options_max));
  command
      ->add_option("--per-home", line.per_home,
                   "Introductions that one home has at a time; 2 if unsaid")
      ->check(CLI::Range(std::int32_t{0}, graph::limits::plan_per_home_max));
  take_work_max(command, line);
  command->add_flag("--own-page", line.own_page,
                    "For who may know everything: numbers of any size, and who they are");
}

}  // namespace

void add_plan(CLI::App& app, CommandLine& line) {
  CLI::App* plan = add_question(
      app, line, "plan",
      "Says whom to suggest to each other next, so that most have somebody; introduces nobody",
      "kith plan --data /var/lib/kith --scheme wigan\n"
      "         kith plan --data /var/lib/kith --scheme wigan --options 2 --per-home 1 --pin "
      "maya=okafor\n"
      "         kith plan --data /var/lib/kith --scheme wigan --recruit 5 --own-page --as manager");
  take_plan_numbers(plan, line);
  plan->add_option("--pin", line.pins, "PERSON=HOME that must be suggested; again for each")
      ->allow_extra_args(false)
      ->type_name("P=H");
  plan->add_option("--ban", line.bans, "PERSON=HOME that must not be; again for each")
      ->allow_extra_args(false)
      ->type_name("P=H");
  plan->add_option("--recruit", line.recruit,
                   "Besides: so many kinds of home that would give most people an option")
      ->check(CLI::Range(std::size_t{1}, graph::limits::recruit_max));
  plan->add_flag("--record", line.record, "Put the plan on record, with everybody in it");
  plan->add_flag("--stable", line.stable,
                 "Besides: what it would be if everybody asked for themselves");
  CLI::App* capacity = add_question(
      app, line, "capacity-plan",
      "Says how many who wait could live somewhere all at once, and how far that is proved",
      "kith capacity-plan --data /var/lib/kith --scheme wigan --as manager");
  take_work_max(capacity, line);
  CLI::App* exposure =
      add_question(app, line, "exposure", "Says who is seen in the lists and who is not, and waits",
                   "kith exposure --data /var/lib/kith --scheme wigan\n"
                   "         kith exposure --data /var/lib/kith --scheme wigan --own-page --as "
                   "manager");
  take_plan_numbers(exposure, line);
  exposure->add_option("--top", line.exposure_top, "Of each list the best so many; 5 if unsaid")
      ->check(CLI::Range(std::size_t{1}, graph::limits::top_max));
  exposure
      ->add_option("--overruled", line.overruled_days,
                   "Besides: of so many last days, how often the order was not followed")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{3'660}));
}

}  // namespace kith::api
