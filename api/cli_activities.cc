// SPDX-License-Identifier: Apache-2.0
// The activities on the command line: the tree, what a text says, another's vocabulary as ours.
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/cli.h"
#include "api/errors.h"
#include "api/exchange/skos_mapping.h"
#include "api/exchange/skos_reader.h"
#include "api/exchange/skos_writer.h"
#include "graph/activity_tree.h"
#include "graph/activity_words.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

// Bytes of the input that are no UTF-8 become the replacement character.
std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// --- the tree ---

void append_branch(std::string& out, std::string_view broader, std::size_t depth) {
  for (const std::string_view word : graph::activities()) {
    if (graph::broader(word) != broader) continue;
    out += std::string(2 * depth, ' ') + std::string(word) + "\n";
    append_branch(out, word, depth + 1);
  }
}

std::string tree_in_words() {
  std::string out;
  append_branch(out, "", 0);
  return out;
}

std::string tree_as_json() {
  Json list = Json::array();
  for (const std::string_view word : graph::activities()) {
    Json row{{"concept", word}, {"label", graph::spoken(word)}};
    if (!graph::broader(word).empty()) row["broader"] = graph::broader(word);
    row["other_labels"] = graph::other_labels(word);
    list.push_back(std::move(row));
  }
  return dumped(Json{{"activities", list}});
}

// --- a text ---

std::string_view part(std::string_view text, const graph::TextRange& said) {
  return text.substr(said.begin, said.end - said.begin);
}

std::string reading_in_words(std::string_view text, const graph::ActivityReading& reading) {
  std::string out = reading.understood.empty() ? "Nothing was understood.\n" : "Understood:\n";
  for (const graph::UnderstoodActivity& each : reading.understood) {
    const std::string name = std::string(each.concept_word) + (each.avoid ? ", to avoid" : "");
    const std::string slips =
        each.slips == 0 ? "" : fmt::format(", {} slip{}", each.slips, each.slips == 1 ? "" : "s");
    out += fmt::format("  {:<28} \"{}\"{}\n", name, printable(part(text, each.said)), slips);
  }
  if (!reading.not_understood.empty()) out += "Not understood:\n";
  for (const graph::NotUnderstood& each : reading.not_understood) {
    constexpr std::array<std::string_view, 3> why{"", ": fits more than one",
                                                  ": said with a \"not\", or as food"};
    out += fmt::format("  \"{}\"{}\n", printable(part(text, each.said)),
                       why.at(static_cast<std::size_t>(each.why)));
  }
  return out;
}

Json range_json(std::string_view text, const graph::TextRange& said) {
  return Json{{"said", part(text, said)}, {"begin", said.begin}, {"end", said.end}};
}

std::string reading_as_json(std::string_view text, const graph::ActivityReading& reading) {
  Json understood = Json::array();
  for (const graph::UnderstoodActivity& each : reading.understood) {
    Json row{{"concept", each.concept_word}};
    row.update(range_json(text, each.said));
    row["how"] = graph::word(each.how);
    row["slips"] = each.slips;
    row["avoid"] = each.avoid;
    understood.push_back(std::move(row));
  }
  Json rest = Json::array();
  for (const graph::NotUnderstood& each : reading.not_understood) {
    Json row = range_json(text, each.said);
    row["why"] = graph::word(each.why);
    rest.push_back(std::move(row));
  }
  return dumped(Json{{"understood", understood}, {"not_understood", rest}});
}

int read_text(const CommandLine& line, Terminal& terminal) {
  const std::string& text = *line.said;
  const auto reading = graph::read_activities(text);
  if (!reading) return fail(terminal, reading.error());
  terminal.out(line.json ? reading_as_json(text, *reading) : reading_in_words(text, *reading));
  return reading->understood.empty() ? exit_no : exit_done;
}

// --- another's vocabulary ---

