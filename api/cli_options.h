// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's own
class App;
}

namespace kith::api {

// A command line, read. One struct for all commands: each uses its own part.
struct CommandLine {
  std::string command;  // "token create"
  bool json = false;

  std::string data;  // data directory
  std::string scheme;
  std::string directory;  // of community groups
  std::vector<std::string> files;
  bool dry_run = false;
  bool keep_good = false;
  std::string source;  // name of a feed
  std::string format;  // "bundle", "csv", "tree", "skos"; "" is told by the rest
  std::string kind;    // of the rows of tables
  std::vector<std::string> maps;
  std::string save_map;
  std::string output;

  std::string person;
  std::int64_t top = 5;
  std::string on;
  bool emergency = false;
  std::optional<std::int32_t> nights;
  bool record = false;
  std::string role = "scheme-worker";
  std::string purpose;
  std::string asked_for = "household";  // whom or what is proposed
  std::vector<std::string> wishes;
  std::string free;
  std::vector<std::string> means;
  std::int64_t reach = 5'000;  // metres
  bool own_page = false;
  std::string gaps_of = "community";

  std::string name;  // of a scheme or directory; of whoever or whatever is erased; id of a token
  bool yes = false;
  std::optional<std::string> replaces;  // the version of it that was read
  bool history = false;
  std::string organisation;  // file with what only the scheme can say
  bool strict = false;
  std::string title;
  std::string publisher;
  std::string area;
  std::string website;
  std::string licence;
  std::string label;
  std::string own;
  std::string carer;
  std::optional<std::int64_t> days;

  std::vector<std::uint64_t> events;  // positions
  std::string events_of;              // number of a record
  std::optional<std::uint64_t> from;
  std::vector<std::string> from_heads;  // files
  std::optional<std::uint64_t> size;
  std::string proof_bundle;  // file to write
  bool print = false;
  std::string held_head;
  bool every_run = false;
  std::string replay_role = "auditor";

  std::string introduction;
  std::string run;
  std::string household;
  std::string reason;  // of a step; also why a policy is set
  std::string step;
  std::string state;  // to come to
  std::string actor;
  std::string authority;
  std::optional<std::int32_t> due_within;  // days
  std::vector<std::string> says;           // key=value
  std::string body_file;
  bool shares = false;

  std::string listen = "127.0.0.1:8080";
  std::string tls_certificate;
  std::string tls_key;
  std::uint32_t people = 60;
  std::uint64_t seed = 1;
  bool no_serve = false;
  std::string shell;

  std::optional<std::string> said;  // what somebody says they do, or looks for
  std::string activity;
  std::string open;
  bool perhaps = false;
  std::string near;
  std::int64_t within = 2'000;
  std::string cost;
  std::string access;
  std::string age;
  std::string language;
  bool unlisted_too = false;
  std::string map_file;
  std::optional<std::int64_t> people_min;  // of a cluster
  std::optional<std::int64_t> clusters;    // how many are told
  std::optional<std::int64_t> gaps_within;
  std::optional<std::int64_t> answers_within;
  std::optional<std::int64_t> radius;

  std::string service;
  std::string arrangement;
  std::string window_from;
  std::string window_to;
  std::string as_known_at;  // a day, or a position of the log
  std::string trace;        // of a figure
  std::string measure;      // a figure's name
  std::string rules;        // of a year
  std::string figure;
  std::string every;  // how long a period is
  std::string pack_role = "auditor";

  std::optional<std::int64_t> plan_options;
  std::optional<std::int64_t> per_home;
  std::vector<std::string> pins;
  std::vector<std::string> bans;
  std::optional<std::int64_t> recruit;
  bool stable = false;
  std::optional<std::int64_t> overruled_days;
  std::optional<std::int64_t> exposure_top;
  std::optional<std::int64_t> work_max;
};

// Adds every command and option to an app; parsing it fills `line`, which must outlive the app.
void add_commands(CLI::App& app, CommandLine& line);

// What came of reading a command line: to be run, or an end (help, a mistake) with its text.
struct ReadLine {
  std::optional<CommandLine> line;
  int exit = 0;
  std::string out;
  std::string err;
};
ReadLine read_command_line(const std::vector<std::string>& arguments);

// A shell's completion script, made from the same commands. "" for an unknown shell.
std::string completion_script(const std::string& shell);

}  // namespace kith::api
