// SPDX-License-Identifier: Apache-2.0
// Directories of community groups on the command line: made, listed, subscribed to.
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/cli.h"
#include "api/errors.h"
#include "api/subscriptions.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

// Whoever has the machine keeps the directories, too.
Asker keeper(const Caller& caller) {
  Asker asker;
  asker.eyes.role = Role::directory_editor;
  asker.who = caller.user;
  return asker;
}

Json said_of(const CommandLine& line) {
  Json json{{"name", line.title.empty() ? line.name : line.title}};
  if (!line.publisher.empty()) json["publisher"] = line.publisher;
  if (!line.area.empty()) json["area"] = line.area;
  if (!line.website.empty()) json["website"] = line.website;
  if (!line.licence.empty()) json["licence"] = line.licence;
  return json;
}

int create(Engine& engine, const CommandLine& line, const Caller& caller, Terminal& terminal) {
  auto made = engine.create_directory(line.name);
  if (!made) return fail(terminal, about_argument(std::move(made).error()));
  auto said = (*made)->create_record(keeper(caller), graph::Kind::directory, said_of(line).dump(),
                                     std::string());
  if (!said) return fail(terminal, said.error());
  const store::SchemeEntry& entry = (*made)->store().entry();
  if (line.json) {
    terminal.out(
        Json{{"name", entry.name}, {"number", graph::to_text(entry.number.number)}}.dump() + "\n");
  } else {
    terminal.out(
        fmt::format("Made the directory {0} in {1}.\nNext: kith import --data {1} --directory {0} "
                    "FILE, then kith directory subscribe --data {1} --scheme SCHEME {0}.\n",
                    entry.name, line.data));
  }
  return exit_done;
}

int list(Engine& engine, const CommandLine& line, Terminal& terminal) {
  auto all = engine.directories();
  if (!all) return fail(terminal, all.error());
  Json items = Json::array();
  std::string text;
  for (const store::SchemeEntry& entry : *all) {
    auto directory = engine.directory(entry.name);
    if (!directory) return fail(terminal, directory.error());
    const graph::View view = (*directory)->view();
    const std::size_t groups = view.numbers(graph::Kind::group).size();
    const auto record = directory_record(view);
    const std::string title = record ? std::get<graph::Directory>(*record).name : std::string();
    items.push_back({{"name", entry.name},
                     {"number", graph::to_text(entry.number.number)},
                     {"title", title},
                     {"groups", groups}});
    text += fmt::format("{:<40} {:>8} {}  {}\n", entry.name, groups,
                        groups == 1 ? "group " : "groups", printable(title));
  }
  if (items.empty()) text = "No directories yet. kith directory create makes one.\n";
  terminal.out(line.json ? items.dump() + "\n" : text);
  return exit_done;
}

int subscribe(Scheme& scheme, const CommandLine& line, const Asker& asker, Terminal& terminal) {
  if (subscribes(scheme.view(), line.name)) {
    terminal.out(fmt::format("{} reads {} already.\n", scheme.name(), line.name));
    return exit_done;
  }
  const Json json{{"directory", line.name}, {"from", graph::to_text(scheme.today())}};
  auto made = scheme.create_record(asker, graph::Kind::subscription, json.dump(), std::string());
  if (!made) return fail(terminal, made.error());
  terminal.out(fmt::format("{} reads {} from now on.\n", scheme.name(), line.name));
  return exit_done;
}

int unsubscribe(Scheme& scheme, const CommandLine& line, const Asker& asker, Terminal& terminal) {
  bool any = false;
  while (const auto number = subscription_to(scheme.view(), line.name)) {
    auto ended = scheme.end(asker, graph::Kind::subscription, *number, "*");
    if (!ended) return fail(terminal, ended.error());
    any = true;
  }
  terminal.out(any ? fmt::format("{} no longer reads {}.\n", scheme.name(), line.name)
                   : fmt::format("{} did not read {}.\n", scheme.name(), line.name));
  return any ? exit_done : exit_no;
}

}  // namespace

int command_directory(Engine& engine, const CommandLine& line, const Caller& caller,
                      Terminal& terminal) {
  if (line.command == "directory create") return create(engine, line, caller, terminal);
  if (line.command == "directory list") return list(engine, line, terminal);
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  Asker asker;
  asker.eyes.role = Role::manager;
  asker.who = caller.user;
  if (line.command == "directory unsubscribe") return unsubscribe(**scheme, line, asker, terminal);
  if (auto directory = engine.directory(line.name); !directory) {
    return fail(terminal, directory.error());
  }
  return subscribe(**scheme, line, asker, terminal);
}

}  // namespace kith::api
