// SPDX-License-Identifier: Apache-2.0
// Tokens, schemes and check on the command line.
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/audit.h"
#include "api/cli.h"
#include "api/errors.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr std::int64_t days_default = 90;
constexpr std::int64_t day_microseconds = 24LL * 3600 * 1'000'000;

Json to_json(const TokenEntry& entry) {
  Json json{{"id", entry.id},
            {"role", word(entry.role)},
            {"scheme", entry.scheme},
            {"label", entry.label},
            {"created", graph::to_text(entry.created)}};
  if (!entry.directory.empty()) json["directory"] = entry.directory;
  if (entry.own) json["person"] = graph::to_text(*entry.own);
  if (entry.expires) json["expires"] = graph::to_text(*entry.expires);
  if (entry.last_used) json["last_used"] = graph::to_text(*entry.last_used);
  if (entry.revoked) json["revoked"] = graph::to_text(*entry.revoked);
  return json;
}

std::string bound_to(const TokenEntry& entry) {
  if (!entry.directory.empty()) return entry.directory;
  return entry.scheme.empty() ? "-" : entry.scheme;
}

graph::Result<graph::Number> carer_of(const graph::View& view, const std::string& text) {
  auto number = graph::number_from_text(text);
  if (!number) number = view.number_of(graph::Kind::carer, text);
  if (number && view.kind_of(*number) == graph::Kind::carer) return *number;
  return Error{ErrorCode::not_found, "no carer has that number or external id"};
}

graph::Result<TokenEntry> wanted_token(Engine& engine, const CommandLine& line) {
  TokenEntry wanted;
  const auto role = role_from_text(line.role);
  if (!role) return Error{ErrorCode::wrong_usage, "--role: there is no such role; see --help"};
  wanted.role = *role;
  wanted.label = line.label;
  wanted.scheme = line.scheme;
  wanted.directory = line.directory;
  const std::int64_t days = line.days.value_or(days_default);
  wanted.expires = graph::Instant{engine.clock().now().microseconds + days * day_microseconds};
  if ((*role == Role::directory_editor) == line.directory.empty()) {
    return Error{ErrorCode::wrong_usage,
                 "--directory belongs to --role directory-editor, and only there"};
  }
  const bool bound = *role != Role::administrator && *role != Role::directory_editor;
  if (line.scheme.empty() && bound) {
    return Error{ErrorCode::wrong_usage, "--scheme: for which scheme is this token?"};
  }
  if ((*role == Role::person) == line.own.empty()) {
    return Error{ErrorCode::wrong_usage, "--person belongs to --role person, and only there"};
  }
  if (!line.carer.empty() && *role != Role::carer) {
    return Error{ErrorCode::wrong_usage, "--carer belongs to --role carer, and only there"};
  }
  if (!line.directory.empty()) {
    auto directory = engine.directory(line.directory);
    if (!directory) return std::move(directory).error();
  }
  if (line.scheme.empty()) return wanted;
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return std::move(scheme).error();
  if (!line.carer.empty()) {
    auto carer = carer_of((*scheme)->view(), line.carer);
    if (!carer) return std::move(carer).error();
    wanted.own = *carer;
  }
  if (line.own.empty()) return wanted;
  auto person = (*scheme)->person_of(line.own);
  if (!person) return std::move(person).error();
  wanted.own = *person;
  return wanted;
}

int create_token(Engine& engine, const CommandLine& line, Terminal& terminal) {
  auto wanted = wanted_token(engine, line);
  if (!wanted) return fail(terminal, wanted.error());
  auto made = engine.tokens().create(std::move(wanted).value());
  if (!made) return fail(terminal, made.error());
  if (line.json) {
    Json json = to_json(made->entry);
    json["token"] = made->secret;
    terminal.out(json.dump() + "\n");
    return exit_done;
  }
  terminal.out(made->secret + "\n");
  terminal.err(fmt::format("This is shown once. Its id is {}; it ends on {}.\n", made->entry.id,
                           graph::to_text(graph::date_of(*made->entry.expires))));
  return exit_done;
}

int list_tokens(Engine& engine, const CommandLine& line, Terminal& terminal) {
  const graph::Instant now = engine.clock().now();
  Json list = Json::array();
  std::string text;
  for (const TokenEntry& entry : engine.tokens().list()) {
    list.push_back(to_json(entry));
    const char* state = entry.revoked                            ? "revoked"
                        : entry.expires && *entry.expires <= now ? "over"
                                                                 : "good";
    text += fmt::format("{}  {:<8} {:<20} {:<16} {}\n", entry.id, state, word(entry.role),
                        bound_to(entry), printable(entry.label));
  }
  if (list.empty()) text = "No tokens yet. kith token create makes one.\n";
  terminal.out(line.json ? list.dump() + "\n" : text);
  return exit_done;
}

int scheme_list(Engine& engine, const CommandLine& line, Terminal& terminal) {
  auto all = engine.schemes();
  if (!all) return fail(terminal, all.error());
  Json list = Json::array();
  std::string text;
  for (const store::SchemeEntry& entry : *all) {
    list.push_back({{"name", entry.name}, {"number", graph::to_text(entry.number.number)}});
    text += fmt::format("{:<40} {}\n", entry.name, graph::to_text(entry.number.number));
  }
  if (all->empty()) text = "No schemes yet. kith scheme create makes one.\n";
  terminal.out(line.json ? list.dump() + "\n" : text);
  return exit_done;
}

}  // namespace

int command_token(Engine& engine, const CommandLine& line, const Caller&, Terminal& terminal) {
  if (line.command == "token create") return create_token(engine, line, terminal);
  if (line.command == "token list") return list_tokens(engine, line, terminal);
  auto revoked = engine.tokens().revoke(line.name);
  if (!revoked) return fail(terminal, revoked.error());
  terminal.out(fmt::format("Revoked {} ({}). It is good for nothing from now on.\n", revoked->id,
                           printable(revoked->label)));
  return exit_done;
}

int command_scheme(Engine& engine, const CommandLine& line, const Caller&, Terminal& terminal) {
  if (line.command == "scheme list") return scheme_list(engine, line, terminal);
  auto made = engine.create_scheme(line.name);
  if (!made) return fail(terminal, about_argument(std::move(made).error()));
  const store::SchemeEntry& entry = (*made)->store().entry();
  if (line.json) {
    terminal.out(
        Json{{"name", entry.name}, {"number", graph::to_text(entry.number.number)}}.dump() + "\n");
  } else {
    terminal.out(
        fmt::format("Made the scheme {} in {}.\nNext: kith import --data {} --scheme {} "
                    "FILE, then kith token create.\n",
                    entry.name, line.data, line.data, entry.name));
  }
  return exit_done;
}

int command_check(Engine& engine, const CommandLine& line, const Caller&, Terminal& terminal) {
  auto read = engine.storage().verify();
  if (!read) return fail(terminal, read.error());
  auto all = engine.every_scheme();
  if (!all) return fail(terminal, all.error());
  Json json{{"keys", read->keys}, {"bytes", read->bytes}, {"schemes", Json::array()}};
  std::string words =
      fmt::format("storage: {} keys, {} bytes, every checksum read\n", read->keys, read->bytes);
  bool whole = true;
  for (Scheme* scheme : *all) {
    auto report = verify(*scheme);
    if (!report) return fail(terminal, report.error());
    whole = whole && report->whole;
    words += report->words;
    json["schemes"].push_back(Json::parse(report->json));
  }
  json["whole"] = whole;
  terminal.out(line.json ? json.dump() + "\n" : words);
  return whole ? exit_done : exit_no;
}

}  // namespace kith::api
