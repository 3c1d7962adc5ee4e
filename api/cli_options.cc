// SPDX-License-Identifier: Apache-2.0
#include "api/cli_options.h"

#include <cstdlib>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "api/cli_option_parts.h"
#include "api/demo/options.h"
#include "api/errors.h"
#include "api/roles.h"
#include "graph/limits.h"
#include "matcher/gaps.h"

namespace kith::api {
namespace {

void add_demo(CLI::App& app, CommandLine& line) {
  CLI::App* demo =
      add(app, line, "demo", "Makes a synthetic scheme, shows two worked examples, serves it",
          "kith demo --people 120 --seed 7");
  demo->add_option("--people", line.people, "How many people, 20 to 200000")
      ->capture_default_str()
      ->check(CLI::Range(demo::people_min, demo::people_max));
  demo->add_option("--seed", line.seed, "Equal seeds make equal schemes")->capture_default_str();
  demo->add_flag("--no-serve", line.no_serve, "Print the examples and end");
  demo->add_option("--data", line.data, "Where to keep it; gone at the end where nothing is said")
      ->type_name("DIR");
  demo->add_option("--listen", line.listen, "Where to serve it")
      ->capture_default_str()
      ->type_name("HOST:PORT");
}

void add_serve(CLI::App& app, CommandLine& line) {
  CLI::App* serve = add(app, line, "serve", "Answers over HTTP until it is told to stop",
                        "kith serve --data /var/lib/kith --listen 127.0.0.1:8080");
  take_data(serve, line);
  serve->add_option("--listen", line.listen, "Without TLS this machine only")
      ->capture_default_str()
      ->type_name("HOST:PORT");
  serve->add_option("--tls-cert", line.tls_certificate, "Certificate chain in PEM")
      ->type_name("FILE");
  serve->add_option("--tls-key", line.tls_key, "Its private key in PEM")->type_name("FILE");
}

void add_exchange(CLI::App& app, CommandLine& line) {
  CLI::App* import =
      add(app, line, "import", "Takes records in from a bundle (JSON Lines) or tables (CSV)",
          "kith import --data /var/lib/kith --scheme wigan people.jsonl homes.jsonl\n"
          "         kith import --data /var/lib/kith --scheme wigan --dry-run people.csv");
  take_scheme_or_directory(import, line);
  take_json(import, line);
  import->add_flag("--dry-run", line.dry_run, "Say what would happen, change nothing");
  import->add_flag("--keep-good", line.keep_good,
                   "Take what has no fault; without it one fault refuses everything");
  take_format(import, line, {"bundle", "csv", "open-referral", "hsds", "street-support"});
  import->add_option("--source", line.source, "Names a feed, the same each time it is brought")
      ->type_name("NAME");
  import->add_option("--kind", line.kind, "What each row of a table is: person, household, tie …");
  import
      ->add_option("--map", line.maps,
                   "Says what a table's headers stand for; again for each table")
      ->allow_extra_args(false)
      ->type_name("FILE");
  import->add_option("--save-map", line.save_map, "Writes what was understood of the headers")
      ->type_name("FILE");
  import->add_option("FILE", line.files, "Bundles, tables, or feeds of community groups")
      ->required();
  CLI::App* export_command =
      add(app, line, "export", "Gives everything out again, as a bundle or tables",
          "kith export --data /var/lib/kith --scheme wigan --output wigan.jsonl");
  take_scheme_or_directory(export_command, line);
  take_format(export_command, line, {"bundle", "csv", "open-referral", "exit"});
  export_command
      ->add_option("--output", line.output,
                   "File to write, standard output if none is named; for tables a new folder")
      ->type_name("PATH");
}

// What only questions about community and people take.
void add_connecting(CLI::App* propose, CommandLine& line) {
  propose
      ->add_option(
          "--wish", line.wishes,
          "In place of what a person said: angling:teach, volunteering:help, choir; again for each")
      ->allow_extra_args(false)
      ->type_name("WISH");
  propose->add_option("--near", line.near, "A town, a postcode, or degrees (53.4808,-2.2426)")
      ->type_name("PLACE");
  propose->add_option("--within", line.reach, "Metres from there")
      ->capture_default_str()
      ->check(CLI::Range(std::int64_t{1}, graph::limits::search_metres_max));
  propose->add_option("--free", line.free, "When: \"Sat am\", \"weekdays before 9\"")
      ->type_name("TIMES");
  propose
      ->add_option("--means", line.means,
                   "How they get about: walk, wheelchair, bus, train, "
                   "bicycle, lift; again for each")
      ->allow_extra_args(false)
      ->type_name("MEANS");
  propose->add_option("--access", line.access, "Needed: step_free, hearing_loop …, with commas")
      ->type_name("ACCESS");
  propose->add_option("--cost", line.cost, "free, or pounds that one time or a week may cost")
      ->type_name("COST");
  propose->add_option("--age", line.age, "Of whom nobody in particular is asked about")
      ->type_name("YEARS");
}

void add_propose(CLI::App& app, CommandLine& line) {
  CLI::App* propose = add(
      app, line, "propose", "Says who and what might suit a person, and why",
      "kith propose --data /var/lib/kith --scheme wigan --person maya --top 3\n"
      "         kith propose --data /var/lib/kith --scheme wigan --person arthur --for community\n"
      "         kith propose --data /var/lib/kith --scheme wigan --for person \\\n"
      "           --wish angling:teach --near Leigh --free \"Sat am\"");
  take_scheme(propose, line);
  take_json(propose, line);
  propose->add_option("--person", line.person, "External id or number");
  propose
      ->add_option("--for", line.asked_for,
                   "household: carer homes; community: people and groups; person: people alone")
      ->capture_default_str()
      ->check(CLI::IsMember({"household", "community", "person"}));
  propose->add_option("--top", line.top, "How many at most")
      ->capture_default_str()
      ->check(CLI::Range(std::int64_t{1}, static_cast<std::int64_t>(graph::limits::top_max)));
  propose->add_option("--on", line.on, "The day it is asked about; today if none is named")
      ->type_name("DATE");
  CLI::Option* emergency =
      propose->add_flag("--emergency", line.emergency,
                        "Somewhere to stay tonight: another question, with other rules");
  propose->add_option("--nights", line.nights, "For how many nights")->needs(emergency);
  propose->add_flag("--record", line.record, "Put on record what was proposed to whom");
  take_reader(propose, line, line.role);
  add_connecting(propose, line);
}

void add_gaps(CLI::App& app, CommandLine& line) {
  CLI::App* gaps =
      add(app, line, "gaps", "Says what nobody and nothing near answers, and what could be started",
          "kith gaps --data /var/lib/kith --scheme wigan\n"
          "         kith gaps --data /var/lib/kith --scheme wigan --wish \"film club\" --own-page "
          "--min 3 --as coordinator\n"
          "         kith gaps --data /var/lib/kith --scheme wigan --own-page --cost 24 --as "
          "coordinator\n"
          "         kith gaps --data /var/lib/kith --scheme wigan --for household");
  take_scheme(gaps, line);
  take_json(gaps, line);
  gaps->add_option("--for", line.gaps_of,
                   "community: wants, and budgets that could be put together; household: carer "
                   "homes that are not there")
      ->capture_default_str()
      ->check(CLI::IsMember({"community", "household"}));
  gaps->add_option("--wish", line.wishes, "Only what is like it: choir, film club; again for each")
      ->allow_extra_args(false)
      ->type_name("WISH");
  const CLI::Range metres(std::int64_t{1}, graph::limits::search_metres_max);
  gaps->add_option("--near", line.near, "Only about there: a town, a postcode, or degrees")
      ->type_name("PLACE");
  gaps->add_option("--within", line.gaps_within, "Metres from there; 5000 if unsaid")
      ->check(metres);
  gaps->add_option("--answers-within", line.answers_within,
                   "Metres within which something answers a wish; 3000 if unsaid")
      ->check(metres);
  gaps->add_option("--radius", line.radius,
                   "Metres around the middle of a cluster; 1200, of homes 10000 if unsaid")
      ->check(metres);
  gaps->add_option("--min", line.people_min,
                   "Only what so many people share; 5, and 1 on the own page, if unsaid")
      ->check(CLI::Range(std::size_t{1}, matcher::cluster_people_asked_max));
  gaps->add_option("--top", line.clusters, "How many clusters at most; 20 if unsaid")
      ->check(CLI::Range(std::size_t{1}, graph::limits::top_max));
  gaps->add_flag("--own-page", line.own_page,
                 "The coordinator's own (of homes the match officer's): small clusters too, and "
                 "who they are");
  gaps->add_option("--cost", line.cost,
                   "What a session would cost, in pounds: how each pool would share it")
      ->type_name("COST");
  gaps->add_option("--on", line.on, "The day it is asked about; today if none is named")
      ->type_name("DATE");
  take_reader(gaps, line, line.role);
}

void add_erase(CLI::App& app, CommandLine& line) {
  CLI::App* erase = add(app, line, "erase", "Destroys the key of somebody's data, for good",
                        "kith erase --data /var/lib/kith --scheme wigan --subject maya --yes");
  take_scheme(erase, line);
  take_json(erase, line);
  erase->add_option("--subject", line.name, "Whose data: external id or number")->required();
  erase->add_flag("--yes", line.yes, "Really: nothing brings them back");
}

void add_token(CLI::App& app, CommandLine& line) {
  CLI::App* family = add_family(app, "token", "Who may speak over HTTP");
  CLI::App* create = add(*family, line, "token create", "Makes a token and shows it, once",
                         "kith token create --data /var/lib/kith --role manager --scheme wigan "
                         "--label \"Anna's laptop\" --days 90");
  take_data(create, line);
  take_json(create, line);
  create->add_option("--role", line.role, "One of " + role_names())->required()->type_name("ROLE");
  CLI::Option* scheme = create->add_option("--scheme", line.scheme, "The one scheme it is good for")
                            ->type_name("NAME");
  create->add_option("--directory", line.directory, "The one directory, for a directory-editor")
      ->type_name("NAME")
      ->excludes(scheme);
  create->add_option("--label", line.label, "Whose it is")->type_name("TEXT");
  create->add_option("--person", line.own, "Role person: whose record, external id or number");
  create->add_option("--carer", line.carer, "Role carer: who, external id or number");
  create->add_option("--days", line.days, "Good for so many days; 90 if nothing is said")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{3650}));
  CLI::App* list = add(*family, line, "token list", "Shows the tokens there are, not their secrets",
                       "kith token list --data /var/lib/kith");
  take_data(list, line);
  take_json(list, line);
  CLI::App* revoke = add(*family, line, "token revoke", "Ends a token at once",
                         "kith token revoke --data /var/lib/kith 4f2a91c0de");
  take_data(revoke, line);
  revoke->add_option("ID", line.name, "As kith token list shows it")->required();
}

