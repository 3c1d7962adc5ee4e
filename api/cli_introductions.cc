// SPDX-License-Identifier: Apache-2.0
// Introductions on the command line.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/cli.h"
#include "api/cli_output.h"
#include "api/errors.h"
#include "api/introducing.h"
#include "api/introduction_json.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

// What takes several, with commas.
constexpr std::array<std::string_view, 5> lists{"present", "meeting.who_came", "review.present",
                                                "best_interests.consulted", "terms.documents"};
constexpr std::array<std::string_view, 2> truths{"terms.back_up_met",
                                                 "best_interests.unpaid_consulted"};

template <class Known>
bool is_one_of(const Known& known, std::string_view key) {
  return std::find(known.begin(), known.end(), key) != known.end();
}

// "kind:reference", as documents of an arrangement are written.
Json item_of(std::string_view key, const std::string& text) {
  if (key != "terms.documents") return text;
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return Json{{"kind", text}};
  return Json{{"kind", text.substr(0, colon)}, {"reference", text.substr(colon + 1)}};
}

Json value_of(std::string_view key, const std::string& text) {
  if (is_one_of(truths, key) && (text == "yes" || text == "no")) return text == "yes";
  if (!is_one_of(lists, key)) return text;
  Json items = Json::array();
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) items.push_back(item_of(key, text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return items;
}

// A file beside whoever asked, as large as a record may be.
graph::Result<std::string> read_body(const std::string& name, const Caller& caller) {
  const std::filesystem::path path = std::filesystem::path(caller.directory) / name;
  std::ifstream file(path, std::ios::binary);
  std::string text(graph::limits::record_bytes_max + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.gcount() == 0) {
    return Error{ErrorCode::bad_input,
                 fmt::format("{} cannot be read, or is empty", printable(path.string()))};
  }
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() <= graph::limits::record_bytes_max) return text;
  return Error{ErrorCode::too_large,
               fmt::format("{} is larger than {} bytes", printable(path.string()),
                           graph::limits::record_bytes_max)};
}

graph::Result<std::string> body_of(const CommandLine& line, const Caller& caller) {
  if (!line.body_file.empty()) return read_body(line.body_file, caller);
  Json body = Json::object();
  for (const std::string& each : line.says) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos || equals == 0) {
      return Error{ErrorCode::wrong_usage,
                   fmt::format("\"{}\" is not KEY=VALUE, such as answer=yes", printable(each))};
    }
    const std::string key = each.substr(0, equals);
    const std::size_t dot = key.find('.');
    Json* place = &body[key.substr(0, dot)];
    const bool goes_inside = dot != std::string::npos && (place->is_null() || place->is_object());
    if (goes_inside) place = &(*place)[key.substr(dot + 1)];
    if (!place->is_null()) {
      return Error{ErrorCode::wrong_usage, fmt::format("\"{}\" is said twice", printable(key))};
    }
    *place = value_of(key, each.substr(equals + 1));
  }
  return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

StepGate gate_of(std::string_view command) {
  if (command == "decisions") return StepGate::decisions;
  return command == "meetings" ? StepGate::meetings : StepGate::transitions;
}

graph::Result<Shown> asked(Scheme& scheme, const CommandLine& line, const Caller& caller,
                           const Asker& asker) {
  IntroductionDesk& desk = scheme.introductions();
  if (line.command == "introduce") {
    Json body{{"run", line.run}, {"household", line.household}, {"reason", line.reason}};
    if (!line.step.empty()) body["step"] = line.step;
    return desk.begin(asker, body.dump(-1, ' ', false, Json::error_handler_t::replace), "");
  }
  const auto number = graph::number_from_text(line.introduction);
  if (!number) {
    return Error{ErrorCode::wrong_usage,
                 "--introduction takes the number that kith introductions shows"};
  }
  if (line.command == "introductions") {
    return line.shares ? desk.shares(asker, *number) : desk.get(asker, *number);
  }
  auto body = body_of(line, caller);
  if (!body) return std::move(body).error();
  return desk.take(asker, *number, gate_of(line.command), *body, "");
}

std::string shares_words(const Json& json) {
  std::string words;
  for (const Json& share : json.at("shares")) {
    words += fmt::format("Of the {}, tier {}, shown on {}:\n", share.at("of").get<std::string>(),
                         share.at("tier").get<std::string>(), share.at("on").get<std::string>());
    for (const Json& each : share.at("lines")) {
      words += fmt::format("  {}: {}\n", each.value("heading", ""), each.value("text", ""));
    }
  }
  return words.empty() ? "Nothing has been shown.\n" : words;
}

int tell(const CommandLine& line, const Scheme& scheme, const Shown& shown, Terminal& terminal) {
  if (line.json) {
    terminal.out(shown.body + "\n");
    return exit_done;
  }
  const Json json = Json::parse(shown.body);
  terminal.out(line.shares ? shares_words(json) : introduction_words(json, scheme.view()));
  return exit_done;
}

int list(Scheme& scheme, const CommandLine& line, const Asker& asker, Terminal& terminal) {
  std::string cursor;
  bool any = false;
  do {
    auto page = scheme.introductions().list(asker, cursor, graph::limits::page_items_max);
    if (!page) return fail(terminal, page.error());
    for (const std::string& each : page->items) {
      any = true;
      terminal.out(line.json ? each + "\n" : introduction_words(Json::parse(each), scheme.view()));
    }
    cursor = page->next;
  } while (!cursor.empty() && !terminal.cancelled());
  if (!any && !line.json) {
    terminal.out(
        "There are none yet. One begins from a row of a recorded run: kith propose --record, then "
        "kith introduce.\n");
  }
  return exit_done;
}

Right right_of(const CommandLine& line) {
  if (line.command == "introductions") return Right::read_introductions;
  return line.command == "introduce" ? Right::begin_introductions : Right::take_steps;
}

}  // namespace

int command_introductions(Engine& engine, const CommandLine& line, const Caller& caller,
                          Terminal& terminal) {
  auto asker = asker_of(line, caller);
  if (!asker) return fail(terminal, asker.error());
  if (!has(asker->eyes.role, right_of(line))) {
    return fail(terminal, Error{ErrorCode::forbidden,
                                fmt::format("{} has no right to that", word(asker->eyes.role))});
  }
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  if (line.command == "introductions" && line.introduction.empty()) {
    return list(**scheme, line, *asker, terminal);
  }
  auto shown = asked(**scheme, line, caller, *asker);
  if (!shown) return fail(terminal, shown.error());
  return tell(line, **scheme, *shown, terminal);
}

}  // namespace kith::api