graph::Result<std::string> content_of(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  if (error || !file) {
    return Error{ErrorCode::bad_input, fmt::format("{} cannot be read: {}", path,
                                                   error ? error.message() : "no permission")};
  }
  if (size > graph::limits::body_bytes_max) {
    return Error{ErrorCode::too_large,
                 fmt::format("{} is too large: a vocabulary has at most {} bytes", path,
                             graph::limits::body_bytes_max)};
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::size_t count(const std::vector<SkosMapping>& mappings, SkosMatch match) {
  std::size_t found = 0;
  for (const SkosMapping& each : mappings) found += each.match == match ? 1 : 0;
  return found;
}

std::string mapping_in_words(const SkosScheme& scheme, const std::vector<SkosMapping>& mappings) {
  std::string out;
  for (std::size_t i = 0; i < mappings.size(); ++i) {
    const SkosMapping& each = mappings[i];
    const std::string label = printable(scheme.concepts[i].preferred);
    if (each.match == SkosMatch::exact) {
      out += fmt::format("{} = {}\n", label, each.concept_word);
    } else if (each.match == SkosMatch::broad && each.through == i) {
      out += fmt::format("{} < {}\n", label, each.concept_word);
    } else if (each.match == SkosMatch::broad) {
      out += fmt::format("{} < {} (by way of {})\n", label, each.concept_word,
                         printable(scheme.concepts[each.through].preferred));
    } else {
      out += fmt::format("{} ?\n", label);
    }
  }
  for (const graph::Fault& note : scheme.notes) {
    out += fmt::format("note {}: {}\n", note.pointer, note.detail);
  }
  if (scheme.notes_not_listed > 0) {
    out += fmt::format("and {} more notes\n", scheme.notes_not_listed);
  }
  return out + fmt::format(
                   "{} concepts: {} are ours (=), {} lie below one of ours (<), "
                   "{} are unknown (?).\n",
                   mappings.size(), count(mappings, SkosMatch::exact),
                   count(mappings, SkosMatch::broad), count(mappings, SkosMatch::none));
}

std::string mapping_as_json(const SkosScheme& scheme, const std::vector<SkosMapping>& mappings) {
  Json list = Json::array();
  for (std::size_t i = 0; i < mappings.size(); ++i) {
    const SkosMapping& each = mappings[i];
    Json row{{"id", scheme.concepts[i].id}, {"label", scheme.concepts[i].preferred}};
    if (each.match != SkosMatch::none) row[std::string(term(each.match))] = each.concept_word;
    if (each.match == SkosMatch::broad && each.through != i)
      row["through"] = scheme.concepts[each.through].id;
    list.push_back(std::move(row));
  }
  Json notes = Json::array();
  for (const graph::Fault& note : scheme.notes) {
    notes.push_back(Json{{"pointer", note.pointer}, {"detail", note.detail}});
  }
  return dumped(Json{{"exact", count(mappings, SkosMatch::exact)},
                     {"broad", count(mappings, SkosMatch::broad)},
                     {"unmapped", count(mappings, SkosMatch::none)},
                     {"concepts", list},
                     {"notes", notes},
                     {"notes_not_listed", scheme.notes_not_listed}});
}

int map_file(const CommandLine& line, Terminal& terminal) {
  const auto content = content_of(line.map_file);
  if (!content) return fail(terminal, content.error());
  const auto scheme = read_skos(*content);
  if (!scheme) return fail(terminal, scheme.error());
  const std::vector<SkosMapping> mappings = map_to_activities(*scheme);
  terminal.out(line.json ? mapping_as_json(*scheme, mappings)
                         : mapping_in_words(*scheme, mappings));
  return exit_done;
}

}  // namespace

int command_activities(const CommandLine& line, Terminal& terminal) {
  if (!line.map_file.empty()) return map_file(line, terminal);
  if (line.said) return read_text(line, terminal);
  if (line.format == "skos") {
    terminal.out(activities_as_skos());
  } else {
    terminal.out(line.json ? tree_as_json() : tree_in_words());
  }
  return exit_done;
}

}  // namespace kith::api