void add_scheme(CLI::App& app, CommandLine& line) {
  CLI::App* family = add_family(app, "scheme", "The schemes of a data directory");
  CLI::App* create = add(*family, line, "scheme create",
                         "Makes a scheme, and the data directory where there is none",
                         "kith scheme create --data /var/lib/kith wigan");
  take_data(create, line);
  take_json(create, line);
  create->add_option("NAME", line.name, "a to z, digits and hyphens; public")->required();
  CLI::App* list = add(*family, line, "scheme list", "Shows the schemes there are",
                       "kith scheme list --data /var/lib/kith");
  take_data(list, line);
  take_json(list, line);
}

void add_directory(CLI::App& app, CommandLine& line) {
  CLI::App* family = add_family(app, "directory", "Directories of community groups");
  CLI::App* create = add(*family, line, "directory create",
                         "Makes a directory of community groups, which is public",
                         "kith directory create --data /var/lib/kith leigh --title \"Leigh "
                         "community directory\" --publisher \"Wigan Council\"");
  take_data(create, line);
  take_json(create, line);
  create->add_option("NAME", line.name, "a to z, digits and hyphens; public")->required();
  create->add_option("--title", line.title, "As people call it; NAME if nothing is said")
      ->type_name("TEXT");
  create->add_option("--publisher", line.publisher, "Who answers for it")->type_name("TEXT");
  create->add_option("--area", line.area, "What it covers")->type_name("TEXT");
  create->add_option("--website", line.website, "Where it can be read")->type_name("URL");
  create->add_option("--licence", line.licence, "On which terms others may use it")
      ->type_name("TEXT");
  CLI::App* list = add(*family, line, "directory list", "Shows the directories there are",
                       "kith directory list --data /var/lib/kith");
  take_data(list, line);
  take_json(list, line);
  for (const bool on : {true, false}) {
    CLI::App* change =
        add(*family, line, on ? "directory subscribe" : "directory unsubscribe",
            on ? "Lets a scheme read a directory" : "Ends that a scheme reads a directory",
            fmt::format("kith directory {} --data /var/lib/kith --scheme wigan leigh",
                        on ? "subscribe" : "unsubscribe"));
    take_scheme(change, line);
    change->add_option("NAME", line.name, "The directory")->required();
  }
}

