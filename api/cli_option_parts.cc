// SPDX-License-Identifier: Apache-2.0
#include "api/cli_option_parts.h"

#include <cstdlib>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "api/roles.h"

namespace kith::api {

CLI::App* add(CLI::App& parent, CommandLine& line, const std::string& path,
              const std::string& about, const std::string& example) {
  const std::string name = path.substr(path.rfind(' ') + 1);
  CLI::App* command = parent.add_subcommand(name, about);
  command->footer("Example:\n  " + example);
  command->callback([&line, path] { line.command = path; });
  return command;
}

CLI::App* add_family(CLI::App& app, const std::string& name, const std::string& about) {
  CLI::App* family = app.add_subcommand(name, about);
  family->require_subcommand(1);
  return family;
}

void take_data(CLI::App* command, CommandLine& line) {
  const char* const known = std::getenv("KITH_DATA");
  const std::string by_environment = known == nullptr ? "" : known;
  command->add_option("--data", line.data, "Data directory (or KITH_DATA)")
      ->required(by_environment.empty())
      ->type_name("DIR");
  // Before the command's own options are read: what is typed goes before the environment. (CLI11
  // would give an environment's value to the commands that were not typed, too, and last.)
  command->preparse_callback([&line, by_environment](std::size_t) { line.data = by_environment; });
}

void take_scheme(CLI::App* command, CommandLine& line) {
  take_data(command, line);
  command->add_option("--scheme", line.scheme, "Name of the scheme")->required()->type_name("NAME");
}

void take_scheme_or_directory(CLI::App* command, CommandLine& line) {
  take_data(command, line);
  CLI::Option* scheme =
      command->add_option("--scheme", line.scheme, "Name of the scheme")->type_name("NAME");
  command->add_option("--directory", line.directory, "Or of a directory of community groups")
      ->type_name("NAME")
      ->excludes(scheme);
}

void take_reader(CLI::App* command, CommandLine& line, std::string& role) {
  command->add_option("--as", role, "Whose sight: " + role_names())
      ->capture_default_str()
      ->type_name("ROLE");
  command->add_option("--purpose", line.purpose, "What it is for; stands in the access entry")
      ->type_name("TEXT");
}

void take_json(CLI::App* command, CommandLine& line) {
  command->add_flag("--json", line.json, "For machines: JSON instead of sentences");
}

std::string role_names() {
  std::string names;
  for (const Role role : all_roles()) {
    names += role == Role::scheme_worker ? "" : ", ";
    if (role == Role::data_protection_lead) names += "\n" + std::string(30, ' ');
    names += word(role);
  }
  return names;
}

void take_format(CLI::App* command, CommandLine& line, const std::vector<std::string>& formats) {
  command
      ->add_option("--format", line.format, "One of " + fmt::format("{}", fmt::join(formats, ", ")))
      ->check(CLI::IsMember(formats))
      ->type_name("FORMAT");
}

}  // namespace kith::api
