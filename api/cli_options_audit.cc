// SPDX-License-Identifier: Apache-2.0
// What the auditor asks, on the command line.
#include <CLI/CLI.hpp>

#include "api/cli_option_parts.h"

namespace kith::api {
namespace {

void add_head(CLI::App& family, CommandLine& line) {
  CLI::App* head = add(
      family, line, "audit head", "Prints a signed head of the log, or checks one that was kept",
      "kith audit head --data /var/lib/kith --scheme wigan > wigan-2026-11.head\n"
      "         kith audit head --data /var/lib/kith --scheme wigan --print\n"
      "         kith audit head --data /var/lib/kith --scheme wigan --check minutes.txt");
  take_scheme_or_directory(head, line);
  CLI::Option* json = head->add_flag(
      "--json", line.json, "For machines: JSON; so is a head without --print and --check, anyway");
  CLI::Option* print =
      head->add_flag("--print", line.print, "Seven lines for paper, each with check digits")
          ->excludes(json);
  head->add_option("--check", line.held_head,
                   "Does the log begin with this head that was kept? A file, or the text itself")
      ->type_name("HEAD")
      ->excludes(print);
}

void add_prove(CLI::App& family, CommandLine& line) {
  CLI::App* prove = add(
      family, line, "audit prove", "Proves that events are in the log, or that the log only grew",
      "kith audit prove --data /var/lib/kith --scheme wigan --event 12\n"
      "         kith audit prove --data /var/lib/kith --scheme wigan --bundle wigan.proof "
      "--event 12 \\\n           --event 40 --from-head wigan-2026-10.head\n"
      "         kith-verify wigan.proof --head wigan-2026-10.head");
  take_scheme_or_directory(prove, line);
  prove->add_option("--event", line.events, "Position of the event; in a bundle again for each")
      ->allow_extra_args(false);
  prove->add_option("--from", line.from, "Size of an earlier head");
  CLI::Option* size =
      prove->add_option("--size", line.size, "Size of the head to prove against; the newest");
  CLI::Option* bundle =
      prove
          ->add_option("--bundle", line.proof_bundle,
                       "Writes a file with a signed head and all it takes to check the proofs "
                       "offline, with kith-verify")
          ->type_name("FILE")
          ->excludes(size);
  prove
      ->add_option("--events-of", line.events_of,
                   "In a bundle: every event of the record with this number")
      ->type_name("NUMBER")
      ->needs(bundle);
  prove
      ->add_option("--from-head", line.from_heads,
                   "In a bundle: that the log began with this head, kept elsewhere, JSON or "
                   "printed; again for each")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->needs(bundle);
}

void add_pack(CLI::App& family, CommandLine& line) {
  CLI::App* pack = add(
      family, line, "audit pack",
      "Packs a connection test with its trace, proofs and definitions, to be checked elsewhere",
      "kith audit pack --data /var/lib/kith --scheme wigan --from 2026-01-01 --to 2026-10-01 \\\n"
      "           --output wigan-2026.tar");
  take_scheme(pack, line);
  pack->add_option("--from", line.window_from, "First day of the window")
      ->required()
      ->type_name("DATE");
  pack->add_option("--to", line.window_to, "First day after it")->required()->type_name("DATE");
  pack->add_option("--output", line.output, "The archive to write")->required()->type_name("FILE");
  take_card_scope(pack, line);
  pack->add_option("--as", line.pack_role, "Whose sight: auditor (no names), data_protection_lead")
      ->capture_default_str()
      ->type_name("ROLE");
  pack->add_option("--purpose", line.purpose, "What it is for; stands in the access entry")
      ->type_name("TEXT");
}

void add_replay(CLI::App& family, CommandLine& line) {
  CLI::App* replay =
      add(family, line, "audit replay",
          "Asks what was put on record again, as it was asked then, and compares the answers",
          "kith audit replay --data /var/lib/kith --scheme wigan\n"
          "         kith audit replay --data /var/lib/kith --scheme wigan --run "
          "0123456789ABCDEFGHJKMNPQRS --json");
  take_scheme(replay, line);
  replay->add_flag("--json", line.json, "For machines: JSON; of many, a line for each run");
  CLI::Option* run =
      replay->add_option("--run", line.run, "This run alone; its number")->type_name("NUMBER");
  replay->add_flag("--all", line.every_run, "Every run; so it is if none is named")->excludes(run);
  take_reader(replay, line, line.replay_role);
}

}  // namespace

void add_audit(CLI::App& app, CommandLine& line) {
  CLI::App* family = add_family(app, "audit", "Shows that the log is whole");
  CLI::App* verify = add(*family, line, "audit verify", "Computes every leaf and head anew",
                         "kith audit verify --data /var/lib/kith --scheme wigan");
  take_scheme_or_directory(verify, line);
  take_json(verify, line);
  add_head(*family, line);
  add_prove(*family, line);
  add_pack(*family, line);
  add_replay(*family, line);
}

}  // namespace kith::api