void add_search(CLI::App& app, CommandLine& line) {
  CLI::App* search =
      add(app, line, "search", "Finds community groups in a directory",
          "kith search --data /var/lib/kith --directory leigh \"fishing\" --open \"saturday "
          "morning\" --near \"WN7 4AJ\" --within 5000");
  take_data(search, line);
  take_json(search, line);
  search->add_option("--directory", line.directory, "Name of the directory")
      ->required()
      ->type_name("NAME");
  search->add_option("WORDS", line.said, "As people say it; all, if left out");
  search->add_option("--activity", line.activity, "As kith activities has it, narrower ones too")
      ->type_name("CONCEPT");
  search
      ->add_option("--open", line.open,
                   "tonight, \"tuesday afternoon\", \"sat 09:00-12:00\", 2026-11-24T14:00")
      ->type_name("WHEN");
  CLI::Option* near =
      search->add_option("--near", line.near, "Degrees (53.4808,-2.2426), or a postcode")
          ->type_name("WHERE");
  search->add_option("--within", line.within, "Metres from there")
      ->capture_default_str()
      ->needs(near)
      ->check(CLI::Range(std::int64_t{0}, graph::limits::search_metres_max));
  search->add_option("--cost", line.cost, "free, or pounds that one time or a week may cost")
      ->type_name("POUNDS");
  search->add_flag("--perhaps", line.perhaps,
                   "Groups too of which nobody has said when they are open, what they cost or how "
                   "one gets in");
  search->add_option("--access", line.access, "step_free, hearing_loop …, with commas")
      ->type_name("LIST");
  search->add_option("--age", line.age, "Open to somebody of that age")->type_name("YEARS");
  search->add_option("--kind", line.kind, "association, club, faith …")->type_name("KIND");
  search->add_option("--language", line.language, "BCP 47, such as pl")->type_name("TAG");
  search->add_flag("--unlisted", line.unlisted_too,
                   "Groups that did not agree to be listed, too: not to be passed on");
  search->add_option("--top", line.top, "How many groups at most")
      ->capture_default_str()
      ->check(
          CLI::Range(std::int64_t{1}, static_cast<std::int64_t>(graph::limits::page_items_max)));
}

