// SPDX-License-Identifier: Apache-2.0
// The commands of introductions.
#include <CLI/CLI.hpp>

#include "api/cli_option_parts.h"

namespace kith::api {
namespace {

void take_asker(CLI::App* command, CommandLine& line) {
  command->add_option("--as", line.role, "Whose part: " + role_names())
      ->capture_default_str()
      ->type_name("ROLE");
  command->add_option("--purpose", line.purpose, "What it is for; stands in the access entry")
      ->type_name("TEXT");
}

void add_step(CLI::App& app, CommandLine& line, const std::string& name, const std::string& about,
              const std::string& example) {
  CLI::App* step = add(app, line, name, about, example);
  take_scheme(step, line);
  take_json(step, line);
  take_asker(step, line);
  step->add_option("--introduction", line.introduction, "Its number")
      ->required()
      ->type_name("NUMBER");
  CLI::Option* file =
      step->add_option("--body", line.body_file, "All of it, as JSON")->type_name("FILE");
  step->add_option("KEY=VALUE", line.says,
                   "Keys as in the HTTP interface; a dot goes inside, commas part lists")
      ->excludes(file);
}

}  // namespace

void add_introductions(CLI::App& app, CommandLine& line) {
  CLI::App* list = add(app, line, "introductions", "Shows introductions, or how one stands",
                       "kith introductions --data /var/lib/kith --scheme wigan");
  take_scheme(list, line);
  take_json(list, line);
  take_asker(list, line);
  CLI::Option* one =
      list->add_option("--introduction", line.introduction, "One of them")->type_name("NUMBER");
  list->add_flag("--shares", line.shares, "What was shown to whom, again")->needs(one);

  CLI::App* begin = add(app, line, "introduce",
                        "Begins an introduction from a row of a recorded run; it places nobody",
                        "kith introduce --data /var/lib/kith --scheme wigan --run NUMBER "
                        "--household elm\n         --reason \"Both love the garden.\"");
  take_scheme(begin, line);
  take_json(begin, line);
  take_asker(begin, line);
  begin->add_option("--run", line.run, "The recorded run (propose --record)")
      ->required()
      ->type_name("NUMBER");
  begin->add_option("--household", line.household, "A home that it proposed")
      ->required()
      ->type_name("HOME");
  begin->add_option("--reason", line.reason, "Why, in a sentence")->required()->type_name("TEXT");
  begin->add_option("--step", line.step, "shortlisted (if left out), rejected, emergency_asked")
      ->check(CLI::IsMember({"shortlisted", "rejected", "emergency_asked"}))
      ->type_name("STEP");

  add_step(app, line, "decisions", "Keeps what somebody answered",
           "kith decisions --data /var/lib/kith --scheme wigan --introduction NUMBER party=person "
           "question=meet\n         answer=yes how_given=pictures present=family");
  add_step(app, line, "meetings", "Keeps a meeting, or what worked in it",
           "kith meetings --data /var/lib/kith --scheme wigan --introduction NUMBER "
           "meeting.kind=tea meeting.where=park");
  add_step(app, line, "transitions", "Takes a named step: shared, money_shown, signed, started …",
           "kith transitions --data /var/lib/kith --scheme wigan --introduction NUMBER step=shared "
           "party=person share.tier=1");
}

}  // namespace kith::api