void add_places(CLI::App& app, CommandLine& line) {
  CLI::App* places =
      add(app, line, "places", "Takes in where postcodes are, or says what is known of it",
          "kith places --data /var/lib/kith ONSPD_NOV_2026_UK.csv");
  take_data(places, line);
  take_json(places, line);
  places->add_option("FILE", line.files,
                     "Tables with a postcode or district and its degrees; none: what is known");
}

void add_activities(CLI::App& app, CommandLine& line) {
  CLI::App* activities =
      add(app, line, "activities", "Shows the activities Kith knows, or what a text says of them",
          "kith activities \"likes a bit of fishing, can't stand dogs\"");
  take_json(activities, line);
  CLI::Option* said =
      activities->add_option("TEXT", line.said, "What somebody says they do; all, if left out");
  CLI::Option* format =
      activities->add_option("--format", line.format, "tree (if left out), or skos (JSON-LD)")
          ->check(CLI::IsMember({"tree", "skos"}))
          ->excludes(said);
  activities->add_option("--map", line.map_file, "Says which of ours another's SKOS concepts are")
      ->type_name("FILE")
      ->excludes(said)
      ->excludes(format);
}

void add_rest(CLI::App& app, CommandLine& line) {
  CLI::App* check = add(app, line, "check", "Reads every byte of a data directory",
                        "kith check --data /var/lib/kith");
  take_data(check, line);
  take_json(check, line);
  add(app, line, "version", "Prints what this is and what it was built with", "kith version");
  CLI::App* completion = add(app, line, "completion", "Prints a completion script for a shell",
                             "kith completion bash > /etc/bash_completion.d/kith");
  completion->add_option("SHELL", line.shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  add(app, line, "openapi", "Prints the HTTP interface as OpenAPI", "kith openapi")->group("");
}

// Every command that a person may type, with its options, depth first.
void walk(const CLI::App& app, const std::string& path, std::vector<std::string>& lines) {
  std::string words;
  for (const CLI::App* command : app.get_subcommands({})) {
    if (!command->get_group().empty()) words += " " + command->get_name();
  }
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words += " --" + name;
  }
  lines.push_back(path + "|" + words.substr(words.empty() ? 0 : 1));
  for (const CLI::App* command : app.get_subcommands({})) {
    if (command->get_group().empty()) continue;
    walk(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), lines);
  }
}

std::string bash_script(const std::vector<std::string>& lines) {
  std::string script =
      "_kith() {\n  local path=\"\" word i\n  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    word=\"${COMP_WORDS[i]}\"\n    [[ $word == -* ]] && break\n"
      "    path=\"${path:+$path }$word\"\n  done\n  local words=\"\"\n  case \"$path\" in\n";
  for (const std::string& line : lines) {
    const std::size_t bar = line.find('|');
    script += "    \"" + line.substr(0, bar) + "\") words=\"" + line.substr(bar + 1) + "\" ;;\n";
  }
  return script +
         "  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
         "  [[ ${COMP_WORDS[COMP_CWORD]} == -* ]] || COMPREPLY+=($(compgen -f -- "
         "\"${COMP_WORDS[COMP_CWORD]}\"))\n}\ncomplete -o filenames -F _kith kith\n";
}

std::string fish_script(const std::vector<std::string>& lines) {
  std::string script =
      "function __kith_at\n  set -l words (commandline -opc)[2..-1]\n"
      "  test \"$words\" = \"$argv\"\nend\n";
  for (const std::string& line : lines) {
    const std::size_t bar = line.find('|');
    script += "complete -c kith -n '__kith_at " + line.substr(0, bar) + "' -a '" +
              line.substr(bar + 1) + "'\n";
  }
  return script;
}

// An option that has lost its value would take the next option for it, and make a folder of that
// name.
void refuse_options_as_values(CLI::App& app) {
  for (CLI::Option* option : app.get_options()) {
    if (option->get_items_expected_max() == 0) continue;
    option->check([](const std::string& value) {
      return value.starts_with("--") ? "a value is missing before " + value : std::string();
    });
  }
  for (CLI::App* command : app.get_subcommands({})) refuse_options_as_values(*command);
}

// The first word that should be a command and is none; "" where there is no such word.
std::string unknown_command(const CLI::App& app, const std::vector<std::string>& arguments) {
  const CLI::App* at = &app;
  std::string path;
  for (const std::string& word : arguments) {
    if (word.starts_with("-") || at->get_subcommands({}).empty()) return {};
    path += path.empty() ? word : " " + word;
    const auto named =
        at->get_subcommands([&word](const CLI::App* each) { return each->get_name() == word; });
    if (named.empty()) return path;
    at = named.front();
  }
  return {};
}

}  // namespace

void add_commands(CLI::App& app, CommandLine& line) {
  app.require_subcommand(1);
  app.footer("Start with: kith demo\nEach command has --help with an example.");
  add_demo(app, line);
  add_serve(app, line);
  add_exchange(app, line);
  add_propose(app, line);
  add_gaps(app, line);
  add_introductions(app, line);
  add_plan(app, line);
  add_connection_test(app, line);
  add_at_home(app, line);
  add_run_chart(app, line);
  add_measures(app, line);
  add_state(app, line);
  add_due(app, line);
  add_erase(app, line);
  add_token(app, line);
  add_scheme(app, line);
  add_directory(app, line);
  add_search(app, line);
  add_places(app, line);
  add_audit(app, line);
  add_activities(app, line);
  add_policy_commands(app, line);
  add_rest(app, line);
  refuse_options_as_values(app);
}

ReadLine read_command_line(const std::vector<std::string>& arguments) {
  CommandLine line;
  CLI::App app("Kith proposes connections between people, and shows its reasons.", "kith");
  add_commands(app, line);
  ReadLine read;
  if (const std::string unknown = unknown_command(app, arguments); !unknown.empty()) {
    read.exit = exit_usage;
    read.err = "kith: there is no command \"" + printable(unknown) +
               "\": kith --help shows those there are\n";
    return read;
  }
  if (!arguments.empty() && arguments.front().starts_with("-") &&
      app.get_option_no_throw(arguments.front()) == nullptr) {
    read.exit = exit_usage;
    read.err = "kith: \"" + printable(arguments.front()) +
               "\" is no option here, and a command comes first: kith --help shows them\n";
    return read;
  }
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    read.line = std::move(line);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    read.exit = app.exit(error, out, err) == 0 ? exit_done : exit_usage;
    read.out = out.str();
    read.err = err.str();
  }
  return read;
}

std::string completion_script(const std::string& shell) {
  CommandLine line;
  CLI::App app("", "kith");
  add_commands(app, line);
  std::vector<std::string> lines;
  walk(app, "", lines);
  if (shell == "bash") return bash_script(lines);
  if (shell == "fish") return fish_script(lines);
  // zsh runs bash's completions.
  return "#compdef kith\nautoload -U +X bashcompinit && bashcompinit\n" + bash_script(lines);
}

}  // namespace kith::api
